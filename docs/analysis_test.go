package docs

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/cite"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/address"
)

// archive is a little archive: pairs, a meeting, a denial, background, a plan,
// a date that is only a year.
var archive = []doc.Document{
	{Published: "2018-01-30", Text: "زار وزير الخارجية المصري باريس أمس. وندد الرئيس الفرنسي ووزير الخارجية الفرنسي بالقصف الروسي في سوريا."},
	{Published: "Sat, 10 Mar 2018 08:00:00 GMT", Text: "التقى وزير الخارجية التركي نظيره الإيراني في أنقرة. وستفرض واشنطن عقوبات على طهران."},
	{Published: "2018-03-11T09:00:00+03:00", Text: "نفت موسكو إرسال أسلحة إلى دمشق. واتهمت واشنطن موسكو وطهران بإرسال أسلحة إلى دمشق."},
	{Published: "2018-03-12", Text: "فرضت الولايات المتحدة عقوبات على إيران في عام 2012. وقصفت طائرات روسية مدينة إدلب في فبراير الماضي."},
}

// coded are the documents of the archive with their events.
func coded(t *testing.T) []*doc.Document {
	t.Helper()
	c, err := sijil.New(sijil.Options{Version: "v1"})
	if err != nil {
		t.Fatal(err)
	}
	var out []*doc.Document
	for i := range archive {
		d := archive[i]
		d.ID, d.Publisher, d.URL = fmt.Sprint(i), "news", fmt.Sprintf("https://news.example/%d", i)
		if err := c.Code(t.Context(), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, &d)
	}
	return out
}

