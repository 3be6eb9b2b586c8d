// Command results makes one table of what the scorers and the treebank tests
// print, beside the committed figures, and writes that file anew if asked to.
//
//	go run ./tools/results [-write] [-table NAME] -file eval/RESULTS.md SCORES.json [TREEBANK.txt]
//
// SCORES.json holds score objects one after the other, as `sijil eval --json`
// and the script of the development sets print them, or objects with rows that
// are figures already, as tools/pages prints them; TREEBANK.txt the output of
// `go test -v` of the treebank tests. -table names the table in the file.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

func main() {
	file := flag.String("file", "eval/RESULTS.md", "the committed figures")
	write := flag.Bool("write", false, "write the figures to that file")
	table := flag.String("table", "figures", "name of the table in its marks")
	flag.Parse()
	if err := run(os.Stdout, *file, *table, *write, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "results:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, file, table string, write bool, args []string) error {
	if len(args) == 0 {
		return errors.New("name the file with the scores")
	}
	scores, rows, err := readScores(args[0])
	if err != nil {
		return err
	}
	rows = append(rows, figures(scores)...)
	if len(args) > 1 {
		b, err := os.ReadFile(args[1])
		if err != nil {
			return fmt.Errorf("read treebank figures: %w", err)
		}
		rows = append(rows, treebank(string(b))...)
	}
	if len(rows) == 0 {
		return fmt.Errorf("%s holds no score that is known", args[0])
	}
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read committed figures: %w", err)
	}
	if err := compare(w, rows, parseTable(string(old))); err != nil {
		return err
	}
	if !write {
		return nil
	}
	if err := os.WriteFile(file, []byte(refresh(string(old), table, rows)), 0o644); err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	_, err = fmt.Fprintf(w, "\n%s written\n", file)
	return err
}

// readScores reads score objects and gives them by the name of their gold,
// and the rows that are figures already.
func readScores(path string) (map[string]map[string]any, []row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("read scores: %w", err)
	}
	defer f.Close()
	out := map[string]map[string]any{}
	var ready []row
	for dec := json.NewDecoder(f); ; {
		var o map[string]any
		if err := dec.Decode(&o); errors.Is(err, io.EOF) {
			return out, ready, nil
		} else if err != nil {
			return nil, nil, fmt.Errorf("read scores %s: %w", path, err)
		}
		if list, ok := o["rows"].([]any); ok {
			ready = append(ready, readyRows(list)...)
			continue
		}
		name, _ := o["gold"].(string)
		if _, ok := o["blocks_right"]; ok {
			name = "blocks"
		}
		merge(out, strings.TrimSuffix(name, ".jsonl"), o)
		if name == "blocks" { // what else is measured on that article is the seed's
			merge(out, "seed", map[string]any{"agenda": o["agenda"], "quantities": o["quantities"]})
		}
	}
}

// readyRows reads rows `["set", "measure", "value"]`.
func readyRows(list []any) []row {
	var out []row
	for _, e := range list {
		cells, ok := e.([]any)
		if !ok || len(cells) != 3 {
			continue
		}
		out = append(out, row{fmt.Sprint(cells[0]), fmt.Sprint(cells[1]), fmt.Sprint(cells[2])})
	}
	return out
}

// merge adds the keys of o to those already there of a set.
func merge(out map[string]map[string]any, set string, o map[string]any) {
	if out[set] == nil {
		out[set] = map[string]any{}
	}
	for k, v := range o {
		if v != nil {
			out[set][k] = v
		}
	}
}
