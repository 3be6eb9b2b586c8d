package ar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

// places names the places of arguments as frames do.
var places = map[frames.SourceKind]string{frames.Subj: "subj", frames.Obj: "obj", frames.Obj2: "obj2", frames.Gen: "gen", frames.Cause: "cause"}

// TestClauses looks at one predicate of a sentence: which phrases fill which of
// its places, and which phrase a relative clause describes.
func TestClauses(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, pred, want string }{
		// the antecedent lies behind a phrase that hangs on it
		{"أصدر الوزير بيانا للوزارة نشرته الوكالة", "نشرته", "of بيانا, obj بيانا, subj الوكالة"},             // a statement of the ministry that the agency published
		{"أدان المجلس الهجوم على القاعدة الذي نفذه المسلحون", "نفذه", "of الهجوم, obj الهجوم, subj المسلحون"}, // the attack on the base that gunmen carried out
		{"أدان المجلس الهجوم على القاعدة التي يديرها الجيش", "يديرها", "of القاعدة, obj القاعدة, subj الجيش"}, // the base that the army runs
		{"وقع هجوم على قاعدة أسفر عن إصابة جندي", "أسفر", "of هجوم, subj هجوم, عن إصابة جندي"},                // an attack on a base that left a soldier wounded
		{"أفاد تقرير بسبب غارات شنتها القوات", "شنتها", "of بسبب غارات, obj بسبب غارات, subj القوات"},         // the genitive is what is described
		{"نشرت القناة تسجيلا للوزير يهاجم المعارضة", "يهاجم", "of للوزير, subj للوزير, obj المعارضة"},         // a recording of the minister as he attacks
		{"قال الناطق باسم أولئك الذين تظاهروا أمس إنهم سيعودون", "تظاهروا", "of أولئك, subj أولئك"},           // those who demonstrated
		{"وصل الوزير إلى جنيف ليبحث الأزمة", "ليبحث", "obj الأزمة"},                                           // … in order to discuss the crisis
		{"توجه الوزير إلى العاصمة ليلتقي الرئيس", "ليلتقي", "obj الرئيس"},                                     // … to meet the president
		{"وصل الوزير ليستقبله الرئيس", "ليستقبله", "obj ليستقبله, subj الرئيس"},                               // … for the president to receive him
		// «I launch» and «he launched» are spelled alike
		{"انسحب الجيش بعد أن أطلق مسلحون النار", "أطلق", "subj مسلحون, obj النار"}, // after gunmen opened fire
	} {
		if got := placesOf(p, c.text, c.pred); got != c.want {
			t.Errorf("%s\n%s: %s, want %s", c.text, c.pred, got, c.want)
		}
	}
}

// placesOf lists what fills the places of the predicate at the word pred, in
// the order of its places; of what the relative clause is first.
func placesOf(p *pipeline.Pipeline, text, pred string) string {
	var of string
	var got []string
	for _, s := range p.Analyse(&doc.Document{Text: text, Lang: "ar"}) {
		phrase := func(id int) string {
			x := &s.Phrases[id]
			return text[s.Tokens[x.From].Start:s.Tokens[x.To-1].End]
		}
		for i := range s.Preds {
			q := &s.Preds[i]
			if t := &s.Tokens[q.Tok]; text[t.Start:t.End] != pred {
				continue
			}
			if q.Rel == clause.Relative && q.Via.Phrase != clause.None {
				of = "of " + phrase(q.Via.Phrase) + ", "
			}
			for _, a := range q.Args {
				if a.Phrase == clause.None {
					continue
				}
				name := places[a.Kind]
				if a.Kind == frames.Prep {
					name = a.Prep
				}
				got = append(got, fmt.Sprint(name, " ", phrase(a.Phrase)))
			}
		}
	}
	slices.SortStableFunc(got, func(a, b string) int { return rank(a) - rank(b) })
	return of + strings.Join(got, ", ")
}

// rank keeps prepositional phrases behind subject and object.
func rank(place string) int {
	if strings.HasPrefix(place, "subj ") || strings.HasPrefix(place, "obj ") || strings.HasPrefix(place, "obj2 ") {
		return 0
	}
	return 1
}
