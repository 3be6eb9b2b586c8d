package lexicon

import (
	"fmt"
	"strconv"
	"strings"
)

// Entity is a state, body, group, person or place with its names.
type Entity struct {
	ID      string
	Kind    string // state, igo, ngo, gov, body, military, party, armed, media, company, movement, court, union, person, adm1, city, locality, region, water, site
	Code    string // PLOVER country slot
	Sector  string // PLOVER sector; a person's comes from the office held
	Name    string // first Arabic name
	NameEn  string
	Adm1    string
	Lat     float64
	Lon     float64
	Pop     int
	Offices []Office
}

// Office is one office of a person. From and To are months as year*100+month,
// half-open in the sense that To is the month of leaving; 0 is open.
type Office struct {
	Sector, Title string
	From, To      int
}

// IsPlace tells whether the entity is a place below a state.
func (e *Entity) IsPlace() bool {
	switch e.Kind {
	case "adm1", "city", "locality", "region", "water", "site":
		return true
	}
	return false
}

// OfficeAt returns the sector and title a person held in the given month
// (year*100+month). A former office holder is ELI; month 0 means unknown and
// gives the last office.
func (e *Entity) OfficeAt(month int) (sector, title string) {
	if len(e.Offices) == 0 {
		return e.Sector, ""
	}
	last := e.Offices[len(e.Offices)-1]
	if month == 0 {
		return last.Sector, last.Title
	}
	past := false
	for i := len(e.Offices) - 1; i >= 0; i-- {
		o := e.Offices[i]
		if (o.From == 0 || o.From <= month) && (o.To == 0 || month <= o.To) {
			return o.Sector, o.Title
		}
		past = past || o.From <= month
	}
	if past && (last.Sector == "GOV" || last.Sector == "MIL" || last.Sector == "LEG") {
		return "ELI", ""
	}
	return e.Offices[0].Sector, ""
}

// Kinship of a name to its entity.
type Kinship uint8

// How a name stands to its entity: its own name, its capital (which may stand
// for the government or be the place), a metonym of its government, its
// relational adjective, or its people.
const (
	OwnName Kinship = iota
	CapitalName
	GovName
	NisbaName
	PeopleName
)

// Names receives what the entity files hold.
type Names interface {
	// Name is told each Arabic name.
	Name(e *Entity, name string, kin Kinship)
}

// Entities reads all files of entities/ and tells their names to n.
func Entities(s *Source, n Names) error {
	files, err := s.Files("entities")
	if err != nil {
		return err
	}
	seen := map[string]string{}
	for i := range files {
		f := &files[i]
		base := f.Name[strings.LastIndexByte(f.Name, '/')+1:]
		var read func(Line)
		switch {
		case strings.HasPrefix(base, "states"):
			r := &stateReader{src: s, names: n}
			EachLine(f, r.line)
			continue
		case strings.HasPrefix(base, "orgs"):
			read = func(l Line) { readOrg(s, l, n, seen) }
		case strings.HasPrefix(base, "persons"):
			read = func(l Line) { readPerson(s, l, n, seen) }
		case strings.HasPrefix(base, "places"):
			read = func(l Line) { readPlace(s, l, n, seen) }
		default:
			s.Report(f.Name, 0, "entity files are named states*, orgs*, persons* or places*.txt")
			continue
		}
		EachLine(f, read)
	}
	return nil
}

type stateReader struct {
	src   *Source
	names Names
	cur   *Entity
}

func (r *stateReader) line(l Line) {
	key, val, _ := strings.Cut(strings.TrimSpace(l.Text), " ")
	val = strings.TrimSpace(val)
	if key == "state" {
		if len(val) != 3 {
			r.src.Report(l.File.Name, l.No, "state needs a code of three letters, has "+strconv.Quote(val))
		}
		r.cur = &Entity{ID: strings.ToLower(val), Kind: "state", Code: val}
		return
	}
	if r.cur == nil {
		r.src.Report(l.File.Name, l.No, key+" stands before the first state line")
		return
	}
	r.field(l, key, val)
}

