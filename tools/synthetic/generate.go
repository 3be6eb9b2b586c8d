package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/doc"
)

// Numbers of what there is in a made-up world. The first ones of each list are
// the frequent ones, by Zipf's law.
const (
	countries  = 180
	persons    = 33 * countries
	places     = 1200
	publishers = 40
	vocabulary = 30_000
	firstYear  = 2019
	years      = 5
	domestic   = 0.38 // part of events whose recipient is of the actor's country
	perDoc     = 10   // events a document, on average
)

// generator makes up coded documents: which one depends on the seed and its
// number alone. It is safe for concurrent use.
type generator struct {
	seed    uint64
	codes   []string
	people  []doc.Actor
	spots   []doc.Place
	outlets []string
	words   []string
	types   []*codebook.Type
	modes   map[string][]string
	weights struct {
		country, partner, person, spot, outlet, word, kind table
		realis, claim, sector                              table
		day                                                table // of all days, with peaks
	}
}

var (
	realis  = []doc.Realis{doc.Actual, doc.Future, doc.Hypothetical, doc.Negated}
	claims  = []doc.Claim{doc.Asserted, doc.Alleged, doc.Denied, doc.Confirmed}
	sectors = []string{"GOV", "MIL", "", "CVL", "REB", "OPP", "COP", "JUD", "LEG", "BUS", "MED", "PTY"}
	// how often types come, in thousandths, as in a year of Arabic news
	frequent = map[string]float64{"ASSAULT": 290, "ACCUSE": 121, "CONSULT": 113, "COERCE": 75, "REQUEST": 68, "AGREE": 51, "AID": 47, "SANCTION": 41, "SUPPORT": 39,
		"RETREAT": 32, "REJECT": 30, "PROTEST": 28, "MOBILIZE": 20, "THREATEN": 18, "COOPERATE": 14, "CONCEDE": 13}
)

func newGenerator(seed uint64, book *codebook.Book) *generator {
	g := &generator{seed: seed, modes: map[string][]string{}}
	r := rand.New(rand.NewPCG(seed, 1))
	var types []float64
	for _, name := range book.Order {
		t := book.Types[name]
		g.types, types = append(g.types, t), append(types, frequent[name])
		modes := []string{""}
		for m := range t.Modes {
			modes = append(modes, m)
		}
		slices.Sort(modes)
		g.modes[name] = modes
	}
	g.world(r)
	w := &g.weights
	w.kind = newTable(types)
	w.country, w.partner, w.person, w.spot = zipf(countries, 1.05), zipf(countries, 1.3), zipf(persons, 1), zipf(places, 1)
	w.outlet, w.word = zipf(publishers, 0.8), zipf(vocabulary, 1)
	w.realis, w.claim = newTable([]float64{88, 7, 3, 2}), newTable([]float64{830, 160, 8, 2})
	w.sector = newTable([]float64{40, 12, 14, 12, 7, 4, 2, 2, 2, 2, 2, 1})
	w.day = newTable(daysOf(r))
	return g
}

// world names who and what there is.
func (g *generator) world(r *rand.Rand) {
	for i := range countries {
		g.codes = append(g.codes, string([]byte{byte('A' + i/26), byte('A' + i%26), byte('A' + i*7%26)}))
	}
	for i := range persons {
		name := word(r, 2) + " " + word(r, 3)
		g.people = append(g.people, doc.Actor{ID: "person-" + strconv.Itoa(i), Name: name, NameEn: "Person " + strconv.Itoa(i), Code: g.codes[i%countries], Sector: sectors[i%len(sectors)]})
	}
	for i := range places {
		c := i % countries // its country lies around a point of its own
		lat, lon := -30+float64(c*37%85), -20+float64(c*61%140)
		g.spots = append(g.spots, doc.Place{Name: word(r, 3), Code: g.codes[c], Lat: math.Round((lat+r.Float64()*6)*1000) / 1000, Lon: math.Round((lon+r.Float64()*6)*1000) / 1000})
	}
	for i := range publishers {
		g.outlets = append(g.outlets, "outlet-"+strconv.Itoa(i))
	}
	for range vocabulary {
		g.words = append(g.words, word(r, 2+r.IntN(2)))
	}
}

