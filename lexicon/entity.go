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
	Nouns   []string // folded first words of the names of several words a body has: «حركة» of حركة حماس
	Died    int      // month of a person's death as year*100+month; 0 is living or unknown
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
// gives the last office. What the dead are told to have done they did in their
// lifetime: after death it is the last office, too.
func (e *Entity) OfficeAt(month int) (sector, title string) {
	if len(e.Offices) == 0 {
		return e.Sector, ""
	}
	last := e.Offices[len(e.Offices)-1]
	if month == 0 || e.Died != 0 && month > e.Died {
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
	SurName // of a person who is known by it alone; told of English names only
)

// Names receives what the entity files hold.
type Names interface {
	// Name is told each name in the language asked for.
	Name(e *Entity, name string, kin Kinship)
}

// Entities reads all files of entities/ and tells their Arabic names to n.
func Entities(s *Source, n Names) error { return EntitiesIn(s, n, false) }

// EntitiesIn is Entities with the English names in place of the Arabic ones
// where english is set: Entity.Name is then the first English name.
func EntitiesIn(s *Source, n Names, english bool) error {
	files, err := s.Files("entities")
	if err != nil {
		return err
	}
	r := &entityReader{src: s, names: n, english: english, ids: NewIndex(12000)}
	for i := range files {
		f := &files[i]
		base := f.Name[strings.LastIndexByte(f.Name, '/')+1:]
		r.file = int32(i)
		switch {
		case strings.HasPrefix(base, "states"):
			r.cur = nil
			EachLine(f, r.line)
		case strings.HasPrefix(base, "orgs"):
			EachLine(f, r.org)
		case strings.HasPrefix(base, "persons"):
			EachLine(f, r.person)
		case strings.HasPrefix(base, "places"):
			EachLine(f, r.place)
		default:
			s.Report(f.Name, 0, "entity files are named states*, orgs*, persons* or places*.txt")
		}
	}
	return nil
}

// entityReader reads the files of entities/, one after the other.
type entityReader struct {
	src     *Source
	names   Names
	english bool
	file    int32
	ids     *Index
	in      []int32 // by number of the id: the file it last stood in
	cur     *Entity // state

	entities Slab[Entity]
	offices  Slab[Office]
	buf      []Office
}

func (r *entityReader) line(l Line) {
	key, val, _ := strings.Cut(strings.TrimSpace(l.Text), " ")
	val = strings.TrimSpace(val)
	if key == "state" {
		if len(val) != 3 {
			r.src.Report(l.File.Name, l.No, "state needs a code of three letters, has "+strconv.Quote(val))
		}
		r.cur = r.entities.New()
		*r.cur = Entity{ID: strings.ToLower(val), Kind: "state", Code: val}
		return
	}
	if r.cur == nil {
		r.src.Report(l.File.Name, l.No, key+" stands before the first state line")
		return
	}
	r.field(l, key, val)
}

func (r *entityReader) field(l Line, key, val string) {
	e := r.cur
	switch key {
	case "en":
		e.NameEn = first(val)
		if r.english {
			r.tell(e, val, OwnName)
		}
	case "ar":
		if r.english {
			return
		}
		if val != "" {
			e.Name = ""
		}
		r.tell(e, val, OwnName)
	case "nisba", "nisba_en", "demonym":
		if r.english == (key != "nisba") {
			r.each(e, val, NisbaName)
		}
	case "people", "people_en":
		if r.english == (key == "people_en") {
			r.each(e, val, PeopleName)
		}
	case "capital", "gov":
		en, ar, ok := strings.Cut(val, "=")
		if !ok {
			r.src.Report(l.File.Name, l.No, key+" is written English ; English = Arabic ; Arabic, and for a capital | latitude longitude")
			return
		}
		en = first(en)
		kin, kind := CapitalName, "city"
		ar, point, _ := strings.Cut(ar, "|")
		sub := r.entities.New()
		*sub = Entity{ID: e.ID + "/" + slug(en), Kind: kind, Code: e.Code, NameEn: en}
		if key == "gov" {
			kin, sub.Kind, sub.Sector = GovName, "gov", "GOV"
		}
		if point = Trim(point); point != "" {
			r.point(l, sub, point)
		}
		if r.english {
			ar = en
		}
		r.tell(sub, ar, kin)
	case "geo":
		r.point(l, e, val)
	default:
		r.src.Report(l.File.Name, l.No, "unknown key "+strconv.Quote(key)+" in a state")
	}
}

// point reads latitude and longitude.
func (r *entityReader) point(l Line, e *Entity, s string) {
	lat, lon, _ := strings.Cut(s, " ")
	var err1, err2 error
	e.Lat, err1 = strconv.ParseFloat(lat, 64)
	e.Lon, err2 = strconv.ParseFloat(Trim(lon), 64)
	if err1 != nil || err2 != nil {
		r.src.Report(l.File.Name, l.No, "a point is latitude and longitude in degrees, has "+strconv.Quote(s))
	}
}

func slug(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "-") }

