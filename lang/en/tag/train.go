package tag

import (
	"maps"
	"math"
	"math/rand"
	"slices"
)

// Example is a sentence whose tags are known.
type Example struct {
	Words []string
	Tags  []Tag
}

// Options are how a tagger is trained.
type Options struct {
	Rounds int     // over all examples
	Rare   int     // features seen less often are left out
	Small  float64 // weights below this share of the largest are left out
	// Words are further words with the tags of their base form; they join the
	// dictionary where the examples do not have them often.
	Words map[string][]Tag
	// Vary may return another way of writing an example in a round.
	Vary func(Example, *rand.Rand) Example
}

// param is a weight while it is learnt: its value and what is needed for the
// mean over all steps.
type param struct {
	w, total float32
	since    int32
	tag      Tag
}

// learner is a perceptron while it is trained.
type learner struct {
	m     *model
	index map[uint32]int32 // feature -> number
	count []int32
	rows  [][]param // by number, a weight a tag
	step  int32
}

// Train returns the file of weights learnt from the examples.
func Train(examples []Example, o Options) []byte {
	m := newModel(dictOf(dictionary(examples, o.Words)))
	l := &learner{m: m, index: map[uint32]int32{}}
	rng := rand.New(rand.NewSource(7)) //nolint:gosec // the same weights each time
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for round := range o.Rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := examples[i]
			if o.Vary != nil {
				e = o.Vary(e, rng)
			}
			l.learn(e, round > 0)
		}
	}
	return encode(&m.dict, l.finish(o))
}

// dictionary counts the tags of words and adds further ones.
func dictionary(examples []Example, more map[string][]Tag) map[uint32]entry {
	counts := map[uint32]*[numTags]int{}
	for _, e := range examples {
		for i, w := range e.Words {
			h := hashOf(w)
			if counts[h] == nil {
				counts[h] = new([numTags]int)
			}
			counts[h][e.Tags[i]]++
		}
	}
	dict := map[uint32]entry{}
	for h, c := range counts {
		if e, ok := entryOf(c); ok {
			dict[h] = e
		}
	}
	for w, tags := range more {
		h := hashOf(w)
		if e := dict[h]; !e.often && e.fixed == None {
			e.may |= set(tags...)
			dict[h] = e
		}
	}
	return dict
}

// entryOf is what the dictionary says of a word that was seen so.
func entryOf(c *[numTags]int) (entry, bool) {
	total, most, best := 0, 0, None
	for t, n := range c {
		total += n
		if n > most {
			most, best = n, Tag(t)
		}
	}
	if total < 2 {
		return entry{}, false
	}
	var e entry
	for t, n := range c {
		if n > 0 && (n*200 >= total || total < 50 && n > 1 || total < 8) {
			e.may |= set(Tag(t))
		}
	}
	if total >= 40 && most*1000 >= total*992 || total >= 8 && most == total && !open.has(best) {
		e.fixed = best
	}
	e.often = total >= 40
	e.may |= related(e.may)
	return e, true
}

// related are the tags a word may have if it has one of others.
func related(m mask) mask {
	var out mask
	for _, pair := range [...][2]Tag{{VB, VBP}, {VBD, VBN}, {AuxVB, AuxVBP}, {VB, AuxVB}, {AuxVBD, AuxVBN}, {NN, VB}} {
		if pair[0] == NN {
			continue
		}
		if m.has(pair[0]) || m.has(pair[1]) {
			out |= set(pair[0], pair[1])
		}
	}
	if out.has(AuxVB) && !m.has(AuxVB) && !m.has(AuxVBP) {
		out &^= set(AuxVB, AuxVBP)
	}
	return out
}

// learn tags an example and moves the weights where it errs.
func (l *learner) learn(e Example, drop bool) {
	mem := newMemory()
	ws := l.m.words(mem.look(l.m, len(e.Words), func(i int) string { return e.Words[i] }), mem)
	p1, p2, c := None, None, clauseState(0)
	var f [numFeatures]uint32
	for i := range e.Words {
		w := &ws[i+2]
		guess, gold := w.fixed, e.Tags[i]
		if guess == None {
			show(&f, ws, i+2, p1, p2, c)
			guess = l.guess(&f, allowed(w.may, p1)|set(gold))
			l.step++
			if guess != gold {
				l.move(&f, gold, 1)
				l.move(&f, guess, -1)
			}
		}
		p1, p2, c = guess, p1, c.after(guess)
	}
}

func (l *learner) number(h uint32) int32 {
	n, ok := l.index[h]
	if !ok {
		n = int32(len(l.rows))
		l.index[h] = n
		l.rows = append(l.rows, nil)
		l.count = append(l.count, 0)
	}
	return n
}

// param is the weight of a feature for a tag.
func (l *learner) param(n int32, t Tag) *param {
	for i := range l.rows[n] {
		if l.rows[n][i].tag == t {
			return &l.rows[n][i]
		}
	}
	l.rows[n] = append(l.rows[n], param{tag: t})
	return &l.rows[n][len(l.rows[n])-1]
}

func (l *learner) guess(f *[numFeatures]uint32, may mask) Tag {
	var score [numTags]float32
	for _, h := range f {
		n, ok := l.index[h]
		if !ok {
			continue
		}
		for i := range l.rows[n] {
			p := &l.rows[n][i]
			score[p.tag] += p.w
		}
	}
	best, high := None, float32(math.Inf(-1))
	for t := NN; t < numTags; t++ {
		if may.has(t) && score[t] > high {
			best, high = t, score[t]
		}
	}
	return best
}

func (l *learner) move(f *[numFeatures]uint32, t Tag, by float32) {
	for _, h := range f {
		n := l.number(h)
		l.count[n]++
		p := l.param(n, t)
		p.total += float32(l.step-p.since) * p.w
		p.since = l.step
		p.w += by
	}
}

// finish takes the mean of each weight over all steps, leaves out what matters
// little and rounds the rest to bytes.
func (l *learner) finish(o Options) (f features) {
	largest := l.mean()
	for _, h := range slices.Sorted(maps.Keys(l.index)) {
		n := l.index[h]
		if int(l.count[n]) < o.Rare {
			continue
		}
		from := len(f.pairs)
		for _, p := range l.rows[n] {
			share := float64(p.total) / largest
			if math.Abs(share) < o.Small {
				continue
			}
			w := int8(math.Round(127 * max(-1, min(1, share))))
			f.pairs = append(f.pairs, byte(p.tag), byte(w))
		}
		if k := (len(f.pairs) - from) / 2; k > 0 {
			f.hashes, f.sizes = append(f.hashes, h), append(f.sizes, uint8(k))
		}
	}
	return f
}

// mean adds up the weights and returns the size that hardly any passes.
func (l *learner) mean() float64 {
	var sizes []float64
	for i := range l.rows {
		for k := range l.rows[i] {
			p := &l.rows[i][k]
			p.total += float32(l.step-p.since) * p.w
			if p.total != 0 {
				sizes = append(sizes, math.Abs(float64(p.total)))
			}
		}
	}
	slices.Sort(sizes)
	return sizes[len(sizes)-1-len(sizes)/2000]
}
