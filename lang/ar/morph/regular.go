package morph

// regular tells a sound verb without hamza, whose stems differ in vowels only
// and so are written with few different letters.
func (b *builder) regular() bool {
	s, f := &b.s, b.v.Form
	if s.defect || s.hollow || s.doubled || f == 9 || f > 12 || f > 10 && weak(s.r[1]) || !b.plain() || weak(s.r[0]) || weak(s.last) {
		return false
	}
	for _, c := range s.r {
		if c == hamza {
			return false
		}
	}
	return true
}

const (
	perfMask uint32 = 1<<perf0 | 1<<perfE | 1<<perfAt | 1<<perfA | 1<<perfU | 1<<perfT | 1<<perfN
	impfMask uint32 = 1<<impf0 | 1<<impfE | 1<<juss0 | 1<<impfI | 1<<impfA | 1<<impfU | 1<<impfN
	impMask  uint32 = 1<<imp0 | 1<<impI | 1<<impA | 1<<impU | 1<<impN
)

func fillMask(out *[nSlots]string, s string, mask uint32) {
	for n := range out {
		if mask&(1<<n) != 0 {
			out[n] = s
		}
	}
}

// buildRegular is buildFull for regular verbs at a third of the cost; a test
// holds the two together.
func (b *builder) buildRegular(out *stemSet) {
	out.regular = true
	h := &b.h
	perf := b.write("", h.perf+"aZ", "a")
	impf := b.write("y"+string(h.pre), h.impf+"aZ", "u")
	pperf := perf
	if b.v.Form == 3 || b.v.Form == 6 {
		pperf = b.write("", h.pperf+"iZ", "a")
	}
	imp := impf
	switch b.v.Form {
	case 1, 7, 8, 10:
		imp = b.arena.Concat(alef, impf)
	case 4:
		imp = b.arena.Concat("أ", impf)
	}
	fillMask(&out.act, perf, perfMask)
	fillMask(&out.pas, pperf, perfMask)
	fillMask(&out.act, impf, impfMask)
	fillMask(&out.pas, impf, impfMask)
	fillMask(&out.act, imp, impMask)
	if b.v.Form == 1 {
		b.participlesI(out)
		return
	}
	out.actPart = b.arena.Concat("م", impf)
	out.pasPart = out.actPart
}
