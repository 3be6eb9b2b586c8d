package main

import (
	"context"
	"sync"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// keeper puts what a watch codes into a register. What is put twice, since a
// run ended between the register and the state of the watch, changes nothing.
type keeper struct {
	ix   store.Indexer
	s    store.Store // nil where nothing is kept
	mu   sync.Mutex
	left map[*doc.Document]bool // not coded, and so not kept

	linking sync.Mutex
}

func (r *watchRun) openKeeper(ctx context.Context, ix store.Indexer) (*keeper, error) {
	k := &keeper{ix: ix, left: map[*doc.Document]bool{}}
	if r.register == "" {
		return k, nil
	}
	var err error
	k.s, err = address.Open(ctx, r.register, address.Options{})
	return k, err
}

// coded notes what became of a document.
func (k *keeper) coded(d *doc.Document, err error) error {
	if k.s != nil && err != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.left[d] = true
	}
	return err
}

// put keeps the documents of an article.
func (k *keeper) put(docs []*doc.Document) error {
	if k.s == nil {
		return nil
	}
	var batch []*store.Record
	k.mu.Lock()
	for _, d := range docs {
		if !k.left[d] {
			rec := store.NewRecord(d)
			rec.Index(k.ix)
			batch = append(batch, rec)
		}
		delete(k.left, d)
	}
	k.mu.Unlock()
	_, err := k.s.Put(context.Background(), batch)
	return err
}

// link compares what came since with the rest of the register. It is called
// after each poll that had something new, by several feeds at once.
func (k *keeper) link(a *app) {
	if k.s == nil {
		return
	}
	k.linking.Lock()
	defer k.linking.Unlock()
	if _, _, err := a.link(context.Background(), k.s); err != nil {
		a.log.say("%v; sijil link does it later", err)
	}
}

func (k *keeper) close() error {
	if k.s == nil {
		return nil
	}
	s := k.s
	k.s = nil
	return s.Close()
}