// letters of made-up words.
var letters = [...]string{"ب", "ت", "ج", "ح", "د", "ر", "س", "ش", "ع", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ا", "ص", "ط"}

func word(r *rand.Rand, syllables int) string {
	var b strings.Builder
	for range 2*syllables - r.IntN(2) {
		b.WriteString(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// daysOf are how much happens on each day: less on Fridays, more from year to
// year, and peaks that fade.
func daysOf(r *rand.Rand) []float64 {
	out := make([]float64, years*365)
	peak := 0.0
	for i := range out {
		if r.IntN(40) == 0 {
			peak += 2 * r.Float64()
		}
		out[i] = (1 + peak) * (1 + float64(i)/float64(len(out)))
		if i%7 == 0 {
			out[i] *= 0.6
		}
		peak *= 0.9
	}
	return out
}

// document is the n-th one.
func (g *generator) document(n int, version string) *doc.Document {
	r := rand.New(rand.NewPCG(g.seed, uint64(n)+1000))
	pub := time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.weights.day.draw(r)*24*60+r.IntN(24*60)) * time.Minute)
	d := &doc.Document{ID: "synthetic-" + strconv.Itoa(n), URL: "https://synthetic.example/" + strconv.FormatUint(g.seed, 36) + "/" + strconv.Itoa(n), Lang: "ar",
		Publisher: g.outlets[g.weights.outlet.draw(r)], Published: pub.Format(time.RFC3339), PubTime: pub, Version: version}
	d.Title = g.words[g.weights.word.draw(r)] + " " + g.words[g.weights.word.draw(r)]
	home := g.weights.country.draw(r)
	for i := range perDoc/2 + r.IntN(perDoc+1) {
		g.event(d, r, i, home)
	}
	return d
}

// event adds a sentence with one event. Documents are about a country and those
// it has to do with.
func (g *generator) event(d *doc.Document, r *rand.Rand, i, home int) {
	words := g.sentence(d, r)
	s := d.Sentences[i].Span
	t := g.types[g.weights.kind.draw(r)]
	mode := g.modes[t.Name][min(int(r.ExpFloat64()*2), len(g.modes[t.Name])-1)]
	score := t.Score
	cameo := t.Cameo
	if m, ok := t.Modes[mode]; ok {
		score, cameo = m.Score, m.Cameo
	}
	e := doc.Event{ID: fmt.Sprintf("%016x", r.Uint64()), DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: d.Lang, Version: d.Version,
		Type: t.Name, Mode: mode, Cameo: cameo, Quad: t.Quad, Score: score, Confidence: math.Round((0.35+0.65*r.Float64())*100) / 100, Realis: realis[g.weights.realis.draw(r)],
		Claim: claims[g.weights.claim.draw(r)], Historical: r.IntN(12) == 0, Trigger: d.Excerpt(words[2]), Sentence: doc.SentenceRef{Excerpt: d.Excerpt(s), Block: doc.Paragraph}}
	actor := home
	if r.IntN(3) == 0 {
		actor = g.weights.country.draw(r)
	}
	e.Actor = []doc.Actor{g.actor(d, r, actor, words[0])}
	if r.IntN(4) > 0 {
		recipient := actor
		if r.Float64() > domestic { // each country has its own order of partners
			recipient = (actor*53 + 1 + g.weights.partner.draw(r)) % countries
		}
		e.Recipient = []doc.Actor{g.actor(d, r, recipient, words[1])}
	}
	if e.Claim != doc.Asserted {
		e.SaidBy = []doc.Actor{g.actor(d, r, g.weights.country.draw(r), words[3])}
	}
	e.Date = told(d, r)
	if r.IntN(4) == 0 {
		p := g.spots[g.weights.spot.draw(r)]
		e.Place = &p
	}
	d.Events = append(d.Events, e)
}

// told is the date that is told of an event, as often as news tell one.
func told(d *doc.Document, r *rand.Rand) *doc.Date {
	pub := d.PubTime
	switch n := r.IntN(100); {
	case n < 24:
		day := pub.AddDate(0, 0, -int(r.ExpFloat64()*3)).Format(time.DateOnly)
		return &doc.Date{From: day, To: day, Granularity: "day"}
	case n < 27:
		return &doc.Date{From: pub.AddDate(0, -r.IntN(3), 0).Format("2006-01"), Granularity: "month"}
	case n < 29:
		return &doc.Date{From: pub.AddDate(-r.IntN(4), 0, 0).Format("2006"), Granularity: "year"}
	}
	return nil
}

func (g *generator) actor(d *doc.Document, r *rand.Rand, country int, at doc.Span) doc.Actor {
	a := doc.Actor{Code: g.codes[country], Sector: sectors[g.weights.sector.draw(r)]}
	if r.IntN(3) == 0 {
		a = g.people[g.weights.person.draw(r)/countries*countries+country]
	}
	a.Text, a.Span = d.Text[at.Start:at.End], at
	return a
}

// sentence adds one of made-up words to the text and tells where they stand.
func (g *generator) sentence(d *doc.Document, r *rand.Rand) (words []doc.Span) {
	var b strings.Builder
	if d.Text != "" {
		b.WriteByte('\n')
	}
	start := len(d.Text) + b.Len()
	for i := range 5 + r.IntN(6) {
		if i > 0 {
			b.WriteByte(' ')
		}
		from := len(d.Text) + b.Len()
		b.WriteString(g.words[g.weights.word.draw(r)])
		words = append(words, doc.Span{Start: from, End: len(d.Text) + b.Len()})
	}
	d.Text += b.String()
	s := doc.Span{Start: start, End: len(d.Text)}
	d.Blocks = append(d.Blocks, doc.Block{Kind: doc.Paragraph, Span: s})
	d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Block: len(d.Blocks) - 1})
	return words
}

// table draws numbers by weight.
type table struct{ sums []float64 }

func newTable(weights []float64) table {
	sums := make([]float64, len(weights))
	sum := 0.0
	for i, w := range weights {
		sum += w
		sums[i] = sum
	}
	return table{sums}
}

func zipf(n int, exponent float64) table {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1 / math.Pow(float64(i+1), exponent)
	}
	return newTable(w)
}

func (t table) draw(r *rand.Rand) int {
	x := r.Float64() * t.sums[len(t.sums)-1]
	n, _ := slices.BinarySearch(t.sums, x)
	return min(n, len(t.sums)-1)
}
