package main

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"

	"github.com/sijil-news/sijil/charset"
	"github.com/sijil-news/sijil/tools/pages/score"
)

var libraries = []struct {
	name string
	read score.Reader
}{
	{"go-readability", safely(readReadability)},
	{"go-trafilatura", safely(readTrafilatura)},
	{"go-domdistiller", safely(readDistiller)},
}

// safely gives the library the page in UTF-8 and its address, and makes an
// error of a panic.
func safely(read func(io.Reader, *url.URL) (score.Reading, error)) score.Reader {
	return func(p score.Page) (r score.Reading, err error) {
		defer func() {
			if v := recover(); v != nil {
				err = fmt.Errorf("panic: %v", v)
			}
		}()
		b := p.HTML
		enc, _ := charset.Detect(b)
		if d, err := charset.NewDecoder(enc).Bytes(b); err == nil {
			b = d
		}
		base, err := url.Parse(p.URL)
		if err != nil || !base.IsAbs() {
			base = &url.URL{Scheme: "http", Host: "example.org", Path: "/"}
		}
		return read(bytes.NewReader(b), base)
	}
}

func readReadability(r io.Reader, base *url.URL) (score.Reading, error) {
	a, err := readability.FromReader(r, base)
	if err != nil {
		return score.Reading{}, err
	}
	var b strings.Builder
	if a.Node != nil {
		if err := a.RenderText(&b); err != nil {
			return score.Reading{}, err
		}
	}
	published, _ := a.PublishedTime()
	return reading(b.String(), a.Title(), published, a.Byline()), nil
}

func readTrafilatura(r io.Reader, base *url.URL) (score.Reading, error) {
	a, err := trafilatura.Extract(r, trafilatura.Options{OriginalURL: base, EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return score.Reading{}, err
	}
	return reading(a.ContentText, a.Metadata.Title, a.Metadata.Date, strings.Split(a.Metadata.Author, ";")...), nil
}

func readDistiller(r io.Reader, base *url.URL) (score.Reading, error) {
	a, err := distiller.ApplyForReader(r, &distiller.Options{OriginalURL: base, SkipPagination: true})
	if err != nil {
		return score.Reading{}, err
	}
	m := a.MarkupInfo
	published, _ := time.Parse(time.RFC3339, m.Article.PublishedTime)
	return reading(a.Text, a.Title, published, append([]string{m.Author}, m.Article.Authors...)...), nil
}

func reading(text, title string, published time.Time, authors ...string) score.Reading {
	r := score.Reading{Title: title, Body: text, Coded: strings.Split(text, "\n")}
	if !published.IsZero() {
		r.Date = published.Format("2006-01-02")
	}
	seen := map[string]bool{"": true}
	for _, a := range authors {
		if a = strings.TrimSpace(a); !seen[a] {
			seen[a] = true
			r.Authors = append(r.Authors, a)
		}
	}
	return r
}
