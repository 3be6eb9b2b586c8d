package alerts_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/data"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

var consult = map[string][]string{"type": {"CONSULT"}}

func TestOnlyWhatIsNew(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d, r := newDesk(t, s, alerts.Options{}), newReceiver(t)
		d.put(article(1, "CONSULT"))
		a := d.add(alerts.New{Name: "زيارات", Owner: "huda", Way: alerts.Webhook, Filters: consult, URL: r.URL})
		d.look(0)
		d.put(article(2, "CONSULT"), article(3, "ACCUSE"), article(4, "CONSULT"))
		d.look(2)
		d.look(0)
		d.send(1)
		d.send(0)
		got := r.take()
		if fmt.Sprint(ids(got)) != "[0000000000000002 0000000000000004]" {
			t.Errorf("told %v", ids(got))
		}
		m := got[0].msg
		if m.Type != "events" || m.Data.Alert != a.ID || m.Data.Name != "زيارات" || m.Data.Events[0].URL != "https://news.example/2" || m.Data.Events[0].Sentence.Text == "" {
			t.Errorf("message %s", got[0].body)
		}
		want, err := alerts.Sign(a.Secret, got[0].id, d.now, got[0].body)
		if err != nil || got[0].signature != want || got[0].timestamp != fmt.Sprint(d.now.Unix()) {
			t.Errorf("signature %q, timestamp %q, %v", got[0].signature, got[0].timestamp, err)
		}
		if a, err = d.b.Get(t.Context(), a.ID); err != nil || a.Found != 2 || a.Waiting != 0 || !a.Sent.Equal(d.now) || a.Error != "" {
			t.Errorf("alert %+v, %v", a, err)
		}
	})
}

// TestOnce: coding anew, revising and copying old documents tells nothing again.
func TestOnce(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d, r := newDesk(t, s, alerts.Options{}), newReceiver(t)
		d.put(article(1, "CONSULT"))
		d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, Filters: consult, URL: r.URL})
		d.put(article(2, "CONSULT"))
		d.look(1)
		for _, n := range []int{1, 2} {
			x := article(n, "CONSULT")
			x.Version = "test+2"
			done, err := s.Recode(t.Context(), []*store.Record{store.NewRecord(x)})
			if err != nil || !done[0] {
				t.Fatalf("recode: %v, %v", done, err)
			}
		}
		d.look(0)
		revised := article(2, "CONSULT")
		revised.Text += "\nسطر آخر" // another line
		revised.Events[0].ID = "00000000000000ff"
		d.now = d.now.Add(time.Minute)
		d.put(revised)
		d.look(0)
		old := &store.Record{Doc: article(5, "CONSULT"), Added: d.now.Add(-time.Hour)}
		old.Identity = store.Identify(old.Doc)
		_, err := s.Put(t.Context(), []*store.Record{old})
		must(t, err)
		d.look(0)
		d.put(article(6, "CONSULT"))
		d.look(1)
		d.send(2)
		if got := fmt.Sprint(ids(r.take())); got != "[0000000000000002 0000000000000006]" {
			t.Errorf("told %s", got)
		}
	})
}

// story puts the events of documents together.
func (d *desk) story(key int64, numbers ...int64) {
	d.Helper()
	d.exec("INSERT INTO stories (key, id, lead, reports, docs, sources, stale) VALUES (?, ?, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING", key, store.PackID(fmt.Sprintf("%016x", key)))
	for _, n := range numbers {
		d.exec("UPDATE events SET story = ? WHERE doc = ?", key, n)
	}
}

func TestStoryOnce(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d, r := newDesk(t, s, alerts.Options{Settle: time.Hour}), newReceiver(t)
		d.put(article(1, "CONSULT"))
		d.exec("DELETE FROM unlinked")
		d.add(alerts.New{Name: "events", Owner: "huda", Way: alerts.Webhook, Filters: consult, URL: r.URL})
		d.add(alerts.New{Name: "reports", Owner: "huda", Way: alerts.Webhook, Filters: map[string][]string{"unit": {"reports"}}, URL: r.URL})
		d.put(article(2, "CONSULT"), article(3, "CONSULT"), article(4, "CONSULT"))
		d.look(0) // they are still to be compared
		d.story(7, 1, 2)
		d.story(8, 3, 4)
		d.exec("DELETE FROM unlinked WHERE doc < 4")
		d.look(1 + 2)
		d.exec("DELETE FROM unlinked")
		d.look(0 + 1)
		d.send(3)
		told := map[string]string{}
		for _, x := range r.take() {
			told[x.msg.Data.Name] += strings.ReplaceAll(fmt.Sprint(ids([]received{x})), "000000000000000", "")
		}
		if fmt.Sprint(told) != "map[events:[3] reports:[2 3][4]]" {
			t.Errorf("told %v", told)
		}
		d.put(article(5, "CONSULT"))
		d.look(0)
		d.now = d.now.Add(2 * time.Hour) // nobody compares documents
		d.look(2)
	})
}

