from shop.order import order


def test_rounds_to_cents():
    assert order(1.005 + 0.001) == 1.01
