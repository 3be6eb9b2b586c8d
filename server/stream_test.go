package server_test

import (
	"bufio"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store/testregister"
)

// heard is a message of a stream.
type heard struct{ kind, id, data string }

// listen opens a stream; its messages come by the channel, which is closed when
// the stream ends.
func (s *site) listen(path, last string) <-chan heard {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), "GET", s.URL+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.Fatal(err)
	}
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" {
		s.Fatalf("%s: %d %v", path, resp.StatusCode, resp.Header)
	}
	in := bufio.NewScanner(resp.Body)
	for in.Scan() && in.Text() != "" { // the greeting
	}
	out := make(chan heard, 100)
	go func() {
		defer close(out)
		defer resp.Body.Close()
		var h heard
		for in.Scan() {
			name, value, _ := strings.Cut(in.Text(), ": ")
			switch name {
			case "event":
				h.kind = value
			case "id":
				h.id = value
			case "data":
				h.data = value
			case "":
				if h.kind != "" {
					out <- h
				}
				h = heard{}
			}
		}
	}()
	return out
}

// next waits for a message of a kind.
func (s *site) next(from <-chan heard, kind string, to any) heard {
	s.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case h, ok := <-from:
			if !ok {
				s.Fatalf("the stream ended before %s", kind)
			}
			if h.kind != kind {
				continue
			}
			if err := json.Unmarshal([]byte(h.data), to); err != nil {
				s.Fatalf("%v: %s", err, h.data)
			}
			return h
		case <-late:
			s.Fatalf("no %s within 20 s", kind)
		}
	}
}

// TestStream: what is new is heard, narrowed by filters, and after a break from
// the last message on.
func TestStream(t *testing.T) {
	each(t, func(s *site) {
		all, assaults, france := s.listen("/api/v1/stream", ""), s.listen("/api/v1/stream?type=ASSAULT", ""), s.listen("/api/v1/stream?type=ASSAULT&party=FRA", "")
		const lines = `{"text":"زار وزير الخارجية المصري باريس.","url":"https://news.example/1","published":"2024-05-01","publisher":"one"}
{"text":"قصف الجيش السوري مدينة حلب.","url":"https://news.example/2","published":"2024-05-02"}
`
		var kept server.Kept
		s.want(200, "POST", "/api/v1/documents", lines, &kept, "Content-Type", "application/x-ndjson")
		var d server.NewDocument
		first := s.next(all, "documents", &d)
		if d.Number != kept.Documents[0].Number || d.Publisher != "one" || d.Title == "" || d.Events != 1 {
			s.Errorf("%+v", d)
		}
		s.next(all, "documents", &d)
		var e server.NewEvents
		if s.next(all, "events", &e); len(e.IDs) != 2 || len(e.Documents) != 2 {
			s.Errorf("%+v", e)
		}
		var a server.NewEvents
		if s.next(assaults, "events", &a); len(a.IDs) != 1 || a.Documents[0] != kept.Documents[1].Number {
			s.Errorf("%+v", a)
		}
		s.want(201, "POST", "/api/v1/corrections", map[string]any{"event": a.IDs[0], "action": "accept"}, nil)
		var c server.NewCorrections
		if s.next(all, "corrections", &c); len(c.IDs) != 1 || c.Documents[0] != kept.Documents[1].Number {
			s.Errorf("%+v", c)
		}
		s.want(200, "POST", "/api/v1/documents", map[string]string{"text": "غادر الوزير المصري باريس.", "url": "https://news.example/3"}, nil)
		again := s.listen("/api/v1/stream", first.id)
		if s.next(again, "documents", &d); d.Number != kept.Documents[1].Number+1 {
			s.Errorf("after a break: %+v", d)
		}
		select {
		case h := <-france:
			s.Errorf("of France: %+v", h)
		default:
		}
		s.server.End()
		for range all { // ends
		}
	})
}

// TestStreamWrong: what cannot be listened to is told at once.
func TestStreamWrong(t *testing.T) {
	s := serve(t, testregister.SQLite(t))
	s.want(422, "GET", "/api/v1/stream?type=NOTHING", nil, nil)
	s.want(422, "GET", "/api/v1/stream?tpye=ASSAULT", nil, nil)
}
