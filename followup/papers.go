package followup

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
)

// mostPapers is how many documents are remembered as read.
const mostPapers = 1500

// papers reads documents and remembers them: those of some days are compared
// with each other again and again.
type papers struct {
	words    *ledger.Words
	read     map[int64]*paper
	order    []int64 // as they were read
	calendar *calendar
}

// paper is a document with what is compared of it.
type paper struct {
	*ledger.Paper
	key    store.Key
	plans  []*ledger.Plan
	claims []*ledger.Claim
}

func newPapers(w *ledger.Words) *papers {
	return &papers{words: w, read: map[int64]*paper{}, calendar: newCalendar()}
}

// forget drops documents that may have been written anew.
func (p *papers) forget(list []int64) {
	for _, n := range list {
		delete(p.read, n)
	}
}

// one is a document as read.
func (p *papers) one(ctx context.Context, tx store.Tx, n int64) (*paper, error) {
	if err := p.load(ctx, tx, []int64{n}); err != nil {
		return nil, err
	}
	return p.read[n], nil
}

// load reads those of the documents that are not remembered.
func (p *papers) load(ctx context.Context, tx store.Tx, list []int64) error {
	want := slices.DeleteFunc(slices.Clone(list), func(n int64) bool { return p.read[n] != nil })
	for some := range slices.Chunk(want, store.Page) {
		if err := p.page(ctx, tx, some); err != nil {
			return err
		}
	}
	return nil
}

// trim forgets the documents that were read first. Nothing that is in use is
// read again after that.
func (p *papers) trim() {
	for len(p.order) > mostPapers {
		n := p.order[0]
		if p.order = p.order[1:]; !slices.Contains(p.order, n) {
			delete(p.read, n)
		}
	}
}

func (p *papers) page(ctx context.Context, tx store.Tx, some []int64) error {
	args := make([]any, len(some))
	for i, n := range some {
		args[i] = n
	}
	list, err := store.Collect(ctx, tx, store.ScanUnread, store.SelectDocuments+" WHERE d.number IN ("+store.Marks(len(some))+")", args...)
	if err != nil {
		return err
	}
	decided, err := store.Collect(ctx, tx, store.ScanCorrection, store.SelectCorrections+" JOIN documents d ON d.key = c.key WHERE d.number IN ("+store.Marks(len(some))+")", args...)
	if err != nil {
		return err
	}
	read, err := p.papers(list, store.ByDocument(decided))
	if err != nil {
		return err
	}
	for _, x := range read {
		p.read[x.Number] = x
		p.order = append(p.order, x.Number)
	}
	if len(list) < len(some) {
		return fmt.Errorf("read documents: %d of %d are there", len(list), len(some))
	}
	return nil
}

// papers reads documents, several at once.
func (p *papers) papers(list []*store.Unread, decided map[store.Key][]store.Correction) ([]*paper, error) {
	out, errs := make([]*paper, len(list)), make([]error, len(list))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		wg.Go(func() {
			for i := k; i < len(list); i += workers {
				r, err := list[i].Record()
				if err != nil {
					errs[i] = err
					continue
				}
				r.SetCorrections(decided[r.Key])
				out[i] = p.paper(r)
			}
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

// paper reads a document. It is safe for concurrent use.
func (p *papers) paper(r *store.Record) *paper {
	d := r.Corrected()
	x := &paper{key: r.Key}
	day := 0
	if at := store.Published(d); at != nil {
		day = int(*at)
	}
	x.Paper = p.words.Read(d, r.Number, day)
	if day != 0 {
		x.plans, x.claims = p.words.Plans(x.Paper), p.words.Claims(x.Paper)
	}
	return x
}
