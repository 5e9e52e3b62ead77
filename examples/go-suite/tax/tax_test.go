package tax

import "testing"

func TestWith(t *testing.T) {
	if got := With(101, 19); got != 120 {
		t.Errorf("With(101, 19) = %d, want 120", got)
	}
}
