package export

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// cellsOf are the cells of the lines of a table parted by tabs.
func cellsOf(s string) [][]string {
	var out [][]string
	for line := range strings.Lines(s) {
		out = append(out, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return out
}

// TestColumns: the tables have the columns of the published lists.
func TestColumns(t *testing.T) {
	for format, want := range map[string]int{"polecat": 40, "icews": 20, "gdelt": 61, "gdelt-mentions": 16} {
		s, _ := entriesIn(t, format, register(t)...)
		for _, row := range cellsOf(s) {
			if len(row) != want {
				t.Errorf("%s: %d cells, want %d: %q", format, len(row), want, row)
			}
		}
	}
	page, err := os.ReadFile("../../shared/formats/plover-cameo.md")
	if err != nil {
		t.Skip("no column lists: ", err)
	}
	for name, columns := range map[string][]string{"POLECAT (40)": polecatColumns[:], "ICEWS (20)": icewsColumns[:]} {
		_, line, _ := strings.Cut(string(page), "\n"+name+": ")
		line, _, _ = strings.Cut(line, "\n")
		line = strings.Replace(line, "Intensity (or Event Intensity)", "Event Intensity", 1)
		if want := strings.Split(line, ", "); !slices.Equal(want, columns) {
			t.Errorf("%s: columns are\n%q, published\n%q", name, columns, want)
		}
	}
}

// TestPloverSchema: required keys are there, and no key that the manual does
// not have.
func TestPloverSchema(t *testing.T) {
	keys := func(list string) map[string]bool {
		out := map[string]bool{}
		for _, k := range strings.Fields(list) {
			out[k] = true
		}
		return out
	}
	event := keys("id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context size link text text_info cite_info coder coded_date coded_time comment")
	entity := keys("code sector entity_text identifier_id identifier_text religion ethnicity office gender age")
	parts := map[string]map[string]bool{
		"event_loc": keys("extracted_place resolved_place geonameid lat lon city district province country country_code feature_class feature_code resolution"),
		"size":      keys("dead injured arrested"), "text_info": keys("sequence start end text_story"),
		"cite_info": keys("corpus citation url title language publication license copyright coder codebook version"),
	}
	s, _ := entriesIn(t, "plover", register(t)...)
	check := func(what string, got map[string]any, known map[string]bool) {
		for k := range got {
			if !known[k] {
				t.Errorf("%s has a key %q, which PLOVER does not know", what, k)
			}
		}
	}
	for line := range strings.Lines(s) {
		var rec map[string]any
		if err := json.Unmarshal([]byte(line), &rec); err != nil {
			t.Fatal(err)
		}
		check("event", rec, event)
		for _, k := range []string{"id", "date", "actor", "event"} {
			if rec[k] == nil || rec[k] == "" {
				t.Errorf("no %s in %s", k, line)
			}
		}
		if !regexp.MustCompile(`^\d{4}-\d\d-\d\d$`).MatchString(rec["date"].(string)) {
			t.Errorf("date %v", rec["date"])
		}
		for name, known := range parts {
			if part, ok := rec[name].(map[string]any); ok {
				check(name, part, known)
			}
		}
		for _, side := range []string{"actor", "recipient"} {
			for _, a := range rec[side].([]any) {
				check(side, a.(map[string]any), entity)
			}
		}
	}
}

// TestPloverRules: what is announced, and what PLOVER has no place for.
func TestPloverRules(t *testing.T) {
	c, err := builtinCodes()
	if err != nil {
		t.Fatal(err)
	}
	someone, p := []doc.Actor{{Code: "NOR", Sector: "GOV"}}, newPlover(discard{}, c)
	for _, x := range []struct {
		e            doc.Event
		typ          string
		modes        string
		out          string // reason of PLOVER
		polecat      string // reason of POLECAT, where it is another
		cameo        string
		polecatTyped string
	}{
		{e: doc.Event{Type: "CONSULT", Mode: "visit", Cameo: "042"}, typ: "CONSULT", modes: "visit", cameo: "042", polecatTyped: "CONSULT"},
		{e: doc.Event{Type: "CONSULT", Mode: "visit", Cameo: "042", Realis: doc.Future}, typ: "AGREE", cameo: "036", polecatTyped: "AGREE"},
		{e: doc.Event{Type: "RETREAT", Mode: "ceasefire", Cameo: "0871", Realis: doc.Future}, typ: "CONCEDE", cameo: "0356", polecatTyped: "CONCEDE"},
		{e: doc.Event{Type: "AID", Realis: doc.Future}, typ: "AGREE", cameo: "033", polecatTyped: "AGREE"},
		{e: doc.Event{Type: "AID"}, out: "AID without a recipient", cameo: "070"},
		{e: doc.Event{Type: "PROTEST", Mode: "strike", Cameo: "143", Realis: doc.Future}, typ: "PROTEST", modes: "strike future", polecat: "future acts without a type for their announcement"},
		{e: doc.Event{Type: "PROTEST", Cameo: "140", Historical: true}, typ: "PROTEST", modes: "historical", polecat: "historical"},
		{e: doc.Event{Type: "ASSAULT", Cameo: "190", Realis: doc.Hypothetical}, typ: "ASSAULT", modes: "hypothetical", polecat: "hypothetical"},
		{e: doc.Event{Type: "ASSAULT", Cameo: "190", Realis: doc.Negated}, out: "negated"},
		{e: doc.Event{Type: "ASSAULT", Cameo: "190", Claim: doc.Denied}, out: "denied"},
		{e: doc.Event{Type: "ASSAULT", Cameo: "190", Claim: doc.Alleged}, typ: "ASSAULT", cameo: "190", polecatTyped: "ASSAULT"},
		{e: doc.Event{Type: "DANCE"}, out: "no PLOVER type"},
	} {
		x.e.Actor = someone
		typ, modes, out := p.code(&x.e)
		if typ != x.typ || strings.Join(modes, " ") != x.modes || out != x.out {
			t.Errorf("%+v: PLOVER %s %v %q, want %s %s %q", x.e, typ, modes, out, x.typ, x.modes, x.out)
		}
		ptyp, _, reason := c.plover(&x.e)
		if r := unreported(&x.e); r != "" {
			ptyp, reason = "", r
		}
		if want := or(x.polecat, x.out); ptyp != x.polecatTyped || reason != want {
			t.Errorf("%+v: POLECAT %s %q, want %s %q", x.e, ptyp, reason, x.polecatTyped, want)
		}
		if code, _ := c.cameo(&x.e); code != x.cameo {
			t.Errorf("%+v: CAMEO %q, want %q", x.e, code, x.cameo)
		}
	}
}

// TestPairs: rows of data sets of pairs.
func TestPairs(t *testing.T) {
	a, b, c := doc.Actor{Code: "A"}, doc.Actor{Code: "B"}, doc.Actor{Code: "C"}
	for want, e := range map[string]doc.Event{
		"A>B":                     {Type: "ACCUSE", Actor: []doc.Actor{a}, Recipient: []doc.Actor{b}, Cameo: "112"},
		"A>C B>C":                 {Type: "ACCUSE", Actor: []doc.Actor{a, b}, Recipient: []doc.Actor{c}, Cameo: "112"},
		"A>- B>-":                 {Type: "ACCUSE", Actor: []doc.Actor{a, b}, Cameo: "112"},
		"->C":                     {Type: "ASSAULT", Recipient: []doc.Actor{c}, Cameo: "190"},
		"A>B A>C B>A B>C C>A C>B": {Type: "CONSULT", Actor: []doc.Actor{a, b, c}, Cameo: "040"},
		"A>B B>A":                 {Type: "ASSAULT", Actor: []doc.Actor{a, b}, Cameo: "190"},
		"A>B B>A/043":             {Type: "CONSULT", Mode: "visit", Actor: []doc.Actor{a}, Recipient: []doc.Actor{b}, Cameo: "042"},
		"B>- C>-":                 {Type: "ASSAULT", Mode: "aerial", Actor: []doc.Actor{b, c}, Cameo: "195"},
	} {
		var got []string
		for _, p := range pairs(&e, e.Cameo) {
			s := name(p.source) + ">" + name(p.target)
			if p.code != e.Cameo {
				s += "/" + p.code
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

func name(a *doc.Actor) string {
	if a == nil {
		return "-"
	}
	return a.Code
}

// TestGDELTActors: sides as GDELT codes them.
func TestGDELTActors(t *testing.T) {
	c, err := builtinCodes()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		a    doc.Actor
		want string // code name country group types
	}{
		{doc.Actor{ID: "egy", Code: "EGY", NameEn: "Egypt", Sector: "GOV"}, "EGY EGYPT EGY   "},
		{doc.Actor{Code: "EGY", Sector: "GOV"}, "EGYGOV GOVERNMENT (EGYPT) EGY  GOV "},
		{doc.Actor{Code: "ROU", Sector: "MIL"}, "ROMMIL MILITARY (ROMANIA) ROM  MIL "},
		{doc.Actor{Code: "UNO", NameEn: "United Nations"}, "IGOUNO UNITED NATIONS  UNO IGO "},
		{doc.Actor{Code: "EUR", Sector: "GOV"}, "IGOEUREEC EUROPEAN UNION EUR EEC IGO "},
		{doc.Actor{Code: "UNO", Sector: "MIL", NameEn: "UNIFIL"}, "IGOUNOMIL UNIFIL  UNO IGO MIL"},
		{doc.Actor{Text: "شرطة", Sector: "COP"}, "COP شرطة   COP "},
		{doc.Actor{Text: "الغرب"}, "     "},
		{doc.Actor{Text: "ناس", Sector: "UNK"}, "     "},
	} {
		g := c.gdeltActor(&x.a)
		if got := strings.Join([]string{g.code, g.name, g.country, g.group, g.types[0], g.types[1]}, " "); got != x.want {
			t.Errorf("%+v: %q, want %q", x.a, got, x.want)
		}
	}
}

// TestGDELTNumbers: ids and dates as GDELT has them.
func TestGDELTNumbers(t *testing.T) {
	for day, want := range map[string]string{"2019-10-24": "2019.8055", "2018-10-24": "2018.8055", "2019-09-24": "2019.7233", "2019-10-17": "2019.7863"} {
		if got := fraction(stamp(day)); got != want {
			t.Errorf("fraction of %s is %s, want %s", day, got, want)
		}
	}
	seen := map[string]bool{}
	for _, id := range []string{"a", "b"} {
		for n := range 3 {
			s := number(id, n)
			if _, err := strconv.ParseInt(s, 10, 64); err != nil || seen[s] {
				t.Errorf("number(%s, %d) = %s: %v", id, n, s, err)
			}
			seen[s] = true
		}
	}
}

// TestTSVCells: a cell stays one cell on one line.
func TestTSVCells(t *testing.T) {
	var b strings.Builder
	w := tsv{w: &b, empty: "NA"}
	if err := w.line([]string{"a\tb\nc\r\u2028d", "", "ن"}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "a b c  d\tNA\tن\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
