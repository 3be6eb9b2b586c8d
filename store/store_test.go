package store_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/storetest"
)

func TestIdentify(t *testing.T) {
	base := doc.Document{ID: "1", URL: "https://news.example/a?x=1", Published: "2018-03-10T23:30:00+03:00", Text: "زار الوزير باريس"}
	for _, c := range []struct {
		name         string
		change       func(d *doc.Document)
		key, content bool // the same
	}{
		{"tracking, case, port, fragment", func(d *doc.Document) { d.URL = "HTTPS://News.Example:443/a?x=1&utm_source=y#top" }, true, true},
		{"id", func(d *doc.Document) { d.ID = "2" }, true, true},
		{"title, publisher", func(d *doc.Document) { d.Title, d.Publisher = "x", "y" }, true, true},
		{"same day", func(d *doc.Document) { d.Published = "2018-03-10" }, true, true},
		{"another day", func(d *doc.Document) { d.Published = "2018-03-11" }, true, false},
		{"another address", func(d *doc.Document) { d.URL += "2" }, false, true},
		{"a vowel", func(d *doc.Document) { d.Text = "زارَ الوزير باريس" }, true, false},
		{"a post of a live page", func(d *doc.Document) { d.URL += "#post-1"; d.ID = d.URL }, false, true},
	} {
		d := base
		c.change(&d)
		a, b := store.Identify(&base), store.Identify(&d)
		if (a.Key == b.Key) != c.key || (a.Content == b.Content) != c.content {
			t.Errorf("%s: same key %v, same content %v; want %v, %v", c.name, a.Key == b.Key, a.Content == b.Content, c.key, c.content)
		}
	}
	if store.KeyOfURL(base.URL) != store.Identify(&base).Key {
		t.Error("the key of the address is another one")
	}
	k := store.KeyOfURL(base.URL)
	if got, err := store.ParseKey(k.String()); err != nil || got != k {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "zz", k.String() + "00"} {
		if _, err := store.ParseKey(bad); err == nil {
			t.Errorf("key %q: no error", bad)
		}
	}
}

// TestUnlinked: without an address, words and day tell.
func TestUnlinked(t *testing.T) {
	id := func(text, day string) store.Identity {
		return store.Identify(&doc.Document{ID: text, URL: "no address", Text: text, Published: day})
	}
	a := id("زار أحمد  باريس", "2018-03-10")
	if a != id("زارَ احمـد\nباريس", "2018-03-10") {
		t.Error("spellings that fold to the same are told apart")
	}
	if a == id("زار أحمد باريس", "2018-03-11") || a == id("زار أحمد لندن", "2018-03-10") || a == id("زار أحمد باريس", "") {
		t.Error("another day or other words are the same")
	}
}

func TestPackID(t *testing.T) {
	for _, id := range []string{"", "0123456789abcdef", "0123456789ABCDEF", "1234567", "12345678", "x", "0123456789abcdeg"} {
		b := store.PackID(id)
		if got := store.UnpackID(b); got != id {
			t.Errorf("%q became %q", id, got)
		}
		if hex := id == "0123456789abcdef"; hex != (len(b) == 8) {
			t.Errorf("%q takes %d bytes", id, len(b))
		}
	}
}

func TestProjectDates(t *testing.T) {
	for _, c := range []struct{ from, to, first, last, granularity string }{
		{"2018-03-09", "", "2018-03-09", "2018-03-09", "day"},
		{"2018-03-09", "2018-03-12", "2018-03-09", "2018-03-12", "day"},
		{"2018-03-09T10:00", "", "2018-03-09", "2018-03-09", "day"},
		{"2018-02", "", "2018-02-01", "2018-02-28", "month"},
		{"2018-02", "2018-03", "2018-02-01", "2018-03-31", "month"},
		{"1914", "", "1914-01-01", "1914-12-31", "year"},
		{"", "", "2018-03-10", "2018-03-10", ""},
		{"soon", "", "2018-03-10", "2018-03-10", ""},
	} {
		d := &doc.Document{Published: "2018-03-10T23:30:00+03:00", Events: []doc.Event{{Date: &doc.Date{From: c.from, To: c.to, Granularity: c.granularity}}}}
		e := store.Project(d).Events[0]
		if store.DayName(*e.Day) != c.first || store.DayName(*e.Until) != c.last || e.Granularity != c.granularity {
			t.Errorf("%s to %s: %s to %s, %q", c.from, c.to, store.DayName(*e.Day), store.DayName(*e.Until), e.Granularity)
		}
	}
	if e := store.Project(&doc.Document{Events: make([]doc.Event, 1)}).Events[0]; e.Day != nil {
		t.Errorf("a day from nowhere: %d", *e.Day)
	}
}

