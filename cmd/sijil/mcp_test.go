package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP: an assistant's program starts sijil mcp, asks, and ends it.
func TestMCP(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	file := filepath.Join(t.TempDir(), "test.db")
	text := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte("اتهمت واشنطن بكين بتزويد روسيا بالأسلحة."), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if code := run([]string{"add", "--store", file, text}, nil, &said, &said); code != 0 {
		t.Fatalf("add: %d: %s", code, said.String())
	}
	bin := program(t)
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: exec.Command(bin, "mcp", "--store", file)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "count_events", Arguments: map[string]any{"type": "ACCUSE"}})
	if err != nil || r.IsError {
		t.Fatalf("call: %+v, %v", r, err)
	}
	if total, _ := r.StructuredContent.(map[string]any)["total"].(map[string]any); total["events"] != 1.0 {
		t.Errorf("answer: %+v", r.StructuredContent)
	}
	if err := s.Close(); err != nil {
		t.Errorf("the program ended with %v", err)
	}
}
