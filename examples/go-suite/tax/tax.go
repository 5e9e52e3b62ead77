// Package tax adds taxes to prices.
package tax

// With adds percent to cents, rounded to a cent.
func With(cents, percent int) int {
	return (cents*(100+percent) + 50) / 100
}