func TestSignature(t *testing.T) {
	// the example in the documentation of Standard Webhooks
	got, err := alerts.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if err != nil || got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := alerts.Sign("whsec_!", "x", time.Now(), nil); err == nil {
		t.Error("a secret that is none was taken")
	}
}

// TestFailingReceiver: a message is tried again, later and later, in order, by
// the same id, also after a restart.
func TestFailingReceiver(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d, r := newDesk(t, s, alerts.Options{}), newReceiver(t)
		a := d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: r.URL})
		r.answer(http.StatusInternalServerError)
		d.put(article(1, "CONSULT"))
		d.look(1)
		d.send(0)
		d.send(0) // not at once
		d.put(article(2, "CONSULT"))
		d.look(1)
		d.send(0) // the second waits for the first
		first := r.take()
		if len(first) != 1 {
			t.Fatalf("%d tries", len(first))
		}
		if a, _ = d.b.Get(t.Context(), a.ID); a.Waiting != 2 || a.Error != "status 500" {
			t.Errorf("alert %+v", a)
		}
		r.answer(http.StatusServiceUnavailable, "Retry-After", "600")
		d.now = d.now.Add(6 * time.Second)
		d.send(0)
		d.now = d.now.Add(9 * time.Minute)
		d.b = d.open(alerts.Options{}) // a restart
		d.send(0)
		if n := len(r.take()); n != 1 {
			t.Errorf("%d tries where one was asked for", n)
		}
		r.answer(http.StatusOK)
		d.now = d.now.Add(3 * time.Minute)
		d.send(2)
		got := r.take()
		if fmt.Sprint(ids(got)) != "[0000000000000001 0000000000000002]" || got[0].id != first[0].id || got[0].timestamp == first[0].timestamp {
			t.Errorf("%+v after %+v", got, first)
		}
		d.send(0)
	})
}

func TestGivenUp(t *testing.T) {
	d, r := newDesk(t, testregister.SQLite(t), alerts.Options{}), newReceiver(t)
	a := d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: r.URL})
	r.answer(http.StatusFound, "Location", "http://127.0.0.1:1/")
	d.put(article(1, "CONSULT"))
	d.look(1)
	begun := d.now
	for range 20 {
		d.send(0)
		d.now = d.now.Add(27 * time.Hour)
	}
	if n := len(r.take()); n != 11 {
		t.Errorf("%d tries in %v", n, d.now.Sub(begun))
	}
	if a, _ = d.b.Get(t.Context(), a.ID); a.Waiting != 0 || !strings.Contains(a.Error, "redirects are not followed") {
		t.Errorf("alert %+v", a)
	}
	r.answer(http.StatusGone)
	d.put(article(2, "CONSULT"))
	d.look(1)
	d.send(0)
	d.put(article(3, "CONSULT"))
	d.look(0)
	if a, _ = d.b.Get(t.Context(), a.ID); !strings.Contains(a.Stopped, "410") || a.Waiting != 0 {
		t.Errorf("alert %+v", a)
	}
}

// TestBrokenOff: a try that our own end broke off is made again at the next
// start and counts for nothing; one that the end gave no time for, after the
// lease.
func TestBrokenOff(t *testing.T) {
	d := newDesk(t, testregister.SQLite(t), alerts.Options{})
	came, hold := make(chan struct{}), make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(came); <-hold }))
	defer slow.Close()
	defer close(hold)
	a := d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: slow.URL})
	d.put(article(1, "CONSULT"))
	d.look(1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-came; cancel() }()
	if n, _ := d.b.Send(ctx); n != 0 {
		t.Errorf("%d arrived", n)
	}
	r := newReceiver(t)
	d.exec("UPDATE alerts SET url = ? WHERE id = ?", r.URL, a.ID)
	d.b = d.open(alerts.Options{})
	d.send(1)
	d.put(article(2, "CONSULT"))
	d.look(1)
	// as a killed process leaves it
	d.exec("UPDATE outbox SET next = ?, tries = 1 WHERE next IS NOT NULL", d.now.Add(2*time.Minute).UnixMilli())
	d.send(0)
	d.now = d.now.Add(2 * time.Minute)
	d.send(1)
}

