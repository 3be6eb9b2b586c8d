package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// measure is one number of a score: "docs.events.f1" of a gold file.
type measure struct {
	gold, name string
	value      float64
}

// measures of one or several gold files, in the order of the JSON.
type measures []measure

func (m measures) find(gold, name string) (float64, bool) {
	for _, x := range m {
		if x.gold == gold && x.name == name {
			return x.value, true
		}
	}
	return 0, false
}

// readBaseline reads the output of eval --json.
func readBaseline(path string) (measures, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, misusef("read baseline: %w", err)
	}
	defer f.Close()
	m, err := readMeasures(f)
	if err != nil {
		return nil, misusef("baseline %s is no output of sijil eval --json: %w", path, err)
	}
	return m, nil
}

// readMeasures flattens score objects, one after the other.
func readMeasures(r io.Reader) (measures, error) {
	dec := json.NewDecoder(r)
	dec.UseNumber()
	var out measures
	for {
		var raw json.RawMessage
		if err := dec.Decode(&raw); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		var head struct {
			Gold string `json:"gold"`
		}
		if err := json.Unmarshal(raw, &head); err != nil {
			return nil, err
		}
		if head.Gold == "" {
			return nil, errors.New(`an object without "gold"`)
		}
		list, err := flatten(raw)
		if err != nil {
			return nil, err
		}
		for i := range list {
			list[i].gold = head.Gold
		}
		out = append(out, list...)
	}
}

// flatten walks a JSON object and names each number by its keys; of a list
// only the first number counts ([right, n]).
func flatten(raw []byte) (measures, error) {
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.UseNumber()
	var out measures
	var walk func(path []string) error
	walk = func(path []string) error {
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case json.Number:
			v, err := t.Float64()
			out = append(out, measure{name: strings.Join(path, "."), value: v})
			return err
		case json.Delim:
			for i := 0; dec.More(); i++ {
				next := append(slices.Clone(path), strconv.Itoa(i))
				if t == '{' {
					key, err := dec.Token()
					if err != nil {
						return err
					}
					next = append(slices.Clone(path), fmt.Sprint(key))
				}
				if err := walk(next); err != nil {
					return err
				}
			}
			_, err := dec.Token()
			return err
		}
		return nil
	}
	return out, walk(nil)
}

// mainMeasures are those that a reader looks at first; the table shows only
// them, and --max-drop only watches those named true.
var mainMeasures = []struct {
	name    *regexp.Regexp
	watched bool
}{
	{regexp.MustCompile(`^detect\.[A-Z]+\.(p|r)$`), false},
	{regexp.MustCompile(`^detect\.[A-Z]+\.f1$`), true},
	{regexp.MustCompile(`^spans\.\w+$`), true},
	{regexp.MustCompile(`^pairs\.(pair|type)\.(macro_f1|accuracy)$`), true},
	{regexp.MustCompile(`^pairs\.(events_a_sentence|no_event)$`), false},
	{regexp.MustCompile(`^docs\.(events|events_full)\.(p|r)$`), false},
	{regexp.MustCompile(`^docs\.(events|events_full)\.f1$|^docs\.macro_f1$`), true},
	{regexp.MustCompile(`^docs\.of_found\.\w+\.0$|^docs\.marks\.\w+\.f1$`), true},
	{regexp.MustCompile(`^docs\.offsets_wrong$`), false},
	{regexp.MustCompile(`^quotes\.(p|r)$`), false},
	{regexp.MustCompile(`^quotes\.(f1|speaker)$|^blocks_right$`), true},
	{regexp.MustCompile(`^parallel\.share$`), true},
	{regexp.MustCompile(`^parallel\.sentences$`), false},
	{regexp.MustCompile(`^of$`), false},
	{regexp.MustCompile(`^agenda\.(found|date_right)\.0$|^quantities\.right\.0$`), true},
}

func rank(name string) (shown, watched bool) {
	for _, m := range mainMeasures {
		if m.name.MatchString(name) {
			return true, m.watched
		}
	}
	return false, false
}

// scoreTable prints measures, with those of a baseline beside them.
type scoreTable struct {
	w     io.Writer
	old   measures
	color bool
	seen  measures
}

func (t *scoreTable) note(set measures) { t.seen = append(t.seen, set...) }

func (t *scoreTable) write(set measures) error {
	t.note(set)
	var b strings.Builder
	gold := ""
	for _, m := range set {
		if shown, _ := rank(m.name); !shown {
			continue
		}
		if m.gold != gold {
			gold = m.gold
			fmt.Fprintf(&b, "%s\n", gold)
		}
		line := fmt.Sprintf("  %-34s %8s", strings.TrimSuffix(m.name, ".0"), number(m.value))
		if old, ok := t.old.find(m.gold, m.name); ok {
			line += fmt.Sprintf("  %8s  %s", number(old), t.change(m.value-old))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, err := io.WriteString(t.w, b.String())
	return wrapOutput(err)
}

func number(v float64) string {
	if v == float64(int(v)) && v > 1 {
		return strconv.Itoa(int(v))
	}
	return strconv.FormatFloat(v, 'f', 3, 64)
}

// change shows how a measure moved.
func (t *scoreTable) change(d float64) string {
	if d > -0.0005 && d < 0.0005 {
		return "="
	}
	s := fmt.Sprintf("%+.3f", d)
	switch {
	case !t.color:
		return s
	case d < 0:
		return "\x1b[31m" + s + "\x1b[0m"
	}
	return "\x1b[32m" + s + "\x1b[0m"
}

// dropped lists the main measures that fell by more than most.
func (t *scoreTable) dropped(most float64) []string {
	var out []string
	for _, m := range t.seen {
		old, ok := t.old.find(m.gold, m.name)
		if _, watched := rank(m.name); ok && watched && old-m.value > most+1e-9 {
			out = append(out, fmt.Sprintf("%s: %s fell from %s to %s", m.gold, strings.TrimSuffix(m.name, ".0"), number(old), number(m.value)))
		}
	}
	return out
}
