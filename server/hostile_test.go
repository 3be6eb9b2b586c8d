package server_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

// hostile are values that somebody may try in any place.
var hostile = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "\r\nSet-Cookie: a=b", "a\x00b", "\xff\xfe", "\u202egnp.exe", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd",
	"' OR 1=1 --", "; DROP TABLE documents", "%", "_", "*", `"`, "(((", "-1", "99999999999999999999", "NaN", "1e400", strings.Repeat("ع", 3000), strings.Repeat("(", 2000), "{}", "[]", "null", "${jndi:ldap://x}", "\u0000",
}

// operation is one of the interface, as its description has it.
type operation struct {
	Parameters []struct{ Name, In string }
	Responses  map[string]struct {
		Content map[string]any
	}
}

func operations(s *site) map[string]operation {
	s.Helper()
	var api struct {
		Paths map[string]map[string]json.RawMessage
	}
	s.get("/api/v1/openapi.json", &api)
	out := map[string]operation{}
	for path, ops := range api.Paths {
		if raw, ok := ops["get"]; ok {
			var op operation
			if err := json.Unmarshal(raw, &op); err != nil {
				s.Fatal(err)
			}
			out[path] = op
		}
	}
	return out
}

// TestHostileParameters: whatever stands in an address, an answer is of the type
// that it says, of which no browser makes a page, and nothing fails inside.
func TestHostileParameters(t *testing.T) {
	each(t, func(s *site) {
		for path, op := range operations(s) {
			if strings.HasSuffix(path, "/stream") { // which lasts
				continue
			}
			for _, value := range hostile {
				s.safely(fill(path, url.PathEscape(value)), op)
				for _, p := range op.Parameters {
					if p.In == "query" {
						s.safely(fill(path, "1")+"?"+url.QueryEscape(p.Name)+"="+url.QueryEscape(value), op)
					}
				}
			}
		}
	})
}

// fill puts a value in the place of each parameter of a path.
func fill(path, value string) string {
	for {
		before, rest, ok := strings.Cut(path, "{")
		if !ok {
			return path
		}
		_, after, _ := strings.Cut(rest, "}")
		path = before + value + after
	}
}

// safely asks and looks at the answer.
func (s *site) safely(path string, op operation) {
	s.Helper()
	req, err := http.NewRequestWithContext(s.Context(), "GET", s.URL+path, nil)
	if err != nil {
		s.Fatalf("%q: %v", path, err)
	}
	resp, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(req)
	if err != nil {
		s.Fatalf("%q: %v", path, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 4<<20))
	if err != nil {
		s.Fatalf("%q: %v", path, err)
	}
	shown := path[:min(len(path), 120)]
	if resp.StatusCode >= 500 {
		s.Errorf("%s: status %d: %.200s", shown, resp.StatusCode, body)
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case resp.StatusCode == http.StatusMovedPermanently || resp.StatusCode == http.StatusTemporaryRedirect: // the mux tidies ..
		if !here(resp.Header.Get("Location")) {
			s.Errorf("%s: leads to %q", shown, resp.Header.Get("Location"))
		}
		return
	case err != nil && len(body) > 0:
		s.Errorf("%s: content type %q", shown, resp.Header.Get("Content-Type"))
	case resp.StatusCode == http.StatusOK && op.Responses["200"].Content[kind] == nil && kind != "application/json":
		s.Errorf("%s: content type %s is not in the description", shown, kind)
	case resp.StatusCode >= 400 && kind != "application/problem+json":
		s.Errorf("%s: a problem of the type %s", shown, kind)
	case strings.Contains(kind, "html") || strings.Contains(kind, "javascript") || kind == "image/svg+xml":
		s.Errorf("%s: content type %s", shown, kind)
	}
	s.headers(shown, resp)
}

