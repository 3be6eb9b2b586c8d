package export

import (
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// content is what an element of a schema may hold: child elements in this
// order, each any number of times, and the attributes it must have.
type content struct{ children, must, may string }

// gexfSchema is what GEXF 1.3 allows, of what is used here.
var gexfSchema = map[string]content{
	"gexf":    {"meta graph", "version", "variant schemaLocation"},
	"meta":    {"creator keywords description", "", "lastmodifieddate"},
	"creator": {}, "description": {},
	"graph":      {"attributes nodes edges", "", "defaultedgetype mode timeformat idtype"},
	"attributes": {"attribute", "class", "mode"},
	"attribute":  {"default options", "id title type", ""},
	"nodes":      {"node", "", "count"}, "edges": {"edge", "", "count"},
	"node":      {"attvalues spells", "id", "label"},
	"edge":      {"attvalues spells", "source target", "id type label weight kind"},
	"attvalues": {"attvalue", "", ""},
	"attvalue":  {"", "for value", ""},
}

// graphmlSchema is the same of GraphML 1.1.
var graphmlSchema = map[string]content{
	"graphml": {"desc key graph", "", "schemaLocation"},
	"key":     {"desc default", "id", "for attr.name attr.type"},
	"graph":   {"desc data node edge", "edgedefault", "id"},
	"node":    {"desc data port graph", "id", ""},
	"edge":    {"desc data graph", "source target", "id directed"},
	"data":    {"", "key", "id"},
}

// atomSchema is RFC 4287; its section 4.1.1 leaves the order free, so elements
// that stand in two places are named twice.
var atomSchema = map[string]content{
	"feed":  {"id title generator author entry updated", "", ""},
	"entry": {"id title updated published author link category summary", "", ""},
	"id":    {}, "title": {"", "", "type"}, "generator": {"", "", "uri version"}, "updated": {}, "published": {}, "name": {},
	"author": {"name uri email", "", ""}, "link": {"", "href", "rel type"}, "category": {"", "term", "scheme label"}, "summary": {"", "", "type lang"},
}

// conforms checks a document against a schema: well formed, elements in order,
// attributes known and whole.
func conforms(t *testing.T, s string, schema map[string]content) {
	t.Helper()
	type open struct {
		name string
		at   int // of the last child in the order
	}
	var stack []open
	dec := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, s)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			name := x.Name.Local
			c, ok := schema[name]
			if !ok {
				t.Fatalf("element %s is not in the schema", name)
			}
			if len(stack) > 0 {
				up := &stack[len(stack)-1]
				order := strings.Fields(schema[up.name].children)
				at := index(order, name)
				if at < up.at {
					t.Errorf("%s stands in %s at a wrong place; the order is %v", name, up.name, order)
				}
				up.at = at
			}
			attributes(t, x, c)
			stack = append(stack, open{name: name})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func index(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func attributes(t *testing.T, x xml.StartElement, c content) {
	t.Helper()
	has := map[string]bool{}
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		has[a.Name.Local] = true
		if index(strings.Fields(c.must+" "+c.may), a.Name.Local) < 0 {
			t.Errorf("%s has no attribute %s", x.Name.Local, a.Name.Local)
		}
	}
	for _, must := range strings.Fields(c.must) {
		if !has[must] {
			t.Errorf("%s without %s", x.Name.Local, must)
		}
	}
}

// TestXML: the formats of XML keep to their schemas, whatever the words.
func TestXML(t *testing.T) {
	entries := append(register(t), awkward(), actual())
	for format, schema := range map[string]map[string]content{"gexf": gexfSchema, "graphml": graphmlSchema, "atom": atomSchema} {
		s, _ := entriesIn(t, format, entries...)
		conforms(t, s, schema)
		none, _ := entriesIn(t, format)
		conforms(t, none, schema)
		if lint, err := exec.LookPath("xmllint"); err == nil {
			cmd := exec.Command(lint, "--noout", "-")
			cmd.Stdin = strings.NewReader(s)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: xmllint: %v\n%s", format, err, out)
			}
		}
	}
}

// TestNetworkIDs: edges lead to nodes, and both networks sum up the same.
func TestNetworkIDs(t *testing.T) {
	twice := append(register(t), register(t)...)
	for _, format := range []string{"gexf", "graphml"} {
		s, _ := entriesIn(t, format, twice...)
		var g struct {
			Graph struct {
				Nodes []struct {
					ID string `xml:"id,attr"`
				} `xml:"nodes>node"`
				Flat []struct {
					ID string `xml:"id,attr"`
				} `xml:"node"`
				Edges []struct {
					Source string `xml:"source,attr"`
					Target string `xml:"target,attr"`
					Weight string `xml:"weight,attr"`
				} `xml:"edges>edge"`
				FlatEdges []struct {
					Source string `xml:"source,attr"`
					Target string `xml:"target,attr"`
					Data   []struct {
						Key   string `xml:"key,attr"`
						Value string `xml:",chardata"`
					} `xml:"data"`
				} `xml:"edge"`
			} `xml:"graph"`
		}
		if err := xml.Unmarshal([]byte(s), &g); err != nil {
			t.Fatal(err)
		}
		nodes := map[string]bool{}
		for _, n := range append(g.Graph.Nodes, g.Graph.Flat...) {
			nodes[n.ID] = true
		}
		for _, e := range g.Graph.FlatEdges {
			g.Graph.Edges = append(g.Graph.Edges, struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
				Weight string `xml:"weight,attr"`
			}{e.Source, e.Target, e.Data[0].Value})
		}
		if len(nodes) != 10 || len(g.Graph.Edges) != 7 {
			t.Errorf("%s: %d nodes, %d edges", format, len(nodes), len(g.Graph.Edges))
		}
		for _, e := range g.Graph.Edges {
			if !nodes[e.Source] || !nodes[e.Target] || e.Weight != "2" {
				t.Errorf("%s: edge %+v", format, e)
			}
		}
	}
}
