package server_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/stories"
)

// TestCounts: counts, facets, series and network say the same of the same events.
func TestCounts(t *testing.T) {
	each(t, func(s *site) {
		var groups server.Groups
		s.get("/api/v1/counts?by=type", &groups)
		var f server.Facets
		s.get("/api/v1/facets?limit=100", &f)
		if len(groups.Groups) == 0 || len(groups.Groups) != len(f.Type) || len(f.Partial) != 0 {
			s.Fatalf("%d types counted, %d in facets, partial %v", len(groups.Groups), len(f.Type), f.Partial)
		}
		for i, g := range groups.Groups {
			if f.Type[i] != (query.Value{Key: g.Keys[0], Events: g.Events}) {
				s.Errorf("%+v, %+v", g, f.Type[i])
			}
		}
		// what is read from the events and not from the sums is the same
		var exact, read server.Facets
		s.get("/api/v1/facets?actor=MAR&limit=100", &exact)
		s.get("/api/v1/facets?actor=MAR&confidence=0..1&limit=100", &read)
		if fmt.Sprint(exact) != fmt.Sprint(read) || len(exact.Type) == 0 {
			s.Errorf("%+v\n%+v", exact, read)
		}
		var all, months server.Groups
		s.get("/api/v1/counts", &all)
		s.get("/api/v1/counts?by=month&time=2024-05..2024-06", &months)
		if len(all.Groups) != 1 || len(months.Groups) != 2 || months.Groups[0].Keys[0] != "2024-05" {
			s.Errorf("%+v %+v", all, months)
		}
		var series server.Series
		if s.get("/api/v1/series?dyad=MAR-ESP&time=2024-04..2024-06", &series); len(series.Points) != 3 || series.Points[1].Events == 0 {
			s.Errorf("%+v", series)
		}
		var n server.Network
		s.get("/api/v1/network?limit=500", &n)
		nodes := map[string]server.Node{}
		for _, x := range n.Nodes {
			nodes[x.ID] = x
		}
		for _, e := range n.Edges {
			if nodes[e.A].ID == "" || nodes[e.B].ID == "" || e.Events == 0 {
				s.Errorf("%+v", e)
			}
		}
		if x := nodes["MAR"]; x.NameEn != "Morocco" || x.Name == "" {
			s.Errorf("%+v", x)
		}
		var p server.Places
		if s.get("/api/v1/places?country=SDN", &p); len(p.Places) == 0 || p.Places[0].Code != "SDN" || p.Places[0].NameEn == "" || p.Places[0].Lat == 0 {
			s.Errorf("%+v", p)
		}
	})
}

// TestRemembered: an answer that is kept for a while is told by its tag.
func TestRemembered(t *testing.T) {
	each(t, func(s *site) {
		tag := s.want(200, "GET", "/api/v1/facets?actor=MAR", nil, nil).Header.Get("ETag")
		resp, b := s.ask("GET", "/api/v1/facets?actor=MAR", nil, "If-None-Match", tag)
		if resp.StatusCode != 304 || len(b) > 0 || tag == "" || resp.Header.Get("ETag") != tag {
			s.Errorf("%d %q %s %v", resp.StatusCode, tag, b, resp.Header)
		}
		s.want(422, "GET", "/api/v1/facets?actor=Nobody+Of+That+Name", nil, nil)
		s.want(422, "GET", "/api/v1/facets?actor=Nobody+Of+That+Name", nil, nil)
	})
}

