package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "write the files that scripts compare with anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sijil": main})
}

// TestScripts runs the command lines in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"encode":  encode,
			"binary":  binary,
			"exit2":   exit2,
			"warc":    archive,
			"zip":     zipped,
			"gzipped": brokenGzip,
			"serve":   serve,
			"asked":   asked,
			"await":   await,
		},
		Setup: setupSite,
	})
}

// exit2 MESSAGE ARG… runs sijil and wants exit code 2 with that message and
// nothing on standard output.
func exit2(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("sijil", args[1:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitMisuse {
		ts.Fatalf("sijil %v: %v, want exit code %d", args[1:], err, exitMisuse)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("sijil %v: prints %q", args[1:], out)
	}
	want := regexp.MustCompile(`^sijil: .*` + args[0] + `[\s\S]*\nRun 'sijil`)
	if msg := ts.ReadFile("stderr"); !want.MatchString(msg) {
		ts.Fatalf("sijil %v: says %q, want %q", args[1:], msg, want)
	}
}

// encode IN OUT ENCODING writes a UTF-8 file in another encoding.
func encode(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("use: encode IN OUT windows-1256|utf-16")
	}
	var out string
	var err error
	switch in := ts.ReadFile(args[0]); args[2] {
	case "windows-1256":
		out, err = charmap.Windows1256.NewEncoder().String(in)
	case "utf-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(in)
	default:
		ts.Fatalf("unknown encoding %s", args[2])
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out), 0o644))
}

// binary OUT writes bytes that are no text.
func binary(ts *testscript.TestScript, _ bool, args []string) {
	b := []byte("\x7fELF\x02\x01\x01\x00")
	for i := range 4096 {
		b = append(b, byte(i*37), 0, byte(i))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// archive OUT FILE… writes a WARC archive of pages, each in a gzip member, at
// addresses like their names. A file .bad becomes a record with a wrong length.
func archive(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	for _, name := range args[1:] {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + ts.ReadFile(name)
		n := len(block)
		if strings.HasSuffix(name, ".bad") {
			n += 7
		}
		z := gzip.NewWriter(&b)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: https://news.example/%s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", name, name, n, block)
		ts.Check(z.Close())
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// zipped OUT FILE… writes a zip archive.
func zipped(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range args[1:] {
		w, err := z.Create(name)
		ts.Check(err)
		in, err := os.ReadFile(ts.MkAbs(name))
		ts.Check(err)
		_, err = w.Write(in)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

// brokenGzip OUT writes a gzip file that is cut short.
func brokenGzip(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x1f\x8b\x08\x00\x00"), 0o644))
}
