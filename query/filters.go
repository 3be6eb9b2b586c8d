package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sijil-news/sijil/doc"
)

// Filter is one way of narrowing a Query, by the name that it has as a parameter
// of an address; as a flag it has - in place of _.
type Filter struct {
	Name  string
	Value string // what its value looks like
	Help  string
	lists bool // several values may be separated by commas
	set   func(p *parser, q *Query, value string) error
}

// Filters lists all, in the order in which help shows them.
func Filters() []Filter { return slices.Clone(filters[:]) }

var filters = [...]Filter{
	{"time", "DAYS", "when it began: 2018-03-01, 2018-03, 2018, 2018-W09, 2018-03-01..2018-03-15, 2018-03.., «last 30 days»", true, days(func(q *Query) *[]Days { return &q.Time })},
	{"during", "DAYS", "when it went on, on whatever day of it", true, days(func(q *Query) *[]Days { return &q.During })},
	{"published", "DAYS", "when the document was published", true, days(func(q *Query) *[]Days { return &q.Published })},
	{"precision", "UNIT", "when it was is known to the day, week, month or year", false, (*parser).precision},
	{"type", "TYPE", "PLOVER type, also with mode: ASSAULT, CONSULT/visit", true, (*parser).kind},
	{"mode", "MODE", "mode, of whatever type: visit", true, (*parser).mode},
	{"quad", "N", "class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", true, (*parser).quad},
	{"actor", "WHO", "who acts: USA (country slot), USA/GOV, /REB (sector), an id, or a name in Arabic or English", true, who(func(q *Query) *[]Who { return &q.Actors })},
	{"recipient", "WHO", "who is acted on", true, who(func(q *Query) *[]Who { return &q.Recipients })},
	{"party", "WHO", "actor or recipient", true, who(func(q *Query) *[]Who { return &q.Parties })},
	{"said_by", "WHO", "on whose word it stands", true, who(func(q *Query) *[]Who { return &q.SaidBy })},
	{"dyad", "WHO>WHO", "who acts on whom: USA>RUS; USA-RUS is either way round, or both together", true, (*parser).dyad},
	{"country", "CODE", "country of the place: SYR, or its name", true, (*parser).country},
	{"sector", "SECTOR", "sector of an actor or recipient: GOV, MIL, REB …", true, (*parser).sector},
	{"place", "NAME", "the place, by its name in Arabic or English", true, (*parser).place},
	{"near", "PLACE", "not farther than radius from a place of the gazetteer, or from LAT,LON", false, (*parser).near},
	{"radius", "KM", "kilometres around near (50)", false, (*parser).radius},
	{"realis", "REALIS", "actual, future, hypothetical, negated", true, oneOf(func(q *Query) *[]string { return &q.Realis }, doc.Actual, doc.Future, doc.Hypothetical, doc.Negated)},
	{"claim", "CLAIM", "asserted, alleged, denied, confirmed", true, oneOf(func(q *Query) *[]string { return &q.Claims }, doc.Asserted, doc.Alleged, doc.Denied, doc.Confirmed)},
	{"background", "YES|NO", "told as background of the news", false, yesNo(func(q *Query) **bool { return &q.Background })},
	{"source", "PUBLISHER", "who published it", true, words(func(q *Query) *[]string { return &q.Sources })},
	{"lang", "LANG", "language of the document: ar", true, words(func(q *Query) *[]string { return &q.Langs })},
	{"text", "WORDS", "words in its sentence, in whatever form", false, words(func(q *Query) *[]string { return &q.Text })},
	{"confidence", "N", "at least so much (0.7), or 0.3..0.7", false, (*parser).confidence},
	{"story", "ID", "reports of the story with this id; see sijil story", true, words(func(q *Query) *[]string { return &q.Stories })},
	{"merged", "YES|NO", "reported by several documents", false, yesNo(func(q *Query) **bool { return &q.Merged })},
	{"id", "ID", "events with this id", true, words(func(q *Query) *[]string { return &q.IDs })},
	{"doc", "ID", "events of the document with this id or address", false, words(func(q *Query) *[]string { return &q.Docs })},
	{"unit", "UNIT", "what is counted and listed: events (default), or reports", false, (*parser).unit},
}

// Parse makes a Query of values by the name of their filter, as an address has
// them; several values of one filter widen it. Names that are no filters are
// left to the caller. Its errors are of type *Error.
func Parse(v *Vocabulary, today time.Time, values map[string][]string) (*Query, error) {
	q := &Query{}
	p := &parser{v: v, today: today, km: defaultRadius}
	for i := range filters {
		f := &filters[i]
		for _, value := range values[f.Name] {
			parts := []string{value}
			if f.lists {
				parts = strings.Split(value, ",")
			}
			for _, part := range parts {
				if part = strings.TrimSpace(part); part == "" {
					return nil, badf(f.Name, "the value is empty; %s", f.Help)
				}
				if !utf8.ValidString(part) || strings.Contains(part, "\x00") {
					return nil, badf(f.Name, "the value holds bytes that are no text")
				}
				if err := f.set(p, q, part); err != nil {
					return nil, &Error{f.Name, err.Error()}
				}
			}
		}
	}
	switch {
	case q.Near != nil:
		q.Near.Km = p.km
	case p.radiusGiven:
		return nil, badf("radius", "around what? name a place by near")
	}
	return q, nil
}

