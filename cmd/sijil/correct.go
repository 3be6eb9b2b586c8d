package main

import (
	"context"
	"fmt"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// correctRun is one run of a correct command.
type correctRun struct {
	*app
	register string
	by, note string
	rest     bool   // accept: all of a document that nobody judged
	trigger  string // add
	format   string
	all      bool
	out      string
	edit     *editFlags
}

const correctLong = `Correct keeps what an analyst decides about coded events: accepted, rejected,
changed, or added where the coder saw none. The coding itself is kept as it is;
what was decided shows wherever events are asked for, and goes on holding when
the article is coded anew (sijil recode): an event is found again by the words
that tell it.

An event is named by its id, as sijil query and sijil code print it; where
several documents have the id, by ID@NUMBER with the number of the document.`

const correctExample = `  sijil correct accept 3f0c2a9b1e5d7788
  sijil correct reject --note "name of a film" 3f0c2a9b1e5d7788
  sijil correct change --type ACCUSE --actor USA:GOV --recipient RUS 3f0c2a9b1e5d7788
  sijil correct add --type CONSULT --mode visit --trigger زار --actor "وزير الخارجية" --recipient FRA https://news.example/1
  sijil correct accept --rest https://news.example/1
  sijil correct list
  sijil correct undo 90ab12cd34ef5678
  sijil correct export --out gold.jsonl && sijil eval gold.jsonl`

func (a *app) correctCommand() *cobra.Command {
	r := &correctRun{app: a, edit: &editFlags{}}
	cmd := &cobra.Command{Use: "correct", Short: "Accept, reject or change coded events", Long: correctLong, Example: correctExample}
	f := cmd.PersistentFlags()
	storeFlag(f, &r.register)
	f.SortFlags = false
	cmd.AddCommand(r.acceptCommand(), r.rejectCommand(), r.changeCommand(), r.addCommand(), r.claimCommand(), r.planCommand(), r.undoCommand(), r.listCommand(), r.exportCommand(), r.importCommand())
	return cmd
}

func (r *correctRun) decisionFlags(f *pflag.FlagSet) {
	f.StringVar(&r.by, "by", defaultJudge(), "who decides; also $SIJIL_BY")
	f.StringVar(&r.note, "note", "", "why")
	f.SortFlags = false
}

// defaultJudge is who decides where nobody is named.
func defaultJudge() string {
	if s := os.Getenv("SIJIL_BY"); s != "" {
		return s
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

func (r *correctRun) decision() correct.Decision {
	return correct.Decision{By: r.by, Note: r.note, At: time.UnixMilli(time.Now().UnixMilli()).UTC()}
}

func (r *correctRun) acceptCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "accept EVENT…", Short: "Say that events are right as coded", Args: cobra.MinimumNArgs(1),
		Long: `Accept says that events are right as they are. With --rest the arguments are
documents (address, number or id), and all their events are accepted that nobody
judged yet.`,
		Example: "  sijil correct accept 3f0c2a9b1e5d7788\n  sijil correct accept --rest https://news.example/1",
		RunE: func(cmd *cobra.Command, args []string) error {
			if r.rest {
				return r.acceptRest(cmd.Context(), args)
			}
			return r.each(cmd.Context(), args, func(rec *store.Record, e doc.Event) (store.Correction, error) {
				return r.decision().Accept(rec, e), nil
			})
		},
	}
	r.decisionFlags(cmd.Flags())
	cmd.Flags().BoolVar(&r.rest, "rest", false, "all events of these documents that nobody judged")
	return cmd
}

func (r *correctRun) rejectCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "reject EVENT…", Short: "Say that they are no events, or none of that type", Args: cobra.MinimumNArgs(1),
		Long:    "Reject takes events out of everything that is asked of the register. It can be\nundone.",
		Example: "  sijil correct reject --note \"name of a film\" 3f0c2a9b1e5d7788",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.each(cmd.Context(), args, func(rec *store.Record, e doc.Event) (store.Correction, error) {
				return r.decision().Reject(rec, e), nil
			})
		},
	}
	r.decisionFlags(cmd.Flags())
	return cmd
}

