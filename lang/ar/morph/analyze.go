package morph

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// enclitics, longest first, with their cost.
var enclitics = [...]struct {
	form string
	cost float32
}{
	{"هما", 0.9}, {"كما", 3}, {"ها", 0.4}, {"هم", 0.4}, {"هن", 1.5}, {"كم", 1.8}, {"كن", 3.5},
	{"نا", 0.9}, {"ني", 1.2}, {"ه", 0.4}, {"ك", 3}, {"ي", 2},
}

// search is the state of one analysis of one word.
type search struct {
	l   *Lexicon
	w   string
	dst []Analysis
}

// Analyze appends all readings of a folded word to dst, the likeliest out of
// context first. There is always at least one.
func (l *Lexicon) Analyze(folded string, dst []Analysis) []Analysis {
	from := len(dst)
	out := l.analyze(folded, dst[from:])
	for i := range out {
		out[i].Key = text.Key(out[i].Lemma)
	}
	return append(dst[:from], out...)
}

// analyze is Analyze without keys; space is empty and may be written over.
func (l *Lexicon) analyze(folded string, space []Analysis) []Analysis {
	s := search{l: l, w: folded, dst: space}
	s.run()
	sortByScore(s.dst)
	n := len(s.dst)
	for n > 12 && s.dst[0].Score-s.dst[n-1].Score > reach {
		n--
	}
	return s.dst[:n]
}

func sortByScore(a []Analysis) {
	for i := 1; i < len(a); i++ {
		for j := i; j > 0 && a[j].Score > a[j-1].Score; j-- {
			a[j], a[j-1] = a[j-1], a[j]
		}
	}
}

func (s *search) run() {
	if !arabic(s.w) {
		s.foreign()
		return
	}
	var buf [24]cut
	cuts := cutsOf(s.w, buf[:0])
	for i := range cuts {
		s.try(&cuts[i])
	}
	s.guess(cuts)
}

// arabic tells that a folded word is made of Arabic letters only.
func arabic(w string) bool {
	if len(w)%2 != 0 || w == "" {
		return false
	}
	for i := 0; i < len(w); i += 2 {
		if w[i] != 0xD8 && w[i] != 0xD9 {
			return false
		}
	}
	return true
}

func (s *search) foreign() {
	pos := doc.X
	if s.w != "" {
		switch c := s.w[0]; {
		case c >= '0' && c <= '9':
			pos = doc.Num
		case c >= 'a' && c <= 'z' || c >= 0xC3:
			pos = doc.Propn
		default:
			pos = doc.Punct
		}
	}
	s.dst = append(s.dst, Analysis{StemEnd: int32(len(s.w)), Stem: s.w, Lemma: s.w, POS: pos, class: classOf(pos)})
}

// try looks the rest after a cut up, with every enclitic and affix.
func (s *search) try(c *cut) {
	rest := s.w[c.at:]
	if len(rest) < 2 {
		return
	}
	s.host(c, rest, "", 0)
	if c.pro.Has(doc.ProAl) {
		return
	}
	for i := range enclitics {
		e := &enclitics[i]
		if host, ok := strings.CutSuffix(rest, e.form); ok && len(host) >= 2 {
			s.host(c, host, e.form, e.cost)
		}
	}
}

// host looks up what bears an enclitic, or none.
func (s *search) host(c *cut, host, enc string, encCost float32) {
	whole := s.l.first(host)
	s.closedWord(c, whole, host, enc, encCost)
	if enc == "" || len(host) >= 4 {
		s.inflected(c, whole, host, enc, encCost)
	}
}

