package explain

import (
	"fmt"
	"strings"

	"github.com/sijil-news/sijil/clause"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/frames"
)

func place(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }

var relations = map[clause.Relation]string{clause.Root: "", clause.Complement: "complement", clause.Relative: "relative", clause.Coordinated: "coordinated",
	clause.Adverbial: "adverbial", clause.Conditional: "condition", clause.NounOf: "noun"}

// clauses builds the forest of predicates.
func (v *view) clauses() []*Clause {
	nodes := make([]*Clause, len(v.s.Preds))
	for i := range v.s.Preds {
		nodes[i] = v.clause(&v.s.Preds[i])
	}
	roots := []*Clause{}
	for i := range v.s.Preds {
		up := v.s.Preds[i].Parent
		if up == clause.None || up >= len(nodes) || v.under(up, i) {
			roots = append(roots, nodes[i])
			continue
		}
		nodes[up].Inside = append(nodes[up].Inside, nodes[i])
	}
	return roots
}

// under tells whether predicate i hangs on target: a circle must not be
// followed for ever.
func (v *view) under(i, target int) bool {
	for n := 0; i != clause.None && n <= len(v.s.Preds); n++ {
		if i == target {
			return true
		}
		i = v.s.Preds[i].Parent
	}
	return false
}

func (v *view) clause(p *clause.Pred) *Clause {
	c := &Clause{Word: v.word(p.Tok, p.Tok+1), Lemma: v.s.Tokens[p.Tok].Lemma, Verb: p.Verb, Relation: relations[p.Rel], Args: []Arg{}}
	if p.Parent != clause.None {
		if at := source(p.Via.Kind, p.Via.Prep); p.Rel == clause.NounOf || p.Via.Prep != "" {
			c.Relation = strings.TrimSpace(c.Relation + " " + at)
		}
	}
	c.Marks = marks(p)
	for _, a := range p.Args {
		if a.Phrase == clause.None {
			continue
		}
		c.Args = append(c.Args, v.coordinated(a.Phrase, source(a.Kind, a.Prep)))
	}
	return c
}

// coordinated is a phrase and those joined to it by «و».
func (v *view) coordinated(ph int, at string) Arg {
	arg := Arg{Place: at}
	var texts, whos []string
	for n := 0; ph != clause.None && n < 12; n++ {
		texts = append(texts, v.phrase(ph))
		if w := v.who(ph); w != "" {
			whos = append(whos, w)
		}
		ph = v.s.Phrases[ph].Next
	}
	arg.Text, arg.Who = strings.Join(texts, " + "), strings.Join(whos, " + ")
	return arg
}

func source(k frames.SourceKind, prep string) string {
	return frames.Source{Kind: k, Prep: prep}.String()
}

func marks(p *clause.Pred) []string {
	var out []string
	add := func(b bool, s string) {
		if b {
			out = append(out, s)
		}
	}
	add(p.Passive, "passive")
	add(p.Neg, "negated")
	add(p.Fut, "future")
	add(p.Hyp, "hypothetical")
	add(p.Perf, "past")
	add(p.KanaQad, "further past")
	add(p.SubjGuess, "subject or object")
	if m := strings.TrimSpace(p.Marks); m != "" {
		out = append(out, "by «"+m+"»")
	}
	if len(p.VerbKeys) > 0 {
		out = append(out, "of "+strings.Join(p.VerbKeys, ", "))
	}
	if len(p.Keys) > 1 {
		out = append(out, "also "+strings.Join(p.Keys[1:], ", "))
	}
	return out
}

// phrase is the text of a phrase; a pronoun is shown by what holds it.
func (v *view) phrase(id int) string {
	ph := &v.s.Phrases[id]
	if !ph.Pron {
		return v.word(ph.From, ph.To)
	}
	if ph.From >= 0 && ph.From < len(v.s.Tokens) {
		if t := &v.s.Tokens[ph.From]; t.Enc != "" {
			return "ـ" + t.Enc
		}
	}
	return "(left out)"
}

// who prints name, code and sector: «Wang Yi, CHN GOV».
func (v *view) who(id int) string {
	ph := &v.s.Phrases[id]
	a := &ph.Who.Actor
	name := a.NameEn
	if name == "" {
		name = a.Name
	}
	if ph.Pron && name == "" {
		name = a.Text
	}
	parts := []string{}
	if name != "" {
		parts = append(parts, name)
	}
	if a.Role != "" && !strings.EqualFold(a.Role, name) && !strings.HasPrefix(a.NameEn, a.Role) && ph.Who.Kind != "agent" {
		parts = append(parts, a.Role)
	}
	if c := strings.TrimSpace(a.Code + " " + a.Sector); c != "" {
		parts = append(parts, c)
	}
	return strings.Join(parts, ", ")
}

// actor prints a participant of an event: its name and codes.
func actor(a *doc.Actor) string {
	name := a.NameEn
	for _, s := range []string{a.Name, a.Text} {
		if name == "" {
			name = s
		}
	}
	if c := strings.TrimSpace(a.Code + " " + a.Sector); c != "" {
		name += " (" + c + ")"
	}
	return name
}
