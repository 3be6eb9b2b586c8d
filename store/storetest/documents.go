package storetest

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// words of made-up articles.
var words = strings.Fields("قال اتهمت وزير الخارجية الرئيس مدينة أمس الحكومة قوات معارضة اتفاق هجوم زيارة مؤتمر في من إلى على عن بعد قبل الجيش المتحدث باسم شمال جنوب الأزمة المفاوضات")

// Types, codes and sectors of made-up events, frequent ones first.
var (
	types   = []string{"CONSULT", "ACCUSE", "SUPPORT", "ASSAULT", "REQUEST", "AGREE", "REJECT", "THREATEN", "COERCE", "SANCTION"}
	codes   = []string{"USA", "SYR", "RUS", "ISR", "PSE", "IRN", "SAU", "EGY", "TUR", "YEM", "IRQ", "LBN", "GBR", "FRA", "QAT", "LBY", "MAR", "DZA", "SDN", "UNO"}
	sectors = []string{"GOV", "MIL", "GOV", "REB", "CVL", "OPP", "JRN", ""}
)

// Document makes up the n-th coded document, always the same for the same n.
func Document(n int) *doc.Document {
	r := rand.New(rand.NewPCG(uint64(n), 5))
	pub := time.Date(2018, 1, 1, 6, 0, 0, 0, time.FixedZone("", 3*60*60)).Add(time.Duration(r.IntN(365*24*60)) * time.Minute)
	d := &doc.Document{ID: fmt.Sprintf("doc-%d", n), URL: fmt.Sprintf("https://news.example/%d", n), Publisher: "example", Lang: "ar",
		Published: pub.Format(time.RFC1123Z), PubTime: pub, Version: "test+1"}
	for i := range 4 + r.IntN(8) {
		sentence(d, r, i)
	}
	return d
}

// Revised is the n-th document with another text under the same address.
func Revised(n int) *doc.Document {
	d, other := Document(n), Document(n+1_000_000)
	other.ID, other.URL = d.ID, d.URL
	return other
}

// sentence adds one with what is coded in it.
func sentence(d *doc.Document, r *rand.Rand, i int) {
	if d.Text != "" {
		d.Text += "\n"
	}
	start := len(d.Text)
	var at []doc.Span
	for range 8 + r.IntN(20) {
		if len(d.Text) > start {
			d.Text += " "
		}
		w := words[r.IntN(len(words))]
		at = append(at, doc.Span{Start: len(d.Text), End: len(d.Text) + len(w)})
		d.Text += w
	}
	s := doc.Span{Start: start, End: len(d.Text)}
	d.Blocks = append(d.Blocks, doc.Block{Kind: doc.Paragraph, Span: s})
	d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Block: i})
	a, b := actor(d, r, at[0]), actor(d, r, at[1])
	d.Mentions = append(d.Mentions, doc.Mention{Actor: a, Kind: "country", Sentence: i}, doc.Mention{Actor: b, Kind: "org", Sentence: i})
	e := doc.Event{ID: fmt.Sprintf("%016x", r.Uint64()), DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: d.Lang, Version: d.Version,
		Type: pick(r, types), Quad: 1 + r.IntN(4), Score: float64(r.IntN(200)-100) / 10, Trigger: d.Excerpt(at[2]), Sentence: doc.SentenceRef{Excerpt: d.Excerpt(s), Block: doc.Paragraph},
		Actor: []doc.Actor{a}, Recipient: []doc.Actor{b}, Realis: doc.Actual, Claim: doc.Asserted, Confidence: r.Float64(), Trace: []string{"frame made.up", "actor subj"}}
	if r.IntN(3) == 0 {
		day := d.PubTime.AddDate(0, 0, -r.IntN(10)).Format(time.DateOnly)
		e.Date = &doc.Date{Excerpt: d.Excerpt(at[3]), From: day, To: day, Granularity: "day"}
	}
	if r.IntN(3) == 0 {
		e.Place = &doc.Place{Excerpt: d.Excerpt(at[4]), Name: "دمشق", Code: "SYR", Lat: 33.51, Lon: 36.29}
	}
	if r.IntN(4) == 0 {
		e.Claim, e.SaidBy = doc.Alleged, []doc.Actor{b}
		d.Quotes = append(d.Quotes, doc.Quote{DocID: d.ID, Excerpt: d.Excerpt(doc.Span{Start: at[5].Start, End: s.End}), Speaker: &b, Cue: "قال", Direct: true})
	}
	if r.IntN(8) == 0 {
		d.Agenda = append(d.Agenda, doc.AgendaItem{ID: fmt.Sprintf("%016x", r.Uint64()), DocID: d.ID, URL: d.URL, What: e.Trigger, Event: e.ID, Type: e.Type, When: e.Date, Who: e.Actor, Realis: doc.Future, Sentence: e.Sentence})
	}
	d.Events = append(d.Events, e)
}

