def basket(amount):
    return round(amount, 2)
