package ledger

import "fmt"

// Same tells how sure it is that two announcements, each with its paper, are of
// one plan: 0 where they are not. The days must fit, and each names most of
// what the other names.
func (w *Words) Same(a *Plan, ap *Paper, b *Plan, bp *Paper) (float64, []string) {
	if !a.Dated() || !b.Dated() || !sameDays(a, b) || !w.sameOccasion(a, b) {
		return 0, nil
	}
	for line, g := range a.rivals {
		if h, ok := b.rivals[line]; ok && h != g {
			return 0, nil
		}
	}
	if strangers(a, b) {
		return 0, nil
	}
	i, j := ap.lineAt(a.Item.Sentence.Start), bp.lineAt(b.Item.Sentence.Start)
	if i < 0 || j < 0 {
		return 0, nil
	}
	if !a.mayBeIn(bp) || !b.mayBeIn(ap) {
		return 0, nil
	}
	there, _ := w.cover(a, bp, j)
	back, _ := w.cover(b, ap, i)
	if max(there, back) < sure || min(there, back) < maybe {
		return 0, nil
	}
	return (there + back) / 2, []string{"same days", "same kind of occasion", fmt.Sprintf("%.0f%% and %.0f%% of what is named", 100*there, 100*back)}
}

// Days by which the announced days of one plan may differ: an outlet counts by
// its own clock.
const DaysApart = 1

func sameDays(a, b *Plan) bool {
	wide := max(a.To-a.From, b.To-b.From)
	if wide > 31 {
		return a.From == b.From && a.To == b.To
	}
	if wide == 0 {
		return a.From-b.From <= DaysApart && b.From-a.From <= DaysApart
	}
	return a.From <= b.To && b.From <= a.To
}

func (w *Words) sameOccasion(a, b *Plan) bool {
	return a.Item.Type != "" && a.Item.Type == b.Item.Type || a.occasion == b.occasion || common(a.kinds, b.kinds)
}

// strangers tells whether two plans name others: of the persons and bodies of
// one, where both name some, the other names none; or of two countries one.
func strangers(a, b *Plan) bool {
	own, met := 0, false
	as, bs := map[string]bool{}, map[string]bool{}
	for i := range a.parties {
		x := &a.parties[i]
		as[x.code] = true
		for k := range b.parties {
			y := &b.parties[k]
			bs[y.code] = true
			if x.own && y.own {
				own++
				met = met || x.id == y.id
			}
		}
	}
	both := 0
	for c := range as {
		both += truth(bs[c])
	}
	return own > 0 && !met || both < min(len(as), len(bs), 2)
}
