package stories

import (
	"context"
	"runtime"
	"slices"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// shelf remembers articles that were compared of late, since those of the next
// days are compared with them too. What it has is that of one serial of the
// register (table linking).
type shelf struct {
	readers []*story.Reader
	serial  int64
	have    map[int64]*kept
	clock   int64
}

type kept struct {
	article *story.Article
	used    int64
}

// Articles that are remembered at most; half are forgotten when there are more.
const mostKept = 3000

// Texts are read by so many at once at most; each remembers words of its own.
const mostReaders = 4

func newShelf(d *story.Data) *shelf {
	s := &shelf{have: map[int64]*kept{}}
	for range min(runtime.GOMAXPROCS(0), mostReaders) {
		s.readers = append(s.readers, &story.Reader{Data: d})
	}
	return s
}

// at forgets everything where the register was changed by others.
func (s *shelf) at(serial int64) {
	if s.serial != serial {
		clear(s.have)
	}
	s.serial = serial
}

// get gives articles, those that are not remembered read from the register.
// Numbers that are not there are left out.
func (s *shelf) get(ctx context.Context, tx store.Tx, numbers []int64) ([]*story.Article, error) {
	s.clock++
	var missing []int64
	for _, n := range numbers {
		if s.have[n] == nil {
			missing = append(missing, n)
		}
	}
	err := chunks(missing, func(part []int64) error {
		list, err := articles(ctx, tx, s.readers, part)
		for _, a := range list {
			s.have[a.Number] = &kept{article: a}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]*story.Article, 0, len(numbers))
	for _, n := range numbers {
		if k := s.have[n]; k != nil {
			k.used = s.clock
			out = append(out, k.article)
		}
	}
	return out, nil
}

// tidy forgets what was not used for long. Not to be called while a batch is
// compared.
func (s *shelf) tidy() {
	if len(s.have) <= mostKept {
		return
	}
	var used []int64
	for _, k := range s.have {
		used = append(used, k.used)
	}
	slices.Sort(used)
	limit := used[len(used)/2]
	for n, k := range s.have {
		if k.used <= limit {
			delete(s.have, n)
		}
	}
}
