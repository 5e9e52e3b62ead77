from shop.customer import customer


def test_rounds_to_cents():
    assert customer(1.005 + 0.001) == 1.01