// closedWord looks host, whose first entry is whole, up among the closed-class words.
func (s *search) closedWord(c *cut, whole int32, host, enc string, encCost float32) {
	l := s.l
	for i := whole; i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind != kindClosed {
			continue
		}
		w := &l.closed[e.id]
		al := c.pro.Has(doc.ProAl)
		prep := c.pro&(doc.ProBi|doc.ProKa|doc.ProLi) != 0
		switch {
		case enc == "ني" && !strings.HasSuffix(host, "ن"):
			continue
		case enc != "" && !w.Enc, al && !w.Al, prep && !al && w.NoPro, w.NoFa && c.pro.Has(doc.ProFa), c.verb,
			len(host) == 2 && enc == "" && len(s.w) != 2,
			prep && w.POS == doc.Verb:
			continue
		}
		score := 1.5 - c.cost - encCost*0.7
		if len(l.closedCost) > 0 {
			score -= l.closedCost[e.id]
		}
		if c.pro.Has(doc.ProAsk) {
			score++
			if w.Form != "لم" && w.Form != "لا" && w.Lemma != "ليس" && w.Form != "لن" {
				continue
			}
		}
		if enc == ya {
			score--
			if len(host) == 2 {
				score -= 2
			}
		}
		if c.pro.Has(doc.ProKa) && w.POS != doc.Pron {
			score -= 4 // كان is not كأن
		}
		if w.Rare {
			score -= 3
		}
		if w.POS == doc.Adv && c.free && c.pro == 0 {
			score += 0.3
		}
		f := w.Feats
		f.Def = f.Def || al
		a := Analysis{Pro: c.pro, StemStart: int32(c.at), StemEnd: int32(c.at + len(host)), Stem: host, Enc: enc, POS: w.POS, Lemma: w.Lemma, Feats: f, Known: true, Score: score, closed: true}
		a.class = classOfClosed(w, enc)
		s.dst = append(s.dst, a)
	}
}

// inflected looks host, whose first entry is whole, up as stem and affixes.
func (s *search) inflected(c *cut, whole int32, host, enc string, encCost float32) {
	for n := 0; n < len(s.l.affixes.byLen) && 2*n < len(host); n++ {
		sfx := host[len(host)-2*n:]
		for i := range s.l.affixes.byLen[n] {
			r := &s.l.affixes.byLen[n][i]
			if r.suffix == sfx {
				stem := whole
				if n > 0 {
					stem = s.l.first(host[:len(host)-2*n])
				}
				s.withSuffix(c, stem, host, enc, encCost, r)
				break
			}
		}
	}
}

// withSuffix reads host as a stem, whose first entry is given, and a suffix, or as a verb
// with a prefix, too.
func (s *search) withSuffix(c *cut, stem int32, host, enc string, encCost float32, r *suffixRows) {
	l := s.l
	core := host[:len(host)-len(r.suffix)]
	for i := stem; i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind == kindNoun && e.mask&r.nmask != 0 && !c.verb {
			s.nouns(c, host, enc, encCost, r, e)
		} else if e.kind == kindVerb && (e.mask|e.pas)&r.mask[0] != 0 && !c.noun {
			s.finite(c, host, enc, encCost, r.verb[0], e)
		}
	}
	if c.noun || len(core) < 4 {
		return
	}
	p := prefixIndex(core[:2])
	if p == 0 || r.mask[p] == 0 {
		return
	}
	for i := l.first(core[2:]); i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind == kindVerb && (e.mask|e.pas)&r.mask[p] != 0 {
			s.finite(c, host, enc, encCost, r.verb[p], e)
		}
	}
}

func matches(use encUse, enc string) bool {
	return use == encFree || use == encAlways && enc != "" || use == encNever && enc == ""
}

// nouns adds the nominal readings of a stem entry with a suffix.
func (s *search) nouns(c *cut, host, enc string, encCost float32, r *suffixRows, e *entry) {
	n := &s.l.nominals[e.id]
	al := c.pro.Has(doc.ProAl)
	if enc == "ني" || c.pro.Has(doc.ProAsk) || enc != "" && (n.pos == doc.Propn || n.pos == doc.Adv) {
		return
	}
	for i := range r.noun {
		x := &r.noun[i]
		if e.mask&(1<<x.slot) == 0 || !matches(x.enc, enc) || al && x.noAl {
			continue
		}
		if x.slot == nFem && x.suffix == "ه" && !al && n.pos != doc.Noun {
			continue
		}
		f := n.feats
		f.Gender, f.Number = n.gender, doc.Sing
		if e.plural {
			f.Number = doc.Plur
		}
		if x.gender != doc.GenderAny && !(e.plural && x.slot == nFem) {
			f.Gender = x.gender
		}
		if x.number != doc.NumberAny {
			f.Number = x.number
		}
		f.Def, f.Const = al, x.constr
		score := -c.cost - encCost - x.cost - e.cost - n.cost
		if x.constr && enc == ya {
			score -= 2
		}
		if n.pos == doc.Adj && enc != "" {
			score -= 0.5
		}
		if n.pos == doc.Propn && c.pro.Has(doc.ProAl) {
			score -= 0.3
		}
		stem := host
		if x.restored != "" {
			stem = host[:len(host)-2] + x.restored
		} else if x.slot == nEnc && strings.HasSuffix(host, alef) {
			stem = host[:len(host)-2] + ya
		}
		class := classOf(n.pos)
		if n.pos == doc.Noun || n.pos == doc.Num {
			if al {
				class = clNounAl
			} else if enc != "" {
				class = clNounEnc
			}
		} else if n.pos == doc.Adj && al {
			class = clAdjAl
		}
		s.dst = append(s.dst, Analysis{Pro: c.pro, StemStart: int32(c.at), StemEnd: int32(c.at + len(host)), Stem: stem, Enc: enc, POS: n.pos, Lemma: n.lemma, Feats: f, Known: true, Score: score, class: class})
	}
}

