/** In cents, so that no sum is off by a rounding. */
export const total = (prices) => prices.reduce((sum, price) => sum + price, 0);
