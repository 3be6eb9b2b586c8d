package coder

import (
	"cmp"
	"strconv"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// doubts says of what was found all that may tell whether it is an event.
func (w *work) doubts(f *features, d *doc.Document, m *match, e *doc.Event) {
	mark := f.mark()
	f.add(EveryEvent)
	w.describe(f, m, &status{realis: e.Realis, claim: e.Claim})
	w.wording(f, m, e)
	w.wordsAround(f, m)
	w.ancestors(f, m, e.Type)
	w.arguments(f, m)
	w.eventsBeside(f, d, m, e)
	whoIsNamed(f, e)
	for _, t := range e.Trace {
		if untilDetail(t) == len(t) {
			f.add("trace ", t)
		}
	}
	f.once(mark)
}

// wording says how the event itself is told.
func (w *work) wording(f *features, m *match, e *doc.Event) {
	p := &w.s.Preds[m.pred]
	f.add("type ", e.Type)
	f.add("type-mode ", e.Type, " ", cmp.Or(e.Mode, "-"))
	f.add("word ", m.word.Text)
	f.add("taken ", strconv.Itoa(m.kind))
	f.add("block ", string(e.Sentence.Block))
	for _, is := range [...]struct {
		so   bool
		what string
	}{{p.Perf, "perfect"}, {p.Fut, "future"}, {p.Neg, "negated"}, {p.Hyp, "possible"}, {p.Passive, "passive"}, {m.lent, "lent"}, {m.aimed, "aimed"}, {len(m.joined) > 0, "joined"}} {
		if is.so {
			f.add(is.what)
		}
	}
	if m.support != clause.None {
		f.add("support ", w.keys[w.s.Preds[m.support].Tok])
	}
	if m.light != clause.None {
		f.add("light ", w.keys[w.s.Preds[m.light].Tok])
	}
	f.add("score ", strconv.Itoa(int(m.score)))
}

// wordsAround says which words stand beside the trigger.
func (w *work) wordsAround(f *features, m *match) {
	at := func(i int) string {
		if i < 0 || i >= len(w.keys) {
			return "-"
		}
		return w.keys[i]
	}
	f.add("before it ", at(m.from-1), " ", at(m.from))
	f.add("after it ", at(m.to-1), " ", at(m.to))
	f.add("second before ", at(m.from-2))
	f.add("second after ", at(m.to+1))
	f.add("two before ", at(m.from-2), " ", at(m.from-1))
	f.add("two after ", at(m.to), " ", at(m.to+1))
	f.add("first ", at(0))
}

// levelsAbove is how many predicates above one are looked at.
const levelsAbove = 4

// ancestors says under which predicates the event stands, and how.
func (w *work) ancestors(f *features, m *match, typ string) {
	up := m.pred
	for n := 0; up != clause.None && n < levelsAbove; n++ {
		q := &w.s.Preds[up]
		level, kind, rel := strconv.Itoa(n), strconv.Itoa(int(q.Via.Kind)), strconv.Itoa(int(q.Rel))
		f.add("up", level, " via ", kind, " ", q.Via.Prep, " ", rel)
		if up = q.Parent; up == clause.None {
			break
		}
		key := w.s.Preds[up].Keys[0]
		f.add("up", level, " ", key)
		f.add("somewhere above ", key)
		f.add("up", level, " ", key, " via ", kind, " ", q.Via.Prep, " ", rel)
		if o := w.best[up]; o != nil && o.dead == "" {
			f.add("up", level, " event ", o.unit.Frame.Type)
			f.add("up", level, " event ", o.unit.Frame.Type, " of ", typ)
			f.add("under an event")
		}
	}
}

// arguments says what stands in the places of the predicate.
func (w *work) arguments(f *features, m *match) {
	p := &w.s.Preds[m.pred]
	for i := range p.Args {
		a := &p.Args[i]
		kind := strconv.Itoa(int(a.Kind))
		f.add("arg ", kind, " ", cmp.Or(a.Prep, "-"))
		if a.Phrase == clause.None {
			continue
		}
		x := &w.s.Phrases[a.Phrase]
		f.add("arg ", kind, " ", a.Prep, " kind ", cmp.Or(x.Who.Kind, "-"))
		if x.Head >= 0 {
			f.add("arg ", kind, " ", a.Prep, " head ", w.keys[x.Head])
			f.add("arg head ", w.keys[x.Head])
		}
	}
}

// eventsBeside says which other events the sentence and the article tell.
func (w *work) eventsBeside(f *features, d *doc.Document, m *match, e *doc.Event) {
	same, here := 0, 0
	for i := max(0, len(d.Events)-lastEvents); i < len(d.Events); i++ {
		switch o := &d.Events[i]; {
		case o.Sentence.Start == e.Sentence.Start:
			here++
			f.add("behind ", o.Type)
			if o.Type == e.Type {
				same++
				f.add("behind one of its type")
			}
		case o.Type == e.Type:
			f.add("its type before")
		}
	}
	of := 0
	for _, o := range w.best {
		if o == nil || o == m || o.dead != "" {
			continue
		}
		of++
		f.add("beside ", o.unit.Frame.Type)
		if o.unit.Frame.Type == e.Type {
			f.add("beside one of its type")
		}
	}
	f.add("behind so many of its type ", strconv.Itoa(min(same, 3)))
	f.add("behind so many ", strconv.Itoa(min(here, 6)))
	f.add("beside so many ", strconv.Itoa(min(of, 6)))
}

// whoIsNamed says which parties the event has, and whether it has a speaker, day and place.
func whoIsNamed(f *features, e *doc.Event) {
	for i := range e.Actor {
		f.add("actor ", cmp.Or(e.Actor[i].Sector, "-"))
		f.add("actor of ", cmp.Or(e.Actor[i].Code, "-"))
	}
	for i := range e.Recipient {
		f.add("recipient ", cmp.Or(e.Recipient[i].Sector, "-"))
	}
	if len(e.Actor) > 0 && len(e.Recipient) > 0 {
		a, r := &e.Actor[0], &e.Recipient[0]
		f.add("sides ", strconv.FormatBool(a.Code == r.Code), " ", cmp.Or(a.Sector, "-"), " ", cmp.Or(r.Sector, "-"))
	}
	if BetweenParties(e) {
		f.add("between parties")
	}
	if len(e.SaidBy) > 0 {
		f.add("somebody says so")
	}
	if e.Date != nil {
		f.add("has a day")
	}
	if e.Place != nil {
		f.add("has a place")
	}
}
