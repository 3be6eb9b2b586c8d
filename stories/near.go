package stories

import (
	"context"
	"fmt"
	"strings"

	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// Articles are compared with those published so many days before and after, and
// of these with the ones that share most of what they are found by: at least
// fewest, a word counted as one and an act as two.
const (
	window   = 10
	fewest   = 2
	mostNear = 30
	perWord  = 400 // documents that are looked at for one word, the latest first
)

// actsFrom is added to the hashes of acts, to keep them apart from words.
const actsFrom = 1 << 32

// mostKeys is how many words and acts an article has at most.
const mostKeys = 14

// The casts keep SQLite from planning the query anew for other parameters.
var selectNear = func() string {
	one := fmt.Sprintf("SELECT * FROM (SELECT doc, word FROM keywords WHERE word = CAST(? AS bigint) AND day BETWEEN CAST(? AS integer) AND CAST(? AS integer) ORDER BY day DESC, doc DESC LIMIT %d) k", perWord)
	return fmt.Sprintf("SELECT doc FROM (SELECT doc, sum(CASE WHEN word < %d THEN 1 ELSE 2 END) AS hits FROM (%s) w WHERE doc <> ? GROUP BY doc) h WHERE hits >= %d ORDER BY hits DESC, doc DESC LIMIT %d",
		actsFrom, strings.TrimSuffix(strings.Repeat(one+" UNION ALL ", mostKeys), " UNION ALL "), fewest, mostNear)
}()

// near are the numbers of the articles with which one is to be compared.
func near(ctx context.Context, tx store.Tx, a *story.Article) ([]int64, error) {
	keys := keysOf(a)
	if len(keys) == 0 {
		return nil, nil
	}
	var args []any
	for i := range mostKeys {
		key := int64(-1) // of no word
		if i < len(keys) {
			key = keys[i]
		}
		args = append(args, key, a.Day-window, a.Day+window)
	}
	return store.Collect(ctx, tx, scanInt, selectNear, append(args, a.Number)...)
}

// keysOf are what an article is found by.
func keysOf(a *story.Article) []int64 {
	var out []int64
	for _, w := range a.Keywords {
		out = append(out, int64(w))
	}
	for _, w := range a.Acts {
		out = append(out, actsFrom+int64(w))
	}
	return out[:min(len(out), mostKeys)]
}

// remember makes an article to be found. What it was found by as long as it had
// another text stays: it is compared with more than it need be.
func remember(ctx context.Context, tx store.Tx, a *story.Article) error {
	keys := keysOf(a)
	if len(keys) == 0 {
		return nil
	}
	var args []any
	for _, k := range keys {
		args = append(args, k, a.Day, a.Number)
	}
	_, err := tx.Exec(ctx, "INSERT INTO keywords (word, day, doc) VALUES "+strings.TrimSuffix(strings.Repeat("(?, ?, ?), ", len(keys)), ", ")+" ON CONFLICT DO NOTHING", args...)
	return err
}
