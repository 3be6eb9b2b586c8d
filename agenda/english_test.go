package agenda_test

import "testing"

// TestEnglish runs the examples of English.
func TestEnglish(t *testing.T) {
	p := load(t)
	l, err := p.Language("en")
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Agenda.Examples) < 5 {
		t.Fatalf("%d examples in the data, expected more", len(l.Agenda.Examples))
	}
	for _, x := range l.Agenda.Examples {
		d := code(t, p, x.Text+".", x.Published)
		var got []string
		for _, it := range d.Agenda {
			when := "-"
			if it.When != nil {
				if when = it.When.From; it.When.To != "" {
					when += ".." + it.When.To
				}
			}
			got = append(got, when)
		}
		want := x.From
		if x.To != "" {
			want += ".." + x.To
		}
		if x.None && len(got) > 0 || !x.None && (len(got) != 1 || got[0] != want) {
			t.Errorf("line %d: %s: %q, want %q", x.Line, x.Text, got, want)
		}
	}
}
