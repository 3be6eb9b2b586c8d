// Package cite says how the program and data made with it are cited: the facts
// that a reader needs to make the same again, and a reference as text, BibTeX
// and CFF.
package cite

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Facts are what is to be told.
type Facts struct {
	Program  string    `json:"program"`            // version of the code
	Data     string    `json:"data"`               // digest of the language data
	Own      bool      `json:"own_data,omitempty"` // own data lie on top of the built-in
	Released string    `json:"released,omitempty"` // day of the code, ISO 8601, where the build tells
	Codebook Codebook  `json:"codebook"`
	Register *Register `json:"register,omitempty"`
}

// Codebook counts what the data hold.
type Codebook struct {
	Name   string `json:"name"`
	Types  int    `json:"types"`
	Modes  int    `json:"modes"`
	Frames int    `json:"frames"`
	Words  int    `json:"words"` // verbs, nouns and light verbs by which frames are told
}

// Register is what a register holds.
type Register struct {
	Documents int64 `json:"documents"`
	Events    int64 `json:"events"`
	Revisions int64 `json:"revisions"`
	// Corrections are what analysts decided, as far as it holds.
	Corrections int64     `json:"corrections"`
	First       string    `json:"first,omitempty"` // days of publication
	Last        string    `json:"last,omitempty"`
	Changed     string    `json:"changed,omitempty"` // day on which the latest article came, UTC
	Versions    []Version `json:"versions"`
	Digest      string    `json:"sha256"` // see Digest
}

// Version is how many documents one version coded.
type Version struct {
	Version   string `json:"version"`
	Documents int64  `json:"documents"`
}

// Where the program is found, and by whom it is.
const (
	address = "https://github.com/sijil-news/sijil"
	authors = "The Sijil authors"
	title   = "Sijil: event data from Arabic news"
)

// Formats lists how facts can be written.
func Formats() []string { return []string{"text", "bibtex", "cff", "json"} }

// Write writes the facts in one of Formats; text has the others but JSON in it.
func (f *Facts) Write(w io.Writer, format string) error {
	var err error
	switch format {
	case "json":
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		err = enc.Encode(f)
	case "bibtex":
		_, err = io.WriteString(w, f.BibTeX())
	case "cff":
		_, err = io.WriteString(w, f.CFF())
	default:
		_, err = fmt.Fprintf(w, "%s\n%s\nBibTeX\n\n%s\nCFF (CITATION.cff)\n\n%s", f.lines(), f.Text(), f.BibTeX(), f.CFF())
	}
	return err
}

// lines tells the facts, one a line.
func (f *Facts) lines() string {
	var b strings.Builder
	own := ""
	if f.Own {
		own = ", with own data on top of the built-in: keep them with what you publish"
	}
	fmt.Fprintf(&b, "program      Sijil %s%s\ndata         %s%s\ncodebook     %s: %d types, %d modes, %d frames, %d words\n",
		f.Program, before(", ", f.Released), f.Data, own, f.Codebook.Name, f.Codebook.Types, f.Codebook.Modes, f.Codebook.Frames, f.Codebook.Words)
	if r := f.Register; r != nil {
		fmt.Fprintf(&b, "register     %d documents%s, %d events, %d replaced texts, %d corrections\nlast change  %s\n", r.Documents, before(", published ", r.days()), r.Events, r.Revisions, r.Corrections, or(r.Changed, "none"))
		for _, v := range r.Versions {
			fmt.Fprintf(&b, "coded by     %s: %d documents\n", v.Version, v.Documents)
		}
		fmt.Fprintf(&b, "content      sha256:%s\n", r.Digest)
	}
	return b.String()
}

// days is the span of publication.
func (r *Register) days() string {
	if r.First == "" || r.First == r.Last {
		return r.First
	}
	return r.First + " to " + r.Last
}

// year is that of a day, "n.d." where it is not known.
func year(day string) string {
	if len(day) < 4 {
		return "n.d."
	}
	return day[:4]
}

// edition is the version that is cited.
type edition struct{ program, data, day string }

