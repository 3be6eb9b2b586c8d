package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestInterruptSample: Ctrl-C while the input hangs ends the run, and there is
// no sheet of half the events.
func TestInterruptSample(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted from within here")
	}
	out := filepath.Join(t.TempDir(), "sheet.csv")
	stdin, feed := io.Pipe()
	defer feed.Close()
	var stderr buffer
	code := make(chan int)
	go func() { code <- run([]string{"sample", "--out", out, "-"}, stdin, io.Discard, &stderr) }()
	if _, err := io.WriteString(feed, `{"id":"a","type":"CONSULT"}`+"\n"); err != nil {
		t.Fatal(err) // returns when it is read: the run listens to signals by then
	}
	me, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := me.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case c := <-code:
		if c != exitInterrupted || !strings.Contains(stderr.String(), "interrupted; nothing was written") {
			t.Errorf("exit code %d, says %q", c, stderr.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the run does not end")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a sheet was written")
	}
}
