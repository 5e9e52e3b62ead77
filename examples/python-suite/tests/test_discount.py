from shop.discount import discount


def test_rounds_to_cents():
    assert discount(1.005 + 0.001) == 1.01
