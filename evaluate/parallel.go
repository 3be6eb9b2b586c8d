package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// ParallelPair is one sentence in two languages.
type ParallelPair struct{ ID, English, Arabic string }

// Parallel is the measure of sentences in two languages: Sentences have an
// event in either, in Same of them one event has the same type and actor code
// in both, two events whose actors have no code being alike. Only* count the
// sentences that have events in one language alone.
type Parallel struct {
	Sentences   int    `json:"sentences"`
	Same        int    `json:"same"`
	Share       Number `json:"share"`
	OnlyEnglish int    `json:"only_english"`
	OnlyArabic  int    `json:"only_arabic"`
}

// ReadParallel reads lines of id, English and Arabic with a tab between them.
func ReadParallel(r io.Reader, name string) ([]ParallelPair, error) {
	var out []ParallelPair
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		f := strings.Split(sc.Text(), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("%s:%d: want id, English and Arabic with a tab between them, have %d fields", name, n, len(f))
		}
		out = append(out, ParallelPair{f[0], f[1], f[2]})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return out, nil
}

// Add counts one sentence by its events in both languages.
func (p *Parallel) Add(english, arabic []doc.Event) {
	if len(english)+len(arabic) == 0 {
		return
	}
	p.Sentences++
	switch {
	case len(arabic) == 0:
		p.OnlyEnglish++
	case len(english) == 0:
		p.OnlyArabic++
	case alike(english, arabic):
		p.Same++
	}
	p.Share = round(float64(p.Same)/float64(p.Sentences), 3)
}

// alike tells whether one of some events has type and actor code of one of
// others.
func alike(a, b []doc.Event) bool {
	kinds := map[string]bool{}
	for i := range a {
		for _, k := range typeAndCodes(&a[i]) {
			kinds[k] = true
		}
	}
	for i := range b {
		for _, k := range typeAndCodes(&b[i]) {
			if kinds[k] {
				return true
			}
		}
	}
	return false
}

// typeAndCodes are the type with each code of the actors; the type alone where
// they have none.
func typeAndCodes(e *doc.Event) []string {
	var out []string
	for i := range e.Actor {
		if c := e.Actor[i].Code; c != "" {
			out = append(out, e.Type+" "+c)
		}
	}
	if out == nil {
		out = []string{e.Type}
	}
	return out
}
