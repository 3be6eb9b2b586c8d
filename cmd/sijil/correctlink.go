package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

func (r *correctRun) claimCommand() *cobra.Command {
	return &cobra.Command{
		Use: "claim STATEMENT CLAIM right|wrong", Short: "Say whether a statement speaks of a claim", Args: cobra.ExactArgs(3),
		Long: `Claim decides whether a statement (a denial, a confirmation, a repetition) speaks
of a claim, both named by the ids of their events (sijil claims --format json).
What is wrong is not linked again, what is right is linked whatever its score,
also when documents are coded anew or compared again.`,
		Example: "  sijil correct claim 3f0c2a9b1e5d7788 90ab12cd34ef5678 wrong",
		RunE: func(cmd *cobra.Command, args []string) error {
			is, err := rightOrWrong(args[2])
			if err != nil {
				return err
			}
			return r.decideLink(cmd.Context(), func(s store.Store) error {
				for _, id := range args[:2] {
					if _, _, err := correct.Event(cmd.Context(), s, id); err != nil {
						return err
					}
				}
				return followup.DecideTie(cmd.Context(), s, args[0], args[1], is)
			})
		},
	}
}

func (r *correctRun) planCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "plan PLAN OUTCOME | PLAN DOCUMENT right|wrong", Short: "Say what became of a plan, or which report tells of it", Args: cobra.RangeArgs(2, 3),
		Long: `Plan decides what became of an announced thing, which is named by its id (sijil
agenda --store --format json): ` + strings.Join(texts(ledger.Outcomes()), ", ") + `;
none takes the decision back. With a document (address, number or id) and right
or wrong it decides whether that tells of the plan.`,
		Example: "  sijil correct plan 89963730473bab97 took-place\n  sijil correct plan 89963730473bab97 https://news.example/1 wrong\n  sijil correct plan 89963730473bab97 none",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 3 {
				return r.planReport(cmd.Context(), args)
			}
			outcome := ledger.Outcome(args[1])
			if outcome == "none" {
				outcome = ""
			} else if !slices.Contains(ledger.Outcomes(), outcome) {
				return misusef("an outcome is one of %s, none; not %q", strings.Join(texts(ledger.Outcomes()), ", "), args[1])
			}
			return r.decideLink(cmd.Context(), func(s store.Store) error {
				if err := announced(cmd.Context(), s, args[0]); err != nil {
					return err
				}
				return followup.DecideOutcome(cmd.Context(), s, args[0], outcome)
			})
		},
	}
	return cmd
}

func (r *correctRun) planReport(ctx context.Context, args []string) error {
	is, err := rightOrWrong(args[2])
	if err != nil {
		return err
	}
	return r.decideLink(ctx, func(s store.Store) error {
		if err := announced(ctx, s, args[0]); err != nil {
			return err
		}
		rec, err := correct.Document(ctx, s, args[1])
		if err != nil {
			return err
		}
		return followup.DecideReport(ctx, s, args[0], rec.Key, is)
	})
}

// announced is nil where the register has an announcement with this id.
func announced(ctx context.Context, s store.Store, id string) error {
	return s.View(ctx, func(tx store.Tx) error {
		_, ok, err := store.Scalar[int64](ctx, tx, "SELECT doc FROM agenda WHERE id = ? LIMIT 1", store.PackID(id))
		if err == nil && !ok {
			err = fmt.Errorf("plan %s: %w; sijil agenda --store --format json prints their ids", id, store.ErrNotFound)
		}
		return err
	})
}

func rightOrWrong(s string) (bool, error) {
	if s != "right" && s != "wrong" {
		return false, misusef("say right or wrong, not %q", s)
	}
	return s == "right", nil
}

// decideLink decides about a link, and links anew what that touches.
func (r *correctRun) decideLink(ctx context.Context, f func(store.Store) error) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	if err := f(s); err != nil {
		return err
	}
	if _, err := r.linkLedger(ctx, s); err != nil {
		return err
	}
	_, err = fmt.Fprintln(r.stdout, "kept")
	return wrapOutput(err)
}
