package coder_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestTiedElsewhere codes own sentences in which a party stands behind an act of force and
// hangs on other words, and such in which the doer is the subject of the verb above the
// masdar that carries it.
func TestTiedElsewhere(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Coder.Salience, p.Coder.Likely, p.Coder.Doubt = nil, nil, nil
	tests := []struct {
		name, text, trigger, actors, recipients string
	}{
		// An attack on the Peruvian village with support from the Norwegian army.
		{"whose help", "وقع هجوم على البلدة البيروفية بدعم من الجيش النرويجي.", "هجوم", "", "PER"},
		// Air raids on Peru before the date set for the arrival of the Norwegian inspectors.
		{"whose arrival", "وقعت غارات جوية على بيرو قبل الموعد المقرر لوصول المفتشين النرويجيين.", "غارات", "", "PER"},
		// Raids on positions in the strip of the Peruvian rebels.
		{"whose positions", "وقعت غارات على عشرات المواقع في القطاع للمتمردين البيروفيين.", "غارات", "", "PER"},
		// The shooting happened on the road between Homs and Hama.
		{"between towns", "حصل إطلاق النار على الطريق بين حمص وحماة.", "إطلاق النار", "", ""},
		// The involvement of Norwegian migrants in bombings that shook Peru.
		{"whose involvement", "سجل التقرير تورط مهاجرين نرويجيين في تفجيرات عدة هزت بيرو.", "تفجيرات", "NOR", "PER"},
		// Norway answered by launching air raids.
		{"who answers by launching", "ردت النرويج بشن غارات جوية على مواقع في بيرو.", "غارات", "NOR", "PER"},
		// Denmark pushed the Norwegian army to launch air raids.
		{"who is pushed to launch", "دفعت الدنمارك الجيش النرويجي إلى شن غارات جوية على بيرو.", "غارات", "NOR", "PER"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) { wantSides(t, p, x.text, x.trigger, x.actors, x.recipients) })
	}
}
