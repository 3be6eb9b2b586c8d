// Package resolve carries references inside a document: pronouns, subjects
// left out, «نظيره», «الجانبان», offices and surnames without the rest, and
// bodies named again by their common noun.
package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/text"
)

// Document holds what was mentioned so far in one document.
type Document struct {
	seen    []*clause.Phrase
	byName  map[string]clause.Who  // last word of an unknown name → first mention
	byRole  map[string]*clause.Who // office or body → last mention with a country
	fullest map[string]string      // entity id → fullest text
	codes   map[string]int         // country → mentions
	subject *clause.Phrase         // of the last main clause
}

// New returns an empty document state.
func New() *Document {
	return &Document{byName: map[string]clause.Who{}, byRole: map[string]*clause.Who{}, fullest: map[string]string{}, codes: map[string]int{}}
}

// Reset forgets the document; the memory is used for another.
func (d *Document) Reset() {
	clear(d.seen)
	d.seen, d.subject = d.seen[:0], nil
	clear(d.byName)
	clear(d.byRole)
	clear(d.fullest)
	clear(d.codes)
}

// Learn collects the names of a sentence before any reference is resolved, so
// that a title may speak of someone whom the body names in full.
func (d *Document) Learn(s *clause.Sentence) {
	for i := range s.Phrases {
		w := &s.Phrases[i].Who
		a := &w.Actor
		if a.Code != "" && len(a.Code) == 3 && w.Kind != "nisba" {
			d.codes[a.Code]++
		}
		if a.ID != "" && w.Kind == "person" && len(a.Text) > len(d.fullest[a.ID]) && len(a.Text) < 90 {
			d.fullest[a.ID] = a.Text
		}
		if w.Kind == "name" && a.Name != "" {
			words := strings.Fields(a.Name)
			key := text.Fold(words[len(words)-1])
			if old, ok := d.byName[key]; !ok || old.Actor.Code == "" && a.Code != "" || len(old.Actor.Name) < len(a.Name) && a.Code != "" {
				d.byName[key] = *w
			}
		}
	}
}

// Sentence resolves the references of one sentence, in document order.
func (d *Document) Sentence(s *clause.Sentence) {
	d.phrases(s)
	d.dropped(s)
	d.remember(s)
}

func (d *Document) phrases(s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		w := &ph.Who
		switch {
		case ph.Pron:
			d.pronoun(s, i)
		case w.Pending == "peer":
		case w.Pending == "sides":
			d.sides(s, i)
		case w.Kind == "name":
			d.name(w)
		case w.Kind == "person" && !strings.Contains(w.Actor.Text, " "):
			d.namesake(w)
		case w.Kind == "agent" && w.Actor.Code == "":
			d.agent(s, ph)
		}
	}
}

// namesake: a surname alone is whom the document introduced by that surname,
// rather than the famous bearer.
func (d *Document) namesake(w *clause.Who) {
	full, ok := d.byName[text.Fold(w.Actor.Text)]
	if !ok || strings.Count(full.Actor.Name, " ") == 0 {
		return
	}
	a := full.Actor
	a.Text, a.Start, a.End = w.Actor.Text, w.Actor.Start, w.Actor.End
	w.Kind, w.Actor = "name", a
}

func (d *Document) name(w *clause.Who) {
	words := strings.Fields(w.Actor.Name)
	if len(words) == 0 {
		return
	}
	full, ok := d.byName[text.Fold(words[len(words)-1])]
	if !ok {
		return
	}
	a := &w.Actor
	if a.Code == "" {
		a.Code = full.Actor.Code
	}
	if a.Sector == "" {
		a.Sector = full.Actor.Sector
	}
	if a.Role == "" {
		a.Role = full.Actor.Role
	}
	a.Name, a.NameEn = full.Actor.Name, full.Actor.NameEn
}

// agent gives an office or body without a country that of its last mention,
// else that of the place beside it, else the country the document speaks of
// most.
func (d *Document) agent(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	if old, ok := d.byRole[w.Actor.Role]; ok && ph.Def {
		w.Actor.Code = old.Actor.Code
		if old.Kind == "person" && w.Office {
			w.Actor.ID, w.Actor.Name, w.Actor.NameEn = old.Actor.ID, old.Actor.Name, old.Actor.NameEn
		}
		return
	}
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.PrepTok == ph.To && !x.Pron && x.Who.Actor.Code != "" && x.Who.Kind != "person" && (x.Prep == "في" || x.Prep == "ل" || x.Prep == "ب" || x.Prep == "لدي") {
			w.Actor.Code = x.Who.Actor.Code
			return
		}
	}
	if c := placeBeside(s, ph); c != "" {
		w.Actor.Code = c
		return
	}
	w.Actor.Code = d.topCountry(s)
}

