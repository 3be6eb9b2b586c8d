// Package resolve carries references inside a document: pronouns, subjects
// left out, «نظيره», «الجانبان», offices and surnames without the rest, and
// bodies named again by their common noun.
package resolve

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

// Document holds what was mentioned so far in one document.
type Document struct {
	fn      *frames.Function
	words   *frames.Words
	holders Holders
	seen    []*clause.Phrase
	byName  map[string]clause.Who  // last word of a name → whom the document introduces by it
	inFull  map[string]clause.Who  // last word of a name → whom no list knows and the document names in full
	byGiven map[string]clause.Who  // first word of a name, likewise
	byRole  map[string]*clause.Who // office or body → last mention with a country
	byHead  map[string]*clause.Who // noun that begins the name of a body → the last so called that has a country of its own
	byTitle map[string]*clause.Who // office before a name that lists know for another office → the last so called
	ahead   map[string]string      // office or calling → country of the first whom the document tells one of
	styled  map[string]style       // adjective of a state → the armed group that the document calls its
	byPost  map[string]clause.Who  // office and country → who is named as its holder
	byNoun  map[string]clause.Who  // common noun → the first body the document names with it
	fullest map[string]string      // entity id → fullest text
	famous  []*clause.Who          // persons told by one word of their names, until the first sentence is resolved
	codes   map[string]int         // country → mentions
	parties map[string]int         // state → mentions of it and its people but for where something is
	bond    []clause.Who           // two states whose relations the document told of last
	before  int                    // where in seen the sentence before begins
	chains  map[int][]clause.Who   // how many → the parties named side by side last
	pacts   map[string]clause.Who  // words of a pact → the state that it is with
	states  map[string]doc.Actor   // country → the first mention of it by its name
	subject *clause.Phrase         // of the last main clause
	told    spoke                  // who spoke last
	wrote   map[string]*clause.Who // kind of text → who gave out the last of it, where that is told

	at        int // sentences gone through
	subjectAt int // in which of them subject stands

	sentences int
	lands     map[string]int // country → words that speak of it for certain
}

// Holders tells who holds an office: its English title and the country's
// code. nil where nobody is known.
type Holders func(title, code string) *doc.Actor

// New returns an empty document state for a language of these function words and
// cues. holders may be nil.
func New(fn *frames.Function, words *frames.Words, holders Holders) *Document {
	return &Document{fn: fn, words: words, holders: holders,
		byName: map[string]clause.Who{}, inFull: map[string]clause.Who{}, styled: map[string]style{}, byGiven: map[string]clause.Who{}, byRole: map[string]*clause.Who{}, byHead: map[string]*clause.Who{}, byTitle: map[string]*clause.Who{}, ahead: map[string]string{},
		byPost: map[string]clause.Who{}, byNoun: map[string]clause.Who{},
		fullest: map[string]string{}, codes: map[string]int{}, parties: map[string]int{}, states: map[string]doc.Actor{}, pacts: map[string]clause.Who{}, chains: map[int][]clause.Who{}, wrote: map[string]*clause.Who{}}
}

// Reset forgets the document; the memory is used for another, maybe of another
// language.
func (d *Document) Reset(fn *frames.Function, words *frames.Words, holders Holders) {
	d.fn, d.words, d.holders, d.sentences = fn, words, holders, 0
	d.told, d.at, d.subjectAt = spoke{}, 0, 0
	clear(d.lands)
	clear(d.seen)
	d.seen, d.subject = d.seen[:0], nil
	clear(d.byName)
	clear(d.inFull)
	clear(d.styled)
	clear(d.byGiven)
	clear(d.byRole)
	clear(d.byHead)
	clear(d.byTitle)
	clear(d.ahead)
	clear(d.byPost)
	clear(d.byNoun)
	clear(d.fullest)
	clear(d.codes)
	clear(d.parties)
	d.before, d.bond, d.famous = 0, nil, d.famous[:0]
	clear(d.states)
	clear(d.pacts)
	clear(d.chains)
	clear(d.wrote)
}

