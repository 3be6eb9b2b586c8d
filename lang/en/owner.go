package en

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// ownerPhrase makes a phrase of whom a noun belongs to: the words before «'s».
func (ps *parser) ownerPhrase(from, to int) int {
	ph := clause.Phrase{From: from, To: to, Head: to - 1, PrepTok: -1, Next: clause.None, Prev: clause.None}
	note := nounPhrase{base: to, owner: clause.None, of: clause.None, skip: true}
	for k := to - 2; k > from; k-- {
		if ps.tags[k] == tag.POS {
			note.owner = ps.ownerPhrase(from, k)
			break
		}
	}
	ps.who(&ph, &note)
	return ps.newPhrase(ph, note)
}

// possessive makes a phrase of a possessive pronoun at the beginning.
func (ps *parser) possessive(id, from int) {
	if ps.tags[from] != tag.PRPS {
		return
	}
	pr := ps.pronounPhrase(from, "", -1)
	ps.np[pr].skip = true
	ps.phrase[from] = int16(id)
	ps.out.Phrases[id].Owner = pr
	ps.np[id].owner = pr
}
