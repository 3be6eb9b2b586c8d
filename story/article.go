package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/text"
)

// NoDay is a day that is not known.
const NoDay = math.MinInt32

// Article is what is compared of a document.
type Article struct {
	Number    int64 // in the register
	Day       int   // of publication, since 1970, or NoDay
	Publisher string
	Lang      string
	Keywords  []uint32 // what it can be found by: the words that tell it from others, most telling first
	Acts      []uint32 // and its news: type with participants and place, whatever the language
	Reports   []Report

	topic    Bag      // of more such words
	named    Bag      // who and where its reports name, the same in all languages
	shingles []uint32 // three words each, ascending
}

// Report is one event of an article.
type Report struct {
	Key         int64  // of its row
	ID          string // of the event
	Ordinal     int
	Type, Mode  string
	Realis      string
	Claim       string
	Historical  bool
	Day, Until  int    // first and last day, since 1970; those of publication where none is told; or NoDay
	Told        string // granularity of the date told; "" for none
	Country     string // of the place
	Place       string
	Lat, Lon    float64
	HasCoord    bool
	Wide        bool    // the place is a whole state
	Title       bool    // it stands in the headline
	Early       bool    // it stands where an article tells its news
	PlaceWeight float32 // of the name of the place
	Sentence    doc.Span
	Trigger     doc.Span
	Actors      []Participant
	Recipients  []Participant
	Speakers    []Participant

	kind     int // bit of Type, and of those that go with it
	with     int
	parties  []Participant // actors and recipients, of types that have them on either side
	sentence Bag
	clause   Bag
	named    Bag    // who, where and which numbers its sentence names, the same in all languages
	trigger  uint32 // its word
}

// Participant is one of an event.
type Participant struct {
	ID, Code, Sector string
	Name             string
	Weight           float32 // of the rarest word of Name, see Weights
}

// How many words of an article are kept: to be found by, and to tell of what it
// is.
const (
	keywords = 10
	topics   = 40
	acts     = 4
)

// clauseWords is how many words on each side of a trigger are those of its
// event, as far as can be told without its clause.
const clauseWords = 7

// Reader makes what is compared of texts. It is not for concurrent use.
type Reader struct {
	Data    *Data
	weights *Weights // of the language of the article
	lang    string
	tokens  []doc.Token
	words   map[string]hashes // of words that were read
}

// Read fills in what is made of the text of an article, whose other fields are
// set.
func (r *Reader) Read(a *Article, s string) {
	r.weights, r.lang = r.Data.of(a.Lang), a.Lang
	words := r.wordsOf(s)
	a.shingles = shingles(words)
	telling := r.telling(words)
	a.topic = r.weights.bag(telling)
	a.Keywords = telling[:min(len(telling), keywords)]
	a.Acts = a.Acts[:0]
	var last *Report
	for i := range a.Reports {
		p := &a.Reports[i]
		in := within(words, p.Sentence)
		if last != nil && last.Sentence == p.Sentence {
			p.sentence = last.sentence
		} else {
			p.sentence = r.weights.bag(stems(in))
		}
		last = p
		at := indexAt(in, p.Trigger.Start)
		r.name(p)
		p.kind, p.with = kindOf(p.Type)
		if symmetric(p.Type) {
			p.parties = slices.Concat(p.Actors, p.Recipients)
		}
		p.Early = p.Title || p.Sentence.Start < early(len(s))
		if p.Early && len(a.Acts) < acts {
			if h := act(p); h != 0 && !slices.Contains(a.Acts, h) {
				a.Acts = append(a.Acts, h)
			}
		}
		p.clause = r.weights.bag(stems(in[max(0, at-clauseWords):min(len(in), at+clauseWords+1)]))
		if at < len(in) {
			p.trigger = in[at].hash
		}
	}
	r.across(a, words, s)
}

// act is a hash of who does what to whom where, 0 where too little of it is
// known to tell it from others.
func act(p *Report) uint32 {
	var ids []string
	for _, list := range [][]Participant{p.Actors, p.Recipients} {
		for i := range list {
			if id := list[i].ID; id != "" {
				id, _, _ = strings.Cut(id, "/")
				ids = append(ids, id)
			}
		}
	}
	if p.Place != "" && !p.Wide && p.HasCoord {
		ids = append(ids, fmt.Sprintf("%.1f %.1f", p.Lat, p.Lon))
	}
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) < 2 {
		return 0
	}
	return hash(p.Type + "|" + strings.Join(ids[:2], "|"))
}

// early is how far into a text its news is told, in bytes: the first third, and
// at least some two sentences.
func early(length int) int { return max(length/3, 600) }

// name weighs the names of a report.
func (r *Reader) name(p *Report) {
	for _, list := range [][]Participant{p.Actors, p.Recipients, p.Speakers} {
		for i := range list {
			list[i].Weight = r.weight(list[i].Name)
		}
	}
	p.PlaceWeight, p.Wide = r.weight(p.Place), r.Data.states[p.Place]
}

// weight is that of the rarest word of a name.
func (r *Reader) weight(name string) float32 {
	var most float32
	weights := r.Data.named(name, r.lang)
	for _, w := range strings.Fields(text.Fold(name)) {
		most = max(most, weights.of(hash(Stem(w))))
	}
	return most
}

func stems(words []word) []uint32 {
	out := make([]uint32, len(words))
	for i := range words {
		out[i] = words[i].hash
	}
	return out
}

func indexAt(words []word, at int) int {
	i, _ := slices.BinarySearchFunc(words, at, func(w word, at int) int { return cmp.Compare(w.at, at) })
	if i > 0 && (i == len(words) || words[i].at > at) { // it begins within a word, after a proclitic
		i--
	}
	return i
}

func within(words []word, s doc.Span) []word {
	from, _ := slices.BinarySearchFunc(words, s.Start, func(w word, at int) int { return cmp.Compare(w.at, at) })
	to, _ := slices.BinarySearchFunc(words, s.End, func(w word, at int) int { return cmp.Compare(w.at, at) })
	return words[from:max(from, to)]
}

// telling are the words that tell an article from others, by weight and by how
// often they stand in it, the most telling first.
func (r *Reader) telling(words []word) []uint32 {
	count := map[uint32]int{}
	for i := range words {
		count[words[i].hash]++
	}
	type scored struct {
		word uint32
		v    float64
	}
	list := make([]scored, 0, len(count))
	for h, n := range count {
		list = append(list, scored{h, float64(r.weights.of(h)) * (1 + math.Log(float64(n)))})
	}
	slices.SortFunc(list, func(a, b scored) int { return cmp.Or(cmp.Compare(b.v, a.v), cmp.Compare(a.word, b.word)) })
	out := make([]uint32, 0, topics)
	for _, s := range list[:min(len(list), topics)] {
		out = append(out, s.word)
	}
	return out
}
