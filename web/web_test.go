package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestFresh: the bundle was made of the sources beside it (vite.config.ts,
// sources). After a change of them: make web.
func TestFresh(t *testing.T) {
	var paths []string
	for _, root := range []string{"index.html", "package-lock.json", "svelte.config.js", "vite.config.ts", "public", "src"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				paths = append(paths, filepath.ToSlash(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(paths)
	sum := sha256.New()
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(sum, "%s\x00%s\x00", path, b)
	}
	got, err := fs.ReadFile(FS(), "sources.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if want := hex.EncodeToString(sum.Sum(nil)); strings.TrimSpace(string(got)) != want {
		t.Errorf("web/dist was made of other sources: run make web and commit web/dist\nis   %swant %s", got, want)
	}
}

var (
	inline  = regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>\s*[^<\s]|<style|\sstyle=|\son[a-z]+=|javascript:`)
	outside = regexp.MustCompile(`(?i)(?:src|href)="(?:[a-z]+:)?//`)
	sheet   = regexp.MustCompile(`(?i)@import|url\(\s*["']?(?:data:|[a-z]+:)?//|url\(\s*["']?data:`)
)

// TestPolicy: the page and its style sheets keep to the policy that the server
// sends: nothing inline, nothing from elsewhere.
func TestPolicy(t *testing.T) {
	page, err := fs.ReadFile(FS(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	if m := inline.Find(page); m != nil {
		t.Errorf("index.html has something inline: %s", m)
	}
	if m := outside.Find(page); m != nil {
		t.Errorf("index.html loads from elsewhere: %s", m)
	}
	sheets, err := fs.Glob(FS(), "assets/*.css")
	if err != nil || len(sheets) == 0 {
		t.Fatalf("no style sheets: %v", err)
	}
	for _, name := range sheets {
		b, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if m := sheet.Find(b); m != nil {
			t.Errorf("%s loads from elsewhere: %s", name, m)
		}
	}
}

// TestNames: what is under assets/ may be kept for ever, so each name changes
// with its content.
func TestNames(t *testing.T) {
	hashed := regexp.MustCompile(`-[A-Za-z0-9_-]{8}\.[a-z0-9]+$`)
	err := fs.WalkDir(FS(), "assets", func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !hashed.MatchString(path) {
			t.Errorf("%s has no digest in its name", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