func TestPrivateReceivers(t *testing.T) {
	d, r := newDesk(t, testregister.SQLite(t), alerts.Options{}), newReceiver(t)
	src := lexicon.NewSource(data.FS)
	v, err := query.NewVocabulary(src)
	must(t, err)
	strict := alerts.NewBook(&query.Asker{Store: d.s}, v, nil, alerts.Options{})
	for _, addr := range []string{"", "ftp://news.example/", "https://", "http://127.0.0.1/", "http://localhost:8080/", "http://x.localhost./", "http://10.1.2.3/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
		"https://user:secret@news.example/", "https://news.example:25/", "http://[::ffff:127.0.0.1]/", "https://news.example/" + strings.Repeat("x", 3000), "javascript:alert(1)"} {
		if _, err := strict.Add(t.Context(), alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: addr}); !errors.Is(err, alerts.ErrBad) {
			t.Errorf("%q: %v", addr, err)
		}
	}
	// one that was allowed before is not connected to
	a := d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: r.URL})
	if err := strict.Test(t.Context(), a.ID); err == nil || !strings.Contains(err.Error(), "not a public address") {
		t.Errorf("test: %v", err)
	}
	if n := len(r.take()); n != 0 {
		t.Errorf("%d messages reached a private address", n)
	}
	if err := d.b.Test(t.Context(), a.ID); err != nil {
		t.Error(err)
	}
	if got := r.take(); len(got) != 1 || got[0].msg.Type != "test" || string(got[0].body) == "" || !strings.Contains(string(got[0].body), `"events":[]`) {
		t.Errorf("test message %+v", got)
	}
}

func TestRefusedAlerts(t *testing.T) {
	d := newDesk(t, testregister.SQLite(t), alerts.Options{})
	for _, n := range []alerts.New{
		{Way: alerts.Atom}, {Name: "a\nb", Way: alerts.Atom}, {Name: "\u202ex", Way: alerts.Atom}, {Name: strings.Repeat("x", 101), Way: alerts.Atom},
		{Name: "x", Way: "mail"}, {Name: "x"}, {Name: "x", Way: alerts.Atom, Content: "agenda"}, {Name: "x", Way: alerts.ICS, Content: "news"},
		{Name: "x", Way: alerts.Atom, URL: "https://news.example/"}, {Name: "x", Way: alerts.Atom, Filters: map[string][]string{"limit": {"3"}}},
		{Name: "x", Way: alerts.Atom, Filters: map[string][]string{"text": {strings.Repeat("x", 9000)}}},
	} {
		if a, err := d.b.Add(t.Context(), n); !errors.Is(err, alerts.ErrBad) {
			t.Errorf("%+v: %+v, %v", n, a, err)
		}
	}
	var q *query.Error
	for _, filters := range []map[string][]string{{"type": {"NONE"}}, {"actor": {"nobody"}}} {
		if _, err := d.b.Add(t.Context(), alerts.New{Name: "x", Way: alerts.Atom, Filters: filters}); !errors.As(err, &q) {
			t.Errorf("%v: %v", filters, err)
		}
	}
	for i := range 201 {
		_, err := d.b.Add(t.Context(), alerts.New{Name: fmt.Sprint(i), Owner: "omar", Way: alerts.Atom})
		if (err != nil) != (i == 200) {
			t.Fatalf("alert %d: %v", i, err)
		}
	}
}

func TestListAndRemove(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d := newDesk(t, s, alerts.Options{})
		a := d.add(alerts.New{Name: "a", Owner: "huda", Way: alerts.Atom, Filters: consult})
		d.now = d.now.Add(time.Second)
		d.add(alerts.New{Name: "b", Owner: "omar", Way: alerts.ICS, Content: alerts.Agenda})
		all, err := d.b.List(t.Context(), "")
		if err != nil || len(all) != 2 || all[0].Name != "a" || all[0].Filters["type"][0] != "CONSULT" || all[1].Content != "agenda" {
			t.Errorf("alerts %+v, %v", all, err)
		}
		if own, err := d.b.List(t.Context(), "omar"); err != nil || len(own) != 1 || own[0].Name != "b" {
			t.Errorf("alerts of omar %+v, %v", own, err)
		}
		must(t, d.b.Remove(t.Context(), a.ID))
		for _, id := range []string{a.ID, "", "x\x00y"} {
			if err := d.b.Remove(t.Context(), id); !errors.Is(err, alerts.ErrUnknown) {
				t.Errorf("remove %q: %v", id, err)
			}
		}
	})
}

// TestRun: what is added while it runs is sent without being asked for.
func TestRun(t *testing.T) {
	d, r := newDesk(t, testregister.SQLite(t), alerts.Options{}), newReceiver(t)
	d.b = d.open(alerts.Options{Every: time.Hour})
	d.add(alerts.New{Name: "x", Owner: "huda", Way: alerts.Webhook, URL: r.URL})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { d.b.Run(ctx); close(ended) }()
	d.put(article(1, "CONSULT"))
	for start := time.Now(); len(r.take()) == 0; time.Sleep(10 * time.Millisecond) {
		d.b.Wake()
		if time.Since(start) > 10*time.Second {
			t.Fatal("nothing arrived")
		}
	}
	cancel()
	<-ended
}
