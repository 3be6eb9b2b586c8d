package coder

import (
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// said are features of a model.
func said(of *featureNumbers, names ...string) Features {
	f := features{of: of}
	for _, n := range names {
		f.add(n)
	}
	return f.since(0)
}

// model makes a model of lines of a question: feature | weights.
func model(t *testing.T, q Question, lines ...string) *Likely {
	t.Helper()
	l := newLikely()
	for _, line := range lines {
		feature, rest, _ := strings.Cut(line, " | ")
		if why := l.add(q, feature, rest); why != "" {
			t.Fatal(why)
		}
	}
	return l
}

// TestChoose: the likeliest party is chosen, nobody where that is likelier, and who
// is named twice has what both mentions speak for.
func TestChoose(t *testing.T) {
	l := model(t, WhoActs, "about 4 | AID", "about 7 | ASSAULT", "nobody | 0", "near | 40 7 60 4 -900", "far | -40")
	party := func(text, code string, feats ...string) Party {
		return Party{Actors: []doc.Actor{{Text: text, Code: code}}, Feats: said(l.parties, feats...)}
	}
	for _, x := range []struct {
		parties []Party
		want    int
	}{
		{[]Party{party("الجيش", "SYR", "near"), party("الشرطة", "SYR", "far")}, 0},
		{[]Party{party("الشرطة", "SYR", "far")}, -1},
		{[]Party{party("الشرطة", "SYR", "far"), party("الجيش", "SYR", "far"), party("الشرطة", "SYR", "far")}, 0},
		{nil, -1},
	} {
		if got, p := l.Choose(&Asked{Question: WhoActs, Parties: x.parties, Nobody: said(l.parties, "nobody"), About: said(l.events, "ASSAULT")}); got != x.want || p <= 0 || p > 1 {
			t.Errorf("%v: %d, %f", x.parties, got, p)
		}
	}
	if l.knows(Whom) || !l.knows(WhoActs) || (*Likely)(nil).knows(WhoActs) {
		t.Error("the questions that are known are not told")
	}
}

// TestBadWeights: a line that is none says why.
func TestBadWeights(t *testing.T) {
	l := model(t, WhoActs, "about 7 | AID")
	for _, line := range [][2]string{{"about x", "ASSAULT"}, {"near", "0.4"}, {"near", "40 7 x"}, {"near", "40 8 1"}, {"about 8", "ASSAULT"}} {
		if l.add(WhoActs, line[0], line[1]) == "" {
			t.Errorf("%v is taken", line)
		}
	}
}

// TestGuessed: a guess fills what is still empty or no more than a scene, never what
// grammar has filled since, and nobody becomes both sides of an event.
func TestGuessed(t *testing.T) {
	army, rebels := doc.Actor{Text: "الجيش", Code: "SYR"}, doc.Actor{Text: "المعارضة", Code: "SYR", Sector: "REB"}
	d := &doc.Document{Events: []doc.Event{
		{ID: "1", Type: "ASSAULT"},
		{ID: "2", Type: "ASSAULT", Actor: []doc.Actor{rebels}},
		{ID: "3", Type: "CONSULT", Actor: []doc.Actor{rebels}},
		{ID: "4", Type: "ASSAULT", Recipient: []doc.Actor{army}},
		{ID: "5", Type: "ASSAULT", Recipient: []doc.Actor{{Text: "المدينة", Code: "SYR"}}},
	}}
	l := model(t, WhoActs, "near | 500")
	l.weights[OtherSide], l.weights[Whom] = l.weights[WhoActs], l.weights[WhoActs]
	near := []Party{{Actors: []doc.Actor{army}, Feats: said(l.parties, "near")}}
	c := &Coder{Fn: &frames.Function{}, Likely: l}
	d.Sentences = make([]doc.Sentence, aFew+1)
	var notes Notes
	notes.Reset(c)
	notes.kept = []kept{
		{event: "1", actor: true, whom: true, parties: near}, {event: "2", actor: true, parties: near},
		{event: "gone", actor: true, parties: near}, {event: "3", actor: true, joined: true, parties: near},
		{event: "4", actor: true, parties: near},
		{event: "5", whom: true, scene: true, parties: near},
	}
	c.guessed(d, &notes)
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
	want := "1 الجيش >|2 المعارضة >|3 المعارضة الجيش >|4 > الجيش|5 > الجيش"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	if !strings.Contains(strings.Join(d.Events[0].Trace, "|"), "likelihood 1.0") {
		t.Errorf("the trace does not tell of it: %v", d.Events[0].Trace)
	}
}

// TestWholeRow: who is likely and named with others acts with them, unless one of them is on
// a side already.
func TestWholeRow(t *testing.T) {
	police, army, rebels := doc.Actor{Text: "الشرطة", Code: "SYR", Sector: "COP"}, doc.Actor{Text: "الجيش", Code: "SYR", Sector: "MIL"}, doc.Actor{Text: "المعارضة", Code: "SYR", Sector: "REB"}
	x := Party{Actors: []doc.Actor{army}, all: []doc.Actor{police, army}}
	for _, c := range []struct {
		e    doc.Event
		want int
	}{
		{doc.Event{Type: "ASSAULT"}, 2},
		{doc.Event{Type: "ASSAULT", Recipient: []doc.Actor{rebels}}, 2},
		{doc.Event{Type: "ASSAULT", Recipient: []doc.Actor{police}}, 1},
		{doc.Event{Type: "CONSULT", Actor: []doc.Actor{{Text: "شرطة المدينة", Code: "SYR", Sector: "COP"}}}, 1},
	} {
		if got := x.with(&Coder{Fn: &frames.Function{}}, &c.e); len(got) != c.want {
			t.Errorf("%v: %v", c.e, got)
		}
	}
	if alone := (&Party{Actors: []doc.Actor{army}}); len(alone.with(&Coder{Fn: &frames.Function{}}, &doc.Event{Type: "ASSAULT"})) != 1 {
		t.Error("who stands alone has company")
	}
}