// placeBeside finds the country of a place in the same sentence.
func placeBeside(s *clause.Sentence, ph *clause.Phrase) string {
	best, dist := "", 1<<30
	for i := range s.Phrases {
		x := &s.Phrases[i]
		if x.Prep != "في" && x.Prep != "ب" && x.Prep != "شمال" && x.Prep != "قرب" && x.Prep != "من" {
			continue
		}
		switch x.Who.Kind {
		case "state", "city", "adm1", "locality", "region", "site":
		default:
			continue
		}
		gap := x.From - ph.To
		if gap < 0 {
			gap = 2 * (ph.From - x.To)
		}
		if gap < dist && len(x.Who.Actor.Code) == 3 {
			best, dist = x.Who.Actor.Code, gap
		}
	}
	return best
}

func (d *Document) topCountry(s *clause.Sentence) string {
	best, n := "", 1
	for c, k := range d.codes {
		if isBody[c] {
			continue
		}
		if k > n || k == n && c < best {
			best, n = c, k
		}
	}
	return best
}

func (d *Document) pronoun(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	if ph.Who.Kind != "" {
		return
	}
	tok := &s.Tokens[ph.Head]
	switch tok.Enc {
	case "نا", "ني", "ي":
		if w := d.speaker(s, ph.Head); w != nil {
			copyWho(&ph.Who, w)
		}
		return
	case "ك", "كم":
		return
	}
	best := -1
	for k := range s.Phrases {
		x := &s.Phrases[k]
		if x.Pron || x.To > ph.Head || !x.Who.CanAct() || x.Who.Kind == "nisba" || !fits(ph, x.Gender, x.Number, &x.Who) {
			continue
		}
		// a city or place in a prepositional phrase is rarely meant
		if (x.Who.Kind == "city" || x.Who.Kind == "adm1") && x.Prep == "في" {
			continue
		}
		if best < 0 || prefer(s, k, best) {
			best = k
		}
	}
	if best >= 0 {
		copyWho(&ph.Who, &s.Phrases[best].Who)
		return
	}
	for k := len(d.seen) - 1; k >= 0 && k >= len(d.seen)-8; k-- {
		if x := d.seen[k]; fits(ph, x.Gender, x.Number, &x.Who) {
			copyWho(&ph.Who, &x.Who)
			return
		}
	}
}

// prefer: subjects before others, later before earlier.
func prefer(s *clause.Sentence, a, b int) bool {
	sa, sb := isSubject(s, a), isSubject(s, b)
	if sa != sb {
		return sa
	}
	return s.Phrases[a].From > s.Phrases[b].From
}

func isSubject(s *clause.Sentence, ph int) bool {
	for i := range s.Preds {
		for _, a := range s.Preds[i].Args {
			if a.Phrase == ph && a.Kind == frames.Subj {
				return true
			}
		}
	}
	return false
}

func copyWho(to, from *clause.Who) {
	pending := to.Pending
	*to = *from
	to.Pending = pending
	to.Actor.Start, to.Actor.End = 0, 0
}

func fits(ph *clause.Phrase, g doc.Gender, n doc.Number, w *clause.Who) bool {
	if ph.Gender != doc.GenderAny && g != doc.GenderAny && ph.Gender != g && !(ph.Gender == doc.Fem && n == doc.Plur && w.Kind != "person") {
		return false
	}
	switch ph.Number {
	case doc.Plur:
		return n == doc.Plur || w.Group
	case doc.Dual:
		return n == doc.Dual
	case doc.Sing:
		return n != doc.Dual && (n != doc.Plur || ph.Gender == doc.Fem)
	}
	return true
}

// sides: «الجانبان» are the two parties mentioned last.
func (d *Document) sides(s *clause.Sentence, i int) {
	ph := &s.Phrases[i]
	var two []clause.Who
	add := func(w *clause.Who) {
		if len(w.Actor.Code) != 3 || isBody[w.Actor.Code] || len(two) == 2 || w.Pending == "sides" || w.Kind == "nisba" {
			return
		}
		if len(two) == 1 && two[0].Actor.Code == w.Actor.Code {
			return
		}
		two = append(two, *w)
	}
	for k := len(s.Phrases) - 1; k >= 0; k-- {
		if x := &s.Phrases[k]; x.To <= ph.From && isSubject(s, k) {
			add(&x.Who)
		}
	}
	// those the document speaks of most, as mentioned last
	first, second := d.topTwo()
	for k := len(d.seen) - 1; k >= 0; k-- {
		if c := d.seen[k].Who.Actor.Code; c == first || c == second {
			add(&d.seen[k].Who)
		}
	}
	if len(two) == 2 {
		// the phrase itself becomes the first, the second is chained to it
		second := clause.Phrase{From: ph.From, To: ph.To, Head: ph.Head, Prep: ph.Prep, PrepTok: ph.PrepTok, Next: ph.Next, Prev: i, Who: two[0], Gender: ph.Gender, Number: ph.Number}
		second.Who.Actor.Start, second.Who.Actor.End = 0, 0
		w := two[1]
		w.Actor.Start, w.Actor.End = 0, 0
		w.Pending = "sides"
		ph.Who = w
		s.Phrases = append(s.Phrases, second)
		s.Phrases[i].Next = len(s.Phrases) - 1
	}
}

