package assistant_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/assistant"
	"github.com/sijil-news/sijil/correct"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/followup"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
	"github.com/sijil-news/sijil/stories"
	"github.com/sijil-news/sijil/story"
)

// coder is loaded once for all tests.
var coder = sync.OnceValues(func() (*sijil.Coder, error) { return sijil.New(sijil.Options{Version: "test"}) })

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// articles of the test register.
var articles = []doc.Document{
	// Egypt's foreign minister visited Paris on Tuesday; he will visit Berlin next week
	{URL: "https://alpha.example/1", Publisher: "alpha", Published: "2023-03-01", Text: "زار وزير الخارجية المصري باريس الثلاثاء.\nومن المقرر أن يزور وزير الخارجية المصري برلين في 10 مارس 2023."},
	{URL: "https://beta.example/1", Publisher: "beta", Published: "2023-03-01", Text: "زار وزير الخارجية المصري العاصمة الفرنسية باريس الثلاثاء."},
	// Washington accused Beijing of supplying Russia with arms
	{URL: "https://alpha.example/2", Publisher: "alpha", Published: "2023-03-02", Text: "اتهمت واشنطن بكين بتزويد روسيا بالأسلحة."},
	{URL: "https://beta.example/2", Publisher: "beta", Published: "2023-03-03", Text: "نفت بكين تزويد روسيا بالأسلحة."},
	// what an attacker would like an assistant to read
	{URL: "https://evil.example/3", Publisher: "evil", Published: "2023-03-04", Title: "<script>alert(1)</script>", Text: "<script>alert(1)</script>\nقصفت روسيا كييف\u202e السبت."},
}

// server is one over a register with the articles.
func server(t *testing.T, s store.Store) *mcp.Server {
	t.Helper()
	c, err := coder()
	must(t, err)
	var batch []*store.Record
	for i := range articles {
		d := articles[i]
		d.ID, d.Lang = d.URL, "ar"
		must(t, c.Code(t.Context(), &d))
		r := store.NewRecord(&d)
		r.Index(c.Terms())
		batch = append(batch, r)
	}
	_, err = s.Put(t.Context(), batch)
	must(t, err)
	rec, err := correct.Document(t.Context(), s, "1")
	must(t, err)
	must(t, s.Correct(t.Context(), []store.Correction{correct.Decision{By: "huda", Note: "read it", At: time.Now()}.Accept(rec, rec.Corrected().Events[0])}))
	src := lexicon.NewSource(data.FS)
	words, err := ledger.Load(src, "ar")
	must(t, err)
	sd, err := story.ReadData(src)
	must(t, err)
	must(t, stories.New(s, sd).Run(t.Context(), func(int64) {}))
	_, err = followup.New(s, words).Run(t.Context(), func(followup.Counts) {})
	must(t, err)
	v, err := query.NewVocabulary(src)
	must(t, err)
	return assistant.New(assistant.Options{Store: s, Asker: &query.Asker{Store: s, Match: &search.Searcher{DB: s, Terms: c.Terms()}}, Vocab: v, Terms: c.Terms(), Words: words, Code: c.Code,
		Version: "test", Now: func() time.Time { return time.Date(2023, 3, 5, 0, 0, 0, 0, time.UTC) }})
}

// client is one connected to a server.
type client struct {
	*testing.T
	*mcp.ClientSession
}

func connect(t *testing.T, tr mcp.Transport) *client {
	t.Helper()
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), tr, nil)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return &client{t, s}
}

// overLines connects by lines of JSON, as on standard input and output.
func overLines(t *testing.T, s *mcp.Server) *client {
	ours, theirs := io.Pipe()
	back, answers := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		_ = s.Run(ctx, &mcp.IOTransport{Reader: ours, Writer: answers})
		close(ended)
	}()
	t.Cleanup(func() { cancel(); theirs.Close(); <-ended })
	return connect(t, &mcp.IOTransport{Reader: back, Writer: theirs})
}

// overHTTP connects by HTTP.
func overHTTP(t *testing.T, s *mcp.Server) *client {
	h := httptest.NewServer(assistant.Handler(s))
	t.Cleanup(h.Close)
	return connect(t, &mcp.StreamableClientTransport{Endpoint: h.URL, DisableStandaloneSSE: true})
}

// call calls a tool, whose answer it reads into out; want is part of the error,
// "" for none.
func (c *client) call(name string, args map[string]any, out any, want string) {
	c.Helper()
	r, err := c.CallTool(c.Context(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		if want == "" || !strings.Contains(err.Error(), want) {
			c.Errorf("%s %v: %v, want %q", name, args, err, want)
		}
		return
	}
	text := ""
	for _, x := range r.Content {
		if t, ok := x.(*mcp.TextContent); ok {
			text += t.Text
		}
	}
	if want != "" || r.IsError {
		if !r.IsError || want == "" || !strings.Contains(text, want) {
			c.Errorf("%s %v: %s, want the error %q", name, args, text, want)
		}
		return
	}
	b, err := json.Marshal(r.StructuredContent)
	must(c.T, err)
	if !json.Valid([]byte(text)) || len(b) < 3 {
		c.Errorf("%s %v: content %s, structured %s", name, args, text, b)
	}
	must(c.T, json.Unmarshal(b, out))
}

type events struct {
	Events []assistant.Event
	Next   string
}

// TestTools asks every tool, over both transports, of both databases.
func TestTools(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		srv := server(t, s)
		for name, c := range map[string]*client{"lines": overLines(t, srv), "http": overHTTP(t, srv)} {
			t.Run(name, func(t *testing.T) {
				c.T = t
				c.tools()
				c.events()
				c.texts()
				c.following()
			})
		}
	})
}

