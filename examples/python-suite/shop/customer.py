def customer(amount):
    return round(amount, 2)
