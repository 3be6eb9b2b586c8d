package ar

import (
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/lang/ar/morph"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// objectMasdars reads a word as a masdar, not a verb, where it stands right
// behind the definite subject of a verb, or with an adverb between: «أعلنت الولايات المتحدة فرض رسوم»,
// «قدم الوزير استقالته». A clause without «الذي» describes no definite noun,
// and two verbs of one clause have a conjunction between them.
func (p *Pack) objectMasdars(tokens []doc.Token) {
	for i := 2; i < len(tokens); i++ {
		t, b := &tokens[i], &tokens[i-1]
		if b.POS == doc.Adv && t.Enc != "" {
			b = &tokens[i-2] // «أعلنت كينيا مرارا رفضها …»
		}
		if t.POS != doc.Verb || t.Pro != 0 || t.Feats.Aspect != doc.Perfect && t.Enc == "" || t.Feats.Person != 3 || b.POS != doc.Propn && b.Enc == "" && !b.Pro.Has(doc.ProAl) && !(b.POS != doc.Verb && p.isState(b)) {
			continue
		}
		v, straight := verbJustBefore(tokens, i)
		if v < 0 && !(t.Enc != "" && behindGovernedMasdar(tokens, i)) {
			continue
		}
		if v >= 0 && (p.gram.in(tokens[v].Key).has(setKana) || !(opensVerbClause(tokens, v) && !takenUp(tokens, i)) && !(straight && t.Enc != "" && t.Feats.Gender == doc.Fem && tokens[v].Feats.Gender == doc.Masc)) {
			continue
		}
		if t.Feats.Aspect != doc.Perfect && !(v >= 0 && straight && p.utters(tokens[v].Key)) {
			continue // «ظلت كينيا تحفظها», but «أبدت كينيا تحفظها»
		}
		if a := p.masdarReading(t); a != nil {
			setReading(t, a)
		}
	}
}

// objectDeeds reads a feminine participle as the masdar with the same letters where it
// stands bare right behind the definite subject of a verb that has a deed for its object,
// and a noun or name follows: «واصل الحزب معارضة خطة الوزير», «يعتزم مطالبة الشركة بـ…».
func (p *Pack) objectDeeds(tokens []doc.Token) {
	for i := 2; i+1 < len(tokens); i++ {
		t, b, n := &tokens[i], &tokens[i-1], &tokens[i+1]
		if t.POS != doc.Adj || t.Pro != 0 || t.Enc != "" || t.Feats.VerbForm != doc.ActivePart || t.Feats.Gender != doc.Fem || t.Feats.Number != doc.Sing {
			continue
		}
		if b.POS != doc.Propn && b.Enc == "" && !b.Pro.Has(doc.ProAl) && !p.isState(b) || n.POS != doc.Noun && n.POS != doc.Propn || n.Pro&^doc.ProAl != 0 {
			continue
		}
		v, straight := verbJustBefore(tokens, i)
		if v < 0 || !straight || !opensVerbClause(tokens, v) || !p.setsAbout(tokens[v].Key) {
			continue
		}
		if a := p.masdarReading(t); a != nil {
			setReading(t, a)
		}
	}
}

// setsAbout tells whether a verb has for its object what its subject does, or is to do.
func (p *Pack) setsAbout(key string) bool {
	return slices.ContainsFunc(p.Words.Control[key], func(c frames.Control) bool { return c.Comp.Kind == frames.Obj })
}

// pluralsOwned reads a bare participle behind a bare masdar as the broken plural with the
// same letters where a definite noun follows, whose they are: «تجاهل مطالب الحكومة».
func (p *Pack) pluralsOwned(tokens []doc.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		t, b, n := &tokens[i], &tokens[i-1], &tokens[i+1]
		if t.POS != doc.Adj || t.Pro != 0 || t.Enc != "" || t.Feats.VerbForm != doc.ActivePart || t.Feats.Number != doc.Sing ||
			b.POS != doc.Noun || b.Feats.VerbForm != doc.Masdar || b.Pro.Has(doc.ProAl) || b.Enc != "" || n.POS != doc.Propn && !(n.POS == doc.Noun && n.Pro == doc.ProAl) {
			continue
		}
		for _, a := range p.Morph.Readings(t.Fold) {
			if a.POS == doc.Noun && a.Pro == 0 && a.Enc == "" && a.Feats.Number == doc.Plur {
				setReading(t, &a)
				break
			}
		}
	}
}