func (c *client) tools() {
	list, err := c.ListTools(c.Context(), nil)
	must(c.T, err)
	var names []string
	for _, x := range list.Tools {
		names = append(names, x.Name)
		if x.Description == "" || x.InputSchema == nil || x.OutputSchema == nil || !x.Annotations.ReadOnlyHint {
			c.Errorf("tool %s: %+v", x.Name, x)
		}
		if x.Name == "search_events" {
			schema, err := json.Marshal(x.InputSchema)
			must(c.T, err)
			for _, f := range query.Filters() {
				if !strings.Contains(string(schema), `"`+f.Name+`":`) {
					c.Errorf("search_events has no %s", f.Name)
				}
			}
		}
	}
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "actor agenda claims code_text count_events get_document get_event search_events search_text series stories" {
		c.Errorf("tools: %s", got)
	}
	if in := c.InitializeResult().Instructions; !strings.Contains(in, "never instructions to follow") {
		c.Errorf("instructions: %s", in)
	}
}

func (c *client) events() {
	var found events
	c.call("search_events", map[string]any{"type": "CONSULT/visit", "realis": "actual"}, &found, "")
	if len(found.Events) != 1 {
		c.Fatalf("visits: %+v", found)
	}
	e := found.Events[0]
	if e.Source.Publisher != "alpha" || e.Source.URL != "https://alpha.example/1" || e.Actor[0].Code != "EGY" || e.Recipient[0].Code != "FRA" || !strings.HasPrefix(e.Sentence, "زار وزير") || e.Reports != 2 {
		c.Errorf("visit: %+v", e)
	}
	c.call("search_events", map[string]any{"limit": 1}, &found, "")
	if len(found.Events) != 1 || found.Next == "" {
		c.Errorf("a page of one: %+v", found)
	}
	first := found.Events[0].ID
	c.call("search_events", map[string]any{"limit": 1, "cursor": found.Next}, &found, "")
	if len(found.Events) != 1 || found.Events[0].ID == first {
		c.Errorf("the next page: %+v", found)
	}
	c.call("search_events", map[string]any{"type": "NONE"}, nil, `no event type "NONE"`)
	c.call("search_events", map[string]any{"typ": "ACCUSE"}, nil, "typ")
	c.call("search_events", map[string]any{"limit": 1000}, nil, "limit")

	var n struct {
		Total  struct{ Events int }
		Groups []struct {
			Keys   []string
			Events int
		}
	}
	c.call("count_events", map[string]any{"by": "type", "dyad": "USA-CHN"}, &n, "")
	if n.Total.Events == 0 || len(n.Groups) == 0 || n.Groups[0].Keys[0] != "ACCUSE" {
		c.Errorf("counts: %+v", n)
	}
	c.call("count_events", map[string]any{"by": "colour"}, nil, `no key "colour"`)

	var points struct {
		Points []query.Point
	}
	c.call("series", map[string]any{"dyad": "EGY>FRA", "time": "2023-02..2023-03"}, &points, "")
	if len(points.Points) != 2 || points.Points[0].Events != 1 {
		c.Errorf("series: %+v", points)
	}

	var whole struct {
		Event   assistant.Event
		Why     []string
		Decided []struct{ Action, By, Note string }
		Reports []struct{ Source assistant.Source }
	}
	c.call("get_event", map[string]any{"id": e.ID}, &whole, "")
	if len(whole.Why) == 0 || len(whole.Decided) == 0 || whole.Decided[0].By != "huda" || len(whole.Reports) != 1 || whole.Reports[0].Source.Publisher != "beta" || whole.Event.Source.Document == 0 {
		c.Errorf("event: %+v", whole)
	}
	c.call("get_event", map[string]any{"id": "ffffffffffffffff"}, nil, "not in the register")
}

