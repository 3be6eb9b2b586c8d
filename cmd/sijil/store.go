package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
	"github.com/sijil-news/sijil/store/sqlite"
)

// storeRun is one run of a store command.
type storeRun struct {
	*app
	register string
	json     bool
	merge    bool
}

const storeLong = `Store looks after the register that sijil add fills: what it holds, backups, and
moving between SQLite and PostgreSQL.`

const storeExample = `  sijil store info
  sijil store backup --store 2018.db 2018-backup.db
  sijil store backup --store postgres://press@db.example/press press.db
  sijil store restore --store postgres://press@db.example/press 2018-backup.db`

func (a *app) storeCommand() *cobra.Command {
	r := &storeRun{app: a}
	cmd := &cobra.Command{Use: "store", Short: "Look after the register: info, backup, restore", Long: storeLong, Example: storeExample}
	storeFlag(cmd.PersistentFlags(), &r.register)
	cmd.AddCommand(r.infoCommand(), r.backupCommand(), r.restoreCommand(), r.indexCommand(), r.forgetCommand())
	return cmd
}

func (r *storeRun) infoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "info", Short: "Tell what the register holds", Args: cobra.NoArgs,
		Long:    "Info counts what the register holds, and tells its size and the versions that coded it.",
		Example: "  sijil store info --store 2018.db\n  sijil store info --json | jq .events",
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.info(cmd.Context()) },
	}
	cmd.Flags().BoolVar(&r.json, "json", false, "as a JSON object")
	return cmd
}

func (r *storeRun) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the register to an SQLite file", Args: cobra.ExactArgs(1),
		Long: `Backup copies the whole register, times and revisions included, to a new SQLite
file, which is a register itself. Others may write meanwhile. The file appears
when it is whole; one that is there already is not touched.`,
		Example: "  sijil store backup --store 2018.db 2018-backup.db",
		RunE:    func(cmd *cobra.Command, args []string) error { return r.backup(cmd.Context(), args[0]) },
	}
}

func (r *storeRun) restoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "restore FILE", Short: "Fill the register from a backup", Args: cobra.ExactArgs(1),
		Long: `Restore copies everything of a backup (or of any register in an SQLite file)
into the register that --store names, which must be new or empty. With --merge
it may hold something: what it has stays, of two texts of one article the one
that came later. One that was interrupted goes on with --merge.`,
		Example: "  sijil store restore --store postgres://press@db.example/press 2018-backup.db\n  sijil store restore --store all.db --merge 2019.db",
		RunE:    func(cmd *cobra.Command, args []string) error { return r.restore(cmd.Context(), args[0]) },
	}
	cmd.Flags().BoolVar(&r.merge, "merge", false, "into a register that holds something")
	return cmd
}

func (r *storeRun) forgetCommand() *cobra.Command {
	return &cobra.Command{
		Use: "forget [VERSION]", Short: "Delete what earlier versions coded", Args: cobra.MaximumNArgs(1),
		Long: `Forget deletes the earlier codings that sijil recode keeps for sijil diff: those
of a version, or all of them. What is coded now stays, and so do texts,
revisions and corrections.`,
		Example: "  sijil store forget\n  sijil store forget 1.4",
		RunE:    func(cmd *cobra.Command, args []string) error { return r.forget(cmd.Context(), args) },
	}
}

func (r *storeRun) forget(ctx context.Context, args []string) error {
	s, err := address.Open(ctx, r.register, address.Options{MustExist: true})
	if err != nil {
		return err
	}
	defer s.Close()
	version := ""
	if len(args) > 0 {
		list, err := store.CodedVersions(ctx, s)
		if err != nil {
			return err
		}
		if version, err = store.VersionLike(list, args[0]); err != nil {
			return misuse{err}
		}
	}
	n, err := store.ForgetCodings(ctx, s, version)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.stdout, "%s deleted\n", plural(int(n), "earlier coding"))
	return wrapOutput(err)
}

// look opens the register without making one.
func (r *storeRun) look(ctx context.Context) (store.Store, error) {
	return address.Open(ctx, r.register, address.Options{MustExist: true, ReadOnly: true})
}

