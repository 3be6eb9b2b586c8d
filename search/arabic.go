package search

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/text"
)

// How far behind the likeliest reading of a word another may lie. Beside the
// likeliest readings, the whole word is kept where they take it apart and it may
// be a name or noun of its own: «وليد» is not only «و» and «ليد».
const (
	near      = 1.5
	nearWhole = 6   // the whole word, against readings with something before it
	nearHost  = 2   // against readings with a pronoun behind it
	nearName  = 4.5 // a known name, against anything
	farBetter = 3   // by so much a reading must be likelier than a name that it takes apart
	mostTerms = 4
)

// proclitics are what may be written before a word, but for the article.
const proclitics = ^doc.ProAl

// arabic are the terms of an Arabic word: lemmas by the lexicon.
func (t *Terms) arabic(word, folded string, why purpose) []string {
	all := t.readings(word, folded)
	known := make([]morph.Analysis, 0, len(all))
	for _, a := range all {
		if a.Known && len(a.Key) > 2 {
			known = append(known, a)
		}
	}
	if known = withoutSplitNames(withoutAccusatives(known)); len(known) == 0 {
		return unknown(all, folded, why)
	}
	var out []string
	whole := wholes(known)
	if why == asked && len(whole) > 0 {
		return keys(within(whole, near))
	}
	out = keys(within(known, near))
	for _, a := range whole {
		if len(out) < mostTerms && !contains(out, a.Key) {
			out = append(out, a.Key)
		}
	}
	return out
}

// readings are those of a word, the likeliest first. The hamzas of the printed
// word count, its last letter does not where it is ى: a plural such as «قتلى» is
// listed under another form.
func (t *Terms) readings(word, folded string) []morph.Analysis {
	if strings.HasSuffix(word, "ى") {
		return t.lexicon.Analyze(folded, nil)
	}
	return t.lexicon.Explain(word)
}

// withoutAccusatives leaves out «سوري» of «سوريا» where that is a name.
func withoutAccusatives(list []morph.Analysis) []morph.Analysis {
	var names []string
	for _, a := range list {
		if a.POS == doc.Propn && a.Enc == "" && strings.HasSuffix(a.Stem, "ا") {
			names = append(names, a.Stem)
		}
	}
	return slices.DeleteFunc(list, func(a morph.Analysis) bool {
		return a.POS != doc.Propn && contains(names, a.Stem) && a.Key != text.Key(a.Stem)
	})
}

// withoutSplitNames leaves out readings that take a known name apart, save where
// they are likelier by far: «كمال» is not «like money», but «والى» is «and to».
func withoutSplitNames(list []morph.Analysis) []morph.Analysis {
	name := slices.IndexFunc(list, func(a morph.Analysis) bool { return a.POS == doc.Propn && a.Pro == 0 && a.Enc == "" })
	if name < 0 {
		return list
	}
	score := list[name].Score
	return slices.DeleteFunc(list, func(a morph.Analysis) bool { return a.Pro&proclitics != 0 && a.Score < score+farBetter })
}

// wholes are the readings that leave the word whole, where the likeliest one
// does not or a name is among them.
func wholes(list []morph.Analysis) []morph.Analysis {
	best := &list[0]
	reach := float32(near)
	switch {
	case best.Pro&proclitics != 0:
		reach = nearWhole
	case best.Enc != "":
		reach = nearHost
	}
	var out []morph.Analysis
	for _, a := range list {
		if a.Pro&proclitics != 0 || a.Enc != "" {
			continue
		}
		d := best.Score - a.Score
		if d <= reach && a.POS != doc.Verb || d <= near || a.POS == doc.Propn && d <= nearName {
			out = append(out, a)
		}
	}
	return out
}

// within are the readings not farther than so much behind the first.
func within(list []morph.Analysis, reach float32) []morph.Analysis {
	n := 1
	for n < len(list) && list[0].Score-list[n].Score <= reach {
		n++
	}
	return list[:n]
}

func keys(list []morph.Analysis) (out []string) {
	for i := range list {
		if len(out) < mostTerms && !contains(out, list[i].Key) {
			out = append(out, list[i].Key)
		}
	}
	return out
}

// unknown are the terms of a word that the lexicon does not know: itself and,
// for the index, what is left of it without what may stand before or behind.
func unknown(all []morph.Analysis, folded string, why purpose) []string {
	out := []string{text.KeyOfFolded(folded)}
	if why == asked {
		return out
	}
	for _, a := range all {
		if len(out) < mostTerms && !a.Known && a.POS != doc.Verb && len(a.Stem) >= 6 {
			if key := text.KeyOfFolded(a.Stem); !contains(out, key) {
				out = append(out, key)
			}
		}
	}
	return out
}