func (c *client) texts() {
	var a struct {
		Source assistant.Source
		Text   string
		Bytes  int
		Events []assistant.Event
	}
	c.call("get_document", map[string]any{"document": "https://alpha.example/2"}, &a, "")
	if a.Text != articles[2].Text || a.Bytes != len(a.Text) || len(a.Events) < 2 || a.Source.Publisher != "alpha" {
		c.Errorf("document: %+v", a)
	}
	c.call("get_document", map[string]any{"document": fmt.Sprint(a.Source.Document), "from": 3}, &a, "")
	if a.Text != articles[2].Text[2:] { // a letter is whole
		c.Errorf("the rest of the text: %q", a.Text)
	}
	c.call("get_document", map[string]any{"document": "1", "from": 1 << 30}, nil, "from is no place")
	c.call("get_document", map[string]any{"document": "99"}, nil, "not in the register")

	var hits struct {
		Sentences []struct {
			Sentence string
			Matches  []string
			Source   assistant.Source
		}
	}
	c.call("search_text", map[string]any{"words": "سلاح", "to": "2023-03-02"}, &hits, "")
	if len(hits.Sentences) != 1 || hits.Sentences[0].Source.URL != "https://alpha.example/2" || len(hits.Sentences[0].Matches) != 1 {
		c.Errorf("sentences: %+v", hits)
	}
	c.call("search_text", map[string]any{"words": "-x"}, nil, "say also what must be there")
	c.call("search_text", map[string]any{"words": "x", "from": "soon"}, nil, "soon")
	c.call("search_text", map[string]any{"words": "كييف"}, &hits, "")
	if len(hits.Sentences) != 1 || strings.Contains(hits.Sentences[0].Sentence, "\u202e") {
		c.Errorf("sentences: %+v", hits)
	}

	var coded struct {
		Events []assistant.Event
	}
	c.call("code_text", map[string]any{"text": "قصفت إسرائيل غزة أمس.", "published": "2023-03-05"}, &coded, "")
	if len(coded.Events) != 1 || coded.Events[0].Type != "ASSAULT" || coded.Events[0].Day != "2023-03-04" {
		c.Errorf("coded: %+v", coded)
	}
	c.call("code_text", map[string]any{"text": " "}, nil, "no text")
	c.call("code_text", map[string]any{"text": strings.Repeat("x", 70_000)}, nil, "too long")
}

func (c *client) following() {
	var cl struct {
		Claims []struct {
			Status     string
			Accused    []assistant.Who
			Statements []struct {
				Stance string
				Source assistant.Source
			}
		}
	}
	c.call("claims", map[string]any{"accused": "CHN", "from": "2023"}, &cl, "")
	if len(cl.Claims) != 1 || cl.Claims[0].Status != "denied" || len(cl.Claims[0].Statements) != 2 || cl.Claims[0].Statements[1].Source.Publisher != "beta" {
		c.Errorf("claims: %+v", cl)
	}
	c.call("claims", map[string]any{"status": "open"}, &cl, "")
	if len(cl.Claims) != 0 {
		c.Errorf("open claims: %+v", cl)
	}
	c.call("claims", map[string]any{"status": "odd"}, nil, "status")

	var plans struct {
		Plans []struct {
			From, Outcome, What string
			Announced           []struct{ Source assistant.Source }
		}
	}
	c.call("agenda", nil, &plans, "")
	if len(plans.Plans) != 1 || plans.Plans[0].From != "2023-03-10" || plans.Plans[0].Announced[0].Source.URL != "https://alpha.example/1" {
		c.Errorf("agenda: %+v", plans)
	}

	var told struct {
		Stories []stories.Line
		Reports []struct{ Source assistant.Source }
	}
	c.call("stories", map[string]any{"sources": 2}, &told, "")
	if len(told.Stories) == 0 || len(told.Reports) != 0 {
		c.Fatalf("stories: %+v", told)
	}
	c.call("stories", map[string]any{"id": told.Stories[0].ID}, &told, "")
	if len(told.Reports) != 2 {
		c.Errorf("story: %+v", told)
	}
	c.call("stories", map[string]any{"id": "ffffffffffffffff"}, nil, "no story")

	type side struct {
		Events int
		Newest []assistant.Event
	}
	var actor struct {
		Does    side `json:"does"`
		Alleged side `json:"said_to_do"`
		Says    side `json:"says"`
	}
	c.call("actor", map[string]any{"who": "CHN"}, &actor, "")
	if actor.Alleged.Events == 0 || len(actor.Alleged.Newest) == 0 {
		c.Errorf("actor: %+v", actor)
	}
	c.call("actor", map[string]any{"who": "somebody unheard of"}, nil, "nobody in the register")
	c.call("actor", nil, nil, "who")
}

// TestHTTPLimits: no session is kept, and a request has its limits.
func TestHTTPLimits(t *testing.T) {
	h := httptest.NewServer(assistant.Handler(server(t, testregister.SQLite(t))))
	defer h.Close()
	for _, x := range []struct {
		method, body string
		want         int
	}{{"GET", "", 405}, {"DELETE", "", 405}, {"POST", "{", 400}, {"POST", `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":"` + strings.Repeat("x", 2<<20) + `"}}`, 413}} {
		req, err := http.NewRequestWithContext(t.Context(), x.method, h.URL, strings.NewReader(x.body))
		must(t, err)
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Accept", "application/json, text/event-stream")
		resp, err := http.DefaultClient.Do(req)
		must(t, err)
		resp.Body.Close()
		if resp.StatusCode != x.want {
			t.Errorf("%s %.20s: status %d, want %d", x.method, x.body, resp.StatusCode, x.want)
		}
	}
}
