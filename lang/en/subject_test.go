package en_test

import "testing"

// TestSubjects: the subject of a verb from which appositions, participles and
// relative clauses separate it.
func TestSubjects(t *testing.T) {
	for _, c := range []struct{ name, text, pred, want string }{
		{"participle before the verb", "The man accused of killing two guards was arrested.", "accused", "obj The man"},
		{"verb behind a participle", "The man accused of killing two guards was arrested.", "arrested", "obj The man"},
		{"participle and time", "The envoy detained on Monday in Peru praised Norway.", "praised", "subj The envoy, obj Norway"},
		{"no participle", "Norway attacked the town the army had left.", "attacked", "subj Norway, obj the town"},
		{"whose", "Villagers whose homes were destroyed by the army protested.", "protested", "subj Villagers"},
		{"whose between commas", "Chad, whose army fled, has been accused of fraud.", "accused", "obj Chad"},
		{"apposition with a clause", "Jane Roe, the former head of the firm who had fled to Norway, was arrested.", "arrested", "obj Jane Roe, the former head of the firm"},
		{"apposition of some of them", "Three men, all of them members of a party, were jailed.", "jailed", "obj Three men"},
		{"two roles", "Ola Nordmann, a lawyer and adviser to the party, was arrested.", "arrested", "obj Ola Nordmann, a lawyer and adviser, to the party"},
		{"place in a picture", "Jane Roe, second left, and Ola Nordmann met envoys.", "met", "subj Jane Roe, second left,, obj envoys"},
		{"charge behind a name", "Norway accused Pete Roe of fraud.", "accused", "subj Norway, obj Pete Roe"},
		{"members of a body", "Norway accused members of the army of fraud.", "accused", "subj Norway, obj members of the army"},
		{"paper", "Norway passed a resolution condemning Chad.", "condemning", "subj Norway, obj Chad"},
		{"to protest", "Norway summoned the envoy to protest against raids.", "protest", "subj Norway, against raids"},
		{"to explain", "Norway summoned the envoy to explain the raids.", "explain", "subj the envoy, obj the raids"},
		{"ordered jailed", "Norway ordered two members of the party in Peru jailed.", "jailed", "obj two members of the party"},
		{"office that no list has", "Norway praised the minister, the district collector and the envoy.", "praised", "subj Norway, obj the minister"},
		{"list of verbs", "Rebels attacked the town, burned houses and killed twelve people.", "burned", "subj Rebels, obj houses"},
		{"end of a list of verbs", "Rebels attacked the town, burned houses and killed twelve people.", "killed", "subj Rebels, obj twelve people"},
		{"list of verbs of blame", "Norway slammed Chad, criticised Peru and accused Mali of fraud.", "criticised", "subj Norway, obj Peru"},
		{"then", "The army shelled the town, then left Peru.", "left", "subj The army, obj Peru"},
		{"aside", "The rebels, Norway said, attacked the town.", "attacked", "subj The rebels, obj the town"},
		{"participle before its subject", "Accusing Chad of fraud, Norway left Peru.", "Accusing", "obj Chad, subj Norway"},
		{"perfect participle before its subject", "Having met the rebels, the envoy left Peru.", "met", "obj the rebels, subj the envoy"},
		{"passive participle before its subject", "Backed by Peru, Norway attacked Chad.", "Backed", "by Peru, obj Norway"},
		{"along with", "Norway, along with Chad, condemned Peru.", "condemned", "subj Norway, obj Peru"},
		{"thing that does nothing", "She told a tale of being detained by the police.", "detained", "obj She, by the police"},
		{"number in a title", "Officials say eight killed and dozens injured", "killed", "obj eight"},
		{"behind a time", "Norway cited a paper from May 2024, which condemned Chad.", "condemned", "subj a paper, obj Chad"},
		{"who is asked by a letter", "The artist wrote a letter to the king, asking in vain for help.", "asking", "obj the king, subj The artist, for help"},
		{"both of which", "They fought the Greeks and the Persians, both of which attacked Chad.", "attacked", "subj the Persians, obj Chad"},
		{"participle behind a place", "Evan Roe is on trial at the High Court, charged with murder.", "charged", "obj Evan Roe, with murder"},
		{"participle behind object and place", "Police met a man at the airport, accused of fraud.", "accused", "obj a man"},
		{"kin of two", "Track Palin, the eldest son of a former governor and senator Evan Roe, was arrested.", "arrested", "obj Track Palin, the eldest son of a former governor and senator Evan Roe"},
		{"name and of", "The judge cleared Duffy of all charges.", "cleared", "subj The judge, obj Duffy"},
		{"age of a common noun", "A juvenile, 16, was arrested.", "arrested", "obj A juvenile, 16,"},
	} {
		if got := placesOf(t, c.text, c.pred); got != c.want {
			t.Errorf("%s: %q at %q\n got %s\nwant %s", c.name, c.text, c.pred, got, c.want)
		}
	}
}
