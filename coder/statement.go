package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// statement is a stretch of a sentence that somebody says.
type statement struct {
	from, to int // tokens of the sentence, half-open
	cue      int // token of the word that reports; None where it stands in another sentence
	word     string
	stance   string
	by       []doc.Actor
	noun     bool // the claim is named as such: مزاعم فلان، ما قاله فلان
	back     bool // it denies what was said before it: «وهي مزاعم تنفيها الصين»
	loose    bool // told beside the clause («…، بحسب فلان»): whatever stands nearer goes before it
}

// told notes a statement.
func (r *reporter) told(from, to int, c *reportCue, by []doc.Actor, loose bool) {
	if from >= to || len(by) == 0 && (c == nil || !speakerless(r.stance(c.tok))) {
		return
	}
	s := statement{from: from, to: to, cue: clause.None, stance: "neutral", by: by, loose: loose}
	if c != nil {
		s.cue, s.word, s.stance, s.noun = c.tok, r.s.Tokens[c.tok].Fold, r.stance(c.tok), c.kind == cueNoun || r.fn.What.Has(r.stem(c.tok-1))
	}
	r.w.said = append(r.w.said, s)
}

// speakerless: the stance colours what is said even where nobody is named:
// «وسط مزاعم بأن …».
func speakerless(stance string) bool { return stance == "allege" || stance == "deny" }

// stance is that of the word of reporting at a token.
func (r *reporter) stance(tok int) string {
	c, ok := r.cueAt(tok)
	if p := r.s.PredAt(tok); !ok || c.Stance == "deny" && p != clause.None && r.s.Preds[p].Neg {
		return "neutral"
	}
	return c.Stance
}

// rawStance is the stance as listed, whether the word is negated or not.
func (r *reporter) rawStance(tok int) string {
	c, _ := r.cueAt(tok)
	return c.Stance
}

// cueAt is what the lexicon says of a word of reporting: of the word itself,
// else of the verb it is derived from.
func (r *reporter) cueAt(tok int) (frames.Cue, bool) { return r.w.cueAt(tok) }

func (w *work) cueAt(tok int) (frames.Cue, bool) {
	t := &w.s.Tokens[tok]
	cues := w.c.Words
	if c, ok := cues.Cue(t.Key); ok {
		return c, true
	}
	if t.POS != doc.Verb {
		if p := w.s.PredAt(tok); p != clause.None {
			for _, k := range w.s.Preds[p].VerbKeys {
				if c, ok := cues.Cue(k); ok {
					return c, true
				}
			}
		}
	}
	return cues.Cue(text.KeyOfFolded(w.fn.StartsAnd.Cut(t.Fold)))
}

// statements finds what is said in the sentence without quotation marks, and
// what goes on in them from sentences before.
func (r *reporter) statements() {
	r.ongoing()
	for k := range r.cues {
		c := &r.cues[k]
		switch {
		case c.kind == cueSource:
			r.sourced(c)
		case r.hearsay(c):
		case r.passive(c):
			r.unnamed(c)
		case !r.impersonal(c) && !r.unsaid(c) && !r.fact(c):
			r.stated(c)
		}
	}
	r.colon()
}

// hearsay notes what is only believed or suspected by nobody in particular: «يُعتقد أن إسرائيل
// قصفت …», «يشتبه في أن …»; it tells whether the word of reporting is such a one.
func (r *reporter) hearsay(c *reportCue) bool {
	if cue, ok := r.cueAt(c.tok); !ok || !cue.Hearsay || c.kind != cueVerb || !r.passive(c) && !(r.impersonal(c) && r.opens(c.tok)) {
		return false
	}
	if from := r.content(c); from >= 0 {
		r.w.said = append(r.w.said, statement{from: from, to: r.contentEnd(c, from), cue: c.tok, word: r.s.Tokens[c.tok].Fold, stance: "allege"})
	}
	return true
}

// opens tells whether a verb begins its clause: behind a mark, with «و» or first of all.
func (r *reporter) opens(tok int) bool {
	return tok == 0 || r.s.Tokens[tok].Pro.Has(doc.ProWa) || r.s.Tokens[tok-1].POS == doc.Punct
}

// unnamed: a passive of accusing names no accuser: «يُتهم الجيش ب…».
func (r *reporter) unnamed(c *reportCue) {
	if r.stance(c.tok) != "allege" {
		return
	}
	if from := r.content(c); from >= 0 {
		r.told(from, r.contentEnd(c, from), c, nil, false)
	} else if from, to := r.object(c); from >= 0 {
		r.told(from, to, c, nil, false)
	}
}

