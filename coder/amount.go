package coder

import "github.com/sijil-news/sijil/doc"

func (w *work) howMany(d *doc.Document, m *match, e *doc.Event) {}
