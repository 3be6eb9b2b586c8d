package export

import "github.com/sijil-news/sijil/doc"

// field is something an entry may hold, by the name it has in the output of the
// register. A format names those it has a place for; what else an event holds
// is reported.
type field struct {
	name string
	has  func(e *Entry) bool
}

// ofEvent makes the condition of a field of the event.
func ofEvent(has func(*doc.Event) bool) func(*Entry) bool {
	return func(e *Entry) bool { return has(e.Event) }
}

// ofText makes the condition of a field of words.
func ofText(get func(*doc.Event) string) func(*Entry) bool {
	return func(e *Entry) bool { return get(e.Event) != "" }
}

// someone makes a condition that one of the participants must meet.
func someone(has func(*doc.Actor) bool) func(*Entry) bool {
	return func(e *Entry) bool {
		for _, list := range [...][]doc.Actor{e.Event.Actor, e.Event.Recipient} {
			for i := range list {
				if has(&list[i]) {
					return true
				}
			}
		}
		return false
	}
}

// ofDocument makes the condition of a field of the document.
func ofDocument(has func(*doc.Document) bool) func(*Entry) bool {
	return func(e *Entry) bool { return e.Doc != nil && has(e.Doc) }
}

// fields are all that an entry may hold.
var fields = [...]field{
	{"id", ofText(func(e *doc.Event) string { return e.ID })},
	{"doc_id", ofText(func(e *doc.Event) string { return e.DocID })},
	{"url", ofText(func(e *doc.Event) string { return e.URL })},
	{"publisher", ofText(func(e *doc.Event) string { return e.Publisher })},
	{"published", ofText(func(e *doc.Event) string { return e.Published })},
	{"lang", ofText(func(e *doc.Event) string { return e.Lang })},
	{"title", ofDocument(func(d *doc.Document) bool { return d.Title != "" })},
	{"authors", ofDocument(func(d *doc.Document) bool { return len(d.Authors) > 0 })},
	{"type", ofText(func(e *doc.Event) string { return e.Type })},
	{"mode", ofText(func(e *doc.Event) string { return e.Mode })},
	{"contexts", ofEvent(func(e *doc.Event) bool { return len(e.Contexts) > 0 })},
	{"cameo", ofText(func(e *doc.Event) string { return e.Cameo })},
	{"quad", ofEvent(func(e *doc.Event) bool { return e.Quad != 0 })},
	{"score", ofEvent(func(e *doc.Event) bool { return e.Score != 0 })},
	{"trigger", ofText(func(e *doc.Event) string { return e.Trigger.Text })},
	{"sentence", ofText(func(e *doc.Event) string { return e.Sentence.Text })},
	{"block", ofText(func(e *doc.Event) string { return string(e.Sentence.Block) })},
	{"offsets", ofEvent(func(e *doc.Event) bool { return e.Sentence.End > 0 || e.Trigger.End > 0 })},
	{"actor", ofEvent(func(e *doc.Event) bool { return len(e.Actor) > 0 })},
	{"recipient", ofEvent(func(e *doc.Event) bool { return len(e.Recipient) > 0 })},
	{"participants' text", someone(func(a *doc.Actor) bool { return a.Text != "" })},
	{"participants' id", someone(func(a *doc.Actor) bool { return a.ID != "" })},
	{"participants' name", someone(func(a *doc.Actor) bool { return a.Name != "" })},
	{"participants' name_en", someone(func(a *doc.Actor) bool { return a.NameEn != "" })},
	{"participants' code", someone(func(a *doc.Actor) bool { return a.Code != "" })},
	{"participants' sector", someone(func(a *doc.Actor) bool { return a.Sector != "" })},
	{"participants' role", someone(func(a *doc.Actor) bool { return a.Role != "" })},
	{"realis", ofEvent(func(e *doc.Event) bool { return e.Realis != doc.Actual && e.Realis != "" })},
	{"historical", ofEvent(func(e *doc.Event) bool { return e.Historical })},
	{"claim", ofEvent(func(e *doc.Event) bool { return e.Claim != doc.Asserted && e.Claim != "" })},
	{"said_by", ofEvent(func(e *doc.Event) bool { return len(e.SaidBy) > 0 })},
	{"date", ofEvent(func(e *doc.Event) bool { return e.Date != nil && e.Date.From != "" })},
	{"end of the date", ofEvent(func(e *doc.Event) bool { return e.Date != nil && e.Date.To != "" && e.Date.To != e.Date.From })},
	{"granularity", ofEvent(func(e *doc.Event) bool {
		return e.Date != nil && e.Date.Granularity != "" && e.Date.Granularity != "day"
	})},
	{"place", ofEvent(func(e *doc.Event) bool { return e.Place != nil })},
	{"place's adm1", ofEvent(func(e *doc.Event) bool { return e.Place != nil && e.Place.Adm1 != "" })},
	{"place's point", ofEvent(func(e *doc.Event) bool { return e.Place != nil && (e.Place.Lat != 0 || e.Place.Lon != 0) })},
	{"magnitude", ofEvent(func(e *doc.Event) bool { return len(e.Magnitude) > 0 })},
	{"confidence", ofEvent(func(e *doc.Event) bool { return e.Confidence != 0 })},
	{"judged", ofText(func(e *doc.Event) string { return string(e.Judged) })},
	{"trace", ofEvent(func(e *doc.Event) bool { return len(e.Trace) > 0 })},
	{"story", ofText(func(e *doc.Event) string { return e.Story })},
	{"version", ofText(func(e *doc.Event) string { return e.Version })},
	{"other reports", func(e *Entry) bool { return len(e.Reports) > 0 }},
}

// allBut are the names of all fields but some.
func allBut(left ...string) []string {
	var out []string
next:
	for i := range fields {
		for _, l := range left {
			if fields[i].name == l {
				continue next
			}
		}
		out = append(out, fields[i].name)
	}
	return out
}
