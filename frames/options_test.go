package frames

import "testing"

// TestCondForms: on the trigger itself the names of forms are no words;
// elsewhere they are.
func TestCondForms(t *testing.T) {
	p := &parser{set: &Set{Classes: map[string]map[string]bool{}}}
	c, msg := p.cond("self~passive,relative,word")
	if msg != "" || c.Forms != Passive|Relative || len(c.Words) != 1 || c.Words[0] != "word" {
		t.Errorf("forms %b, words %q, message %q", c.Forms, c.Words, msg)
	}
	if c, msg = p.cond("obj~passive"); msg != "" || c.Forms != 0 || len(c.Words) != 1 {
		t.Errorf("forms %b, words %q, message %q", c.Forms, c.Words, msg)
	}
}
