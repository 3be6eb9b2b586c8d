package text

import (
	"slices"
	"testing"

	"github.com/sijil-news/sijil/doc"
)

func TestTokensHashtag(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"زار #مجلس_الأمن", []string{"زار", "مجلس", "الامن"}}, // visited #security_council
		{"#غزة", []string{"غزة"}},
		{"# غزة", []string{"#", "غزة"}},
		{"a_b #tag", []string{"a", "_", "b", "#", "tag"}},
		{"غزة_", []string{"غزة", "_"}},
	} {
		var got []string
		for _, tok := range Tokens(c.in, doc.Span{End: len(c.in)}, nil) {
			got = append(got, Fold(tok.Fold))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}