// here tells whether an address leads to this server.
func here(location string) bool {
	u, err := url.Parse(strings.ReplaceAll(location, `\`, "/"))
	return err == nil && u.Scheme == "" && u.Host == "" && !strings.HasPrefix(u.Path, "//")
}

func (s *site) headers(path string, resp *http.Response) {
	s.Helper()
	h := resp.Header
	if h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("X-Frame-Options") != "DENY" {
		s.Errorf("%s: headers %v", path, h)
	}
	if len(h.Values("Set-Cookie")) > 0 {
		s.Errorf("%s: sets a cookie", path)
	}
	if d := h.Get("Content-Disposition"); d != "" {
		if _, p, err := mime.ParseMediaType(d); err != nil || strings.ContainsAny(p["filename"], "/\\\"\r\n<>") {
			s.Errorf("%s: Content-Disposition %q", path, d)
		}
	}
}

// TestTraversal: nothing but the files of the page is served, whatever the path.
func TestTraversal(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	for _, path := range []string{"/../server.go", "/assets/../../go.mod", "/assets/..%2f..%2fgo.mod", "/assets/%2e%2e/%2e%2e/go.mod", "/..%5c..%5cgo.mod", "//etc/passwd", "/assets//etc/passwd", "/assets/\\..\\x", "/assets/", "/assets",
		"/%00", "/assets/a-1.js%00.html", "/index.html/../../x", "/api/v1/../../etc/passwd", "/.git/config", "/assets/a-1.js/"} {
		conn, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path)
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		body, err := io.ReadAll(resp.Body)
		conn.Close()
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode >= 500 || strings.Contains(string(body), "module github.com") || strings.Contains(string(body), "root:") {
			t.Errorf("%s: %d %.200s", path, resp.StatusCode, body)
		}
		if l := resp.Header.Get("Location"); !here(l) {
			t.Errorf("%s: leads to %q", path, l)
		}
	}
}

// TestHostileBodies: bodies that are too long, too deep, no JSON, or of a type
// that a form of another site could send.
func TestHostileBodies(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	deep := strings.Repeat(`{"a":`, 50_000) + "1" + strings.Repeat("}", 50_000)
	for _, x := range []struct {
		path, body, kind string
		want             []int
	}{
		{"/api/v1/code", `{"text":"` + strings.Repeat("x", 80<<20) + `"}`, "application/json", []int{413}},
		{"/api/v1/login", `{"user":"` + strings.Repeat("x", 1<<20) + `"}`, "application/json", []int{413}},
		{"/api/v1/alerts", `{"name":"` + strings.Repeat("x", 2<<20) + `"}`, "application/json", []int{413}},
		{"/api/v1/code", deep, "application/json", []int{400, 422}},
		{"/api/v1/code", "{", "application/json", []int{400}},
		{"/api/v1/code", "\xff\xfe{}", "application/json", []int{400}},
		{"/api/v1/code", `{"text":"x"}`, "text/plain", []int{415}},
		{"/api/v1/code", "text=x", "application/x-www-form-urlencoded", []int{415}},
		{"/api/v1/code", "--x\r\n", "multipart/form-data; boundary=x", []int{415}},
		{"/api/v1/code", `{"text":"x","lang":"ar","odd":1}`, "application/json", []int{422}},
		{"/api/v1/alerts", `{"name":"x","way":"webhook","url":"http://169.254.169.254/"}`, "application/json", []int{422}},
		{"/api/v1/alerts", `{"name":"x\r\nSet-Cookie: a=b","way":"atom"}`, "application/json", []int{422}},
	} {
		resp, b := s.ask("POST", x.path, x.body, "Content-Type", x.kind)
		if !slices.Contains(x.want, resp.StatusCode) || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %.40s (%s): %d %s %.200s, want %v", x.path, x.body, x.kind, resp.StatusCode, resp.Header.Get("Content-Type"), b, x.want)
		}
		s.headers(x.path, resp)
	}
}

// TestSlowBody: whoever sends a body slower than it may be is cut off, and holds
// up nobody else.
func TestSlowBody(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes as long as a body may")
	}
	t.Parallel()
	s := serve(t, testregister.SQLite(t))
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	start := time.Now()
	s.want(200, "GET", "/api/v1/version", nil, nil)
	conn.SetReadDeadline(start.Add(time.Minute))
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("after %v: %v", time.Since(start), err)
	}
	resp.Body.Close()
	if took := time.Since(start); resp.StatusCode < 400 || took > 40*time.Second {
		t.Errorf("status %d after %v", resp.StatusCode, took)
	}
}

// TestHostileDocument: an article of an attacker goes through the interface as
// what it is: a text in JSON, byte for byte.
func TestHostileDocument(t *testing.T) {
	testregister.Each(t, func(t *testing.T, r store.Store) {
		s := serve(t, r)
		text := "<script>alert(1)</script> \u202e\u2066 اتهمت واشنطن بكين بتزويد روسيا بالأسلحة </textarea><img src=x onerror=alert(1)> {{7*7}} \u2028"
		var added struct {
			Added     int
			Documents []struct{ Number int64 }
		}
		s.want(200, "POST", "/api/v1/documents", map[string]any{"text": text, "title": "<b onmouseover=alert(1)>", "url": "javascript:alert(1)", "publisher": "\"><svg onload=alert(1)>", "published": "2023-03-01", "lang": "ar"}, &added)
		if added.Added != 1 {
			t.Fatalf("added: %+v", added)
		}
		for _, path := range []string{"/api/v1/documents", fmt.Sprintf("/api/v1/documents/%d", added.Documents[0].Number), "/api/v1/events"} {
			resp, body := s.ask("GET", path, nil)
			if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "application/json" || !json.Valid(body) {
				t.Errorf("%s: %d %s", path, resp.StatusCode, resp.Header.Get("Content-Type"))
			}
			s.headers(path, resp)
		}
		s.want(200, "POST", "/api/v1/documents", map[string]any{"text": "a zero \x00 \u0000 in a text", "title": "a\x00b", "url": "x\x00y", "publisher": "\x00", "lang": "ar"}, nil)
		s.want(200, "GET", "/api/v1/documents", nil, nil)
		var d struct{ Text, Title string }
		s.get(fmt.Sprintf("/api/v1/documents/%d", added.Documents[0].Number), &d)
		if !strings.HasSuffix(d.Text, text) {
			t.Errorf("text %q, want %q", d.Text, text)
		}
	})
}

// TestMethods: what is asked for in a way that there is none of changes nothing
// and says so.
func TestMethods(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	for _, method := range []string{"PUT", "PATCH", "TRACE", "CONNECT", "BREW", "DELETE"} {
		r := httptest.NewRequest(method, "/api/v1/documents", nil)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		s.server.Handler().ServeHTTP(w, r)
		if w.Code != 404 && w.Code != 405 && w.Code != 422 {
			t.Errorf("%s: %d %s", method, w.Code, w.Body)
		}
	}
}
