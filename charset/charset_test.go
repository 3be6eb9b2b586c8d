package charset

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// sample is Arabic prose: the minister arrived in the capital on Monday evening.
const sample = "وصل الوزير إلى العاصمة مساء الاثنين، وقال إن المحادثات «مثمرة»."

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name    string
		enc     encoding.Encoding
		want    string
		guessed bool
	}{
		{"utf-8", encoding.Nop, UTF8, false},
		{"windows-1256", charmap.Windows1256, Windows1256, true},
		{"utf-16 little endian", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), UTF16LE, true},
		{"utf-16 big endian", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), UTF16BE, true},
		{"utf-16 with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), UTF16BE, false},
	} {
		b, err := c.enc.NewEncoder().Bytes([]byte(sample))
		if err != nil {
			t.Fatal(err)
		}
		got, guessed := Detect(b)
		if got != c.want || guessed != c.guessed {
			t.Errorf("%s: Detect = %s, %v; want %s, %v", c.name, got, guessed, c.want, c.guessed)
		}
		out, err := NewDecoder(got).Bytes(b[BOM(b, got):])
		if err != nil || string(out) != sample {
			t.Errorf("%s: decoded %q, %v", c.name, out, err)
		}
	}
}