// Learn collects the names of a sentence before any reference is resolved, so
// that a title may speak of someone whom the body names in full.
func (d *Document) Learn(s *clause.Sentence) {
	d.sentences++
	d.learnLands(s)
	d.learnPacts(s)
	for i := range s.Phrases {
		w := &s.Phrases[i].Who
		a := &w.Actor
		if len(a.Code) == 3 && w.Kind != "nisba" && len(w.Rivals) == 0 && w.Party[1] == 0 {
			d.codes[a.Code]++
			if bearsTitle(w) && oneWord(a.Text) {
				d.famous = append(d.famous, w)
			}
		}
		if c := d.stateOf(&s.Phrases[i]); c != "" {
			d.parties[c]++
		}
		if w.Kind == "name" && a.Code == "" { // who is of a country does not say that the text is about it
			d.introduced(s, i)
		}
		if _, told := d.ahead[a.Role]; a.Role != "" && !told && len(a.Code) == 3 && !doc.Stateless(a.Code) && w.Kind != "nisba" && w.Party[1] == 0 {
			d.ahead[a.Role] = a.Code
		}
		switch w.Kind {
		case "person":
			if a.ID != "" && len(a.Text) > len(d.fullest[a.ID]) && len(a.Text) < 90 && !pairOfNames(a) {
				d.fullest[a.ID] = a.Text
			}
			d.learnName(w)
		case "name":
			d.bare(a)
			d.learnName(w)
		case "state":
			if _, ok := d.states[a.Code]; !ok {
				d.states[a.Code] = *a
			}
		}
		d.learnStyles(s, &s.Phrases[i])
		for _, n := range w.Nouns {
			if _, ok := d.byNoun[n]; !ok && w.Kind != "" {
				d.byNoun[n] = *w
			}
		}
	}
}

// pairOfNames: «ترامب-كيم» are two people joined by a stroke, no fuller name of one.
func pairOfNames(a *doc.Actor) bool {
	return strings.Contains(a.Text, "-") && !strings.Contains(a.Text, " ") && strings.Contains(a.Name, " ")
}

// Sentence resolves the references of one sentence, in document order.
func (d *Document) Sentence(s *clause.Sentence) {
	d.at++
	d.disbelieve()
	countPlural(s)
	d.rivals(s)
	d.phrases(s)
	d.texts(s)
	d.pactsOf(s)
	d.objectBehind(s)
	d.dropped(s)
	d.carry(s)
	d.remember(s)
}

func (d *Document) phrases(s *clause.Sentence) {
	for i := range s.Phrases {
		if ph := &s.Phrases[i]; !ph.Pron && ph.Who.Pending == "" {
			d.named(s, ph)
		}
	}
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		w := &ph.Who
		switch {
		case ph.Pron:
			d.pronoun(s, i)
			continue
		case w.Pending == "sides":
			d.sides(s, i)
			continue
		case w.Pending == "parts":
			parts(s, i)
			continue
		case w.Pending == "of both":
			d.ofBoth(s, i)
			continue
		case w.Pending == "home":
			d.home(s, ph)
			continue
		case w.Pending == "peer":
			if w.Actor.Code == "" { // «التقى نظيره في طهران»
				d.attached(s, ph)
			}
			d.post(w)
			continue
		}
		if w.For != nil && w.For.Who.Kind == "name" {
			d.name(&w.For.Who)
		}
		switch {
		case w.Actor.Code != "":
		case w.Kind == "agent":
			d.agent(s, ph)
			d.officesIn(s, i)
		case w.Kind == "name":
			d.bearer(s, ph)
		case w.Kind == "movement":
			if c := d.homeland(s, ph); c != "" {
				w.Actor.Code = c
			}
		}
		if w.Kind == "agent" && w.Seat != "" {
			d.post(w)
		}
	}
	for i := range s.Phrases {
		d.postIn(s, i)
	}
}

