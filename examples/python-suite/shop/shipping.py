def shipping(amount):
    return round(amount, 2)