func actor(d *doc.Document, r *rand.Rand, at doc.Span) doc.Actor {
	code := pick(r, codes)
	return doc.Actor{Text: d.Text[at.Start:at.End], Span: at, ID: strings.ToLower(code), Name: "دولة " + code, NameEn: "Country " + code, Code: code, Sector: pick(r, sectors)}
}

// pick takes the first ones of a list most often.
func pick(r *rand.Rand, list []string) string {
	return list[min(int(r.ExpFloat64()*float64(len(list))/5), len(list)-1)]
}

// Filled is a document in which every field that is kept has a value, whatever
// fields there are: odd ones, and spans that lie nowhere.
func Filled(seed uint64) *doc.Document {
	r := rand.New(rand.NewPCG(seed, 7))
	d := &doc.Document{}
	fill(reflect.ValueOf(d).Elem(), r)
	d.PubTime = time.Date(2018, 2, 28, 23, 30, 0, 0, time.FixedZone("", 4*60*60))
	d.URL, d.Text = "https://news.example/filled?id="+d.ID, "اتهمت واشنطن موسكو = بإرسال أسلحة"
	return forget(d)
}

// odd are strings that a careless store would change.
var odd = []string{"كلمة", "", "=", "=كلمة", "a'b\"c", "\u200f", " blank ", "اتهمت", "0123456789abcdef", "1234567", "\t<>&"}

func fill(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(odd[r.IntN(len(odd))])
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(r.IntN(40)))
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(3)))
	case reflect.Float64:
		v.SetFloat(r.NormFloat64() * 1e3)
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*doc.Lex]() {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), r)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+r.IntN(3), 3))
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), r)
		}
	}
}

// forget clears what a register does not keep.
func forget(d *doc.Document) *doc.Document {
	c := *d
	c.Tokens, c.Spoken = nil, nil
	c.Sentences = append([]doc.Sentence(nil), d.Sentences...)
	for i := range c.Sentences {
		c.Sentences[i].Tokens.From, c.Sentences[i].Tokens.To = 0, 0
	}
	c.Events = append([]doc.Event(nil), d.Events...)
	for i := range c.Events {
		c.Events[i].Told = doc.Told{}
	}
	return &c
}

// Same tells in what two documents differ; nil where in nothing that is kept.
func Same(got, want *doc.Document) error {
	g, w := forget(got), forget(want)
	if !g.PubTime.Equal(w.PubTime) || g.PubTime.Format(time.RFC3339) != w.PubTime.Format(time.RFC3339) {
		return fmt.Errorf("PubTime %v, want %v", g.PubTime, w.PubTime)
	}
	g.PubTime, w.PubTime = time.Time{}, time.Time{}
	return differ("Document", reflect.ValueOf(*g), reflect.ValueOf(*w))
}

// differ names the first field that differs. Empty lists are equal to none.
func differ(path string, g, w reflect.Value) error {
	switch g.Kind() {
	case reflect.Struct:
		if g.Type() == reflect.TypeFor[time.Time]() { // Same compared it
			return nil
		}
		for i := range g.NumField() {
			if err := differ(path+"."+g.Type().Field(i).Name, g.Field(i), w.Field(i)); err != nil {
				return err
			}
		}
		return nil
	case reflect.Slice:
		if g.Len() != w.Len() {
			return fmt.Errorf("%s has %d entries, want %d", path, g.Len(), w.Len())
		}
		for i := range g.Len() {
			if err := differ(fmt.Sprintf("%s[%d]", path, i), g.Index(i), w.Index(i)); err != nil {
				return err
			}
		}
		return nil
	case reflect.Pointer:
		if g.IsNil() || w.IsNil() {
			if g.IsNil() != w.IsNil() {
				return fmt.Errorf("%s: %v, want %v", path, g, w)
			}
			return nil
		}
		return differ(path, g.Elem(), w.Elem())
	}
	if !reflect.DeepEqual(g.Interface(), w.Interface()) {
		return fmt.Errorf("%s: %#v, want %#v", path, g, w)
	}
	return nil
}
