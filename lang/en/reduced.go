package en

import (
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/lang/en/tag"
)

// reduced reads a form in -ed that was taken for a verb in the past as the
// participle that it is: a finite verb follows it that has no other subject than
// the phrase before it («the man accused of killing two people was arrested»).
func (ps *parser) reduced() {
	for i := range ps.groups {
		g := &ps.groups[i]
		if g.form != finite || g.main != g.from || ps.tags[g.main] != tag.VBD || !ps.alsoParticiple(g.main) || !ps.takesObject(g.main) {
			continue
		}
		if x := ps.topAt(g.to); x != clause.None && ps.out.Phrases[x].Prep == "" && !ps.np[x].time {
			continue
		}
		if comma, ok := ps.standsBehindNoun(g.from); ok && ps.lacksSubject(g.to, comma) {
			g.form, g.passive, g.perf = participle, true, false
		}
	}
}

// alsoParticiple tells whether a past form is that of the participle, too.
func (ps *parser) alsoParticiple(i int) bool {
	return strings.HasSuffix(ps.fold(i), "ed") || ps.in(i, setDone)
}

// standsBehindNoun tells whether a noun phrase that may be described ends right
// before token i, and whether with a comma. No pronoun, and nothing that is the
// subject of a clause opened right before it.
func (ps *parser) standsBehindNoun(i int) (comma, ok bool) {
	k := i - 1
	for k > 0 && ps.tags[k] == tag.RB && ps.phrase[k] < 0 {
		k--
	}
	if comma = ps.comma(k); comma {
		k--
	}
	if k < 0 || ps.phrase[k] < 0 {
		return comma, false
	}
	x := &ps.out.Phrases[ps.phrase[k]]
	if x.Pron || x.From == 0 {
		return comma, !x.Pron
	}
	before := x.From - 1
	bare := x.Prep == "" && ps.phrase[before] >= 0 && !ps.np[ps.phrase[before]].time
	switch ps.tags[before] {
	case tag.WDT, tag.WP, tag.WRB, tag.Sub, tag.WPS:
		return comma, false
	}
	return comma, !bare && !(x.Prep != "" && ps.opensSentence(before))
}

// lacksSubject tells whether the next finite verb from token i on has no subject
// of its own; with comma, whether it stands behind the next comma.
func (ps *parser) lacksSubject(i int, comma bool) bool {
	bare, closed := clause.None, false
	for k := i; k < len(ps.tk); k++ {
		if ps.inVG[k] >= 0 {
			g := &ps.groups[ps.inVG[k]]
			if g.form != finite {
				k = g.to - 1
				bare = clause.None
				if x := ps.topAt(g.to); x != clause.None && ps.out.Phrases[x].Prep == "" {
					k = ps.chainEnd(x) - 1 // what it is done to
				}
				continue
			}
			return bare == clause.None && closed == comma && ps.tag(g.from-1) != tag.CC
		}
		switch {
		case ps.comma(k) && comma && !closed:
			closed, bare = true, clause.None
			continue
		case ps.punct(k), ps.opensSentence(k):
			return false
		}
		switch ps.tags[k] {
		case tag.WDT, tag.WP, tag.WRB, tag.WPS:
			return false
		case tag.Sub:
			if ps.tag(k+1) != tag.VBG { // of killing
				return false
			}
		case tag.CC:
			if x := ps.topAt(k + 1); x == clause.None || ps.out.Phrases[x].Prev == clause.None {
				return false
			}
		}
		if x := ps.topAt(k); x != clause.None && ps.out.Phrases[x].Prep == "" && ps.out.Phrases[x].Prev == clause.None && !ps.np[x].time {
			bare = x
		}
	}
	return false
}
