package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/store/address"
)

// userRun is one run of a user or token command.
type userRun struct {
	*app
	register string
	role     string
	owner    string
	expires  string
	limit    int
}

const userLong = `User looks after the people who may sign in to sijil serve. A role says what
somebody may do: a reader asks and exports, an analyst also adds documents,
corrects and makes alerts, an admin also changes feeds and what others made.

As long as there is neither a user nor a token, a server on this machine's own
address is open to everybody here, and does not start on any other.`

func (a *app) userCommand() *cobra.Command {
	r := &userRun{app: a}
	cmd := &cobra.Command{Use: "user", Short: "Look after the users of sijil serve", Long: userLong,
		Example: `  sijil user add huda --role analyst
  printf '%s\n' "$PASSWORD" | sijil user add huda --role admin
  sijil user list
  sijil user log`}
	storeFlag(cmd.PersistentFlags(), &r.register)
	cmd.AddCommand(r.addUserCommand(), r.listUsersCommand(), r.roleCommand(), r.passwordCommand(), r.removeUserCommand(), r.logCommand())
	return cmd
}

func (r *userRun) addUserCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "add NAME", Short: "Add a user", Args: cobra.ExactArgs(1),
		Long: `Add adds a user. The password (10 characters or more) is asked for, or read as
one line from standard input where that is no terminal; it is never an argument,
since others could read it there. A register that is not there yet is made.`,
		Example: "  sijil user add huda --role analyst\n  sijil user add huda --role admin < password.txt",
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := access.ParseRole(r.role)
			if err != nil {
				return misuse{err}
			}
			if err := access.CheckName(args[0]); err != nil {
				return misuse{err}
			}
			return r.change(cmd.Context(), false, access.Act{What: "user added", Object: args[0] + " as " + r.role}, func(ctx context.Context, k *access.Keeper) error {
				password, err := r.newPassword(args[0])
				if err != nil {
					return err
				}
				return k.AddUser(ctx, args[0], role, password)
			})
		},
	}
	cmd.Flags().StringVar(&r.role, "role", "reader", "reader, analyst or admin")
	return cmd
}

func (r *userRun) listUsersCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List users", Args: cobra.NoArgs,
		Long: "List lists users with their roles and when they were last seen.", Example: "  sijil user list",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.look(cmd.Context(), func(ctx context.Context, k *access.Keeper) error {
				list, err := k.Users(ctx)
				if err != nil {
					return err
				}
				return r.table("name\trole\tadded\tlast seen", len(list), func(i int) string {
					return list[i].Name + "\t" + string(list[i].Role) + "\t" + day(list[i].Created) + "\t" + day(list[i].Seen)
				})
			})
		},
	}
}

func (r *userRun) roleCommand() *cobra.Command {
	return &cobra.Command{
		Use: "role NAME ROLE", Short: "Give a user another role", Args: cobra.ExactArgs(2),
		Long: "Role gives a user another role. It holds at once, also where he is signed in.", Example: "  sijil user role huda admin",
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := access.ParseRole(args[1])
			if err != nil {
				return misuse{err}
			}
			return r.change(cmd.Context(), true, access.Act{What: "role changed", Object: args[0] + " to " + args[1]}, func(ctx context.Context, k *access.Keeper) error {
				return k.SetRole(ctx, args[0], role)
			})
		},
	}
}

func (r *userRun) passwordCommand() *cobra.Command {
	return &cobra.Command{
		Use: "password NAME", Short: "Give a user another password", Args: cobra.ExactArgs(1),
		Long: "Password gives a user another password and signs him out everywhere. It is read\nas by sijil user add.", Example: "  sijil user password huda",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.change(cmd.Context(), true, access.Act{What: "password changed", Object: args[0]}, func(ctx context.Context, k *access.Keeper) error {
				password, err := r.newPassword(args[0])
				if err != nil {
					return err
				}
				return k.SetPassword(ctx, args[0], password)
			})
		},
	}
}

func (r *userRun) removeUserCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Remove a user", Args: cobra.ExactArgs(1),
		Long: "Remove removes a user, whose sessions and tokens end at once. Corrections stay,\nwith the name.", Example: "  sijil user remove huda",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.change(cmd.Context(), true, access.Act{What: "user removed", Object: args[0]}, func(ctx context.Context, k *access.Keeper) error {
				return k.RemoveUser(ctx, args[0])
			})
		},
	}
}

func (r *userRun) logCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "log", Short: "Tell who signed in and changed what", Args: cobra.NoArgs,
		Long: "Log lists what was kept for the audit, the newest first: sign-ins, also those\nrefused, changes of users and tokens, corrections and other changes over the\nnetwork, each with who did it, when, and from which address.", Example: "  sijil user log --limit 20",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if r.limit < 1 {
				return misusef("--limit is 1 or more, not %d", r.limit)
			}
			return r.look(cmd.Context(), func(ctx context.Context, k *access.Keeper) error {
				list, err := k.Acts(ctx, r.limit)
				if err != nil {
					return err
				}
				return r.table("when\twho\twhat\tto\tfrom", len(list), func(i int) string {
					a := &list[i]
					return strings.Join([]string{a.At.Format(time.RFC3339), oneLine(a.Who), oneLine(a.What), oneLine(a.Object), oneLine(a.Address)}, "\t")
				})
			})
		},
	}
	cmd.Flags().IntVar(&r.limit, "limit", 100, "how many at most")
	return cmd
}

func day(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Format("2006-01-02 15:04")
}

// table prints rows under a heading.
func (r *userRun) table(heading string, n int, row func(i int) string) error {
	w := tabwriter.NewWriter(r.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, heading)
	for i := range n {
		fmt.Fprintln(w, row(i))
	}
	return wrapOutput(w.Flush())
}

// look asks the register.
func (r *userRun) look(ctx context.Context, f func(context.Context, *access.Keeper) error) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer s.Close()
	return f(ctx, access.New(s))
}

// change changes who may what, and keeps for the audit who did.
func (r *userRun) change(ctx context.Context, mustExist bool, act access.Act, f func(context.Context, *access.Keeper) error) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: mustExist})
	if err != nil {
		return err
	}
	defer s.Close()
	k := access.New(s)
	if err := f(ctx, k); err != nil {
		return err
	}
	act.Who = defaultJudge()
	if err := k.Note(ctx, act); err != nil {
		return err
	}
	r.log.say("%s: %s", act.What, act.Object)
	return nil
}

// newPassword asks for a password twice or, where there is no terminal, reads a
// line.
func (r *userRun) newPassword(name string) (string, error) {
	f, ok := r.stdin.(*os.File)
	if !ok || !terminal(f) {
		line, err := bufio.NewReader(io.LimitReader(r.stdin, 64<<10)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			return "", misusef("no password on standard input; write it there as one line")
		}
		return line, asMisusedPassword(access.CheckPassword(line))
	}
	first, err := r.ask(f, "Password for "+name+": ")
	if err != nil {
		return "", err
	}
	if err := access.CheckPassword(first); err != nil {
		return "", misuse{err}
	}
	second, err := r.ask(f, "Once more: ")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", misusef("the two passwords are not the same")
	}
	return first, nil
}

func asMisusedPassword(err error) error {
	if err != nil {
		return misuse{err}
	}
	return nil
}

func (r *userRun) ask(f *os.File, prompt string) (string, error) {
	fmt.Fprint(r.log.w, prompt)
	b, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(r.log.w)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return string(b), nil
}