// named resolves what is named again by its noun, its surname or a shorter
// name.
func (d *Document) named(s *clause.Sentence, ph *clause.Phrase) {
	w := &ph.Who
	if w.Noun != "" && d.body(w) {
		return
	}
	if d.styledSo(s, ph) {
		return
	}
	if d.partyAbroad(s, ph) {
		x := d.longerName(s, w)
		switch {
		case w.Kind == "agent" && x == nil:
			w.Actor.Code = ""
			w.Actor.NameEn, _, _ = strings.Cut(w.Actor.NameEn, " of ")
			return
		case w.Kind == "agent":
			w.Actor.Code, w.Actor.Sector = x.Actor.Code, x.Actor.Sector
			return
		case x != nil:
			takeBody(w, x)
			return
		}
		disown(w)
		return
	}
	d.branch(s, ph)
	switch {
	case w.Kind == "name":
		d.name(w)
	case bearsTitle(w) && oneWord(w.Actor.Text):
		d.namesake(w)
	case (w.Kind == "city" || w.Kind == "adm1" || w.Kind == "locality") && ph.To == ph.From+1:
		d.townsman(w, ph)
	case (w.Kind == "" || w.Kind == "people" && !w.Group) && ph.To == ph.From+1: // «السويدي», too
		d.surname(w, &s.Tokens[ph.From])
	case w.Kind == "agent" && ph.To == ph.From+1:
		d.commonSurname(w, &s.Tokens[ph.From])
	}
}

// titled is the office that stands before a name known for another: of «الأمير وليام», whom
// lists call the heir, «الأمير» will speak; "" for none.
func (d *Document) titled(s *clause.Sentence, ph *clause.Phrase) string {
	w := &ph.Who
	if w.Kind != "person" || w.Actor.Code == "" || ph.To-ph.From < 2 || strings.Contains(w.Actor.Text, w.Actor.Role) {
		return ""
	}
	t, next := &s.Tokens[ph.From], &s.Tokens[ph.From+1]
	if t.POS != doc.Noun || !t.Pro.Has(doc.ProAl) || next.Pro.Has(doc.ProAl) && !next.Feats.Nisba {
		return ""
	}
	return t.Stem
}

// mostSeen is how many phrases back a reference is looked for at least; an
// article has fewer.
const mostSeen = 2000

// remember keeps what later sentences may refer to. What their phrases stand
// for does not change any more.
func (d *Document) remember(s *clause.Sentence) {
	before := len(d.seen)
	if two := bondOf(s); two != nil {
		d.bond = two
	}
	for i := range s.Phrases {
		ph := &s.Phrases[i]
		if ph.Pron || !ph.Who.CanAct() || ph.Who.Kind == "nisba" || ph.Who.Pending != "" && !(ph.Who.Pending == "peer" && ph.Who.Actor.Code != "") {
			continue
		}
		if len(d.seen) == 2*mostSeen { // a text of thousands of sentences
			d.seen = append(d.seen[:0], d.seen[mostSeen:]...)
		}
		d.seen = append(d.seen, ph)
		if r := ph.Who.Actor.Role; r != "" && ph.Who.Actor.Code != "" {
			if old := d.byRole[r]; old == nil || old.Lent || !ph.Who.Lent || !old.Office && !ofPower(old) { // what is only lent does not undo what is told
				d.byRole[r] = &ph.Who
			}
		}
		if head := headOf(&ph.Who); head != "" {
			d.byHead[head] = &ph.Who
		}
		if title := d.titled(s, ph); title != "" {
			d.byTitle[title] = &ph.Who
		}
	}
	for n := 3; n <= 6; n++ {
		if list := chainOf(s, n, len(s.Tokens)); list != nil {
			d.chains[n] = list
		}
	}
	for i := range s.Preds {
		p := &s.Preds[i]
		if !p.Verb || p.Rel != clause.Root && p.Rel != clause.Coordinated {
			continue
		}
		if a := p.Arg(frames.Subj, ""); a != nil && a.Phrase != clause.None {
			if x := &s.Phrases[a.Phrase]; x.Who.CanAct() {
				d.subject, d.subjectAt = x, d.at
			}
		}
	}
	d.rememberTeller(s)
	d.rememberAuthors(s)
	d.before = min(before, len(d.seen))
}

// Text is the fullest text by which the document names an entity.
func (d *Document) Text(a *doc.Actor) string {
	if full := d.fullest[a.ID]; full != "" {
		return full
	}
	return a.Text
}
