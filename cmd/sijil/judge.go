package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sijil-news/sijil/validate"
)

const judgeLong = `Judge reads sheets that sijil sample drew and people judged, and prints what a
methods section needs: how often type, actor, recipient, realis, claim, date and
place are right, with intervals of 95 %, of all events and by type, publisher,
confidence; with two judges or more how far they agree (per cent, Krippendorff's
alpha) and the events on which they do not; and a paragraph in English.

A sheet is the work of one judge, who is called as the file; a column judge names
others. Sheets may come back as Excel or LibreOffice save CSV: with semicolons or
tabs, in UTF-8, UTF-16 or windows-1256, with columns in another order and columns
of your own; one whose name ends in _ok is judged as the others.

"weighted" holds for all events from which the sample was drawn, "plain" for the
judged ones as they are; n eff is how many events drawn at random would tell as
much, deff how many times fewer that is than were judged. Where judges differ, an
event counts by the share of them who say yes; what is unsure to all is counted
apart. Formulas and sources: docs/validation.md.

Exit code: 0 done; 1 a sheet could not be read or holds what is no judgement, each
line named on standard error, nothing printed; 2 the command line is wrong.`

const judgeExample = `  sijil judge sheet.csv
  sijil judge --format markdown --out validation.md huda.csv omar.csv
  sijil judge --format json sheet.csv | jq -r .methods`

// judgeRun is one run of the judge command.
type judgeRun struct {
	*app
	format string
	bands  string
	out    string
}

func (a *app) judgeCommand() *cobra.Command {
	r := &judgeRun{app: a}
	cmd := &cobra.Command{
		Use: "judge SHEET.csv…", Short: "Make accuracy and agreement of judged sheets", Long: judgeLong, Example: judgeExample, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return r.run(args) },
	}
	f := cmd.Flags()
	f.StringVarP(&r.format, "format", "f", "", "output: "+strings.Join(validate.Formats(), ", ")+" (default table; of --out by its ending: .md, .json)")
	f.StringVar(&r.bands, "bands", bandsText(), "borders of the bands of confidence")
	f.StringVarP(&r.out, "out", "o", "", "write to this file; it appears when it is whole")
	f.SortFlags = false
	return cmd
}

func (r *judgeRun) run(files []string) error {
	if r.format == "" {
		r.format = map[string]string{".md": "markdown", ".json": "json"}[filepath.Ext(r.out)]
	}
	if r.format == "" {
		r.format = "table"
	}
	if !slices.Contains(validate.Formats(), r.format) {
		return misusef("--format is one of %s, not %q", strings.Join(validate.Formats(), ", "), r.format)
	}
	bands, err := validate.ParseBands(r.bands)
	if err != nil {
		return misusef("--bands: %w", err)
	}
	sheets, err := r.read(files)
	if err != nil {
		return err
	}
	report := sheets.Report(bands)
	if !slices.ContainsFunc(report.Accuracy, func(a validate.Accuracy) bool { return a.Judged+a.Unsure > 0 }) {
		return errors.New("nothing is judged: write yes, no or unsure into the columns of the sheet that end in _ok")
	}
	out, err := createOutput(r.out, r.stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	if err := report.Write(out, r.format); err != nil {
		return wrapOutput(err)
	}
	return out.commit()
}

// read reads all sheets; what is wrong in any of them is told.
func (r *judgeRun) read(files []string) (*validate.Sheets, error) {
	sheets := validate.NewSheets()
	names := judgeNames(files)
	bad := false
	for i, path := range files {
		f, err := os.Open(path)
		if err == nil {
			err = sheets.Read(path, f, names[i])
			f.Close()
		} else {
			err = fmt.Errorf("open sheet: %w", err)
		}
		if err != nil {
			bad = true
			for line := range strings.SplitSeq(err.Error(), "\n") {
				r.log.say("%s", line)
			}
		}
	}
	if bad {
		return nil, errReported
	}
	return sheets, nil
}

// judgeNames are the names of the files without folder and ending, unless two
// are the same.
func judgeNames(files []string) []string {
	out := make([]string, len(files))
	seen := map[string]bool{}
	for i, path := range files {
		out[i] = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		if seen[out[i]] {
			return files
		}
		seen[out[i]] = true
	}
	return out
}
