package coder

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// actor writes a phrase as the speaker: with the name that follows an office,
// or as printed where it names nobody known.
func (r *reporter) actor(id int) *doc.Actor {
	ph := &r.s.Phrases[id]
	if ph.Pron {
		if !ph.Who.CanAct() {
			return nil
		}
		a := ph.Who.Actor
		a.Span = doc.Span{}
		return r.full(&a, ph.Who.Kind)
	}
	if ph.Who.Author {
		a := ph.Who.Actor
		return r.full(&a, ph.Who.Kind)
	}
	if r.mute(ph) {
		return nil
	}
	a, kind := ph.Who.Actor, ph.Who.Kind
	if kind == "" && ph.Inner != nil && ph.Inner.Kind == "nisba" {
		a.Code = ph.Inner.Actor.Code // «الصحف الإسرائيلية»
	}
	if known := r.sameOffice(ph); known != nil {
		known.Start, known.End = r.s.Tokens[ph.From].StemOrWordStart(), r.s.Tokens[ph.To-1].End
		return known
	}
	if kind == "nisba" { // «السفيرة الأمريكية»: an office that is not in the lexicon
		a = doc.Actor{Code: a.Code}
	}
	from, to := ph.From, ph.To
	if name := r.nameAfter(ph); name != nil {
		if name.who != nil && name.who.Actor.ID != "" {
			role := a.Role
			a, kind = name.who.Actor, name.who.Kind
			if a.Role == "" {
				a.Role = role
			}
		} else if a.Name == "" || kind != "person" {
			a.Name = r.print(name.from, name.to)
		}
		to = name.to
	}
	for k := from + 1; k < to; k++ { // words in quotation marks that are said of him
		if markFamily(&r.s.Tokens[k]) != noMark && k+1 < to && r.quoted[k+1] {
			to = k
		}
	}
	a.Text = r.print(from, to)
	a.Start, a.End = r.s.Tokens[from].StemOrWordStart(), r.s.Tokens[to-1].End
	if cue, ok := r.cueAt(ph.Head); ok && cue.Voice && a.Sector == "" && a.ID == "" {
		a.Code = "" // unnamed sources and texts speak for no state
		return r.full(&a, kind)
	}
	r.sameMan(&a, ph)
	if a.Code == "" && a.ID == "" && !ph.Who.Group && ph.Number < doc.Dual {
		r.whose(&a, to)
	}
	return r.full(&a, kind)
}

// sameMan: a word for somebody who holds no office of his own («المسؤول
// الأوروبي», «المتحدث») takes up the named one of the same side who spoke last.
func (r *reporter) sameMan(a *doc.Actor, ph *clause.Phrase) {
	if !ph.Def || ph.Who.Kind != "agent" || ph.Who.Office || ph.Who.Group || ph.Number > doc.Sing || a.Name != "" && a.Name != ph.Who.Actor.Name || a.Code == "" {
		return
	}
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-6; k-- {
		b := r.d.Quotes[k].Speaker
		if b == nil || b.Code != a.Code || b.Sector != a.Sector || b.Name == "" || b.Name == ph.Who.Actor.Name {
			continue
		}
		if g := r.cueGender(&r.d.Quotes[k]); g != doc.GenderAny && ph.Gender != doc.GenderAny && g != ph.Gender {
			continue
		}
		a.ID, a.Name, a.NameEn = b.ID, b.Name, b.NameEn
		return
	}
}

// whose finds for whom an unknown person speaks: by the office that follows his
// name, or by that he was named with before.
func (r *reporter) whose(a *doc.Actor, to int) {
	tk := r.s.Tokens
	if to < len(tk) && tk[to].POS == doc.Punct && markFamily(&tk[to]) == noMark {
		to++
	}
	if ph := r.phraseAt(to); ph != clause.None {
		if p := &r.s.Phrases[ph]; p.Prep == "" && p.Who.Kind == "agent" && !p.Who.Group && p.Who.Actor.Code != "" && tk[p.From].Pro&(doc.ProWa|doc.ProFa) == 0 {
			a.Code, a.Sector = p.Who.Actor.Code, p.Who.Actor.Sector
			return
		}
	}
	name := a.Text[strings.LastIndexByte(a.Text, ' ')+1:]
	same := func(b *doc.Actor) bool {
		if b.Code == "" || !strings.HasSuffix(b.Text, " "+name) && !strings.HasSuffix(b.Name, " "+name) {
			return false
		}
		a.Code, a.Sector = b.Code, b.Sector
		return true
	}
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-12; k-- {
		if b := r.d.Quotes[k].Speaker; b != nil && same(b) {
			return
		}
	}
	for k := len(r.d.Mentions) - 1; k >= 0 && k >= len(r.d.Mentions)-120; k-- {
		if m := &r.d.Mentions[k]; (m.Kind == "person" || m.Kind == "name") && same(&m.Actor) {
			return
		}
	}
}

