from shop.stock import stock


def test_rounds_to_cents():
    assert stock(1.005 + 0.001) == 1.01