const participantHelp = `A participant is written
  USA, USA:GOV             a country or other slot of PLOVER, and a sector
  @usa-president           the id of an entity
  البيت الأبيض             a name or words, of which the document or the data may know more
  البيت الأبيض=USA:GOV     the same with code and sector
Give the flag several times for several; give "" for nobody.`

func (r *correctRun) changeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "change EVENT…", Short: "Say how events should be", Args: cobra.MinimumNArgs(1),
		Long: "Change says how an event should be; what no flag names stays as it is. Quad class\nand score follow from type and mode.\n\n" + participantHelp,
		Example: `  sijil correct change --type ACCUSE --mode allege 3f0c2a9b1e5d7788
  sijil correct change --actor USA:GOV --recipient RUS --realis future 3f0c2a9b1e5d7788
  sijil correct change --recipient "" --date 2018-03-01..2018-03-03 3f0c2a9b1e5d7788`,
		RunE: func(cmd *cobra.Command, args []string) error { return r.change(cmd, args) },
	}
	r.edit.flags(cmd.Flags())
	r.decisionFlags(cmd.Flags())
	return cmd
}

func (r *correctRun) addCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "add DOCUMENT", Short: "Add an event that was not coded", Args: cobra.ExactArgs(1),
		Long:    "Add says that something in a document is an event that the coder did not see. It\nwants the words that tell it, as they stand there, and a type.\n\n" + participantHelp,
		Example: `  sijil correct add --type CONSULT --mode visit --trigger زار --actor "وزير الخارجية" --recipient FRA https://news.example/1`,
		RunE:    func(cmd *cobra.Command, args []string) error { return r.add(cmd, args[0]) },
	}
	cmd.Flags().StringVar(&r.trigger, "trigger", "", "the words that tell the event")
	r.edit.flags(cmd.Flags())
	r.decisionFlags(cmd.Flags())
	return cmd
}

// editFlags are the flags that say how an event is to be.
type editFlags struct {
	typ, mode, cameo, realis, claim, date, place string
	actor, recipient, saidBy                     []string
	historical                                   bool
}

func (e *editFlags) flags(f *pflag.FlagSet) {
	f.StringVar(&e.typ, "type", "", "type, as ACCUSE")
	f.StringVar(&e.mode, "mode", "", "mode of the type, \"\" for none")
	f.StringVar(&e.cameo, "cameo", "", "CAMEO code (default: that of type and mode)")
	f.StringArrayVar(&e.actor, "actor", nil, "who did it")
	f.StringArrayVar(&e.recipient, "recipient", nil, "to whom")
	f.StringArrayVar(&e.saidBy, "said-by", nil, "according to whom")
	f.StringVar(&e.realis, "realis", "", "actual, future, hypothetical, negated")
	f.StringVar(&e.claim, "claim", "", "asserted, alleged, denied, confirmed")
	f.StringVar(&e.date, "date", "", "2018-03-01, 2018-03, 2018, or two with .. between; \"\" for none")
	f.StringVar(&e.place, "place", "", "name, name=CODE of the country, or @id; \"\" for none")
	f.BoolVar(&e.historical, "historical", false, "background well before the news")
}

// edit is what was said on the command line.
func (e *editFlags) edit(f *pflag.FlagSet) correct.Edit {
	var out correct.Edit
	for name, x := range map[string]struct {
		to **string
		v  *string
	}{"type": {&out.Type, &e.typ}, "mode": {&out.Mode, &e.mode}, "cameo": {&out.Cameo, &e.cameo}, "realis": {&out.Realis, &e.realis}, "claim": {&out.Claim, &e.claim},
		"date": {&out.Date, &e.date}, "place": {&out.Place, &e.place}} {
		if f.Changed(name) {
			*x.to = x.v
		}
	}
	for name, x := range map[string]struct {
		to **[]string
		v  []string
	}{"actor": {&out.Actor, e.actor}, "recipient": {&out.Recipient, e.recipient}, "said-by": {&out.SaidBy, e.saidBy}} {
		if f.Changed(name) {
			list := []string{}
			for _, s := range x.v {
				if strings.TrimSpace(s) != "" {
					list = append(list, s)
				}
			}
			*x.to = &list
		}
	}
	if f.Changed("historical") {
		out.Historical = &e.historical
	}
	return out
}

