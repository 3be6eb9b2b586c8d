package main

import (
	"context"
	"sync/atomic"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
)

// task is one document on its way through the workers.
type task struct {
	d    *doc.Document
	rec  *store.Record // of it, where it goes into a register
	err  error
	done chan struct{}
}

// source gives the documents of a run, in order.
type source interface {
	// each calls f with every document. What cannot be read is told and
	// counted; an error of f or the end of ctx ends it.
	each(ctx context.Context, f func(*doc.Document) error) error
	bytes() int64 // taken so far
	size() int64  // of the whole, 0 where it is not known
}

// perWorker is how many documents a worker may have waiting: enough to keep
// all busy behind one long article, few enough to keep memory flat.
const perWorker = 3

// inOrder codes the documents of in with several workers and hands them to
// write in the order of the input. When ctx ends, what was begun is finished
// and written. The result is the error of write, or that of ctx.
func inOrder(ctx context.Context, in source, jobs int, work func(*task) error, write func(*task, bool) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *task, jobs*perWorker) // in order, for the writer
	todo := make(chan *task, jobs*perWorker)  // the same, for the workers
	var last atomic.Bool                      // the input was read to its end
	for range jobs {
		go func() {
			for t := range todo {
				t.err = work(t)
				close(t.done)
			}
		}()
	}
	go func() {
		defer close(todo)
		err := in.each(ctx, func(d *doc.Document) error {
			t := &task{d: d, done: make(chan struct{})}
			select {
			case queue <- t:
				todo <- t
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		last.Store(err == nil)
		close(queue)
	}()
	for {
		select {
		case t, ok := <-queue:
			if !ok {
				if last.Load() {
					return nil
				}
				return ctx.Err()
			}
			<-t.done
			if err := write(t, len(queue) == 0); err != nil {
				return err
			}
		case <-ctx.Done():
			return finish(queue, write, ctx.Err())
		}
	}
}

// finish writes what is already with the workers. The reader may hang in a
// read that never ends: it is not waited for.
func finish(queue chan *task, write func(*task, bool) error, err error) error {
	for {
		select {
		case t, ok := <-queue:
			if !ok {
				return err
			}
			<-t.done
			if werr := write(t, false); werr != nil {
				return werr
			}
		default:
			return err
		}
	}
}
