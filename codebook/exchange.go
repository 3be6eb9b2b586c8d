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
}

// LoadExchange reads codebook/exchange.txt; what is wrong there is reported to s.
func LoadExchange(s *lexicon.Source) (*Exchange, error) {
	x := &Exchange{Sectors: map[string]Sector{}, Slots: map[string]Slot{}, plover: map[string]string{}, cameo: map[string]string{}}
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
		default:
			s.Report(l.File.Name, l.No, "a line begins with sector, slot, plover or cameo, not "+strconv.Quote(kind))
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

// CameoQuad is the quad class of a CAMEO code by its root: 1 verbal, 2 material
// cooperation, 3 verbal, 4 material conflict, the grouping GDELT ships; 0 is no
// code.
func CameoQuad(code string) int {
	if len(code) < 2 {
		return 0
	}
	root, err := strconv.Atoi(code[:2])
	switch {
	case err != nil || root < 1 || root > 20:
		return 0
	case root <= 5:
		return 1
	case root <= 8:
		return 2
	case root <= 13:
		return 3
	}
	return 4
}