// finite adds the finite readings of a verb stem with a row of affixes. Rows
// that differ in mood only make one reading.
func (s *search) finite(c *cut, host, enc string, encCost float32, rows []affix, e *entry) {
	v := &s.l.verbs[e.id]
	if enc == ya || len(host) < 4 {
		return
	}
	from := len(s.dst)
	for i := range rows {
		x := &rows[i]
		bit := uint32(1) << x.slot
		if (e.mask|e.pas)&bit == 0 || !matches(x.enc, enc) {
			continue
		}
		f := x.feats
		if c.imp && f.Aspect != doc.Imperfect {
			continue
		}
		if c.la || c.pro.Has(doc.ProSa) {
			if f.Aspect != doc.Imperfect || c.la && f.Mood&(subj|juss) == 0 || c.imp && f.Mood&ind == 0 {
				continue
			}
			if c.la {
				f.Mood &^= doc.Indicative
			}
		}
		f.Form = v.Form
		switch {
		case e.mask&bit != 0 && e.pas&bit != 0:
		case e.pas&bit != 0:
			f.Voice = doc.Passive
		case e.mask&bit != 0:
			f.Voice = doc.Active
		}
		if s.merge(from, f) {
			continue
		}
		score := -c.cost - encCost*0.8 - finiteCost(f)
		if c.la {
			score -= 0.3
			if x.feats.Mood&ind == 0 && f.Number != doc.Dual { // «ليبدأ»: one, not two
				score += 1.3
			}
		}
		if c.pro.Has(doc.ProAsk) {
			score -= 1
		}
		if f.Number == doc.Dual && ofHearer(enc) {
			score -= 3 // «ماريانا» is no «they two … us»
		}
		if len(s.l.verbCost) > 0 {
			score -= s.l.verbCost[e.id]
		}
		class := clPerfect
		switch f.Aspect {
		case doc.Imperfect:
			class = clImperfect
		case doc.Imperative:
			class = clImperative
		}
		if auxiliary(v.Lemma) {
			class = clAux
		}
		s.dst = append(s.dst, Analysis{Pro: c.pro, StemStart: int32(c.at), StemEnd: int32(c.at + len(host)), Stem: host, Enc: enc, POS: doc.Verb, Lemma: v.Lemma, Feats: f, Known: true, Score: score, class: class})
	}
}

// ofHearer tells whether a pronoun means who speaks or is spoken to.
func ofHearer(enc string) bool {
	switch enc {
	case "نا", "ني", "ك", "كم", "كن", ya:
		return true
	}
	return false
}

// merge joins a reading with an earlier one of the same verb and row that
// differs in mood or voice only.
func (s *search) merge(from int, f doc.Feats) bool {
	for i := from; i < len(s.dst); i++ {
		g := &s.dst[i].Feats
		h := *g
		h.Mood, h.Voice = f.Mood, f.Voice
		if h == f {
			g.Mood |= f.Mood
			if g.Voice != f.Voice {
				g.Voice = doc.VoiceAny
			}
			return true
		}
	}
	return false
}

// finiteCost is how rare a verb form is in news.
func finiteCost(f doc.Feats) float32 {
	var cost float32
	switch {
	case f.Aspect == doc.Imperative:
		cost = 4
	case f.Person == 2:
		cost = 2.2
		if f.Aspect == doc.Perfect {
			cost = 3.2
		}
	case f.Person == 1:
		cost = 1.2
		if f.Aspect == doc.Perfect && f.Number == doc.Sing {
			cost = 1.6
		}
	}
	if f.Gender == doc.Fem && f.Number == doc.Plur {
		cost += 1.8
	}
	if f.Number == doc.Dual {
		cost += 1
	}
	if f.Voice == doc.Passive {
		cost += 0.8
		if f.Person != 3 {
			cost += 3 // «أقال» is not: I am said
		}
	}
	if f.Aspect == doc.Imperfect && f.Mood&doc.Indicative == 0 {
		cost += 1.5 // pair makes up for it where a particle asks for the mood
	}
	return cost
}
