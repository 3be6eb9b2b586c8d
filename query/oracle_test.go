package query

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// The oracle answers from the documents, in the plainest way.

func (r *report) matches(q *Query) bool {
	in := func(list []Days, day *int64) bool {
		return len(list) == 0 || day != nil && slices.ContainsFunc(list, func(d Days) bool { return d.From <= *day && *day <= d.To })
	}
	e := r.e
	switch {
	case !in(q.Time, r.row.Day), !in(q.Published, r.pub):
		return false
	case len(q.During) > 0 && (r.row.Day == nil || !slices.ContainsFunc(q.During, func(d Days) bool { return *r.row.Day <= d.To && d.From <= *r.row.Until })):
		return false
	case q.Span > 0 && (r.row.Day == nil || *r.row.Until-*r.row.Day >= int64(q.Span)):
		return false
	case len(q.Types) > 0 && !slices.ContainsFunc(q.Types, func(k Kind) bool { return k.Type == e.Type && (k.Mode == "" || k.Mode == e.Mode) }):
		return false
	case !one(q.Modes, e.Mode), !one(q.Quads, e.Quad), !one(q.Realis, string(e.Realis)), !one(q.Claims, string(e.Claim)):
		return false
	case !one(q.Sources, r.d.Publisher), !one(q.Langs, r.d.Lang), !one(q.Countries, r.row.Country), !one(q.IDs, e.ID), !one(q.Stories, story(r.story)):
		return false
	case q.Background != nil && *q.Background != e.Historical, q.Merged != nil && *q.Merged != (r.story != 0):
		return false
	case q.Confidence != Between{} && (e.Confidence < q.Confidence.Min || e.Confidence > q.Confidence.Max):
		return false
	case len(q.Places) > 0 && !slices.ContainsFunc(q.Places, func(p Place) bool {
		return e.Place != nil && p.Name == e.Place.Name && (p.Country == "" || p.Country == e.Place.Code)
	}):
		return false
	case q.Near != nil && (e.Place == nil || r.row.Lat == nil || distance(q.Near, e.Place) > q.Near.Km):
		return false
	case len(q.Docs) > 0 && !one(q.Docs, r.d.ID) && !one(q.Docs, r.d.URL):
		return false
	case len(q.Sectors) > 0 && !slices.ContainsFunc(parties(e), func(a doc.Actor) bool { return one(q.Sectors, a.Sector) }):
		return false
	}
	return someone(q.Actors, e.Actor) && someone(q.Recipients, e.Recipient) && someone(q.SaidBy, e.SaidBy) && someone(q.Parties, parties(e)) && r.between(q.Dyads)
}

