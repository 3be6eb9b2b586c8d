package server_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/server"
)

// page is a page of a list.
type page[T any] struct {
	Items []T
	Next  string
}

// TestCode: a text and a page are coded, and nothing is kept.
func TestCode(t *testing.T) {
	each(t, func(s *site) {
		var before, after server.About
		s.get("/api/v1/version", &before)
		const text = "زار وزير الخارجية المصري باريس أمس."
		for _, body := range []map[string]string{
			{"text": text, "published": "2024-05-02", "url": "https://news.example/1", "publisher": "example"},
			{"html": "<html lang=ar><head><title>أخبار</title></head><body><article><h1>أخبار</h1><p>" + text + "</p></article></body></html>", "published": "2024-05-02", "url": "https://news.example/1", "publisher": "example"},
		} {
			var d doc.Document
			s.want(200, "POST", "/api/v1/code", body, &d)
			if len(d.Events) != 1 || d.Events[0].Type != "CONSULT" || d.Events[0].Date == nil || d.Events[0].Date.From != "2024-05-01" || d.ID != "https://news.example/1" || d.Publisher != "example" {
				s.Errorf("%+v", d)
			}
		}
		if s.get("/api/v1/version", &after); *after.Counts != *before.Counts {
			s.Errorf("%+v, then %+v", *before.Counts, *after.Counts)
		}
	})
}

// TestDocuments: pages of the list have each document once, in order.
func TestDocuments(t *testing.T) {
	each(t, func(s *site) {
		s.want(200, "POST", "/api/v1/documents", map[string]string{"text": "زار وزير الخارجية المصري باريس.", "id": "undated"}, nil)
		var all, part page[server.Listed]
		if s.get("/api/v1/documents", &all); len(all.Items) != 18 || all.Next != "" {
			s.Fatalf("%d documents, next %q", len(all.Items), all.Next)
		}
		for i := 1; i < 18; i++ {
			if a, b := all.Items[i-1], all.Items[i]; a.Day < b.Day || a.Title == "" || a.Number == b.Number {
				s.Errorf("%+v before %+v", a, b)
			}
		}
		var got []server.Listed
		for next := ""; len(got) < 20; next = part.Next {
			part = page[server.Listed]{}
			s.get("/api/v1/documents?limit=4&cursor="+next, &part)
			if got = append(got, part.Items...); part.Next == "" {
				break
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(all.Items) {
			s.Errorf("by pages\n%v\nat once\n%v", got, all.Items)
		}
		if s.get("/api/v1/documents?from=2024-05&to=2024-06-05&lang=ar", &part); len(part.Items) == 0 || len(part.Items) == 14 {
			s.Errorf("%d in between", len(part.Items))
		}
		for _, d := range part.Items {
			if d.Day < "2024-05-01" || d.Day > "2024-06-05" {
				s.Errorf("%+v", d)
			}
		}
	})
}

// TestDocument: a document comes back with what was coded in it.
func TestDocument(t *testing.T) {
	each(t, func(s *site) {
		var l page[server.Listed]
		s.get("/api/v1/documents?limit=3", &l)
		for _, x := range l.Items {
			var d server.WholeDocument
			s.get(fmt.Sprintf("/api/v1/documents/%d", x.Number), &d)
			if d.Number != x.Number || d.Text == "" || len(d.Sentences) == 0 || len(d.Events) != x.Events {
				s.Errorf("%+v: %d events", x, len(d.Events))
			}
			for _, e := range d.Events {
				if d.Text[e.Trigger.Start:e.Trigger.End] != e.Trigger.Text {
					s.Errorf("trigger %+v", e.Trigger)
				}
			}
		}
	})
}

// TestAdd: what was added is there, once; what cannot be read is told with its
// line.
func TestAdd(t *testing.T) {
	each(t, func(s *site) {
		lines := `{"text":"زار وزير الخارجية المصري باريس.","url":"https://news.example/1","published":"2024-05-01"}
no json

{"text":""}
{"text":"قصف الجيش مدينة حلب.","url":"https://news.example/2","published":"2024-05-02"}
{"text":"A sentence in a language without data.","lang":"xx","url":"https://news.example/3"}
`
		var k server.Kept
		s.want(200, "POST", "/api/v1/documents", lines, &k, "Content-Type", "application/x-ndjson")
		if k.Added != 2 || k.Failed != 3 || k.Known != 0 || len(k.Problems) != 3 || !strings.Contains(k.Problems[0], "line 2") {
			s.Errorf("%+v", k)
		}
		k = server.Kept{}
		s.want(200, "POST", "/api/v1/documents", lines, &k, "Content-Type", "application/x-ndjson")
		if k.Added != 0 || k.Known != 2 {
			s.Errorf("again: %+v", k)
		}
		k = server.Kept{}
		s.want(200, "POST", "/api/v1/documents", map[string]string{"text": "غادر وزير الخارجية المصري باريس.", "url": "https://news.example/1", "published": "2024-05-01"}, &k)
		if k.Revised != 1 || len(k.Documents) != 1 {
			s.Errorf("another text: %+v", k)
		}
	})
}

// TestEvents: pages of the list have each event once, and each event is whole.
func TestEvents(t *testing.T) {
	each(t, func(s *site) {
		var got []query.Event
		seen := map[string]bool{}
		for next := ""; ; {
			var part page[query.Event]
			s.get("/api/v1/events?unit=reports&limit=40&sort=score&cursor="+next, &part)
			got = append(got, part.Items...)
			if next = part.Next; next == "" {
				break
			}
		}
		for i, e := range got {
			if key := fmt.Sprint(e.Number, e.ID); seen[key] {
				s.Errorf("%s twice", key)
			} else {
				seen[key] = true
			}
			if i > 0 && got[i-1].Score < e.Score {
				s.Errorf("score %v before %v", got[i-1].Score, e.Score)
			}
		}
		var a server.About
		if s.get("/api/v1/version", &a); int64(len(got)) != a.Counts.Events {
			s.Errorf("%d events listed, %d there", len(got), a.Counts.Events)
		}
		var one server.WholeEvent
		s.get("/api/v1/events/"+got[0].ID, &one)
		if one.ID != got[0].ID || one.Doc.Number != got[0].Number || len(one.Trace) == 0 {
			s.Errorf("%+v", one)
		}
		var visits page[query.Event]
		if s.get("/api/v1/events?type=CONSULT/visit,ASSAULT&realis=actual", &visits); len(visits.Items) == 0 {
			s.Error("no visits")
		}
		for _, e := range visits.Items {
			if e.Type != "ASSAULT" && e.Mode != "visit" || e.Realis != doc.Actual {
				s.Errorf("%s %s %s", e.Type, e.Mode, e.Realis)
			}
		}
	})
}
