from shop.tax import tax


def test_rounds_to_cents():
    assert tax(1.005 + 0.001) == 1.01
