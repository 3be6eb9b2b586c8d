package coder

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func party(text, code string, feats ...string) Party {
	return Party{[]doc.Actor{{Text: text, Code: code}}, feats}
}

// TestChoose: the likeliest party is chosen, nobody where that is likelier, and who
// is named twice has what both mentions speak for.
func TestChoose(t *testing.T) {
	l := &Likely{map[Question]*weights{WhoActs: together(map[string]float64{"nobody": 0, "near": 0.4, "near * ASSAULT": 0.6, "near * AID": -9, "far": -0.4})}}
	for _, x := range []struct {
		parties []Party
		want    int
	}{
		{[]Party{party("الجيش", "SYR", "near"), party("الشرطة", "SYR", "far")}, 0},
		{[]Party{party("الشرطة", "SYR", "far")}, -1},
		{[]Party{party("الشرطة", "SYR", "far"), party("الجيش", "SYR", "far"), party("الشرطة", "SYR", "far")}, 0},
		{nil, -1},
	} {
		if got, p := l.Choose(&Asked{Question: WhoActs, Parties: x.parties, Nobody: []string{"nobody"}, About: []string{"ASSAULT"}}); got != x.want || p <= 0 || p > 1 {
			t.Errorf("%v: %d, %f", x.parties, got, p)
		}
	}
	if l.knows(Whom) || !l.knows(WhoActs) || (*Likely)(nil).knows(WhoActs) {
		t.Error("the questions that are known are not told")
	}
}

// TestGuessed: a guess fills what is still empty, never what grammar has filled since,
// and nobody becomes both sides of an event.
func TestGuessed(t *testing.T) {
	army, rebels := doc.Actor{Text: "الجيش", Code: "SYR"}, doc.Actor{Text: "المعارضة", Code: "SYR", Sector: "REB"}
	d := &doc.Document{Events: []doc.Event{
		{ID: "1", Type: "ASSAULT"},
		{ID: "2", Type: "ASSAULT", Actor: []doc.Actor{rebels}},
		{ID: "3", Type: "CONSULT", Actor: []doc.Actor{rebels}},
		{ID: "4", Type: "ASSAULT", Recipient: []doc.Actor{army}},
	}}
	guessed(d, &Notes{guesses: []guess{
		{"1", WhoActs, []doc.Actor{army}, 0.6}, {"1", Whom, []doc.Actor{army}, 0.6},
		{"2", WhoActs, []doc.Actor{army}, 0.6}, {"gone", WhoActs, []doc.Actor{army}, 0.6},
		{"3", OtherSide, []doc.Actor{army}, 0.6}, {"4", WhoActs, []doc.Actor{army}, 0.6},
	}})
	var got []string
	for _, e := range d.Events {
		s := e.ID
		for _, a := range e.Actor {
			s += " " + a.Text
		}
		s += " >"
		for _, a := range e.Recipient {
			s += " " + a.Text
		}
		got = append(got, s)
	}
	want := "1 الجيش >|2 المعارضة >|3 المعارضة الجيش >|4 > الجيش"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	if !strings.Contains(strings.Join(d.Events[0].Trace, "|"), "likelihood 0.6") {
		t.Errorf("the trace does not tell of it: %v", d.Events[0].Trace)
	}
}
