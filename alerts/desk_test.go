package alerts_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// desk is a register with alerts and a clock that only the test turns.
type desk struct {
	*testing.T
	s   store.Store
	b   *alerts.Book
	now time.Time
}

func newDesk(t *testing.T, s store.Store, opt alerts.Options) *desk {
	t.Helper()
	d := &desk{T: t, s: s, now: time.Now().Truncate(time.Millisecond)}
	d.b = d.open(opt)
	return d
}

// open opens the alerts of the register, as a program that starts does.
func (d *desk) open(opt alerts.Options) *alerts.Book {
	d.Helper()
	src := lexicon.NewSource(data.FS)
	v, err := query.NewVocabulary(src)
	must(d.T, err)
	words, err := ledger.Load(src, "ar")
	must(d.T, err)
	opt.Now = func() time.Time { return d.now }
	if opt.Settle == 0 {
		opt.Settle = -time.Millisecond // all are settled
	}
	opt.AllowPrivate = true
	return alerts.NewBook(&query.Asker{Store: d.s}, v, words, opt)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// article is one with an event of a type.
func article(n int, typ string) *doc.Document {
	text := fmt.Sprintf("زار الوزير المدينة %d", n) // the minister visited the city
	whole := doc.Span{End: len(text)}
	d := &doc.Document{ID: fmt.Sprint("doc-", n), URL: fmt.Sprintf("https://news.example/%d", n), Publisher: "example", Lang: "ar", Published: "2026-01-02",
		PubTime: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Text: text, Version: "test+1"}
	d.Blocks = []doc.Block{{Kind: doc.Paragraph, Span: whole}}
	d.Sentences = []doc.Sentence{{Span: whole}}
	d.Events = []doc.Event{{ID: fmt.Sprintf("%016x", n), DocID: d.ID, URL: d.URL, Publisher: d.Publisher, Published: d.Published, Lang: "ar", Type: typ, Quad: 1, Realis: doc.Actual, Claim: doc.Asserted,
		Trigger: d.Excerpt(doc.Span{End: len("زار")}), Sentence: doc.SentenceRef{Excerpt: doc.Excerpt{Text: text, Span: whole}, Block: doc.Paragraph}, Actor: []doc.Actor{{Code: "EGY", Sector: "GOV"}}, Version: "test+1"}}
	return d
}

func (d *desk) put(list ...*doc.Document) {
	d.Helper()
	var batch []*store.Record
	for _, x := range list {
		batch = append(batch, &store.Record{Identity: store.Identify(x), Doc: x, Added: d.now})
	}
	_, err := d.s.Put(d.Context(), batch)
	must(d.T, err)
}

func (d *desk) look(want int) {
	d.Helper()
	if n, err := d.b.Look(d.Context()); err != nil || n != want {
		d.Errorf("%d events found, %v; want %d", n, err, want)
	}
}

func (d *desk) send(want int) {
	d.Helper()
	if n, err := d.b.Send(d.Context()); err != nil || n != want {
		d.Errorf("%d messages arrived, %v; want %d", n, err, want)
	}
}

func (d *desk) exec(query string, args ...any) {
	d.Helper()
	must(d.T, d.s.Change(d.Context(), func(tx store.Tx) error {
		_, err := tx.Exec(d.Context(), query, args...)
		return err
	}))
}

func (d *desk) add(n alerts.New) *alerts.Alert {
	d.Helper()
	a, err := d.b.Add(d.Context(), n)
	must(d.T, err)
	return a
}

// received is a message as a receiver gets it.
type received struct {
	id, timestamp, signature string
	body                     []byte
	msg                      alerts.Message
}

// receiver is one that answers with a status.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	header http.Header
	got    []received
}

func newReceiver(t *testing.T) *receiver {
	r := &receiver{status: http.StatusNoContent}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		h := req.Header
		x := received{id: h.Get("webhook-id"), timestamp: h.Get("webhook-timestamp"), signature: h.Get("webhook-signature"), body: body}
		if err := json.Unmarshal(body, &x.msg); err != nil || req.Method != http.MethodPost || h.Get("Content-Type") != "application/json" {
			t.Errorf("%s %s: %v", req.Method, body, err)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		r.got = append(r.got, x)
		for name := range r.header {
			w.Header().Set(name, r.header.Get(name))
		}
		w.WriteHeader(r.status)
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) answer(status int, header ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.status, r.header = status, http.Header{}
	for i := 0; i < len(header); i += 2 {
		r.header.Set(header[i], header[i+1])
	}
}

// take returns what came since it was last called.
func (r *receiver) take() []received {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer func() { r.got = nil }()
	return r.got
}

func ids(list []received) (out []string) {
	for _, x := range list {
		for _, e := range x.msg.Data.Events {
			out = append(out, e.ID)
		}
	}
	return out
}
