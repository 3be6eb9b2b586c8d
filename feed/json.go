package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"
)

// readJSON reads a JSON Feed item by item, so that one that is not as it should
// be, or a feed that ends in the middle, costs no other item.
func (f *Feed) readJSON(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("parse JSON Feed: %w", err)
	}
	head, seen := map[string]json.RawMessage{}, false
	var broken error
	for broken == nil && d.More() {
		var key json.Token
		if key, broken = d.Token(); broken != nil {
			break
		}
		if key == "items" {
			seen = true
			broken = f.jsonItems(d)
			continue
		}
		var raw json.RawMessage
		if broken = d.Decode(&raw); broken == nil {
			head[fmt.Sprint(key)] = raw
		}
	}
	if broken == nil {
		_, broken = d.Token() // the closing brace
	}
	version := text(head["version"])
	if !seen && !strings.Contains(version, "jsonfeed.org") {
		if broken != nil {
			return fmt.Errorf("parse JSON Feed: %w", broken)
		}
		return errors.New("this is JSON, but no JSON Feed: it has no items")
	}
	if broken != nil {
		f.note("broken JSON in line %d: read up to there, %d whole items (%v)", lineOf(b, int(d.InputOffset())), len(f.Items), broken)
	}
	f.jsonHead(head, version)
	return nil
}

// jsonItems reads the array of items. The error is that of broken JSON; items
// of the wrong shape are noted.
func (f *Feed) jsonItems(d *json.Decoder) error {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		if err == nil {
			err = errors.New("«items» is no list")
		}
		return err
	}
	for n := 1; d.More(); n++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		var it jsonfeed.Item
		if err := json.Unmarshal(raw, &it); err != nil {
			var loose bool
			if it, loose = looseItem(raw); !loose {
				f.note("item %d left out: %v", n, err)
				continue
			}
			f.note("item %d read in part: %v", n, err)
		}
		f.Items = append(f.Items, fromJSONItem(&it))
	}
	_, err := d.Token()
	return err
}

// looseItem reads an item some of whose fields are of the wrong type.
func looseItem(raw json.RawMessage) (it jsonfeed.Item, ok bool) {
	fields := map[string]json.RawMessage{}
	if json.Unmarshal(raw, &fields) != nil {
		return it, false
	}
	for name, v := range fields {
		one, err := json.Marshal(map[string]json.RawMessage{name: v})
		var probe jsonfeed.Item
		if err != nil || json.Unmarshal(one, &probe) != nil {
			delete(fields, name)
		}
	}
	rest, err := json.Marshal(fields)
	return it, err == nil && json.Unmarshal(rest, &it) == nil
}

func (f *Feed) jsonHead(head map[string]json.RawMessage, version string) {
	f.Format = strings.TrimSpace("json " + version[strings.LastIndexByte(version, '/')+1:])
	f.Title, f.Home, f.Self = text(head["title"]), text(head["home_page_url"]), text(head["feed_url"])
	f.Lang = text(head["language"])
	var by struct {
		Author  *jsonfeed.Author   `json:"author"`
		Authors []*jsonfeed.Author `json:"authors"`
	}
	for _, k := range []string{"author", "authors"} {
		if one, err := json.Marshal(map[string]json.RawMessage{k: head[k]}); err == nil && head[k] != nil {
			_ = json.Unmarshal(one, &by) // of the wrong type: there is no author then
		}
	}
	for i := range f.Items {
		if len(f.Items[i].Authors) == 0 {
			f.Items[i].Authors = jsonAuthors(by.Authors, by.Author)
		}
	}
}

// text is a JSON string, "" for anything else.
func text(raw json.RawMessage) string {
	var s string
	if raw == nil || json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

func fromJSONItem(j *jsonfeed.Item) Item {
	it := Item{
		ID:         strings.TrimSpace(j.ID),
		URL:        first(j.URL, j.ExternalURL),
		Title:      j.Title,
		Summary:    html.EscapeString(j.Summary),
		Content:    j.ContentHTML,
		Authors:    jsonAuthors(j.Authors, j.Author),
		Published:  first(j.DatePublished, j.DateModified),
		Modified:   strings.TrimSpace(j.DateModified),
		Lang:       strings.TrimSpace(j.Language),
		Image:      first(j.Image, j.BannerImage),
		Categories: j.Tags,
	}
	if it.Content == "" && j.ContentText != "" {
		it.Content = lines(j.ContentText)
	}
	if it.URL == "" && web(it.ID) {
		it.URL = it.ID
	}
	if j.Attachments != nil {
		for _, a := range *j.Attachments {
			if it.Image == "" && strings.HasPrefix(a.MimeType, "image/") {
				it.Image = a.URL
			}
		}
	}
	return it
}

func jsonAuthors(list []*jsonfeed.Author, one *jsonfeed.Author) []string {
	var out []string
	for _, a := range append(list, one) {
		if a != nil {
			out = append(out, a.Name)
		}
	}
	return out
}

// lines is plain text as HTML, each line a paragraph.
func lines(s string) string {
	var b strings.Builder
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			b.WriteString("<p>" + html.EscapeString(l) + "</p>")
		}
	}
	return b.String()
}