// isBody are the codes of what is no state.
var isBody = map[string]bool{"UNO": true, "IGO": true, "EUR": true, "IMG": true, "NGO": true, "MNC": true, "ISM": true}

// topTwo are the two states mentioned most; ties go by code.
func (d *Document) topTwo() (a, b string) {
	more := func(x, y string) bool {
		return y == "" || d.codes[x] > d.codes[y] || d.codes[x] == d.codes[y] && x < y
	}
	for c := range d.codes {
		switch {
		case isBody[c]:
		case more(c, a):
			a, b = c, a
		case more(c, b):
			b = c
		}
	}
	return a, b
}

// dropped gives verbs without a subject the one they continue.
func (d *Document) dropped(s *clause.Sentence) {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Passive || p.Arg(frames.Subj, "") != nil {
			continue
		}
		f := s.Tokens[p.Tok].Feats
		var who *clause.Who
		switch f.Person {
		case 1:
			who = d.speaker(s, p.Tok)
		case 2:
		default:
			who = d.carried(s, i)
		}
		if who == nil {
			continue
		}
		ph := clause.Phrase{From: p.Tok, To: p.Tok, Head: p.Tok, Next: clause.None, Prev: clause.None, PrepTok: -1, Pron: true, Gender: f.Gender, Number: f.Number, Who: *who}
		ph.Who.Pending = "dropped"
		ph.Who.Actor.Start, ph.Who.Actor.End = 0, 0
		s.Phrases = append(s.Phrases, ph)
		p.Args = append(p.Args, clause.Arg{Kind: frames.Subj, Phrase: len(s.Phrases) - 1, Pred: clause.None})
	}
}

// speaker is who says «I» or «we» at token tok: the subject of the main verb
// before it, else of the sentence before.
func (d *Document) speaker(s *clause.Sentence, tok int) *clause.Who {
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Tok == tok || s.Tokens[p.Tok].Feats.Person == 1 {
			continue
		}
		a := p.Arg(frames.Subj, "")
		if a != nil && a.Phrase != clause.None && s.Phrases[a.Phrase].Who.CanAct() && s.InQuote(p.Tok) == clause.None && s.InQuote(tok) != clause.None {
			return &s.Phrases[a.Phrase].Who
		}
	}
	if d.subject != nil {
		return &d.subject.Who
	}
	return nil
}

func (d *Document) carried(s *clause.Sentence, i int) *clause.Who {
	p := &s.Preds[i]
	f := s.Tokens[p.Tok].Feats
	ok := func(g doc.Gender, n doc.Number, w *clause.Who) bool {
		probe := clause.Phrase{Gender: f.Gender, Number: f.Number}
		if f.Number == doc.Plur {
			return n == doc.Plur || w.Group
		}
		return w.CanAct() && fits(&probe, g, n, w)
	}
	for k := i - 1; k >= 0; k-- {
		q := &s.Preds[k]
		if !q.Verb {
			continue
		}
		if a := q.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			x := &s.Phrases[a.Phrase]
			if ok(x.Gender, x.Number, &x.Who) {
				return &x.Who
			}
		}
	}
	if d.subject != nil && ok(d.subject.Gender, d.subject.Number, &d.subject.Who) {
		return &d.subject.Who
	}
	return nil
}

// remember keeps what later sentences may refer to. What their phrases stand
// for does not change any more.
func (d *Document) remember(s *clause.Sentence) {
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if ph.Pron || !ph.Who.CanAct() || ph.Who.Kind == "nisba" || ph.Who.Pending != "" {
			continue
		}
		d.seen = append(d.seen, ph)
		if r := ph.Who.Actor.Role; r != "" && ph.Who.Actor.Code != "" {
			d.byRole[r] = &ph.Who
		}
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Rel != clause.Root && p.Rel != clause.Coordinated {
			continue
		}
		if a := p.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			if x := &s.Phrases[a.Phrase]; x.Who.CanAct() {
				d.subject = x
			}
		}
	}
}

// Text is the fullest text by which the document names an entity.
func (d *Document) Text(a *doc.Actor) string {
	if full := d.fullest[a.ID]; full != "" {
		return full
	}
	return a.Text
}