// TestLedger: claims and plans come with the numbers of their documents, page by
// page, and decisions about them hold.
func TestLedger(t *testing.T) {
	each(t, func(s *site) {
		var all page[server.Claim]
		if s.get("/api/v1/claims?all=true&limit=100", &all); len(all.Items) < 3 {
			s.Fatalf("%d claims", len(all.Items))
		}
		var got []string
		for next := ""; ; {
			var p page[server.Claim]
			s.get("/api/v1/claims?all=true&limit=2&cursor="+next, &p)
			for _, c := range p.Items {
				got = append(got, c.ID)
			}
			if next = p.Next; next == "" {
				break
			}
		}
		for i, c := range all.Items {
			if i >= len(got) || got[i] != c.ID || len(c.Statements) == 0 || c.Statements[0].Document == 0 {
				s.Fatalf("by pages %v; at once %s, %+v", got, c.ID, c.Statements)
			}
		}
		var denied page[server.Claim]
		s.get("/api/v1/claims?all=true&status=denied", &denied)
		for _, c := range denied.Items {
			if c.Status != "denied" {
				s.Errorf("%+v", c)
			}
		}
		s.want(422, "GET", "/api/v1/claims?status=nothing", nil, nil)
		var plans page[server.Plan]
		if s.get("/api/v1/agenda?limit=2", &plans); len(plans.Items) != 2 || plans.Next == "" || plans.Items[0].Announced[0].Document == 0 {
			s.Fatalf("%+v", plans)
		}
		var more page[server.Plan]
		if s.get("/api/v1/agenda?limit=2&cursor="+plans.Next, &more); len(more.Items) == 0 || more.Items[0].ID == plans.Items[1].ID || more.Items[0].From < plans.Items[1].From {
			s.Errorf("%+v then %+v", plans.Items[1], more)
		}
		id := plans.Items[0].ID
		s.want(204, "POST", "/api/v1/plans/"+id+"/outcome", map[string]string{"outcome": "cancelled"}, nil)
		if s.get("/api/v1/agenda?outcome=cancelled", &more); len(more.Items) != 1 || more.Items[0].ID != id || !more.Items[0].Decided {
			s.Errorf("%+v", more)
		}
		s.want(422, "POST", "/api/v1/plans/"+id+"/outcome", map[string]string{"outcome": "forgotten"}, nil)
		s.want(204, "POST", "/api/v1/plans/"+id+"/outcome", map[string]string{"outcome": ""}, nil)
		s.want(204, "POST", "/api/v1/plans/"+id+"/report", map[string]any{"document": 1, "right": false}, nil)
		c := all.Items[0]
		s.want(204, "POST", "/api/v1/claims/"+c.ID+"/tie", map[string]any{"statement": c.ID, "right": false}, nil)
	})
}

