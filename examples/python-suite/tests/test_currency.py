from shop.currency import currency


def test_rounds_to_cents():
    assert currency(1.005 + 0.001) == 1.01