// fact: «…، ما يشير إلى …»: what was told before shows it, nobody says it.
func (r *reporter) fact(c *reportCue) bool {
	if c.kind != cueVerb || c.tok < 2 || r.s.Tokens[c.tok].Enc != "" {
		return false
	}
	last := r.stem(c.tok - 1)
	return r.fn.Whereby.Has(last) || r.fn.What.Has(last) && r.s.Tokens[c.tok-2].POS == doc.Punct
}

// stated is what a word of reporting governs: a clause, else what its object
// names, else the clause it stands beside.
func (r *reporter) stated(c *reportCue) {
	switch r.stance(c.tok) {
	case "deny":
		if c.kind == cueVerb || c.kind == cueParticiple {
			r.denial(c)
		}
	case "demand":
		return // what is called for is not told
	}
	if r.back(c) {
		return
	}
	if from := r.content(c); from >= 0 {
		if c.kind != cueNoun || !r.taken(from) {
			r.told(from, r.contentEnd(c, from), c, r.voices(c, from), false)
		}
		return
	}
	if from, to := r.object(c); from >= 0 {
		r.told(from, to, c, r.voices(c, from), false)
		return
	}
	if c.kind == cueVerb {
		r.beside(c)
	}
}

// denial notes who denies, whatever it is.
func (r *reporter) denial(c *reportCue) {
	if by := r.voices(c, c.tok); len(by) > 0 {
		r.w.denials = append(r.w.denials, statement{cue: c.tok, by: by})
	}
}

// back: a word of denial that takes up what was said before it: «وهي مزاعم
// تنفيها الصين», «وهو ما نفته طهران».
func (r *reporter) back(c *reportCue) bool {
	t := &r.s.Tokens[c.tok]
	if c.kind != cueVerb || t.Enc == "" || c.tok < 3 || r.stance(c.tok) != "deny" {
		return false
	}
	for i := c.tok - 1; i >= c.tok-3; i-- {
		if !r.fn.TakesUp.Has(r.stem(i)) {
			if cue, ok := r.cueAt(i); !ok || cue.Stance != "allege" && cue.Stance != "neutral" && cue.Stance != "doubt" {
				continue
			}
		}
		if by := r.voices(c, c.tok); len(by) > 0 {
			r.cut(c.tok)
			r.told(0, c.tok, c, by, true)
			r.w.said[len(r.w.said)-1].back = true
			return true
		}
	}
	return false
}

// cut ends what others say before the clause that a token stands in.
func (r *reporter) cut(tok int) {
	start := tok
	for start > 0 && r.s.Tokens[start].POS != doc.Punct {
		start--
	}
	for k := range r.w.said {
		if s := &r.w.said[k]; !s.loose && s.from < start && s.to > start {
			s.to = start
		}
	}
}

// taken: the clause that begins at a token is somebody's word already: in «ذكر
// التقرير أن» the verb governs it.
func (r *reporter) taken(from int) bool {
	for k := range r.w.said {
		if s := &r.w.said[k]; s.from == from && !s.loose && s.stance != "deny" {
			return true
		}
	}
	return false
}

// ongoing are quotations that were opened in an earlier sentence.
func (r *reporter) ongoing() {
	start := r.d.Sentences[r.sent].Start
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-3; k-- {
		q := &r.d.Quotes[k]
		if !q.Direct || q.Speaker == nil || q.Start >= start || q.End <= start {
			continue
		}
		to := 0
		for to < len(r.s.Tokens) && r.s.Tokens[to].Start < q.End {
			to++
		}
		a := *q.Speaker
		a.Span = doc.Span{}
		r.told(0, to, nil, []doc.Actor{a}, false)
	}
}

func (r *reporter) passive(c *reportCue) bool {
	return c.pred != clause.None && r.s.Preds[c.pred].Passive
}

// impersonal: «يُذكر أن», «ويُتوقع أن»: nobody in particular says so.
func (r *reporter) impersonal(c *reportCue) bool {
	t := &r.s.Tokens[c.tok]
	if c.kind != cueVerb || t.Feats.Aspect == doc.Perfect || t.Feats.Gender == doc.Fem || t.Feats.Number > doc.Sing {
		return false
	}
	cue, ok := r.cueAt(c.tok)
	if !ok || !cue.Impersonal {
		return false
	}
	for i := c.tok + 1; i < len(r.s.Tokens) && i <= c.tok+2; i++ {
		if r.s.Tokens[i].POS == doc.Sconj {
			return true
		}
	}
	return false
}