// TestStories: stories come page by page, whole, and are parted and joined.
func TestStories(t *testing.T) {
	each(t, func(s *site) {
		for _, sort := range []string{"most", "newest"} {
			var all page[stories.Line]
			if s.get("/api/v1/stories?limit=100&sort="+sort, &all); len(all.Items) < 3 || all.Next != "" {
				s.Fatalf("%d stories, next %q", len(all.Items), all.Next)
			}
			var got []stories.Line
			for next := ""; ; {
				var p page[stories.Line]
				s.get("/api/v1/stories?limit=1&sort="+sort+"&cursor="+next, &p)
				got = append(got, p.Items...)
				if next = p.Next; next == "" {
					break
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(all.Items) {
				s.Errorf("%s by pages\n%+v\nat once\n%+v", sort, got, all.Items)
			}
		}
		var all page[stories.Line]
		s.get("/api/v1/stories", &all)
		var one stories.Story
		if s.get("/api/v1/stories/"+all.Items[0].ID, &one); len(one.Told) != one.Reports || one.Reports < 2 {
			s.Fatalf("%+v", one)
		}
		var e server.WholeEvent
		s.get("/api/v1/events/"+one.Told[0].Event.ID, &e)
		if e.Story != one.ID || len(e.Reports) != one.Reports {
			s.Errorf("%s, %d reports", e.Story, len(e.Reports))
		}
		report := one.Told[1].Event.ID
		s.want(204, "POST", "/api/v1/stories/"+one.ID+"/part", map[string]string{"report": report}, nil)
		s.want(404, "POST", "/api/v1/stories/0123456789abcdef/part", map[string]string{"report": report}, nil)
		s.want(204, "POST", "/api/v1/stories/"+one.Told[0].Event.ID+"/join", map[string]string{"with": report}, nil)
		var again stories.Story
		if s.get("/api/v1/stories/"+report, &again); again.Reports != one.Reports {
			s.Errorf("%d reports, then %d", one.Reports, again.Reports)
		}
		s.want(404, "GET", "/api/v1/stories/0123456789abcdef", nil, nil)
	})
}

// TestSearch: sentences and quotations come page by page, with marks that stand
// on words.
func TestSearch(t *testing.T) {
	each(t, func(s *site) {
		n := 0
		for next := ""; ; {
			var p page[server.Hit]
			s.get("/api/v1/search?limit=3&q="+url.QueryEscape("وزير OR رئيس")+"&cursor="+next, &p)
			for _, h := range p.Items {
				n++
				for _, m := range h.Marks {
					if w := h.Sentence.Text[m.Start-h.Sentence.Start : m.End-h.Sentence.Start]; !strings.Contains(w, "زير") && !strings.Contains(w, "زرا") && !strings.Contains(w, "رئيس") && !strings.Contains(w, "رؤساء") {
						s.Errorf("marked %q", w)
					}
				}
			}
			if next = p.Next; next == "" {
				break
			}
		}
		if n < 10 {
			s.Errorf("%d sentences", n)
		}
		s.want(422, "GET", "/api/v1/search", nil, nil)
		s.want(422, "GET", "/api/v1/search?q=-x", nil, nil)
		var d page[server.Listed]
		if s.get("/api/v1/documents?q="+url.QueryEscape("باريس OR مدريد"), &d); len(d.Items) == 0 || len(d.Items) > 5 {
			s.Errorf("%+v", d)
		}
	})
}

// TestQuotes: each quotation once, and by who speaks and what is said.
func TestQuotes(t *testing.T) {
	each(t, func(s *site) {
		quotes := func(params string) (out []server.Spoken) {
			for next := ""; ; {
				var p page[server.Spoken]
				s.get("/api/v1/quotes?limit=7"+params+"&cursor="+next, &p)
				out = append(out, p.Items...)
				if next = p.Next; next == "" {
					return out
				}
			}
		}
		all := quotes("")
		want := 0
		var docs page[server.Listed]
		s.get("/api/v1/documents", &docs)
		for _, x := range docs.Items {
			var d server.WholeDocument
			s.get(fmt.Sprintf("/api/v1/documents/%d", x.Number), &d)
			want += len(d.Quotes)
		}
		seen := map[string]bool{}
		for i, q := range all {
			if k := fmt.Sprint(q.Doc, q.Start, q.End, q.Text); seen[k] {
				s.Errorf("twice: %s", k)
			} else {
				seen[k] = true
			}
			if i > 0 && all[i-1].Day < q.Day {
				s.Errorf("%s before %s", all[i-1].Day, q.Day)
			}
		}
		if len(all) != want || want < 10 {
			s.Errorf("%d quotations listed, %d there", len(all), want)
		}
		var speaker *server.Spoken
		for i := range all {
			if all[i].Speaker != nil && all[i].Speaker.ID != "" {
				speaker = &all[i]
			}
		}
		if speaker == nil {
			s.Fatal("no speaker with an id")
		}
		for _, who := range []string{speaker.Speaker.ID, speaker.Speaker.NameEn} {
			found := quotes("&speaker=" + url.QueryEscape(who))
			if len(found) == 0 {
				s.Errorf("nothing by %s", who)
			}
			for _, q := range found {
				if q.Speaker == nil || q.Speaker.ID != speaker.Speaker.ID {
					s.Errorf("by %+v, not %s", q.Speaker, who)
				}
			}
		}
		word := strings.Fields(speaker.Text)[0]
		if found := quotes("&q=" + url.QueryEscape(word)); len(found) == 0 || len(found) == len(all) {
			s.Errorf("%d with %q", len(found), word)
		}
	})
}

// TestWhy: a sentence is explained, and an event by its own frame.
func TestWhy(t *testing.T) {
	each(t, func(s *site) {
		var d server.WholeDocument
		s.get("/api/v1/documents/1", &d)
		var byEvent, bySentence server.Why
		s.get("/api/v1/documents/1/why?event="+d.Events[0].ID, &byEvent)
		labels := map[string]bool{}
		for _, l := range byEvent.Lines {
			labels[l.Label] = true
		}
		if !labels["coded"] || !labels["frame"] || !labels["slot"] || !labels["trace"] || !labels["clause"] || byEvent.Text != d.Text[byEvent.Start:byEvent.End] {
			s.Errorf("%+v", byEvent)
		}
		if s.get(fmt.Sprintf("/api/v1/documents/1/why?sentence=%d", byEvent.Sentence), &bySentence); bySentence.Text != byEvent.Text || len(bySentence.Lines) >= len(byEvent.Lines) {
			s.Errorf("%+v", bySentence)
		}
		s.want(422, "GET", "/api/v1/documents/1/why", nil, nil)
		s.want(404, "GET", "/api/v1/documents/1/why?sentence=1000", nil, nil)
		s.want(404, "GET", "/api/v1/documents/1/why?event=0123456789abcdef", nil, nil)
	})
}

// TestExport: each format comes as a file, and what it does not carry is told.
func TestExport(t *testing.T) {
	each(t, func(s *site) {
		var formats server.Formats
		if s.get("/api/v1/export", &formats); len(formats.Items) < 12 {
			s.Fatalf("%+v", formats)
		}
		for _, f := range formats.Items {
			r, err := http.NewRequestWithContext(s.Context(), "GET", s.URL+"/api/v1/export/"+f.Name, nil)
			if err != nil {
				s.Fatal(err)
			}
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				s.Fatal(err)
			}
			b, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || resp.StatusCode != 200 || len(b) == 0 || resp.Header.Get("Content-Type") != f.Kind || !strings.Contains(resp.Header.Get("Content-Disposition"), "sijil-"+f.Name+"."+f.Ending) {
				s.Errorf("%s: %v %d, %d bytes, %v", f.Name, err, resp.StatusCode, len(b), resp.Header)
			}
			if report := resp.Trailer.Get("X-Sijil-Report"); (report == "") != (f.Name == "parquet") {
				s.Errorf("%s: report %q", f.Name, report)
			}
		}
		var c server.Groups
		s.get("/api/v1/counts?type=ASSAULT", &c)
		_, b := s.ask("GET", "/api/v1/export/csv?type=ASSAULT", nil)
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil || int64(len(rows)) != c.Groups[0].Events+1 {
			s.Errorf("%v: %d rows, %d events", err, len(rows), c.Groups[0].Events)
		}
		s.want(404, "GET", "/api/v1/export/doc", nil, nil)
		s.want(422, "GET", "/api/v1/export/csv?type=NOTHING", nil, nil)
		s.want(422, "GET", "/api/v1/export/csv?actor=Nobody+Of+That+Name", nil, nil)
	})
}

// TestCorrect: decisions hold wherever the event is shown, and are taken back.
func TestCorrect(t *testing.T) {
	each(t, func(s *site) {
		var l page[query.Event]
		s.get("/api/v1/events?type=ASSAULT&limit=3&unit=reports", &l)
		id := l.Items[0].ID
		judged := func(want string) {
			s.Helper()
			var e server.WholeEvent
			if s.get(fmt.Sprintf("/api/v1/events/%s@%d", id, l.Items[0].Number), &e); e.Judged != want {
				s.Errorf("judged %q, want %q", e.Judged, want)
			}
		}
		var c server.Correction
		s.want(201, "POST", "/api/v1/corrections", map[string]any{"event": id, "action": "reject", "note": "no event"}, &c)
		judged("rejected")
		s.want(404, "GET", "/api/v1/events/"+id, nil, nil)
		s.want(200, "DELETE", "/api/v1/corrections/"+c.ID, nil, &c)
		if c.Undone == nil {
			s.Errorf("%+v", c)
		}
		judged("")
		s.want(201, "POST", "/api/v1/corrections", map[string]any{"event": id, "action": "change", "changes": map[string]any{"type": "COERCE", "actor": []string{"USA:MIL"}, "recipient": []string{}, "date": "2024-01-02", "place": "مدينة=SYR"}}, &c)
		judged("changed")
		var e server.WholeEvent
		s.get("/api/v1/events/"+id, &e)
		if e.Type != "COERCE" || len(e.Actor) != 1 || e.Actor[0].Code != "USA" || e.Actor[0].Sector != "MIL" || len(e.Recipient) != 0 || e.Date.From != "2024-01-02" || e.Place.Code != "SYR" || len(e.Corrections) != 2 {
			b, _ := json.Marshal(e)
			s.Errorf("%s", b)
		}
		if s.get("/api/v1/events?type=COERCE&actor=USA/MIL", &l); len(l.Items) != 1 || l.Items[0].Judged != "changed" {
			s.Errorf("%+v", l)
		}
		var d server.WholeDocument
		s.get("/api/v1/documents/1", &d)
		word := d.Text[d.Sentences[2].Start:d.Sentences[2].End]
		word = strings.Fields(word)[0]
		s.want(201, "POST", "/api/v1/corrections", map[string]any{"action": "add", "document": 1, "trigger": word, "changes": map[string]any{"type": "AID", "actor": []string{"MAR"}}}, &c)
		if c.Is == nil || c.Is.Trigger.Text != word || c.Document != 1 {
			s.Errorf("%+v", c)
		}
		for _, b := range []string{`{"action":"accept"}`, `{"action":"delete","event":"` + id + `"}`, `{"action":"change","event":"` + id + `"}`, `{"action":"change","event":"` + id + `","changes":{"type":"X"}}`,
			`{"action":"add","document":1,"trigger":"nowhere in it","changes":{"type":"AID"}}`, `{"action":"accept","event":"` + id + `","more":1}`} {
			s.want(422, "POST", "/api/v1/corrections", b, nil)
		}
		var first, second page[server.Correction]
		s.get("/api/v1/corrections?limit=2&all=true", &first)
		if s.get("/api/v1/corrections?limit=2&all=true&cursor="+first.Next, &second); len(first.Items) != 2 || len(second.Items) != 1 || second.Next != "" {
			s.Errorf("%+v, then %+v", first, second)
		}
		s.want(404, "DELETE", "/api/v1/corrections/0123456789abcdef", nil, nil)
	})
}
