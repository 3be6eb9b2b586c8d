package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// unknownCost is what a reading costs whose stem no lexicon has.
const unknownCost = 6

// guess adds readings for words that are in no lexicon. Where a known reading
// exists only the unsplit word is added, as a name.
func (s *search) guess(cuts []cut) {
	known := len(s.dst) > 0
	w := s.w
	s.unknown(&cut{}, w, "", 0)
	if known {
		// بال… لل… and ال… are split even so
		if len(s.dst) > 6 {
			return
		}
	}
	for i := range cuts {
		c := &cuts[i]
		rest := w[c.at:]
		switch {
		case c.pro.Has(doc.ProAl) && len(rest) >= 4:
			s.unknown(c, rest, "", -2.5)
		case c.pro.Has(doc.ProWa) && len(rest) >= 6:
			s.unknown(c, rest, "", 1.2)
		case c.pro&(doc.ProLi|doc.ProBi) != 0 && len(rest) >= 6 && !known:
			s.unknown(c, rest, "", 1.8)
		case c.pro.Has(doc.ProFa) && len(rest) >= 8 && !known:
			s.unknown(c, rest, "", 2)
		}
		if known {
			continue
		}
		s.unknownVerb(c, rest)
		if c.pro.Has(doc.ProAl) {
			continue
		}
		for _, e := range enclitics[:5] {
			if host, ok := strings.CutSuffix(rest, e.form); ok && len(host) >= 6 {
				s.unknown(c, host, e.form, 0.6+c.cost)
			}
		}
	}
}

// unknown adds a nominal guess: with the article or a telling ending a noun or
// adjective, else a name.
func (s *search) unknown(c *cut, host, enc string, cost float32) {
	al := c.pro.Has(doc.ProAl)
	a := Analysis{Pro: c.pro, StemStart: int32(c.at), StemEnd: int32(c.at + len(host)), Stem: host, Enc: enc, Lemma: host, POS: doc.Propn, Score: -unknownCost - c.cost - cost}
	a.Feats.Def = al
	switch {
	case strings.HasSuffix(host, "ية") && len(host) >= 10:
		a.POS = doc.Noun
		if al {
			a.POS = doc.Adj
		}
		a.Feats.Gender, a.Feats.Number = doc.Fem, doc.Sing
	case strings.HasSuffix(host, taMarbuta):
		a.POS, a.Feats.Gender, a.Feats.Number = doc.Noun, doc.Fem, doc.Sing
	case enc != "" && strings.HasSuffix(host, "ت") && !strings.HasSuffix(host, "ات"):
		a.POS, a.Feats.Gender, a.Feats.Number = doc.Noun, doc.Fem, doc.Sing
		a.Stem = host[:len(host)-2] + taMarbuta
		a.Lemma = a.Stem
	case strings.HasSuffix(host, "ات") && len(host) >= 8:
		a.POS, a.Feats.Gender, a.Feats.Number = doc.Noun, doc.Fem, doc.Plur
	case (strings.HasSuffix(host, "ون") || strings.HasSuffix(host, "ين")) && len(host) >= 10 && al:
		a.POS, a.Feats.Gender, a.Feats.Number = doc.Noun, doc.Masc, doc.Plur
	case strings.HasSuffix(host, ya) && len(host) >= 8 && al:
		a.POS, a.Feats.Nisba, a.Feats.Gender, a.Feats.Number = doc.Adj, true, doc.Masc, doc.Sing
	case al || enc != "":
		a.POS = doc.Noun
	}
	a.class = classOf(a.POS)
	if a.POS == doc.Noun && al {
		a.class = clNounAl
	} else if a.POS == doc.Noun && enc != "" {
		a.class = clNounEnc
	} else if a.POS == doc.Adj && al {
		a.class = clAdjAl
	}
	s.dst = append(s.dst, a)
}

// unknownVerb adds a guess for what looks like an imperfect of the third
// person and follows سـ or stands alone.
func (s *search) unknownVerb(c *cut, host string) {
	if c.noun || len(host) < 8 || !strings.HasPrefix(host, "ي") && !(c.imp && strings.HasPrefix(host, "ت")) {
		return
	}
	f := doc.Feats{Person: 3, Gender: doc.Masc, Number: doc.Sing, Aspect: doc.Imperfect, VerbForm: doc.Finite, Mood: ind | subj | juss}
	if strings.HasPrefix(host, "ت") {
		f.Gender = doc.Fem
	}
	if strings.HasSuffix(host, "ون") || strings.HasSuffix(host, "وا") {
		f.Number = doc.Plur
	}
	s.dst = append(s.dst, Analysis{Pro: c.pro, StemStart: int32(c.at), StemEnd: int32(c.at + len(host)), Stem: host, POS: doc.Verb, Lemma: host, Feats: f, Score: -unknownCost - 0.8 - c.cost, class: clImperfect})
}