// utters tells whether a verb has a deed or a word for its object: show, renew, declare.
func (p *Pack) utters(key string) bool {
	if c, ok := p.Words.Cues[key]; ok && c.Object {
		return true
	}
	objects := func(src frames.Source) bool { return src.Kind == frames.Obj }
	return slices.ContainsFunc(p.Words.Support[key], func(s frames.Support) bool { return objects(s.Noun) }) ||
		slices.ContainsFunc(p.Words.Control[key], func(c frames.Control) bool { return c.Realis == "actual" && objects(c.Comp) })
}

// condemnedMasdars reads a word as a masdar, not as a verb in the feminine, where it stands
// right behind the subject of a verb of blaming and a party follows: «دان الوزير
// تدخل | الحركة في شؤون بلاده».
func (p *Pack) condemnedMasdars(tokens []doc.Token, hits []hit) {
	for _, h := range hits {
		i := h.from - 1
		if i < 2 || tokens[h.from].Pro&^doc.ProAl != 0 || h.e.kin == lexicon.NisbaName {
			continue
		}
		t, b := &tokens[i], &tokens[i-1]
		if t.POS != doc.Verb || t.Pro != 0 || t.Enc != "" || t.Feats.Aspect != doc.Imperfect || t.Feats.Gender != doc.Fem || b.POS == doc.Verb {
			continue
		}
		v, _ := verbJustBefore(tokens, i)
		if v < 0 || tokens[v].Feats.Aspect != doc.Perfect || !opensVerbClause(tokens, v) || !p.blames(tokens[v].Key) {
			continue
		}
		if a := p.masdarReading(t); a != nil {
			setReading(t, a)
		}
	}
}

// blames tells whether a verb says something against what is its object.
func (p *Pack) blames(key string) bool {
	c, ok := p.Words.Cues[key]
	return ok && c.Object && c.Stance == "allege" && p.verbs[key]
}

// verbsBeforeMen reads a masdar with a pronoun as the verb that has the same letters where
// men in the nominative follow, of which a masdar has none: «مئات الجنود قتلهم المتشددون».
func (p *Pack) verbsBeforeMen(tokens []doc.Token) {
	for i := 0; i+1 < len(tokens); i++ {
		t, n := &tokens[i], &tokens[i+1]
		if t.POS != doc.Noun || t.Feats.VerbForm != doc.Masdar || t.Enc == "" || t.Enc == "ي" || t.Pro&^conjPro != 0 || n.Pro&^doc.ProAl != 0 || n.Feats.Number != doc.Plur || n.Enc != "" || !strings.HasSuffix(n.Stem, "ون") || n.Stem != n.Key+"ون" {
			continue
		}
		if a := p.verbReading(t, func(a *morph.Analysis) bool { return a.Feats.Number == doc.Sing && a.Feats.Gender == doc.Masc }); a != nil {
			setReading(t, a)
		}
	}
}

// givingMasdars reads a word as the masdar of a verb that has both its subject or first
// object and another object behind it, not as a plural, where a name or a body and a noun
// follow: «تدرس منح روسيا أسلحة» are no «grants of Russia», «قطع معظم المصارف علاقاتها» no
// «pieces of most banks».
func (p *Pack) givingMasdars(tokens []doc.Token, hits []hit) {
	for _, h := range hits {
		at, to := p.beforeQuantity(tokens, h.from-1), h.to
		for to < len(tokens) && tokens[to].POS == doc.Adj && (at != h.from-1 || tokens[to].Pro == doc.ProAl) {
			to++
		}
		if at < 0 || to >= len(tokens) || at == h.from-1 && tokens[h.from].Pro&^doc.ProAl != 0 {
			continue
		}
		t, o := &tokens[at], &tokens[to]
		if t.POS != doc.Noun || t.Feats.Number != doc.Plur || t.Pro != 0 || t.Enc != "" || o.POS != doc.Noun && !accusative(o) || o.Pro&^doc.ProAl != 0 {
			continue
		}
		a := p.masdarReading(t)
		if a == nil {
			continue
		}
		v := p.Morph.VerbOf(a.Lemma)
		if v == nil {
			continue
		}
		if open := o.Pro.Has(doc.ProAl) || o.Enc != "" || accusative(o); open && p.verbs[text.Key(v.Lemma)] || o.Enc == "" && p.twoObjects[text.Key(v.Lemma)] {
			setReading(t, a)
		}
	}
}

