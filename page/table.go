package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of a table of data; other tables only arrange the page.
const (
	maxCell     = 40 // words in a cell
	minColumns  = 2
	cellJoint   = " | "
	maxNesting  = 1 << 12 // nodes that are looked at
	maxSentence = 3       // cells that may hold sentences in a table of data, of each ten
)

// table reads a table of data, a unit for each row, its cells joined by « | ».
// False tells that the table is there for layout.
func (w *walker) table(t *html.Node) bool {
	rows, ok := dataRows(t)
	if !ok {
		return false
	}
	for _, cells := range rows {
		u := unit{text: strings.Join(cells, cellJoint), elem: w.cur, form: row, gold: -1}
		if u.count(); u.chars > 0 {
			w.units = append(w.units, u)
		}
	}
	return true
}

// dataRows gives the cells of a table of data.
func dataRows(t *html.Node) (rows [][]string, ok bool) {
	seen, columns, long, cells := 0, 0, 0, 0
	for n := range t.Descendants() {
		if seen++; seen > maxNesting {
			return nil, false
		}
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.Article, atom.Form, atom.Nav, atom.Figure, atom.Blockquote:
			if n.Type == html.ElementNode {
				return nil, false
			}
		case atom.Tr:
			rows = append(rows, nil)
		case atom.Td, atom.Th, atom.Caption:
			if len(rows) == 0 && n.DataAtom != atom.Caption {
				return nil, false
			}
			s, links := cellText(n)
			words := strings.Count(s, " ") + 1
			if words > maxCell || links && words > 12 {
				long++
			}
			if s == "" {
				continue
			}
			if n.DataAtom == atom.Caption {
				rows = append(rows, []string{s})
				continue
			}
			cells++
			last := len(rows) - 1
			rows[last] = append(rows[last], s)
			columns = max(columns, len(rows[last]))
		}
	}
	return rows, len(rows) > 1 && columns >= minColumns && long*10 <= cells*maxSentence && cells > 3
}

// cellText is the text of a cell on one line.
func cellText(cell *html.Node) (s string, links bool) {
	var out strings.Builder
	for n := range cell.Descendants() {
		switch {
		case n.Type == html.TextNode && (n.Parent == nil || !silent(n.Parent.DataAtom)):
			for word := range strings.FieldsFuncSeq(n.Data, func(r rune) bool { return unicode.IsSpace(r) || r < ' ' }) {
				if out.Len() > 0 {
					out.WriteByte(' ')
				}
				out.WriteString(word)
			}
		case n.DataAtom == atom.A:
			links = true
		}
	}
	return strings.ToValidUTF8(out.String(), "\uFFFD"), links
}
