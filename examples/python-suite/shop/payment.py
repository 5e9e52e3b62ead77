def payment(amount):
    return round(amount, 2)
