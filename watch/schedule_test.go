package watch

import (
	"math/rand/v2"
	"testing"
	"time"
)

// start is a Wednesday.
var start = time.Date(2023, 2, 22, 12, 0, 0, 0, time.UTC)

func ago(d time.Duration) time.Time { return start.Add(-d) }

func TestNext(t *testing.T) {
	s := Schedule{Min: 10 * time.Minute, Max: 6 * time.Hour}
	const h, m = time.Hour, time.Minute
	for _, c := range []struct {
		name string
		in   History
		want time.Duration // after start; < 0: never
	}{
		{"never asked", History{}, 0},
		{"asked once", History{Polled: start, Read: start}, 10 * m},
		{"asked once, some time ago", History{Polled: ago(4 * m), Read: ago(4 * m)}, 6 * m},
		{"due since long", History{Polled: ago(40 * h), Read: ago(40 * h)}, 0},
		{"the clock was set back", History{Polled: start.Add(9 * h)}, 10 * m},
		{"nothing new for an hour", History{Polled: start, Read: start, Span: h}, 2 * h},
		{"nothing new for a week", History{Polled: start, Read: start, Span: 168 * h}, 6 * h},
		{"3½ new in two hours", History{Polled: start, Read: start, Span: 2 * h, New: 3.5}, 30 * m},
		{"a hundred new in an hour", History{Polled: start, Read: start, Span: h, New: 100}, 10 * m},
		{"the feed wants an hour", History{Polled: start, Span: h, New: 100, Wish: h}, h},
		{"the feed wants a year", History{Polled: start, Wish: 8760 * h}, 6 * h},
		{"one error", History{Polled: start, Errors: 1}, 20 * m},
		{"three errors", History{Polled: start, Errors: 3}, 80 * m},
		{"an error of a slow feed", History{Polled: start, Span: h, Errors: 1}, 4 * h},
		{"many errors", History{Polled: start, Errors: 10_000}, 6 * h},
		{"held", History{Polled: start, Hold: start.Add(7 * h), Errors: 1}, 7 * h},
		{"held for less than the wait", History{Polled: start, Hold: start.Add(m), Errors: 1}, 20 * m},
		{"held for ever", History{Polled: start, Hold: start.Add(1e6 * h), Errors: 1}, 7 * 24 * h},
		{"gone", History{Polled: start, Gone: true, Errors: 1}, -1},
		{"not from one to three", History{Polled: start, Wish: 90 * m, SkipHours: []int{13, 14}}, 3 * h},
		{"not on Wednesdays and Thursdays", History{Polled: start, SkipDays: []time.Weekday{time.Wednesday, time.Thursday}}, 36 * h},
		{"never on any day", History{Polled: start, SkipDays: []time.Weekday{0, 1, 2, 3, 4, 5, 6}}, 10 * m},
	} {
		got := s.Next(c.in, start)
		if c.want < 0 {
			if !got.IsZero() {
				t.Errorf("%s: %v, want never", c.name, got)
			}
			continue
		}
		if d := got.Sub(start); d.Round(time.Second) != c.want {
			t.Errorf("%s: after %v, want %v", c.name, d, c.want)
		}
	}
}

func TestAfter(t *testing.T) {
	var h History
	h = h.After(Poll{At: start, New: 30, TTL: time.Minute, SkipHours: []int{1}})
	if h.New != 0 || h.Span != 0 || h.Wish != time.Minute || h.SkipHours == nil {
		t.Errorf("the first poll tells no frequency: %+v", h)
	}
	h = h.After(Poll{At: start.Add(time.Hour), New: 2, MaxAge: time.Hour})
	if h.New != 2 || h.Span != time.Hour || h.Wish != time.Hour || h.SkipHours == nil {
		t.Errorf("%+v", h)
	}
	// Half as much after halfLife, and an error in between changes nothing.
	h = h.After(Poll{At: start.Add(2 * time.Hour), Failed: true, Status: 503, Hold: start.Add(2*time.Hour + 2*time.Minute)})
	if h.Errors != 1 || !h.Hold.Equal(start.Add(2*time.Hour+2*time.Minute)) || h.New != 2 {
		t.Errorf("%+v", h)
	}
	h = h.After(Poll{At: start.Add(time.Hour + halfLife), New: 1})
	if h.New != 2 || h.Span != halfLife+time.Hour/2 || h.Errors != 0 || !h.Hold.IsZero() || h.Wish != 0 {
		t.Errorf("%+v", h)
	}
	if h = h.After(Poll{At: start.Add(9 * time.Hour), Failed: true, Status: 410}); !h.Gone {
		t.Errorf("410: %+v", h)
	}
	if h = h.After(Poll{At: start.Add(10 * time.Hour)}); h.Gone || h.Errors != 0 {
		t.Errorf("back again: %+v", h)
	}
}

func TestNextProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	span := func(most time.Duration) time.Duration { return time.Duration(r.Int64N(int64(most))) }
	for range 20_000 {
		s := Schedule{Min: 1 + span(time.Hour), Max: 1 + span(12*time.Hour)}
		least, most := s.bounds()
		h := History{Polled: ago(span(time.Hour)), New: r.ExpFloat64() * 10, Span: span(48 * time.Hour), Errors: r.IntN(5), Wish: span(24 * time.Hour)}
		h.Read = h.Polled
		now := start
		next := s.Next(h, now)
		if d := next.Sub(h.Polled); next.Before(now) || d < least || d > max(most, now.Sub(h.Polled)) {
			t.Fatalf("%+v of %+v: after %v", s, h, d)
		}
		for name, change := range map[string]func(*History){
			"an error":        func(h *History) { h.Errors++ },
			"a longer wish":   func(h *History) { h.Wish *= 2 },
			"fewer articles":  func(h *History) { h.New /= 2 },
			"a hold":          func(h *History) { h.Hold = now.Add(span(48 * time.Hour)) },
			"an hour to skip": func(h *History) { h.SkipHours = []int{r.IntN(24)} },
		} {
			g := h
			if change(&g); s.Next(g, now).Before(next) {
				t.Fatalf("%s brings the poll forward: %+v of %+v", name, s, g)
			}
		}
		s.Jitter, s.Rand = 0.2, r.Float64
		moved := float64(s.Next(h, h.Polled).Sub(h.Polled)) / float64(Schedule{Min: s.Min, Max: s.Max}.Next(h, h.Polled).Sub(h.Polled))
		if moved < 0.7999 || moved > 1.2001 {
			t.Fatalf("jitter of %v: %+v of %+v", moved, s, h)
		}
	}
}

// TestFollowed: a feed with so many articles a day is asked about as often as
// it has news, and little is late.
func TestFollowed(t *testing.T) {
	for _, c := range []struct {
		perDay      float64
		least, most int // polls in a week
	}{
		{0, 25, 45}, {1, 28, 60}, {24, 100, 260}, {200, 900, 1800}, {5000, 2000, 2017},
	} {
		r := rand.New(rand.NewPCG(3, 4))
		s := Schedule{Jitter: 0.1, Rand: r.Float64}
		var h History
		now, polls, waited, articles := start, 0, time.Duration(0), 0
		arrival := func(from time.Time) time.Time {
			if c.perDay == 0 {
				return from.Add(1e6 * time.Hour)
			}
			return from.Add(time.Duration(r.ExpFloat64() / c.perDay * float64(24*time.Hour)))
		}
		for next := arrival(start); now.Before(start.Add(7 * 24 * time.Hour)); polls++ {
			fresh := 0
			for ; next.Before(now); next = arrival(next) {
				fresh++
				waited += now.Sub(next)
			}
			articles += fresh
			h = h.After(Poll{At: now, New: fresh})
			now = s.Next(h, now)
		}
		mean := time.Duration(0)
		if articles > 0 {
			mean = waited / time.Duration(articles)
		}
		t.Logf("%v articles a day: %d polls a week, an article waits %v", c.perDay, polls, mean.Round(time.Minute))
		if polls < c.least || polls > c.most {
			t.Errorf("%v articles a day: %d polls a week, want %d to %d", c.perDay, polls, c.least, c.most)
		}
	}
}

func BenchmarkNext(b *testing.B) {
	s, h := Schedule{}, History{Polled: start, Read: start, Span: time.Hour, New: 2}
	for b.Loop() {
		s.Next(h, start)
	}
}
