package codebook_test

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/ulikunitz/xz"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
)

func load(t *testing.T) (*codebook.Book, *codebook.Countries, *codebook.Exchange) {
	t.Helper()
	s := lexicon.NewSource(data.FS)
	book, err := codebook.Load(s)
	if err != nil {
		t.Fatal(err)
	}
	countries, err := codebook.LoadCountries(s)
	if err != nil {
		t.Fatal(err)
	}
	exchange, err := codebook.LoadExchange(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Problems() {
		t.Error(p)
	}
	return book, countries, exchange
}

type states map[string]string

func (s states) Name(e *lexicon.Entity, _ string, _ lexicon.Kinship) {
	if e.Kind == "state" {
		s[e.Code] = e.NameEn
	}
}

// TestCountries: every state of the entities has its codes, and is found again
// by each of them.
func TestCountries(t *testing.T) {
	_, c, _ := load(t)
	known := states{}
	if err := lexicon.Entities(lexicon.NewSource(data.FS), known); err != nil {
		t.Fatal(err)
	}
	if len(known) < 190 {
		t.Fatalf("%d states only", len(known))
	}
	for code, name := range known {
		s := c.State(code)
		if s == nil {
			t.Errorf("%s is not in countries.txt", code)
			continue
		}
		if got := c.ByFIPS(s.FIPS); got != code {
			t.Errorf("FIPS %s of %s is %s", s.FIPS, code, got)
		}
		if got := c.ByCode(s.Cameo); got != code {
			t.Errorf("CAMEO %s of %s is %s", s.Cameo, code, got)
		}
		if got := c.ByName(s.Name); got != code {
			t.Errorf("name %s of %s is %s", s.Name, code, got)
		}
		if got := c.ByName(name); got != code {
			t.Errorf("name %q of %s in the entities is %q here", name, code, got)
		}
		if s.COW != 0 && c.ByCOW(s.COW) != code {
			t.Errorf("number %d of %s is that of %s", s.COW, code, c.ByCOW(s.COW))
		}
	}
	for code, want := range map[string]string{"GRL": "DNK", "ROM": "ROU", "gz": "PSE", "XXX": "", "": ""} {
		if got := c.ByCode(code); got != want {
			t.Errorf("ByCode(%q) = %q, want %q", code, got, want)
		}
	}
	if c.ByCOW(0) != "" {
		t.Error("0 is no number of a state")
	}
}

// TestExchange: the codes named in the rules are those of the codebook, and an
// announced act keeps its quad class verbal.
func TestExchange(t *testing.T) {
	book, _, x := load(t)
	for code := range book.Cameo {
		to := x.FutureCameo(code)
		if _, ok := book.Cameo[to]; to != "" && !ok {
			t.Errorf("the announcement of %s is %s, which is no CAMEO code", code, to)
		}
		if to != "" && codebook.CameoQuad(to) != 1 {
			t.Errorf("the announcement of %s is %s, no verbal cooperation", code, to)
		}
	}
	for code, want := range map[string]string{"042": "036", "0731": "0333", "073": "0333", "036": "036", "195": "", "112": "", "0": ""} {
		if got := x.FutureCameo(code); got != want {
			t.Errorf("FutureCameo(%s) = %q, want %q", code, got, want)
		}
	}
	for _, typ := range book.Order {
		if to := x.FuturePlover(typ); to != "" && book.Types[to] == nil {
			t.Errorf("the announcement of %s is %s, which is no type", typ, to)
		}
	}
	for code, want := range map[string]int{"010": 1, "057": 1, "061": 2, "0874": 2, "090": 3, "139": 3, "14": 4, "2042": 4, "21": 0, "x": 0, "": 0} {
		if got := codebook.CameoQuad(code); got != want {
			t.Errorf("CameoQuad(%s) = %d, want %d", code, got, want)
		}
	}
}

// TestLines: what is wrong in the files is told with its line.
func TestLines(t *testing.T) {
	s := lexicon.NewSource(data.FS)
	s.Add(os.DirFS("testdata/overlay"), "own")
	c, err := codebook.LoadCountries(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := codebook.LoadExchange(s); err != nil {
		t.Fatal(err)
	}
	if got := c.State("UTO"); got == nil || got.Name != "Utopia" || got.COW != 0 {
		t.Errorf("own state: %+v", got)
	}
	var got []string
	for _, p := range s.Problems() {
		got = append(got, p.String())
	}
	want := "own/codebook/countries.txt:2: part of a state that is not listed above: \"ZZZ\"\n" +
		"own/codebook/countries.txt:3: Correlates of War number \"many\" is no number\n" +
		"own/codebook/countries.txt:4: a line begins with state, part or also\n" +
		"own/codebook/exchange.txt:1: a line begins with sector, slot, gdelt, plover or cameo, not \"colour\""
	if strings.Join(got, "\n") != want {
		t.Errorf("problems:\n%s", strings.Join(got, "\n"))
	}
}

// rows reads real rows, or skips where there are none.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open("../../shared/formats/" + name)
	if err != nil {
		t.Skip("no real rows: ", err)
	}
	defer f.Close()
	z, err := xz.NewReader(bufio.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		out = append(out, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	if len(out) < 1000 {
		t.Fatalf("%d rows in %s", len(out), name)
	}
	return out
}

// TestRealICEWS: names of countries and events, intensities and sectors are
// those of real rows.
func TestRealICEWS(t *testing.T) {
	book, countries, x := load(t)
	sectors := map[string]bool{}
	unknown := map[string]bool{"Western Sahara": false}
	for _, r := range rows(t, "icews-2018.sample.tab.xz")[1:] {
		for _, name := range []string{r[4], r[10], r[17]} {
			if name != "NA" && countries.ByName(name) == "" && !unknown[name] {
				unknown[name] = true
				t.Errorf("country %q is not known", name)
			}
			if code := countries.ByName(name); code != "" && countries.State(code).Name != name && name != "Western Sahara" && name != "Palestinian Territory, Occupied" {
				t.Errorf("%s is called %q here, ICEWS writes %q", code, countries.State(code).Name, name)
			}
		}
		code := book.Cameo[r[6]]
		if !strings.EqualFold(code.Name, r[5]) && !unknown[r[6]] {
			unknown[r[6]] = true
			t.Logf("code %s is %q here, ICEWS writes %q", r[6], code.Name, r[5])
		}
		if want, err := strconv.ParseFloat(r[7], 64); err != nil || want != code.Goldstein {
			t.Errorf("intensity of %s is %v here, ICEWS has %s", r[6], code.Goldstein, r[7])
		}
		for _, s := range strings.Split(r[3]+","+r[9], ",") {
			sectors[s] = true
		}
	}
	for name, s := range x.Sectors {
		for _, icews := range s.ICEWS {
			if !sectors[icews] {
				t.Errorf("sector %s: ICEWS has no %q in these rows", name, icews)
			}
		}
	}
}

// TestRealGDELT: FIPS codes, quad classes and Goldstein scores are those of
// real rows.
func TestRealGDELT(t *testing.T) {
	book, countries, x := load(t)
	told := map[string]bool{}
	for _, r := range rows(t, "gdelt2-20191024143000.export.CSV.xz") {
		code := r[26]
		if quad := strconv.Itoa(codebook.QuadOfGDELT(code)); quad != r[29] && !told[code] {
			told[code] = true
			t.Errorf("quad class of %s is %s here, GDELT has %s", code, quad, r[29])
		}
		if want, err := strconv.ParseFloat(r[30], 64); err != nil || want != x.GoldsteinOfGDELT(book, code) && !told[code] {
			told[code] = true
			t.Errorf("Goldstein of %s is %v here, GDELT has %s", code, x.GoldsteinOfGDELT(book, code), r[30])
		}
		if name, fips := r[52], r[53]; r[51] == "1" && fips != "YI" && !told[fips] {
			told[fips] = true
			if byName, byFIPS := countries.ByName(name), countries.ByFIPS(fips); byFIPS == "" || byName != "" && byName != byFIPS {
				t.Errorf("%s %s: by name %q, by code %q", fips, name, byName, byFIPS)
			}
		}
	}
}
