package morph

import "github.com/sijil-news/sijil/doc"

// Conjugate returns all forms of the verb: finite forms in both voices, then
// the participles (masculine singular) and the masdars. It returns nil where
// root and form make no verb.
func (v *Verb) Conjugate() Paradigm {
	var b builder
	var set stemSet
	if !b.build(v, &set) {
		return nil
	}
	var p Paradigm
	for _, voice := range []struct {
		v     doc.Voice
		stems *[nSlots]string
	}{{doc.Active, &set.act}, {doc.Passive, &set.pas}} {
		for _, a := range verbAffixes() {
			stem := voice.stems[a.slot]
			if stem == "" || a.enc == encAlways {
				continue
			}
			if a.prefix == "أ" && set.act[self0] != "" && voice.v == doc.Active {
				continue // written whole
			}
			f := a.feats
			f.Voice, f.Form = voice.v, v.Form
			p = append(p, Cell{attach(a.prefix, stem, a.suffix), f})
		}
	}
	part := doc.Feats{Gender: doc.Masc, Number: doc.Sing, Form: v.Form}
	part.VerbForm, part.Voice = doc.ActivePart, doc.Active
	p = append(p, Cell{set.actPart, part})
	part.VerbForm, part.Voice = doc.PassivePart, doc.Passive
	p = append(p, Cell{set.pasPart, part})
	for _, m := range v.Masdars {
		p = append(p, Cell{m, doc.Feats{Number: doc.Sing, VerbForm: doc.Masdar, Form: v.Form}})
	}
	return p
}

// Check compares the generated lemma and imperfect with those written. It
// returns "" where they agree.
func (v *Verb) Check() string {
	var b builder
	var set stemSet
	if !b.build(v, &set) {
		return "root " + v.Root + " and form do not make a verb"
	}
	if got := set.act[perf0]; got != v.Lemma {
		return "lemma " + v.Lemma + ", but root and form make " + got
	}
	if got := "ي" + set.act[impf0]; v.Imperfect != "" && got != v.Imperfect {
		return "imperfect " + v.Imperfect + ", but root and form make " + got
	}
	return ""
}
