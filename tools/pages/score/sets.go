package score

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"sort"
	"strings"

	"github.com/ulikunitz/xz"
)

// archive reads a .tar.xz whole: file name below the top folder → content,
// with .gz files unpacked.
func archive(file string) (map[string][]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open set: %w", err)
	}
	defer f.Close()
	x, err := xz.NewReader(bufio.NewReaderSize(f, 1<<16)) // byte by byte otherwise
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", file, err)
	}
	out := map[string][]byte{}
	for t := tar.NewReader(x); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpack %s: %w", file, err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		b, err := io.ReadAll(t)
		if err != nil {
			return nil, fmt.Errorf("unpack %s: %w", h.Name, err)
		}
		_, name, _ := strings.Cut(path.Clean(h.Name), "/")
		if n, ok := strings.CutSuffix(name, ".gz"); ok {
			if b, err = gunzip(b); err != nil {
				return nil, fmt.Errorf("unpack %s: %w", h.Name, err)
			}
			name = n
		}
		out[name] = b
	}
}

func gunzip(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// Trafilatura reads the pages of trafilatura's evaluation.
func Trafilatura(file string) ([]Page, error) {
	files, err := archive(file)
	if err != nil {
		return nil, err
	}
	var data map[string]struct {
		File          string
		With, Without []string
	}
	if err := json.Unmarshal(files["evaldata.json"], &data); err != nil {
		return nil, fmt.Errorf("read evaldata.json: %w", err)
	}
	var out []Page
	for url, d := range data {
		html, ok := files["html/"+d.File]
		if !ok {
			return nil, fmt.Errorf("%s holds no page %s", file, d.File)
		}
		out = append(out, Page{Set: "trafilatura-eval", Name: d.File, URL: url, HTML: html, Gold: Gold{With: d.With, Without: d.Without}})
	}
	sortPages(out)
	return out, nil
}

func sortPages(p []Page) {
	sort.Slice(p, func(i, j int) bool { return p[i].Name+p[i].URL < p[j].Name+p[j].URL })
}

// fundusGold is one article of the fundus tests.
type fundusGold struct {
	Title   string   `json:"title"`
	Date    string   `json:"publishing_date"`
	Authors []string `json:"authors"`
	Body    struct {
		Summary  []string `json:"summary"`
		Sections []struct {
			Headline   []string `json:"headline"`
			Paragraphs []string `json:"paragraphs"`
		} `json:"sections"`
	} `json:"body"`
}

func (g fundusGold) gold() Gold {
	lines := g.Body.Summary
	for _, s := range g.Body.Sections {
		lines = append(append(lines, s.Headline...), s.Paragraphs...)
	}
	day, _, _ := strings.Cut(g.Date, " ")
	return Gold{Title: g.Title, Date: day, Authors: g.Authors, Text: strings.Join(lines, "\n")}
}

// Fundus reads the test pages of fundus. The versions of a publisher's gold
// (V1, V1_1, V2) stand in the order of the days in its pages' names.
func Fundus(file string) ([]Page, error) {
	files, err := archive(file)
	if err != nil {
		return nil, err
	}
	pages := map[string][]string{} // country/publisher → page names
	for name := range files {
		if base, ok := strings.CutSuffix(name, ".html"); ok && len(base) > 11 {
			pages[base[:len(base)-11]] = append(pages[base[:len(base)-11]], name)
		}
	}
	var out []Page
	for base, names := range pages {
		var golds map[string]fundusGold
		if err := json.Unmarshal(files[base+".json"], &golds); err != nil {
			return nil, fmt.Errorf("read %s.json: %w", base, err)
		}
		versions := make([]string, 0, len(golds))
		for v := range golds {
			versions = append(versions, v)
		}
		if len(versions) != len(names) {
			return nil, fmt.Errorf("%s: %d gold articles for %d pages", base, len(versions), len(names))
		}
		sort.Strings(versions)
		sort.Strings(names)
		var info map[string]struct{ URL string }
		if err := json.Unmarshal(files[path.Dir(base)+"/meta.info"], &info); err != nil {
			return nil, fmt.Errorf("read %s/meta.info: %w", path.Dir(base), err)
		}
		for i, n := range names {
			out = append(out, Page{
				Set: "fundus-tests", Name: strings.TrimPrefix(n, "test_data/"), HTML: files[n],
				URL: info[path.Base(n)+".gz"].URL, Gold: golds[versions[i]].gold(),
			})
		}
	}
	sortPages(out)
	return out, nil
}