func (r *stateReader) field(l Line, key, val string) {
	e := r.cur
	switch key {
	case "en":
		if v := List(val); len(v) > 0 {
			e.NameEn = v[0]
		}
	case "ar":
		for i, name := range List(val) {
			if i == 0 {
				e.Name = name
			}
			r.names.Name(e, name, OwnName)
		}
	case "nisba":
		for _, name := range List(val) {
			r.names.Name(e, name, NisbaName)
		}
	case "people":
		for _, name := range List(val) {
			r.names.Name(e, name, PeopleName)
		}
	case "capital", "gov":
		en, ar, ok := strings.Cut(val, "=")
		if !ok {
			r.src.Report(l.File.Name, l.No, key+" is written English = Arabic ; Arabic")
			return
		}
		en = strings.TrimSpace(en)
		kin, kind := CapitalName, "city"
		sub := &Entity{ID: e.ID + "/" + slug(en), Kind: kind, Code: e.Code, NameEn: en}
		if key == "gov" {
			kin, sub.Kind, sub.Sector = GovName, "gov", "GOV"
		}
		for i, name := range List(ar) {
			if i == 0 {
				sub.Name = name
			}
			r.names.Name(sub, name, kin)
		}
	case "geo":
		if _, err := fmt.Sscan(val, &e.Lat, &e.Lon); err != nil {
			r.src.Report(l.File.Name, l.No, "geo is latitude and longitude in degrees")
		}
	case "nisba_en", "people_en":
	default:
		r.src.Report(l.File.Name, l.No, "unknown key "+strconv.Quote(key)+" in a state")
	}
}

func slug(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "-") }

func claimID(s *Source, l Line, id string, seen map[string]string) bool {
	if id == "" {
		s.Report(l.File.Name, l.No, "line has no id")
		return false
	}
	if at, dup := seen[id]; dup && at == l.File.Name {
		s.Report(l.File.Name, l.No, "id "+id+" stands twice in this file")
		return false
	}
	seen[id] = l.File.Name
	return true
}

func tellNames(e *Entity, ar string, n Names) {
	for i, name := range List(ar) {
		if i == 0 {
			e.Name = name
		}
		n.Name(e, name, OwnName)
	}
}

func first(list string) string {
	head, _, _ := strings.Cut(list, ";")
	return strings.TrimSpace(head)
}

func readOrg(s *Source, l Line, n Names, seen map[string]string) {
	f := l.Fields(7)
	if !claimID(s, l, f[0], seen) {
		return
	}
	if f[5] == "" {
		s.Report(l.File.Name, l.No, "organisation without an Arabic name (field 6)")
		return
	}
	e := &Entity{ID: f[0], Kind: f[1], Code: f[2], Sector: f[3], NameEn: first(f[4])}
	tellNames(e, f[5], n)
	for _, w := range List(f[6]) {
		if !strings.ContainsRune(w, ' ') {
			n.Name(e, w, NisbaName)
		}
	}
}

func readPlace(s *Source, l Line, n Names, seen map[string]string) {
	f := l.Fields(9)
	if !claimID(s, l, f[0], seen) {
		return
	}
	e := &Entity{ID: f[0], Kind: f[1], Code: f[2], Adm1: f[3], NameEn: first(f[7])}
	if !e.IsPlace() {
		s.Report(l.File.Name, l.No, "unknown kind of place "+strconv.Quote(f[1]))
	}
	e.Lat, _ = strconv.ParseFloat(f[4], 64)
	e.Lon, _ = strconv.ParseFloat(f[5], 64)
	e.Pop, _ = strconv.Atoi(f[6])
	tellNames(e, f[8], n)
}

func readPerson(s *Source, l Line, n Names, seen map[string]string) {
	f := l.Fields(5)
	if !claimID(s, l, f[0], seen) {
		return
	}
	e := &Entity{ID: f[0], Kind: "person", Code: f[1], NameEn: first(f[2])}
	for _, o := range List(f[4]) {
		office, err := parseOffice(o)
		if err != nil {
			s.Report(l.File.Name, l.No, err.Error())
			continue
		}
		e.Offices = append(e.Offices, office)
	}
	tellNames(e, f[3], n)
}

// parseOffice reads "GOV prime minister 2008-05..2012-05".
func parseOffice(s string) (Office, error) {
	words := strings.Fields(s)
	o := Office{Sector: words[0]}
	if n := len(words); n > 1 && strings.Contains(words[n-1], "..") {
		from, to, _ := strings.Cut(words[n-1], "..")
		var err1, err2 error
		o.From, err1 = parseMonth(from)
		o.To, err2 = parseMonth(to)
		if err1 != nil || err2 != nil {
			return o, fmt.Errorf("office dates %q are not YYYY-MM..YYYY-MM", words[n-1])
		}
		words = words[:n-1]
	}
	o.Title = strings.Join(words[1:], " ")
	return o, nil
}

func parseMonth(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	y, m, ok := strings.Cut(s, "-")
	year, err := strconv.Atoi(y)
	if err != nil || !ok {
		return year * 100, err
	}
	m, _, _ = strings.Cut(m, "-")
	month, err := strconv.Atoi(m)
	return year*100 + month, err
}
