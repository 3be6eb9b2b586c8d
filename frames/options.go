package frames

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// options reads slots and conditions: actor=… if SRC~… not SRC~… mode=…
func (p *parser) options(l lexicon.Line, u *Unit, f []string) {
	for i := 0; i < len(f); i++ {
		w := f[i]
		if w == "if" || w == "not" {
			i = p.conditions(l, u, f, i)
			continue
		}
		key, val, ok := strings.Cut(w, "=")
		if !ok {
			p.bad(l, "cannot read "+strconv.Quote(w)+" in the slots; expected actor= recipient= content= place= mode= cameo= if not")
			continue
		}
		p.option(l, u, key, val)
	}
}

// conditions reads SOURCE~WORD … after if or not at f[i]; a word without ~ or
// = goes on the phrase before it (any~مناورات مشتركة). It returns the last
// index used.
func (p *parser) conditions(l lexicon.Line, u *Unit, f []string, i int) int {
	neg := f[i] == "not"
	texts := p.texts[:0]
	for i+1 < len(f) && f[i+1] != "if" && f[i+1] != "not" && !strings.Contains(f[i+1], "=") {
		i++
		switch {
		case f[i] == ",":
		case strings.Contains(f[i], "~"):
			texts = append(texts, f[i])
		case len(texts) > 0:
			texts[len(texts)-1] += " " + f[i]
		default:
			p.bad(l, "a condition is written SOURCE~WORD or SOURCE~@class")
		}
	}
	p.texts = texts
	for _, t := range texts {
		c, msg := p.cond(strings.TrimSuffix(t, ","))
		switch {
		case msg != "":
			p.bad(l, msg)
		case neg:
			u.Not = append(u.Not, c)
		default:
			u.If = append(u.If, c)
		}
	}
	return i
}

// nobody reads a line of conditions that is asked of events without an actor.
func (p *parser) nobody(l lexicon.Line, val string) {
	p.endUnit()
	u := &Unit{Frame: p.cur, Line: l.No}
	p.options(l, u, p.split(val))
	if len(u.If) == 0 {
		p.bad(l, "nobody is written: nobody if SOURCE~@class")
	}
	p.cur.Nobody = append(p.cur.Nobody, u)
}

func (p *parser) option(l lexicon.Line, u *Unit, key, val string) {
	switch key {
	case "mode":
		u.Mode = val
	case "cameo":
		u.Cameo = val
	default:
		name, ok := slotNames[key]
		if !ok {
			p.bad(l, "unknown slot "+strconv.Quote(key))
			return
		}
		slot, msg := p.slot(val)
		if msg != "" {
			p.bad(l, msg)
		}
		u.Slots[name] = slot
		return
	}
	if msg := p.book.Check(p.cur.Type, u.Mode, u.Cameo); msg != "" {
		p.bad(l, msg)
	}
}

// slot reads SOURCE+SOURCE|SOURCE with its marks.
func (p *parser) slot(val string) (Slot, string) {
	var s Slot
	p.altBuf = p.altBuf[:0]
	for alt := range strings.SplitSeq(val, "|") {
		p.srcBuf = p.srcBuf[:0]
		for one := range strings.SplitSeq(alt, "+") {
			if r, ok := strings.CutSuffix(one, "!"); ok {
				s.Required, one = true, r
			}
			if r, ok := strings.CutSuffix(one, "*"); ok {
				s.Any, one = true, r
			}
			src, msg := parseSource(one)
			if msg != "" {
				s.Alts = p.alts.Slice(p.altBuf)
				return s, msg
			}
			p.srcBuf = append(p.srcBuf, src)
		}
		p.altBuf = append(p.altBuf, p.sources.Slice(p.srcBuf))
	}
	s.Alts = p.alts.Slice(p.altBuf)
	return s, ""
}

func parseSource(v string) (Source, string) {
	if prep, ok := strings.CutPrefix(v, "prep:"); ok && prep != "" {
		return Source{Prep, text.Fold(strings.ReplaceAll(prep, "_", " "))}, ""
	}
	k, ok := sourceNames[v]
	if !ok {
		return Source{}, "unknown source " + strconv.Quote(v) + ": subj obj obj2 gen nisba clause cause any sentence title before self topic said bidden prep:X"
	}
	return Source{Kind: k}, ""
}

func (p *parser) cond(v string) (Cond, string) {
	src, list, ok := strings.Cut(v, "~")
	if !ok || list == "" {
		return Cond{}, "a condition is written SOURCE~WORD or SOURCE~@class"
	}
	c := Cond{Text: v}
	var msg string
	if c.Source, msg = parseSource(src); msg != "" {
		return c, msg
	}
	p.strBuf, p.wordKeys = p.strBuf[:0], p.wordKeys[:0]
	for w := range strings.SplitSeq(list, ",") {
		w = strings.TrimSpace(w)
		if strings.HasPrefix(w, "@") {
			if p.set.Classes[w] == nil {
				return c, "no word class " + w
			}
			p.strBuf = append(p.strBuf, w)
		} else if sector, ok := strings.CutPrefix(w, "%"); ok {
			c.Sectors = append(c.Sectors, sector)
		} else if f := Forms[w]; f != 0 && c.Source.Kind == Self {
			c.Forms |= f
		} else if w != "" {
			p.wordKeys = append(p.wordKeys, Key(strings.ReplaceAll(w, "_", " ")))
		}
	}
	c.Classes, c.Words = p.strs.Slice(p.strBuf), p.strs.Slice(p.wordKeys)
	return c, ""
}

func (p *parser) when(l lexicon.Line, val string) {
	if p.unit == nil {
		p.bad(l, "when stands below a unit")
		return
	}
	f := joinPhrases(p.split(val))
	if len(f) < 2 {
		p.bad(l, "when is written: when SOURCE~@class mode=NAME")
		return
	}
	var w When
	var msg string
	if w.Cond, msg = p.cond(f[0]); msg != "" {
		p.bad(l, msg)
		return
	}
	for _, o := range f[1:] {
		k, v, _ := strings.Cut(o, "=")
		switch k {
		case "mode":
			w.Mode = v
		case "cameo":
			w.Cameo = v
		default:
			p.bad(l, "when takes mode= and cameo=")
		}
	}
	if msg := p.book.Check(p.cur.Type, w.Mode, w.Cameo); msg != "" {
		p.bad(l, msg)
	}
	p.whenBuf = append(p.whenBuf, w)
}

// joinPhrases puts the words of a phrase in a condition back together; it
// works in place.
func joinPhrases(f []string) []string {
	out := f[:0]
	for _, w := range f {
		if len(out) > 0 && !strings.ContainsAny(w, "~=") {
			out[len(out)-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}