// coded is the version that coded the register, where it was one only, else that
// of this program.
func (f *Facts) coded() edition {
	own := edition{f.Program, f.Data, f.Released}
	if f.Register == nil || len(f.Register.Versions) != 1 {
		return own
	}
	v := f.Register.Versions[0].Version
	if i := strings.LastIndexByte(v, '+'); i >= 0 && v != f.Program+"+"+f.Data {
		return edition{program: v[:i], data: v[i+1:]}
	}
	return own
}

// Text is the reference as a sentence or two.
func (f *Facts) Text() string {
	v := f.coded()
	s := fmt.Sprintf("%s (%s). %s, version %s, language data %s [computer software]. %s\n", authors, year(v.day), title, v.program, v.data, address)
	if f.Register != nil {
		s += f.description() + "\n"
	}
	return s
}

// description says in a sentence what the register holds.
func (f *Facts) description() string {
	r := f.Register
	by := make([]string, len(r.Versions))
	for i, v := range r.Versions {
		by[i] = v.Version
	}
	return fmt.Sprintf("Events of %d news articles%s, coded by Sijil %s (%s); content sha256:%s.",
		r.Documents, before(" published ", r.days()), or(strings.Join(by, " and "), "(nothing coded)"), f.Codebook.Name, r.Digest)
}

// BibTeX is the reference, and one of the register.
func (f *Facts) BibTeX() string {
	v := f.coded()
	s := fmt.Sprintf("@software{sijil,\n  author  = {{%s}},\n  title   = {%s},\n  version = {%s, language data %s},\n%s  url     = {%s}\n}\n",
		authors, tex(title), tex(v.program), v.data, field("year", v.day), address)
	if r := f.Register; r != nil {
		s += fmt.Sprintf("\n@misc{sijil-register,\n  author  = {{Who made the data (fill in)}},\n  title   = {Events of %d news articles%s},\n%s  note    = {%s}\n}\n",
			r.Documents, before(", ", r.days()), field("year", r.Changed), tex(f.description()))
	}
	return s
}

// field is a line of BibTeX with a year, "" where it is not known.
func field(name, day string) string {
	if day == "" {
		return ""
	}
	return fmt.Sprintf("  %-7s = {%s},\n", name, year(day))
}

// tex guards what TeX would read as a command.
func tex(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "_", `\_`, "$", `\$`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// CFF is the reference in the Citation File Format 1.2.0: of the program or,
// where there is a register, of it with the program as a reference.
func (f *Facts) CFF() string {
	if f.Register == nil {
		return "cff-version: 1.2.0\nmessage: Please cite Sijil with the version of code and data.\n" + f.software("")
	}
	r := f.Register
	s := "cff-version: 1.2.0\nmessage: Please cite the data with their digest, and Sijil with its version.\n" +
		"title: " + quoted(fmt.Sprintf("Events of %d news articles%s", r.Documents, before(", ", r.days()))) + "\ntype: dataset\n" +
		"authors:\n  - name: \"Who made the data (fill in)\"\n" +
		"abstract: " + quoted(f.description()) + "\n"
	if r.Changed != "" {
		s += "date-released: " + quoted(r.Changed) + "\n"
	}
	return s + "identifiers:\n  - type: other\n    value: " + quoted("sha256:"+r.Digest) + "\n    description: digest of the register, by sijil cite\n" +
		"references:\n" + f.software("  - ")
}

// software is the program as CFF, as an item of a list where item says so.
func (f *Facts) software(item string) string {
	v := f.coded()
	lines := []string{
		"title: " + quoted(title), "type: software", "authors:", "  - name: " + quoted(authors),
		"version: " + quoted(v.program+"+"+v.data), "license: Apache-2.0", "repository-code: " + quoted(address),
	}
	if v.day != "" {
		lines = append(lines, "date-released: "+quoted(v.day))
	}
	if item == "" {
		return strings.Join(lines, "\n") + "\n"
	}
	return item + strings.Join(lines, "\n"+strings.Repeat(" ", len(item))) + "\n"
}

// quoted is a string of YAML, which takes those of JSON.
func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(b)
}

// before is s behind some words, "" where s is.
func before(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
