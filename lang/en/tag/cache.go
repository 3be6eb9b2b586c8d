package tag

import (
	"strings"
	"sync"
)

// cache remembers the lemmas of words as tagged.
type cache struct {
	mu sync.RWMutex
	of map[tagged]string
}

type tagged struct {
	word string
	tag  Tag
}

// maxCached bounds the memory of a long run; news has fewer forms than that.
const maxCached = 100_000

func (c *cache) find(word string, t Tag) (string, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	l, ok := c.of[tagged{word, t}]
	return l, ok
}

// put remembers a lemma and returns it. Neither word nor lemma keep the text
// alive that they were cut from.
func (c *cache) put(word string, t Tag, lemma string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil || len(c.of) >= maxCached {
		c.of = make(map[tagged]string, 4096)
	}
	word = strings.Clone(word)
	if lemma == word {
		lemma = word
	} else {
		lemma = strings.Clone(lemma)
	}
	c.of[tagged{word, t}] = lemma
	return lemma
}
