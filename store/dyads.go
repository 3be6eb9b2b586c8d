package store

// Dyad is a row of table dyads: whose event it is, by the codes of its
// participants. An event has one for each
//
//	USA, RUS   code of an actor with one of a recipient
//	USA, ""    code of an actor
//	"", RUS    code of a recipient
//	RUS, -USA  two codes that meet in it: one as actor and one as recipient,
//	           whichever, or both as actors, as those of a meeting are. The
//	           smaller one stands first
type Dyad struct{ Actor, Recipient string }

// Between is the dyad of two codes, whoever acts.
func Between(a, b string) Dyad {
	if b < a {
		a, b = b, a
	}
	return Dyad{a, "-" + b}
}

// Dyads are those of an event, each once.
func (r *EventRow) Dyads() []Dyad {
	var out []Dyad
	seen := map[Dyad]bool{}
	add := func(d Dyad) {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	for i := range r.Participants {
		a := &r.Participants[i]
		switch {
		case a.Code == "" || a.Side == SaidBy:
			continue
		case a.Side == Recipient:
			add(Dyad{"", a.Code})
			continue
		}
		add(Dyad{a.Code, ""})
		for j := range r.Participants {
			b := &r.Participants[j]
			switch {
			case b.Code == "":
			case b.Side == Recipient:
				add(Dyad{a.Code, b.Code})
				add(Between(a.Code, b.Code))
			case b.Side == Actor && a.Code != b.Code:
				add(Between(a.Code, b.Code))
			}
		}
	}
	return out
}

// DyadsOf is SQL for the dyads of all events of which condition is true, which
// is said of table «events e»: rows of actor, recipient, day, event, each once.
// It is how they come about, in the words of the database, and how they are
// found again, since no index leads from an event to its dyads.
func DyadsOf(db Dialect, condition string) string {
	side := func(alias, side string) string {
		return "participants " + alias + " ON " + alias + ".event = e.key AND " + alias + ".side = " + side + " AND " + alias + ".code <> ''"
	}
	row := func(actor, recipient, joins string) string {
		return "SELECT " + actor + " AS actor, " + recipient + " AS recipient, coalesce(e.day, -2147483648) AS day, e.key AS event FROM events e JOIN " + joins + " WHERE " + condition
	}
	pair := side("a", "0") + " JOIN " + side("b", "1")
	first := "CASE WHEN a.code < b.code" + Bytewise(db)
	smaller, larger := first+" THEN a.code ELSE b.code END", "'-' || "+first+" THEN b.code ELSE a.code END"
	return row("a.code", "''", side("a", "0")) + " UNION " + row("''", "a.code", side("a", "1")) + " UNION " + row("a.code", "b.code", pair) +
		" UNION " + row(smaller, larger, pair) + " UNION " + row(smaller, larger, side("a", "0")+" JOIN "+side("b", "0")+" AND a.code <> b.code")
}

// Bytewise is what follows a text in SQL that is compared by its bytes, as Go
// does, and not by the language of the database.
func Bytewise(db Dialect) string {
	if db == Postgres {
		return ` COLLATE "C"`
	}
	return ""
}
