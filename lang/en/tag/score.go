package tag

// Score counts how many words of the examples get the right part of speech of
// Universal Dependencies, the right tag, and, of the verbs, the right form.
func (t *Tagger) Score(examples []Example) (s Accuracy) {
	var tags []Tag
	for _, e := range examples {
		tags = t.Tags(e.Words, tags[:0])
		for i, gold := range e.Tags {
			s.Words++
			if tags[i].UPOS() == gold.UPOS() {
				s.UPOS++
			}
			if tags[i].String() == gold.String() {
				s.Tags++
			}
			if gold.Verb() {
				s.Verbs++
				if tags[i].Feats() == gold.Feats() && tags[i].Verb() {
					s.Forms++
				}
			}
		}
	}
	return s
}

// Accuracy is what Score counts.
type Accuracy struct {
	Words, UPOS, Tags int
	Verbs, Forms      int // verbs by the gold, and those read as a verb of that form
}