// fill puts documents into a new register, with a correction of an event.
func fill(t *testing.T, addr string, docs []*doc.Document) store.Store {
	t.Helper()
	s, err := address.Open(t.Context(), addr, address.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var batch []*store.Record
	for _, d := range docs {
		batch = append(batch, store.NewRecord(d))
	}
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	e := docs[0].Events[0]
	c := store.Correction{ID: "00000000000000ff", Key: batch[0].Key, Action: store.Accept, Was: &e, Is: &e, At: time.UnixMilli(1520000000000)}
	if err := s.Correct(t.Context(), []store.Correction{c}); err != nil {
		t.Fatal(err)
	}
	return s
}

// fences are the blocks of a page in one language: their names and contents.
func fences(page, lang string) (names, blocks []string) {
	for _, m := range regexp.MustCompile("(?s)```"+lang+"(?: (\\w+))?\n(.*?)```").FindAllStringSubmatch(page, -1) {
		names, blocks = append(names, m[1]), append(blocks, m[2])
	}
	return names, blocks
}

// month is that in which the recipes count an event, "" where it is only told
// by a year.
func month(d *doc.Document, e *doc.Event) string {
	if e.Date == nil {
		return store.Day(d)[:7]
	}
	if len(e.Date.From) < 7 {
		return ""
	}
	return e.Date.From[:7]
}

// counted are the lines that a recipe should print, sorted, with how often each
// comes.
func counted(docs []*doc.Document, lines func(d *doc.Document, e *doc.Event) []string) []string {
	count := map[string]int{}
	for _, d := range docs {
		for i := range d.Events {
			own := lines(d, &d.Events[i])
			slices.Sort(own)
			for _, l := range slices.Compact(own) {
				count[l]++
			}
		}
	}
	var out []string
	for l, n := range count {
		out = append(out, fmt.Sprintf("%s %d", l, n))
	}
	slices.Sort(out)
	return out
}

func fact(d *doc.Document, e *doc.Event) bool {
	return e.Realis == doc.Actual && (e.Claim == doc.Asserted || e.Claim == doc.Confirmed) && !e.Historical && month(d, e) != ""
}

// wanted is what each query should give, its first columns and the count.
func wanted(docs []*doc.Document) map[string][]string {
	pairs := func(a, b []doc.Actor, ok func(x, y string) bool) (out []string) {
		for _, x := range a {
			for _, y := range b {
				if x.Code != "" && y.Code != "" && ok(x.Code, y.Code) {
					out = append(out, x.Code+" "+y.Code)
				}
			}
		}
		return out
	}
	return map[string][]string{
		"by_type": counted(docs, func(d *doc.Document, e *doc.Event) []string {
			if !fact(d, e) {
				return nil
			}
			return []string{month(d, e) + " " + e.Type}
		}),
		"dyads": counted(docs, func(d *doc.Document, e *doc.Event) []string {
			if !fact(d, e) {
				return nil
			}
			out := pairs(e.Actor, e.Recipient, func(string, string) bool { return true })
			for i := range out {
				out[i] = month(d, e) + " " + out[i]
			}
			return out
		}),
		"meetings": counted(docs, func(_ *doc.Document, e *doc.Event) []string {
			if e.Type != "CONSULT" || e.Realis != doc.Actual {
				return nil
			}
			return pairs(e.Actor, e.Actor, func(x, y string) bool { return x < y })
		}),
		"denials": counted(docs, func(d *doc.Document, e *doc.Event) []string {
			if e.Claim != doc.Denied {
				return nil
			}
			return []string{store.Day(d) + " " + e.Type}
		}),
	}
}

// keyColumns is how many columns of a query stand before the count; denials has
// none, its lines are counted here.
var keyColumns = map[string]int{"by_type": 2, "dyads": 3, "meetings": 2, "denials": 2}

// TestQueries: the SQL of analysis.md gives what the events say, on SQLite and,
// changed as the page says, on PostgreSQL.
func TestQueries(t *testing.T) {
	docs := coded(t)
	path := filepath.Join(t.TempDir(), "sijil.db")
	fill(t, path, docs)
	t.Run("sqlite", func(t *testing.T) { queries(t, "sqlite", path, docs, func(s string) string { return s }) })
	t.Run("postgres", func(t *testing.T) {
		addr := os.Getenv("SIJIL_TEST_POSTGRES")
		if addr == "" {
			t.Skip("SIJIL_TEST_POSTGRES names no database")
		}
		schema := fmt.Sprintf("analysis_%d", os.Getpid())
		sep := "?"
		if strings.Contains(addr, "?") {
			sep = "&"
		}
		s := fill(t, addr+sep+"schema="+schema, docs)
		drop := func() error { return s.Close() }
		t.Cleanup(func() {
			if err := drop(); err != nil {
				t.Error(err)
			}
			dropSchema(t, addr, schema)
		})
		month := regexp.MustCompile(`strftime\('%Y-%m', ([a-z.]+) \* 86400, 'unixepoch'\)`)
		day := regexp.MustCompile(`date\(([a-z.]+) \* 86400, 'unixepoch'\)`)
		queries(t, "pgx", addr+sep+"search_path="+schema, docs, func(s string) string {
			return day.ReplaceAllString(month.ReplaceAllString(s, "to_char(DATE '1970-01-01' + $1, 'YYYY-MM')"), "DATE '1970-01-01' + $1")
		})
	})
}

func dropSchema(t *testing.T, addr, schema string) {
	db, err := sql.Open("pgx", addr)
	if err != nil {
		t.Error(err)
		return
	}
	defer db.Close()
	if _, err := db.Exec("DROP SCHEMA IF EXISTS " + schema + " CASCADE"); err != nil {
		t.Error(err)
	}
}

func queries(t *testing.T, driver, addr string, docs []*doc.Document, change func(string) string) {
	db, err := sql.Open(driver, addr)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	want := wanted(docs)
	names, blocks := fences(read(t, "analysis.md"), "sql")
	if len(names) != len(want) {
		t.Errorf("queries %v, want %d", names, len(want))
	}
	for i, name := range names {
		if got := answer(t, db, change(blocks[i]), keyColumns[name], name == "denials"); !slices.Equal(got, want[name]) || len(got) == 0 {
			t.Errorf("%s gives\n%q, want\n%q", name, got, want[name])
		}
	}
}

// answer lists the lines of a query: its first columns, and the count behind
// them or, where it lists one by one, how many lines are the same.
func answer(t *testing.T, db *sql.DB, query string, keys int, list bool) []string {
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%v in\n%s", err, query)
	}
	defer rows.Close()
	cols, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]any{}
	for rows.Next() {
		cells := make([]any, len(cols))
		to := make([]any, len(cols))
		for i := range cells {
			to[i] = &cells[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, c := range cells[:keys] {
			if d, ok := c.(time.Time); ok {
				c = d.Format(time.DateOnly)
			}
			words = append(words, fmt.Sprint(c))
		}
		key := strings.Join(words, " ")
		if count[key] = cells[keys]; list {
			count[key] = 1
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	var out []string
	for k, n := range count {
		out = append(out, fmt.Sprint(k, " ", n))
	}
	slices.Sort(out)
	return out
}

// outputs writes the three outputs of the archive into a folder.
func outputs(t *testing.T) (dir string, docs []*doc.Document, s store.Store) {
	t.Helper()
	dir, docs = t.TempDir(), coded(t)
	for name, format := range map[string]string{"events.csv": "csv", "events.jsonl": "events", "events.parquet": "parquet"} {
		var b bytes.Buffer
		w, err := export.New(format, &b, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			if err := w.Write(d); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, docs, fill(t, filepath.Join(dir, "sijil.db"), docs)
}

// program runs a program in a folder; it skips where what it needs is not there.
func program(t *testing.T, dir, text string, needs []string, command ...string) string {
	t.Helper()
	if err := exec.Command(needs[0], needs[1:]...).Run(); err != nil {
		t.Skipf("%v: %v", needs, err)
	}
	name := filepath.Join(dir, "program")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(command[0], append(command[1:], name)...)
	cmd.Dir = dir
	var msg bytes.Buffer
	cmd.Stderr = &msg
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", command, err, msg.String())
	}
	return string(out)
}

// TestRecipeDigest: the recipe with nothing but Python gives what sijil cite does.
func TestRecipeDigest(t *testing.T) {
	dir, _, s := outputs(t)
	var d cite.Digest
	for r, err := range s.Documents(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		d.Add(r.Key[:], r.Content[:], r.Doc.Version)
		for _, c := range r.Corrections {
			d.AddCorrection(r.Key[:], c.ID, c.At)
		}
	}
	names, blocks := fences(read(t, "analysis.md"), "python")
	at := slices.Index(names, "digest")
	if at < 0 {
		t.Fatal("no recipe of the digest")
	}
	got := program(t, dir, blocks[at], []string{"python3", "-c", "import sqlite3"}, "python3")
	if want := "sha256:" + d.Sum() + "\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// lastLines are the last lines of an output, sorted.
func lastLines(s string, n int) []string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	lines = lines[max(0, len(lines)-n):]
	slices.Sort(lines)
	return lines
}

// TestRecipes: the recipes for pandas and R run, and count what the events say.
func TestRecipes(t *testing.T) {
	dir, docs, _ := outputs(t)
	want := append(wanted(docs)["by_type"], wanted(docs)["dyads"]...)
	slices.Sort(want)
	page := read(t, "analysis.md")
	check := func(t *testing.T, out string) {
		if got := lastLines(out, len(want)); !slices.Equal(got, want) {
			t.Errorf("gives\n%q, want\n%q", got, want)
		}
	}
	t.Run("pandas", func(t *testing.T) {
		_, blocks := fences(page, "python")
		check(t, program(t, dir, strings.Join(blocks, "\n")+`
assert per_type.values.tolist() == by_type.values.tolist(), (per_type, by_type)
assert len(denials) > 0 and len(by_sector) > 0 and dyads["n"].min() == 0
for row in by_type.itertuples(): print(row.month, row.type, row.n)
for (a, r, m), row in dyads[dyads["n"] > 0].iterrows(): print(m, a, r, int(row["n"]))
`, []string{"python3", "-c", "import pandas"}, "python3"))
	})
	t.Run("R", func(t *testing.T) {
		_, blocks := fences(page, "r")
		check(t, program(t, dir, strings.Join(blocks, "\n")+`
stopifnot(identical(per_type$n, by_type$n), nrow(denials) > 0, nrow(by_sector) > 0, min(dyads$n) == 0)
cat(paste(by_type$month, by_type$type, by_type$n), sep = "\n")
some <- dyads |> filter(n > 0)
cat(paste(some$month, some$actor, some$recipient, some$n), sep = "\n")
`, []string{"Rscript", "-e", "for (p in c('readr', 'dplyr', 'tidyr', 'jsonlite', 'DBI', 'RSQLite')) loadNamespace(p)"}, "Rscript"))
	})
}
