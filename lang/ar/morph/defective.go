package morph

// perfDefect fills the perfect slots of a verb whose last radical is weak; v is
// the vowel before it.
func (b *builder) perfDefect(out *[nSlots]string, h string, v byte, passive bool) {
	if v == 'i' {
		s := b.write("", h+"iy", "a")
		fill(out, s, perf0, perfE, perfAt, perfA, perfT, perfN)
		out[perfU] = b.write("", h, "U")
		return
	}
	glide, end := "y", "Y"
	if b.v.Form == 1 && b.s.finalA && !passive {
		glide, end = "w", "A"
	}
	out[perf0] = b.write("", h+end, "")
	out[perfE] = b.write("", h+"A", "h")
	out[perfAt] = b.write("", h+"a", "t")
	out[perfU] = b.write("", h, "aw")
	full := b.write("", h+"a"+glide, "A")
	fill(out, full, perfA, perfT, perfN)
}

// impfDefect fills the imperfect slots; v is the final vowel, pre the prefix's.
func (b *builder) impfDefect(out *[nSlots]string, h string, v, pre byte) {
	p := "y" + string(pre)
	switch v {
	case 'u':
		fill(out, b.write(p, h+"U", ""), impf0, impfE, impfN)
		out[juss0] = b.write(p, h, "u")
		out[impfI] = b.write(p, h, "I")
		out[impfA] = b.write(p, h+"uw", "A")
		out[impfU] = b.write(p, h, "U")
	case 'i':
		fill(out, b.write(p, h+"I", ""), impf0, impfE, impfN)
		out[juss0] = b.write(p, h, "i")
		out[impfI] = b.write(p, h, "I")
		out[impfA] = b.write(p, h+"iy", "A")
		out[impfU] = b.write(p, h, "U")
	default:
		out[impf0] = b.write(p, h+"Y", "")
		out[impfE] = b.write(p, h+"A", "h")
		out[juss0] = b.write(p, h, "a")
		out[impfI] = b.write(p, h, "ay")
		out[impfA] = b.write(p, h+"ay", "A")
		out[impfU] = b.write(p, h, "aw")
		out[impfN] = b.write(p, h+"ay", "n")
	}
}

// impDefect fills the imperative slots.
func (b *builder) impDefect(out *[nSlots]string) {
	h := b.h.impf
	p := b.impPrefix(h+string(b.h.vImpf)) + h
	switch b.h.vImpf {
	case 'u':
		out[imp0] = b.write("", p, "u")
		out[impI] = b.write("", p, "I")
		out[impA] = b.write("", p+"uw", "A")
		out[impU] = b.write("", p, "U")
		out[impN] = b.write("", p+"U", "n")
	case 'i':
		out[imp0] = b.write("", p, "i")
		out[impI] = b.write("", p, "I")
		out[impA] = b.write("", p+"iy", "A")
		out[impU] = b.write("", p, "U")
		out[impN] = b.write("", p+"I", "n")
	default:
		out[imp0] = b.write("", p, "a")
		out[impI] = b.write("", p, "ay")
		out[impA] = b.write("", p+"ay", "A")
		out[impU] = b.write("", p, "aw")
		out[impN] = b.write("", p+"ay", "n")
	}
}

// participles sets the active and passive participle, masculine singular.
// Defective active ones end in ي, as with the article.
func (b *builder) participles(out *stemSet, long heads) {
	h, f := b.h, b.v.Form
	if f == 1 {
		b.participlesI(out)
		return
	}
	act, pas := long.impf, long.pimpf
	if b.s.defect {
		act, pas = h.impf+"I", h.pimpf+"Y"
	} else if (f == 5 || f == 6 || f == 12) && !b.s.doubled {
		act = h.impf + "iZ"
	}
	out.actPart = b.write("", "mu"+act, "")
	out.pasPart = b.write("", "mu"+pas, "")
}

func (b *builder) participlesI(out *stemSet) {
	s := &b.s
	act, pas := "FACiZ", "maFCUZ"
	switch {
	case s.defect:
		act, pas = "FACI", "maFCI"
		if s.perfV == 'a' && s.finalA {
			pas = "maFCU"
		}
	case s.hollow:
		act, pas = "FA'iZ", "maFUZ"
		if s.impfV == 'i' {
			pas = "maFIZ"
		}
		if s.last == hamza {
			act = "FA'I" // جائي
		}
	case s.doubled:
		act = "FALL"
	}
	out.actPart = b.write("", act, "")
	out.pasPart = b.write("", pas, "")
	if s.defect {
		out.pasPart += string(shadda)
	}
}

// alternatives adds spellings in common use beside the rule's: a hamza on alef
// kept before long vowels (بدأوا, يبدأون, يبدأه).
func (b *builder) alternatives(out *stemSet) {
	if b.s.last != hamza || b.s.hollow {
		return
	}
	for _, p := range []struct {
		base slot
		to   []slot
	}{{perf0, []slot{perfU}}, {impf0, []slot{impfU, impfE, impfI}}} {
		s := out.act[p.base]
		if lastRune(s) != 'أ' {
			continue
		}
		var m uint32
		for _, t := range p.to {
			m |= 1 << t
		}
		out.alt = append(out.alt, altStem{m, s})
	}
}
