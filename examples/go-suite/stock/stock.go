// Package stock knows what can be had.
package stock

// Available says whether so many can be had.
func Available(stock, wanted int) bool {
	return wanted > 0 && stock >= wanted
}