// sourced is what is told after a source: «بحسب فلان».
func (r *reporter) sourced(c *reportCue) {
	by := r.sourceVoice(c.tok)
	if by == nil {
		return
	}
	from, to := r.segment(c.tok)
	r.told(from, to, c, []doc.Actor{*by}, true)
}

// beside is a word of reporting behind or within what it reports: «كما قال
// فلان», «حسبما أكد فلان», «…، تتابع الصحيفة».
func (r *reporter) beside(c *reportCue) {
	if c.tok == 0 || c.pred == clause.None {
		return
	}
	switch r.stance(c.tok) {
	case "neutral", "assert", "announce", "confirm":
	default:
		return
	}
	last := &r.s.Tokens[c.tok-1]
	if from := r.parenthesis(c); from > 0 {
		if a := r.speakerOf(c); a != nil {
			r.told(0, from, c, []doc.Actor{*a}, true)
		}
		return
	}
	if !r.like(c.tok) && !(c.tok > 3 && (last.POS == doc.Punct || r.fn.AsSaid.Has(last.Stem)) && r.endsWith(c)) {
		return
	}
	if a := r.speakerOf(c); a != nil {
		from, to := r.segment(c.tok)
		r.told(from, to, c, []doc.Actor{*a}, true)
	}
}

// like: the word before says that it was told so: حسبما، كما، وفق ما.
func (r *reporter) like(tok int) bool {
	switch last := r.stem(tok - 1); {
	case r.fn.Reported.Has(last):
		return true
	case r.fn.What.Has(last):
		return r.w.c.Words.SourceAt(r.bare, tok-2) > 0 || r.fn.AsTo.Has(r.stem(tok-2))
	}
	return r.fn.Reportedly.Ends(r.s.Tokens[tok-1].Fold)
}

// endsWith: nothing but who speaks follows the verb in the sentence.
func (r *reporter) endsWith(c *reportCue) bool {
	ph := r.following(c)
	if ph == clause.None {
		return false
	}
	for to := r.nameEnd(ph); to < len(r.s.Tokens) && to < c.tok+20; to++ {
		switch t := &r.s.Tokens[to]; {
		case t.POS == doc.Punct && markFamily(t) == noMark, t.POS == doc.Verb && t.Pro.Has(doc.ProWa):
			return true
		case t.POS == doc.Verb, t.POS == doc.Sconj, r.quoted[to]:
			return false
		case r.timeAt(to) > to:
			to = r.timeAt(to) - 1
		case t.POS != doc.Adp || !r.fn.In.Has(t.Stem):
			return false
		default: // «… في بيان»
			if p := r.phraseAt(to); p != clause.None {
				to = max(to, r.s.Phrases[p].To-1)
			}
		}
	}
	return true
}

// abroad is a phrase of another country than that of phrase i, or None: of what
// happens at home no capital speaks.
func (r *reporter) abroad(i int) int {
	code := r.s.Phrases[i].Who.Actor.Code
	return slices.IndexFunc(r.s.Phrases, func(x clause.Phrase) bool {
		c := x.Who.Actor.Code
		return len(c) == 3 && c != code
	})
}

// colon: a party alone before a colon at the beginning of the sentence speaks
// what follows. States and topics («روسيا وأوكرانيا: …») do not.
func (r *reporter) colon() {
	for i := range r.s.Phrases {
		ph := &r.s.Phrases[i]
		if ph.From != 0 || ph.Pron || ph.Next != clause.None || ph.To >= len(r.s.Tokens) || ph.To > 7 || r.s.Tokens[ph.To].Fold != ":" {
			continue
		}
		if ph.Who.Kind == "city" && (r.w.ground(i) || r.abroad(i) == clause.None || r.s.Tokens[len(r.s.Tokens)-1].Fold == ".") {
			continue // where the news is from
		}
		switch ph.Who.Kind {
		case "person", "name", "igo", "ngo", "gov", "body", "media", "military", "armed", "party", "movement", "agent", "city":
			if a := r.actor(i); a != nil {
				r.told(ph.To+1, len(r.s.Tokens), nil, []doc.Actor{*a}, true)
				return
			}
		}
	}
}
