package main

import (
	"context"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// answering opens a register to be asked and the place of the answer ("" is
// standard output), which appears when f has written all of it.
func (a *app) answering(ctx context.Context, register, to string, f func(s store.Store, out *output) error) error {
	s, err := address.Open(ctx, register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	out, err := createOutput(to, a.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := f(s, out); err != nil {
		return err
	}
	return out.commit()
}

// source is the language data that --data asks for.
func (a *app) source() (*lexicon.Source, error) {
	own, err := overlay(a.data)
	if err != nil {
		return nil, err
	}
	src := lexicon.NewSource(data.FS)
	if own != nil {
		src.Add(own, dataName(a.data))
	}
	return src, nil
}
