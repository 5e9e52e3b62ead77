from shop.basket import basket


def test_rounds_to_cents():
    assert basket(1.005 + 0.001) == 1.01
