package coder

import (
	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
)

// where finds the phrase that says where an event took place, or None.
func (w *work) where(m *match, e *doc.Event) int { return clause.None }

func (w *work) place(d *doc.Document, ph int) *doc.Place { return nil }
