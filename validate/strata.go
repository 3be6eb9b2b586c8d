package validate

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/doc"
)

// key is something that events can be divided by.
type key struct {
	name string
	of   func(e *doc.Event, b Bands) string
}

var keys = [...]key{
	{"type", func(e *doc.Event, _ Bands) string { return e.Type }},
	{"mode", func(e *doc.Event, _ Bands) string { return e.Type + "/" + e.Mode }},
	{"publisher", func(e *doc.Event, _ Bands) string { return publisher(e) }},
	{"confidence", func(e *doc.Event, b Bands) string { return b.Of(e.Confidence) }},
	{"quad", func(e *doc.Event, _ Bands) string { return strconv.Itoa(e.Quad) }},
	{"realis", func(e *doc.Event, _ Bands) string { return string(e.Realis) }},
	{"claim", func(e *doc.Event, _ Bands) string { return string(e.Claim) }},
	{"block", func(e *doc.Event, _ Bands) string { return string(e.Sentence.Block) }},
	{"lang", func(e *doc.Event, _ Bands) string { return e.Lang }},
	{"version", func(e *doc.Event, _ Bands) string { return e.Version }},
}

// Keys lists what events can be divided by.
func Keys() []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.name
	}
	return out
}

// unknown is the value of a key that an event lacks.
const unknown = "-"

// publisher names the source of an event: as the document does, else the host
// of its address.
func publisher(e *doc.Event) string {
	if e.Publisher != "" {
		return e.Publisher
	}
	if u, err := url.Parse(e.URL); err == nil {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return ""
}

// Bands divide confidence at these borders, ascending, between 0 and 1.
type Bands []float64

// DefaultBands divide the events of news into three parts of some size.
func DefaultBands() Bands { return Bands{0.5, 0.7} }

// ParseBands reads borders separated by commas.
func ParseBands(s string) (Bands, error) {
	var out Bands
	for part := range strings.SplitSeq(s, ",") {
		x, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(x > 0 && x < 1) || len(out) > 0 && x <= out[len(out)-1] {
			return nil, fmt.Errorf("%q: want ascending numbers between 0 and 1, such as 0.5,0.7", s)
		}
		out = append(out, x)
	}
	return out, nil
}

// Of names the band of a confidence: «0.5-0.7» from 0.5 up to below 0.7, the
// last one with its end.
func (b Bands) Of(confidence float64) string {
	i := 0
	for i < len(b) && confidence >= b[i] {
		i++
	}
	from, to := "0", "1"
	if i > 0 {
		from = number(b[i-1])
	}
	if i < len(b) {
		to = number(b[i])
	}
	return from + "-" + to
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// divider tells the stratum of events.
type divider struct {
	keys  []key
	bands Bands
}

func newDivider(names []string, b Bands) (divider, error) {
	d := divider{bands: b}
	for i, name := range names {
		k := slices.IndexFunc(keys[:], func(k key) bool { return k.name == name })
		if k < 0 || slices.Contains(names[:i], name) {
			return d, fmt.Errorf("strata by %q: want some of %s, each once", name, strings.Join(Keys(), ", "))
		}
		d.keys = append(d.keys, keys[k])
	}
	return d, nil
}

// values are the values of an event for each key.
func (d divider) values(e *doc.Event) []string {
	out := make([]string, len(d.keys))
	for i, k := range d.keys {
		if out[i] = flat(k.of(e, d.bands)); out[i] == "" {
			out[i] = unknown
		}
	}
	return out
}

// joined stands for the values of a key that are taken together, because each
// alone has too few events.
const joined = "*"

// name prints a stratum: «type=ASSAULT | publisher=*».
func (d divider) name(values []string) string {
	if len(values) == 0 {
		return "all"
	}
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = d.keys[i].name + "=" + v
	}
	return strings.Join(parts, " | ")
}
