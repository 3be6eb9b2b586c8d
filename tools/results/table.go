package main

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// row is one line of the table `| set | measure | value |`.
type row struct{ set, measure, value string }

// measure is where a figure stands in a score object and how it is called.
type measure struct{ set, name, path string }

// measures in the order of the table. The set is the gold file without ending.
var measures = []measure{
	{"blocks", "block kinds right", "blocks_right"},
	{"seed", "events F1", "docs.events.f1"},
	{"seed", "events_full F1", "docs.events_full.f1"},
	{"seed", "agenda found", "agenda.found.0"},
	{"seed", "agenda date right", "agenda.date_right.0"},
	{"seed", "quantities right", "quantities.right.0"},
	{"docs-ar", "events P", "docs.events.p"},
	{"docs-ar", "events R", "docs.events.r"},
	{"docs-ar", "events F1", "docs.events.f1"},
	{"docs-ar", "events_full F1", "docs.events_full.f1"},
	{"docs-ar", "type macro-F1", "docs.macro_f1"},
	{"docs-ar", "of found: mode", "docs.of_found.mode.0"},
	{"docs-ar", "of found: actor_text", "docs.of_found.actor_text.0"},
	{"docs-ar", "of found: actor_code", "docs.of_found.actor_code.0"},
	{"docs-ar", "of found: actor_sector", "docs.of_found.actor_sector.0"},
	{"docs-ar", "of found: recipient_text", "docs.of_found.recipient_text.0"},
	{"docs-ar", "of found: recipient_code", "docs.of_found.recipient_code.0"},
	{"docs-ar", "of found: recipient_sector", "docs.of_found.recipient_sector.0"},
	{"docs-ar", "realis F1", "docs.marks.realis.f1"},
	{"docs-ar", "claim F1", "docs.marks.claim.f1"},
	{"docs-ar", "said_by F1", "docs.marks.said_by.f1"},
	{"docs-ar", "date F1", "docs.marks.date.f1"},
	{"docs-ar", "place F1", "docs.marks.place.f1"},
	{"docs-ar", "offsets wrong", "docs.offsets_wrong"},
	{"docs-ar", "quotes F1", "quotes.f1"},
	{"docs-ar", "quotes speaker", "quotes.speaker"},
	{"plv-ar", "pair macro-F1", "pairs.pair.macro_f1"},
	{"plv-ar", "pair accuracy", "pairs.pair.accuracy"},
	{"plv-ar", "type macro-F1", "pairs.type.macro_f1"},
	{"plv-ar", "type accuracy", "pairs.type.accuracy"},
	{"plv-ar", "sentences without event", "pairs.no_event"},
	{"plv-en", "pair macro-F1", "pairs.pair.macro_f1"},
	{"plv-en", "pair accuracy", "pairs.pair.accuracy"},
	{"plv-en", "type macro-F1", "pairs.type.macro_f1"},
	{"plv-en", "type accuracy", "pairs.type.accuracy"},
	{"plv-en", "sentences without event", "pairs.no_event"},
	{"parallel-pud", "sentences with an event", "parallel.sentences"},
	{"parallel-pud", "same event in both languages", "parallel.share"},
	{"parallel-ntrex", "sentences with an event", "parallel.sentences"},
	{"parallel-ntrex", "same event in both languages", "parallel.share"},
	{"gsr-assault-detect", "P", "detect.ASSAULT.p"},
	{"gsr-assault-detect", "R", "detect.ASSAULT.r"},
	{"gsr-assault-detect", "F1", "detect.ASSAULT.f1"},
	{"gsr-protest-detect", "P", "detect.PROTEST.p"},
	{"gsr-protest-detect", "R", "detect.PROTEST.r"},
	{"gsr-protest-detect", "F1", "detect.PROTEST.f1"},
	{"gsr-assault-spans", "trigger", "spans.trigger"},
	{"gsr-assault-spans", "actor_text", "spans.actor_text"},
	{"gsr-assault-spans", "actor_code", "spans.actor_code"},
	{"gsr-assault-spans", "recipient_text", "spans.recipient_text"},
	{"gsr-assault-spans", "recipient_code", "spans.recipient_code"},
	{"gsr-protest-spans", "trigger", "spans.trigger"},
	{"gsr-protest-spans", "actor_text", "spans.actor_text"},
	{"gsr-protest-spans", "actor_code", "spans.actor_code"},
	{"gsr-protest-spans", "recipient_text", "spans.recipient_text"},
	{"gsr-protest-spans", "recipient_code", "spans.recipient_code"},
	{"gsr-spans", "trigger", "spans.trigger"},
	{"gsr-spans", "actor_text", "spans.actor_text"},
	{"gsr-spans", "actor_code", "spans.actor_code"},
	{"gsr-spans", "recipient_text", "spans.recipient_text"},
	{"gsr-spans", "recipient_code", "spans.recipient_code"},
}

