package export

import (
	"io"
	"strconv"
)

// graphKey is one declared value of nodes or edges.
type graphKey struct{ id, of, name, kind string }

// graphKeys are what nodes and edges carry. weight is the number of events.
func graphKeys() []graphKey {
	keys := []graphKey{{"label", "node", "label", "string"}, {"code", "node", "code", "string"}, {"sector", "node", "sector", "string"}, {"weight", "edge", "weight", "double"}}
	for q := 1; q <= 4; q++ {
		keys = append(keys, graphKey{"quad" + strconv.Itoa(q), "edge", quadTitles[q], "int"})
	}
	return append(keys, graphKey{"score", "edge", "mean_score", "double"})
}

// writeGraphML writes a network as GraphML.
func writeGraphML(w io.Writer, nodes []node, edges []edge) error {
	x := &xmlWriter{w: w}
	x.head()
	x.start("graphml", attr{"xmlns", "http://graphml.graphdrawing.org/xmlns"}, attr{"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
		attr{"xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd"})
	for _, k := range graphKeys() {
		x.leaf("key", "", attr{"id", k.id}, attr{"for", k.of}, attr{"attr.name", k.name}, attr{"attr.type", k.kind})
	}
	x.start("graph", attr{"id", "sijil"}, attr{"edgedefault", "directed"})
	number := map[string]string{} // ids of GraphML are name tokens: ours hold blanks
	for i, n := range nodes {
		number[n.id] = "n" + strconv.Itoa(i)
		x.start("node", attr{"id", number[n.id]})
		x.data("label", n.label)
		x.data("code", n.code)
		x.data("sector", n.sector)
		x.end()
	}
	for i := range edges {
		e := &edges[i]
		x.start("edge", attr{"id", "e" + strconv.Itoa(i)}, attr{"source", number[e.from]}, attr{"target", number[e.to]})
		x.data("weight", strconv.Itoa(e.events()))
		for q := 1; q <= 4; q++ {
			x.data("quad"+strconv.Itoa(q), strconv.Itoa(e.quads[q]))
		}
		x.data("score", decimal(e.mean()))
		x.end()
	}
	for len(x.open) > 0 {
		x.end()
	}
	return x.err
}

// data writes a value, if there is one.
func (x *xmlWriter) data(key, value string) {
	if value != "" {
		x.leaf("data", value, attr{"key", key})
	}
}
