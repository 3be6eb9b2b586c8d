package article

import (
	"strings"
	"unicode"
)

// isAgencyLine tells whether the line names agencies and nothing else:
// «فرانس برس / رويترز».
func (s *scanner) isAgencyLine(l *line) bool {
	if l.words == 0 || l.words > maxHeading || l.colon || l.question {
		return false
	}
	left, agencies := s.furn.strip(agencyKind, l.folding())
	return agencies > 0 && strings.TrimFunc(left, edge) == ""
}

// bareDateline tells whether the line is place, agency and date and nothing
// else: «القاهرة (رويترز) -», «الثلاثاء 3 مايو/أيار 2022». A date needs a
// number or a name of the calendar; what is left over may be a place of at
// most three words.
func (s *scanner) bareDateline(l *line) bool {
	if l.words == 0 || l.words > maxDateline || l.question || l.colon || l.bullet > 0 || !s.furn.has(dateWordKind) {
		return false
	}
	f := l.folding()
	left, agencies := s.furn.strip(agencyKind, f)
	left, calendar := s.furn.strip(dateWordKind, left)
	others, numbers := 0, 0
	for _, w := range strings.FieldsFunc(left, edge) {
		if strings.IndexFunc(w, unicode.IsLetter) >= 0 {
			others++
		} else {
			numbers++
		}
	}
	if numbers+calendar == 0 {
		return agencies > 0 && others > 0 && others <= 3 && s.at <= max(s.titleTo, 0) && strings.ContainsAny(l.text, "-–—(/")
	}
	switch {
	case others == 0:
		return calendar > 0 && numbers > 1 || dateNumbers(f)
	case others > 3 || calendar == 0 || l.stop && !strings.ContainsAny(l.text, "-–—,،/"):
		return false
	}
	return numbers > 0 && (calendar > 1 || strings.ContainsAny(l.text, "-–—,،/|("))
}

// dateNumbers tells whether a line of numbers alone is a date or time, not a
// year or a count: 22/02/2018, 2018-02-22, 10:30.
func dateNumbers(s string) bool {
	return strings.Count(s, "/") == 2 || strings.Count(s, "-") == 2 || strings.Count(s, ".") == 2 || strings.Contains(s, ":")
}

func (f *Furniture) has(kind string) bool { return len(f.words[kind]) > 0 }

// maxStrip is the number of words the longest name of an agency has.
const maxStrip = 5

// strip takes the words and phrases of the kind out of a folded line and
// counts them.
func (f *Furniture) strip(kind, s string) (left string, n int) {
	set := f.set[kind]
	if len(set) == 0 || s == "" {
		return s, 0
	}
	words := strings.FieldsFunc(s, edge)
	whole := strings.Join(words, " ")
	ends := make([]int, 1, len(words)+1) // of words in whole, with the blank after them
	for _, w := range words {
		ends = append(ends, ends[len(ends)-1]+len(w)+1)
	}
	var out []string
	for i := 0; i < len(words); {
		took := 0
		for k := min(maxStrip, len(words)-i); k > 0; k-- {
			if set[whole[ends[i]:ends[i+k]-1]] {
				took = k
				break
			}
		}
		if took == 0 {
			out = append(out, words[i])
			i++
			continue
		}
		n++
		i += took
	}
	return strings.Join(out, " "), n
}
