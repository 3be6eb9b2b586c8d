package query

// ofParty parts a question for one code on either side into those for the actor,
// for the recipient, and for both, which the first two count twice; false where
// the rollups have not all of them.
func (q *Query) ofParty(by []Key) (parts [3]Query, ok bool) {
	if len(q.Parties) != 1 || !q.Parties[0].plain() || len(q.Actors)+len(q.Recipients)+len(q.Dyads) > 0 {
		return parts, false
	}
	who := q.Parties[0]
	for i := range parts {
		parts[i] = *q
		parts[i].Parties = nil
	}
	parts[0].Actors, parts[1].Recipients, parts[2].Dyads = []Who{who}, []Who{who}, []Dyad{{Actor: who, Recipient: who}}
	for _, k := range by {
		if k == ByActor || k == ByRecipient || k == ByDyad || k == ByPair { // an event has several
			return parts, false
		}
	}
	for i := range parts {
		if _, ok := tallied(&parts[i], by); !ok {
			return parts, false
		}
	}
	return parts, true
}

// ofEither adds up the parts of a question for one code on either side.
func (a *asking) ofEither(parts [3]Query, by []Key) (sql string, args []any, err error) {
	names := ""
	for i := range by {
		names += "r.k" + decimal(int64(i+1)) + ", "
	}
	for i := range parts {
		one, more, err := a.facts(&parts[i], by)
		if err != nil {
			return "", nil, err
		}
		columns, union := "r.events, r.reports, r.score, r.score_reports", " UNION ALL "
		if i == 2 {
			columns = "-r.events, -r.reports, -r.score, -r.score_reports"
		}
		if i == 0 {
			union = ""
		}
		sql, args = sql+union+"SELECT "+names+columns+" FROM ("+one+") r", append(args, more...)
	}
	return sql, args, nil
}
