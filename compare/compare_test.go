package compare

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"iter"
	"math"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

func each(rows ...Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// sets are two sets of events of our own.
func sets() (ours, theirs []Row) {
	ours = []Row{
		{"2024-05", "EGY", "SDN", 1, 4, 4}, {"2024-05", "EGY", "SDN", 1, 1, 6}, {"2024-05", "RUS", "UKR", 4, 9, -81}, {"2024-05", "NOR", "JOR", 2, 2, 14},
		{"2024-06", "RUS", "UKR", 4, 5, -50}, {"2024-06", "EGY", "SDN", 3, 1, -2}, {"2024-07", "EGY", "SDN", 3, 7, -14},
	}
	theirs = []Row{
		{"2024-04", "EGY", "SDN", 1, 3, 3}, {"2024-05", "RUS", "UKR", 4, 20, -200}, {"2024-05", "EGY", "SDN", 1, 2, 2}, {"2024-06", "RUS", "UKR", 4, 2, -20},
		{"2024-06", "USA", "CHN", 3, 30, -60},
	}
	return ours, theirs
}

func TestCompare(t *testing.T) {
	ours, theirs := sets()
	table, err := NewTable(each(ours...), each(theirs...))
	if err != nil {
		t.Fatal(err)
	}
	r := table.Compare(10)
	if r.N != [2]int{22, 54} || r.Both != 2 || r.Only != [2]int{1, 1} {
		t.Errorf("events %v, in both %d, in one %v: a month of one side must not count", r.N, r.Both, r.Only)
	}
	if len(r.Months) != 4 || r.Months[0].Used || !r.Months[1].Used || r.Months[3].Used || r.Months[1].Dyads != [2]int{3, 2} || r.Months[1].Common != 2 {
		t.Errorf("months %+v", r.Months)
	}
	// dyads of either side, ours 6 14 2 0, theirs 2 22 0 30: ranks 3 4 2 1 and 2 3 1 4
	if !r.Dyads.Known || r.Dyads.N != 4 || math.Abs(r.Dyads.Value-(-0.2)) > 1e-9 {
		t.Errorf("dyads %+v", r.Dyads)
	}
	if r.Common.N != 2 || r.Common.Value != 1 || r.DyadMonths.N != 6 {
		t.Errorf("common %+v, dyad-months %+v", r.Common, r.DyadMonths)
	}
	if q := r.Quads[3]; q.N != [2]int{14, 22} || q.Scores.N != 1 || q.Scores.Known {
		t.Errorf("quad 4: %+v", q)
	}
	if d, e := r.Differences[0], 22*30/76.0; d.Dyad != (Dyad{"USA", "CHN"}) || math.Abs(d.Expected-e) > 1e-9 || math.Abs(d.Residual+math.Sqrt(e)) > 1e-9 {
		t.Errorf("largest difference %+v", d)
	}
	for i := 1; i < len(r.Differences); i++ {
		if math.Abs(r.Differences[i].Residual) > math.Abs(r.Differences[i-1].Residual) {
			t.Error("differences are not in order")
		}
	}
	if n := len(table.Compare(1).Differences); n != 1 {
		t.Errorf("%d differences, 1 wanted", n)
	}
}

func TestPrint(t *testing.T) {
	ours, theirs := sets()
	table, err := NewTable(each(ours...), each(theirs...))
	if err != nil {
		t.Fatal(err)
	}
	r := table.Compare(3)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"table.txt": func(b *bytes.Buffer) error { return r.WriteTable(b, "gdelt") },
		"all.json":  func(b *bytes.Buffer) error { return r.WriteJSON(b, "gdelt") },
		"cells.csv": func(b *bytes.Buffer) error { return table.WriteCSV(b, "gdelt") },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, "testdata/"+name+".golden", b.String())
		switch name {
		case "all.json":
			if !json.Valid(b.Bytes()) {
				t.Error("no JSON")
			}
		case "cells.csv":
			if rows, err := csv.NewReader(&b).ReadAll(); err != nil || len(rows) != 9 {
				t.Errorf("%d rows, %v", len(rows), err)
			}
		}
	}
	none, err := NewTable(each(), each())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	res := none.Compare(5)
	if err := res.WriteTable(&b, "icews"); err != nil || !strings.Contains(b.String(), "dyads in both 0") {
		t.Errorf("nothing: %v %s", err, b.String())
	}
	if err := res.WriteTable(broken{}, "icews"); err == nil {
		t.Error("a failing destination goes unnoticed")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", path, got)
	}
}

func TestErrorsEnd(t *testing.T) {
	bad := func(yield func(Row, error) bool) { yield(Row{}, errors.New("torn")) }
	if _, err := NewTable(each(), bad); err == nil || err.Error() != "torn" {
		t.Errorf("%v", err)
	}
}

func TestSpearman(t *testing.T) {
	for _, c := range []struct {
		x, y  []float64
		want  float64
		known bool
	}{
		{[]float64{1, 2, 3}, []float64{10, 20, 90}, 1, true},
		{[]float64{1, 2, 3}, []float64{3, 2, 1}, -1, true},
		{[]float64{86, 97, 99, 100, 101, 103, 106, 110, 112, 113}, []float64{2, 20, 28, 27, 50, 29, 7, 17, 6, 12}, -29.0 / 165, true},
		{[]float64{1, 1, 2}, []float64{1, 2, 2}, 0.5, true}, // ties: ranks 1.5 1.5 3 and 1 2.5 2.5
		{[]float64{1, 1}, []float64{1, 2}, 0, false},
		{[]float64{1}, []float64{1}, 0, false},
		{nil, nil, 0, false},
	} {
		got := Spearman(c.x, c.y)
		if got.Known != c.known || math.Abs(got.Value-c.want) > 1e-9 || got.N != len(c.x) {
			t.Errorf("Spearman(%v, %v) = %+v, want %v", c.x, c.y, got, c.want)
		}
	}
}