// editor loads what an edit may speak of.
func (r *correctRun) editor() (*correct.Editor, error) {
	p, err := r.pipeline()
	if err != nil {
		return nil, err
	}
	return &correct.Editor{Book: p.Book, Name: func(name string) (doc.Actor, bool) {
		d := &doc.Document{Text: name}
		p.Code(d)
		for i := range d.Mentions {
			if a := d.Mentions[i].Actor; a.Span == (doc.Span{End: len(name)}) {
				return a, true
			}
		}
		return doc.Actor{}, false
	}, Entity: func(id string) (doc.Actor, doc.Place, bool) {
		e := p.Pack.Entity(id)
		if e == nil {
			return doc.Actor{}, doc.Place{}, false
		}
		sector, _ := e.OfficeAt(0)
		return doc.Actor{Text: e.Name, ID: e.ID, Name: e.Name, NameEn: e.NameEn, Code: e.Code, Sector: sector},
			doc.Place{Excerpt: doc.Excerpt{Text: e.Name}, Name: e.Name, Code: e.Code, Adm1: e.Adm1, Lat: e.Lat, Lon: e.Lon}, true
	}}, nil
}

func (r *correctRun) change(cmd *cobra.Command, args []string) error {
	edit := r.edit.edit(cmd.Flags())
	if edit.Empty() {
		return misusef("say what is to be changed: --type, --actor, --realis … (sijil correct change --help)")
	}
	ed, err := r.editor()
	if err != nil {
		return err
	}
	return r.each(cmd.Context(), args, func(rec *store.Record, e doc.Event) (store.Correction, error) {
		is, err := ed.Apply(rec.Doc, e, edit)
		if err != nil {
			return store.Correction{}, misuse{err}
		}
		return r.decision().Change(rec, e, is), nil
	})
}

func (r *correctRun) add(cmd *cobra.Command, document string) error {
	ed, err := r.editor()
	if err != nil {
		return err
	}
	return r.decide(cmd.Context(), func(s store.Store) ([]store.Correction, error) {
		rec, err := correct.Document(cmd.Context(), s, document)
		if err != nil {
			return nil, err
		}
		c, err := r.decision().Add(ed, rec, r.trigger, r.edit.edit(cmd.Flags()))
		if err != nil {
			return nil, misuse{err}
		}
		return []store.Correction{c}, nil
	})
}

// each decides about events one by one, and keeps all or nothing.
func (r *correctRun) each(ctx context.Context, events []string, f func(*store.Record, doc.Event) (store.Correction, error)) error {
	return r.decide(ctx, func(s store.Store) ([]store.Correction, error) {
		var list []store.Correction
		for _, ref := range events {
			rec, i, err := correct.Event(ctx, s, ref)
			if err != nil {
				return nil, err
			}
			c, err := f(rec, rec.Corrected().Events[i])
			if err != nil {
				return nil, err
			}
			list = append(list, c)
		}
		return list, nil
	})
}

func (r *correctRun) acceptRest(ctx context.Context, documents []string) error {
	return r.decide(ctx, func(s store.Store) ([]store.Correction, error) {
		var list []store.Correction
		for _, ref := range documents {
			rec, err := correct.Document(ctx, s, ref)
			if err != nil {
				return nil, err
			}
			for _, e := range rec.Corrected().Events {
				if e.Judged == "" {
					list = append(list, r.decision().Accept(rec, e))
				}
			}
		}
		return list, nil
	})
}

// decide opens the register, keeps what f decides and tells it.
func (r *correctRun) decide(ctx context.Context, f func(store.Store) ([]store.Correction, error)) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := f(s)
	if err != nil {
		return err
	}
	if err := s.Correct(ctx, list); err != nil {
		return err
	}
	for i := range list {
		if _, err := fmt.Fprintln(r.stdout, correctionLine(&list[i])); err != nil {
			return wrapOutput(err)
		}
	}
	if len(list) == 0 {
		r.log.say("nothing to decide")
	}
	return nil
}
