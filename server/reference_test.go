package server_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store/testregister"
)

var update = flag.Bool("update", false, "write docs/api.md anew")

type parameter struct{ Name, In string }

// described is what tests read of the description.
type described struct {
	OpenAPI string
	Paths   map[string]map[string]struct {
		OperationID string
		Summary     string
		Description string
		Tags        []string
		Role        *string `json:"x-role"`
		Parameters  []parameter
		Responses   map[string]any
	}
	Components struct{ Schemas map[string]json.RawMessage }
}

func description(s *site) described {
	s.Helper()
	var d described
	s.get("/api/v1/openapi.json", &d)
	return d
}

var methods = []string{"get", "post", "put", "delete"}

// TestReference: the table of operations in docs/api.md is that of the
// description.
func TestReference(t *testing.T) {
	d := description(serve(t, testregister.SQLite(t)))
	const file, begin, end = "../docs/api.md", "-update -->\n", "<!-- end -->"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(b), begin)
	old, tail, ok2 := strings.Cut(rest, end)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the table", file)
	}
	table := reference(&d)
	if old == table {
		return
	}
	if !*update {
		t.Fatalf("the table of %s is stale; go test ./server -run Reference -update", file)
	}
	if err := os.WriteFile(file, []byte(head+begin+table+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}

// reference is the table, one row an operation.
func reference(d *described) string {
	filters := map[string]bool{}
	for _, f := range query.Filters() {
		filters[f.Name] = true
	}
	paths := make([]string, 0, len(d.Paths))
	for p := range d.Paths {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	var out strings.Builder
	out.WriteString("| operation | does | parameters | role |\n|---|---|---|---|\n")
	for _, p := range paths {
		for _, m := range methods {
			op, ok := d.Paths[p][m]
			if !ok {
				continue
			}
			var params []string
			narrowed := false
			for _, x := range op.Parameters {
				switch {
				case x.In != "query":
				case filters[x.Name] && slices.Contains(op.Parameters, parameter{"precision", "query"}):
					narrowed = true
				default:
					params = append(params, "`"+x.Name+"`")
				}
			}
			if narrowed {
				params = append([]string{"filters"}, params...)
			}
			role := "anybody"
			if op.Role != nil && *op.Role != "" {
				role = *op.Role
			}
			fmt.Fprintf(&out, "| `%s %s` | %s | %s | %s |\n", strings.ToUpper(m), strings.TrimPrefix(p, "/api/v1"), op.Summary, strings.Join(params, ", "), role)
		}
	}
	return out.String()
}

// TestDescription: what the description says holds of what is answered, for
// every operation that asks: no parameter is unknown, and what it says of the
// answer is there.
func TestDescription(t *testing.T) {
	each(t, func(s *site) {
		d := description(s)
		if !strings.HasPrefix(d.OpenAPI, "3.1") {
			s.Errorf("OpenAPI %s", d.OpenAPI)
		}
		seen := map[string]bool{}
		for p, ops := range d.Paths {
			for m, op := range ops {
				if op.OperationID == "" || op.Summary == "" || len(op.Tags) == 0 || seen[op.OperationID] {
					s.Errorf("%s %s: %+v", m, p, op)
				}
				seen[op.OperationID] = true
				if op.Role == nil {
					s.Errorf("%s %s has no x-role", m, p)
				}
				if m != "get" || strings.Contains(p, "{") || p == "/api/v1/stream" || p == "/api/v1/corrections/lines" { // no JSON, but lines of it
					continue
				}
				addr := p
				if p == "/api/v1/search" {
					addr += "?q=x"
				}
				resp, b := s.ask("GET", addr, nil)
				if resp.StatusCode != 200 || !json.Valid(b) {
					s.Errorf("%s: %d %s", addr, resp.StatusCode, b)
				}
				s.conforms(p, &d, b)
			}
		}
		resp, b := s.ask("GET", "/api/v1/openapi.yaml", nil)
		if resp.StatusCode != 200 || !strings.Contains(string(b), "openapi: 3.1") {
			s.Errorf("%d %.200s", resp.StatusCode, b)
		}
		if resp, b = s.ask("GET", "/api/v1/openapi-3.0.json", nil); resp.StatusCode != 200 || !strings.Contains(string(b), `"openapi":"3.0`) {
			s.Errorf("%d %.200s", resp.StatusCode, b)
		}
	})
}

// schema is a schema as tests read it.
type schema struct {
	Ref        string `json:"$ref"`
	Type       any
	Items      *schema
	Properties map[string]*schema
	Required   []string
}

// conforms checks an answer against the schema that the description has of it.
func (s *site) conforms(path string, d *described, answer []byte) {
	s.Helper()
	r, err := json.Marshal(d.Paths[path]["get"].Responses["200"])
	if err != nil {
		s.Fatal(err)
	}
	var response struct {
		Content map[string]struct{ Schema *schema }
	}
	if err := json.Unmarshal(r, &response); err != nil {
		s.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		s.Fatal(err)
	}
	x := response.Content["application/json"].Schema
	if x == nil {
		s.Errorf("%s: the description has no schema of its answer", path)
		return
	}
	if msg := x.check(d, v, path); msg != "" {
		s.Error(msg)
	}
}

// check tells where a value is not as the schema has it.
func (x *schema) check(d *described, v any, at string) string {
	if x.Ref != "" {
		var y schema
		if err := json.Unmarshal(d.Components.Schemas[strings.TrimPrefix(x.Ref, "#/components/schemas/")], &y); err != nil {
			return at + ": " + err.Error()
		}
		return y.check(d, v, at)
	}
	want := fmt.Sprint(x.Type)
	switch v := v.(type) {
	case nil:
		if !strings.Contains(want, "null") {
			return at + " is null, not " + want
		}
	case map[string]any:
		if x.Type != "object" {
			return at + " is an object, not " + want
		}
		for _, name := range x.Required {
			if _, ok := v[name]; !ok {
				return at + "." + name + " is missing"
			}
		}
		for name, value := range v {
			p := x.Properties[name]
			if p == nil {
				if len(x.Properties) > 0 {
					return at + "." + name + " is not described"
				}
				continue
			}
			if msg := p.check(d, value, at+"."+name); msg != "" {
				return msg
			}
		}
	case []any:
		if x.Type != "array" {
			return at + " is a list, not " + want
		}
		for i, e := range v {
			if msg := x.Items.check(d, e, fmt.Sprintf("%s[%d]", at, i)); msg != "" {
				return msg
			}
		}
	case string:
		if x.Type != "string" {
			return at + " is a text, not " + want
		}
	case bool:
		if x.Type != "boolean" {
			return at + " is true or false, not " + want
		}
	case float64:
		if x.Type != "number" && (x.Type != "integer" || v != float64(int64(v))) {
			return at + fmt.Sprintf(" is %v, not %s", v, want)
		}
	}
	return ""
}
