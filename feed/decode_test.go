package feed

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func TestEncodings(t *testing.T) {
	const (
		arabic = "وصل الوزير إلى العاصمة مساء الاثنين وقال إن المحادثات مثمرة" // the minister arrived
		french = "Le président a été reçu à l'Élysée par ses collègues"
	)
	feed := func(label, title string) string {
		if label != "" {
			label = ` encoding="` + label + `"`
		}
		return `<?xml version="1.0"` + label + `?><rss version="2.0"><channel><item><title>` + title + `</title><link>https://example.org/1</link></item></channel></rss>`
	}
	for _, c := range []struct {
		name, label, header, title string
		enc                        encoding.Encoding
		want                       string
		notes                      int
	}{
		{"declared windows-1256", "windows-1256", "", arabic, charmap.Windows1256, "windows-1256", 0},
		{"declared iso-8859-6", "ISO-8859-6", "", arabic, charmap.ISO8859_6, "iso-8859-6", 0},
		{"declared Latin, is windows-1256", "iso-8859-1", "", arabic, charmap.Windows1256, "windows-1256", 1},
		{"declared UTF-8, is windows-1256", "utf-8", "text/xml; charset=utf-8", arabic, charmap.Windows1256, "windows-1256", 1},
		{"nothing declared, windows-1256", "", "", arabic, charmap.Windows1256, "windows-1256", 0},
		{"header alone", "", "application/rss+xml; charset=windows-1256", arabic, charmap.Windows1256, "windows-1256", 0},
		{"header Latin, declaration Cyrillic", "windows-1251", "text/xml; charset=ISO-8859-1", "Привет, мир и все остальные", charmap.Windows1251, "windows-1251", 0},
		{"declared windows-1256, is UTF-8", "windows-1256", "", arabic, encoding.Nop, "utf-8", 1},
		{"Latin", "ISO-8859-1", "", french, charmap.ISO8859_1, "windows-1252", 0},
		{"Latin, nothing declared", "", "", french, charmap.ISO8859_1, "windows-1252", 1},
		{"UTF-8", "utf-8", "", arabic, encoding.Nop, "utf-8", 0},
		{"UTF-8 with a mark", "", "", "\ufeff" + arabic, encoding.Nop, "utf-8", 0},
		{"UTF-16 with a mark", "utf-16", "", arabic, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be", 0},
		{"UTF-16 without", "utf-16", "", arabic, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 0},
		{"ASCII that says UTF-16", "utf-16", "", "plain", encoding.Nop, "utf-8", 0},
		{"Japanese of ASCII bytes", "iso-2022-jp", "", "日本の新聞", japanese.ISO2022JP, "iso-2022-jp", 0},
		{"unknown label", "x-none", "text/xml; charset=\"", french, encoding.Nop, "utf-8", 0},
	} {
		text := feed(c.label, strings.TrimPrefix(c.title, "\ufeff"))
		if strings.HasPrefix(c.title, "\ufeff") {
			text = "\ufeff" + text
		}
		b, err := c.enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(c.name, err)
		}
		f, err := Parse(b, Options{ContentType: c.header})
		if err != nil {
			t.Error(c.name, err)
			continue
		}
		if f.Encoding != c.want || len(f.Notes) != c.notes || f.Items[0].Title != strings.TrimPrefix(c.title, "\ufeff") {
			t.Errorf("%s: %s %q %q, want %s and %d notes", c.name, f.Encoding, f.Items[0].Title, f.Notes, c.want, c.notes)
		}
	}
}

// TestBrokenUTF8: a few broken characters leave the rest as it is.
func TestBrokenUTF8(t *testing.T) {
	f := parseSample(t, "<rss><channel><title>أخبار\xff المثال\xd8 اليوم</title></channel></rss>")
	if f.Title != "أخبار\ufffd المثال\ufffd اليوم" || f.Encoding != "utf-8" || len(f.Notes) != 1 {
		t.Errorf("%q %s %q", f.Title, f.Encoding, f.Notes)
	}
}
