package export

import (
	"fmt"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lexicon"
)

// Codes are the codebooks by which formats of other data sets are written.
type Codes struct {
	Book      *codebook.Book
	Countries *codebook.Countries
	Exchange  *codebook.Exchange
}

// LoadCodes reads them from the data; lines that are wrong are reported to s.
func LoadCodes(s *lexicon.Source) (*Codes, error) {
	book, err := codebook.Load(s)
	if err != nil {
		return nil, err
	}
	countries, err := codebook.LoadCountries(s)
	if err != nil {
		return nil, err
	}
	exchange, err := codebook.LoadExchange(s)
	if err != nil {
		return nil, err
	}
	return &Codes{book, countries, exchange}, nil
}

// builtinCodes are those of the built-in data.
func builtinCodes() (*Codes, error) {
	c, err := LoadCodes(lexicon.NewSource(data.FS))
	if err != nil {
		return nil, fmt.Errorf("codes of other data sets: %w", err)
	}
	return c, nil
}

// unreported tells why data sets that know only what is reported as happening or
// said have no place for an event; "" is that they have. What one party says of
// another (alleged) is reported; what is announced is left to the caller.
func unreported(e *doc.Event) string {
	switch {
	case e.Claim == doc.Denied:
		return "denied"
	case e.Realis == doc.Negated:
		return "negated"
	case e.Realis == doc.Hypothetical:
		return "hypothetical"
	case e.Historical:
		return "historical"
	}
	return ""
}

// cameo is the code of an event in data sets of CAMEO, or the reason why it has
// none. An act that is to come has the code of the announced intent.
func (c *Codes) cameo(e *doc.Event) (code, reason string) {
	if reason = unreported(e); reason != "" {
		return "", reason
	}
	if code = e.Cameo; code == "" {
		code = c.Book.DefaultCameo(e.Type, e.Mode)
	}
	if e.Realis == doc.Future {
		if code = c.Exchange.FutureCameo(code); code == "" {
			return "", "future acts without a code for their announcement"
		}
	}
	if _, ok := c.Book.Cameo[code]; !ok {
		return "", "no CAMEO code"
	}
	return code, ""
}

// plover is the type and mode of an event in PLOVER, where an announced
// cooperative act is an agreement or concession; reason tells why it has none.
func (c *Codes) plover(e *doc.Event) (typ, mode, reason string) {
	t := c.Book.Types[e.Type]
	switch {
	case t == nil:
		return "", "", "no PLOVER type"
	case e.Realis != doc.Future:
		typ, mode = e.Type, e.Mode
	default:
		if typ = c.Exchange.FuturePlover(e.Type); typ == "" {
			return "", "", "future acts without a type for their announcement"
		}
	}
	if c.Book.Types[typ].RecipientRequired && len(e.Recipient) == 0 {
		return "", "", typ + " without a recipient"
	}
	if !coded(e.Actor) {
		return "", "", "no actor with a country or sector"
	}
	return typ, mode, ""
}

// coded tells whether somebody of a list has a country slot or sector.
func coded(list []doc.Actor) bool {
	for i := range list {
		if list[i].Code != "" || list[i].Sector != "" {
			return true
		}
	}
	return false
}

// mutual tells whether an event has all its sides as actors: a meeting, or
// fighting between them.
func mutual(e *doc.Event) bool {
	if len(e.Recipient) > 0 || len(e.Actor) < 2 {
		return false
	}
	return e.Type == "CONSULT" || e.Type == "ASSAULT" && e.Mode == ""
}

// pair is one row of an event in data sets of pairs; a side that nobody is
// known to take is nil.
type pair struct {
	source, target *doc.Actor
	code           string // CAMEO
}

// Codes of a visit from both sides.
const (
	makesVisit = "042"
	hostsVisit = "043"
)

// pairs are the rows of an event whose code is given, as ICEWS and GDELT have
// them: each actor with each recipient; of mutual events each side with each
// other, both ways; a visit also as the host's.
func pairs(e *doc.Event, code string) []pair {
	var out []pair
	if mutual(e) {
		for i := range e.Actor {
			for j := range e.Actor {
				if i != j {
					out = append(out, pair{&e.Actor[i], &e.Actor[j], code})
				}
			}
		}
		return out
	}
	for _, a := range sides(e.Actor) {
		for _, r := range sides(e.Recipient) {
			out = append(out, pair{a, r, code})
			if code == makesVisit && a != nil && r != nil {
				out = append(out, pair{r, a, hostsVisit})
			}
		}
	}
	return out
}

// sides are the participants of one side, one that is nil where there is none.
func sides(list []doc.Actor) []*doc.Actor {
	if len(list) == 0 {
		return []*doc.Actor{nil}
	}
	out := make([]*doc.Actor, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// Dyad is one row of an event in data sets of pairs: country slots of the
// register, with the quad class and score on the scale of the other data set.
type Dyad struct {
	Actor, Recipient string
	Quad             int
	Score            float64
}

// CameoDyads are the rows of an event in ICEWS and GDELT between participants
// with a country slot; reason tells why there is none.
func (c *Codes) CameoDyads(e *doc.Event) (list []Dyad, reason string) {
	code, reason := c.cameo(e)
	if reason != "" {
		return nil, reason
	}
	return dyads(pairs(e, code), func(code string) (int, float64) { return codebook.CameoQuad(code), c.Book.Cameo[code].Goldstein })
}

// PloverDyads are the same in POLECAT.
func (c *Codes) PloverDyads(e *doc.Event) (list []Dyad, reason string) {
	if reason = unreported(e); reason != "" {
		return nil, reason
	}
	typ, mode, reason := c.plover(e)
	if reason != "" {
		return nil, reason
	}
	quad, score := c.Book.Types[typ].Quad, c.Book.Score(typ, mode)
	return dyads(pairs(e, ""), func(string) (int, float64) { return quad, score })
}

func dyads(rows []pair, scale func(code string) (int, float64)) (out []Dyad, reason string) {
	for _, p := range rows {
		if p.source == nil || p.target == nil || p.source.Code == "" || p.target.Code == "" {
			continue
		}
		quad, score := scale(p.code)
		out = append(out, Dyad{p.source.Code, p.target.Code, quad, score})
	}
	if len(out) == 0 {
		reason = "no country on one side"
	}
	return out, reason
}

// Day is the day under which data sets of days file an event; false where there
// is none.
func (e *Entry) Day() (time.Time, bool) { return e.day() }
