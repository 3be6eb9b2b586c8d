package validate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const head = "id,sentence,type,type_ok,actor_ok,stratum,stratum_size,publisher,seed,version\n"

// sheets reads sheets of judges a, b, …
func sheets(t *testing.T, texts ...string) *Sheets {
	t.Helper()
	s := NewSheets()
	for i, text := range texts {
		judge := string(rune('a' + i))
		if err := s.Read(judge+".csv", strings.NewReader(head+text), judge); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func twoJudges(t *testing.T) *Sheets {
	return sheets(t,
		"1,س,CONSULT,yes,yes,type=CONSULT,900,x,1,v1\n2,س,CONSULT,yes,no,type=CONSULT,900,x,1,v1\n3,ص,ASSAULT,no,,type=ASSAULT,100,y,1,v1\n4,ص,ASSAULT,yes,yes,type=ASSAULT,100,y,1,v1\n",
		"1,س,CONSULT,yes,yes,type=CONSULT,900,x,1,v1\n2,س,CONSULT,no,no,type=CONSULT,900,x,1,v1\n3,ص,ASSAULT,no,,type=ASSAULT,100,y,1,v1\n4,ص,ASSAULT,yes,unsure,type=ASSAULT,100,y,1,v1\n")
}

func TestReport(t *testing.T) {
	r := twoJudges(t).Report(nil)
	if r.Events != 1000 || r.Sampled != 4 || r.Strata != 2 || !slices.Equal(r.By, []string{"type"}) || !slices.Equal(r.Judges, []string{"a", "b"}) {
		t.Errorf("%+v", r)
	}
	for _, c := range []struct {
		measure, group, value string
		judged                int
		right                 float64
		unsure                int
		weighted              float64
	}{
		{"type_ok", "", "", 4, 2.5, 0, 0.9*0.75 + 0.1*0.5}, // 2 is divided
		{"actor_ok", "", "", 3, 2, 0, 0.9*0.5 + 0.1*1},     // 4: yes, and unsure
		{"type_ok", "type", "ASSAULT", 2, 1, 0, 0.5},
		{"type_ok", "publisher", "x", 2, 1.5, 0, 0.75},
		{"type_ok", "judge", "a", 4, 3, 0, 0.95},
		{"type_ok", "judge", "b", 4, 2, 0, 0.5},
		{"actor_ok", "judge", "b", 2, 1, 1, 0.5},
		{Whole, "", "", 4, 2, 0, 0.9*0.5 + 0.1*0.5}, // 2 (actor) and 3 (type) wrong; 4 is right for a, undecided for b
		{Whole, "judge", "b", 3, 1, 1, 0.9 * 0.5},
	} {
		a := find(r, c.measure, c.group, c.value)
		if a.Judged != c.judged || a.Right != c.right || a.Unsure != c.unsure || !near(a.Weighted.P, c.weighted) {
			t.Errorf("%s %s %s: %+v, want %+v", c.measure, c.group, c.value, a, c)
		}
	}
	if a := find(r, "actor_ok", "judge", "b"); a.Covered != 0.9 {
		t.Errorf("covered %v", a.Covered)
	}
}

func TestAgreementOfJudges(t *testing.T) {
	r := twoJudges(t).Report(nil)
	if len(r.Agreement) != 2 {
		t.Fatalf("%+v", r.Agreement)
	}
	// yes yes, yes no, no no, yes yes: 1 − 7·(8−6)/(64−25−9)
	if a := r.Agreement[0]; a.Measure != "type_ok" || a.Items != 4 || a.Agree != 0.75 || a.Alpha == nil || !near(*a.Alpha, 1-7*2/30.0) || a.Lo == nil {
		t.Errorf("%+v", a)
	}
	var got []string
	for _, d := range r.Disagreements {
		got = append(got, fmt.Sprint(d.ID, " ", d.Measure, " ", d.Votes))
	}
	if want := []string{"2 type_ok [{a yes} {b no}]", "4 actor_ok [{a yes} {b unsure}]"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOneJudge(t *testing.T) {
	r := sheets(t, "1,س,CONSULT,yes,yes,all,9,x,1,v1\n2,س,CONSULT,no,,all,9,x,1,v1\n").Report(nil)
	if len(r.Agreement) != 0 || len(r.Disagreements) != 0 || find(r, "type_ok", "type", "CONSULT").Judged != 0 {
		t.Errorf("%+v", r)
	}
	for _, want := range []string{"2 events were drawn from 9 at random, seed 1.", "One judge compared", "type in 50.0% (95% CI "} {
		if !strings.Contains(r.Methods, want) {
			t.Errorf("no %q in: %s", want, r.Methods)
		}
	}
	if strings.Contains(r.Methods, "α") {
		t.Error("agreement of one judge")
	}
}

// TestJudgesByColumn: one file of several judges.
func TestJudgesByColumn(t *testing.T) {
	s := NewSheets()
	text := "id,type_ok,stratum,stratum_size,judge\n1,yes,all,5,zeinab\n1,no,all,5,omar\n2,yes,all,5,\n"
	if err := s.Read("x.csv", strings.NewReader(text), "x"); err != nil {
		t.Fatal(err)
	}
	if r := s.Report(nil); !slices.Equal(r.Judges, []string{"zeinab", "omar", "x"}) || len(r.Disagreements) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestCast(t *testing.T) {
	v := func(values ...Value) []vote {
		var out []vote
		for _, x := range values {
			out = append(out, vote{"a", x})
		}
		return out
	}
	for _, c := range []struct {
		votes []vote
		state state
		right float64
	}{
		{nil, blankBallot, 0}, {v(Yes), judgedBallot, 1}, {v(Yes, No), judgedBallot, 0.5}, {v(Yes, No, Yes, Yes), judgedBallot, 0.75},
		{v(No, Unsure, No), judgedBallot, 0}, {v(Unsure), unsureBallot, 0}, {v(Unsure, Unsure), unsureBallot, 0},
	} {
		if b := cast(nil, c.votes, ""); b.state != c.state || b.right != c.right {
			t.Errorf("%v: %+v, want %+v", c.votes, b, c)
		}
	}
	if b := cast(nil, []vote{{"a", Yes}, {"b", No}}, "b"); b.state != judgedBallot || b.right != 0 {
		t.Errorf("of b: %+v", b)
	}
}

func TestWhole(t *testing.T) {
	// all right; one wrong, the others left empty; one unsure; nothing
	s := sheets(t, "1,س,T,yes,yes,all,9,x,1,v1\n2,س,T,no,,all,9,x,1,v1\n3,س,T,yes,unsure,all,9,x,1,v1\n4,س,T,,,all,9,x,1,v1\n5,س,T,yes,,all,9,x,1,v1\n")
	if a := find(s.Report(nil), Whole, "", ""); a.Judged != 2 || a.Right != 1 || a.Unsure != 2 || a.Blank != 1 {
		t.Errorf("%+v", a)
	}
}

func TestWrite(t *testing.T) {
	r := twoJudges(t).Report(nil)
	print := func(format string) string {
		var b bytes.Buffer
		if err := r.Write(&b, format); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, want := range []string{
		"Accuracy of 1,000 events, from 4 in 2 strata; judged by a and b\n", "type_ok", "72.5 [", "By type\n", "  ASSAULT  2", "By judge\n",
		"Agreement among the judges\n", "0.53 [", "Judged differently\n", "a: yes, b: no", "\u2067س\u2069", "For a methods section\n", "Krippendorff's α",
	} {
		if s := print("table"); !strings.Contains(s, want) {
			t.Errorf("no %q in:\n%s", want, s)
		}
	}
	for _, want := range []string{"### By type\n\n|  | n | type_ok | actor_ok | all |\n|---|---|---|---|---|\n| ASSAULT | 2 | "} {
		if s := print("markdown"); !strings.Contains(s, want) {
			t.Errorf("no %q in:\n%s", want, s)
		}
	}
	var back Report
	if err := json.Unmarshal([]byte(print("json")), &back); err != nil || back.Methods != r.Methods || len(back.Accuracy) != len(r.Accuracy) {
		t.Errorf("%v", err)
	}
}

// TestAgain: the same sheets give the same report, to the last digit.
func TestAgain(t *testing.T) {
	var first string
	for i := range 20 {
		var b bytes.Buffer
		if err := twoJudges(t).Report(nil).Write(&b, "json"); err != nil {
			t.Fatal(err)
		}
		if i > 0 && b.String() != first {
			t.Fatalf("differs:\n%s\n%s", first, b.String())
		}
		first = b.String()
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{7: "7", 999: "999", 1000: "1,000", 116922: "116,922", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func BenchmarkReport(b *testing.B) {
	var s [2]strings.Builder
	for i := range 1000 {
		for j := range s {
			fmt.Fprintf(&s[j], "%d,س,T%d,%s,%s,type=T%d,500,p%d,1,v1\n", i, i%16, []string{"yes", "no"}[(i+j*(i%7))%2], "yes", i%16, i%5)
		}
	}
	all := NewSheets()
	for j := range s {
		if err := all.Read("x", strings.NewReader(head+s[j].String()), fmt.Sprint(j)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		all.Report(nil)
	}
}
