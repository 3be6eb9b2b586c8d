package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/access"
)

const tokenLong = `Token looks after what programs show to sijil serve in place of a password, as
«Authorization: Bearer TOKEN». A token has a role (see sijil user). One that is
of a user acts in his name and ends with him.`

func (a *app) tokenCommand() *cobra.Command {
	r := &userRun{app: a}
	cmd := &cobra.Command{Use: "token", Short: "Look after the tokens of programs that ask sijil serve", Long: tokenLong,
		Example: `  sijil token add prometheus --role reader
  sijil token add notebook --user huda --role analyst --expires 90d
  sijil token list
  sijil token revoke notebook`}
	storeFlag(cmd.PersistentFlags(), &r.register)
	cmd.AddCommand(r.addTokenCommand(), r.listTokensCommand(), r.revokeCommand())
	return cmd
}

func (r *userRun) addTokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "add NAME", Short: "Make a token and print it", Args: cobra.ExactArgs(1),
		Long:    "Add makes a token and prints it. It is not kept: this is the only time it can be\nread. The name says what it is for.",
		Example: "  sijil token add prometheus > /etc/prometheus/sijil-token",
		RunE: func(cmd *cobra.Command, args []string) error {
			t := access.Token{Name: args[0], Owner: r.owner}
			var err error
			if t.Role, err = access.ParseRole(r.role); err != nil {
				return misuse{err}
			}
			if err := access.CheckName(args[0]); err != nil {
				return misuse{err}
			}
			if t.Expires, err = expiry(r.expires, time.Now()); err != nil {
				return misuse{err}
			}
			var secret string
			err = r.change(cmd.Context(), false, access.Act{What: "token added", Object: args[0] + " as " + r.role}, func(ctx context.Context, k *access.Keeper) (err error) {
				secret, _, err = k.AddToken(ctx, t)
				return err
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(r.stdout, secret)
			return wrapOutput(err)
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.role, "role", "reader", "reader, analyst or admin")
	f.StringVar(&r.owner, "user", "", "the user in whose name it acts (default: nobody's, its own name counts)")
	f.StringVar(&r.expires, "expires", "", "how long it holds: 12h, 90d (default: until it is revoked)")
	f.SortFlags = false
	return cmd
}

// expiry is the time so long after now; the zero time for "".
func expiry(s string, now time.Time) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n > 0 && n < 100_000 {
			return now.AddDate(0, 0, n), nil
		}
	} else if d, err := time.ParseDuration(s); err == nil && d > 0 {
		return now.Add(d), nil
	}
	return time.Time{}, fmt.Errorf("--expires is how long the token holds, as 12h or 90d, not %q", s)
}

func (r *userRun) listTokensCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List tokens", Args: cobra.NoArgs,
		Long: "List lists tokens with their roles and when they were last used; not the tokens\nthemselves, which are not kept.", Example: "  sijil token list",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.look(cmd.Context(), func(ctx context.Context, k *access.Keeper) error {
				list, err := k.Tokens(ctx)
				if err != nil {
					return err
				}
				return r.table("id\tname\tuser\trole\tadded\tlast used\texpires", len(list), func(i int) string {
					t := &list[i]
					owner := t.Owner
					if owner == "" {
						owner = "-"
					}
					return strings.Join([]string{t.ID, t.Name, owner, string(t.Role), day(t.Created), day(t.Used), day(t.Expires)}, "\t")
				})
			})
		},
	}
}

func (r *userRun) revokeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "revoke TOKEN", Short: "End a token", Args: cobra.ExactArgs(1),
		Long: "Revoke ends a token, which is named by its id or its name. It holds at once.", Example: "  sijil token revoke 9a3f00c1",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.change(cmd.Context(), true, access.Act{What: "token revoked", Object: args[0]}, func(ctx context.Context, k *access.Keeper) error {
				return k.RevokeToken(ctx, args[0])
			})
		},
	}
}
