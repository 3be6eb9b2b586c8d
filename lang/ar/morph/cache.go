package morph

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// word is a printed word with the readings worth weighing in context, the
// likeliest out of context first. Their scores count the letters and marks
// that folding hides, and StemStart and StemEnd are bytes into the printed
// word. It is not changed once made.
type word struct {
	raw, fold string
	readings  []Analysis
	lex       []doc.Lex // by reading
}

// Sizes of what is remembered: words for all, kept for good, and those that
// one sentence's working space met last.
const (
	maxCached  = 32000
	cacheSlots = 1 << 16
	recentSize = 1 << 11
	askedSize  = 1 << 10
)

// cache keeps the words that come first, which are the common ones. Reading it
// takes no lock; the table is never more than half full.
type cache struct {
	seed  maphash.Seed
	slots []atomic.Pointer[word]
	n     atomic.Int32
}

func newCache() cache {
	return cache{seed: maphash.MakeSeed(), slots: make([]atomic.Pointer[word], cacheSlots)}
}

func (c *cache) hash(raw string) uint32 { return uint32(maphash.String(c.seed, raw)) }

// find returns a word by its printed form and the hash of that, or nil.
func (c *cache) find(raw string, hash uint32) *word {
	for i := hash % cacheSlots; ; i = (i + 1) % cacheSlots {
		w := c.slots[i].Load()
		if w == nil || w.raw == raw {
			return w
		}
	}
}

// keep enters a word where there is still room for it. It returns the word, or
// what another goroutine has made of it meanwhile.
func (c *cache) keep(w *word, hash uint32) *word {
	if c.n.Load() >= maxCached {
		return w
	}
	for i := hash % cacheSlots; ; i = (i + 1) % cacheSlots {
		if c.slots[i].CompareAndSwap(nil, w) {
			c.n.Add(1)
			return w
		}
		if o := c.slots[i].Load(); o.raw == w.raw {
			return o
		}
	}
}

// word returns the readings of a word as printed.
func (lt *lattice) word(l *Lexicon, raw string) *word {
	h := l.cache.hash(raw)
	if w := l.cache.find(raw, h); w != nil {
		return w
	}
	recent := &lt.recent[h%recentSize]
	if w := *recent; w != nil && w.raw == raw {
		return w
	}
	w := l.cache.keep(lt.read(l, strings.Clone(raw)), h)
	*recent = w
	return w
}

// lead is how many bytes of a folded word article or س take before its stem.
func lead(pro doc.Clitics) int {
	switch {
	case pro.Has(doc.ProSa):
		return len("س")
	case pro.Has(doc.ProAl) && !pro.Has(doc.ProLi): // «لل»: the article is written into the preposition
		return len("ال")
	}
	return 0
}

// answer is a folded word with all its readings. It is not changed once made.
type answer struct {
	word     string
	readings []Analysis
}

// Readings returns all readings of a folded word as Analyze does, to be read only: those
// who read words otherwise than Tag ask for the same words again and again.
func (l *Lexicon) Readings(folded string) []Analysis {
	slot := &l.asked[l.cache.hash(folded)%askedSize]
	if a := slot.Load(); a != nil && a.word == folded {
		return a.readings
	}
	a := &answer{word: strings.Clone(folded)}
	a.readings = l.Analyze(a.word, nil)
	slot.Store(a)
	return a.readings
}

// Look shows all readings of a folded word, which hold until see returns, for those who
// ask once.
func (l *Lexicon) Look(folded string, see func([]Analysis)) {
	lt := l.scratch.Get().(*lattice)
	lt.space = l.Analyze(folded, lt.space[:0])
	see(lt.space)
	l.scratch.Put(lt)
}

// read analyses a printed word.
func (lt *lattice) read(l *Lexicon, raw string) *word {
	w := &word{raw: raw, fold: text.Fold(raw)}
	all := l.analyze(w.fold, lt.space[:0])
	lt.space = all
	n := 0
	for n < len(all) {
		if d := all[0].Score - all[n].Score; n >= beam && d > 3 || d > reach {
			break
		}
		n++
	}
	w.readings, w.lex = append([]Analysis(nil), all[:n]...), make([]doc.Lex, n)
	onAlef, anywhere := hamzaAt(raw)
	for i := range w.readings {
		a := &w.readings[i]
		a.Score += fit(raw, w.fold, onAlef, anywhere, a)
		a.Key = text.Key(a.Lemma)
		a.WordStart = int32(rawOffset(raw, w.fold, int(a.StemStart)-lead(a.Pro), false))
		a.StemStart, a.StemEnd = int32(rawOffset(raw, w.fold, int(a.StemStart), false)), int32(rawOffset(raw, w.fold, int(a.StemEnd), true))
	}
	return w
}
