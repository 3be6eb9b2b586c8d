package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// buffer is a bytes.Buffer for several goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// TestInterrupt: Ctrl-C while the input hangs ends the run; what was read is
// coded and written whole.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted from within here")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "events.jsonl")
	stdin, feed := io.Pipe()
	defer feed.Close()
	var stderr buffer
	code := make(chan int)
	go func() {
		code <- run([]string{"code", "--format", "doc", "--jobs", "2", "--from", "jsonl", "--out", out, "-"}, stdin, io.Discard, &stderr)
	}()
	for i := range 100 { // more than the reader looks at before it begins
		fmt.Fprintf(feed, "{\"id\":\"d%d\",\"text\":\"%s\"}\n", i, strings.Repeat("اتهمت واشنطن موسكو بإرسال أسلحة إلى دمشق. ", 30))
	}
	time.Sleep(300 * time.Millisecond)
	me, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := me.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case c := <-code:
		if c != exitInterrupted {
			t.Errorf("exit code %d, want %d; %s", c, exitInterrupted, stderr.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the run does not end")
	}
	if !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("says %q", stderr.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	for i, l := range lines {
		var d struct{ ID string }
		if err := json.Unmarshal([]byte(l), &d); err != nil || d.ID != fmt.Sprintf("d%d", i) {
			t.Fatalf("line %d: %v, id %q", i, err, d.ID)
		}
	}
	if len(lines) < 50 {
		t.Errorf("%d documents written", len(lines))
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestWriteError: a full disk is told, and ends with 1.
func TestWriteError(t *testing.T) {
	var stderr buffer
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("اتهمت واشنطن موسكو بإرسال أسلحة إلى دمشق."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"events", "doc", "csv", "table"} {
		c := run([]string{"code", "--format", format, file}, strings.NewReader(""), full{}, &stderr)
		if c != exitUnread || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%s: exit code %d, says %q", format, c, stderr.String())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		docs         int
		bytes, total int64
		took         time.Duration
		want         string
	}{
		{1200, 3_000_000, 12_000_000, 2 * time.Second, "1200 documents · 3.0 MB of 12 MB · 600 a second · 6s left"},
		{5, 20_000_000, 0, time.Second, "5 documents · 20 MB · 5 a second"},
	} {
		if got := progressLine(c.docs, c.bytes, c.total, c.took); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

// shared finds a file beside the repository, or skips the test.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	p := filepath.Join(append([]string{"..", "..", "..", "shared"}, elem...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("no %s beside the repository", filepath.Join(elem...))
	}
	return p
}

// TestEvalAgreesWithScript holds sijil eval and the script of the development
// sets together on what is really coded.
func TestEvalAgreesWithScript(t *testing.T) {
	script := shared(t, "eval", "score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	sets, _ := filepath.Glob(filepath.Join(filepath.Dir(script), "dev", "*.jsonl"))
	if len(sets) == 0 {
		t.Skip("no development sets")
	}
	dir := t.TempDir()
	for _, set := range sets {
		t.Run(filepath.Base(set), func(t *testing.T) {
			b, err := os.ReadFile(set)
			if err != nil {
				t.Fatal(err)
			}
			const most = 60 // documents: enough to meet every measure
			if lines := bytes.SplitAfter(b, []byte("\n")); len(lines) > most {
				b = bytes.Join(lines[:most], nil)
			}
			gold := filepath.Join(dir, filepath.Base(set))
			if err := os.WriteFile(gold, b, 0o644); err != nil {
				t.Fatal(err)
			}
			var got, stderr buffer
			if c := run([]string{"eval", "--json", "--events", dir, gold}, strings.NewReader(""), &got, &stderr); c != exitDone {
				t.Fatalf("exit code %d: %s", c, stderr.String())
			}
			base := strings.TrimSuffix(gold, ".jsonl")
			cmd := exec.Command("python3", script, gold, base+".events.jsonl", "--quotes", base+".quotes.jsonl")
			cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
			want, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}
