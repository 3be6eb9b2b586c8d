package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/pipeline"
)

// app is what all commands share.
type app struct {
	stdin   io.Reader
	stdout  io.Writer
	log     *log
	data    string // --data
	color   string // --color
	started bool   // the command line was understood
}

const rootLong = `Sijil reads Arabic news and keeps the register: who did what to whom,
whether it happened, and on whose word. It codes PLOVER events.`

const rootExample = `  sijil code article.txt                                events of one article, as a table
  sijil code --format csv --out events.csv archive.jsonl.gz
  sijil fetch https://www.example.org/arabic/world-1234 of a web page
  sijil watch --out events.jsonl feeds.opml             of each new article of feeds
  sijil agenda --published 2023-02-22 article.txt       what is announced, by date
  sijil why --text "زار وزير الخارجية المصري باريس"     how a sentence is read`

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use: "sijil", Short: "Code events from Arabic news", Long: rootLong, Example: rootExample,
		SilenceUsage: true, SilenceErrors: true,
		PersistentPreRunE: func(*cobra.Command, []string) error { a.started = true; return a.check() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return misuse{err} })
	f := root.PersistentFlags()
	f.StringVar(&a.data, "data", "", "folder with own language data, read on top of the built-in")
	f.StringVar(&a.color, "color", "auto", "colours: auto, always, never")
	root.AddCommand(
		a.codeCommand(), a.agendaCommand(), a.fetchCommand(), a.watchCommand(),
		a.addCommand(), a.queryCommand(), a.searchCommand(), a.exportCommand(), a.storeCommand(),
		a.linkCommand(), a.storiesCommand(), a.storyCommand(), a.claimsCommand(),
		a.serveCommand(), a.correctCommand(), a.sampleCommand(), a.judgeCommand(), a.citeCommand(),
		a.recodeCommand(), a.diffCommand(), a.compareCommand(),
		a.alertCommand(), a.mcpCommand(), a.userCommand(), a.tokenCommand(),
		a.whyCommand(), a.uncodedCommand(), a.lintCommand(), a.evalCommand(), a.versionCommand(),
	)
	return root
}

func (a *app) check() error {
	if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
		return misusef("--color is auto, always or never, not %q", a.color)
	}
	return nil
}

// colored tells whether output to w is in colours.
func (a *app) colored(w io.Writer) bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return terminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// terminal tells whether a reader or writer is a terminal.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns is the width of the terminal, 0 where it is none.
func columns(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			return n
		}
	}
	return 0
}

// overlay opens a folder of own data.
func overlay(dir string) (fs.FS, error) {
	if dir == "" {
		return nil, nil
	}
	st, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, misusef("data folder: %w", err)
	case !st.IsDir():
		return nil, misusef("data folder: %s is a file; name the folder that holds ar/, entities/ or codebook/", dir)
	}
	known := false
	for _, name := range []string{"ar", "en", "entities", "codebook"} {
		if st, err := os.Stat(dir + "/" + name); err == nil && st.IsDir() {
			known = true
		}
	}
	if !known {
		return nil, misusef("data folder: %s holds none of the folders ar, entities and codebook, so nothing of it would be read", dir)
	}
	return os.DirFS(dir), nil
}

func codeVersion() string {
	if version != "" {
		return version
	}
	return sijil.CodeVersion()
}

// coder loads the coder with the data that --data asks for.
func (a *app) coder() (*sijil.Coder, error) {
	own, err := overlay(a.data)
	if err != nil {
		return nil, err
	}
	defer loading()()
	c, err := sijil.New(sijil.Options{Data: own, DataName: dataName(a.data), Version: codeVersion()})
	if err != nil {
		return nil, err
	}
	a.problems(c.Problems())
	return c, nil
}

// codes loads the codebooks of other data sets for a format that is written by
// them, with the data that --data asks for; nil for one that is not.
func (a *app) codes(format string) (*export.Codes, error) {
	if !export.NeedsCodes(format) {
		return nil, nil
	}
	return a.codebooks()
}

// codebooks loads them.
func (a *app) codebooks() (*export.Codes, error) {
	src, err := a.source()
	if err != nil {
		return nil, err
	}
	return export.LoadCodes(src)
}

// tellReport tells what a writer had no place for.
func (l *log) tellReport(w export.Writer) {
	if r, ok := export.ReportOf(w); ok {
		for _, line := range r.Lines() {
			l.say("%s", line)
		}
	}
}

// pipeline loads the stages themselves, for the commands that look inside.
func (a *app) pipeline() (*pipeline.Pipeline, error) {
	p, err := a.load()
	if err != nil {
		return nil, err
	}
	var list []string
	for _, x := range p.Source.Problems() {
		list = append(list, x.String())
	}
	a.problems(list)
	return p, nil
}

// load loads the stages and says nothing of problems in the data.
func (a *app) load() (*pipeline.Pipeline, error) {
	defer loading()()
	own, err := overlay(a.data)
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New(pipeline.Options{Overlay: own, OverlayName: dataName(a.data), Version: codeVersion(), Digest: sijil.DataVersion})
	if err != nil {
		return nil, fmt.Errorf("load language data: %w", err)
	}
	return p, nil
}

// How much the heap may grow between collections, in percent. Loading makes
// about 24 MB, nearly all of which stays: nothing to collect (-1 is never).
// Coding makes much that does not.
const (
	whileLoading = -1
	whileCoding  = 80
)

// loading lets the data load fast. The function it returns ends that shortly
// after, so that a run over one article collects nothing at all and a long one
// stays small. GOGC in the environment has the last word.
func loading() func() {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	debug.SetGCPercent(whileLoading)
	return func() {
		time.AfterFunc(150*time.Millisecond, func() { debug.SetGCPercent(whileCoding) })
	}
}

// problems warns of lines in the user's own data that were left out.
func (a *app) problems(list []string) {
	if a.data == "" {
		return
	}
	list = slices.DeleteFunc(list, func(s string) bool { return !inside(s, a.data) })
	const most = 5
	for i, s := range list {
		if i == most {
			a.log.say("%s more in the data; run: sijil lint %s", plural(len(list)-most, "problem"), a.data)
			break
		}
		a.log.say("%s", s)
	}
}

// inside tells whether a data file as named in messages lies in the folder.
func inside(file, dir string) bool { return strings.HasPrefix(file, path.Join(dataName(dir))+"/") }

// dataName names a data folder in messages: as given, save for the working
// folder, whose files must not look like the built-in ones.
func dataName(dir string) string {
	if dir = filepath.ToSlash(filepath.Clean(dir)); dir == "." {
		if full, err := filepath.Abs(dir); err == nil {
			return filepath.ToSlash(full)
		}
	}
	return dir
}

// log writes messages to standard error, between which a progress line may
// stand. It is safe for concurrent use.
type log struct {
	mu   sync.Mutex
	w    io.Writer
	live bool // a terminal: progress is shown
	line bool // a progress line stands there
}

func (l *log) say(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wipe()
	fmt.Fprintf(l.w, "sijil: "+format+"\n", args...)
}

// progress shows a line that the next message or line replaces; "" removes it.
func (l *log) progress(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wipe()
	if s != "" {
		io.WriteString(l.w, s)
		l.line = true
	}
}

func (l *log) wipe() {
	if l.line {
		io.WriteString(l.w, "\r\x1b[K")
		l.line = false
	}
}