// TestPack: packing leaves the document alone, and it comes back; also from the
// first format, which is not written any more.
func TestPack(t *testing.T) {
	for _, c := range []struct {
		name string
		pack func(*doc.Document) (*store.Packed, error)
		make func(n int) *doc.Document
	}{
		{"documents", store.Pack, storetest.Document}, {"filled", store.Pack, func(n int) *doc.Document { return storetest.Filled(uint64(n)) }}, {"odd", store.Pack, odd},
		{"documents, first format", store.PackFirst, storetest.Document}, {"filled, first format", store.PackFirst, func(n int) *doc.Document { return storetest.Filled(uint64(n)) }},
		{"odd, first format", store.PackFirst, odd},
	} {
		for n := range 50 {
			d, want := c.make(n), c.make(n)
			p, err := c.pack(d)
			if err != nil {
				t.Fatal(err)
			}
			if err := storetest.Same(d, want); err != nil {
				t.Fatalf("%s: packing changed it: %v", c.name, err)
			}
			got, err := p.Unpack()
			if err != nil {
				t.Fatal(err)
			}
			if err := storetest.Same(got, want); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}

// odd is a document whose strings are none for a database.
func odd(n int) *doc.Document {
	d := storetest.Document(n)
	d.Text, d.Title, d.Events = "\xff\x00"+d.Text, "\x00", nil
	return d
}

// TestPackedSize: text and all that is read in it take less than half of the
// text; the register has no room for more.
func TestPackedSize(t *testing.T) {
	text, packed := 0, 0
	for n := range 50 {
		d := storetest.Document(n)
		p, err := store.Pack(d)
		if err != nil {
			t.Fatal(err)
		}
		text, packed = text+len(d.Text), packed+len(p.Body)
	}
	t.Logf("%d bytes of %d", packed, text)
	if packed > 2*text {
		t.Errorf("%d bytes of text became %d", text, packed)
	}
}

func TestMigrations(t *testing.T) {
	files := fstest.MapFS{"0001_a.sql": {Data: []byte("A")}, "0002_b.sql": {Data: []byte("B")}, "x.txt": {}}
	all, err := store.Migrations(files)
	if err != nil || len(all) != 2 || all[1].SQL != "B" {
		t.Fatalf("%v, %v", all, err)
	}
	if list, err := store.Pending(all, 1); err != nil || len(list) != 1 || list[0].Number != 2 {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := store.Pending(all, 3); !errors.Is(err, store.ErrNewer) {
		t.Errorf("%v", err)
	}
	files["0004_d.sql"] = &fstest.MapFile{}
	if _, err := store.Migrations(files); err == nil {
		t.Error("a gap: no error")
	}
}

// FuzzUnpack: a body that is damaged is an error, never a panic.
func FuzzUnpack(f *testing.F) {
	p, err := store.Pack(storetest.Document(1))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p.Text, p.Body)
	f.Add("", p.Body)
	f.Add("", []byte{})
	f.Fuzz(func(t *testing.T, text string, body []byte) {
		if d, err := (&store.Packed{Text: text, Body: body}).Unpack(); err == nil {
			if _, err := store.Pack(d); err != nil {
				t.Log(err)
			}
		}
	})
}

// FuzzExcerpt: whatever texts and offsets a document holds, they come back.
func FuzzExcerpt(f *testing.F) {
	f.Add("اتهمت واشنطن", "واشنطن", 11, 25, "=", "=1")
	f.Add("", "", -1, 7, "", "=")
	f.Fuzz(func(t *testing.T, text, words string, start, end int, name, role string) {
		for _, s := range []*string{&text, &words, &name, &role} {
			*s = store.Clean(*s)
		}
		a := doc.Actor{Text: words, Span: doc.Span{Start: start, End: end}, Name: name, Role: role}
		d := &doc.Document{ID: role, Text: text, Events: []doc.Event{{DocID: name, Actor: []doc.Actor{a, a, {Role: role}, {Role: name}}, Trigger: doc.Excerpt{Text: words, Span: a.Span}}}}
		p, err := store.Pack(d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.Unpack()
		if err != nil {
			t.Fatal(err)
		}
		if err := storetest.Same(got, d); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkPack(b *testing.B) {
	d := storetest.Document(1)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if _, err := store.Pack(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnpack(b *testing.B) {
	d := storetest.Document(1)
	p, err := store.Pack(d)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if got, err := p.Unpack(); err != nil || got.ID != d.ID {
			b.Fatal(err)
		}
	}
}
