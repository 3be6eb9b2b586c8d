package main

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/stories"
)

// storyRun is one run of a story command.
type storyRun struct {
	*app
	register string
	of       bool
	format   string
}

const storyLong = `Story shows one event with all reports of it: who reported when, the sentence
with the word that tells it, why the report was taken to be of this event, and
the numbers given, side by side. A story is named by its id, or by that of any
event in it. With --of the arguments name documents (number, address or id), and
all stories they take part in are shown.

Weights are natural logarithms of odds: they add up, and from 0 on two reports
are of one event.`

const storyExample = `  sijil story 3f0c2a9b1e5d7788
  sijil story --of https://news.example/1
  sijil story part 3f0c2a9b1e5d7788 90ab12cd34ef5678     that report is of another event
  sijil story join 3f0c2a9b1e5d7788 77aa12cd34ef5678     the two are one
  sijil story decisions`

func (a *app) storyCommand() *cobra.Command {
	r := &storyRun{app: a}
	cmd := &cobra.Command{
		Use: "story ID… | --of DOCUMENT…", Short: "Show an event with all reports of it", Long: storyLong, Example: storyExample,
		Args: atLeast(1, "name a story, or documents with --of"),
		RunE: func(cmd *cobra.Command, args []string) error { return r.show(cmd.Context(), args) },
	}
	storeFlag(cmd.PersistentFlags(), &r.register)
	cmd.PersistentFlags().StringVarP(&r.format, "format", "f", "table", "output: table, json (one a line)")
	cmd.Flags().BoolVar(&r.of, "of", false, "the arguments are documents")
	cmd.Flags().SortFlags = false
	cmd.AddCommand(r.partCommand(), r.joinCommand(), r.decisionsCommand())
	return cmd
}

// atLeast wants so many arguments, and says what is missing.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return misusef("%s", what)
		}
		return nil
	}
}

func (r *storyRun) formats() error {
	if !slices.Contains([]string{"table", "json"}, r.format) {
		return misusef("--format is table or json, not %q", r.format)
	}
	return nil
}

func (r *storyRun) show(ctx context.Context, args []string) error {
	if err := r.formats(); err != nil {
		return err
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	ids := args
	if r.of {
		if ids, err = ofDocuments(ctx, s, args); err != nil {
			return err
		}
	}
	for _, id := range ids {
		st, err := stories.Read(ctx, s, id)
		if err == nil {
			err = r.print(st)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ofDocuments are the ids of the stories of documents, each once.
func ofDocuments(ctx context.Context, s store.Store, refs []string) (ids []string, err error) {
	for _, ref := range refs {
		d, err := correct.Document(ctx, s, ref)
		if err != nil {
			return nil, err
		}
		list, err := stories.Of(ctx, s, d.Number)
		if err != nil {
			return nil, err
		}
		for _, id := range list {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}

func (r *storyRun) print(st *stories.Story) error {
	if r.format == "json" {
		return wrapOutput(json.NewEncoder(r.stdout).Encode(st))
	}
	return wrapOutput(printStory(r.stdout, st))
}

func (r *storyRun) partCommand() *cobra.Command {
	return &cobra.Command{
		Use: "part STORY REPORT", Short: "Take a report out of a story", Args: exactly(2, "name the story and the report that is to leave it"),
		Long: `Part says that a report is of another event than the rest of the story. It
stands alone from then on; later runs of sijil link keep it apart.`,
		Example: "  sijil story part 3f0c2a9b1e5d7788 90ab12cd34ef5678",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.change(cmd.Context(), func(ctx context.Context, s store.Store) error { return stories.Part(ctx, s, args[0], args[1]) })
		},
	}
}

func (r *storyRun) joinCommand() *cobra.Command {
	return &cobra.Command{
		Use: "join ID ID", Short: "Make two stories, or events, one", Args: exactly(2, "name two stories or events"),
		Long: `Join says that two stories, or events, are one. It undoes part for the same two,
and holds when documents are compared anew.`,
		Example: "  sijil story join 3f0c2a9b1e5d7788 77aa12cd34ef5678",
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := r.comparing()
			if err != nil {
				return err
			}
			return r.change(cmd.Context(), func(ctx context.Context, s store.Store) error {
				return stories.New(s, d).Unite(ctx, args[0], args[1])
			})
		},
	}
}

// exactly wants that many arguments, and says which.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return misusef("%s, not %s", what, plural(len(args), "argument"))
		}
		return nil
	}
}

func (r *storyRun) change(ctx context.Context, f func(context.Context, store.Store) error) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	err = f(ctx, s)
	if cerr := s.Close(); err == nil {
		err = cerr
	}
	return err
}

func (r *storyRun) decisionsCommand() *cobra.Command {
	return &cobra.Command{
		Use: "decisions", Short: "List what was parted and joined by hand", Args: cobra.NoArgs,
		Long:    "Decisions prints what analysts decided with part and join, the latest first.",
		Example: "  sijil story decisions\n  sijil story decisions --format json",
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.decisions(cmd.Context()) },
	}
}

func (r *storyRun) decisions(ctx context.Context) error {
	if err := r.formats(); err != nil {
		return err
	}
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := stories.Decisions(ctx, s)
	if err != nil {
		return err
	}
	for _, d := range list {
		if r.format == "json" {
			err = json.NewEncoder(r.stdout).Encode(d)
		} else {
			err = printDecision(r.stdout, &d)
		}
		if err != nil {
			return wrapOutput(err)
		}
	}
	return nil
}

// number prints a weight with its sign.
func weight(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if v > 0 {
		return "+" + s
	}
	return s
}
