// Command pairs draws pairs of merged reports from a register, for reading:
// which part of the merges is right.
//
// A report is drawn at random among all that are in a story, then another one
// of its story; of one document where they are (-within) or are not. The same
// register and seed give the same pairs.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

func main() {
	register := flag.String("store", "sijil.db", "the register")
	seed := flag.Uint64("seed", 1, "of the draw")
	n := flag.Int("n", 200, "how many pairs")
	within := flag.Bool("within", false, "pairs of one document")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *register, *seed, *n, *within); err != nil {
		fmt.Fprintln(os.Stderr, "pairs:", err)
		os.Exit(1)
	}
}

// report is one report of a story.
type report struct {
	story, event, doc int64
	id                string
	key               []byte
}

func run(ctx context.Context, w io.Writer, register string, seed uint64, n int, within bool) error {
	s, err := address.Open(ctx, register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := reports(ctx, s)
	if err != nil {
		return err
	}
	for i, p := range draw(all, seed, n, within) {
		fmt.Fprintf(w, "%d  %s %s  story of %s\n", i+1, p[0].id, p[1].id, count(all, p[0].story))
		for _, r := range p {
			if err := show(ctx, w, s, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// reports are all reports of stories, in the order of documents and events.
func reports(ctx context.Context, s store.Store) (all []report, err error) {
	err = s.View(ctx, func(tx store.Tx) error {
		all, err = store.Collect(ctx, tx, func(row store.Row) (r report, err error) {
			var id []byte
			err = row.Scan(&r.story, &r.event, &r.doc, &id, &r.key)
			r.id = store.UnpackID(id)
			return r, err
		}, "SELECT j.story, j.event, e.doc, e.id, d.key FROM joins j JOIN events e ON e.key = j.event JOIN documents d ON d.number = e.doc ORDER BY e.doc, e.ordinal")
		return err
	})
	return all, err
}

func draw(all []report, seed uint64, n int, within bool) (pairs [][2]report) {
	r := rand.New(rand.NewPCG(seed, 0))
	stories := map[int64][]report{}
	for _, x := range all {
		stories[x.story] = append(stories[x.story], x)
	}
	for tries := 0; len(pairs) < n && tries < 1000*n; tries++ {
		a := all[r.IntN(len(all))]
		b := stories[a.story][r.IntN(len(stories[a.story]))]
		if a.event != b.event && (a.doc == b.doc) == within {
			pairs = append(pairs, [2]report{a, b})
		}
	}
	return pairs
}

func count(all []report, story int64) string {
	n := 0
	for _, r := range all {
		if r.story == story {
			n++
		}
	}
	return fmt.Sprint(n)
}

// show prints what a report says and how it is coded.
func show(ctx context.Context, w io.Writer, s store.Store, r report) error {
	d, err := s.Get(ctx, store.Key(r.key))
	if err != nil {
		return err
	}
	c := d.Corrected()
	i := slices.IndexFunc(c.Events, func(e doc.Event) bool { return e.ID == r.id })
	if i < 0 {
		return nil
	}
	e := &c.Events[i]
	day, place := "", ""
	if e.Date != nil {
		day = e.Date.From
	}
	if e.Place != nil {
		place = e.Place.Name
	}
	at := min(max(e.Trigger.Start-e.Sentence.Start, 0), len(e.Sentence.Text))
	text := e.Sentence.Text[:at] + "⟨" + e.Trigger.Text + "⟩" + strings.TrimPrefix(e.Sentence.Text[at:], e.Trigger.Text)
	_, err = fmt.Fprintf(w, "  %s %s [%s] %s %s %s %s → %s · %s · %s\n    %s\n    %s\n", e.Publisher, r.id, e.Published, e.Type, e.Mode, e.Realis, names(e.Actor), names(e.Recipient), day, place, c.Title, text)
	return err
}

func names(list []doc.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, strings.Join(strings.Fields(a.NameEn+" "+a.Code+" "+a.Sector), "/"))
	}
	return strings.Join(out, ", ")
}
