package coder

import "github.com/sijil-news/sijil/doc"

// meets tells whether an event is one of whose parties all act: no visit, which has a
// host, and no mediation.
func meets(e *doc.Event) bool {
	return e.Type == "CONSULT" && e.Mode != "visit" && e.Mode != "third-party"
}

// hosts makes a side of talks that take their parties from a visit whoever is visited
// («زار الوزير نظيره … وبعد المحادثات»), and leaves out the country visited: whom of it
// they were with is told elsewhere.
func hosts(e *doc.Event) {
	if !meets(e) {
		return
	}
	for _, r := range e.Recipient {
		if official := r.Sector == "GOV" && !ofGovernment(&r); official && !named(&r, e.Actor) {
			e.Actor = append(e.Actor, r)
		}
	}
	e.Recipient = nil
}

// occasions are under what an event is remembered, from the narrowest to its type: «القمة»
// takes up what was called a summit before, «الزيارة» a visit rather than other talks.
func (c *Coder) occasions(e *doc.Event) []string {
	out := make([]string, 0, 3)
	switch {
	case e.Mode == "visit":
		out = append(out, e.Type+"/visit")
	case meets(e) && c.Fn.Occasions.Has(e.Told.Key):
		out = append(out, e.Type+" "+e.Told.Key)
	}
	return append(out, e.Type)
}

// recalled is the event that e takes up of those remembered under its occasions; nil
// where there is none.
func (c *Coder) recalled(of map[string]*doc.Event, e *doc.Event) *doc.Event {
	for _, k := range c.occasions(e) {
		if prev := of[k]; prev != nil {
			return prev
		}
	}
	return nil
}
