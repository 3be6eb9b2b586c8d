package morph

// stemSet is every stem of a verb, spelled. An empty string is a slot the verb
// has no form for.
type stemSet struct {
	act, pas         [nSlots]string
	alt              []altStem // other accepted spellings
	actPart, pasPart string    // participles, masculine singular
	regular          bool      // built by buildRegular
}

// altStem is a second spelling of the stem of some slots.
type altStem struct {
	slots uint32
	form  string
}

// heads are a form's stems in phonemes up to the vowel before the last
// radical: perfect, imperfect; the same of the passive. v are those vowels.
type heads struct {
	perf, impf, pperf, pimpf string
	vPerf, vImpf             byte
	pre                      byte // vowel of the imperfect's prefix
}

// In these patterns F C L R are the radicals, K T the first radical of form
// VIII with its infix; see speller for the rest.
var formHeads = [15]heads{
	1:  {"FaC", "FC", "FuC", "FC", 0, 0, 'a'},
	2:  {"FaCC", "FaCC", "FuCC", "FaCC", 'a', 'i', 'u'},
	3:  {"FAC", "FAC", "FUC", "FAC", 'a', 'i', 'u'},
	4:  {"'aFC", "FC", "'uFC", "FC", 'a', 'i', 'u'},
	5:  {"taFaCC", "taFaCC", "tuFuCC", "taFaCC", 'a', 'a', 'a'},
	6:  {"taFAC", "taFAC", "tuFUC", "taFAC", 'a', 'a', 'a'},
	7:  {"XinFaC", "nFaC", "XunFuC", "nFaC", 'a', 'i', 'a'},
	8:  {"XiKTaC", "KTaC", "XuKTuC", "KTaC", 'a', 'i', 'a'},
	9:  {"XiFCa", "FCa", "XuFCu", "FCa", 'a', 'i', 'a'},
	10: {"XistaFC", "staFC", "XustuFC", "staFC", 'a', 'i', 'a'},
	11: {"FaCL", "FaCL", "FuCL", "FaCL", 'a', 'i', 'u'},
	12: {"taFaCL", "taFaCL", "tuFuCL", "taFaCL", 'a', 'a', 'a'},
	13: {"XiFCanL", "FCanL", "XuFCunL", "FCanL", 'a', 'i', 'a'},
	14: {"XiFCaL", "FCaL", "XuFCuL", "FCaL", 'a', 'i', 'a'},
}

// short is the part before the merged or hollow middle: perfect, imperfect,
// passives. Only the forms in which the middle can merge or be hollow.
var shortHeads = [15]heads{
	1:  {perf: "F", impf: "F", pperf: "F", pimpf: "F"},
	3:  {perf: "F", impf: "F", pperf: "F", pimpf: "F"},
	4:  {perf: "'aF", impf: "F", pperf: "'uF", pimpf: "F"},
	6:  {perf: "taF", impf: "taF", pperf: "tuF", pimpf: "taF"},
	7:  {perf: "XinF", impf: "nF", pperf: "XunF", pimpf: "nF"},
	8:  {perf: "XiKT", impf: "KT", pperf: "XuKT", pimpf: "KT"},
	10: {perf: "XistaF", impf: "staF", pperf: "XustuF", pimpf: "staF"},
}

type builder struct {
	speller
	v *Verb
	s shape
	h heads
}

// expand appends a pattern's phonemes to dst.
func (b *builder) expand(dst []byte, pat string) []byte {
	for i := 0; i < len(pat); i++ {
		c := pat[i]
		switch c {
		case 'F':
			c = b.s.r[0]
		case 'C':
			c = b.s.r[1]
		case 'L':
			c = b.s.r[2]
		case 'R':
			c = b.s.r[3]
		case 'Z': // the final radical
			c = b.s.last
		case 'K':
			c = b.s.cluster[0]
		case 'T':
			c = b.s.cluster[1]
		case '\'':
			c = hamza
		case 't':
			c = codeT
		case 'n':
			c = codeN
		case 's':
			c = code('س')
		case 'm':
			c = code('م')
		case 'y':
			c = codeY
		case 'w':
			c = codeW
		case 'h':
			c = code('ه')
		}
		// two hamzas: أَأْ is آ, أُأْ is أو
		if n := len(dst); isConsonant(c) && n >= 3 && dst[n-1] == hamza && dst[n-3] == hamza && isShort(dst[n-2]) {
			dst[n-2] = dst[n-2] - 'a' + 'A'
			dst = dst[:n-1]
		}
		// y after u becomes w: يوقن
		if n := len(dst); isConsonant(c) && n >= 2 && dst[n-1] == codeY && dst[n-2] == 'u' && c != codeY {
			dst[n-1] = codeW
		}
		dst = append(dst, c)
	}
	return dst
}

