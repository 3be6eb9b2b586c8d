package feed

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// WriteOPML writes a list as OPML 2.0: feeds lie in the folders of their first
// category, further ones stand in the category attribute. Order is kept within
// a folder; folders stand where the first of their feeds stood.
func WriteOPML(w io.Writer, l *List) error {
	top := &folder{}
	for i := range l.Feeds {
		s := &l.Feeds[i]
		f := top
		if len(s.Categories) > 0 {
			f = top.at(strings.Split(s.Categories[0], "/"))
		}
		f.entries = append(f.entries, entry{feed: s})
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s<opml version=\"2.0\">\n  <head>\n    <title>%s</title>\n  </head>\n  <body>\n", xml.Header, escapeXML(l.Title))
	top.write(b, "    ")
	b.WriteString("  </body>\n</opml>\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	return nil
}

// folder is a category with what lies in it.
type folder struct {
	name    string
	entries []entry
}

// entry is a feed or a folder.
type entry struct {
	feed   *Subscription
	folder *folder
}

// at finds the folder of a path below f, and makes it where it is not there.
func (f *folder) at(path []string) *folder {
	if len(path) == 0 || path[0] == "" {
		return f
	}
	for _, e := range f.entries {
		if e.folder != nil && e.folder.name == path[0] {
			return e.folder.at(path[1:])
		}
	}
	sub := &folder{name: path[0]}
	f.entries = append(f.entries, entry{folder: sub})
	return sub.at(path[1:])
}

func (f *folder) write(b *bufio.Writer, indent string) {
	for _, e := range f.entries {
		if e.folder != nil {
			fmt.Fprintf(b, "%s<outline text=\"%s\">\n", indent, escapeXML(e.folder.name))
			e.folder.write(b, indent+"  ")
			b.WriteString(indent + "</outline>\n")
			continue
		}
		b.WriteString(indent + "<outline" + attributesOf(e.feed) + "/>\n")
	}
}

// attributesOf are the attributes of a feed's outline. text is required, title
// is what most readers look at.
func attributesOf(s *Subscription) string {
	var b strings.Builder
	put := func(name, v string) {
		if v != "" {
			b.WriteString(" " + name + `="` + escapeXML(v) + `"`)
		}
	}
	put("type", first(s.Type, "rss"))
	put("text", first(s.Title, s.URL))
	put("title", s.Title)
	put("description", s.Description)
	put("language", s.Lang)
	put("htmlUrl", s.Home)
	put("xmlUrl", s.URL)
	if len(s.Categories) > 1 {
		put("category", "/"+strings.Join(s.Categories[1:], ",/"))
	}
	return b.String()
}

// escapeXML writes text as XML has it, in attributes too; characters that XML
// may not hold become U+FFFD.
func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
