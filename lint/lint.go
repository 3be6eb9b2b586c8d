// Package lint finds what is wrong in language data beyond what the readers of
// the single files can see: words in frames that no lexicon knows, and examples
// that are not coded as they say.
package lint

import (
	"fmt"
	"sort"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/examples"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/pipeline"
)

// Options choose what is checked.
type Options struct {
	NoExamples bool
	Only       func(file string) bool // files whose problems are wanted; nil for all
}

// Problems lists what is wrong in the data of a pipeline, in order of file and
// line.
func Problems(p *pipeline.Pipeline, opt Options) []lexicon.Problem {
	if opt.Only == nil {
		opt.Only = func(string) bool { return true }
	}
	var out []lexicon.Problem
	add := func(x lexicon.Problem) {
		if opt.Only(x.File) {
			out = append(out, x)
		}
	}
	exchange(p.Source)
	p = p.ByRules() // examples test frames, not what is worth reporting
	for _, code := range pipeline.Languages() {
		lang, err := p.Language(code)
		if err != nil {
			add(lexicon.Problem{File: code, Msg: err.Error()})
			continue
		}
		language(p, lang, opt, add)
	}
	for _, x := range p.Source.Problems() {
		add(x)
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].File < out[j].File || out[i].File == out[j].File && out[i].Line < out[j].Line
	})
	return out
}

// language checks the frames and examples of one language.
func language(p *pipeline.Pipeline, lang *pipeline.Language, opt Options, add func(lexicon.Problem)) {
	known := lang.Pack.KnownVerbs()
	seen := map[string]*frames.Frame{}
	for _, f := range lang.Coder.Frames.Frames {
		if old := seen[f.ID]; old != nil && old.File != f.File {
			add(lexicon.Problem{File: f.File, Line: f.Line, Msg: fmt.Sprintf("frame %s is also at %s:%d", f.ID, old.File, old.Line)})
		} else if old != nil {
			add(lexicon.Problem{File: f.File, Line: f.Line, Msg: fmt.Sprintf("frame %s is also in line %d", f.ID, old.Line)})
		} else {
			seen[f.ID] = f
		}
		if f.Type == "" {
			add(lexicon.Problem{File: f.File, Line: f.Line, Msg: "frame " + f.ID + " has no event line"})
		}
		if !opt.Only(f.File) {
			continue
		}
		if known != nil {
			verbs(known, lang.Code, f, add)
		}
		for i := range f.Examples {
			if opt.NoExamples {
				break
			}
			for _, x := range examples.Settled(p, lang.Code, f, &f.Examples[i]) {
				add(lexicon.Problem{File: x.File, Line: x.Line, Msg: "example of " + x.Frame + ": " + x.Msg})
			}
		}
	}
	if opt.NoExamples || !opt.Only(examples.CueFile(lang.Code)) {
		return
	}
	for i := range lang.Coder.Words.CueTest {
		for _, x := range examples.Cue(p, lang.Code, &lang.Coder.Words.CueTest[i]) {
			add(lexicon.Problem{File: x.File, Line: x.Line, Msg: "example: " + x.Msg})
		}
	}
}

// exchange reads the files that coding itself does not, for what is wrong in
// them.
func exchange(s *lexicon.Source) {
	if _, err := codebook.LoadCountries(s); err != nil {
		s.Report("codebook/countries.txt", 0, err.Error())
	}
	if _, err := codebook.LoadExchange(s); err != nil {
		s.Report("codebook/exchange.txt", 0, err.Error())
	}
	if _, err := ledger.Load(s, "ar", "en"); err != nil {
		s.Report("outcomes.txt", 0, err.Error())
	}
}

// verbs checks that the verbs of a frame are in the verb lexicon: a verb that
// is not is never recognised, and the line never fires.
func verbs(known map[string]bool, lang string, f *frames.Frame, add func(lexicon.Problem)) {
	for _, u := range f.Units {
		for i := range u.Words {
			key := u.Words[i].Verb
			if u.Kind == frames.VerbUnit {
				key = u.Words[i].Parts[0]
			}
			if key != "" && !known[key] {
				add(lexicon.Problem{File: f.File, Line: u.Line, Msg: "verb of " + u.Words[i].Text + " is not in " + lang + "/verbs: the word never fires"})
			}
		}
	}
}
