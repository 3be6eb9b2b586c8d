package compare

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ulikunitz/xz"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/lexicon"
)

func codes(t testing.TB) *export.Codes {
	t.Helper()
	c, err := export.LoadCodes(lexicon.NewSource(data.FS))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// rowsOf reads a table and prints its rows.
func rowsOf(t *testing.T, set, table string) ([]string, Reading) {
	t.Helper()
	var to Reading
	var out []string
	for r, err := range Read(set, strings.NewReader(table), codes(t), &to) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s>%s %d %v", r.Month, r.Actor, r.Recipient, r.Quad, r.Score))
	}
	return out, to
}

// gdeltLine is a line of 61 cells.
func gdeltLine(set map[int]string) string {
	cells := make([]string, 61)
	for i, v := range set {
		cells[i] = v
	}
	return strings.Join(cells, "\t") + "\n"
}

func TestReadGDELT(t *testing.T) {
	line := func(day, a, atype, agroup, b, code string) string {
		return gdeltLine(map[int]string{0: "1", 1: day, 7: a, 12: atype, 8: agroup, 17: b, 26: code, 29: "3", 30: "-2.0"})
	}
	got, to := rowsOf(t, "gdelt", line("20191024", "USA", "GOV", "", "ROM", "111")+line("20191101", "", "IGO", "UNO", "SYR", "043")+line("20191101", "EUR", "IGO", "EEC", "USA", "140")+
		line("20191024", "AFR", "", "", "USA", "040")+line("20191024", "USA", "", "", "", "040")+line("soon", "USA", "", "", "FRA", "040")+line("20191024", "USA", "", "", "FRA", "99")+line("20191024", "GRL", "", "", "SAF", "040")+line("20191024", "SAF", "IGO", "SAD", "FRA", "040"))
	want := []string{"2019-10 USA>ROU 3 -2", "2019-11 UNO>SYR 1 -2", "2019-11 EUR>USA 4 -2", "2019-10 IGO>FRA 1 -2"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if to.Rows != 9 || to.Used != 4 || fmt.Sprint(to.Left) != "[{no country on one side 3} {no date that can be read 1} {no event code 1}]" {
		t.Errorf("%+v", to)
	}
	header := "\ufeffGLOBALEVENTID,SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode,GoldsteinScale\r\n7,20200102,FRA,DEU,\"040\",1.0\r\n"
	if got, _ := rowsOf(t, "gdelt", header); !slices.Equal(got, []string{"2020-01 FRA>DEU 1 1"}) {
		t.Errorf("with a header: %q", got)
	}
}

func TestReadICEWS(t *testing.T) {
	head := strings.Join(icewsNames[:], "\t") + "\n"
	got, to := rowsOf(t, "icews", head+"1\t2018-06-01\tCitizen (India)\tSocial\tIndia\tConsult\t040\t1\tEuropean Union\tX\tNA\n"+
		"2\t2018-06-01\tGhost\tNULL\tAtlantis\tConsult\t040\t1\tX\tX\tIndia\n3\t2018-06-02\tA\tX\tRussia\tMake a visit\t42\t1.9\tB\tInternational Government Organization,Global\tNA\n")
	if want := []string{"2018-06 IND>EUR 1 1", "2018-06 RUS>IGO 1 1.9"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if to.Rows != 3 || to.Used != 2 {
		t.Errorf("%+v", to)
	}
}

func TestReadPOLECAT(t *testing.T) {
	head := "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tActor Country\tActor COW\tRecipient Country\tRecipient COW\tHeadline\n"
	got, _ := rowsOf(t, "polecat", head+"a\t2023-01-05\tACCUSE\tallege\t-3.5\tVERBAL CONFLICT\tUSA; GBR\t2; 200\tRUS\t365\tx\t\t\n"+
		"b\t2023-01-05\tCONSULT\tNone\t2.5\tVERBAL COOPERATION\tFRA; DEU\tNone\tNone\tNone\tx\n"+
		"c\t2023-01-05\tAID\tNone\t10\t2\tNone\t2\tSyria\tNone\tx\n"+
		"d\t2023-01-05\tPROTEST\tdemo\t-5\tMATERIAL CONFLICT\tFRA; FRA\tNone\tNone\tNone\tx\n")
	want := []string{"2023-01 USA>RUS 3 -3.5", "2023-01 GBR>RUS 3 -3.5", "2023-01 FRA>DEU 1 2.5", "2023-01 DEU>FRA 1 2.5", "2023-01 USA>SYR 2 10"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestReadErrors(t *testing.T) {
	for _, err := range Read("acled", strings.NewReader(""), codes(t), &Reading{}) {
		if err == nil || !strings.Contains(err.Error(), "gdelt, icews, polecat") {
			t.Errorf("%v", err)
		}
	}
	var to Reading
	for range Read("gdelt", strings.NewReader(""), codes(t), &to) {
		t.Error("a row of an empty file")
	}
	for _, err := range Read("gdelt", strings.NewReader(strings.Repeat("x", longest+1)+"\t"), codes(t), &to) {
		if err == nil {
			t.Error("an endless line is no row")
		}
	}
}

// own are events of our own.
func own() []doc.Event {
	names := map[string]string{"UNO": "United Nations", "EUR": "European Union"} // ICEWS has no other sign of the two
	actor := func(code, sector string) doc.Actor {
		return doc.Actor{Text: code, NameEn: names[code], Code: code, Sector: sector}
	}
	ev := func(id, typ, mode, cameo string, a, r []doc.Actor) doc.Event {
		return doc.Event{ID: id, DocID: "d", Published: "2024-05-03", Type: typ, Mode: mode, Cameo: cameo, Realis: doc.Actual, Claim: doc.Asserted, Actor: a, Recipient: r}
	}
	list := func(a ...doc.Actor) []doc.Actor { return a }
	visit := ev("1", "CONSULT", "visit", "042", list(actor("NOR", "GOV")), list(actor("JOR", "GOV")))
	meet := ev("2", "CONSULT", "", "040", list(actor("NOR", "GOV"), actor("UNO", ""), actor("EUR", "")), nil)
	clash := ev("3", "ASSAULT", "", "190", list(actor("YEM", "MIL"), actor("YEM", "REB")), nil)
	aid := ev("4", "AID", "", "073", list(actor("EUR", "")), list(actor("SDN", "REF"), actor("TCD", "GOV")))
	planned := aid
	planned.ID, planned.Realis, planned.Date = "5", doc.Future, &doc.Date{From: "2024-07-01"}
	denied := clash
	denied.ID, denied.Claim = "6", doc.Denied
	protest := ev("7", "PROTEST", "demo", "141", list(actor("TLS", "CVL")), list(actor("ROU", "GOV")))
	protest.Date = &doc.Date{From: "2024-04-30"}
	return []doc.Event{visit, meet, clash, aid, planned, denied, protest}
}

// TestRoundTrip: what is exported reads back as the very rows that the register
// itself is compared by.
func TestRoundTrip(t *testing.T) {
	c := codes(t)
	entries := func(yield func(export.Entry, error) bool) {
		for _, e := range own() {
			if !yield(export.Entry{Event: &e}, nil) {
				return
			}
		}
	}
	for _, set := range DataSets() {
		var b bytes.Buffer
		w, err := export.OpenEvents(set, &b, export.Options{Codes: c})
		if err != nil {
			t.Fatal(err)
		}
		for e := range entries {
			if err := w.WriteEntry(e); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var ours, theirs Reading
		table, err := NewTable(Entries(set, entries, c, &ours), Read(set, &b, c, &theirs))
		if err != nil {
			t.Fatal(err)
		}
		if theirs.Rows != theirs.Used || ours.Used != 6 || len(ours.Left) != 1 || ours.Left[0].What != "denied" {
			t.Errorf("%s: ours %+v, theirs %+v", set, ours, theirs)
		}
		cells := table.Cells()
		if len(cells) < 10 {
			t.Errorf("%s: %d cells only", set, len(cells))
		}
		for _, x := range cells {
			m, _ := x.Mean(Ours)
			n, _ := x.Mean(Theirs)
			if x.N[Ours] != x.N[Theirs] || m != n {
				t.Errorf("%s: %s %v quad %d: %v events, scores %v %v", set, x.Month, x.Dyad, x.Quad, x.N, m, n)
			}
		}
	}
}

func TestEvents(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":"1","type":"AID"}` + "\n" + `{"id":"2","type":"AID"}`: "1 2",
		"":                               "",
		`{"id":"1","type":"AID"} {"id":`: "1 event 2: unexpected EOF",
		`{"text":"x"}`:                   "event 1: no type: not the output of sijil code --format events",
	} {
		var got []string
		for e, err := range Events(strings.NewReader(in)) {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			got = append(got, e.Event.ID)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", in, s, want)
		}
	}
}

// TestRealRows reads published rows by the same reader, if they are there.
func TestRealRows(t *testing.T) {
	for _, x := range []struct {
		set, file        string
		rows, least, all int
	}{
		{"icews", "icews-2018.sample.tab.xz", 3705, 3500, 0},
		{"gdelt", "gdelt2-20191024143000.export.CSV.xz", 2111, 500, 0},
	} {
		f, err := os.Open("../../shared/formats/" + x.file)
		if err != nil {
			t.Skip("no real rows: ", err)
		}
		defer f.Close()
		z, err := xz.NewReader(bufio.NewReader(f))
		if err != nil {
			t.Fatal(err)
		}
		var to Reading
		n := 0
		for r, err := range Read(x.set, z, codes(t), &to) {
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Month) != 7 || len(r.Actor) != 3 || len(r.Recipient) != 3 || r.Quad < 1 || r.Quad > 4 || r.Score < -10 || r.Score > 10 {
				t.Errorf("%s: %+v", x.set, r)
			}
			n++
		}
		if to.Rows != x.rows || n != to.Used || n < x.least {
			t.Errorf("%s: %d rows, %d used; left %+v", x.set, to.Rows, n, to.Left)
		}
		for _, c := range to.Left {
			if c.What != noCountry {
				t.Errorf("%s: %+v", x.set, c)
			}
		}
	}
}

// BenchmarkRead is the speed of the reader of GDELT.
func BenchmarkRead(b *testing.B) {
	c := codes(b)
	line := gdeltLine(map[int]string{0: "1", 1: "20191024", 7: "USA", 17: "FRA", 26: "040", 30: "1.0", 60: "https://news.example/" + strings.Repeat("x", 80)})
	table := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(table)))
	for b.Loop() {
		for range Read("gdelt", strings.NewReader(table), c, &Reading{}) {
			continue
		}
	}
}
