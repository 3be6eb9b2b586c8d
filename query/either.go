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
	for i := range parts {
		one, more, err := a.facts(&parts[i], by)
		if err != nil {
			return "", nil, err
		}
		if i > 0 {
			sql += " UNION ALL "
		}
		sign := ""
		if i == 2 {
			sign = "-"
		}
		sql, args = sql+"SELECT "+columnsOf(by, "r", sign)+" FROM ("+one+") r", append(args, more...)
	}
	return sql, args, nil
}
