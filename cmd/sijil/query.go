package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// queryRun is one run of the query command.
type queryRun struct {
	*app
	register string
	filters  map[string]*[]string // by name
	by       string
	series   bool
	reports  bool
	sort     string
	limit    int
	cursor   string
	format   string
	out      string
	today    string
	bom      bool

	q *query.Query
}

const queryLong = `Query asks the register: which events, or with --by how many, or with --series
the time series of pairs of countries by month.

All filters narrow; several values of one filter (separated by commas, or the
flag given again) widen it. Participants are country slots (USA, UNO), sectors
(/MIL), both (USA/GOV), ids, or names in Arabic or English. «USA>RUS» acts on,
«USA-RUS» is either way round, or both together.

Reports of one event that different documents tell are one event, as far as they
were put together; --reports counts and lists every report.

Lists are sorted by day, published, confidence, score or added (the last, highest
or newest first; with - before it the first, --sort=-day). Counts are sorted by
most, key, low or high (mean score). A list ends with the cursor of its next page,
on standard error.`

const queryExample = `  sijil query --actor ISR --recipient PSE --time 2018-03
  sijil query --dyad USA-RUS --by month,quad --format csv --out usa-rus.csv
  sijil query --dyad 'USA>SYR' --series --time 2018
  sijil query --type ASSAULT --near Aleppo --radius 50 --by month
  sijil query --country YEM --by actor --limit 10
  sijil query --actor 'Sergey Lavrov' --claim alleged --format jsonl`

func (a *app) queryCommand() *cobra.Command {
	r := &queryRun{app: a, filters: map[string]*[]string{}}
	cmd := &cobra.Command{
		Use: "query", Short: "Ask the register for events, counts and time series", Long: queryLong, Example: queryExample, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context()) },
	}
	f := cmd.Flags()
	storeFlag(f, &r.register)
	r.filterFlags(f)
	names, _ := query.Keys()
	f.StringVar(&r.by, "by", "", "count by one key or two: "+strings.Join(texts(names), ", "))
	f.BoolVar(&r.series, "series", false, "time series by dyad and month, with the numbers of each class and the mean score")
	f.BoolVar(&r.reports, "reports", false, "count and list reports, not events")
	f.StringVar(&r.sort, "sort", "", "order of the list or of the counts")
	f.IntVar(&r.limit, "limit", 0, "how many events (50), groups (all) or dyads of a series (10) at most")
	f.StringVar(&r.cursor, "cursor", "", "go on with a list")
	f.StringVarP(&r.format, "format", "f", "table", strings.Join(queryFormats[:], ", "))
	f.StringVarP(&r.out, "out", "o", "", "write to this file, whole or not at all")
	f.BoolVar(&r.bom, "bom", false, "csv: with a byte order mark, as Excel wants it")
	f.StringVar(&r.today, "today", "", "the day that «last 30 days» end with (today)")
	f.SortFlags = false
	return cmd
}

var queryFormats = [...]string{"table", "csv", "json", "jsonl"}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// filterFlags adds a flag for each filter.
func (r *queryRun) filterFlags(f *pflag.FlagSet) {
	for _, x := range query.Filters() {
		if x.Name == "unit" { // --reports
			continue
		}
		list := &[]string{}
		r.filters[x.Name] = list
		f.VarP(&valuesFlag{list, x.Value}, strings.ReplaceAll(x.Name, "_", "-"), "", x.Help)
	}
}

// valuesFlag is a flag that may be given several times, each value as it is.
type valuesFlag struct {
	list *[]string
	kind string
}

func (v *valuesFlag) Set(s string) error { *v.list = append(*v.list, s); return nil }
func (v *valuesFlag) String() string     { return "" }
func (v *valuesFlag) Type() string       { return v.kind }

// parse reads the command line.
func (r *queryRun) parse() error {
	switch {
	case !slices.Contains(queryFormats[:], r.format):
		return misusef("--format is %s, not %q", strings.Join(queryFormats[:], ", "), r.format)
	case r.limit < 0:
		return misusef("--limit is 1 or more, not %d", r.limit)
	case r.series && r.by != "":
		return misusef("--series counts by dyad and month; leave --by out")
	case r.cursor != "" && (r.series || r.by != ""):
		return misusef("--cursor goes on with a list; counts have no pages")
	case r.series && r.sort != "":
		return misusef("--series is sorted by month; leave --sort out")
	}
	return r.question()
}

// question makes one of the filters.
func (r *queryRun) question() error {
	today := time.Now()
	if r.today != "" {
		var err error
		if today, err = time.Parse(time.DateOnly, r.today); err != nil {
			return misusef("--today is a day as 2018-03-01, not %q", r.today)
		}
	}
	src, err := r.source()
	if err != nil {
		return err
	}
	v, err := query.NewVocabulary(src)
	if err != nil {
		return fmt.Errorf("load language data: %w", err)
	}
	values := map[string][]string{}
	for name, list := range r.filters {
		values[name] = *list
	}
	if r.q, err = query.Parse(v, today, values); err != nil {
		return asMisuse(err)
	}
	r.q.Reports = r.reports
	return nil
}

// asMisuse tells a question that was put wrong by the flag it stands in.
func asMisuse(err error) error {
	var q *query.Error
	if errors.As(err, &q) {
		return misusef("--%s: %s", strings.ReplaceAll(q.Filter, "_", "-"), q.Msg)
	}
	return err
}

func (r *queryRun) run(ctx context.Context) error {
	if err := r.parse(); err != nil {
		return err
	}
	keys, sort, err := r.order()
	if err != nil {
		return asMisuse(err)
	}
	err = r.answering(ctx, r.register, r.out, func(s store.Store, out *output) error {
		asker, err := r.asker(s)
		if err != nil {
			return err
		}
		p := &answerPrinter{queryRun: r, out: out, asker: asker}
		switch {
		case r.series:
			return p.timeSeries(ctx)
		case r.by != "":
			return p.groups(ctx, query.Grouping{By: keys, Order: query.Order(r.sort), Limit: r.limit})
		}
		return p.list(ctx, sort)
	})
	if err != nil && ctx.Err() != nil {
		return errInterrupted
	}
	return asMisuse(err)
}

// order reads what is counted by, or how a list is sorted.
func (r *queryRun) order() (keys []query.Key, p query.Page, err error) {
	if r.by != "" {
		keys, err = query.ParseKeys(r.by)
		return keys, p, err
	}
	p.Limit, p.Cursor = r.limit, r.cursor
	if !r.series {
		p.Sort, p.Up, err = query.ParseSort(r.sort)
	}
	return nil, p, err
}
