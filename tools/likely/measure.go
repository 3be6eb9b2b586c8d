package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/sijil-news/sijil/coder"
	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/pipeline"
)

// verdicts count what is said of judged events: aspect, verdict.
type verdicts map[string]map[string]int

func (v verdicts) add(aspect, verdict string) {
	if v[aspect] == nil {
		v[aspect] = map[string]int{}
	}
	v[aspect][verdict]++
}

// measure codes the judged articles and prints how many events of each draw are as the
// readers say.
// Participants, realis and claim are counted where the type is right, codes where the
// words of a party are. What list names is
// listed, event by event, with the sentence.
func measure(out io.Writer, p *pipeline.Pipeline, gold, corpus, list string) error {
	events, err := judgedEvents(gold)
	if err != nil {
		return err
	}
	sets := map[string]verdicts{}
	err = each(corpus, func(d *doc.Document) {
		if events[d.ID] == nil {
			return
		}
		p.Code(d)
		for i := range events[d.ID] {
			g := &events[d.ID][i]
			said := g.compare(d)
			for _, aspect := range slices.Sorted(maps.Keys(said)) {
				if sets[g.drawn] == nil {
					sets[g.drawn] = verdicts{}
				}
				sets[g.drawn].add(aspect, said[aspect])
				if aspect == list && !strings.HasPrefix(said[aspect], "right") {
					g.show(out, d, said[aspect])
				}
			}
		}
	})
	for _, drawn := range slices.Sorted(maps.Keys(sets)) {
		fmt.Fprintln(out, "drawn:", cmp.Or(drawn, "among all"))
		for _, aspect := range slices.Sorted(maps.Keys(sets[drawn])) {
			fmt.Fprintln(out, sets[drawn].line(aspect))
		}
	}
	return err
}

// line is the share of an aspect that is right and the count of each verdict.
func (v verdicts) line(aspect string) string {
	sum, right := 0, 0
	for name, n := range v[aspect] {
		sum += n
		if strings.HasPrefix(name, "right") {
			right += n
		}
	}
	s := fmt.Sprintf("  %-14s %.3f of %d:", aspect, float64(right)/float64(max(sum, 1)), sum)
	for _, name := range slices.Sorted(maps.Keys(v[aspect])) {
		s += fmt.Sprintf(" %s %d;", name, v[aspect][name])
	}
	return s
}

// coded is the event of a document at the judged byte, one of the judged type first; of
// victims that are one event with the attack on them, that.
func (g *judged) coded(d *doc.Document) *doc.Event {
	var found *doc.Event
	victims := "its victims are told at byte " + strconv.Itoa(g.off)
	for i := range d.Events {
		e := &d.Events[i]
		if e.Trigger.Start <= g.off && g.off < e.Trigger.End && (found == nil || e.Type == g.typ) {
			found = e
		}
	}
	for i := range d.Events {
		if e := &d.Events[i]; found == nil && e.Type == g.typ && slices.Contains(e.Trace, victims) {
			found = e
		}
	}
	return found
}

// compare gives each aspect of a judged event its verdict.
func (g *judged) compare(d *doc.Document) map[string]string {
	e := g.coded(d)
	switch {
	case e == nil && g.typ == "none":
		return map[string]string{"type": "right: no event"}
	case e == nil:
		return map[string]string{"type": "missed"}
	case e.Type != g.typ && g.typ == "none":
		return map[string]string{"type": "no event"}
	case e.Type != g.typ:
		return map[string]string{"type": "wrong"}
	}
	trace := strings.Join(e.Trace, "\n")
	said := map[string]string{
		"type":      "right",
		"actor":     side(d, e.Actor, g.actor) + by(trace, coder.WhoActs, coder.OtherSide),
		"recipient": side(d, e.Recipient, g.recipient) + by(trace, coder.Whom),
		"realis":    same(string(e.Realis), g.realis),
		"claim":     same(string(e.Claim), g.claim),
	}
	for name, v := range map[string]string{"actor code": codes(e.Actor, g.actor), "recipient code": codes(e.Recipient, g.recipient)} {
		if v != "" {
			said[name] = v
		}
	}
	return said
}

// codes compares country and sector of the first coded party that stands where a judged
// one does; empty where none does.
func codes(got []doc.Actor, want []party) string {
	for i := range got {
		a := &got[i]
		for _, g := range want {
			if a.End == 0 || a.Start >= g.End || g.Start >= a.End {
				continue
			}
			switch {
			case a.Code == g.Code && (a.Sector == g.Sector || a.Sector+g.Sector == "GOV"):
				return "right"
			case a.Code == g.Code:
				return "other sector"
			case a.Code == "":
				return "no country"
			case g.Code == "":
				return "country given"
			}
			return "other country"
		}
	}
	return ""
}

// by tells whether a party was chosen by likelihood.
func by(trace string, questions ...coder.Question) string {
	for _, q := range questions {
		if strings.Contains(trace, string(q)+coder.ByLikelihood) {
			return " (likely)"
		}
	}
	return ""
}

func same(got, want string) string {
	if got == want {
		return "right"
	}
	return "wrong"
}

// side compares coded parties with the judged ones.
func side(d *doc.Document, got []doc.Actor, want []party) string {
	n := 0
	for i := range got {
		if meant(d, &got[i], want) {
			n++
		}
	}
	switch {
	case len(got) == 0 && len(want) == 0:
		return "right: nobody"
	case len(got) == 0:
		return "missed"
	case len(want) == 0:
		return "nobody is"
	case n == len(got):
		return "right"
	case n > 0:
		return "partly"
	}
	return "wrong"
}

// show lists a judged event: who is coded and by which rules, who is meant, and the
// sentence.
func (g *judged) show(out io.Writer, d *doc.Document, verdict string) {
	fmt.Fprintf(out, "%s | %d | %s | %s\n", d.ID, g.off, g.typ, verdict)
	sentence, frame := "", ""
	for _, s := range d.Sentences {
		if s.Start <= g.off && g.off < s.End {
			sentence = d.Text[s.Start:g.off] + "⟦" + d.Text[g.off:s.End]
		}
	}
	if e := g.coded(d); e != nil {
		frame = e.Type + " " + e.Mode
		sentence = strings.Replace(sentence, "⟦"+e.Trigger.Text, "⟦"+e.Trigger.Text+"⟧", 1)
		fmt.Fprintf(out, "  coded %s: %s → %s, %s %s\n  by %s\n", frame, actorNames(e.Actor), actorNames(e.Recipient), e.Realis, e.Claim, strings.Join(e.Trace, "; "))
	}
	fmt.Fprintf(out, "  judged %s: %s → %s, %s %s\n  %s\n", g.typ, partyNames(d, g.actor), partyNames(d, g.recipient), g.realis, g.claim, sentence)
}

func actorNames(as []doc.Actor) string {
	var out []string
	for i := range as {
		out = append(out, fmt.Sprintf("%s [%s/%s]", as[i].Text, as[i].Code, as[i].Sector))
	}
	return strings.Join(out, " + ")
}

func partyNames(d *doc.Document, ps []party) string {
	var out []string
	for _, p := range ps {
		text := "-"
		if p.End > 0 {
			text = d.Text[p.Start:p.End]
		}
		out = append(out, fmt.Sprintf("%s [%s/%s]", text, p.Code, p.Sector))
	}
	return strings.Join(out, " + ")
}
