package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestArmies: a state that bombs does so with its army, and what an adjective alone says to
// strike, move or drill is one; what else it does, it does with its government. An
// opposition that fights is armed. Whom one of their own calls on are people.
func TestArmies(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, actor, recipient string }{
		{"شنت بلغاريا غارات جوية على مواقع المتمردين في الجبال أمس.", "BGR MIL", "? REB"},
		{"أدانت بلغاريا الهجوم على سفارتها أمس.", "BGR GOV", ""},
		{"رصد الحلف تحركات عسكرية بلغارية قرب الحدود.", "BGR MIL", ""},
		{"بدأت مناورات عسكرية بلغارية يونانية مشتركة في البحر.", "BGR MIL", ""},
		{"أشاد الوزير بالتعاون التجاري البلغاري اليوناني.", "BGR GOV", ""},
		{"هاجمت المعارضة السودانية حاجزا للجيش في الجبال.", "SDN REB", ""},
		{"استهدف الطيران أحياء المعارضة السودانية في المدينة.", "? MIL", "SDN REB"},
		{"ضرب رجال الشرطة معارضين سودانيين في الساحة.", "? COP", "SDN OPP"},
		{"دعا الرئيس البلغاري البلغاريين إلى الهدوء.", "BGR GOV", "BGR CVL"},
		{"قال الوزير إنه قلق. وهاجم الأكراد في سوريا مواقع الميليشيا.", "SYR REB", ""},
		{"قال الوزير إنه قلق. وتظاهر الأكراد في سوريا أمام المجلس.", "SYR CVL", ""},
		{"انتقدت بروكسل القرار البلغاري.", "EUR ", ""},
		{"انتقدت بروكسل القرار البلغاري، وقال الوزير البلجيكي إن الأمر خطير.", "BEL GOV", ""},
		{"طالبت بلغاريا أوروبا بالدعم.", "BGR GOV", "EUR "},
		{"دعا الرئيس اليوناني البلغاريين إلى التفاوض.", "GRC GOV", "BGR GOV"},
	} {
		d := doc.Document{Text: c.text}
		p.Code(&d)
		if !party(d.Events, c.actor, func(e *doc.Event) []doc.Actor { return e.Actor }) || !party(d.Events, c.recipient, func(e *doc.Event) []doc.Actor { return e.Recipient }) {
			t.Errorf("%s: %+v, want %s, %s", c.text, d.Events, c.actor, c.recipient)
		}
	}
}

// party tells whether an event has a party of a country and sector on a side, "?" for
// any country, "" for any party.
func party(events []doc.Event, want string, side func(*doc.Event) []doc.Actor) bool {
	if want == "" {
		return true
	}
	for i := range events {
		for _, a := range side(&events[i]) {
			if a.Code+" "+a.Sector == want || "? "+a.Sector == want {
				return true
			}
		}
	}
	return false
}
