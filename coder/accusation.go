package coder

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// telling is a clause in which somebody says that another used force.
type telling struct {
	deed string // id of the event
	cue  doc.Excerpt
	date *doc.Date // of the saying
}

// tells keeps in mind by which word an act of force is told of somebody in a clause of its
// own: «قالت كييف إن القوات الروسية قصفت المدينة». Told in passing («بعد قصف روسي»), or
// beside another accusation, it accuses nobody by itself.
func (w *work) tells(d *doc.Document, m *match, e *doc.Event, notes *Notes) {
	if !force(e.Type) || e.Claim != doc.Alleged || e.Realis != doc.Actual || m.lent || len(e.Actor) == 0 || len(e.SaidBy) == 0 || w.anyAccusation() {
		return
	}
	p := &w.s.Preds[m.carrier()]
	in := w.statementAt(p.Tok)
	if in == nil || in.cue == clause.None || in.noun || in.back || in.loose || in.stance != "neutral" && in.stance != "assert" || p.Tok < in.cue || !w.doneBySubject(m, p) {
		return
	}
	cue := w.s.PredAt(in.cue)
	if cue == clause.None || !w.saysSo(&w.s.Preds[cue], e.SaidBy) {
		return
	}
	switch p.Rel {
	case clause.Root, clause.Complement, clause.Coordinated:
		t := &w.s.Tokens[in.cue]
		notes.tellings = append(notes.tellings, telling{e.ID, d.Excerpt(doc.Span{Start: t.StemOrWordStart(), End: t.End}), w.saidWhen(d, cue)})
	}
}

// doneBySubject tells whether the subject of a verb in the active voice is who acts, or
// names him: «الطائرات الروسية قصفت».
func (w *work) doneBySubject(m *match, p *clause.Pred) bool {
	subj := w.args(p, frames.Source{Kind: frames.Subj})
	return p.Verb && !p.Passive && slices.ContainsFunc(m.slots[frames.ActorSlot], func(ph int) bool { return w.touches(ph, subj) })
}

// saysSo tells whether a verb of reporting has who speaks for its subject: «قالت وكالة
// نقلا عن …» and «تشير الإحصاءات» do not.
func (w *work) saysSo(cue *clause.Pred, by []doc.Actor) bool {
	return cue.Verb && !cue.Neg && slices.ContainsFunc(w.args(cue, frames.Source{Kind: frames.Subj}), func(ph int) bool {
		a := &w.s.Phrases[ph].Who.Actor
		return a.Code == by[0].Code && a.Sector == by[0].Sector && (a.ID == by[0].ID || a.Name == by[0].Name)
	})
}

// anyAccusation tells whether somebody accuses another in the words of the sentence.
func (w *work) anyAccusation() bool {
	return slices.ContainsFunc(w.best, func(m *match) bool { return m != nil && m.dead == "" && m.unit.Frame.Type == "ACCUSE" })
}

// Accuse adds the accusations that lie in what one party to a conflict says that the other
// did to its side or to people: the guide wants an accusation beside the act that is
// alleged. Who only reports, counts or prosecutes accuses nobody so.
func (c *Coder) Accuse(d *doc.Document, notes *Notes) {
	for k := range notes.tellings {
		t := &notes.tellings[k]
		i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.ID == t.deed })
		if i < 0 || !chargesFoe(&d.Events[i]) || t.told(d.Events) {
			continue
		}
		d.Events = slices.Insert(d.Events, i, c.accusation(&d.Events[i], t))
	}
}

// told tells whether the statement is an accusation already.
func (t *telling) told(es []doc.Event) bool {
	return slices.ContainsFunc(es, func(e doc.Event) bool { return e.Type == "ACCUSE" && e.Trigger.Start == t.cue.Start })
}

// accusation is that of who tells a deed against who did it.
func (c *Coder) accusation(deed *doc.Event, t *telling) doc.Event {
	e := *deed
	e.Type, e.Mode, e.Trigger, e.Date, e.Place = "ACCUSE", "allege", t.cue, t.date, nil
	e.Actor, e.Recipient, e.SaidBy = slices.Clone(deed.SaidBy[:1]), slices.Clone(deed.Actor), []doc.Actor{}
	e.Claim, e.Historical, e.Magnitude = doc.Asserted, false, nil
	governments(e.Actor)
	governments(e.Recipient)
	if typ := c.Book.Types[e.Type]; typ != nil {
		e.Quad = typ.Quad
	}
	e.Score, e.Cameo = c.Book.Score(e.Type, e.Mode), c.Book.DefaultCameo(e.Type, e.Mode)
	e.Confidence = max(deed.Confidence-0.1, 0.05)
	e.Trace = []string{"«" + t.cue.Text + "» tells what the other side did, " + deed.Type + " at «" + deed.Trigger.Text + "»"}
	e.ID = eventID(&e)
	return e
}

// chargesFoe tells whether an act is told by one side of a conflict of the other, and was
// done to the side that tells it or to people who fight for none.
func chargesFoe(e *doc.Event) bool {
	if len(e.SaidBy) == 0 || len(e.Actor) == 0 {
		return false // what was found out since may have left nobody
	}
	s, a := &e.SaidBy[0], &e.Actor[0]
	if !belligerent(s) || !belligerent(a) || s.Code == a.Code && rebels(s) == rebels(a) {
		return false
	}
	unknown := len(e.Recipient) > 0 && !slices.ContainsFunc(e.Recipient, func(r doc.Actor) bool { return r.Code+r.Sector != "" })
	return unknown && s.Code != a.Code || slices.ContainsFunc(e.Recipient, func(r doc.Actor) bool {
		return civil(&r) || s.Code != "" && r.Code == s.Code && rebels(&r) == rebels(s)
	})
}

// belligerent tells whether somebody is a power that has enemies: a state, an arm of one, its
// opposition, an armed group.
func belligerent(a *doc.Actor) bool {
	switch a.Sector {
	case "GOV", "MIL", "SPY", "LEG", "PTY", "OPP", "PRM":
		return a.Code != "" && a.Code != "UNO"
	case "":
		return a.ID != "" && a.ID == strings.ToLower(a.Code)
	}
	return a.Sector == "REB"
}

// rebels tells whether somebody stands against the state of his country.
func rebels(a *doc.Actor) bool { return a.Sector == "REB" || a.Sector == "OPP" }

// civil tells whether somebody fights for nobody.
func civil(a *doc.Actor) bool {
	switch a.Sector {
	case "CVL", "REF", "MED", "JRN", "EDU", "REL", "SOC":
		return true
	}
	return false
}
