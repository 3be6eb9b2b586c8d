package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/codebook"
	"github.com/sijil-news/sijil/export"
)

// Reasons why a row of a data set is not used.
const (
	noDate    = "no date that can be read"
	noCountry = "no country on one side"
	noCode    = "no event code"
)

// gdeltNames are the columns of the event files of GDELT 2.0.
var gdeltNames = [...]string{"GlobalEventID", "SQLDATE", "MonthYear", "Year", "FractionDate",
	"Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
	"Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
	"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"}

// gdeltRow reads a line of GDELT. A row counts once, however often it is told;
// its quad class is that of its code, since GDELT groups two roots otherwise.
func gdeltRow(c *export.Codes, get func(string) string) ([]Row, string) {
	r := Row{Month: month(get("sqldate")), N: 1, Actor: gdeltSlot(c, get, "actor1"), Recipient: gdeltSlot(c, get, "actor2")}
	r.Quad = codebook.CameoQuad(get("eventcode"))
	r.Score, _ = strconv.ParseFloat(get("goldsteinscale"), 64)
	return single(r)
}

// gdeltSlot is the country slot of one side: its state, or the international
// body that group and type name.
func gdeltSlot(c *export.Codes, get func(string) string, side string) string {
	country, group, kind := get(side+"countrycode"), get(side+"knowngroupcode"), get(side+"type1code")
	if kind == "IGO" || kind == "NGO" || kind == "MNC" || kind == "IMG" {
		for code, s := range c.Exchange.Slots {
			if s.Group != "" && s.Group == group {
				return code
			}
		}
		if country == "" || kind == "IGO" {
			return kind
		}
	}
	return c.Countries.ByCode(country)
}

// single is the row, where it has all that is needed.
func single(r Row) ([]Row, string) {
	switch {
	case r.Month == "":
		return nil, noDate
	case r.Actor == "" || r.Recipient == "":
		return nil, noCountry
	case r.Quad < 1 || r.Quad > 4:
		return nil, noCode
	}
	return []Row{r}, ""
}

// icewsNames are the columns of ICEWS.
var icewsNames = [...]string{"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country"}

// icewsRow reads a line of ICEWS. A code of one digit less has lost its zero to
// a spreadsheet: it has it back, as 01 to 20 are the roots and 42 is none.
func icewsRow(c *export.Codes, get func(string) string) ([]Row, string) {
	code := get("cameocode")
	if _, ok := c.Book.Cameo[code]; !ok {
		code = "0" + code
	}
	r := Row{Month: month(get("eventdate")), N: 1, Actor: icewsSlot(c, get, "source"), Recipient: icewsSlot(c, get, "target"), Quad: codebook.CameoQuad(code)}
	if _, ok := c.Book.Cameo[code]; !ok {
		r.Quad = 0
	}
	r.Score, _ = strconv.ParseFloat(get("intensity"), 64)
	return single(r)
}

// icewsSlot is the country slot of one side, by the name of its country, else
// of an international body.
func icewsSlot(c *export.Codes, get func(string) string, side string) string {
	if code := c.Countries.ByName(get(side + "country")); code != "" {
		return code
	}
	name := get(side + "name")
	for code, s := range c.Exchange.Slots {
		if s.Name == name {
			return code
		}
	}
	sectors := strings.Split(get(side+"sectors"), ",")
	switch {
	case slices.Contains(sectors, "Global Diplomatic IGOs"): // the United Nations and their people
		return "UNO"
	case slices.Contains(sectors, "International Government Organization"):
		return "IGO"
	case slices.Contains(sectors, "Multinational Corporation"):
		return "MNC"
	case slices.Contains(sectors, "Nongovernmental Organization (International)"):
		return "NGO"
	}
	return ""
}

// polecatNames are the columns of POLECAT.
var polecatNames = [...]string{"Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
	"Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"}

// polecatRow reads a line of POLECAT. Several countries of one side make a row
// each; those of a meeting or fight without recipient one each way.
func polecatRow(c *export.Codes, get func(string) string) ([]Row, string) {
	r := Row{Month: month(get("eventdate")), N: 1, Quad: polecatQuad(get("quadcode"))}
	intensity := get("eventintensity")
	if intensity == "" {
		intensity = get("intensity")
	}
	r.Score, _ = strconv.ParseFloat(intensity, 64)
	actors, recipients := polecatSlots(c, get, "actor"), polecatSlots(c, get, "recipient")
	typ := get("eventtype")
	both := len(recipients) == 0 && (typ == "CONSULT" || typ == "ASSAULT")
	if both {
		recipients = actors
	}
	var out []Row
	reason := noCountry
	for i, a := range actors {
		for j, b := range recipients {
			if both && i == j {
				continue
			}
			r.Actor, r.Recipient = a, b
			rows, why := single(r)
			out, reason = append(out, rows...), why
		}
	}
	if len(out) > 0 {
		return out, ""
	}
	return nil, reason
}

// polecatSlots are the country slots of one side: alpha-3 codes, names or
// Correlates of War numbers, parted by semicolons or bars.
func polecatSlots(c *export.Codes, get func(string) string, side string) []string {
	var out []string
	for _, column := range [...]string{"country", "cow"} {
		for _, v := range strings.FieldsFunc(get(side+column), func(r rune) bool { return r == ';' || r == '|' }) {
			if code := polecatSlot(c, strings.TrimSpace(v)); code != "" {
				out = append(out, code)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func polecatSlot(c *export.Codes, v string) string {
	if _, ok := c.Exchange.Slots[v]; ok {
		return v
	}
	if n, err := strconv.Atoi(v); err == nil {
		return c.Countries.ByCOW(n)
	}
	if code := c.Countries.ByCode(v); code != "" {
		return code
	}
	return c.Countries.ByName(v)
}

// polecatQuad is the quad class by its name or number.
func polecatQuad(s string) int {
	switch strings.ToUpper(s) {
	case "VERBAL COOPERATION", "1":
		return 1
	case "MATERIAL COOPERATION", "2":
		return 2
	case "VERBAL CONFLICT", "3":
		return 3
	case "MATERIAL CONFLICT", "4":
		return 4
	}
	return 0
}
