package tag

import (
	"cmp"
	"slices"
)

// entry is what the dictionary says of a word.
type entry struct {
	may   mask
	fixed Tag
	often bool // seen so often that may is all there is
}

// dict is the dictionary: an open hash table by hash of the word in lower case.
type dict struct {
	entries []entry // each kind of entry once
	slots   []dictSlot
	mask    uint32
}

type dictSlot struct{ hash, entry uint32 } // entry is a number from 1; 0 is free

func newDict(entries []entry, words int) dict {
	size := 16
	for size < 2*words {
		size *= 2
	}
	return dict{entries, make([]dictSlot, size), uint32(size - 1)}
}

// put enters a word that is new.
func (d *dict) put(hash, entry uint32) {
	i := hash & d.mask
	for d.slots[i].entry != 0 {
		i = (i + 1) & d.mask
	}
	d.slots[i] = dictSlot{hash, entry + 1}
}

func (d *dict) find(hash uint32) (entry, bool) {
	for i := hash & d.mask; ; i = (i + 1) & d.mask {
		switch s := d.slots[i]; {
		case s.entry == 0:
			return entry{}, false
		case s.hash == hash:
			return d.entries[s.entry-1], true
		}
	}
}

// sorted lists the words in order of their hashes.
func (d *dict) sorted() []dictSlot {
	out := slices.DeleteFunc(slices.Clone(d.slots), func(s dictSlot) bool { return s.entry == 0 })
	slices.SortFunc(out, func(a, b dictSlot) int { return cmp.Compare(a.hash, b.hash) })
	return out
}

// dictOf builds the table of a dictionary.
func dictOf(words map[uint32]entry) dict {
	d := newDict(nil, len(words))
	hashes := make([]uint32, 0, len(words))
	for h := range words {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	number := map[entry]uint32{}
	for _, h := range hashes {
		n, ok := number[words[h]]
		if !ok {
			n = uint32(len(d.entries))
			d.entries = append(d.entries, words[h])
			number[words[h]] = n
		}
		d.put(h, n)
	}
	return d
}

// derive gives the tags that a word the dictionary lacks may have as a form of
// one that it has: "accuses" if "accuse" is a verb.
func (m *model) derive(s string) mask {
	n := len(s)
	if n < 4 {
		return 0
	}
	var out mask
	switch {
	case ends(s, "s"):
		if b := m.base(s, "ies", "y") | m.base(s, "es", "") | m.base(s, "s", ""); b != 0 {
			out = b.as(NN, NNS) | b.as(VB, VBZ) | b.as(NNP, NNPS)
		}
	case ends(s, "ed"):
		if b := m.stem(s, "ied", "ed"); b.has(VB) {
			out = set(VBD, VBN)
		}
	case ends(s, "ing"):
		if b := m.stem(s, "", "ing"); b.has(VB) {
			out = set(VBG)
		}
	case ends(s, "ly"):
		if b := m.base(s, "ily", "y") | m.base(s, "ly", "") | m.base(s, "y", "e"); b.has(JJ) {
			out = set(RB)
		}
	}
	return out
}

// as is the set of one tag where the base has the other.
func (m mask) as(base, form Tag) mask {
	if m.has(base) {
		return set(form)
	}
	return 0
}

// ends tells whether s ends so, whatever its case.
func ends(s, end string) bool {
	if len(s) < len(end) {
		return false
	}
	for i := range len(end) {
		if lower(s[len(s)-len(end)+i]) != end[i] {
			return false
		}
	}
	return true
}

// base gives the tags of s with another ending.
func (m *model) base(s, end, put string) mask {
	if !ends(s, end) {
		return 0
	}
	h := openHash(s[:len(s)-len(end)])
	for i := range len(put) {
		h = (h ^ uint32(put[i])) * prime
	}
	e, _ := m.dict.find(closeHash(h))
	return e.may
}

// stem gives the tags of the bases of s without -ed or -ing: as it is, with e,
// with one consonant less, and with y for what ends in y.
func (m *model) stem(s, y, end string) mask {
	out := m.base(s, end, "") | m.base(s, end, "e")
	if y != "" {
		out |= m.base(s, y, "y")
	}
	if n := len(s) - len(end); n > 3 && s[n-1] == s[n-2] {
		h, _ := m.dict.find(hashOf(s[:n-1]))
		out |= h.may
	}
	return out
}