// write spells stem between the phonemes pre and post.
func (b *builder) write(pre, stem, post string) string {
	b.ph = b.expand(b.ph[:0], pre)
	from := len(b.ph)
	b.ph = b.expand(b.ph, stem)
	to := len(b.ph)
	b.ph = b.expand(b.ph, post)
	if from == 2 && len(b.ph) > 2 && b.ph[0] == hamza && !isShort(b.ph[1]) {
		from = 0
	}
	return b.spell(min(from, to), to)
}

// build computes all stems of v; false where root and form make none.
func (b *builder) build(v *Verb, out *stemSet) bool {
	s, ok := shapeOf(v)
	if !ok {
		return false
	}
	*out = stemSet{alt: out.alt[:0]}
	b.v, b.s, b.h = v, s, formHeads[v.Form]
	if v.Form == 1 {
		b.h.vPerf, b.h.vImpf = s.perfV, s.impfV
		if s.dropsW {
			b.h.impf = "C"
		}
	}
	if s.dropsMid {
		b.h.impf, b.h.pimpf = "F", "F"
		if v.Form == 4 {
			b.h.perf, b.h.pperf = "'aF", "'uF"
		}
	}
	if b.regular() {
		b.buildRegular(out)
		return true
	}
	b.buildFull(out)
	return true
}

// buildFull computes every stem by itself.
func (b *builder) buildFull(out *stemSet) {
	long, short := b.finite()
	if b.s.defect {
		b.perfDefect(&out.act, b.h.perf, b.h.vPerf, false)
		b.perfDefect(&out.pas, b.h.pperf, 'i', true)
		b.impfDefect(&out.act, b.h.impf, b.h.vImpf, b.h.pre)
		b.impfDefect(&out.pas, b.h.pimpf, 'a', 'u')
		b.impDefect(&out.act)
	} else {
		b.perfSlots(&out.act, long.perf, short.perf)
		b.perfSlots(&out.pas, long.pperf, short.pperf)
		b.impfSlots(&out.act, long.impf, short.impf, b.h.pre)
		b.impfSlots(&out.pas, long.pimpf, short.pimpf, 'u')
		b.impSlots(&out.act, long.impf, short.impf)
	}
	b.selfSlots(&out.act, out.act[impf0], out.act[juss0])
	b.participles(out, long)
	b.alternatives(out)
}

// finite returns the full stems before vowels (long) and before consonants
// (short); they differ in hollow and doubled verbs.
func (b *builder) finite() (long, short heads) {
	h, f := b.h, b.v.Form
	short = heads{
		perf: h.perf + string(h.vPerf) + "Z", impf: h.impf + string(h.vImpf) + "Z",
		pperf: h.pperf + "iZ", pimpf: h.pimpf + "aZ",
	}
	long = short
	e := shortHeads[f]
	switch {
	case f == 9:
		long = heads{perf: "XiFCaLL", impf: "FCaLL", pperf: "XuFCuLL", pimpf: "FCaLL"}
		short = heads{perf: "XiFCaLaL", impf: "FCaLiL", pperf: "XuFCuLiL", pimpf: "FCaLaL"}
	case f == 14:
		long = heads{perf: "XiFCaLaRR", impf: "FCaLiRR", pperf: "XuFCuLiRR", pimpf: "FCaLaRR"}
		short = heads{perf: "XiFCaLRaR", impf: "FCaLRiR", pperf: "XuFCuLRiR", pimpf: "FCaLRaR"}
	case b.s.doubled && f == 1:
		long = heads{perf: "FaLL", impf: "F" + string(h.vImpf) + "LL", pperf: "FuLL", pimpf: "FaLL"}
	case b.s.doubled && (f == 3 || f == 6):
		long = heads{perf: e.perf + "ALL", impf: e.impf + "ALL", pperf: e.pperf + "ULL", pimpf: e.pimpf + "ALL"}
	case b.s.doubled && (f == 7 || f == 8):
		long = heads{perf: e.perf + "aLL", impf: e.impf + "aLL", pperf: e.pperf + "uLL", pimpf: e.pimpf + "aLL"}
	case b.s.doubled:
		long = heads{perf: e.perf + "aLL", impf: e.impf + "iLL", pperf: e.pperf + "iLL", pimpf: e.pimpf + "aLL"}
	case b.s.hollow:
		v, sv := byte('I'), byte('i') // forms IV, X
		pv := "a"                     // vowel of the short perfect
		switch {
		case f == 1:
			v, sv = h.vImpf-'a'+'A', h.vImpf
			pv = "i"
			if v == 'U' {
				pv = "u"
			}
		case f == 7 || f == 8:
			v, sv = 'A', 'a'
		}
		long = heads{perf: e.perf + "AZ", impf: e.impf + string(v) + "Z", pperf: e.pperf + "IZ", pimpf: e.pimpf + "AZ"}
		short = heads{perf: e.perf + pv + "Z", impf: e.impf + string(sv) + "Z", pperf: e.pperf + "iZ", pimpf: e.pimpf + "aZ"}
	}
	return long, short
}