func figures(scores map[string]map[string]any) []row {
	var out []row
	for _, m := range measures {
		v, ok := find(scores[m.set], strings.Split(m.path, "."))
		if !ok {
			continue
		}
		value := strconv.FormatFloat(v, 'f', 3, 64)
		switch {
		case m.set == "blocks":
			of, _ := find(scores[m.set], []string{"of"})
			value = fmt.Sprintf("%.0f of %.0f", v, of)
		case strings.HasPrefix(m.path, "agenda.") || strings.HasPrefix(m.path, "quantities."):
			of, _ := find(scores[m.set], strings.Split(strings.TrimSuffix(m.path, "0")+"1", "."))
			value = fmt.Sprintf("%.0f of %.0f", v, of)
		case strings.HasPrefix(m.name, "offsets") || strings.HasPrefix(m.name, "sentences"):
			value = strconv.Itoa(int(v))
		}
		out = append(out, row{m.set, m.name, value})
	}
	return out
}

// find follows the keys of nested objects and the indices of lists.
func find(v any, path []string) (float64, bool) {
	for _, key := range path {
		switch o := v.(type) {
		case map[string]any:
			v = o[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(o) {
				return 0, false
			}
			v = o[i]
		default:
			return 0, false
		}
	}
	n, ok := v.(float64)
	return n, ok
}

var (
	treebankTest = regexp.MustCompile(`=== RUN +TestTreebank(\w+)`)
	treebankLine = regexp.MustCompile(`segmentation F1 ([\d.]+); verbs: found ([\d.]+), with lemma ([\d.]+) \(of \d+\), precision ([\d.]+)`)
	clauseLine   = regexp.MustCompile(`clauses: (\w+) P [\d.]+ R [\d.]+ F1 ([\d.]+)`)
	treebankSets = map[string]string{"PUD": "ar_pud", "PADT": "ar_padt13-test"}
)

// treebank reads the figures that the treebank tests log.
func treebank(log string) []row {
	var out []row
	set := ""
	for line := range strings.Lines(log) {
		if m := treebankTest.FindStringSubmatch(line); m != nil {
			set = treebankSets[m[1]]
		}
		if m := clauseLine.FindStringSubmatch(line); m != nil {
			out = append(out, row{"ar_pud", m[1] + "s of verbs F1", m[2]})
		}
		m := treebankLine.FindStringSubmatch(line)
		if m == nil || set == "" {
			continue
		}
		for i, name := range []string{"clitic segmentation F1", "verbs found", "verbs with lemma", "verb precision"} {
			v, err := strconv.ParseFloat(m[i+1], 64)
			if err != nil {
				continue
			}
			out = append(out, row{set, name, strconv.FormatFloat(v, 'f', 3, 64)})
		}
	}
	return out
}

var rowLine = regexp.MustCompile(`^\| *([^|]+?) *\| *([^|]+?) *\| *([^|]+?) *\|$`)

// parseTable reads the rows of a Markdown table of three columns.
func parseTable(s string) map[[2]string]string {
	out := map[[2]string]string{}
	for line := range strings.Lines(s) {
		if m := rowLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			out[[2]string{m[1], m[2]}] = m[3]
		}
	}
	return out
}

// compare prints the rows with the committed values and the change beside them.
func compare(w io.Writer, rows []row, old map[[2]string]string) error {
	wide := 28
	for _, r := range rows {
		wide = max(wide, utf8.RuneCountInString(r.measure))
	}
	if _, err := fmt.Fprintf(w, "%-20s %-*s %9s %9s\n", "set", wide, "measure", "now", "committed"); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	for _, r := range rows {
		was := old[[2]string{r.set, r.measure}]
		line := fmt.Sprintf("%-20s %-*s %9s %9s", r.set, wide, r.measure, r.value, was)
		now, err1 := strconv.ParseFloat(r.value, 64)
		then, err2 := strconv.ParseFloat(was, 64)
		if d := now - then; err1 == nil && err2 == nil && d != 0 {
			line += fmt.Sprintf("  %+.*f", decimals(r.value), d)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return fmt.Errorf("write table: %w", err)
		}
	}
	return nil
}

func decimals(v string) int {
	_, frac, _ := strings.Cut(v, ".")
	return utf8.RuneCountInString(frac)
}

// marks gives the lines before and after a table.
func marks(table string) (openMark, closeMark string) {
	script := map[string]string{"pages": "eval/pages.sh"}[table]
	if script == "" {
		script = "eval/run.sh"
	}
	return "<!-- " + table + ": written by " + script + " --write -->\n", "<!-- /" + table + " -->\n"
}

// refresh puts the rows between the marks of a table in a file; all else
// stays. A row that was not measured this time keeps its old value.
func refresh(old, table string, rows []row) string {
	openMark, closeMark := marks(table)
	if old == "" {
		old = "# Results\n\nWhat is measured and how: [README.md](README.md).\n\n" + openMark + closeMark
	}
	before, rest, ok := strings.Cut(old, openMark)
	kept, after, ok2 := strings.Cut(rest, closeMark)
	if !ok || !ok2 {
		before, kept, after = strings.TrimRight(old, "\n")+"\n\n", "", ""
	}
	have := map[[2]string]bool{{"set", "measure"}: true, {"---", "---"}: true}
	var b strings.Builder
	b.WriteString("| set | measure | value |\n|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.set, r.measure, r.value)
		have[[2]string{r.set, r.measure}] = true
	}
	for line := range strings.Lines(kept) {
		m := rowLine.FindStringSubmatch(strings.TrimSpace(line))
		if m != nil && !have[[2]string{m[1], m[2]}] {
			b.WriteString(strings.TrimSpace(line) + "\n")
		}
	}
	return before + openMark + b.String() + closeMark + after
}
