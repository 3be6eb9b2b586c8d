package resolve

import (
	"strings"
	"unicode/utf8"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

func oneWord(s string) bool { return !strings.Contains(s, " ") }

// learnName notes a named person under surname, given name and office.
func (d *Document) learnName(w *clause.Who) {
	a := &w.Actor
	if a.Name == "" {
		return
	}
	name := a.Name
	if w.Kind == "person" && !oneWord(a.Text) { // as the document writes it
		name = a.Text
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return
	}
	last := text.Fold(words[len(words)-1])
	learn(d.byName, last, w)
	if _, known := d.inFull[last]; w.Kind == "name" && len(words) > 1 && !known {
		d.inFull[last] = *w
	}
	if len(words) > 1 && !d.fn.StartsArticle.Begins(words[len(words)-2]) {
		learn(d.byGiven, text.Fold(words[len(words)-2]), w)
	}
	if words = strings.Fields(a.Name); len(words) > 1 {
		learn(d.byGiven, text.Fold(words[0]), w)
	}
	if w.Office && a.Role != "" && a.Code != "" {
		d.byPost[a.Role+"/"+a.Code] = *w
	}
}

// bare takes off a name the words behind it that begin to say more of its bearer: «سامي
// منصور المكنى | بأبي خالد».
func (d *Document) bare(a *doc.Actor) {
	for {
		at, en := strings.LastIndexByte(a.Name, ' '), strings.LastIndexByte(a.NameEn, ' ')
		if at < 0 || en < 0 || !d.fn.SaysMore.Has(text.Fold(a.Name[at+1:])) {
			return
		}
		a.Name, a.NameEn = a.Name[:at], a.NameEn[:en]
	}
}

// learn keeps the fuller of two bearers of a name, and the first of equals. A famous
// bearer told by the one name is less than somebody whom the document names in full.
func learn(m map[string]clause.Who, key string, w *clause.Who) {
	old, ok := m[key]
	if ok && strangers(&old, w) && oneWord(old.Actor.Text) != oneWord(w.Actor.Text) {
		if oneWord(old.Actor.Text) {
			m[key] = *w
		}
		return
	}
	if !ok || old.Actor.Code == "" && w.Actor.Code != "" || len(old.Actor.Name) < len(w.Actor.Name) && w.Actor.Code != "" {
		m[key] = *w
	}
}

// bearsTitle tells whether somebody is a person or, as «البابا», a title that is a family
// name, too.
func bearsTitle(w *clause.Who) bool {
	return w.Kind == "person" || w.Kind == "body" && w.Actor.Sector == "REL"
}

// unlisted is whom the document introduces by a name in full that ends in the one word by
// which somebody famous is told, whom it nowhere names in full: «تهاني عباس» for «عباس». A
// given name with the same first letter may be the other's, spelt otherwise. nil for none.
func (d *Document) unlisted(famous *clause.Who) *clause.Who {
	a := &famous.Actor
	full, ok := d.inFull[text.Fold(a.Text)]
	if !ok || !oneWord(a.Text) || !oneWord(d.fullest[a.ID]) {
		return nil
	}
	given := text.Fold(strings.Fields(full.Actor.Name)[0])
	for word := range strings.FieldsSeq(text.Fold(a.Name)) {
		if word == given || firstLetter(given) == firstLetter(word) && word != text.Fold(a.Text) {
			return nil
		}
	}
	return &full
}

// firstLetter is the first letter of a word.
func firstLetter(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// disbelieve takes back that the document speaks of the countries of famous persons where
// those are not meant.
func (d *Document) disbelieve() {
	for _, w := range d.famous {
		if d.unlisted(w) != nil {
			forget(d.codes, w.Actor.Code)
			forget(d.lands, w.Actor.Code)
		}
	}
	d.famous = d.famous[:0]
}

// forget counts one less.
func forget(m map[string]int, key string) {
	if m[key]--; m[key] <= 0 {
		delete(m, key)
	}
}

// strangers: two known people of different countries, no kin.
func strangers(a, b *clause.Who) bool {
	return a.Kind == "person" && b.Kind == "person" && a.Actor.ID != "" && b.Actor.ID != "" && len(a.Actor.Code) == 3 && len(b.Actor.Code) == 3 && a.Actor.Code != b.Actor.Code
}

// namesake: a surname alone is whom the document introduced by that surname,
// rather than the famous bearer, unless it names him in full or the two may be kin.
func (d *Document) namesake(w *clause.Who) {
	full, ok := d.byName[text.Fold(w.Actor.Text)]
	if x := d.unlisted(w); x != nil {
		takeIdentity(w, x)
		return
	}
	if !ok || w.Kind != "person" || oneWord(full.Actor.Name) || full.Kind != "name" && (!strangers(&full, w) || oneWord(full.Actor.Text) || !oneWord(d.fullest[w.Actor.ID])) {
		return
	}
	takeIdentity(w, &full)
}

// surname: a bare word that names nobody by itself is whom the document names
// so: by the last word of the name, or by the first where the word is no
// common noun («أبيي», «كيم»).
func (d *Document) surname(w *clause.Who, t *doc.Token) {
	key := text.Fold(w.Actor.Text)
	if w.Pending != "" || key == "" || t.POS == doc.Num || t.Enc != "" && key != t.Fold {
		return
	}
	full, ok := d.byName[key]
	if !ok && t.Enc == "" && (!t.Known || t.POS == doc.Propn || t.POS == doc.X) {
		full, ok = d.byGiven[key]
	}
	if ok && !oneWord(full.Actor.Name) {
		takeIdentity(w, &full)
	}
}

// townsman: the name of a town alone that does not say where is whom the document
// introduced by it: «بخاري» after «السفير وليد بخاري».
func (d *Document) townsman(w *clause.Who, ph *clause.Phrase) {
	if d.fn.In.Has(ph.Prep) || d.fn.To.Has(ph.Prep) || d.fn.Near.Has(ph.Prep) || ph.Site {
		return
	}
	full, ok := d.byName[text.Fold(w.Actor.Text)]
	if ok && isPerson(&full) && !oneWord(full.Actor.Name) && !oneWord(full.Actor.Text) {
		takeIdentity(w, &full)
	}
}

// commonSurname: a word for a calling that is also the family name of somebody whom the
// document names in full and of no other bearer of the calling: «المعلم» after «وليد
// المعلم».
func (d *Document) commonSurname(w *clause.Who, t *doc.Token) {
	if w.Office || w.Group || w.Actor.Code != "" || w.Pending != "" || t.Enc != "" || t.Feats.Number != doc.Sing {
		return
	}
	if _, held := d.byRole[w.Actor.Role]; held {
		return
	}
	full, ok := d.byName[text.Fold(w.Actor.Text)]
	if ok && isPerson(&full) && full.Actor.Code != "" && !oneWord(full.Actor.Name) {
		takeIdentity(w, &full)
	}
}

// takeIdentity makes w the one that full names, with the words it is printed
// with.
func takeIdentity(w, full *clause.Who) {
	a := full.Actor
	a.Text, a.Start, a.End = w.Actor.Text, w.Actor.Start, w.Actor.End
	w.Kind, w.Office, w.Group, w.Actor = full.Kind, full.Office, full.Group, a
}

// name completes a short name by the fuller one of the document.
func (d *Document) name(w *clause.Who) {
	words := strings.Fields(w.Actor.Name)
	if len(words) == 0 {
		return
	}
	full, ok := d.byName[text.Fold(words[len(words)-1])]
	if !ok && len(words) == 1 {
		full, ok = d.byGiven[text.Fold(words[0])]
	}
	if !ok || len(words) > 1 && text.Fold(words[0]) != text.Fold(strings.Fields(full.Actor.Name)[0]) {
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
	a.ID, a.Name, a.NameEn = full.Actor.ID, full.Actor.Name, full.Actor.NameEn
	if a.ID != "" {
		w.Kind = full.Kind
	}
}

// post names the holder of an office that stands without a name: whom the
// document names in it, else who is known to hold it.
func (d *Document) post(w *clause.Who) {
	a := &w.Actor
	if a.Code == "" || a.ID != "" {
		return
	}
	if full, ok := d.byPost[a.Role+"/"+a.Code]; ok && a.Role != "" {
		a.ID, a.Name, a.NameEn = full.Actor.ID, full.Actor.Name, full.Actor.NameEn
		return
	}
	if d.holders == nil || w.Seat == "" {
		return
	}
	for title := range strings.SplitSeq(w.Seat, "/") {
		if h := d.holders(title, a.Code); h != nil {
			a.ID, a.Name, a.NameEn = h.ID, h.Name, h.NameEn
			return
		}
	}
}