// sameOffice: a definite office without name («الوزير») is the named one who
// spoke before or was last mentioned with that office.
func (r *reporter) sameOffice(ph *clause.Phrase) *doc.Actor {
	if !ph.Def || ph.Who.Kind != "agent" || ph.Who.Group || ph.To-ph.From > 2 || r.nameAfter(ph) != nil {
		return nil
	}
	head := r.s.Tokens[ph.Head].Stem
	ok := func(a *doc.Actor) bool {
		if a.Name == "" || ph.Who.Actor.Code != "" && a.Code != ph.Who.Actor.Code {
			return false
		}
		return r.firstWord(a.Role) == head || r.firstWord(a.Text) == head
	}
	for k := len(r.d.Quotes) - 1; k >= 0 && k >= len(r.d.Quotes)-8; k-- {
		if a := r.d.Quotes[k].Speaker; a != nil && ok(a) {
			known := *a
			return &known
		}
	}
	for k := len(r.d.Mentions) - 1; k >= 0 && k >= len(r.d.Mentions)-200; k-- {
		if m := &r.d.Mentions[k]; m.Kind == "person" && ok(&m.Actor) {
			known := m.Actor
			return r.full(&known, m.Kind)
		}
	}
	return nil
}

// firstWord is the first word folded, without article.
func (r *reporter) firstWord(s string) string {
	f := strings.Fields(text.Fold(s))
	if len(f) == 0 {
		return ""
	}
	return r.fn.StartsArticle.Cut(f[0])
}

func (r *reporter) full(a *doc.Actor, kind string) *doc.Actor {
	if kind == "person" && a.ID != "" {
		if t := r.names.Text(a); len(t) > len(a.Text) || a.Text == "" {
			a.Text = t
		}
	}
	if a.Text == "" {
		a.Text = a.Name
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil
	}
	return a
}

// print is the text of tokens without the proclitics of the first.
func (r *reporter) print(from, to int) string {
	return r.d.Text[r.s.Tokens[from].StemOrWordStart():r.s.Tokens[to-1].End]
}

// nameRun is a personal name in the sentence.
type nameRun struct {
	from, to int
	who      *clause.Who
}

// nameAfter finds the personal name that belongs to an office: right behind it
// («وزير الدفاع فلان»), set off by a comma, or behind a short complement
// («السفيرة لدى المنظمة فلانة»).
func (r *reporter) nameAfter(ph *clause.Phrase) *nameRun {
	if ph.Who.Kind == "person" || ph.Who.Kind == "name" {
		return nil
	}
	tk := r.s.Tokens
	i := ph.To
	for n := 0; n < 3 && i < len(tk); n++ {
		if tk[i].POS == doc.Punct && (tk[i].Fold == "،" || tk[i].Fold == ",") {
			if run := r.setOff(ph, i+1); run != nil {
				return run
			}
			if run := r.nameRun(i + 1); run != nil && (run.to >= len(tk) || tk[run.to].POS == doc.Punct || tk[run.to].POS == doc.Adp || tk[run.to].POS == doc.Sconj) {
				return run
			}
			return nil
		}
		if run := r.nameRun(i); run != nil {
			return run
		}
		if i > 1 && r.oddName(i) && ph.From > 0 && tk[ph.From-1].POS == doc.Verb {
			return r.runFrom(i)
		}
		if tk[i].POS == doc.Adp && i+1 < len(tk) && markFamily(&tk[i+1]) != noMark {
			i++ // «المسؤول في "…" فلان»
		}
		if markFamily(&tk[i]) != noMark {
			if i = r.skipQuoted(i); i < 0 {
				return nil
			}
			continue
		}
		if r.quoted[i] || tk[i].POS == doc.Verb || tk[i].POS == doc.Sconj {
			return nil
		}
		next := r.phraseAt(i)
		if next == clause.None || r.s.Phrases[next].To-i > 6 || r.timeAt(i) > i {
			return nil
		}
		if p := &r.s.Phrases[next]; p.Prep == "" && p.From > ph.To && tk[p.From].Pro&(doc.ProWa|doc.ProFa) != 0 {
			return nil
		}
		i = r.s.Phrases[next].To
	}
	return nil
}

