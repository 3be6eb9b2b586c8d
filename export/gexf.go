package export

import (
	"io"
	"strconv"
)

// quadTitles name the counts of the quad classes, from 1.
var quadTitles = [...]string{"", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"}

// writeGEXF writes a network as GEXF 1.3: weight is the number of events.
func writeGEXF(w io.Writer, nodes []node, edges []edge) error {
	x := &xmlWriter{w: w}
	x.head()
	x.start("gexf", attr{"xmlns", "http://gexf.net/1.3"}, attr{"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
		attr{"xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"}, attr{"version", "1.3"})
	x.start("meta")
	x.leaf("creator", "Sijil")
	x.leaf("description", "Actors of coded events: who did what to whom")
	x.end()
	x.start("graph", attr{"defaultedgetype", "directed"}, attr{"mode", "static"})
	x.gexfAttributes("node", [][2]string{{"code", "string"}, {"sector", "string"}})
	x.gexfAttributes("edge", [][2]string{{quadTitles[1], "integer"}, {quadTitles[2], "integer"}, {quadTitles[3], "integer"}, {quadTitles[4], "integer"}, {"mean_score", "double"}})
	x.start("nodes")
	for _, n := range nodes {
		x.start("node", attr{"id", n.id}, attr{"label", n.label})
		x.gexfValues(n.code, n.sector)
		x.end()
	}
	x.end()
	x.start("edges")
	for i := range edges {
		e := &edges[i]
		x.start("edge", attr{"id", strconv.Itoa(i)}, attr{"source", e.from}, attr{"target", e.to}, attr{"weight", decimal(float64(e.events()))})
		x.gexfValues(strconv.Itoa(e.quads[1]), strconv.Itoa(e.quads[2]), strconv.Itoa(e.quads[3]), strconv.Itoa(e.quads[4]), decimal(e.mean()))
		x.end()
	}
	for len(x.open) > 0 {
		x.end()
	}
	return x.err
}

// gexfAttributes declares the attributes of nodes or edges, by their order.
func (x *xmlWriter) gexfAttributes(class string, list [][2]string) {
	x.start("attributes", attr{"class", class}, attr{"mode", "static"})
	for i, a := range list {
		x.leaf("attribute", "", attr{"id", strconv.Itoa(i)}, attr{"title", a[0]}, attr{"type", a[1]})
	}
	x.end()
}

// gexfValues writes the values of the attributes in order, empty ones left out.
func (x *xmlWriter) gexfValues(values ...string) {
	x.start("attvalues")
	for i, v := range values {
		if v != "" {
			x.leaf("attvalue", "", attr{"for", strconv.Itoa(i)}, attr{"value", v})
		}
	}
	x.end()
}
