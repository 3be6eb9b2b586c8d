package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/text"
)

// ParseWho reads a participant: USA, USA/GOV, /GOV, or a name or id.
func ParseWho(s string) (Who, error) {
	s = strings.TrimSpace(s)
	code, sector, both := strings.Cut(s, "/")
	switch {
	case s == "" || s == "/":
		return Who{}, fmt.Errorf("nobody is named: write USA, USA/GOV, /GOV, an id or a name")
	case both && (code == "" || isCode(code)) && isCode(sector):
		return Who{Code: strings.ToUpper(code), Sector: strings.ToUpper(sector)}, nil
	case !both && isCode(s):
		return Who{Code: strings.ToUpper(s)}, nil
	}
	return Who{Name: strings.TrimPrefix(s, "id:")}, nil
}

// isCode tells whether s looks like a country slot or a sector.
func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for _, c := range []byte(s) {
		if c |= 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// ParseDyad reads two participants: USA>RUS or, whoever acts, USA-RUS. Names are
// put together by > and by « - ».
func ParseDyad(s string) (Dyad, error) {
	wrong := fmt.Errorf("two participants are written USA>RUS or, whoever acts, USA-RUS; not %q", s)
	a, b, ok := strings.Cut(s, ">")
	mutual := false
	if !ok {
		mutual = true
		if a, b, ok = strings.Cut(s, " - "); !ok {
			if a, b, ok = strings.Cut(s, "-"); !ok || strings.Contains(b, "-") {
				return Dyad{}, wrong
			}
		}
	}
	actor, err1 := ParseWho(a)
	recipient, err2 := ParseWho(b)
	if err1 != nil || err2 != nil {
		return Dyad{}, wrong
	}
	return Dyad{actor, recipient, mutual}, nil
}

// plain tells whether w is a code and nothing else.
func (w Who) plain() bool { return w.Code != "" && w.Sector == "" && w.Name == "" }

func (w Who) String() string {
	switch {
	case w.Name != "":
		return w.Name
	case w.Sector != "":
		return w.Code + "/" + w.Sector
	}
	return w.Code
}

// entities are the keys of those who have a name or id: all entries with the id,
// else with the whole name, or else those whose name has its words one after the
// other.
func (a *asking) entities(name string) ([]int64, error) {
	if keys, err := store.Collect(a.ctx, a.tx, scanOne[int64], "SELECT key FROM entities WHERE id = ?", name); err != nil || len(keys) > 0 && name != "" {
		return keys, err
	}
	want := text.Fold(strings.Join(strings.Fields(name), " "))
	type entry struct {
		key int64
		id  string
	}
	var whole, part []entry
	rows, err := a.tx.Query(a.ctx, "SELECT key, id, name, name_en FROM entities")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e entry
		var arabic, english string
		if err := rows.Scan(&e.key, &e.id, &arabic, &english); err != nil {
			return nil, err
		}
		arabic, english = text.Fold(arabic), text.Fold(english)
		switch {
		case e.id != "" && e.id == name || arabic == want || english == want:
			whole = append(whole, e)
		case len(whole) == 0 && (hasWords(arabic, want) || hasWords(english, want)):
			part = append(part, e)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(whole) == 0 {
		whole = part
	}
	var keys []int64
	var ids []any
	for _, e := range whole {
		keys = append(keys, e.key)
		if e.id != "" && !slices.Contains(ids, any(e.id)) {
			ids = append(ids, e.id)
		}
	}
	if len(ids) == 0 || len(ids) > mostNamesakes {
		return keys, nil
	}
	rows.Close()
	more, err := store.Collect(a.ctx, a.tx, scanOne[int64], "SELECT key FROM entities WHERE id IN ("+store.Marks(len(ids))+")", ids...)
	for _, k := range more {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys, err
}

// mostNamesakes is for how many ids other spellings of the name are looked up.
const mostNamesakes = 200

func scanOne[T any](row store.Row) (v T, err error) { return v, row.Scan(&v) }

// hasWords tells whether want stands in s between borders of words.
func hasWords(s, want string) bool {
	for from := 0; want != ""; {
		i := strings.Index(s[from:], want)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(want)
		if (i == 0 || s[i-1] == ' ') && (end == len(s) || s[end] == ' ') {
			return true
		}
		from = i + 1
	}
	return false
}
