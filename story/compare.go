package story

import "math"

// Threshold is the score from which on two reports are of one event.
const Threshold = 0

// Compare tells what speaks for two reports telling one event. With a veto the
// reasons say nothing.
func Compare(a *Article, p *Report, b *Article, q *Report, pair *Pair) (Reasons, Veto) {
	var r Reasons
	if v := forbidden(a, p, b, q); v != "" {
		return r, v
	}
	r[Prior] = prior(p, q)
	r[SameType] = types(p, q)
	var v Veto
	if v = participants(&r, p, q); v != "" {
		return r, v
	}
	if r[SameDay], v = days(a, p, b, q); v != "" {
		return r, v
	}
	if r[SamePlace], v = places(p, q); v != "" {
		return r, v
	}
	if p.Historical != q.Historical {
		r[Background] = -0.7
	}
	wording(&r, a, p, b, q)
	switch {
	case a.Number == b.Number && !p.Title && !q.Title: // what a document tells twice is seldom one event
		r[Beside] = -2
	case a.Number != b.Number:
		most := float32(1.5)
		if a.Lang != b.Lang {
			most = learned(a.named.Common(&b.named), most)
		}
		r[Topic] = clip(5*(pair.Topic-0.22), -1, most)
	}
	if pair.Copy {
		r[Copy] = 1
	}
	return r, ""
}

// Pair is what two articles have in common, the same for all their reports.
type Pair struct {
	Topic float32 // how far they are about the same, 0 to 1
	Copy  bool
}

// learned is how much may speak for two reports that name the same across
// languages, by the weight of what they name: two states alone say nothing that
// the participants do not say, three persons all there is.
func learned(common, most float32) float32 { return clip(most*(common-2)/9, 0, most) }

// Both is the pair of two articles. Articles of two languages share no words:
// what they are about is told by whom and where they name.
func Both(a, b *Article) Pair {
	if a.Lang != b.Lang {
		return Pair{Topic: a.named.Alike(&b.named)}
	}
	return Pair{a.topic.Alike(&b.topic), Copied(a, b)}
}

func forbidden(a *Article, p *Report, b *Article, q *Report) Veto {
	switch {
	case p.kind&q.with == 0:
		return OtherType
	case p.Realis != q.Realis:
		return OtherRealis
	case (p.Claim == "denied") != (q.Claim == "denied"):
		return OtherClaim
	case a.Number == b.Number && p.Sentence == q.Sentence:
		return SameSentence
	case a.Number == b.Number && p.Type != q.Type:
		return OtherType
	}
	return ""
}

func prior(p, q *Report) float32 {
	return (often(p) + often(q)) / 2
}

// often is how seldom two reports of this type and mode are of one event: the
// more often a register has them, the less. The types that the same parties do
// again and again in the same words come on top.
func often(p *Report) float32 {
	switch {
	case p.Mode == "" && p.Type == "ASSAULT":
		return -6.3
	case repeated(p.Type, p.Mode):
		return -6
	case p.Mode == "heavy-weapons" || p.Mode == "aerial": // day after day in a war
		return -5.5
	case rare(p.Type, p.Mode):
		return -4.4
	}
	return -5
}

func types(p, q *Report) float32 {
	switch {
	case p.Type != q.Type:
		return -2
	case p.Mode == q.Mode && p.Mode != "":
		return 0.7
	case p.Mode == q.Mode:
		return 0.2
	case p.Mode == "" || q.Mode == "":
		return 0
	}
	return -1.2
}

// clip holds a value between two others.
func clip(v, low, high float32) float32 { return min(max(v, low), high) }

func wording(r *Reasons, a *Article, p *Report, b *Article, q *Report) {
	if a.Lang != b.Lang {
		r[Wording] = clip(4*(p.named.Alike(&q.named)-0.4), -1, learned(p.named.Common(&q.named), 2))
		return
	}
	common := p.sentence.Common(&q.sentence)
	if p.sentence.Mass > 0 && q.sentence.Mass > 0 {
		alike := common / float32(math.Sqrt(float64(p.sentence.Mass)*float64(q.sentence.Mass)))
		r[Wording] = clip(6*(alike-0.2)+0.06*min(common, 40), -1.5, 5)
	}
	r[Clause] = clip(5*(p.clause.Alike(&q.clause)-0.2), -1.2, 2.5)
	if p.trigger == q.trigger {
		r[Trigger] = 0.8
	} else {
		r[Trigger] = -0.3
	}
}
