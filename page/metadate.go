package page

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/sijil-news/sijil/pubtime"
)

// Meta elements and microdata that tell when an article was published or
// changed, in the order of trust.
var (
	publishedTags = []string{
		"article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
		"cxenseparse:recs:publishtime", "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "pubdate", "published", "article_date_original",
		"rnews:datepublished", "date.created", "created", "originalpublicationdate", "dateposted", "date", "datecreated", "article:created_time",
	}
	publishedProps = []string{"datepublished", "dc:date", "dcterms:created", "dc:created", "datecreated", "pubdate"}
	modifiedTags   = []string{"article:modified_time", "og:article:modified_time", "article:modified", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "revised", "updated_time", "modified"}
)

// dated is a date with the place it was found in.
type dated struct {
	value string
	time  time.Time
	clock bool // with a time of day
}

// datesOf tells when the article was published and changed, in ISO 8601 with
// the zone that the page gives: by structured data, then meta elements, microdata, what is printed, and
// the address. A change is never taken for the publication.
func (s *metaSource) datesOf(article ldObject, address string) (published, modified string) {
	machine := s.machineDates(article)
	var out dated
	if len(machine) > 0 {
		out = s.withZone(machine)
	} else {
		out = s.printedDate(address)
	}
	changes := append([]string{article.text("dateModified")}, append(s.values(modifiedTags), s.props["datemodified"]...)...)
	if out.value == "" {
		out = s.printedOn(changes)
	}
	for _, v := range changes {
		if m, ok := readDate(v); ok && !m.time.Before(out.time.Truncate(24*time.Hour)) {
			return out.value, m.value
		}
	}
	return out.value, ""
}

// machineDates are the dates of publication that are marked as such.
func (s *metaSource) machineDates(article ldObject) []dated {
	values := article.texts("datePublished")
	for _, o := range s.objects {
		if o.is("webpage") || o.is("videoobject") {
			values = append(values, o.texts("datePublished")...)
		}
	}
	values = append(values, s.values(publishedTags)...)
	for _, k := range publishedProps {
		values = append(values, s.props[k]...)
	}
	values = append(values, article.texts("dateCreated")...)
	var out []dated
	for _, v := range values {
		if d, ok := readDate(v); ok {
			out = append(out, d)
		}
	}
	return out
}

// values are those of meta elements, in the order of the names.
func (s *metaSource) values(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, s.tags[n]...)
	}
	return out
}

func readDate(v string) (dated, bool) {
	if v == "" {
		return dated{}, false
	}
	t, err := pubtime.Parse(v)
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return dated{}, false
	}
	d := dated{v, t, strings.Contains(v, ":")}
	if d.value[0] < '0' || d.value[0] > '9' || strings.ContainsFunc(v, func(r rune) bool { return r == ' ' || r == '/' || r > unicode.MaxASCII }) {
		d.value = isoDate(t, d.clock, offset(t) != 0 || zoneWord.MatchString(v))
	}
	return d, true
}

// zoneWord finds a zone of no offset in a date.
var zoneWord = regexp.MustCompile(`\b(?:GMT|UTC|UT|Z)\b|[+-][0٠]{2}:?[0٠]{2}$`)

// isoDate writes a date in ISO 8601, with what of time and zone is known.
func isoDate(t time.Time, clock, zone bool) string {
	switch {
	case !clock:
		return t.Format("2006-01-02")
	case zone:
		return t.Format(time.RFC3339)
	}
	return t.Format("2006-01-02T15:04:05")
}

// withZone is the first of the dates, if need be with what others know better:
// the time of the same day, or the publisher's zone of the same moment.
func (s *metaSource) withZone(dates []dated) dated {
	best := dates[0]
	for _, d := range dates[1:] {
		if !best.clock && d.clock && sameDay(best.time, d.time) {
			best = d
		}
	}
	if !best.clock || offset(best.time) != 0 {
		return best
	}
	for _, d := range dates {
		if d.clock && offset(d.time) != 0 && d.time.Sub(best.time).Abs() < time.Minute {
			return d
		}
	}
	return s.printedZone(best)
}

