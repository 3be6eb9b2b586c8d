package score

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Arabic reads the folder of Arabic pages: what each should give stands in
// manifest.json (days, strings that must and must not appear) and in
// body-boundaries.json (title and every line of the page).
func Arabic(dir string) ([]Page, error) {
	var manifest []struct {
		File, URL string
		Gold      struct {
			Date, Text    string
			With, Without []string
		}
	}
	if err := readJSON(filepath.Join(dir, "manifest.json"), &manifest); err != nil {
		return nil, err
	}
	var marked map[string]struct {
		Title                 string
		Body, Soft, Furniture []string
	}
	if err := readJSON(filepath.Join(dir, "body-boundaries.json"), &marked); err != nil {
		return nil, err
	}
	var out []Page
	for _, m := range manifest {
		html, err := os.ReadFile(filepath.Join(dir, m.File))
		if err != nil {
			return nil, fmt.Errorf("read page: %w", err)
		}
		b := marked[m.File]
		p := Page{Set: "arabic", Name: m.File, URL: m.URL, HTML: html, Gold: Gold{
			Title: b.Title, Date: m.Gold.Date, With: m.Gold.With, Without: m.Gold.Without,
			Body: b.Body, Soft: b.Soft, Furniture: b.Furniture,
		}}
		base := filepath.Join(dir, strings.TrimSuffix(m.File, ".html"))
		if err := beside(&p, base, m.Gold.Text != ""); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// beside adds what stands in files of the page's name: headers, title, text.
func beside(p *Page, base string, hasText bool) error {
	var header map[string]string
	if err := readJSON(base+".headers.json", &header); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	p.ContentType = header["Content-Type"]
	if !hasText {
		return nil
	}
	b, err := os.ReadFile(base + ".gold.txt")
	if err != nil {
		return fmt.Errorf("read gold text: %w", err)
	}
	p.Gold.Text = string(b)
	var g struct{ Title string }
	if err := readJSON(base+".gold.json", &g); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	p.Gold.Title = g.Title
	return nil
}

func readJSON(file string, v any) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read gold: %w", err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("read gold %s: %w", file, err)
	}
	return nil
}

// All reads the sets of a folder; want names one of them, or "" for all.
func All(dir, want string) ([]Page, error) {
	var out []Page
	for _, s := range []struct {
		name, file string
		read       func(string) ([]Page, error)
	}{
		{"trafilatura-eval", "trafilatura-eval.tar.xz", Trafilatura},
		{"fundus-tests", "fundus-tests.tar.xz", Fundus},
		{"arabic", "arabic", Arabic},
	} {
		if want != "" && !strings.HasPrefix(s.name, want) {
			continue
		}
		p, err := s.read(filepath.Join(dir, s.file))
		if err != nil {
			return nil, err
		}
		out = append(out, p...)
	}
	if out == nil {
		return nil, fmt.Errorf("no set %q; there are trafilatura-eval, fundus-tests, arabic", want)
	}
	return out, nil
}