func (r *storeRun) info(ctx context.Context) error {
	s, err := r.look(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	if r.json {
		return wrapOutput(json.NewEncoder(r.stdout).Encode(info))
	}
	return wrapOutput(printInfo(r.stdout, info))
}

func printInfo(w io.Writer, info *store.Info) error {
	days := "no dates"
	if info.First != "" {
		days = info.First + " to " + info.Last
	}
	ratio := ""
	if info.Text > 0 {
		ratio = fmt.Sprintf(" (%.1f times the text)", float64(info.Size)/float64(info.Text))
	}
	_, err := fmt.Fprintf(w, `register      %s (%s, schema %d)
documents     %d, %s
revisions     %d replaced texts
events        %d
participants  %d
entities      %d
quotations    %d
agenda        %d
text          %s
size          %s%s
`, info.Address, info.Kind, info.Schema, info.Documents, days, info.Revisions, info.Events, info.Participants, info.Entities, info.Quotes, info.Agenda, megabytes(info.Text), megabytes(info.Size), ratio)
	for _, v := range info.Versions {
		if err == nil {
			_, err = fmt.Fprintf(w, "coded by      %s: %s\n", v.Version, plural(int(v.Documents), "document"))
		}
	}
	return err
}

func (r *storeRun) backup(ctx context.Context, file string) error {
	s, err := r.look(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	if own, ok := s.(*sqlite.Store); ok {
		err = r.duplicate(ctx, own, file)
	} else {
		err = r.export(ctx, s, file)
	}
	if err != nil {
		return r.interrupted(ctx, err, "no backup was made")
	}
	r.log.say("%s written", file)
	return nil
}

// duplicate copies an SQLite file with progress.
func (r *storeRun) duplicate(ctx context.Context, s *sqlite.Store, file string) error {
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	show := r.log.pace()
	err = s.Backup(ctx, file, func(written int64) {
		show(func() string { return fmt.Sprintf("%d of some %d MB", written>>20, info.Size>>20) })
	})
	r.log.progress("")
	return err
}

// export copies a register that is no file to a new SQLite file.
func (r *storeRun) export(ctx context.Context, from store.Store, file string) error {
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("backup %s: the file is there already", file)
	}
	part := file + ".part"
	remove := func() {
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(part + end)
		}
	}
	remove()
	to, err := sqlite.Open(ctx, part, sqlite.Options{})
	if err != nil {
		return err
	}
	defer remove()
	err = r.copy(ctx, from, to, nil)
	if cerr := to.Close(); err == nil { // which brings everything into the one file
		err = cerr
	}
	if err == nil {
		err = os.Rename(part, file)
	}
	return err
}

func (r *storeRun) restore(ctx context.Context, file string) error {
	from, err := sqlite.Open(ctx, address.Path(file), sqlite.Options{MustExist: true, ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := address.Open(ctx, r.register, address.Options{})
	if err != nil {
		return err
	}
	defer to.Close()
	info, err := to.Info(ctx)
	if err != nil {
		return err
	}
	if info.Documents > 0 && !r.merge {
		return misusef("%s holds %s; name another register, or --merge into it", info.Address, plural(int(info.Documents), "document"))
	}
	coder, err := r.coder()
	if err != nil {
		return err
	}
	if err := r.copy(ctx, from, to, coder.Terms()); err != nil {
		return r.interrupted(ctx, err, "go on with --merge")
	}
	if info, err = to.Info(ctx); err != nil {
		return err
	}
	r.log.say("%s: %s, %s; sijil link finds stories, claims and plans in them", info.Address, plural(int(info.Documents), "document"), plural(int(info.Events), "event"))
	return nil
}

// copy copies with progress. Without ix the copy has no index of words.
func (r *storeRun) copy(ctx context.Context, from, to store.Store, ix store.Indexer) error {
	info, err := from.Info(ctx)
	if err != nil {
		return err
	}
	show := r.log.pace()
	err = store.Copy(ctx, from, to, ix, func(n int64) {
		show(func() string { return fmt.Sprintf("%d of %d documents", n, info.Documents) })
	})
	r.log.progress("")
	return err
}

func (r *storeRun) interrupted(ctx context.Context, err error, what string) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		r.log.say("interrupted; %s", what)
		return errInterrupted
	}
	return err
}
