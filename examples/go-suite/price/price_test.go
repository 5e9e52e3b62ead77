package price

import "testing"

func TestTotal(t *testing.T) {
	if got := Total(199, 301); got != 500 {
		t.Errorf("Total(199, 301) = %d, want 500", got)
	}
}
