package en_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
	"github.com/sijil-news/sijil/pipeline"
)

var loaded = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.New(pipeline.Options{}) })

var places = map[frames.SourceKind]string{frames.Subj: "subj", frames.Obj: "obj", frames.Obj2: "obj2", frames.Gen: "gen", frames.Nisba: "nisba", frames.Cause: "by"}

// placesOf lists what fills the places of the predicate at the word pred.
func placesOf(t *testing.T, text, pred string) string {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	sents, err := p.Analyse(&doc.Document{Text: text, Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range sents {
		for i := range s.Preds {
			q := &s.Preds[i]
			if tok := &s.Tokens[q.Tok]; text[tok.Start:tok.End] != pred {
				continue
			}
			for _, a := range q.Args {
				if a.Phrase == clause.None || a.Kind == frames.Prep && a.Prep == "of" {
					continue
				}
				name := places[a.Kind]
				if a.Kind == frames.Prep {
					name = a.Prep
				}
				x := &s.Phrases[a.Phrase]
				got = append(got, fmt.Sprint(name, " ", text[s.Tokens[x.From].Start:s.Tokens[x.To-1].End]))
			}
		}
	}
	return strings.Join(got, ", ")
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct{ name, text, pred, want string }{
		{"active", "Norway sent Kenya two ships on Monday.", "sent", "subj Norway, obj Kenya, obj2 two ships, on Monday"},
		{"passive", "The bridge was bombed by Syrian rebels.", "bombed", "obj The bridge, by Syrian rebels"},
		{"infinitive of the subject", "Peru has promised to release the sailors.", "release", "subj Peru, obj the sailors"},
		{"infinitive of the object", "Norway urged Peru to release the sailors.", "release", "subj Peru, obj the sailors"},
		{"gerund of the object", "Chad accused Sudan of arming rebels.", "arming", "subj Sudan, obj rebels"},
		{"gerund of the subject", "Sudan denied arming rebels.", "arming", "subj Sudan, obj rebels"},
		{"relative clause", "The rebels who attacked the village have fled.", "fled", "subj The rebels"},
		{"relative clause without pronoun", "The weapons Norway sent arrived.", "sent", "obj The weapons, subj Norway"},
		{"reduced relative", "Soldiers arrested men linked to the group.", "arrested", "subj Soldiers, obj men"},
		{"statement without that", "Officials said the rebels had fled.", "fled", "subj the rebels"},
		{"shared subject", "The minister met the rebels and praised Norway.", "praised", "subj The minister, obj Norway"},
		{"coordinated objects", "Norway sued Chad and Peru.", "sued", "subj Norway, obj Chad"},
		{"clause behind after", "Talks ended after Norway accused Chad of spying.", "accused", "subj Norway, obj Chad"},
		{"inverted", "The talks failed, said the Norwegian minister.", "said", "subj the Norwegian minister"},
		{"apposition", "Ola Nordmann, the foreign minister of Norway, visited Chad.", "visited", "subj Ola Nordmann, the foreign minister of Norway, obj Chad"},
		{"headline, infinitive", "Norway, Chad to hold talks", "hold", "subj Norway, obj talks"},
		{"headline, passive", "Two killed in blast", "killed", "obj Two, in blast"},
		{"headline, active participle", "Chad accused of spying", "accused", "obj Chad"},
		{"genitive", "Chad's attack on Sudan was brief.", "attack", "gen Chad, on Sudan"},
		{"owner and object", "Chad's bombing of the camp was brief.", "bombing", "gen Chad, obj the camp"},
		{"demonym", "A Chadian attack on Sudan was repelled.", "attack", "nisba Chadian, on Sudan"},
		{"two sides, hyphen", "Chadian-Kenyan talks on oil resumed.", "talks", "nisba Chadian, nisba Kenyan, on oil"},
		{"two sides, and", "Chadian and Kenyan talks on oil resumed.", "talks", "nisba Chadian, nisba Kenyan, on oil"},
		{"two sides, combining form", "The Franco-Kenyan talks resumed.", "talks", "nisba Franco, nisba Kenyan"},
		{"no side", "Pro-Kenyan talks resumed.", "talks", ""},
		{"noun and by", "An attack by Chad on Sudan was repelled.", "attack", "by Chad, by Chad, on Sudan"},
		{"between", "Talks between Chad and Sudan have begun.", "Talks", "between Chad"},
		{"verb behind a noun with an infinitive", "Norway said Chad had blocked efforts to reform the court, and accused Peru.", "accused", "subj Norway, obj Peru"},
		{"what a letter says", "The committee sent a letter to Norway demanding answers.", "demanding", "subj The committee, obj answers"},
		{"age", "Two men, aged 33 and 34, praised Norway.", "praised", "subj Two men, aged 33 and 34,, obj Norway"},
		{"progressive", "Ministers have been meeting with rebels.", "meeting", "subj Ministers, with rebels"},
		{"infinitive behind set", "The lawyers are set to sue Norway.", "sue", "subj The lawyers, obj Norway"},
		{"number of a ruler", "King Carol I accepted the plan.", "accepted", "subj King Carol I, obj the plan"},
		{"epithet", "Louis the German invaded Chad.", "invaded", "subj Louis the German, obj Chad"},
		{"relative clause with a subject", "The region, which Norway annexed in May, is small.", "annexed", "obj The region, subj Norway, in May"},
		{"possessive title", "Minister's eldest son arrested on charges of fraud", "arrested", "obj Minister's eldest son, on charges of fraud"},
		{"reduced passive", "Many praised a man hailed as a hero by Norway.", "hailed", "obj a man, as a hero, by Norway"},
		{"both", "Norway put the blame on both Chad and Peru.", "put", "subj Norway, obj the blame, on Chad"},
		{"leaders of two states", "They left as the leaders of Norway and Chad met for lunch.", "met", "subj the leaders of Norway, for lunch"},
		{"statement of a noun", "The claim that Norway attacked Chad was false.", "attacked", "subj Norway, obj Chad"},
		{"more of the clause above", "The men made their voices heard, condemning Chad.", "condemning", "subj The men, obj Chad"},
		{"who is said to", "Norway says minister to visit Chad", "visit", "subj minister, obj Chad"},
		{"time behind and", "Chad was defeated, and in 1842 agreed to terms.", "agreed", "subj Chad, in 1842, to terms"},
		{"a clause behind as", "Norway ordered attacks on Chad as fighting grew.", "ordered", "subj Norway, obj attacks, on Chad"},
		{"ordinal of a month", "On Monday, the 3rd of May, Norway sued Chad.", "sued", "subj Norway, on Monday, obj Chad"},
		{"title in the present", "Ministry arrests officer for fraud", "arrests", "subj Ministry, obj officer, for fraud"},
		{"adjective before a name", "Chad sentenced ousted former leader John Roe to death.", "sentenced", "subj Chad, obj ousted former leader John Roe, to death"},
		{"person at talks", "Merkel meeting with Macron may be delayed", "meeting", "nisba Merkel, with Macron"},
		{"player of two", "The Norway and Ajax forward has attacked Chad.", "attacked", "subj The Norway and Ajax forward, obj Chad"},
		{"for whom to", "They made a deal for Norway to attack Chad.", "attack", "subj Norway, obj Chad"},
		{"who goes there", "The king left for Norway to visit Chad.", "visit", "subj The king, obj Chad"},
		{"base form like the participle", "Norway used the port to spread weapons.", "spread", "subj Norway, obj weapons"},
		{"name before will", "They asked whether Trump will attack Chad.", "attack", "subj Trump, obj Chad"},
		{"behind a clause in front", "While it wants to promote trade, Norway and Chad attacked Peru.", "attacked", "subj Norway, obj Peru"},
		{"body with a plural in its name", "The Northern Civil Liberties Union sued Chad.", "sued", "subj The Northern Civil Liberties Union, obj Chad"},
		{"given to", "Norway gave Chad military aid.", "gave", "subj Norway, obj Chad, obj2 military aid"},
		{"experts of a state", "Norway sent Chad experts.", "sent", "subj Norway, obj Chad experts"},
		{"place before a noun", "The Nairobi blast was heard far away.", "blast", "in Nairobi"},
	} {
		if got := placesOf(t, c.text, c.pred); got != c.want {
			t.Errorf("%s: %q at %q\n got %s\nwant %s", c.name, c.text, c.pred, got, c.want)
		}
	}
}

// TestMarks: negation, future and possibility are told by the verb group.
func TestMarks(t *testing.T) {
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Chad attacked Sudan.":                   "past",
		"Chad did not attack Sudan.":             "neg past",
		"Chad never attacked Sudan.":             "neg past",
		"Chad will attack Sudan.":                "fut",
		"Chad is to attack Sudan.":               "fut",
		"Chad may attack Sudan.":                 "hyp",
		"If Chad attacks Sudan, Niger will help": "hyp",
		"No group attacked Sudan.":               "neg past",
	} {
		sents, err := p.Analyse(&doc.Document{Text: text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range sents[0].Preds {
			q := &sents[0].Preds[i]
			if sents[0].Tokens[q.Tok].Key != "attack" {
				continue
			}
			for _, m := range []struct {
				name string
				on   bool
			}{{"neg", q.Neg}, {"fut", q.Fut}, {"hyp", q.Hyp}, {"past", q.Perf}} {
				if m.on {
					got = append(got, m.name)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", text, got, want)
		}
	}
}
