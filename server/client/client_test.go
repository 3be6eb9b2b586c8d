// Package client holds no code: its test generates a Go client from the
// description that a server serves, and works with it.
package client

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"io"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store/testregister"
)

const (
	generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"
	runtime   = "github.com/oapi-codegen/runtime@v1.4.2"
)

// TestClient: a generator that knows nothing of this project makes a client that
// compiles and works. It fetches the generator where the module cache lacks it,
// so it runs only where SIJIL_TEST_CLIENT is set.
func TestClient(t *testing.T) {
	if os.Getenv("SIJIL_TEST_CLIENT") == "" {
		t.Skip("SIJIL_TEST_CLIENT is not set: no client is generated")
	}
	coder, err := sijil.New(sijil.Options{Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.New(server.Options{Store: testregister.SQLite(t), Coder: coder, Source: lexicon.NewSource(data.FS), Version: "test", Page: fstest.MapFS{"index.html": {Data: []byte("page")}}})
	if err != nil {
		t.Fatal(err)
	}
	h := httptest.NewServer(s.Handler())
	t.Cleanup(func() {
		s.End()
		h.Close()
		s.Close()
	})
	dir := t.TempDir()
	fetch(t, h.URL+"/api/v1/openapi.json", filepath.Join(dir, "openapi.json"))
	if err := os.Mkdir(filepath.Join(dir, "client"), 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "go", "run", generator, "-package", "client", "-generate", "client,models", "-o", "client/client.go", "openapi.json")
	program, err := os.ReadFile("testdata/try/main.go.txt")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "main.go"), program, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	run(t, dir, "go", "mod", "init", "try")
	run(t, dir, "go", "get", runtime)
	run(t, dir, "go", "mod", "tidy")
	if out := run(t, dir, "go", "run", ".", h.URL); !strings.HasSuffix(out, "ok\n") {
		t.Error(out)
	}
}

func fetch(t *testing.T, from, to string) {
	t.Helper()
	resp, err := http.Get(from)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil {
		err = os.WriteFile(to, b, 0o644)
	}
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status, err)
	}
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=0")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
