from shop.invoice import invoice


def test_rounds_to_cents():
    assert invoice(1.005 + 0.001) == 1.01
