package stories_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/sqlite"
	"github.com/sijil-news/sijil/stories"
)

// vocabulary is how many words the made-up articles have, the first ones far
// more often than the last, as in news.
const vocabulary = 20_000

// made is an article of made-up words with twelve events, as many as articles
// have; 80 are published a day.
func made(n int) *doc.Document {
	r := rand.New(rand.NewPCG(uint64(n), 9))
	zipf := rand.NewZipf(r, 1.3, 20, vocabulary)
	pub := time.Unix(0, 0).UTC().AddDate(0, 0, n/80)
	d := &doc.Document{ID: fmt.Sprint(n), URL: fmt.Sprintf("https://news.example/%d", n), Publisher: fmt.Sprint("outlet ", n%20), Lang: "ar", PubTime: pub, Published: pub.Format(time.RFC3339), Version: "test"}
	for i := range 12 {
		start := len(d.Text)
		for range 25 {
			d.Text += fmt.Sprintf("كلمة%d ", zipf.Uint64())
		}
		s := doc.Span{Start: start, End: len(d.Text)}
		e := doc.Event{ID: fmt.Sprintf("%08x%08x", n, i), Type: []string{"CONSULT", "ASSAULT", "ACCUSE", "AGREE"}[r.IntN(4)], Realis: doc.Actual, Claim: doc.Asserted,
			Sentence: doc.SentenceRef{Excerpt: d.Excerpt(s), Block: doc.Paragraph}, Trigger: d.Excerpt(doc.Span{Start: s.Start, End: s.Start + 9})}
		for _, list := range []*[]doc.Actor{&e.Actor, &e.Recipient} {
			c := fmt.Sprintf("c%02d", int(r.ExpFloat64()*12)%90)
			*list = []doc.Actor{{ID: c, Code: c, Sector: "GOV", Name: c}}
		}
		d.Events = append(d.Events, e)
	}
	return d
}

// BenchmarkLink adds a thousand events (84 documents) and compares them with a
// register of a year's coverage of one outlet, in one operation; putting the
// documents is not timed.
func BenchmarkLink(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "register.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	data, n := comparing(b), 0
	add := func(docs int) {
		for docs > 0 {
			var batch []*store.Record
			for range min(docs, 100) {
				batch = append(batch, store.NewRecord(made(n)))
				n++
			}
			docs -= len(batch)
			if _, err := s.Put(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
		}
	}
	add(8_000)
	if err := stories.New(s, data).Run(b.Context(), func(int64) {}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		add(84)
		b.StartTimer()
		if err := stories.New(s, data).Run(b.Context(), func(int64) {}); err != nil { // with nothing remembered, as a new process
			b.Fatal(err)
		}
	}
}
