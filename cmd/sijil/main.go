// Command sijil codes events from Arabic news: who did what to whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the build: -ldflags "-X main.version=v1.2.3".
var version string

// Exit codes.
const (
	exitDone        = 0
	exitUnread      = 1 // some inputs could not be read, or something was found wrong
	exitMisuse      = 2
	exitInterrupted = 130
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program; it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// after the first signal the second one ends the program at once
	context.AfterFunc(ctx, stop)
	a := &app{stdin: stdin, stdout: stdout, log: &log{w: stderr, live: terminal(stderr)}}
	cmd := a.command()
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	ran, err := cmd.ExecuteContextC(ctx)
	return a.exit(ran, err)
}

// Errors that say how the program ends.
var (
	errReported    = errors.New("already reported") // exit 1, nothing more to say
	errInterrupted = errors.New("interrupted")
)

// misuse is a command line that cannot be followed.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

func (a *app) exit(cmd *cobra.Command, err error) int {
	var m misuse
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.Is(err, errReported):
		return exitUnread
	case errors.As(err, &m) || !a.started:
		a.log.say("%v", err)
		fmt.Fprintf(a.log.w, "Run '%s --help' for its use and examples.\n", cmd.CommandPath())
		return exitMisuse
	}
	a.log.say("%v", err)
	return exitUnread
}
