package stock

import "testing"

func TestAvailable(t *testing.T) {
	if Available(3, 4) {
		t.Error("4 of 3 can be had")
	}
}
