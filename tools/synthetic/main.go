// Command synthetic fills a register with made-up coded documents, as skewed as
// news are: some countries, pairs, types, days and outlets are in most of it.
// The same seed makes the same documents. Registers of this kind are what the
// benchmark beside it asks.
//
//	go run ./tools/synthetic -store big.db -events 5000000
//	go run ./tools/synthetic -store postgres://… -copy big.db
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"time"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

func main() {
	addr := flag.String("store", "", "the register: an SQLite file or postgres://…; one that holds a part of it is gone on with")
	events := flag.Int("events", 100_000, "how many events at least")
	seed := flag.Uint64("seed", 1, "which documents")
	batch := flag.Int("batch", 500, "documents a transaction")
	from := flag.String("copy", "", "an SQLite file with made-up documents whose rows fill an empty register in PostgreSQL, instead of making documents")
	flag.Parse()
	if *addr == "" || flag.NArg() > 0 || *events < 1 || *batch < 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	work := func() error { return run(ctx, *addr, *events, *seed, *batch) }
	if *from != "" {
		work = func() error { return copyRows(ctx, *from, *addr) }
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, "synthetic:", err)
		os.Exit(1)
	}
}

// loadGenerator makes a generator with the built-in codebook.
func loadGenerator(seed uint64) (*generator, error) {
	book, err := codebook.Load(lexicon.NewSource(data.FS))
	if err != nil {
		return nil, err
	}
	return newGenerator(seed, book), nil
}

func run(ctx context.Context, addr string, events int, seed uint64, size int) (err error) {
	g, err := loadGenerator(seed)
	if err != nil {
		return err
	}
	s, err := address.Open(ctx, addr, address.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	begun := time.Now()
	had, from := int(info.Events), int(info.Documents)
	next := start(g, from, size)
	for n := had; n < events; {
		b := next()
		if _, err := s.Put(ctx, b); err != nil {
			return err
		}
		for _, r := range b {
			n += len(r.Doc.Events)
		}
		fmt.Fprintf(os.Stderr, "\r%d events, %.0f a second ", n, float64(n-had)/time.Since(begun).Seconds())
	}
	fmt.Fprintln(os.Stderr)
	return nil
}

// start makes batches of documents ahead of their use, those from a number on.
func start(g *generator, from, size int) (next func() []*store.Record) {
	ahead := make(chan chan []*store.Record, 2)
	go func() {
		for ; ; from += size {
			done := make(chan []*store.Record, 1)
			ahead <- done
			done <- records(g, from, size)
		}
	}()
	return func() []*store.Record { return <-<-ahead }
}

// records makes and packs documents, with all processors.
func records(g *generator, from, size int) []*store.Record {
	out := make([]*store.Record, size)
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := w; i < size; i += workers {
				out[i] = store.NewRecord(g.document(from+i, "synthetic"))
				out[i].Prepare() // an error comes again when it is put
			}
		}()
	}
	wg.Wait()
	return out
}
