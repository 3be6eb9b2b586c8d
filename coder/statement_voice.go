package coder

import (
	"slices"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// sourceVoice is who is named after a source word, where it is somebody or a
// text that tells something (تقرير).
func (r *reporter) sourceVoice(tok int) *doc.Actor { return r.namedSource(tok, true) }

// namedSource is what stands after «بحسب», «وفقا ل», «على حد قول»; with a
// pronoun («على حد قوله») who spoke before. If it must speak, texts that only
// state something (البيان) are none.
func (r *reporter) namedSource(tok int, speaks bool) *doc.Actor {
	tk := r.s.Tokens
	n := max(r.w.c.Words.SourceAt(r.bare, tok), 1)
	if last := tok + n - 1; last < len(tk) && tk[last].Enc != "" {
		return r.before(&reportCue{tok: last, kind: cueSaying, pred: clause.None})
	}
	i := tok + n
	ph := r.phraseAt(i)
	if ph == clause.None && n == 1 {
		if ph = r.phraseAt(tok); ph == clause.None {
			ph = r.phraseAt(tok + 2) // «وفقا لما …» with a word between
		}
	}
	if ph == clause.None {
		return r.partOf(i)
	}
	p := &r.s.Phrases[ph]
	if tk[p.Head].Enc != "" && !p.Who.CanAct() { // حسب تعبيره
		return r.before(&reportCue{tok: p.Head, kind: cueSaying, pred: clause.None})
	}
	if a := r.issuer(p); a != nil {
		return a
	}
	if speaks && !r.headSpeaks(p) {
		if _, ok := r.cueAt(p.Head); ok && p.Inner != nil && p.Inner.Kind != "nisba" {
			return r.partOf(p.Head + 1) // «بحسب تقديرات الأمم المتحدة»
		}
		return nil
	}
	return r.actor(ph)
}

// issuer is who gave out the text that phrase p names, where it is told behind
// it: «بحسب بيان للجيش», «وفق تقرير صادر عن المنظمة», «بيان أصدرته الوزارة».
func (r *reporter) issuer(p *clause.Phrase) *doc.Actor {
	if _, ok := r.cueAt(p.Head); !ok || p.Who.CanAct() || p.To >= len(r.s.Tokens) {
		return nil
	}
	for i := range r.s.Preds {
		q := &r.s.Preds[i]
		if q.Verb && q.Tok == p.To && q.Rel == clause.Relative {
			if a := q.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None && r.s.Phrases[a.Phrase].Who.CanAct() {
				return r.actor(a.Phrase)
			}
		}
	}
	i := p.To
	if r.s.Tokens[i].Feats.VerbForm == doc.ActivePart && i+1 < len(r.s.Tokens) {
		i++ // صادر عن
	}
	ph := r.phraseAt(i)
	if ph == clause.None || !r.s.Phrases[ph].Who.CanAct() {
		return nil
	}
	if r.fn.Cited.Has(r.s.Phrases[ph].Prep) {
		return r.actor(ph)
	}
	return nil
}

// givenOutBy is who gave out the text that a phrase names («نقلت الوكالة عن بيان للوزارة
// أن …»), else whom it names.
func (r *reporter) givenOutBy(ph int) *doc.Actor {
	if a := r.issuer(&r.s.Phrases[ph]); a != nil {
		return a
	}
	return r.actor(ph)
}

// writer is who issues the text that a cue takes up: «أصدرت الوزارة بيانا قالت فيه إن …».
func (r *reporter) writer(c *reportCue) *doc.Actor {
	if c.pred == clause.None || !r.w.resumes(&r.s.Preds[c.pred]) {
		return nil
	}
	if by := r.w.inText(&r.s.Preds[c.pred]); by != clause.None {
		return r.actor(by)
	}
	return nil
}

// partOf is the actor a phrase names from a token on: of «قول الوزير التركي»
// the minister.
func (r *reporter) partOf(i int) *doc.Actor {
	for k := range r.s.Phrases {
		p := &r.s.Phrases[k]
		if p.Pron || p.From >= i || p.To <= i || i >= len(r.s.Tokens) {
			continue
		}
		a := p.Who.Actor
		if p.Inner != nil {
			a = p.Inner.Actor
		}
		a.Text = r.print(i, p.To)
		a.Start, a.End = r.s.Tokens[i].StemOrWordStart(), r.s.Tokens[p.To-1].End
		return &a
	}
	return nil
}

// headSpeaks: what the phrase is about names somebody, not only a word that
// depends on it: «ضرورات الأمن القومي» says nothing.
func (r *reporter) headSpeaks(p *clause.Phrase) bool {
	if p.Pron || p.Who.CanAct() && p.Who.To <= p.Who.From {
		return true
	}
	if p.Who.CanAct() && p.Who.From <= p.Head && p.Head < p.Who.To {
		return true
	}
	c, ok := r.cueAt(p.Head)
	return ok && c.Voice || r.nameWord(p.Head) || p.Who.Kind == "agent" || p.Who.Kind == "person"
}

// voices are those who speak at a word of reporting; of a source named between
// it and what is said («ذكرت الوكالة نقلا عن مصدر أن …») the source.
func (r *reporter) voices(c *reportCue, from int) []doc.Actor {
	for k := range r.cues {
		if s := &r.cues[k]; s.kind == cueSource && s.tok > c.tok && s.tok < from {
			if a := r.sourceVoice(s.tok); a != nil {
				return []doc.Actor{*a}
			}
		}
	}
	if c.kind == cueNoun {
		if a := r.nounVoice(c); a != nil {
			return []doc.Actor{*a}
		}
		return nil
	}
	a := r.author(c)
	if a == nil {
		a = r.speakerOf(c)
	}
	if a == nil {
		return nil
	}
	return r.together(a)
}

// author is whose text says so: «جاء في بيان للوزارة», «ورد في التقرير».
func (r *reporter) author(c *reportCue) *doc.Actor {
	if !r.fn.Comes.Has(r.s.Tokens[c.tok].Key) {
		return nil
	}
	for i := c.tok + 1; i < len(r.s.Tokens) && i < c.tok+3; i++ {
		ph := r.phraseAt(i)
		if ph == clause.None || !r.fn.In.Has(r.s.Phrases[ph].Prep) {
			continue
		}
		p := &r.s.Phrases[ph]
		if !p.Who.CanAct() {
			if of := r.w.hanging(ph); of != clause.None && r.fn.Owner.Has(r.s.Phrases[of].Prep) {
				return r.actor(of)
			}
			if c, ok := r.cueAt(p.Head); !ok || !c.Voice {
				return nil
			}
		}
		return r.actor(ph)
	}
	return nil
}

// together adds who is coordinated with a speaker: «قال فلان وفلان».
func (r *reporter) together(a *doc.Actor) []doc.Actor {
	out := []doc.Actor{*a}
	if a.End == 0 {
		return out
	}
	for k := range r.s.Phrases {
		p := &r.s.Phrases[k]
		if p.Pron || p.To <= p.From || r.s.Tokens[p.From].StemOrWordStart() != a.Start {
			continue
		}
		for n, next := 0, p.Next; next != clause.None && n < 6; n++ {
			q := &r.s.Phrases[next]
			if q.Who.CanAct() && !q.Pron && q.Prep == "" {
				if b := r.actor(next); b != nil {
					out = append(out, *b)
				}
			}
			next = q.Next
		}
		break
	}
	return out
}

// accuses tells whether an accusation or conviction has been read as one of the phrase rather
// than by it: «اتهام الوزير بالفساد», «إدانة مصري بالتجسس».
func (w *work) accuses(pred, ph int) bool {
	m := w.best[pred]
	return m != nil && (m.unit.Frame.Type == "ACCUSE" || m.unit.Frame.Type == "SANCTION") && slices.Contains(m.slots[frames.RecipientSlot], ph)
}

// nounVoice is who speaks by a noun of reporting: «تصريحات الوزير», or the noun
// itself where it stands for its author: «تقارير».
func (r *reporter) nounVoice(c *reportCue) *doc.Actor {
	if c.pred != clause.None {
		p := &r.s.Preds[c.pred]
		for _, kind := range []frames.SourceKind{frames.Gen, frames.Nisba} {
			if a := p.Arg(kind, ""); a != nil && a.Phrase != clause.None && r.s.Phrases[a.Phrase].Who.CanAct() {
				if r.w.accuses(c.pred, a.Phrase) {
					return nil
				}
				return r.actor(a.Phrase)
			}
		}
	}
	if cue, ok := r.cueAt(c.tok); ok && cue.Voice {
		if ph := r.phraseAt(c.tok); ph != clause.None {
			return r.actor(ph)
		}
	}
	return nil
}
