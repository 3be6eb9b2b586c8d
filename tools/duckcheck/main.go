// Command duckcheck reads a Parquet file of sijil code with DuckDB and compares
// it, event by event, with the JSON lines of the same run:
//
//	sijil code --format events --out events.jsonl …
//	sijil code --format parquet --out events.parquet …
//	cd tools/duckcheck && CGO_ENABLED=1 go run . events.parquet events.jsonl
//
// It is a module of its own, so that Sijil itself needs neither cgo nor DuckDB.
package main

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "use: duckcheck EVENTS.parquet EVENTS.jsonl")
		os.Exit(2)
	}
	if err := check(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "duckcheck:", err)
		os.Exit(1)
	}
}

// event is what is compared: something of every kind of column.
type event struct {
	ID, Type, Mode, Cameo, Realis, Claim string
	Quad                                 int
	Score, Confidence                    float64
	Historical                           bool
	Contexts                             []string
	Actor, Recipient                     []string // name and code
	Sentence                             string
	Start, End                           int
	From                                 string
	Lat                                  float64
	Numbers                              []float64
	Trace                                int
}

const query = `SELECT id, type, mode, cameo, realis, claim, quad, score, confidence, historical,
	to_json(contexts), to_json([a.text || '/' || a.code FOR a IN actor]), to_json([r.text || '/' || r.code FOR r IN recipient]),
	sentence.text, sentence.start, sentence."end", coalesce(date."from", ''), coalesce(place.lat, 0), to_json([m.low FOR m IN magnitude]), len(trace)
	FROM read_parquet(?)`

func check(parquet, lines string) error {
	db, err := sql.Open("duckdb", "?autoinstall_known_extensions=false&autoload_known_extensions=false")
	if err != nil {
		return err
	}
	defer db.Close()
	got, err := fromParquet(db, parquet)
	if err != nil {
		return fmt.Errorf("read %s: %w", parquet, err)
	}
	want, err := fromLines(lines)
	if err != nil {
		return fmt.Errorf("read %s: %w", lines, err)
	}
	if len(got) != len(want) {
		return fmt.Errorf("%d rows, %d events", len(got), len(want))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			return fmt.Errorf("row %d is\n%+v, the event\n%+v", i, got[i], want[i])
		}
	}
	var days, version string
	if err := db.QueryRow(`SELECT min(day)::VARCHAR || ' … ' || max(day)::VARCHAR, version() FROM read_parquet(?)`, parquet).Scan(&days, &version); err != nil {
		return err
	}
	fmt.Printf("DuckDB %s: %d rows are the %d events; days %s\n", version, len(got), len(want), days)
	return nil
}

func fromParquet(db *sql.DB, path string) ([]event, error) {
	rows, err := db.Query(query, path)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []event
	for rows.Next() {
		var e event
		lists := make([]any, 4)
		err := rows.Scan(&e.ID, &e.Type, &e.Mode, &e.Cameo, &e.Realis, &e.Claim, &e.Quad, &e.Score, &e.Confidence, &e.Historical,
			&lists[0], &lists[1], &lists[2], &e.Sentence, &e.Start, &e.End, &e.From, &e.Lat, &lists[3], &e.Trace)
		if err != nil {
			return nil, err
		}
		for i, to := range []any{&e.Contexts, &e.Actor, &e.Recipient, &e.Numbers} {
			b, err := json.Marshal(lists[i])
			if s, ok := lists[i].(string); ok {
				b = []byte(s)
			}
			if err == nil {
				err = json.Unmarshal(b, to)
			}
			if err != nil {
				return nil, fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		out = append(out, tidy(e))
	}
	return out, rows.Err()
}

// tidy makes empty lists nil, which both sides write otherwise.
func tidy(e event) event {
	for _, l := range []*[]string{&e.Contexts, &e.Actor, &e.Recipient} {
		if len(*l) == 0 {
			*l = nil
		}
	}
	if len(e.Numbers) == 0 {
		e.Numbers = nil
	}
	return e
}

func fromLines(path string) ([]event, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	type who struct{ Text, Code string }
	var out []event
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var x struct {
			ID, Type, Mode, Cameo, Realis, Claim string
			Quad                                 int
			Score, Confidence                    float64
			Historical                           bool
			Contexts, Trace                      []string
			Actor, Recipient                     []who
			Sentence                             struct {
				Text       string
				Start, End int
			}
			Date      struct{ From string }
			Place     struct{ Lat float64 }
			Magnitude []struct{ Low float64 }
		}
		if err := json.NewDecoder(strings.NewReader(sc.Text())).Decode(&x); err != nil {
			return nil, err
		}
		e := event{x.ID, x.Type, x.Mode, x.Cameo, x.Realis, x.Claim, x.Quad, x.Score, x.Confidence, x.Historical, x.Contexts, nil, nil,
			x.Sentence.Text, x.Sentence.Start, x.Sentence.End, x.Date.From, x.Place.Lat, nil, len(x.Trace)}
		for _, a := range x.Actor {
			e.Actor = append(e.Actor, a.Text+"/"+a.Code)
		}
		for _, a := range x.Recipient {
			e.Recipient = append(e.Recipient, a.Text+"/"+a.Code)
		}
		for _, m := range x.Magnitude {
			e.Numbers = append(e.Numbers, m.Low)
		}
		out = append(out, tidy(e))
	}
	return out, sc.Err()
}
