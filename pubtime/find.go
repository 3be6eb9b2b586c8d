package pubtime

import "time"

// Find reads the first date in a line that people read: «الثلاثاء 14 مايو
// 2024 - 10:30 ص», «نشر في: 24/08/2020», "Published May 14, 2024 at 3 pm".
// Days stand before months where both could be either. clock tells whether the
// line gives a time of day; without a zone the time is UTC.
func Find(s string) (t time.Time, clock, ok bool) {
	r := reader{tokens: tokens(s)}
	return r.find()
}

// findWhole is Find where nothing but the date stands in the line.
func findWhole(s string) (time.Time, bool) {
	r := reader{tokens: tokens(s)}
	t, _, ok := r.find()
	for i, tok := range r.tokens {
		if i >= r.from && i < r.to || i >= r.clockFrom && i < r.clockTo {
			continue
		}
		if tok.num >= 0 || tok.class == other && !separator(tok) {
			return t, false
		}
	}
	return t, ok
}

// reader looks for a date among tokens.
type reader struct {
	tokens             []token
	from, to           int // tokens of the date found, half-open
	clockFrom, clockTo int // and of its time of day
}

func (r *reader) find() (t time.Time, clock, ok bool) {
	for i := range r.tokens {
		y, m, d, n := r.dateAt(i)
		if n == 0 {
			continue
		}
		r.from, r.to = i, i+n
		h, min, sec, loc := r.clock()
		return time.Date(y, time.Month(m), d, h, min, sec, 0, loc), r.clockTo > 0, true
	}
	return time.Time{}, false, false
}

// dateAt reads a date that begins at token i; n is how many tokens it takes,
// 0 where there is none.
func (r *reader) dateAt(i int) (y, m, d, n int) {
	p := parts{reader: r, at: i}
	a, b, c := p.next(), p.next(), p.next()
	if !a.ok || !b.ok || !c.ok {
		return 0, 0, 0, 0
	}
	switch {
	case a.day() && b.month > 0 && c.year():
		y, m, d = c.num, b.month, a.num
	case a.month > 0 && b.day() && c.year():
		y, m, d = c.num, a.month, b.num
	case a.year() && b.month > 0 && c.day():
		y, m, d = a.num, b.month, c.num
	case a.year() && b.day() && c.day() && alike(b, c):
		y, m, d = a.num, b.num, c.num
	case a.day() && b.day() && c.year() && alike(b, c):
		y, m, d = c.num, b.num, a.num
		if m > 12 {
			m, d = d, m
		}
	default:
		return 0, 0, 0, 0
	}
	if m > 12 || d > days(y, m) {
		return 0, 0, 0, 0
	}
	return y, m, d, p.at - i
}

func days(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// part is a number or a month of a date, with what stood before it.
type part struct {
	ok     bool
	num    int // or -1
	digits int
	month  int // or 0
	sep    string
}

func (p part) day() bool  { return p.digits > 0 && p.digits <= 2 && p.num >= 1 && p.num <= 31 }
func (p part) year() bool { return p.digits == 4 && p.num >= 1800 && p.num <= 2200 }

// alike tells whether the parts of a date in numbers are set off alike, as in
// 24/08/2020 and 2020年8月24日.
func alike(a, b part) bool {
	if a.sep == "/" || a.sep == "-" || a.sep == "." || a.sep == "\\" {
		return a.sep == b.sep
	}
	return a.sep == "年" && b.sep == "月" || a.sep == "년" && b.sep == "월"
}

// parts reads the parts of a date one after the other.
type parts struct {
	*reader
	at int // next token
}

func (p *parts) next() part {
	sep := ""
	for skipped := 0; p.at < len(p.tokens) && skipped < 5; skipped++ {
		t := p.tokens[p.at]
		p.at++
		switch {
		case t.num >= 0:
			return part{true, t.num, t.digits, 0, sep}
		case t.class == month:
			p.sameMonth(t.value)
			return part{true, -1, 0, t.value, sep}
		case t.class == filler || separator(t):
			sep += t.text
		default:
			return part{}
		}
	}
	return part{}
}

// sameMonth skips a second name of the month: «أيار/مايو», «فبراير (شباط)».
func (p *parts) sameMonth(m int) {
	for i := p.at; i < len(p.tokens) && i < p.at+3; i++ {
		t := p.tokens[i]
		if t.class == month && t.value == m {
			p.at = i + 1
			return
		}
		if t.class != filler && !separator(t) {
			return
		}
	}
}

// separator tells whether a token may stand between the parts of a date.
func separator(t token) bool {
	switch t.text {
	case "-", "/", ".", ",", "،", "|", "(", ")", ":", "–", "—", "\\", "·", "•", "ـ", "'", "[", "]":
		return true
	}
	return false
}
