from shop.shipping import shipping


def test_rounds_to_cents():
    assert shipping(1.005 + 0.001) == 1.01
