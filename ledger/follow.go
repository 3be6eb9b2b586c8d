package ledger

// Described are those announcements of one plan that are compared with reports:
// the ones that name most of the persons and bodies who take part, since one
// that names fewer fits what others do.
func Described(said []*Plan) []*Plan {
	most := 0
	for _, x := range said {
		most = max(most, x.owns())
	}
	var out []*Plan
	for _, x := range said {
		if x.owns() == most {
			out = append(out, x)
		}
	}
	return out
}

// owns is how many persons and bodies a plan names.
func (x *Plan) owns() int {
	n := 0
	for i := range x.parties {
		n += truth(x.parties[i].own)
	}
	return n
}
