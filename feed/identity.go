package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// identify gives every item its id and keys, and leaves out items that say an
// article a second time.
//
// An id that several items with different addresses have says nothing, nor does
// an address that several items with different ids have (posts of one live
// page), nor the address of the feed's home.
func (f *Feed) identify(opt Options) {
	addrs := make([]string, len(f.Items))
	idAddrs, addrIDs := map[string]string{}, map[string]string{}
	sameID, sameAddr := map[string]bool{}, map[string]bool{Canonical(f.Home): true}
	for i := range f.Items {
		it := &f.Items[i]
		addrs[i] = Canonical(it.URL)
		if a, ok := idAddrs[it.ID]; ok && a != addrs[i] {
			sameID[it.ID] = true
		}
		if id, ok := addrIDs[addrs[i]]; ok && id != it.ID {
			sameAddr[addrs[i]] = true
		}
		idAddrs[it.ID], addrIDs[addrs[i]] = addrs[i], it.ID
	}
	scope := scopeOf(first(Canonical(opt.URL), Canonical(f.Self), Canonical(f.Home)))
	kept, seen := f.Items[:0], map[string]bool{}
	for i := range f.Items {
		it := f.Items[i]
		switch shared := it.ID != "" && sameID[it.ID]; {
		case shared && sameAddr[addrs[i]]: // neither tells alone
			it.ID += " " + addrs[i]
		case shared:
			it.ID = ""
		}
		it.setKeys(scope, addrs[i], !sameAddr[addrs[i]])
		if seen[it.Keys[0]] {
			continue
		}
		seen[it.Keys[0]] = true
		kept = append(kept, it)
	}
	if n := len(f.Items) - len(kept); n > 0 {
		f.note("%d items given twice", n)
	}
	f.Items = kept
}

// scopeOf is what a feed's address adds to ids that are not global: scheme and
// www, which change when a site moves to https, are no part of it.
func scopeOf(addr string) string {
	_, addr, _ = strings.Cut(addr, "://")
	return strings.TrimPrefix(addr, "www.")
}

// setKeys sets the id where there is none, and the keys. addr is the canonical
// address; own tells that no other item has it.
func (it *Item) setKeys(scope, addr string, own bool) {
	if addr == "" {
		own = false
	}
	if it.ID == "" && own {
		it.ID = addr
	}
	if it.ID == "" {
		sum := sha256.Sum256([]byte(it.Title + "\n" + it.Published + "\n" + addr))
		it.ID = "sha256:" + hex.EncodeToString(sum[:16])
	}
	it.Keys = []string{it.ID}
	if !global(it.ID) {
		it.Keys[0] = strings.TrimSpace(scope + " " + it.ID)
	}
	if own && addr != it.ID {
		it.Keys = append(it.Keys, addr)
	}
}

// global tells whether an id is one in all feeds: an address, a tag or a name.
func global(id string) bool {
	return web(id) || strings.HasPrefix(id, "tag:") || strings.HasPrefix(id, "urn:")
}
