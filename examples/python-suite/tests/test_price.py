from shop.price import price


def test_rounds_to_cents():
    assert price(1.005 + 0.001) == 1.01
