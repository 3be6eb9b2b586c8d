package columns

import (
	"errors"
	"math"
	"reflect"
	"testing"
)

type word struct {
	Text string `json:"text,omitempty"`
	Interval
	Kind string `json:"kind"`
}

// Interval is embedded, as those of documents are.
type Interval struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type sample struct {
	Name  string   `json:"name"`
	Words []word   `json:"words"`
	Notes []string `json:"notes"`
	Best  *word    `json:"best"`
	At    Interval `json:"at"`
	Count int64    `json:"count"`
	Score float64  `json:"score"`
	Yes   bool     `json:"yes"`
	Raw   [][]byte `json:"raw"`
	Left  string   `json:"-"`
}

const text = "اتهمت واشنطن موسكو"

var samples = []sample{
	{},
	{Words: []word{}, Notes: []string{}, Raw: [][]byte{nil, {}, {0, 1}}},
	{Name: "واشنطن", Words: []word{{Text: "a", Interval: Interval{0, 10}, Kind: "x"}, {Interval: Interval{0, 10}, Kind: "x"}, {}}, Count: -5, Score: math.Copysign(0, -1)},
	{Words: []word{{Interval: Interval{11, 23}, Text: "واشنطن"}}, Name: "after", Best: &word{Text: "واشنطن", Kind: "after"}, Score: 1e-300, Yes: true},
	{At: Interval{-7, 3}, Words: make([]word, 500), Score: math.MaxFloat64, Count: math.MinInt64},
	{At: Interval{math.MaxInt, math.MinInt}, Notes: []string{"«»", "«أ» و«ب» 12 007 0.05 0 00 99999999999999999999 00000000000001", "«open", "close»", "«a«b»c»", "\x01 7", "\x02", "", "12", "\xff«\xfe»"}},
}

func newPlan[T any](t testing.TB) *Plan {
	t.Helper()
	p, err := NewPlan(reflect.TypeFor[T]())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRoundTrip(t *testing.T) {
	p := newPlan[sample](t)
	for i, want := range samples {
		data, err := p.Append([]byte("before"), &want, text)
		if err != nil {
			t.Fatal(err)
		}
		var got sample
		if err := p.Read(data[len("before"):], &got, text); err != nil {
			t.Fatalf("sample %d: %v", i, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("sample %d: %+v, want %+v", i, got, want)
		}
	}
}

// TestOnce: what comes again, and words of the text, are not written again.
func TestOnce(t *testing.T) {
	p := newPlan[sample](t)
	size := func(s sample) int {
		data, err := p.Append(nil, &s, text)
		if err != nil {
			t.Fatal(err)
		}
		return len(data)
	}
	w := word{Interval: Interval{11, 23}, Kind: "a kind of some length"}
	one, ten := size(sample{Words: []word{w}}), size(sample{Words: []word{w, w, w, w, w, w, w, w, w, w}})
	if ten-one > 2*9 {
		t.Errorf("nine more words take %d bytes", ten-one)
	}
	in, out := w, w
	in.Text, out.Text = text[11:23], "not in there"
	if a, b := size(sample{Words: []word{w, in}}), size(sample{Words: []word{w, out}}); a > b-len(out.Text)+2 {
		t.Errorf("a word of the text takes %d bytes, another one %d", a-one, b-one)
	}
}

// TestChange: another version of the struct reads what it knows.
func TestChange(t *testing.T) {
	type later struct {
		New   string   `json:"new"`
		Notes []string `json:"notes"`
		Words []struct {
			Kind string  `json:"kind"`
			Sure float64 `json:"sure"`
		} `json:"words"`
	}
	old := sample{Name: "x", Notes: []string{"n 1", "n 2"}, Words: []word{{Kind: "a"}, {Kind: "b", Text: "t"}}, Count: 3}
	data, err := newPlan[sample](t).Append(nil, &old, text)
	if err != nil {
		t.Fatal(err)
	}
	var got later
	if err := newPlan[later](t).Read(data, &got, text); err != nil {
		t.Fatal(err)
	}
	if got.New != "" || !reflect.DeepEqual(got.Notes, old.Notes) || len(got.Words) != 2 || got.Words[1].Kind != "b" || got.Words[1].Sure != 0 {
		t.Errorf("%+v", got)
	}
}

func TestNoNumber(t *testing.T) {
	p := newPlan[sample](t)
	for _, f := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := p.Append(nil, &sample{Score: f}, ""); err == nil {
			t.Errorf("%v: no error", f)
		}
	}
}

func TestTypes(t *testing.T) {
	type twice struct {
		Interval
		Begin int `json:"Interval"`
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[twice](), reflect.TypeFor[struct{ M map[string]int }](), reflect.TypeFor[struct{ C chan int }]()} {
		if _, err := NewPlan(typ); err == nil {
			t.Errorf("%s: no error", typ)
		}
	}
}

func FuzzPart(f *testing.F) {
	for _, s := range samples[len(samples)-1].Notes {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pattern, words, numbers := part(s)
		got := join(pattern, func() (w string) { w, words = words[0], words[1:]; return w }, func() (n uint64) { n, numbers = numbers[0], numbers[1:]; return n })
		if got != s || len(words)+len(numbers) > 0 {
			t.Errorf("%q became %q", s, got)
		}
	})
}

// FuzzRead: damaged data is an error, or some other value, but no panic.
func FuzzRead(f *testing.F) {
	p := newPlan[sample](f)
	for _, s := range samples {
		data, err := p.Append(nil, &s, text)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, text)
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		var s sample
		if err := p.Read(data, &s, text); err != nil && !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
	})
}