const defaultRadius = 50

// parser reads the values of one Query.
type parser struct {
	v           *Vocabulary
	today       time.Time
	km          float64
	radiusGiven bool
}

func days(of func(*Query) *[]Days) func(*parser, *Query, string) error {
	return func(p *parser, q *Query, s string) error {
		d, err := ParseDays(s, p.today)
		*of(q) = append(*of(q), d)
		return err
	}
}

func words(of func(*Query) *[]string) func(*parser, *Query, string) error {
	return func(_ *parser, q *Query, s string) error {
		*of(q) = append(*of(q), s)
		return nil
	}
}

func oneOf[T ~string](of func(*Query) *[]string, values ...T) func(*parser, *Query, string) error {
	return func(_ *parser, q *Query, s string) error {
		if !slices.Contains(values, T(strings.ToLower(s))) {
			return fmt.Errorf("no such value as %q; there are %s", s, join(values))
		}
		*of(q) = append(*of(q), strings.ToLower(s))
		return nil
	}
}

func join[T ~string](list []T) string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = string(s)
	}
	return strings.Join(parts, ", ")
}

func yesNo(of func(*Query) **bool) func(*parser, *Query, string) error {
	return func(_ *parser, q *Query, s string) error {
		b := false
		switch strings.ToLower(s) {
		case "yes", "true", "1":
			b = true
		case "no", "false", "0":
		default:
			return fmt.Errorf("yes or no, not %q", s)
		}
		*of(q) = &b
		return nil
	}
}

func who(of func(*Query) *[]Who) func(*parser, *Query, string) error {
	return func(_ *parser, q *Query, s string) error {
		w, err := ParseWho(s)
		*of(q) = append(*of(q), w)
		return err
	}
}

// precisions are how many days the date of an event spans at most.
var precisions = map[string]int{"day": 1, "week": 7, "month": 31, "year": 366}

func (p *parser) precision(q *Query, s string) error {
	if q.Span = precisions[s]; q.Span == 0 {
		return fmt.Errorf("day, week, month or year, not %q", s)
	}
	return nil
}

func (p *parser) kind(q *Query, s string) error {
	k, err := p.v.kind(s)
	q.Types = append(q.Types, k)
	return err
}

func (p *parser) mode(q *Query, s string) error {
	if err := p.v.mode(s); err != nil {
		return err
	}
	q.Modes = append(q.Modes, s)
	return nil
}

func (p *parser) quad(q *Query, s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 4 {
		return fmt.Errorf("a class is 1, 2, 3 or 4, not %q", s)
	}
	q.Quads = append(q.Quads, n)
	return nil
}

func (p *parser) dyad(q *Query, s string) error {
	d, err := ParseDyad(s)
	q.Dyads = append(q.Dyads, d)
	return err
}

func (p *parser) sector(q *Query, s string) error {
	if !isCode(s) {
		return fmt.Errorf("a sector is three letters, as GOV, MIL, REB; not %q", s)
	}
	q.Sectors = append(q.Sectors, strings.ToUpper(s))
	return nil
}

func (p *parser) radius(_ *Query, s string) error {
	km, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(s, "km")), 64)
	if err != nil || !(km > 0 && km <= 20_000) {
		return fmt.Errorf("a number of kilometres, not %q", s)
	}
	p.km, p.radiusGiven = km, true
	return nil
}

func (p *parser) confidence(q *Query, s string) error {
	low, high, ok := strings.Cut(s, "..")
	if !ok {
		high = "1"
	}
	var err1, err2 error
	if q.Confidence.Min, err1 = strconv.ParseFloat(strings.TrimSpace(low), 64); low == "" {
		err1 = nil
	}
	q.Confidence.Max, err2 = strconv.ParseFloat(strings.TrimSpace(high), 64)
	if err1 != nil || err2 != nil || !(q.Confidence.Min >= 0 && q.Confidence.Min <= q.Confidence.Max && q.Confidence.Max > 0) {
		return fmt.Errorf("a number from 0 to 1, or 0.3..0.7, not %q", s)
	}
	return nil
}

func (p *parser) unit(q *Query, s string) error {
	switch s {
	case "events", "reports":
		q.Reports = s == "reports"
		return nil
	}
	return fmt.Errorf("events or reports, not %q", s)
}
