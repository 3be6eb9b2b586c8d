package query

import (
	"math/rand/v2"
	"testing"
)

// TestMonths: whole months with some days added and some taken off are the days
// that are asked for, and never more than half a month is read at an end.
func TestMonths(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	planned := 0
	for range 5000 {
		d := Days{From: 17000 + int64(r.IntN(400))}
		d.To = d.From + int64(r.IntN(120))
		core, rest, less, ok := d.months()
		if !ok {
			continue
		}
		planned++
		if !core.wholeMonths() {
			t.Fatalf("%v: %v are no whole months", d, core)
		}
		n := map[int64]int{}
		count := func(list []Days, sign int) (read int64) {
			for _, p := range list {
				for day := p.From; day <= p.To; day++ {
					n[day] += sign
				}
				read += p.length()
			}
			return read
		}
		count([]Days{core}, 1)
		read := count(rest, 1) + count(less, -1)
		if most := min(32, d.length()); read >= most {
			t.Fatalf("%v: %d days are read", d, read)
		}
		for day := d.From - 70; day <= d.To+70; day++ {
			want := 0
			if d.From <= day && day <= d.To {
				want = 1
			}
			if n[day] != want {
				t.Fatalf("%v: day %d is counted %d times; %v, and %v, without %v", d, day, n[day], core, rest, less)
			}
		}
	}
	if planned < 3000 {
		t.Errorf("only %d of 5000 are made of months", planned)
	}
	if core, rest, less, ok := (Days{firstDay, 17000}).months(); !ok || core.From != firstDay || len(rest)+len(less) != 1 {
		t.Errorf("%v, %v, %v, %v", core, rest, less, ok)
	}
}
