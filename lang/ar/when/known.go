package when

import (
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/lang/calendar"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/text"
)

// called reads a line of events that go by a day or month without its year: the date as
// one number, day 0 for a month, and what the events are called.
func (l *Lexicon) called(numbers []string, words string) string {
	if len(numbers) != 1 {
		return "an event known by its date needs the date"
	}
	n, err := strconv.Atoi(numbers[0])
	d := calendar.On(n/10000, n/100%100, n%100)
	if err != nil || d.M < 1 || d.M > 12 || d.D > 0 && !d.Valid() {
		return "no date: " + strconv.Quote(numbers[0])
	}
	for _, w := range lexicon.List(words) {
		k := text.Fold(w)
		if strings.Contains(k, " ") {
			return "an event known by its date is called by one word, not " + strconv.Quote(w)
		}
		l.known[k] = append(l.known[k], d)
	}
	return ""
}

// knownAs is the date by which the event right before token i is known: «هجمات 11 سبتمبر».
func (f *finder) knownAs(i, m, d int) (date, bool) {
	if i == 0 {
		return date{}, false
	}
	for _, x := range f.l.known[f.tk[i-1].Stem] {
		if x.M == m && x.D == d {
			return x, true
		}
	}
	return date{}, false
}
