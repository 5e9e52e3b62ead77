from shop.payment import payment


def test_rounds_to_cents():
    assert payment(1.005 + 0.001) == 1.01
