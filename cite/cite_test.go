package cite

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func program() *Facts {
	return &Facts{Program: "v1.2.3", Data: "0123456789ab", Released: "2026-11-25", Codebook: Codebook{"PLOVER 2.0", 16, 50, 300, 2000}}
}

func register() *Facts {
	f := program()
	f.Register = &Register{Documents: 3, Events: 4, First: "2018-03-10", Last: "2018-03-11", Changed: "2026-01-02", Versions: []Version{{"v1_x+ab", 2}, {"v2+cd", 1}}, Digest: "00ff"}
	return f
}

func TestProgram(t *testing.T) {
	f := program()
	for got, want := range map[string]string{
		f.Text(): "The Sijil authors (2026). Sijil: event data from Arabic news, version v1.2.3, language data 0123456789ab [computer software]. https://github.com/sijil-news/sijil\n",
		f.BibTeX(): "@software{sijil,\n  author  = {{The Sijil authors}},\n  title   = {Sijil: event data from Arabic news},\n" +
			"  version = {v1.2.3, language data 0123456789ab},\n  year    = {2026},\n  url     = {https://github.com/sijil-news/sijil}\n}\n",
		f.CFF(): "cff-version: 1.2.0\nmessage: Please cite Sijil with the version of code and data.\ntitle: \"Sijil: event data from Arabic news\"\ntype: software\n" +
			"authors:\n  - name: \"The Sijil authors\"\nversion: \"v1.2.3+0123456789ab\"\nlicense: Apache-2.0\n" +
			"repository-code: \"https://github.com/sijil-news/sijil\"\ndate-released: \"2026-11-25\"\n",
	} {
		if got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
	f.Released = ""
	if s := f.Text() + f.BibTeX() + f.CFF(); !strings.Contains(s, "(n.d.)") || strings.Contains(s, "year") || strings.Contains(s, "date-released") {
		t.Error(s)
	}
}

func TestRegister(t *testing.T) {
	f := register()
	if want := "Events of 3 news articles published 2018-03-10 to 2018-03-11, coded by Sijil v1_x+ab and v2+cd (PLOVER 2.0); content sha256:00ff.\n"; !strings.HasSuffix(f.Text(), want) {
		t.Error(f.Text())
	}
	if s := f.BibTeX(); !strings.Contains(s, "@misc{sijil-register,") || !strings.Contains(s, `v1\_x+ab`) || strings.Count(s, "{") != strings.Count(s, "}") {
		t.Error(s)
	}
	const want = "references:\n  - title: \"Sijil: event data from Arabic news\"\n    type: software\n    authors:\n      - name: \"The Sijil authors\"\n"
	if s := f.CFF(); !strings.Contains(s, want) || !strings.Contains(s, "type: dataset\n") || !strings.Contains(s, "date-released: \"2026-01-02\"\n") {
		t.Error(s)
	}
}

// TestEdition: data are cited with the version that coded them.
func TestEdition(t *testing.T) {
	f := register()
	f.Register.Versions = f.Register.Versions[:1]
	for _, s := range []string{f.Text(), f.BibTeX(), f.CFF()} {
		if strings.Contains(s, "v1.2.3") || strings.Contains(s, "2026-11-25") {
			t.Errorf("the version of this program, which did not code them:\n%s", s)
		}
	}
	f.Register.Versions[0].Version = "v1.2.3+0123456789ab"
	if s := f.Text(); !strings.Contains(s, "(2026)") || !strings.Contains(s, "version v1.2.3, language data 0123456789ab") {
		t.Error(s)
	}
}

func TestWrite(t *testing.T) {
	f := register()
	f.Own = true
	print := func(format string) string {
		var b bytes.Buffer
		if err := f.Write(&b, format); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, want := range []string{
		"program      Sijil v1.2.3, 2026-11-25\n", "data         0123456789ab, with own data", "codebook     PLOVER 2.0: 16 types, 50 modes, 300 frames, 2000 words\n",
		"register     3 documents, published 2018-03-10 to 2018-03-11, 4 events, 0 replaced texts, 0 corrections\n", "last change  2026-01-02\n",
		"coded by     v1_x+ab: 2 documents\n", "content      sha256:00ff\n", f.Text(), f.BibTeX(), f.CFF(),
	} {
		if s := print("text"); !strings.Contains(s, want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
	if print("bibtex") != f.BibTeX() || print("cff") != f.CFF() {
		t.Error("bibtex or cff differ")
	}
	var back Facts
	if err := json.Unmarshal([]byte(print("json")), &back); err != nil || back.Register.Digest != "00ff" || back.Codebook != f.Codebook {
		t.Errorf("%v: %+v", err, back)
	}
}

// TestDigest: order does not count, anything else does. The value was reckoned
// by the recipe in docs/analysis.md.
func TestDigest(t *testing.T) {
	a, b := bytes.Repeat([]byte{0xff}, 16), bytes.Repeat([]byte{1}, 16)
	sum := func(rows ...[3]string) string {
		var d Digest
		for _, r := range rows {
			d.Add([]byte(r[0]), []byte(r[1]), r[2])
		}
		return d.Sum()
	}
	x, y := [3]string{string(a), string(b), "v1"}, [3]string{string(b), string(a), "v2"}
	if sum(x, y) != sum(y, x) {
		t.Error("order counts")
	}
	seen := map[string]bool{}
	for _, s := range []string{sum(), sum(x), sum(y), sum(x, y), sum(x, x), sum([3]string{x[0], x[1], "v2"}), sum([3]string{x[0], x[0], "v1"})} {
		if seen[s] || len(s) != 64 {
			t.Errorf("%s comes twice", s)
		}
		seen[s] = true
	}
	var d Digest
	d.Add([]byte(x[0]), []byte(x[1]), x[2])
	d.AddCorrection([]byte(x[0]), "00000000000000ff", time.UnixMilli(5))
	if seen[d.Sum()] {
		t.Error("a correction does not count")
	}
	if got := sum(x, y); got != "9ab071af98179922bd86f31690bec99ac4601ddaeb0e7bb624bfdf86995855fc" {
		t.Errorf("digest %s", got)
	}
}
