package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// alertRun is one run of an alert command.
type alertRun struct {
	*app
	register string
	ask      *queryRun // its filters
	webhook  string
	atom     bool
	ics      bool
	agenda   bool
	owner    string
	private  bool
}

const alertLong = `Alert keeps questions whose new answers sijil serve tells by itself: to a webhook,
as an Atom feed, or as a calendar. What is new since the alert was made is told
once: an event once, and of a story that many report one event.

A webhook gets messages by POST, in JSON, signed as Standard Webhooks has it; they
are kept until they arrive and tried again for three days. A feed or calendar is
read at an address with a key in it, by whoever has the address.`

const alertExample = `  sijil alert add "Sanctions" --webhook https://press.example/hook --type SANCTION
  sijil alert add "Egypt and Sudan" --atom --dyad EGY-SDN
  sijil alert add "Agenda" --ics --agenda
  sijil alert list
  sijil alert test 9a3f00c19a3f00c1`

func (a *app) alertCommand() *cobra.Command {
	r := &alertRun{app: a}
	cmd := &cobra.Command{Use: "alert", Short: "Tell what is new: webhooks, feeds, calendars", Long: alertLong, Example: alertExample}
	storeFlag(cmd.PersistentFlags(), &r.register)
	cmd.AddCommand(r.addCommand(), r.listCommand(), r.removeCommand(), r.testCommand())
	return cmd
}

func (r *alertRun) addCommand() *cobra.Command {
	r.ask = &queryRun{app: r.app, filters: map[string]*[]string{}}
	cmd := &cobra.Command{
		Use: "add NAME", Short: "Make an alert", Args: cobra.ExactArgs(1),
		Long: `Add makes an alert and prints what its receiver needs: of a webhook the secret by
which messages are signed, of a feed or calendar its address, to be put behind
that of the server. The filters are those of sijil query. A calendar has the
events found that are to come; with --agenda it has all plans from two weeks ago
to a year ahead, with what became of them.`,
		Example: "  sijil alert add \"Attacks near Aleppo\" --webhook https://press.example/hook --type ASSAULT --near Aleppo\n  sijil alert add \"Lavrov\" --atom --party 'Sergey Lavrov'",
		RunE:    func(cmd *cobra.Command, args []string) error { return r.add(cmd.Context(), args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&r.webhook, "webhook", "", "send to this address")
	f.BoolVar(&r.atom, "atom", false, "as an Atom feed")
	f.BoolVar(&r.ics, "ics", false, "as a calendar (iCalendar)")
	f.BoolVar(&r.agenda, "agenda", false, "ics: what is announced, in place of new events")
	f.StringVar(&r.owner, "owner", defaultJudge(), "whose it is, by the name with which he signs in; also $SIJIL_BY")
	f.BoolVar(&r.private, "allow-private", false, "the webhook may be on this machine or a local network (sijil serve wants the flag too)")
	r.ask.filterFlags(f)
	f.SortFlags = false
	return cmd
}

func (r *alertRun) listCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List alerts", Args: cobra.NoArgs, Example: "  sijil alert list",
		Long: "List lists alerts with what they ask for, how many events they told, and what\nkeeps messages from arriving.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.with(cmd.Context(), true, func(b *alerts.Book) error {
				list, err := b.List(cmd.Context(), "")
				if err != nil {
					return err
				}
				for _, a := range list {
					if err := r.print(a); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (r *alertRun) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: "Remove an alert", Args: cobra.ExactArgs(1), Example: "  sijil alert remove 9a3f00c19a3f00c1",
		Long: "Remove removes an alert. Messages that have not arrived are not sent, and its\naddress leads nowhere any more.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), false, func(b *alerts.Book) error {
				if err := b.Remove(cmd.Context(), args[0]); err != nil {
					return err
				}
				r.log.say("alert %s removed", args[0])
				return nil
			})
		},
	}
}

