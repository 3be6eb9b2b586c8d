package coder_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

func TestLinks(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text string
		want       []string // kind: word > trigger of the claim
	}{
		// France accused Mali of arming the rebels. Mali denied it had armed the rebels.
		{"denied act", "اتهمت فرنسا مالي بتسليح المتمردين في النيجر. ونفت مالي أن تكون قد سلحت المتمردين في النيجر.",
			[]string{"denial: سلحت > تسليح"}},
		// Washington said that Tehran supplied the Houthis with missiles. Tehran denied these accusations.
		{"denial in words alone", "قالت واشنطن إن طهران زودت الحوثيين بالصواريخ. ونفت طهران هذه الاتهامات.",
			[]string{"denial: نفت > زودت"}},
		// What another party claims is no claim of the denier's: nothing is linked.
		{"denial of nothing claimed", "زار وزير الخارجية التونسي الجزائر. ونفت مالي هذه الأنباء.", nil},
		// The same claim made again points to the first.
		{"repetition", "قالت واشنطن إن طهران زودت الحوثيين بالصواريخ. وأضافت واشنطن أن طهران زودت الحوثيين بالمال.",
			[]string{"repetition: زودت > زودت"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tc.text}
			p.Code(d)
			var got []string
			for _, l := range d.Links {
				to := ""
				for i := range d.Events {
					if d.Events[i].ID == l.To {
						to = d.Events[i].Trigger.Text
					}
				}
				if d.Text[l.Word.Start:l.Word.End] != l.Word.Text || len(l.By) == 0 || to == "" {
					t.Errorf("link %+v", l)
				}
				got = append(got, string(l.Kind)+": "+l.Word.Text+" > "+to)
			}
			if strings.Join(got, "; ") != strings.Join(tc.want, "; ") {
				t.Errorf("got %q, want %q", got, tc.want)
				for i := range d.Events {
					e := &d.Events[i]
					t.Logf("%s %s %s %v", e.Type, e.Trigger.Text, e.Claim, e.Trace)
				}
			}
		})
	}
}

// TestSeedLinks: in the founding article what China denies is the claim of the
// American secretary of state.
func TestSeedLinks(t *testing.T) {
	files, _ := filepath.Glob("../../shared/seed/*.txt")
	if len(files) == 0 {
		t.Skip("no shared folder")
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Document{ID: "seed", Text: string(text)}
	p.Code(d)
	for _, l := range d.Links {
		for i := range d.Events {
			e := &d.Events[i]
			if l.Kind == doc.Denial && e.ID == l.To && e.Claim == doc.Alleged && len(e.SaidBy) > 0 && e.SaidBy[0].ID == "antony-blinken" && l.By[0].Code == "CHN" {
				return
			}
		}
	}
	t.Errorf("no denial of Blinken's claim by China among %d links", len(d.Links))
}

// TestOwnWord: an act of force whose doer only another sentence names is no allegation of
// the doer's own side, but stays one of others.
func TestOwnWord(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, trigger, claim string }{
		{"هاجم الحوثيون معسكرا سعوديا قرب الحدود. وأعلنت قناة المسيرة قصف المعسكر السعودي مساء الأحد.", "قصف", "asserted"},
		{"هاجمت طائرات بيروفية معسكرا يمنيا قرب الحدود. وأعلنت قناة المسيرة قصف المعسكر اليمني مساء الأحد.", "قصف", "alleged"},
	} {
		d := &doc.Document{ID: "t", Text: c.text}
		p.Code(d)
		i := slices.IndexFunc(d.Events, func(e doc.Event) bool { return e.Trigger.Text == c.trigger })
		if i < 0 {
			t.Errorf("%s: no event at «%s»", c.text, c.trigger)
			continue
		}
		if e := &d.Events[i]; string(e.Claim) != c.claim {
			t.Errorf("%s: claim %s, want %s: %v by %v, %q", c.text, e.Claim, c.claim, e.Actor, e.SaidBy, e.Trace)
		}
	}
}
