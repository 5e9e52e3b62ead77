def stock(amount):
    return round(amount, 2)