func (r *alertRun) testCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "test ID", Short: "Send a message without events to a webhook", Args: cobra.ExactArgs(1), Example: "  sijil alert test 9a3f00c19a3f00c1",
		Long: "Test sends a message of the type «test», without events, and tells whether it\narrived. Exit code 1 where it did not.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), true, func(b *alerts.Book) error {
				if err := b.Test(cmd.Context(), args[0]); err != nil {
					return err
				}
				_, err := fmt.Fprintln(r.stdout, "the message arrived")
				return wrapOutput(err)
			})
		},
	}
	cmd.Flags().BoolVar(&r.private, "allow-private", false, "the webhook may be on this machine or a local network")
	return cmd
}

// with opens the alerts of the register.
func (r *alertRun) with(ctx context.Context, readOnly bool, f func(*alerts.Book) error) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: readOnly})
	if err != nil {
		return err
	}
	defer s.Close()
	b, err := r.book(s)
	if err != nil {
		return err
	}
	return f(b)
}

func (r *alertRun) book(s store.Store) (*alerts.Book, error) {
	src, err := r.source()
	if err != nil {
		return nil, err
	}
	v, err := query.NewVocabulary(src)
	if err != nil {
		return nil, err
	}
	words, err := ledger.Load(src, sijil.Languages()...)
	if err != nil {
		return nil, err
	}
	r.ask.q = &query.Query{}
	if text := r.ask.filters["text"]; text != nil {
		r.ask.q.Text = *text
	}
	asker, err := r.ask.asker(s)
	if err != nil {
		return nil, err
	}
	return alerts.NewBook(asker, v, words, alerts.Options{AllowPrivate: r.private, Agent: "Sijil/" + strings.ReplaceAll(codeVersion(), " ", "_")}), nil
}

func (r *alertRun) add(ctx context.Context, name string) error {
	n := alerts.New{Name: name, Owner: r.owner, URL: r.webhook, Filters: map[string][]string{}}
	ways := 0
	for _, w := range []struct {
		on  bool
		way alerts.Way
	}{{r.webhook != "", alerts.Webhook}, {r.atom, alerts.Atom}, {r.ics, alerts.ICS}} {
		if w.on {
			n.Way = w.way
			ways++
		}
	}
	if ways != 1 {
		return misusef("say how it tells: --webhook ADDRESS, --atom or --ics, one of them")
	}
	if r.agenda {
		n.Content = alerts.Agenda
	}
	for name, list := range r.ask.filters {
		if len(*list) > 0 {
			n.Filters[name] = *list
		}
	}
	return r.with(ctx, false, func(b *alerts.Book) error {
		a, err := b.Add(ctx, n)
		var q *query.Error
		switch {
		case errors.As(err, &q):
			return asMisuse(err)
		case errors.Is(err, alerts.ErrBad):
			return misuse{err}
		case err != nil:
			return err
		}
		return r.print(a)
	})
}

// print shows an alert in some lines.
func (r *alertRun) print(a *alerts.Alert) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", a.ID, oneLine(a.Name))
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "    %-9s %s\n", name, oneLine(value))
		}
	}
	line("owner", a.Owner)
	for _, f := range query.Filters() {
		line(f.Name, strings.Join(a.Filters[f.Name], ", "))
	}
	if a.Content == alerts.Agenda {
		line("content", a.Content)
	}
	line("webhook", a.URL)
	line("secret", a.Secret)
	if a.Address != "" {
		line(string(a.Way), a.Address)
	}
	told := plural(int(a.Found), "event") + " told"
	if a.Waiting > 0 {
		told += ", " + plural(int(a.Waiting), "message") + " waiting"
	}
	if a.Content != alerts.Agenda {
		line("so far", told)
	}
	line("error", a.Error)
	line("stopped", a.Stopped)
	_, err := fmt.Fprint(r.stdout, b.String())
	return wrapOutput(err)
}