func one[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func parties(e *doc.Event) []doc.Actor { return append(slices.Clone(e.Actor), e.Recipient...) }

func someone(list []Who, there []doc.Actor) bool {
	return len(list) == 0 || slices.ContainsFunc(list, func(w Who) bool {
		return slices.ContainsFunc(there, func(a doc.Actor) bool { return isWho(w, a) })
	})
}

func isWho(w Who, a doc.Actor) bool {
	if w.Name != "" {
		return w.Name == a.ID || w.Name == a.Name || w.Name == a.NameEn
	}
	return (w.Code == "" || w.Code == a.Code) && (w.Sector == "" || w.Sector == a.Sector)
}

func (r *report) between(list []Dyad) bool {
	return len(list) == 0 || slices.ContainsFunc(list, func(d Dyad) bool {
		for i, a := range r.e.Actor {
			for _, b := range r.e.Recipient {
				if isWho(d.Actor, a) && isWho(d.Recipient, b) || d.Mutual && isWho(d.Actor, b) && isWho(d.Recipient, a) {
					return true
				}
			}
			for j, b := range r.e.Actor {
				if d.Mutual && i != j && isWho(d.Actor, a) && isWho(d.Recipient, b) && (!d.plain() || a.Code != b.Code) {
					return true
				}
			}
		}
		return false
	})
}

func distance(c *Circle, p *doc.Place) float64 {
	const rad = math.Pi / 180
	x := math.Sin(c.Lat*rad)*math.Sin(p.Lat*rad) + math.Cos(c.Lat*rad)*math.Cos(p.Lat*rad)*math.Cos((c.Lon-p.Lon)*rad)
	return earth * math.Acos(min(1, x))
}

// values are those of a key, each once; unknown days are "".
func (r *report) values(k Key) []string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	e := r.e
	day := func(f func(time.Time) string) []string {
		if r.row.Day == nil {
			return []string{""}
		}
		return []string{f(time.Unix(*r.row.Day*daySeconds, 0).UTC())}
	}
	switch k {
	case ByDay:
		return day(func(t time.Time) string { return t.Format(time.DateOnly) })
	case ByWeek:
		return day(func(t time.Time) string {
			monday := t.AddDate(0, 0, -int(t.Weekday()+6)%7)
			return weekName((dayOf(monday) + 3) / 7)
		})
	case ByMonth:
		return day(func(t time.Time) string { return t.Format("2006-01") })
	case ByYear:
		return day(func(t time.Time) string { return t.Format("2006") })
	case ByActor, ByRecipient, ByDyad, ByPair:
		for _, d := range r.row.Dyads() {
			switch {
			case d.Recipient == "":
				if k == ByActor {
					add(d.Actor)
				}
			case d.Actor == "":
				if k == ByRecipient {
					add(d.Recipient)
				}
			case strings.HasPrefix(d.Recipient, "-"):
				if k == ByPair {
					add(d.Actor + d.Recipient)
				}
			case k == ByDyad:
				add(d.Actor + ">" + d.Recipient)
			}
		}
		return out
	case BySector:
		for _, a := range parties(e) {
			add(a.Sector)
		}
		return out
	case ByMode:
		if e.Mode != "" {
			return []string{e.Type + "/" + e.Mode}
		}
		return []string{e.Type}
	}
	return []string{map[Key]string{ByType: e.Type, ByQuad: decimal(int64(e.Quad)), ByCountry: r.row.Country, ByRealis: string(e.Realis), ByClaim: string(e.Claim), BySource: r.d.Publisher}[k]}
}

// count counts by keys, in no order.
func count(all []report, q *Query, by []Key) map[string]Numbers {
	out := map[string]Numbers{}
	for i := range all {
		r := &all[i]
		if !r.matches(q) {
			continue
		}
		tuples := [][]string{nil}
		for _, k := range by {
			var more [][]string
			for _, t := range tuples {
				for _, v := range r.values(k) {
					more = append(more, append(slices.Clone(t), v))
				}
			}
			tuples = more
		}
		for _, t := range tuples {
			key := strings.Join(t, "|")
			n := out[key]
			n.Reports++
			if r.lead {
				n.Events++
			}
			if r.lead || q.Reports {
				n.Score += r.e.Score
			}
			out[key] = n
		}
	}
	for key, n := range out {
		if !q.Reports && n.Events == 0 {
			delete(out, key)
			continue
		}
		m := n.Events
		if q.Reports {
			m = n.Reports
		}
		n.Mean = n.Score / float64(m)
		out[key] = n
	}
	return out
}

// listed are the ids of the events of a list, in order.
func listed(all []report, q *Query, p Page) []string {
	var found []*report
	for i := range all {
		if r := &all[i]; r.matches(q) && (q.Reports || r.lead) {
			found = append(found, r)
		}
	}
	value := func(r *report) *float64 {
		var v float64
		switch p.Sort {
		case SortDay, SortPublished:
			day := r.row.Day
			if p.Sort == SortPublished {
				day = r.pub
			}
			if day == nil {
				return nil
			}
			v = float64(*day)
		case SortConfidence:
			v = r.e.Confidence
		case SortScore:
			v = r.e.Score
		}
		return &v
	}
	slices.SortFunc(found, func(a, b *report) int {
		x, y := value(a), value(b)
		c := 0
		switch {
		case x == nil && y != nil:
			return 1
		case x != nil && y == nil:
			return -1
		case x != nil && *x < *y:
			c = -1
		case x != nil && *x > *y:
			c = 1
		default:
			c = a.order - b.order
		}
		if !p.Up {
			c = -c
		}
		return c
	})
	var out []string
	for _, r := range found {
		out = append(out, r.e.ID)
	}
	return out
}
