def price(amount):
    return round(amount, 2)
