package text

import "github.com/sijil-news/sijil/doc"

// abbreviations after which a full stop ends no sentence (folded).
var abbreviations = map[string]bool{
	"د": true, "م": true, "ا": true, "ب": true, "ف": true, "هـ": true, "ه": true, "ص": true, "ت": true, "ق": true, "ج": true, "س": true, "ي": true, "ع": true, "ر": true, "ن": true,
	"mr": true, "mrs": true, "dr": true, "st": true, "u": true, "s": true, "no": true, "vs": true,
}

// Sentences cuts the tokens of one block into sentences and returns the ends:
// token indices, each one past the last token of its sentence. A sentence ends
// at . ؟ ? ! … and takes closing quotation marks and brackets with it; a full
// stop after a one-letter abbreviation or initial does not end one.
func Sentences(tokens []doc.Token) []int {
	var ends []int
	depth := 0 // inside «…» a mark ends no sentence unless the quotation closes
	for i := 0; i < len(tokens); i++ {
		t := &tokens[i]
		if t.POS != doc.Punct {
			continue
		}
		switch t.Fold {
		case "«", "“":
			depth++
		case "»", "”":
			if depth > 0 {
				depth--
			}
		}
		if !terminal(t.Fold) || t.Fold == "." && abbreviated(tokens, i) {
			continue
		}
		if depth > 0 && !closesSoon(tokens, i) && len(tokens)-i < 60 {
			continue
		}
		for i+1 < len(tokens) && closing(tokens[i+1]) && tokens[i+1].Start-tokens[i].End < 2 {
			i++
		}
		depth = 0
		ends = append(ends, i+1)
	}
	if n := len(tokens); n > 0 && (len(ends) == 0 || ends[len(ends)-1] != n) {
		ends = append(ends, n)
	}
	return ends
}

func terminal(s string) bool {
	return s == "." || s == "؟" || s == "?" || s == "!" || s == "…" || s == "۔"
}

func closing(t doc.Token) bool {
	switch t.Fold {
	case "\"", "»", "”", ")", "]", "’", ".", "!", "؟", "?", "…":
		return true
	}
	return false
}

func closesSoon(tokens []doc.Token, i int) bool {
	return i+1 < len(tokens) && (tokens[i+1].Fold == "»" || tokens[i+1].Fold == "”")
}

func abbreviated(tokens []doc.Token, i int) bool {
	if i == 0 {
		return true
	}
	return tokens[i-1].End == tokens[i].Start && abbreviations[Fold(tokens[i-1].Fold)] && i+1 < len(tokens) && !closing(tokens[i+1])
}