// arabic is how many fields behind the English names those asked for stand.
func (r *entityReader) arabic() int {
	if r.english {
		return 0
	}
	return 1
}

// claim tells whether an id may stand where it does; if not it says so.
func (r *entityReader) claim(l Line, id string) bool {
	if id == "" {
		r.src.Report(l.File.Name, l.No, "line has no id")
		return false
	}
	n, isNew := r.ids.AddString(id)
	switch {
	case isNew:
		r.in = append(r.in, r.file)
	case r.in[n] == r.file:
		r.src.Report(l.File.Name, l.No, "id "+id+" stands twice in this file")
		return false
	}
	r.in[n] = r.file
	return true
}

// each tells the names in a list, none of which is the entity's own.
func (r *entityReader) each(e *Entity, list string, kin Kinship) {
	for name := range Items(list) {
		r.names.Name(e, name, kin)
	}
}

// tell tells the names in a list; the first becomes the entity's own.
func (r *entityReader) tell(e *Entity, list string, kin Kinship) {
	for name := range Items(list) {
		if e.Name == "" {
			e.Name = name
		}
		r.names.Name(e, name, kin)
	}
}

func first(list string) string {
	head, _, _ := strings.Cut(list, ";")
	return strings.TrimSpace(head)
}

func (r *entityReader) org(l Line) {
	var f [7]string
	l.Split(f[:])
	if !r.claim(l, f[0]) {
		return
	}
	if f[5] == "" {
		r.src.Report(l.File.Name, l.No, "organisation without an Arabic name (field 6)")
		return
	}
	e := r.entities.New()
	*e = Entity{ID: f[0], Kind: f[1], Code: f[2], Sector: f[3], NameEn: first(f[4])}
	if r.english {
		r.tell(e, f[4], OwnName)
		return
	}
	r.tell(e, f[5], OwnName)
	for w := range Items(f[6]) {
		if strings.IndexByte(w, ' ') < 0 {
			r.names.Name(e, w, NisbaName)
		}
	}
}

func (r *entityReader) place(l Line) {
	var f [9]string
	l.Split(f[:])
	if !r.claim(l, f[0]) {
		return
	}
	e := r.entities.New()
	*e = Entity{ID: f[0], Kind: f[1], Code: f[2], Adm1: f[3], NameEn: first(f[7])}
	if !e.IsPlace() {
		r.src.Report(l.File.Name, l.No, "unknown kind of place "+strconv.Quote(f[1]))
	}
	e.Lat, _ = strconv.ParseFloat(f[4], 64)
	e.Lon, _ = strconv.ParseFloat(f[5], 64)
	e.Pop, _ = strconv.Atoi(f[6])
	r.tell(e, f[7+r.arabic()], OwnName)
}

func (r *entityReader) person(l Line) {
	var f [5]string
	l.Split(f[:])
	if !r.claim(l, f[0]) {
		return
	}
	e := r.entities.New()
	*e = Entity{ID: f[0], Kind: "person", Code: f[1], NameEn: first(f[2])}
	r.buf = r.buf[:0]
	for o := range Items(f[4]) {
		if day, ok := strings.CutPrefix(o, "died "); ok {
			var err error
			if e.Died, err = parseMonth(Trim(day)); err != nil {
				r.src.Report(l.File.Name, l.No, fmt.Sprintf("death %q is not YYYY-MM", day))
			}
			continue
		}
		office, err := parseOffice(o)
		if err != nil {
			r.src.Report(l.File.Name, l.No, err.Error())
			continue
		}
		r.buf = append(r.buf, office)
	}
	e.Offices = r.offices.Slice(r.buf)
	r.tell(e, f[2+r.arabic()], OwnName)
	if r.english && hasOneWord(f[3]) { // known by the surname alone
		r.names.Name(e, e.NameEn[strings.LastIndexByte(e.NameEn, ' ')+1:], SurName)
	}
}

// hasOneWord tells whether one of the names in a list is a single word.
func hasOneWord(list string) bool {
	for name := range Items(list) {
		if strings.IndexByte(name, ' ') < 0 {
			return true
		}
	}
	return false
}

// parseOffice reads "GOV prime minister 2008-05..2012-05".
func parseOffice(s string) (Office, error) {
	o, title := Office{Sector: s}, ""
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		o.Sector, title = s[:i], strings.TrimSpace(s[i:])
	}
	if last := title[strings.LastIndexAny(title, " \t")+1:]; strings.Contains(last, "..") {
		from, to, _ := strings.Cut(last, "..")
		var err1, err2 error
		o.From, err1 = parseMonth(from)
		o.To, err2 = parseMonth(to)
		if err1 != nil || err2 != nil {
			return o, fmt.Errorf("office dates %q are not YYYY-MM..YYYY-MM", last)
		}
		title = strings.TrimSpace(strings.TrimSuffix(title, last))
	}
	if strings.Contains(title, "  ") {
		title = strings.Join(strings.Fields(title), " ")
	}
	if o.Title = title; o.Sector == "-" { // an official of no state
		o.Sector = ""
	}
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
