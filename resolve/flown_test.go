package resolve_test

import (
	"testing"

	"github.com/sijil-news/sijil/pipeline"
)

// TestFlown: aircraft of which nothing more is said are the coalition's that was named last,
// a people without state is of the land where the text is, and a force is not whose help it has.
func TestFlown(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, who, code string }{
		{"تقدم الجيش اليمني في صعدة. وقال التحالف العربي إن اليمن آمن. ودمرت المقاتلات مخزنا في اليمن.", "المقاتلات", "IGO"},
		{"قال التحالف العربي إن اليمن آمن. وتقدم الجيش السوداني في السودان. ودمرت المقاتلات مخزنا في السودان.", "المقاتلات", "SDN"},
		{"هاجمت تركيا سوريا. وقالت سوريا إنها سترد. وانسحب الأكراد من البلدة.", "الأكراد", "SYR"},
		{"قال وزير كندي إن كندا بعيدة. وقالت كندا إنها سترد. وتحدث الأكراد.", "الأكراد", ""},
		{"قصفت سوريا حلب. وقالت سوريا إن ميليشيا مدعومة من إيران انسحبت.", "ميليشيا مدعومة", "SYR"},
		{"قصفت سوريا حلب. وقالت سوريا إن ميليشيا من إيران انسحبت.", "ميليشيا", "IRN"},
	} {
		for _, m := range mentionsOf(t, p, c.text, c.who) {
			if m.Code != c.code {
				t.Errorf("%s: %s is %s, want %s", c.text, m.Text, m.Code, c.code)
			}
		}
	}
}
