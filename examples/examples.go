// Package examples runs the yes and no lines of the frames: each must be coded
// as the lines below it say.
package examples

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/explain"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

// Failure is an example that is not coded as it says.
type Failure struct {
	File  string
	Line  int // of the example or of the expected event
	Frame string
	Text  string // the example
	Msg   string
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d: example of %s: %s", f.File, f.Line, f.Frame, f.Msg)
}

// Cue runs one example of the reporting cues: each of its events must be
// coded, or on a no line none of them.
func Cue(p *pipeline.Pipeline, lang string, ex *frames.Example) (out []Failure) {
	d := &doc.Document{ID: "example", Lang: lang, Text: ex.Text}
	p.Code(d)
	for i := range ex.Expect {
		e := &ex.Expect[i]
		if met := slices.ContainsFunc(d.Events, func(ev doc.Event) bool { return Meets(e, &ev) }); met != ex.Yes {
			want := "want "
			if !ex.Yes {
				want = "do not want "
			}
			out = append(out, Failure{CueFile(lang), ex.Line, "cues", ex.Text, want + e.Text + "; got " + found(d)})
		}
	}
	return out
}

// CueFile is where the examples of reporting cues of a language stand.
func CueFile(lang string) string { return lang + "/cues.txt" }

// Settled is Check for a test: a todo line may fail, but must not pass, since
// then it is a yes line.
func Settled(p *pipeline.Pipeline, lang string, f *frames.Frame, ex *frames.Example) []Failure {
	out := Check(p, lang, f, ex)
	switch {
	case !ex.Todo:
		return out
	case len(out) == 0:
		return []Failure{{f.File, ex.Line, f.ID, ex.Text, "the todo line is coded as it says: make it a yes line"}}
	}
	return nil
}

// Check runs one example of a frame of a language.
func Check(p *pipeline.Pipeline, lang string, f *frames.Frame, ex *frames.Example) (out []Failure) {
	fail := func(line int, msg string) {
		out = append(out, Failure{f.File, line, f.ID, ex.Text, msg})
	}
	defer func() {
		if r := recover(); r != nil {
			fail(ex.Line, fmt.Sprintf("internal error: %v", r))
		}
	}()
	d := &doc.Document{ID: "example", Lang: lang, Text: ex.Text}
	p.Code(d)
	for i := range ex.Expect {
		e := &ex.Expect[i]
		if !slices.ContainsFunc(d.Events, func(ev doc.Event) bool { return Meets(e, &ev) }) {
			fail(e.Line, "want "+e.Text+"; got "+found(d)+stopped(p, lang, f, ex))
		}
	}
	fired := slices.ContainsFunc(d.Events, func(ev doc.Event) bool { return by(&ev) == f.ID })
	switch {
	case !ex.Yes && fired:
		fail(ex.Line, "the frame fires on a no line; got "+found(d))
	case ex.Yes && len(ex.Expect) == 0 && !fired:
		fail(ex.Line, "the frame does not fire; got "+found(d)+stopped(p, lang, f, ex))
	}
	return out
}

// by is the frame an event was coded by.
func by(e *doc.Event) string {
	if len(e.Trace) == 0 {
		return ""
	}
	if f := strings.Fields(e.Trace[0]); len(f) > 1 && f[0] == "frame" {
		return f[1]
	}
	return ""
}

var twoSided = map[string]bool{"ASSAULT": true, "CONSULT": true, "AGREE": true, "COOPERATE": true}

// Meets tells whether a coded event is what an example expects.
func Meets(want *frames.Expect, e *doc.Event) bool {
	if e.Type != want.Type || want.Mode != "" && e.Mode != want.Mode {
		return false
	}
	if want.Realis != "" && string(e.Realis) != want.Realis || want.Claim != "" && string(e.Claim) != want.Claim {
		return false
	}
	actor, recipient := e.Actor, e.Recipient
	if twoSided[e.Type] {
		both := append(slices.Clone(e.Actor), e.Recipient...)
		actor, recipient = both, both
	}
	return among(want.Actors, actor) && among(want.Recipients, recipient) && (want.By == "" || among([]string{want.By}, e.SaidBy))
}

// among tells whether each code stands among the participants.
func among(codes []string, list []doc.Actor) bool {
	for _, c := range codes {
		if !slices.ContainsFunc(list, func(a doc.Actor) bool { return is(c, &a) }) {
			return false
		}
	}
	return true
}

// is compares a code with optional sector, "-" for none: USA, USA.GOV, -, -.CVL.
func is(code string, a *doc.Actor) bool {
	country, sector, _ := strings.Cut(code, ".")
	if country == "-" {
		country = ""
	}
	return a.Code == country && (sector == "" || a.Sector == sector)
}

// found lists the events of the example as an expected line would.
func found(d *doc.Document) string {
	if len(d.Events) == 0 {
		for _, b := range d.Blocks {
			if !b.Kind.Coded() {
				return "no event (read as " + string(b.Kind) + ")"
			}
		}
		return "no event"
	}
	list := make([]string, len(d.Events))
	for i := range d.Events {
		list[i] = Line(&d.Events[i])
	}
	return strings.Join(list, " / ")
}

// Line writes an event as an expected line of a frame file.
func Line(e *doc.Event) string {
	parts := []string{e.Type}
	if e.Mode != "" {
		parts[0] += "/" + e.Mode
	}
	if len(e.Actor) > 0 {
		parts = append(parts, codes(e.Actor))
	}
	if len(e.Recipient) > 0 {
		parts = append(parts, ">", codes(e.Recipient))
	}
	if e.Realis != doc.Actual {
		parts = append(parts, string(e.Realis))
	}
	if e.Claim != doc.Asserted {
		parts = append(parts, string(e.Claim))
	}
	if len(e.SaidBy) > 0 {
		parts = append(parts, "by", codes(e.SaidBy))
	}
	return strings.Join(parts, " ")
}

func codes(list []doc.Actor) string {
	out := make([]string, len(list))
	for i, a := range list {
		if out[i] = a.Code; a.Code == "" {
			out[i] = "-"
		}
		if a.Sector != "" {
			out[i] += "." + a.Sector
		}
	}
	return strings.Join(out, ",")
}

// stopped says what stopped the frame at a word it knows.
func stopped(p *pipeline.Pipeline, lang string, f *frames.Frame, ex *frames.Example) string {
	list, err := explain.Over(p).Document(&doc.Document{ID: "example", Lang: lang, Text: ex.Text})
	if err != nil {
		return " (" + err.Error() + ")"
	}
	for _, s := range list {
		for _, m := range s.Misses {
			if m.Frame == f.ID {
				return " (stopped at " + m.Word + ": " + m.Why + ")"
			}
		}
	}
	return ""
}
