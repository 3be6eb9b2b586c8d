package assistant

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
)

const (
	mostText      = 12_000 // bytes of a text that are given at once
	mostCoded     = 60_000 // bytes of a text that is coded
	fewHits       = 20
	mostHits      = 100
	mostInArticle = 200 // events
)

func (d *desk) textTools(s *mcp.Server) {
	add(s, "get_document", "One article", "Gives an article of the register: its text as printed, a part of it where it is long, and its events.", nil, d.getDocument)
	add(s, "search_text", "Search sentences", "Finds sentences by words, in whatever form (also with clitics, in the plural …): words, \"phrases in quotes\", OR, -without, beginning*. The newest first.", nil, d.searchText)
	add(s, "code_text", "Code a text", "Codes the events of a text in Arabic or English that you give. Nothing is kept.", nil, d.codeText)
}

type aboutDocument struct {
	Document string `json:"document" jsonschema:"number, address or id of the document"`
	From     int    `json:"from,omitempty" jsonschema:"byte of the text to begin with, as next gives it"`
}

type article struct {
	Source  Source  `json:"source"`
	Text    string  `json:"text" jsonschema:"as printed"`
	Bytes   int     `json:"bytes" jsonschema:"length of the whole text"`
	Next    int     `json:"next,omitempty" jsonschema:"from of the rest of the text"`
	Events  []Event `json:"events"`
	Quotes  int     `json:"quotes" jsonschema:"how many quotations it has"`
	Version string  `json:"version" jsonschema:"that coded it"`
}

func (d *desk) getDocument(ctx context.Context, in aboutDocument) (out article, err error) {
	rec, err := correct.Document(ctx, d.Store, strings.TrimSpace(in.Document))
	if err != nil {
		return out, err
	}
	whole := rec.Corrected()
	out = article{Source: Source{rec.Number, whole.Publisher, whole.URL, whole.Published, whole.Title, whole.Lang}, Bytes: len(whole.Text), Quotes: len(whole.Quotes), Version: whole.Version}
	if in.From < 0 || in.From > len(whole.Text) {
		return out, errors.New("from is no place in the text; take it from next")
	}
	from, to := border(whole.Text, in.From), border(whole.Text, in.From+mostText)
	if out.Text = whole.Text[from:to]; to < len(whole.Text) {
		out.Next = to
	}
	out.Events = []Event{}
	for i := range whole.Events {
		if e := &whole.Events[i]; e.Sentence.Start >= from && e.Sentence.Start < to && e.Judged != "rejected" && len(out.Events) < mostInArticle {
			out.Events = append(out.Events, eventOf(e))
		}
	}
	return out, nil
}

// border is the beginning of the character at a byte, the end for one behind it.
func border(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

type wordsAsked struct {
	Words     string `json:"words" jsonschema:"what to look for"`
	From      string `json:"from,omitempty" jsonschema:"published on this day or later: 2018-03-01, 2018-03, 2018, last 30 days"`
	To        string `json:"to,omitempty" jsonschema:"published on this day or earlier"`
	Publisher string `json:"publisher,omitempty"`
	Lang      string `json:"lang,omitempty" jsonschema:"language of the document: ar, en"`
	Limit     int    `json:"limit,omitempty" jsonschema:"how many sentences, 20 unless told, 100 at most"`
	Before    int64  `json:"before,omitempty" jsonschema:"next of the page before"`
}

type hit struct {
	Sentence string   `json:"sentence"`
	Matches  []string `json:"matches" jsonschema:"the words that were found, as printed"`
	Source   Source   `json:"source"`
}

type foundSentences struct {
	Sentences []hit `json:"sentences"`
	Next      int64 `json:"next,omitempty" jsonschema:"before of the next page"`
}

func (d *desk) searchText(ctx context.Context, in wordsAsked) (out foundSentences, err error) {
	q, err := d.Terms.Parse(in.Words)
	if err != nil {
		return out, err
	}
	o := search.Options{Limit: clamp(in.Limit, fewHits, mostHits), Before: in.Before}
	if o.From, o.To, err = d.between(in.From, in.To); err != nil {
		return out, err
	}
	if in.Publisher != "" {
		o.Publishers = []string{in.Publisher}
	}
	if in.Lang != "" {
		o.Langs = []string{in.Lang}
	}
	answer, err := (&search.Searcher{DB: d.Store, Terms: d.Terms}).Search(ctx, q, o)
	if err != nil {
		return out, err
	}
	out = foundSentences{Sentences: []hit{}, Next: answer.Next}
	for _, h := range answer.Hits {
		t := h.Doc
		x := hit{Sentence: oneLine(t.Text[h.Span.Start:h.Span.End]), Matches: []string{}, Source: Source{t.Number, t.Publisher, t.URL, t.Published, t.Title, t.Lang}}
		if t.Day != nil {
			x.Source.Published = store.DayName(*t.Day)
		}
		for _, m := range h.Matches {
			x.Matches = append(x.Matches, t.Text[m.Start:m.End])
		}
		out.Sentences = append(out.Sentences, x)
	}
	return out, nil
}

// between reads the days from one to another, nil for "".
func (d *desk) between(from, to string) (first, last *int64, err error) {
	if from != "" {
		days, err := query.ParseDays(from, d.Now())
		if err != nil {
			return nil, nil, err
		}
		first = &days.From
	}
	if to != "" {
		days, err := query.ParseDays(to, d.Now())
		if err != nil {
			return nil, nil, err
		}
		last = &days.To
	}
	return first, last, nil
}

func clamp(n, few, most int) int {
	if n <= 0 {
		return few
	}
	return min(n, most)
}

type textGiven struct {
	Text      string `json:"text" jsonschema:"the text, without mark-up"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"day of publication; relative dates («yesterday») stay open without it"`
	Lang      string `json:"lang,omitempty" jsonschema:"ar or en; found out where it is not given"`
}

type codedText struct {
	Events  []Event  `json:"events"`
	Notes   []string `json:"notes"`
	Version string   `json:"version"`
}

func (d *desk) codeText(ctx context.Context, in textGiven) (out codedText, err error) {
	if strings.TrimSpace(in.Text) == "" {
		return out, errors.New("there is no text to code")
	}
	if len(in.Text)+len(in.Title) > mostCoded {
		return out, errors.New("the text is too long; give it in parts of 60,000 bytes")
	}
	x := &doc.Document{ID: "given", Title: in.Title, Text: in.Text, Published: in.Published, Lang: in.Lang}
	if in.Title != "" && !strings.HasPrefix(in.Text, in.Title) {
		x.Text = in.Title + "\n" + in.Text
	}
	if err := d.Code(ctx, x); err != nil {
		return out, err
	}
	out = codedText{Events: []Event{}, Notes: append([]string{}, x.Notes...), Version: x.Version}
	for i := range x.Events {
		e := eventOf(&x.Events[i])
		e.Source = Source{}
		out.Events = append(out.Events, e)
	}
	return out, nil
}
