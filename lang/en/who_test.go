package en_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
)

// TestWho: whom the first phrase of a sentence names.
func TestWho(t *testing.T) {
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Russia agreed.":      "state RUS ",
		"The US agreed.":      "state USA ",
		"The Kremlin agreed.": "gov RUS GOV",
		"Russian Foreign Minister Sergei Lavrov agreed.":  "person RUS GOV",
		"Iran's foreign minister agreed.":                 "agent IRN GOV",
		"The president of Kenya agreed.":                  "agent KEN GOV",
		"Kenyan police agreed.":                           "agent KEN COP",
		"Dozens of Kenyan soldiers agreed.":               "agent KEN MIL",
		"Norwegian Foreign Minister Ola Nordmann agreed.": "name NOR GOV",
		"Iran-backed rebels agreed.":                      "agent  REB",
		"Hamas agreed.":                                   "armed PSE REB",
		"Lord Halifax agreed.":                            "name  ",
		"Rev. John Howard Johnson agreed.":                "name  ",
		"The leader of Kenya agreed.":                     "agent KEN GOV",
		"Thousands of Kenyans agreed.":                    "people KEN CVL",
		"Anti-Kenyan rebels agreed.":                      "agent  REB",
		"Moammar Qaddafi agreed.":                         "person LBY GOV",
		"Bashar Assad agreed.":                            "person SYR GOV",
		"Chad Hull agreed.":                               "name  ",
		"Chad Foreign Minister Jane Roe agreed.":          "name TCD GOV",
		"Oslo's European allies agreed.":                  "agent  ",
		"NATO allies agreed.":                             "agent IGO ",
		"The Norwegian foreign secretary agreed.":         "agent NOR GOV",
		"The militant movement agreed.":                   "agent  ",
		"A state of emergency began.":                     "  ",
		"Last night President Ola Nordmann agreed.":       "  ",
		"House and Senate negotiators agreed.":            "agent  GOV",
		"The bridge fell.":                                "  ",
	} {
		sents, err := p.Analyse(&doc.Document{Text: text, Lang: "en"})
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		for i := range sents[0].Phrases {
			ph := &sents[0].Phrases[i]
			if ph.From == 0 && ph.To > sents[0].Phrases[0].From && (got == "none" || ph.To-ph.From > 1) {
				got = ph.Who.Kind + " " + ph.Who.Actor.Code + " " + ph.Who.Actor.Sector
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
