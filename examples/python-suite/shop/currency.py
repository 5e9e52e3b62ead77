def currency(amount):
    return round(amount, 2)