// plain tells that the verb's last radical is spelled alike before any suffix.
func (b *builder) plain() bool {
	return b.s.last != hamza && b.s.last != codeT && b.s.last != codeN
}

func fill(out *[nSlots]string, s string, slots ...slot) {
	for _, n := range slots {
		out[n] = s
	}
}

func (b *builder) perfSlots(out *[nSlots]string, long, short string) {
	if b.plain() {
		fill(out, b.write("", long, "a"), perf0, perfE, perfAt, perfA, perfU)
		if short == long {
			fill(out, out[perf0], perfT, perfN)
		} else {
			fill(out, b.write("", short, "na"), perfT, perfN)
		}
		return
	}
	out[perf0] = b.write("", long, "a")
	out[perfE] = b.write("", long, "ahu")
	out[perfAt] = b.write("", long, "at")
	out[perfA] = b.write("", long, "A")
	out[perfU] = b.write("", long, "U")
	out[perfT] = b.write("", short, "tu")
	out[perfN] = b.write("", short, "na")
}

func (b *builder) impfSlots(out *[nSlots]string, long, short string, pre byte) {
	p := "y" + string(pre)
	j := short
	if b.s.doubled || b.v.Form == 9 || b.v.Form == 14 {
		j = long
	}
	if b.plain() {
		fill(out, b.write(p, long, "u"), impf0, impfE, juss0, impfI, impfA, impfU, impfN)
		if j != long {
			out[juss0] = b.write(p, j, "")
		}
		if short != long {
			out[impfN] = b.write(p, short, "na")
		}
		return
	}
	out[impf0] = b.write(p, long, "u")
	out[impfE] = b.write(p, long, "uhu")
	out[juss0] = b.write(p, j, "")
	out[impfI] = b.write(p, long, "I")
	out[impfA] = b.write(p, long, "A")
	out[impfU] = b.write(p, long, "U")
	out[impfN] = b.write(p, short, "na")
}

// impPrefix is what an imperative puts before the jussive stem.
func (b *builder) impPrefix(stem string) string {
	if b.v.Form == 4 {
		return "'a"
	}
	if len(stem) > 1 && isShort(stem[1]) || len(stem) > 1 && stem[1] >= 'A' && stem[1] <= 'Z' && (stem[1] == 'A' || stem[1] == 'I' || stem[1] == 'U') || len(stem) == 1 {
		return ""
	}
	if b.v.Form == 1 && b.h.vImpf == 'u' {
		return "Xu"
	}
	return "Xi"
}

func (b *builder) impSlots(out *[nSlots]string, long, short string) {
	if b.s.dropsF && len(short) > 1 {
		long, short = long[1:], short[1:]
	}
	j := short
	if b.s.doubled || b.v.Form == 9 || b.v.Form == 14 {
		j = long
	}
	out[imp0] = b.write("", b.impPrefix(j)+j, "")
	p := b.impPrefix(long) + long
	if b.plain() {
		fill(out, b.write("", p, "U"), impI, impA, impU)
		out[impN] = b.write("", b.impPrefix(short)+short, "na")
		return
	}
	out[impI] = b.write("", p, "I")
	out[impA] = b.write("", p, "A")
	out[impU] = b.write("", p, "U")
	out[impN] = b.write("", b.impPrefix(short)+short, "na")
}

// selfSlots sets the first person singular where its أ merges with a hamza.
func (b *builder) selfSlots(out *[nSlots]string, full, cut string) {
	if b.s.r[0] != hamza || full == "" {
		return
	}
	switch b.v.Form {
	case 1, 4:
	case 8:
		if b.s.cluster[0] != hamza {
			return
		}
	default:
		return
	}
	if b.s.hollow || b.s.doubled {
		return
	}
	lead := "آ"
	if b.h.pre == 'u' {
		lead = "أو"
	}
	seat := len("أ")
	if len(full) > seat && len(cut) >= seat {
		out[self0], out[selfJ] = lead+full[seat:], lead+cut[seat:]
	}
}
