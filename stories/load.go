package stories

import (
	"context"
	"slices"
	"sync"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// articles reads documents with their events as they are to be compared, in
// the order of their numbers. Documents that are not there are left out.
func articles(ctx context.Context, tx store.Tx, readers []*story.Reader, numbers []int64) ([]*story.Article, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	texts, err := store.Texts(ctx, tx, numbers)
	if err != nil {
		return nil, err
	}
	var list []*story.Article
	for _, n := range numbers {
		if t := texts[n]; t != nil {
			list = append(list, &story.Article{Number: n, Day: dayOr(t.Day), Publisher: t.Publisher, Lang: t.Lang})
		}
	}
	byKey, err := events(ctx, tx, list)
	if err != nil {
		return nil, err
	}
	if err := participants(ctx, tx, numbers, byKey); err != nil {
		return nil, err
	}
	readAll(readers, list, texts)
	return list, nil
}

// readAll reads the texts of articles, by all readers at once.
func readAll(readers []*story.Reader, list []*story.Article, texts map[int64]*store.Text) {
	var wait sync.WaitGroup
	for i, r := range readers {
		wait.Go(func() {
			for j := i; j < len(list); j += len(readers) {
				r.Read(list[j], texts[list[j].Number].Text)
			}
		})
	}
	wait.Wait()
}

// events reads the events of articles, and gives them by key.
func events(ctx context.Context, tx store.Tx, list []*story.Article) (byKey map[int64]*story.Report, err error) {
	byNumber := map[int64]*story.Article{}
	var numbers []int64
	for _, a := range list {
		byNumber[a.Number] = a
		numbers = append(numbers, a.Number)
	}
	if len(numbers) == 0 {
		return nil, nil
	}
	_, err = store.Collect(ctx, tx, func(row store.Row) (struct{}, error) {
		number, e, err := report(row)
		if err == nil {
			a := byNumber[number]
			a.Reports = append(a.Reports, e)
		}
		return struct{}{}, err
	}, selectReports+" WHERE doc IN ("+store.Marks(len(numbers))+") ORDER BY doc, ordinal", args(numbers)...)
	byKey = map[int64]*story.Report{}
	for _, a := range list {
		for i := range a.Reports {
			byKey[a.Reports[i].Key] = &a.Reports[i]
		}
	}
	return byKey, err
}

const selectReports = `SELECT doc, key, id, ordinal, type, mode, realis, claim, historical, day, until, granularity, country, place, lat, lon, block, start, "end", trigger_start, trigger_end FROM events`

func report(row store.Row) (number int64, e story.Report, err error) {
	var id []byte
	var day, until *int64
	var lat, lon *float64
	var block string
	err = row.Scan(&number, &e.Key, &id, &e.Ordinal, &e.Type, &e.Mode, &e.Realis, &e.Claim, &e.Historical, &day, &until, &e.Told,
		&e.Country, &e.Place, &lat, &lon, &block, &e.Sentence.Start, &e.Sentence.End, &e.Trigger.Start, &e.Trigger.End)
	e.ID, e.Day, e.Until = store.UnpackID(id), dayOr(day), dayOr(until)
	e.Title = block == string(doc.Title)
	if lat != nil && lon != nil {
		e.Lat, e.Lon, e.HasCoord = *lat, *lon, true
	}
	return number, e, err
}

// participants reads who took part in the events of documents.
func participants(ctx context.Context, tx store.Tx, numbers []int64, byKey map[int64]*story.Report) error {
	_, err := store.Collect(ctx, tx, func(row store.Row) (struct{}, error) {
		var key int64
		var side store.Side
		var p story.Participant
		err := row.Scan(&key, &side, &p.Code, &p.Sector, &p.ID, &p.Name)
		if e := byKey[key]; e != nil {
			switch side {
			case store.Actor:
				e.Actors = append(e.Actors, p)
			case store.Recipient:
				e.Recipients = append(e.Recipients, p)
			case store.SaidBy:
				e.Speakers = append(e.Speakers, p)
			}
		}
		return struct{}{}, err
	}, `SELECT p.event, p.side, p.code, p.sector, coalesce(n.id, ''), coalesce(n.name, '') FROM events e JOIN participants p ON p.event = e.key LEFT JOIN entities n ON n.key = p.entity
		WHERE e.doc IN (`+store.Marks(len(numbers))+") ORDER BY p.event, p.side, p.ordinal", args(numbers)...)
	return err
}

func dayOr(day *int64) int {
	if day == nil {
		return story.NoDay
	}
	return int(*day)
}

// args are numbers as parameters of a query.
func args(numbers []int64) []any {
	out := make([]any, len(numbers))
	for i, n := range numbers {
		out[i] = n
	}
	return out
}

// chunks cuts a list so that few texts of SQL serve all lengths.
func chunks[T any](list []T, f func([]T) error) error {
	for _, size := range []int{64, 8, 1} {
		for len(list) >= size {
			if err := f(slices.Clip(list[:size])); err != nil {
				return err
			}
			list = list[size:]
		}
	}
	return nil
}
