def invoice(amount):
    return round(amount, 2)
