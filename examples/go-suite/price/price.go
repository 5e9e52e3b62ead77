// Package price counts in cents, so that no sum is off by a rounding.
package price

// Total is the sum of all prices.
func Total(prices ...int) int {
	sum := 0
	for _, price := range prices {
		sum += price
	}
	return sum
}
