package intake

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// sniff tells plain text from JSONL by the name and the first bytes of an
// input, which are decoded UTF-8.
func sniff(path, name string, head []byte) (string, error) {
	body := bytes.TrimLeft(head, " \t\r\n\ufeff")
	lower := bytes.ToLower(body[:min(len(body), 512)])
	switch {
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")):
		return "", fmt.Errorf("%s is a web page; save its text and give that, or read it as it is with --from text", path)
	case objectStart(body):
		if line, _, _ := bytes.Cut(body, []byte{'\n'}); len(line) < len(body) && len(bytes.TrimSpace(line)) == 1 {
			return "", fmt.Errorf("%s holds a JSON object spread over several lines; JSONL has one object a line: jq -c . %s", path, path)
		}
		return JSONL, nil
	case arrayStart(body):
		return "", fmt.Errorf("%s holds a JSON array; JSONL has one object a line: jq -c '.[]' %s", path, path)
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".jsonlines":
		return JSONL, nil
	}
	return Text, nil
}

// objectStart tells whether b begins like a JSON object: a brace and a key.
func objectStart(b []byte) bool {
	if len(b) == 0 || b[0] != '{' {
		return false
	}
	b = bytes.TrimLeft(b[1:], " \t\r\n")
	return len(b) > 0 && (b[0] == '"' || b[0] == '}')
}

func arrayStart(b []byte) bool {
	return len(b) > 0 && b[0] == '[' && objectStart(bytes.TrimLeft(b[1:], " \t\r\n"))
}
