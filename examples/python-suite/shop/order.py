def order(amount):
    return round(amount, 2)