func offset(t time.Time) int { _, off := t.Zone(); return off }

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// printedZone gives a time in UTC the zone in which the page prints it: the
// printed hour of the same moment differs by whole quarters of an hour, at most
// by fourteen hours.
func (s *metaSource) printedZone(d dated) dated {
	for _, st := range s.times {
		if st.aside || st.value != "" && st.text == "" || metaWords().begins("updated", st.text) {
			continue
		}
		t, clock, ok := pubtime.Find(st.text)
		if !ok || !clock || offset(t) != 0 {
			continue
		}
		shift := t.Sub(d.time.Truncate(time.Minute))
		if shift == 0 || shift%(15*time.Minute) != 0 || shift.Abs() > 14*time.Hour || sameDay(t, d.time) {
			continue
		}
		zone := time.FixedZone("", int(shift/time.Second))
		return dated{d.time.In(zone).Format(time.RFC3339), d.time.In(zone), true}
	}
	return d
}

// printedDate is the date that the page prints for its article, or that its
// address holds.
func (s *metaSource) printedDate(address string) dated {
	url, inURL := urlDate(address)
	if !inURL {
		url, inURL = urlDate(s.rels["canonical"])
	}
	best, most := dated{}, 0
	for _, st := range s.times {
		d, ok := st.read()
		if !ok {
			continue
		}
		n := st.trust()
		if inURL && sameDay(d.time, url.time) {
			n += 10
		}
		if n > most {
			best, most = d, n
		}
	}
	if inURL && most < 10 {
		return url
	}
	return best
}

// printedOn is a date that the page prints anywhere, if it is the day of one of
// the changes.
func (s *metaSource) printedOn(changes []string) dated {
	for _, st := range s.times {
		d, ok := st.read()
		if !ok || st.link {
			continue
		}
		for _, v := range changes {
			if m, ok := readDate(v); ok && sameDay(m.time, d.time) {
				return d
			}
		}
	}
	return dated{}
}

// read reads the date of a stamp; one that is only printed becomes ISO 8601.
func (st stamp) read() (dated, bool) {
	if d, ok := readDate(st.value); ok {
		return d, true
	}
	t, clock, ok := pubtime.Find(st.text)
	if !ok {
		return dated{}, false
	}
	return dated{isoDate(t, clock, offset(t) != 0), t, clock}, true
}

// trust tells how likely a stamp is the article's date of publication; what is
// not above 0 is not taken.
func (st stamp) trust() int {
	w := metaWords()
	n := 1
	if st.after {
		n += 3
	}
	if st.value != "" {
		n += 2
	}
	if st.hint&partPublished != 0 {
		n += 2
	}
	if w.begins("published", st.text) {
		n += 2
	}
	if w.begins("updated", st.text) || st.hint&partUpdated != 0 {
		n -= 4
	}
	if st.aside {
		n -= 6
	}
	if st.link {
		n--
	}
	if st.weak {
		n--
	}
	return n
}

// urlDay finds a day in an address: /2020/06/03/, /2020-06-03-, /20200603/,
// /2020/0603/, /2020/world/6/3/.
var urlDay = regexp.MustCompile(`(?:^|[/_.=-])((?:19|20)\d\d)(?:(?:/[a-z_-]+)?/(\d{1,2})/(\d{1,2})|-(\d{1,2})-(\d{1,2})|/?(\d\d)(\d\d))(?:[/_.?-]|$)`)

func urlDate(address string) (dated, bool) {
	m := urlDay.FindStringSubmatch(address)
	if m == nil {
		return dated{}, false
	}
	return readDate(m[1] + "-" + two(m[2]+m[4]+m[6]) + "-" + two(m[3]+m[5]+m[7]))
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
