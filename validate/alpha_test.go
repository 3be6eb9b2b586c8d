package validate

import (
	"math"
	"testing"
)

// observed turns the lines of observers into units; "." is missing.
func observed(observers ...string) [][]Value {
	var out [][]Value
	for i := 0; i < len(observers[0]); i++ {
		var u []Value
		for _, o := range observers {
			if o[i] != '.' {
				u = append(u, Value(o[i]-'0'))
			}
		}
		out = append(out, u)
	}
	return out
}

// TestAlpha: the worked examples A (two observers, two values), B (two
// observers, nominal) and C (four observers, data missing) of Krippendorff
// (2011), "Computing Krippendorff's Alpha-Reliability"; his letters a–e are 1–5.
func TestAlpha(t *testing.T) {
	for _, c := range []struct {
		name      string
		observers []string
		want      float64
	}{
		{"A", []string{"0100000010", "1110010000"}, 0.095},
		{"B", []string{"112243335441", "212223335444"}, 0.692},
		{"C", []string{"123321412...", "1233224125.3", ".3332342251.", "12332441251."}, 0.743},
		{"perfect", []string{"1212", "1212"}, 1},
		{"worse than chance", []string{"12", "21"}, -0.5},
	} {
		got, _ := Alpha(observed(c.observers...))
		if math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s: alpha %.4f, want %.3f", c.name, got, c.want)
		}
	}
}

func TestAlphaOfOneValue(t *testing.T) {
	alpha, agree := Alpha(observed("111", "111"))
	if !math.IsNaN(alpha) || agree != 1 {
		t.Errorf("alpha %v, agreement %v: want none and 1", alpha, agree)
	}
	if lo, _ := alphaInterval(observed("111", "111")); !math.IsNaN(lo) {
		t.Errorf("an interval of what is not defined: %v", lo)
	}
}

func TestAgreement(t *testing.T) {
	// seven pairable values: four that match, of 2, 2, 1 half of each 2; the
	// last unit has one value only
	if _, agree := Alpha(observed("1122", "112.", "..1.")); math.Abs(agree-5.0/7) > 1e-12 {
		t.Errorf("agreement %v", agree)
	}
}

func TestAlphaInterval(t *testing.T) {
	u := observed("1121212212211212", "1121212112211222")
	alpha, _ := Alpha(u)
	lo, hi := alphaInterval(u)
	lo2, hi2 := alphaInterval(u)
	if !(lo < alpha && alpha < hi) || lo != lo2 || hi != hi2 {
		t.Errorf("alpha %v, interval %v–%v, again %v–%v", alpha, lo, hi, lo2, hi2)
	}
}
