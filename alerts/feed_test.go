package alerts_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"

	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

func (d *desk) written(a *alerts.Alert, self string) string {
	d.Helper()
	var b bytes.Buffer
	must(d.T, d.b.Write(d.Context(), &b, a, self))
	return b.String()
}

func TestAtom(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d := newDesk(t, s, alerts.Options{})
		a := d.add(alerts.New{Name: "<زيارات> & co", Owner: "huda", Way: alerts.Atom, Filters: consult})
		d.put(article(1, "CONSULT"))
		d.look(1)
		d.put(article(2, "CONSULT"))
		d.look(1)
		var feed struct {
			ID    string `xml:"id"`
			Title string `xml:"title"`
			Link  struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Entry []struct {
				ID string `xml:"id"`
			} `xml:"entry"`
		}
		must(t, xml.Unmarshal([]byte(d.written(a, "https://press.example/x.atom?key=a&b")), &feed))
		if feed.ID != "urn:sijil:alert:"+a.ID || feed.Title != "<زيارات> & co" || feed.Link.Rel != "self" || feed.Link.Href != "https://press.example/x.atom?key=a&b" ||
			fmt.Sprint(feed.Entry) != "[{urn:sijil:event:0000000000000002} {urn:sijil:event:0000000000000001}]" {
			t.Errorf("feed %+v", feed)
		}
	})
}

// TestAddresses: only the whole address opens a feed, and a webhook has none.
func TestAddresses(t *testing.T) {
	d := newDesk(t, testregister.SQLite(t), alerts.Options{})
	a := d.add(alerts.New{Name: "a", Owner: "huda", Way: alerts.Atom})
	hook := d.add(alerts.New{Name: "b", Owner: "huda", Way: alerts.Webhook, URL: "http://127.0.0.1:9/"})
	before, key, ok := strings.Cut(a.Address, "?key=")
	if !ok || before != "/api/v1/alerts/"+a.ID+".atom" || len(key) != 43 {
		t.Fatalf("address %s", a.Address)
	}
	if _, err := d.b.Open(t.Context(), a.ID, alerts.Atom, key); err != nil {
		t.Error(err)
	}
	for _, x := range []struct {
		id  string
		way alerts.Way
		key string
	}{{a.ID, alerts.Atom, ""}, {a.ID, alerts.Atom, key[1:]}, {a.ID, alerts.ICS, key}, {"x", alerts.Atom, key}, {hook.ID, alerts.Webhook, hook.Secret}, {hook.ID, alerts.Atom, hook.Secret}, {hook.ID, alerts.Atom, ""}} {
		if _, err := d.b.Open(t.Context(), x.id, x.way, x.key); !errors.Is(err, alerts.ErrUnknown) {
			t.Errorf("%+v: %v", x, err)
		}
	}
}

func TestCalendars(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		d := newDesk(t, s, alerts.Options{})
		events := d.add(alerts.New{Name: "قادم", Owner: "huda", Way: alerts.ICS, Filters: consult})
		agenda := d.add(alerts.New{Name: "all", Owner: "huda", Way: alerts.ICS, Content: alerts.Agenda})
		some := d.add(alerts.New{Name: "some", Owner: "huda", Way: alerts.ICS, Content: alerts.Agenda, Filters: map[string][]string{"type": {"ACCUSE"}}})
		day := d.now.AddDate(0, 0, 3).UTC().Format(time.DateOnly)
		x := article(1, "CONSULT")
		x.Events[0].Realis, x.Events[0].Date = doc.Future, &doc.Date{From: day, To: day, Granularity: "day"}
		x.Agenda = []doc.AgendaItem{{ID: "00000000000000aa", DocID: x.ID, What: x.Events[0].Trigger, Event: x.Events[0].ID, Type: "CONSULT", When: x.Events[0].Date, Realis: doc.Future, Sentence: x.Events[0].Sentence}}
		d.put(x, article(2, "CONSULT"))
		d.look(2)
		for _, c := range []struct {
			alert *alerts.Alert
			want  string
		}{{events, "[0000000000000001@sijil]"}, {some, "[]"}, {agenda, "[]"}} { // nothing follows plans up here
			text := d.written(c.alert, "")
			cal, err := ical.ParseCalendar(strings.NewReader(text))
			must(t, err)
			ids := []string{}
			for _, e := range cal.Events() {
				ids = append(ids, e.Id())
			}
			if fmt.Sprint(ids) != c.want || !strings.Contains(text, "X-WR-CALNAME:"+c.alert.Name+"\r\n") {
				t.Errorf("calendar %s: %v, want %s\n%s", c.alert.Name, ids, c.want, text)
			}
		}
	})
}
