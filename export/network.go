package export

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// node is an actor of the network: all participants of one sector of a state, of
// the United Nations or the European Union, or one other international body.
type node struct {
	id, label    string
	code, sector string
}

// edge sums up what one actor did to another.
type edge struct {
	from, to string // ids of nodes
	quads    [5]int // events by quad class, from 1
	score    float64
}

func (e *edge) events() int { return e.quads[1] + e.quads[2] + e.quads[3] + e.quads[4] }

// mean is the mean conflict-cooperation score.
func (e *edge) mean() float64 { return round(e.score/float64(e.events()), 1e4) }

func round(f, unit float64) float64 {
	if f < 0 {
		return -round(-f, unit)
	}
	return float64(int64(f*unit+0.5)) / unit
}

// network sums up who did what to whom and writes it at Close. It keeps the
// pairs of actors, not the events.
type network struct {
	tally
	w     io.Writer
	codes *Codes
	print func(w io.Writer, nodes []node, edges []edge) error
	nodes map[string]node
	edges map[[2]string]*edge
}

func newNetwork(format string, w io.Writer, c *Codes, print func(io.Writer, []node, []edge) error) *network {
	return &network{tally: newTally(format, "type", "quad", "score", "actor", "recipient", "participants' code", "participants' sector", "participants' name_en",
		"participants' id", "realis", "historical"), w: w, codes: c, print: print, nodes: map[string]node{}, edges: map[[2]string]*edge{}}
}

func (n *network) WriteEntry(en Entry) error {
	e := en.Event
	reason := unreported(e)
	if reason == "" && e.Realis == doc.Future {
		reason = "future"
	}
	if reason == "" && len(e.Recipient) == 0 && !mutual(e) {
		reason = "no recipient"
	}
	if reason != "" {
		n.leave(reason)
		return nil
	}
	tied := false
	for _, p := range pairs(e, "") {
		tied = n.tie(e, p) || tied
	}
	if !tied {
		n.leave("no two sides with a country or body")
		return nil
	}
	n.wrote(&en)
	return nil
}

// tie adds an event to the edge of a pair; false where one side is nobody that
// can be told apart, or both are the same.
func (n *network) tie(e *doc.Event, p pair) bool {
	from, ok := n.node(p.source)
	to, ok2 := n.node(p.target)
	if !ok || !ok2 || from.id == to.id {
		return false
	}
	n.nodes[from.id], n.nodes[to.id] = from, to
	key := [2]string{from.id, to.id}
	x := n.edges[key]
	if x == nil {
		x = &edge{from: from.id, to: to.id}
		n.edges[key] = x
	}
	x.quads[max(1, min(4, e.Quad))]++
	x.score += e.Score
	return true
}

// node is the actor that a participant belongs to.
func (n *network) node(a *doc.Actor) (node, bool) {
	if a == nil || a.Code == "" {
		return node{}, false
	}
	label := n.codes.country(a.Code)
	if slot, ok := n.codes.Exchange.Slots[a.Code]; ok && slot.Group != "" {
		label = slot.Name // one body by itself
	} else if ok {
		name := or(a.NameEn, or(a.Name, a.Text))
		if id := or(a.ID, name); id != "" {
			return node{a.Code + "/" + id, or(name, id), a.Code, a.Sector}, true
		}
		return node{}, false
	}
	label = or(label, a.Code)
	if a.Sector == "" {
		return node{a.Code, label, a.Code, ""}, true
	}
	return node{a.Code + " " + a.Sector, label + " " + a.Sector, a.Code, a.Sector}, true
}

func (n *network) Close() error {
	nodes := make([]node, 0, len(n.nodes))
	for _, x := range n.nodes {
		nodes = append(nodes, x)
	}
	slices.SortFunc(nodes, func(a, b node) int { return strings.Compare(a.id, b.id) })
	edges := make([]edge, 0, len(n.edges))
	for _, x := range n.edges {
		edges = append(edges, *x)
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to)) })
	return n.print(n.w, nodes, edges)
}
