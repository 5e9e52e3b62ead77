def discount(amount):
    return round(amount, 2)
