def coupon(amount):
    return round(amount, 2)
