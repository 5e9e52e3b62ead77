def tax(amount):
    return round(amount, 2)