// beforeQuantity is the token before those that say how many of some are meant and end
// at i: «معظم», «العديد من»; i where none do.
func (p *Pack) beforeQuantity(tokens []doc.Token, i int) int {
	k := i
	if k > 0 && tokens[k].Stem == "من" {
		k--
	}
	if k > 0 && p.gram.in(tokens[k].Stem).has(setQuantity) && tokens[k].Enc == "" {
		return k - 1
	}
	return i
}

// isState tells whether a word alone is the name of a state, whatever else it may be:
// «تركيا» is also «Turkish» in the accusative.
func (p *Pack) isState(t *doc.Token) bool {
	next, ok := p.names.trie.Step(0, t.Fold)
	if !ok {
		return false
	}
	for _, v := range p.names.trie.Values(next) {
		if e := &p.names.entries[v]; e.ent != nil && e.ent.Kind == "state" && e.kin == lexicon.OwnName && !e.al {
			return true
		}
	}
	return false
}

// masdarReading is the likeliest reading of a token, with the clitics it has, as a masdar, or nil.
func (p *Pack) masdarReading(t *doc.Token) *morph.Analysis {
	var best *morph.Analysis
	readings := p.Morph.Readings(t.Fold)
	for i := range readings {
		a := &readings[i]
		if a.POS == doc.Noun && a.Pro == t.Pro && a.Enc == t.Enc && a.Feats.VerbForm == doc.Masdar && (best == nil || a.Score > best.Score) {
			best = a
		}
	}
	return best
}

// opensVerbClause tells whether the verb at token v opens its clause, so that
// its subject follows: neither a noun stands before it nor a word that makes
// the clause part of another («الذي», «عندما»).
func opensVerbClause(tokens []doc.Token, v int) bool {
	f := tokens[v].Feats
	if f.Person != 3 || f.Number != doc.Sing {
		return false
	}
	if v == 0 || tokens[v].Pro&conjPro != 0 {
		return true
	}
	switch b := &tokens[v-1]; b.POS {
	case doc.Punct, doc.Part, doc.Cconj:
		return true
	case doc.Sconj:
		return b.Lemma == "أن" && b.Enc == ""
	}
	return false
}

// takenUp tells whether a preposition with a pronoun follows, which takes up a
// noun before the verb: «البلاد قضى فيه شرطي».
func takenUp(tokens []doc.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].POS == doc.Adp && tokens[i+1].Enc != ""
}

// behindGovernedMasdar tells whether the noun phrase that ends before token i is the
// genitive of a masdar that a preposition governs: no verb of its own follows there
// («بعد إعلان الحركة سيطرتها على المدينة»).
func behindGovernedMasdar(tokens []doc.Token, i int) bool {
	const far = 5
	for k := i - 1; k >= 0 && k >= i-far; k-- {
		t := &tokens[k]
		switch {
		case t.POS == doc.Noun && t.Feats.VerbForm == doc.Masdar && !t.Pro.Has(doc.ProAl) && t.Enc == "" && k < i-1:
			return t.Pro&prepPro != 0 || k > 0 && tokens[k-1].POS == doc.Adp
		case t.Pro&^doc.ProAl != 0 || t.Enc != "":
			return false
		case t.POS != doc.Noun && t.POS != doc.Propn && t.POS != doc.Adj && t.POS != doc.X:
			return false
		}
	}
	return false
}

// verbJustBefore is the last verb before token i with nothing but noun phrases
// and prepositions between, or −1; straight where there is no preposition.
func verbJustBefore(tokens []doc.Token, i int) (v int, straight bool) {
	const far = 12
	straight = true
	for k := i - 1; k >= 0 && k >= i-far; k-- {
		switch tokens[k].POS {
		case doc.Verb:
			return k, straight
		case doc.Adp:
			straight = false
		case doc.Noun, doc.Propn, doc.Adj, doc.X, doc.Num, doc.Adv:
		default:
			return -1, false
		}
	}
	return -1, false
}
