// Package score judges what was read of web pages against gold: strings that
// must and must not appear (trafilatura), the articles that a scraper library
// keeps as its tests (fundus), and Arabic pages whose lines a reader marked.
// Sijil and other readers are judged alike.
package score

import (
	"sort"
	"strings"
	"time"
)

// Page is one page of a set with what is known of it.
type Page struct {
	Set, Name   string
	URL         string // address it was fetched from, or ""
	ContentType string // header value, or ""
	HTML        []byte
	Gold        Gold
}

// Gold is what a page should give; what is empty is not judged.
type Gold struct {
	With, Without []string // strings that must and must not be in the text
	Title         string
	Date          string // day, 2006-01-02
	Authors       []string
	Text          string   // body, paragraphs on lines
	Body          []string // paragraphs of the body, each to be found
	Soft          []string // lines that may be in the text or not
	Furniture     []string // lines that must not be in the text
}

// Reading is what a reader made of a page.
type Reading struct {
	Title   string
	Date    string // day, 2006-01-02, or ""
	Authors []string
	Body    string   // paragraphs, headings, lists, quotations: no title, no captions
	Coded   []string // every block that is read for events, title included
}

// Reader reads one page.
type Reader func(Page) (Reading, error)

// Mark is the verdict on one page.
type Mark struct {
	Page    Page
	Took    time.Duration // of the processor, by the reader
	Err     error
	Faults  []string // what is wrong, for people
	Badness float64  // orders pages, worst first

	tp, fp, fn, tn int // strings that must and must not appear

	title, date, authors *bool    // nil where the gold has none
	authorF1             *float64 // of names
	titleF1              *float64 // of words
	bodyF1               *float64 // of tokens
	within               *bool    // body whole and nothing beyond it
	furniture            int      // furniture lines in coded blocks
}

// Run reads pages and judges them; each is read repeat times and the shortest
// time counts. Time is that of the processor, the collection of garbage
// included, so that what else the machine does matters little.
func Run(pages []Page, read Reader, repeat int) []Mark {
	out := make([]Mark, len(pages))
	for i, p := range pages {
		m := Mark{Page: p}
		var r Reading
		for n := range max(repeat, 1) {
			start := cpuTime()
			r, m.Err = read(p)
			if took := cpuTime() - start; n == 0 || took < m.Took {
				m.Took = took
			}
		}
		if m.Err != nil {
			m.fault(1, "error", m.Err.Error())
		}
		m.judge(r)
		out[i] = m
	}
	return out
}

func (m *Mark) fault(weight float64, what, detail string) {
	m.Faults = append(m.Faults, what+": "+detail)
	m.Badness += weight
}

func (m *Mark) judge(r Reading) {
	g := &m.Page.Gold
	m.strings(g, strings.Join(r.Coded, "\n"))
	if g.Title != "" {
		f1 := f1Of(tokens(r.Title), tokens(g.Title))
		m.titleF1 = &f1
		m.title = m.equal("title", titleKey(r.Title) == titleKey(g.Title), r.Title, g.Title)
	}
	if g.Date != "" {
		m.date = m.equal("date", r.Date == g.Date, r.Date, g.Date)
	}
	if len(g.Authors) > 0 {
		f1 := f1Of(nameKeys(r.Authors), nameKeys(g.Authors))
		m.authorF1 = &f1
		m.authors = m.equal("authors", f1 == 1, strings.Join(r.Authors, "; "), strings.Join(g.Authors, "; "))
	}
	if g.Text != "" {
		got, want := tokens(r.Body), tokens(g.Text)
		f1 := f1Of(got, want)
		m.bodyF1 = &f1
		if f1 < 0.95 {
			m.fault(1-f1, "body", bodyFault(r.Body, g.Text, f1))
		}
	}
	if len(g.Body) > 0 {
		m.boundaries(g, r)
	}
}

func (m *Mark) equal(what string, ok bool, got, want string) *bool {
	if !ok {
		m.fault(1, what, "got «"+got+"» want «"+want+"»")
	}
	return &ok
}

// strings counts as trafilatura's own evaluation does: a string is found if it
// stands in the text after white space is made alike in both.
func (m *Mark) strings(g *Gold, text string) {
	text = squeeze(text)
	for _, s := range g.With {
		if strings.Contains(text, squeeze(s)) {
			m.tp++
		} else {
			m.fn++
			m.fault(1, "missing", s)
		}
	}
	for _, s := range g.Without {
		if strings.Contains(text, squeeze(s)) {
			m.fp++
			m.fault(1, "unwanted", s)
		} else {
			m.tn++
		}
	}
}

// boundaries: every paragraph of the body stands in the coded blocks, and no
// coded block but the title holds anything beyond the body and what may stand
// there. White space does not count.
func (m *Mark) boundaries(g *Gold, r Reading) {
	coded := bare(strings.Join(r.Coded, ""))
	allowed := bare(strings.Join(g.Body, "")) + "\n" + bare(g.Title) + "\n" + bareLines(g.Soft)
	ok := true
	for _, s := range g.Body {
		if !strings.Contains(coded, bare(s)) {
			ok = false
			m.fault(1, "body missing", s)
		}
	}
	for _, s := range r.Coded {
		if b := bare(s); b != "" && !strings.Contains(allowed, b) && titleKey(s) != titleKey(r.Title) {
			ok = false
			m.fault(0.5, "beyond body", s)
		}
	}
	for _, s := range g.Furniture {
		f := bare(s)
		for _, c := range r.Coded {
			if b := bare(c); strings.Contains(b, f) && !strings.Contains(allowed, f) {
				m.furniture++
				m.fault(1, "furniture", s)
				break
			}
		}
	}
	m.within = &ok
}

// Worst orders marks by what is wrong with them, worst first; those without a
// fault are left out.
func Worst(marks []Mark) []Mark {
	var out []Mark
	for _, m := range marks {
		if len(m.Faults) > 0 {
			out = append(out, m)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Badness > out[j].Badness })
	return out
}
