package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store/columns"
	"github.com/sijil-news/sijil/text"
)

// own is what the project itself wrote.
type own struct {
	data      string   // all of data/
	stems     []string // lemmas, the commonest first
	sentences []string // examples of frames
	samples   []string // articles of samples/
}

func readOwn() (*own, error) {
	o := &own{}
	var all strings.Builder
	err := fs.WalkDir(data.FS, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := fs.ReadFile(data.FS, path)
		if err != nil {
			return err
		}
		all.Write(b)
		if strings.HasPrefix(path, "ar/frames/") {
			o.sentences = append(o.sentences, sentences(string(b))...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the data: %w", err)
	}
	o.data = all.String()
	if o.stems, err = stems(); err != nil {
		return nil, err
	}
	files, err := filepath.Glob("samples/ar/*.txt")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no samples; run it in the folder of the project (%w)", err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		o.samples = append(o.samples, string(b))
	}
	return o, nil
}

// sentences are those of the examples in a frames file.
func sentences(file string) (out []string) {
	for line := range strings.Lines(file) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if key == "yes" || key == "no" {
			text, _, _ := strings.Cut(rest, "->")
			out = append(out, strings.TrimSpace(text)+".")
		}
	}
	return out
}

// stems are the lemmas of data/ar/stems.txt, the commonest first.
func stems() ([]string, error) {
	b, err := fs.ReadFile(data.FS, "ar/stems.txt")
	if err != nil {
		return nil, err
	}
	weight := map[string]float64{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(line, "|")
		if len(f) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(f[2]), 64)
		if err != nil {
			return nil, fmt.Errorf("ar/stems.txt: %w", err)
		}
		lemma := strings.TrimSpace(f[0])
		weight[lemma] += n
		if strings.TrimSpace(f[1]) == "n" {
			weight["ال"+lemma] += n / 2
		}
	}
	var out []string
	for w := range weight {
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	return out, nil
}

// lemmas are the commonest ones in so many bytes, the commonest last.
func (o *own) lemmas(most int) []byte {
	var list []string
	for _, w := range o.stems {
		if most -= len(w) + 1; most < 0 {
			break
		}
		list = append(list, w)
	}
	slices.Reverse(list)
	return []byte(strings.Join(list, " ") + " ")
}

// strings are those of coded documents that the data has word for word, the
// commonest last.
func (o *own) strings(counts map[string]int, most int) []byte {
	const few = 8
	var list []string
	for k, n := range counts {
		if n >= few && o.has(k) {
			list = append(list, k)
		}
	}
	gain := func(k string) int { return counts[k] * (len(k) - strings.Count(k, "\x00")) }
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(gain(b), gain(a)), cmp.Compare(a, b)) })
	var out [][]byte
	for _, k := range list {
		k = strings.TrimPrefix(strings.ReplaceAll(k, "\x00", ""), said)
		if most -= len(k); most < 0 {
			break
		}
		out = append(out, []byte(k))
	}
	slices.Reverse(out)
	return bytes.Join(out, nil)
}

// has tells whether every part of a string stands in the data, or it is what
// the coder itself says of an event.
func (o *own) has(k string) bool {
	if strings.HasPrefix(k, said) {
		return true
	}
	for part := range strings.SplitSeq(k, "\x00") {
		if !strings.Contains(o.data, part) {
			return false
		}
	}
	return true
}

// texts are the samples, and articles made of the examples of frames.
func (o *own) texts() []string {
	const together = 8
	out := slices.Clone(o.samples)
	for part := range slices.Chunk(o.sentences, together) {
		out = append(out, strings.Join(part, "\n"))
	}
	return out
}

// said stands before what the coder says of an event.
const said = "\x03"

func arabic(s string) int { return strings.IndexFunc(s, text.IsArabic) }

// stringsOf are the strings that are written of a document, parts of one actor
// with zeros between them.
func stringsOf(d *doc.Document) map[string]bool {
	out := map[string]bool{}
	actor := func(a *doc.Actor) {
		var parts []string
		for _, s := range []string{a.ID, a.Name, a.NameEn, a.Code, a.Sector, a.Role} {
			if s != "" && !slices.Contains(parts, s) {
				parts = append(parts, s)
			}
		}
		out[strings.Join(parts, "\x00")] = true
	}
	for i := range d.Mentions {
		actor(&d.Mentions[i].Actor)
		out[d.Mentions[i].Kind] = true
	}
	for i := range d.Events {
		e := &d.Events[i]
		for _, s := range []string{e.Type, e.Mode, e.Cameo, string(e.Realis), string(e.Claim)} {
			out[s] = true
		}
		for _, s := range slices.Concat(e.Trace, e.Contexts) {
			if p := columns.Pattern(s); arabic(p) < 0 {
				out[said+p] = true
			}
		}
	}
	delete(out, "")
	return out
}

// header is the names of the columns in a frame: its longest line feeds part,
// from the first of them to the zero behind.
func header(frame []byte) []byte {
	from := bytes.Index(frame, []byte("?strings\n"))
	to := bytes.IndexByte(frame[from:], 0)
	return frame[from : from+to+1]
}