// skipQuoted is the token after the quotation that opens at a token, or -1.
func (r *reporter) skipQuoted(i int) int {
	for _, q := range r.here() {
		if q.open == i+r.base && q.closed && q.to+1-r.base < len(r.s.Tokens) {
			return q.to + 1 - r.base
		}
	}
	return -1
}

// setOff is a name between commas of which only some words are known as such,
// or none where they follow somebody's office.
func (r *reporter) setOff(ph *clause.Phrase, i int) *nameRun {
	tk := r.s.Tokens
	names := 0
	if in := r.phraseAt(i); in != clause.None && ph.Who.Kind == "agent" && !ph.Who.Group && r.s.Phrases[in].Who.Kind == "" && r.s.Phrases[in].Number < doc.Dual {
		names++
	}
	for k := i; k < len(tk) && k < i+5; k++ {
		if tk[k].Fold == "،" || tk[k].Fold == "," {
			if names > 0 && k-i > 1 {
				return &nameRun{from: i, to: k}
			}
			return nil
		}
		if k == i && r.oddName(k) { // «، عادل الجبير،»
			names++
			continue
		}
		if tk[k].POS == doc.Verb || tk[k].POS == doc.Adp || tk[k].POS == doc.Sconj || tk[k].POS == doc.Punct && tk[k].Fold != "-" || tk[k].Pro&^doc.ProAl != 0 || k == i && tk[k].Pro != 0 || r.quoted[k] {
			return nil
		}
		if r.nameWord(k) {
			names++
		}
	}
	return nil
}

// nameRun is the run of name words that begins at a token, or nil. «علي» before
// a name is the name and not the preposition.
func (r *reporter) nameRun(i int) *nameRun {
	tk := r.s.Tokens
	ali := i+1 < len(tk) && r.fn.NameToo.Has(r.d.Text[tk[i].Start:tk[i].End]) && tk[i+1].Pro == 0 && r.nameWord(i+1)
	if i >= len(tk) || tk[i].Pro != 0 || tk[i].Enc != "" || r.quoted[i] || !ali && !r.nameWord(i) {
		return nil
	}
	return r.runFrom(i)
}

func (r *reporter) runFrom(i int) *nameRun {
	tk := r.s.Tokens
	run := &nameRun{from: i, to: i + 1}
	for k := i + 1; k < len(tk) && k < i+7; k++ {
		hyphen := tk[k].Fold == "-" && k+1 < len(tk) && tk[k].Start == tk[k-1].End
		if !hyphen && !r.nameWord(k) && !(tk[k-1].Fold == "-" && tk[k].Start == tk[k-1].End) || tk[k].Pro&^doc.ProAl != 0 && tk[k-1].Fold != "-" {
			break
		}
		run.to = k + 1
	}
	if ph := r.phraseAt(i); ph != clause.None {
		p := &r.s.Phrases[ph]
		switch p.Who.Kind {
		case "person", "name":
			run.who = &p.Who
			if p.To > run.to {
				run.to = p.To
			}
		case "":
		default:
			return nil
		}
	}
	return run
}

// nameWord: a proper noun, or a word the lexicon does not know.
func (r *reporter) nameWord(i int) bool {
	t := &r.s.Tokens[i]
	if t.POS == doc.Punct || r.quoted[i] {
		return false
	}
	for k := range r.s.Phrases {
		if ph := &r.s.Phrases[k]; !ph.Pron && ph.From <= i && i < ph.To {
			switch ph.Who.Kind {
			case "person", "name":
				return ph.Who.To == 0 || ph.Who.From <= i && i < ph.Who.To
			}
		}
	}
	return t.POS == doc.Propn || t.POS == doc.X || !t.Known && t.POS == doc.Noun
}
