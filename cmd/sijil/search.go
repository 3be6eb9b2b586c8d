package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// searchRun is one run of the search command.
type searchRun struct {
	*app
	register   string
	from, to   string
	publishers []string
	langs      []string
	limit      int
	before     int64
	format     string
	out        string
	bom        bool
}

const searchLong = `Search finds sentences of the register by their words, in whatever form: «وزير»
finds «وللوزراء», «اتهم» finds «يتهمون». Spelling does not matter (hamza, vowel
signs, tatweel, Arabic digits).

  قصف مدينة         both words, in one sentence
  قصف OR هجوم       one of them or both
  "الأمم المتحدة"   these words side by side, in these forms
  قصف -حلب          without that word
  سعود*             words that begin so

Put the whole in single quotes where your shell reads * or " itself, and -- before
it where it begins with -. The newest sentences come first, by day of
publication.`

const searchExample = `  sijil search قصف مدينة
  sijil search --from 2018-03 --publisher bbcarabic '"وزير الخارجية" روسيا'
  sijil search --format csv --limit 1000 'هجوم OR قصف -حلب' > sentences.csv`

func (a *app) searchCommand() *cobra.Command {
	r := &searchRun{app: a}
	cmd := &cobra.Command{
		Use: "search WORDS…", Short: "Find sentences of the register by their words", Long: searchLong, Example: searchExample,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	f.StringVar(&r.from, "from", "", "published on this day or later: 2018-03-01, 2018-03, 2018, today …")
	f.StringVar(&r.to, "to", "", "published on this day or earlier")
	f.StringSliceVar(&r.publishers, "publisher", nil, "of these publishers")
	f.StringSliceVar(&r.langs, "lang", nil, "of documents in these languages (ar, en)")
	f.IntVar(&r.limit, "limit", search.DefaultLimit, "how many sentences at most")
	f.Int64Var(&r.before, "before", 0, "go on with a search: the number that the page before ended with")
	f.StringVarP(&r.format, "format", "f", "table", strings.Join(export.SentenceFormats(), ", "))
	f.StringVarP(&r.out, "out", "o", "", "write to this file, whole or not at all")
	f.BoolVar(&r.bom, "bom", false, "csv: with a byte order mark, as Excel wants it")
	f.SortFlags = false
	return cmd
}

func (r *searchRun) run(ctx context.Context, args []string) error {
	o, err := r.options()
	if err != nil {
		return err
	}
	p, err := r.pipeline()
	if err != nil {
		return err
	}
	terms := search.NewTerms(p.Pack.Morph)
	q, err := terms.Parse(strings.Join(args, " "))
	if err != nil {
		return misuse{err}
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	if err := r.warn(ctx, s); err != nil {
		return err
	}
	found, err := (&search.Searcher{DB: s, Terms: terms}).Search(ctx, q, o)
	if err != nil {
		return err
	}
	return r.print(found)
}

// asker asks a register; words of sentences are looked up by the language data,
// which is loaded where there are some.
func (r *queryRun) asker(s store.Store) (*query.Asker, error) {
	if len(r.q.Text) == 0 {
		return &query.Asker{Store: s}, nil
	}
	p, err := r.pipeline()
	if err != nil {
		return nil, err
	}
	return &query.Asker{Store: s, Match: &search.Searcher{DB: s, Terms: search.NewTerms(p.Pack.Morph)}}, nil
}

func (r *searchRun) options() (search.Options, error) {
	o := search.Options{Publishers: r.publishers, Langs: r.langs, Limit: r.limit, Before: r.before}
	switch {
	case r.limit < 1:
		return o, misusef("--limit is 1 or more, not %d", r.limit)
	case r.before < 0:
		return o, misusef("--before is the number that a page ended with, not %d", r.before)
	case !slices.Contains(export.SentenceFormats(), r.format):
		return o, misusef("--format is %s, not %q", strings.Join(export.SentenceFormats(), ", "), r.format)
	}
	for _, f := range []struct {
		name, value string
		set         func(query.Days)
	}{{"from", r.from, func(d query.Days) { o.From = &d.From }}, {"to", r.to, func(d query.Days) { o.To = &d.To }}} {
		if f.value == "" {
			continue
		}
		d, err := query.ParseDays(f.value, time.Now())
		if err != nil {
			return o, misusef("--%s: %w", f.name, err)
		}
		f.set(d)
	}
	return o, nil
}

// warn says where not everything is searched.
func (r *searchRun) warn(ctx context.Context, s store.Store) error {
	left, err := store.Unindexed(ctx, s)
	if err == nil && left > 0 {
		r.log.say("%s not searched: an earlier version kept them; run: sijil store index", plural(int(left), "document"))
	}
	return err
}

func (r *searchRun) print(a *search.Answer) error {
	out, err := createOutput(r.out, r.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	list := make([]export.Sentence, len(a.Hits))
	for i := range a.Hits {
		list[i] = sentence(&a.Hits[i])
	}
	width := columns(r.stdout)
	if err := export.WriteSentences(out, r.format, list, export.Options{Width: width, Color: r.out == "" && r.colored(r.stdout), BOM: r.bom}); err != nil {
		return wrapOutput(err)
	}
	if err := out.commit(); err != nil {
		return err
	}
	if a.Next > 0 {
		r.log.say("there are more: --before %d", a.Next)
	}
	return nil
}

func sentence(h *search.Hit) export.Sentence {
	d := h.Doc
	excerpt := func(s doc.Span) doc.Excerpt { return doc.Excerpt{Text: d.Text[s.Start:s.End], Span: s} }
	s := export.Sentence{Publisher: d.Publisher, Lang: d.Lang, DocID: d.ID, URL: d.URL, Title: d.Title, Sentence: excerpt(h.Span), Matches: []doc.Excerpt{}}
	if d.Day != nil {
		s.Day = store.DayName(*d.Day)
	}
	for _, m := range h.Matches {
		s.Matches = append(s.Matches, excerpt(m))
	}
	return s
}

func (r *storeRun) indexCommand() *cobra.Command {
	return &cobra.Command{
		Use: "index", Short: "Bring the register forward: schema and index of words", Args: cobra.NoArgs,
		Long: `Index brings a register that an earlier version wrote forward: its schema, and
the index that sijil search reads. sijil add does so too, save for what only makes
phrases of common words faster to find. One that is interrupted goes on the next
time.`,
		Example: "  sijil store index --store 2018.db",
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.index(cmd.Context()) },
	}
}

func (r *storeRun) index(ctx context.Context) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	coder, err := r.coder()
	if err != nil {
		return err
	}
	if err := r.refresh(ctx, s, coder.Terms()); err != nil {
		return r.interrupted(ctx, err, "the same command goes on")
	}
	if err := r.reindex(ctx, s, coder.Terms()); err != nil {
		return r.interrupted(ctx, err, "the same command goes on")
	}
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.stdout, "%s: schema %d, %s searched\n", info.Address, info.Schema, plural(int(info.Documents), "document"))
	return wrapOutput(err)
}
