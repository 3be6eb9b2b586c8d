package page

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// entries gives the article of the page, or the posts of a live page.
func (r *reader) entries() []Entry {
	if len(r.elems) == 0 {
		return []Entry{{}}
	}
	if posts := r.posts(); posts != nil {
		if out := r.live(posts); len(out) > 1 {
			return out
		}
	}
	parts := r.region()
	title := r.entryTitle()
	list := append(r.above(parts), r.typed(parts, title)...)
	if told := r.onlyTold(list); told != nil {
		list = told
	}
	return []Entry{entry(title, list)}
}

// onlyTold makes units of the article body in the structured data where the
// page shows next to nothing of it: scripts would fill it in.
func (r *reader) onlyTold(list []typedUnit) (out []typedUnit) {
	if r.told == nil {
		return nil
	}
	shown := 0
	for i := range list {
		if u := &list[i]; u.kind.Coded() && u.gold > goldUnit {
			shown += len(u.text)
		}
	}
	if shown*3 > len(r.told.text) {
		return nil
	}
	for line := range strings.Lines(r.told.text) {
		u := &unit{text: strings.Join(strings.Fields(line), " "), form: paragraph, gold: 1}
		if u.count(); u.chars > 0 {
			out = append(out, typedUnit{u, kindOfForm(u)})
		}
	}
	r.notes = append(r.notes, "text taken from the page's structured data")
	return out
}

// entryTitle is the title of the page, by its metadata or its headline.
func (r *reader) entryTitle() string {
	if t := strings.TrimSpace(r.title); t != "" || r.head < 0 {
		return t
	}
	return r.units[r.head].text
}

// typedUnit is a unit of the article with the kind of block it makes.
type typedUnit struct {
	*unit
	kind doc.BlockKind
}

// typed gives the units of the article their kinds: each by itself, then those
// that say what was said before, and those after the article's end.
func (r *reader) typed(parts []int, title string) []typedUnit {
	var out []typedUnit
	for _, p := range parts {
		e := &r.elems[p]
		for i := e.from; i < e.to; i++ {
			u := &r.units[i]
			if i == r.head || u.level == 1 && likeness(u.text, title) > .7 {
				continue
			}
			out = append(out, typedUnit{u, r.kind(u)})
		}
	}
	linkedHeadings(out)
	repeated(out)
	r.afterEnd(out)
	tail(out)
	return out
}

// linkedHeadings finds headlines that are links to the stories told below them,
// as digests have: what follows says the same. Where most of them do, those that
// say it in other words are headings too.
func linkedHeadings(list []typedUnit) {
	var all []int
	sure := 0
	for i := range list {
		u := &list[i]
		if u.kind != doc.RelatedItem || u.role != noRole || u.form == item || i+1 == len(list) {
			continue
		}
		next := &list[i+1]
		if !next.prose() || next.kind != doc.Paragraph {
			continue
		}
		all = append(all, i)
		if shared(u.text, next.text) >= .4 {
			u.kind = doc.Heading
			sure++
		}
	}
	for _, i := range all {
		if sure > 1 && sure*2 > len(all) {
			list[i].kind = doc.Heading
		}
	}
}

// Length in letters from which on a text that stands twice on a page is a
// repetition.
const repeatFrom = 40

// repeated marks what was printed before, and pulled quotations that stand in
// a paragraph too.
func repeated(list []typedUnit) {
	seen := map[string]bool{}
	for i := range list {
		u := &list[i]
		if !u.kind.Coded() || u.chars < repeatFrom {
			continue
		}
		if seen[u.text] {
			u.kind = doc.OtherBlock
			continue
		}
		seen[u.text] = true
		if u.kind == doc.QuoteBlock && u.chars < 400 && pulled(list, i) {
			u.kind = doc.OtherBlock
		}
	}
}

// pulled tells whether a paragraph near the quotation at i holds its words.
func pulled(list []typedUnit, i int) bool {
	words := strings.Trim(list[i].text, "\"“”„«»‚‘’' .…")
	for k := max(0, i-60); k < min(len(list), i+60); k++ {
		if k != i && list[k].chars > list[i].chars && strings.Contains(list[k].text, words) {
			return true
		}
	}
	return false
}

// afterEnd marks what follows the last words of the article body that the
// page's structured data give.
func (r *reader) afterEnd(list []typedUnit) {
	if r.told == nil || !r.told.long {
		return
	}
	last := -1
	for i := range list {
		if u := &list[i]; u.gold > .9 && u.words >= 4 && r.told.endsWith(u.text) {
			last = i
		}
	}
	for i := last + 1; last >= 0 && i < len(list); i++ {
		if u := &list[i]; u.kind.Coded() && u.kind != doc.Caption && u.gold < goldUnit {
			u.kind = doc.OtherBlock
		}
	}
}

// tail marks headings that nothing follows: they stood above boxes.
func tail(list []typedUnit) {
	for i := len(list) - 1; i >= 0; i-- {
		u := &list[i]
		if !u.kind.Coded() || u.kind == doc.Caption {
			continue
		}
		if u.kind != doc.Heading {
			return
		}
		u.kind = doc.RelatedHeading
	}
}

// builder joins blocks to a text.
type builder struct {
	text   strings.Builder
	blocks []doc.Block
}

func (b *builder) add(kind doc.BlockKind, s string) {
	if s = strings.TrimSpace(s); s == "" {
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	at := b.text.Len()
	b.text.WriteString(s)
	b.blocks = append(b.blocks, doc.Block{Kind: kind, Span: doc.Span{Start: at, End: b.text.Len()}})
}

// maxAbove is how many units the headline may stand above the article's body.
const maxAbove = 30

// above gives what stands between the headline and the body: summary, byline,
// date, picture.
func (r *reader) above(parts []int) (out []typedUnit) {
	if len(parts) == 0 || r.head < 0 {
		return nil
	}
	from := r.elems[parts[0]].from
	if r.head >= from || from-r.head > maxAbove {
		return nil
	}
	for i := r.head + 1; i < from; i++ {
		u := &r.units[i]
		if u.role == roleRelated && u.prose() && u.link == 0 { // a lead called a teaser
			out = append(out, typedUnit{u, doc.Paragraph})
			continue
		}
		if u.role.outside() || u.linked() > .5 && u.role == noRole {
			continue
		}
		switch kind := r.kind(u); {
		case kind == doc.Byline, kind == doc.Dateline, kind == doc.Caption, kind == doc.CaptionLabel, kind == doc.ImageCredit,
			kind.Coded() && (u.prose() || u.role == roleSummary && u.chars > 20 || u.form == heading && u.chars > 40):
			out = append(out, typedUnit{u, kind})
		}
	}
	return out
}
