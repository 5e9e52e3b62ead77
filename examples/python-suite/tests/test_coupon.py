from shop.coupon import coupon


def test_rounds_to_cents():
    assert coupon(1.005 + 0.001) == 1.01
