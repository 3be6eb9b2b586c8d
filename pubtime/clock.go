package pubtime

import "time"

// reach is how many tokens may stand between a date and its time of day.
const reach = 6

// clock reads the time of day that stands after the date, or before it.
func (r *reader) clock() (h, m, s int, loc *time.Location) {
	for i := r.to; i < len(r.tokens) && i < r.to+reach; i++ {
		if h, m, s, loc, ok := r.clockAt(i, len(r.tokens)); ok {
			return h, m, s, loc
		}
	}
	for i := max(0, r.from-2*reach); i < r.from; i++ {
		if h, m, s, loc, ok := r.clockAt(i, r.from); ok {
			return h, m, s, loc
		}
	}
	return 0, 0, 0, time.UTC
}

// clockAt reads «10:30», «10:30:05 ص +0300», «3 pm», «10h30» at token i; tokens
// from end on are not its own.
func (r *reader) clockAt(i, end int) (h, m, s int, loc *time.Location, ok bool) {
	t := r.tokens[:end]
	hour, ok := small(t, i, 24)
	if !ok || i > 0 && (t[i-1].text == "+" || t[i-1].text == "/") {
		return 0, 0, 0, time.UTC, false
	}
	h, at := hour, i+1
	minute := false
	if m, minute = after(t, at, ":", "h", "."); minute {
		at += 2
		if s, ok = after(t, at, ":"); ok {
			at += 2
			at = fraction(t, at)
		}
	}
	at, h, noon := halfAt(t, at, h)
	if !minute && !noon || h > 23 {
		return 0, 0, 0, time.UTC, false
	}
	loc, at = zoneAt(t, at)
	return h, m, s, loc, r.took(i, at)
}

func (r *reader) took(from, to int) bool {
	r.clockFrom, r.clockTo = from, to
	return true
}

// small is the number of one or two digits at token i, if it is below limit.
func small(t []token, i, limit int) (int, bool) {
	if i < len(t) && t[i].num >= 0 && t[i].digits <= 2 && t[i].num < limit {
		return t[i].num, true
	}
	return 0, false
}

// after reads a separator and a number of two digits below 60.
func after(t []token, i int, seps ...string) (int, bool) {
	if i+1 >= len(t) || t[i+1].digits != 2 {
		return 0, false
	}
	for _, sep := range seps {
		if t[i].text == sep {
			return small(t, i+1, 60)
		}
	}
	return 0, false
}

// fraction skips the fraction of a second.
func fraction(t []token, i int) int {
	if i+1 < len(t) && t[i].text == "." && t[i+1].num >= 0 {
		return i + 2
	}
	return i
}

// halfAt reads the half of the day at token i: ص, م, am, p.m.
func halfAt(t []token, i, h int) (int, int, bool) {
	n, w := 1, word{}
	if i < len(t) {
		w = t[i].word
	}
	if i+2 < len(t) && t[i+1].text == "." { // a.m.
		if v := words()[t[i].text+t[i+2].text]; v.class == half {
			n, w = 3, v
		}
	}
	if w.class != half || h > 12 {
		if w.class == half {
			return i + n, h, true
		}
		return i, h, false
	}
	return i + n, h%12 + w.value, true
}

// zoneAt reads «+0300», «+03:00», «GMT», «GMT+3» at token i.
func zoneAt(t []token, i int) (*time.Location, int) {
	loc, at := time.UTC, i
	for at < len(t) && (t[at].class == filler || t[at].text == "(" || t[at].text == ".") {
		at++
	}
	if at < len(t) && t[at].class == zone {
		if t[at].value != 0 {
			return time.FixedZone(t[at].text, t[at].value*60), at + 1
		}
		at, i = at+1, at+1
	}
	if at+1 >= len(t) || t[at].text != "+" && t[at].text != "-" || t[at+1].num < 0 {
		return loc, i
	}
	minutes, end := t[at+1].num*60, at+2
	switch t[at+1].digits {
	case 4:
		minutes = t[at+1].num/100*60 + t[at+1].num%100
	case 1, 2:
		if m, ok := after(t, at+2, ":"); ok {
			minutes, end = minutes+m, at+4
		}
	default:
		return loc, i
	}
	if minutes > 14*60 {
		return loc, i
	}
	if t[at].text == "-" {
		minutes = -minutes
	}
	return time.FixedZone("", minutes*60), end
}
