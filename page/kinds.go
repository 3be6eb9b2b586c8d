package page

import (
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// Words that a line may have at most to be what its role says.
const (
	maxLabel       = 24 // a byline, a date
	maxKicker      = 11
	maxSignature   = 16  // a line that names a writer with an address of mail
	maxBoldHeading = 12  // a paragraph all bold that stands for a heading
	maxSlide       = 250 // letters of a caption beside a video or in a gallery
)

// kind types a unit of the article by its mark-up: by what its place is called,
// then by its words, its links, its tags.
func (r *reader) kind(u *unit) doc.BlockKind {
	if u.role.outside() && u.gold > goldUnit && u.prose() && u.role != roleComments {
		return kindOfForm(u)
	}
	if kind := r.kindOfRole(u); kind != "" {
		return kind
	}
	if kind := furnitureLine(u); kind != "" {
		return kind
	}
	switch {
	case u.notice():
		return doc.OtherBlock
	case u.words <= maxSignature && hasMail(u.text) && !ends(u.text):
		return doc.Byline
	case u.linked() > .8 && (u.words > 2 || u.form != item):
		return doc.RelatedItem
	}
	return kindOfForm(u)
}

// kindOfRole types a unit by its role, "" where that leaves it open.
func (r *reader) kindOfRole(u *unit) doc.BlockKind {
	switch {
	case u.role == roleRelated && u.form == heading:
		return doc.RelatedHeading
	case u.role == roleRelated:
		return doc.RelatedItem
	case u.role == rolePromo:
		return doc.Promo
	case u.role.outside(), u.role == roleKicker && u.words <= maxKicker:
		return doc.OtherBlock
	case u.role == roleCaption && u.form == quote && u.prose():
		return doc.QuoteBlock
	case u.role == roleCaption:
		return doc.Caption
	case u.role == roleCredit:
		return doc.ImageCredit
	case u.role == roleAuthor && u.words <= maxLabel:
		return doc.Byline
	case u.role == roleDate && u.words <= maxLabel:
		return doc.Dateline
	case u.role == roleReader && r.elems[u.elem].eff == roleCaption:
		return doc.CaptionLabel
	case u.role == roleReader && !u.prose() && u.form != heading:
		return doc.SkipLink
	case u.role == roleMedia && (u.form == plain || u.form == paragraph) && u.chars < maxSlide:
		return doc.Caption
	}
	return ""
}

// kindOfForm types a unit by its tags.
func kindOfForm(u *unit) doc.BlockKind {
	switch {
	case u.form == heading:
		return doc.Heading
	case u.form == item:
		return doc.ListItem
	case u.form == quote:
		return doc.QuoteBlock
	case u.bold*10 >= u.chars*9 && u.words <= maxBoldHeading && !ends(u.text):
		return doc.Heading
	}
	return doc.Paragraph
}

// hasMail tells whether a word of the text is an address of mail.
func hasMail(s string) bool {
	if !strings.Contains(s, "@") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if name, host, ok := strings.Cut(w, "@"); ok && name != "" && strings.Contains(host, ".") {
			return true
		}
	}
	return false
}
