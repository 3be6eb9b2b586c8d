package codebook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
)

// Country is a state as other data sets name it.
type Country struct {
	Code  string // ISO 3166 alpha-3, as the register has it
	Cameo string // country code of CAMEO
	FIPS  string // FIPS 10-4; "" where there is none
	COW   int    // number of the Correlates of War project; 0 where it has none
	Name  string // English, as ICEWS writes it
}

// Countries knows the states by all their codes and names.
type Countries struct {
	states map[string]*Country
	codes  map[string]string // any code in capitals → Code
	fips   map[string]string
	names  map[string]string // folded English name → Code
}

// LoadCountries reads codebook/countries.txt; what is wrong there is reported
// to s.
func LoadCountries(s *lexicon.Source) (*Countries, error) {
	c := &Countries{states: map[string]*Country{}, codes: map[string]string{}, fips: map[string]string{}, names: map[string]string{}}
	err := s.Lines("codebook/countries.txt", func(l lexicon.Line) {
		if msg := c.line(l); msg != "" {
			s.Report(l.File.Name, l.No, msg)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("load countries: %w", err)
	}
	return c, nil
}

// line reads one line and tells what is wrong with it.
func (c *Countries) line(l lexicon.Line) string {
	kind, rest, _ := strings.Cut(strings.TrimSpace(l.Text), " ")
	f := lexicon.Line{File: l.File, No: l.No, Text: rest}.Fields(5)
	switch kind {
	case "state":
		cow, err := strconv.Atoi(known(f[3]))
		if err != nil && known(f[3]) != "" {
			return "Correlates of War number " + strconv.Quote(f[3]) + " is no number"
		}
		names := lexicon.List(f[4])
		if len(names) == 0 {
			return "a state needs a name"
		}
		c.states[f[0]] = &Country{Code: f[0], Cameo: f[1], FIPS: known(f[2]), COW: cow, Name: names[0]}
		c.index(f[0], f[2], names)
		c.codes[f[1]] = f[0]
	case "part":
		if c.states[f[1]] == nil {
			return "part of a state that is not listed above: " + strconv.Quote(f[1])
		}
		c.index(f[1], f[2], lexicon.List(f[3]))
		c.codes[f[0]] = f[1]
	case "also":
		if c.states[f[1]] == nil {
			return "code of a state that is not listed above: " + strconv.Quote(f[1])
		}
		if len(f[0]) == 2 {
			c.fips[f[0]] = f[1]
		}
		c.codes[f[0]] = f[1]
	default:
		return "a line begins with state, part or also"
	}
	return ""
}

func (c *Countries) index(code, fips string, names []string) {
	c.codes[code] = code
	if fips = known(fips); fips != "" {
		c.fips[fips] = code
	}
	for _, n := range names {
		c.names[strings.ToLower(n)] = code
	}
}

// known is s, "" where it says that there is none.
func known(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// State is the state with a code of the register, or nil.
func (c *Countries) State(code string) *Country { return c.states[code] }

// ByCode is the register's code of the state that an alpha-3 code of another
// data set means, dependencies as the state that controls them; "" is none.
func (c *Countries) ByCode(code string) string { return c.codes[strings.ToUpper(code)] }

// ByFIPS is the same of a FIPS 10-4 code.
func (c *Countries) ByFIPS(code string) string { return c.fips[strings.ToUpper(code)] }

// ByName is the same of an English name.
func (c *Countries) ByName(name string) string { return c.names[strings.ToLower(name)] }

// ByCOW is the same of a Correlates of War number.
func (c *Countries) ByCOW(n int) string {
	for code, s := range c.states {
		if s.COW == n && n != 0 {
			return code
		}
	}
	return ""
}
