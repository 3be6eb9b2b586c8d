package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// TestHomes: whose country is not told is of that which the document speaks of.
func TestHomes(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Likely = nil
	// Norway held an election. Norway voted calmly. Nobody complained. Kvistrup criticised the Swedish government.
	long := "جرت انتخابات في النرويج. وصوتت النرويج بهدوء. ولم يشتك أحد. وانتقد كفيستروب الحكومة السويدية."
	tests := []struct{ name, text, code string }{
		{"of a document", long, "NOR"},
		{"of one sentence", "انتقد كفيستروب الحكومة السويدية في النرويج.", ""},
		// … and Denmark voted, too: two countries, none above the other.
		{"of two countries", "جرت انتخابات في النرويج. وصوتت النرويج. وصوتت الدنمارك. وصمتت الدنمارك. وانتقد كفيستروب الحكومة السويدية.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &doc.Document{ID: "t", Text: tt.text, Lang: "ar"}
			p.Code(d)
			for i := range d.Events {
				if e := &d.Events[i]; e.Type == "ACCUSE" {
					if len(e.Actor) != 1 || e.Actor[0].Code != tt.code {
						t.Fatalf("actor %+v, want code %q", e.Actor, tt.code)
					}
					return
				}
			}
			t.Fatalf("no accusation among %+v", d.Events)
		})
	}
}

// TestHomesOfSpeakers: officials who speak are of the country that the document speaks of,
// experts of none that it does not tell.
func TestHomesOfSpeakers(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Norway held an election. Norway voted calmly. Nobody complained. … Kvistrup said that gunmen attacked a bank.
	const before = "جرت انتخابات في النرويج. وصوتت النرويج بهدوء. ولم يشتك أحد. "
	for said, code := range map[string]string{
		"وقال المتحدث باسم الشرطة ستيفن كفيستروب إن مسلحين هاجموا مصرفا.":                    "NOR",
		"وقال الباحث ستيفن كفيستروب إن مسلحين هاجموا مصرفا.":                                 "",
		"وقال ستيفن كفيستروب، وهو ضابط في الشرطة الكينية، إن مسلحين هاجموا مصرفا.":           "KEN",
		"وقالت إيما كفيستروب، مديرة البرامج في منظمة العفو الدولية، إن مسلحين هاجموا مصرفا.": "NGO",
		"وقال الضابط ستيفن كفيستروب لصحيفة نيويورك تايمز إن مسلحين هاجموا مصرفا.":            "NOR",
		"وصل الكيني ستيفن كفيستروب المكنى بالأسد أمس. وقال كفيستروب إن مسلحين هاجموا مصرفا.": "KEN",
	} {
		d := &doc.Document{ID: "t", Text: before + said, Lang: "ar"}
		p.Code(d)
		told := false
		for i := range d.Events {
			if e := &d.Events[i]; e.Type == "ASSAULT" {
				told = true
				if len(e.SaidBy) != 1 || e.SaidBy[0].Code != code {
					t.Errorf("%s: said by %+v, want %q", said, e.SaidBy, code)
				}
			}
		}
		if !told {
			t.Errorf("%s: no assault among %+v", said, d.Events)
		}
	}
}
