package ar

import "github.com/sijil-news/sijil/doc"

// deedsAlso reads «و» and a verb in the perfect, third person masculine, as the masdar with
// the same letters where a masdar stands before it in its clause and nobody behind it who
// could have done it: «اتهم المجلس الشركة باحتجاز العمال ومنع وصول الدواء».
func (p *Pack) deedsAlso(tokens []doc.Token, hits []hit) {
	k := 0
	for i := 2; i+1 < len(tokens); i++ {
		t := &tokens[i]
		if t.POS != doc.Verb || t.Pro != doc.ProWa || t.Feats.Aspect != doc.Perfect || t.Feats.Person != 3 || t.Feats.Number != doc.Sing || t.Feats.Gender != doc.Masc {
			continue
		}
		for k < len(hits) && hits[k].to <= i+1 {
			k++
		}
		party := k < len(hits) && hits[k].from <= i+1
		if !ownsWhatFollows(t, &tokens[i+1], party) || !p.deedGoesOn(tokens, i) {
			continue
		}
		if a := p.masdarReading(t); a != nil {
			setReading(t, a)
		}
	}
}

// ownsWhatFollows tells whether n, behind t, may be the genitive of a masdar and is no subject
// or object by its form; behind a pronoun, whether it is no noun phrase at all.
func ownsWhatFollows(t, n *doc.Token, party bool) bool {
	if t.Enc != "" {
		return n.POS == doc.Adp || n.POS == doc.Punct || n.Pro&(prepPro|doc.ProWa) != 0
	}
	return !party && n.POS == doc.Noun && n.Pro&^doc.ProAl == 0 && !accusative(n) && !nominativeMen(n)
}

// deedGoesOn tells whether a masdar that a preposition governs or that governs a noun stands
// before token i with nothing but noun phrases between, and what token i is else is said of
// nobody who has done something.
func (p *Pack) deedGoesOn(tokens []doc.Token, i int) bool {
	const far = 12
	deed := false
	for k := i - 1; k >= max(0, i-2*far); k-- {
		t := &tokens[k]
		switch t.POS {
		case doc.Verb:
			f := &t.Feats
			return deed && (f.Aspect != doc.Perfect || f.Gender == doc.Fem || f.Number != doc.Sing || !p.tellsToo(tokens[i].Key))
		case doc.Noun:
			deed = deed || k > i-far && t.Feats.VerbForm == doc.Masdar && (t.Pro&prepPro != 0 || k > 0 && tokens[k-1].POS == doc.Adp && tokens[k-1].Enc == "" || t.Pro == 0 && t.Enc == "" && tokens[k+1].POS == doc.Noun)
		case doc.Adp, doc.Propn, doc.Adj, doc.X, doc.Num, doc.Adv:
		case doc.Sconj:
			return false
		default:
			if !deed {
				return false
			}
		}
	}
	return deed
}

// tellsToo tells whether a verb says something, as who has done something else often does
// in the same breath: «أشاد بالقرار ووصفه بأنه …».
func (p *Pack) tellsToo(key string) bool {
	_, cue := p.Words.Cues[key]
	return cue
}
