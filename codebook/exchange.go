package codebook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Sector is a PLOVER sector as other data sets name it.
type Sector struct {
	Cameo string   // actor type of CAMEO; "" where there is none
	ICEWS []string // sectors of ICEWS
	Name  string   // what ICEWS calls somebody of the sector: «Citizen (India)»
}

// Slot is one of the seven country slots that are no states.
type Slot struct {
	Country string // country code of CAMEO; "" where it has none
	Group   string // known group of CAMEO
	Type    string // actor type of CAMEO
	ICEWS   []string
	Name    string
}

// Exchange is what codes of the register are called in other data sets.
type Exchange struct {
	Sectors map[string]Sector
	Slots   map[string]Slot
	plover  map[string]string
	cameo   map[string]string
	gdelt   map[string]float64
}

// LoadExchange reads codebook/exchange.txt; what is wrong there is reported to s.
func LoadExchange(s *lexicon.Source) (*Exchange, error) {
	x := &Exchange{Sectors: map[string]Sector{}, Slots: map[string]Slot{}, plover: map[string]string{}, cameo: map[string]string{}, gdelt: map[string]float64{}}
	err := s.Lines("codebook/exchange.txt", func(l lexicon.Line) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(l.Text), " ")
		f := lexicon.Line{File: l.File, No: l.No, Text: rest}.Fields(6)
		switch kind {
		case "sector":
			x.Sectors[f[0]] = Sector{known(f[1]), lexicon.List(known(f[2])), known(f[3])}
		case "slot":
			x.Slots[f[0]] = Slot{known(f[1]), known(f[2]), known(f[3]), lexicon.List(known(f[4])), known(f[5])}
		case "plover":
			x.plover[f[0]] = f[1]
		case "cameo":
			x.cameo[f[0]] = f[1]
		case "gdelt":
			score, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				s.Report(l.File.Name, l.No, "Goldstein score "+strconv.Quote(f[1])+" is no number")
			}
			x.gdelt[f[0]] = score
		default:
			s.Report(l.File.Name, l.No, "a line begins with sector, slot, gdelt, plover or cameo, not "+strconv.Quote(kind))
		}
	})
	if err != nil {
		return nil, fmt.Errorf("load exchange codes: %w", err)
	}
	return x, nil
}

// FuturePlover is the PLOVER type of the announcement of an act of type typ;
// "" where the manual has none.
func (x *Exchange) FuturePlover(typ string) string { return x.plover[typ] }

// FutureCameo is the CAMEO code of the announcement of an act with a code; ""
// where CAMEO has none.
func (x *Exchange) FutureCameo(code string) string {
	for n := len(code); n >= 2; n-- {
		switch to := x.cameo[code[:n]]; to {
		case "":
		case "=":
			return code
		default:
			return to
		}
	}
	return ""
}

// GoldsteinOfGDELT is the score that GDELT ships with a CAMEO code.
func (x *Exchange) GoldsteinOfGDELT(b *Book, code string) float64 {
	if s, ok := x.gdelt[code]; ok {
		return s
	}
	return b.Cameo[code].Goldstein
}

// CameoQuad is the quad class of a CAMEO code by its root, in the grouping that
// is usual in the literature: 1 verbal (01–05), 2 material cooperation (06–08),
// 3 verbal (09–13), 4 material conflict (14–20); 0 is no code.
func CameoQuad(code string) int { return quadOf(code, 5, 8, 13) }

// QuadOfGDELT is the quad class that GDELT ships with a CAMEO code: it has
// INVESTIGATE (09) with material cooperation and PROTEST (14) with verbal
// conflict.
func QuadOfGDELT(code string) int { return quadOf(code, 5, 9, 14) }

// quadOf groups codes by the last roots of the first three classes.
func quadOf(code string, last ...int) int {
	if len(code) < 2 {
		return 0
	}
	root, err := strconv.Atoi(code[:2])
	if err != nil || root < 1 || root > 20 {
		return 0
	}
	for i, l := range last {
		if root <= l {
			return i + 1
		}
	}
	return len(last) + 1
}
