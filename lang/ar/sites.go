package ar

// sites marks the phrases whose head is a word of place: «مدينة», «قصر».
func (ps *parser) sites() {
	for i := range ps.out.Phrases {
		ph := &ps.out.Phrases[i]
		if !ph.Pron && ph.Head >= 0 && ph.Head < len(ps.tk) {
			ph.Site = ps.stemIn(ph.Head, setLand|setSite)
		}
	}
}
