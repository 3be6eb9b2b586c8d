package pipeline

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/doc"
)

// longOf are texts of a sentence a thousand times and more: one that dates and
// places its event, one that does neither, one with quotation marks, in one block.
var longOf = map[string]string{
	"placed":  "قصف الجيش السوري مدينة حلب يوم الأحد. ",
	"bare":    "اتهمت واشنطن بكين بتزويد روسيا بالأسلحة. ",
	"quoted":  "قال الوزير المصري: \"سنواصل العمل\". ",
	"nominal": "أسفر الهجوم عن مقتل جنود. ",
	"english": "The army shelled the city and the minister said \"we will go on\". ",
}

// BenchmarkLong codes documents of very many events. The time of a sentence is
// that of a short text: it must not grow with the number of sentences.
func BenchmarkLong(b *testing.B) {
	p, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	for name, sentence := range longOf {
		for _, n := range []int{500, 1000, 2000, 4000} {
			b.Run(name+"/"+strconv.Itoa(n), func(b *testing.B) {
				text := strings.Repeat(sentence, n)
				for range b.N {
					d := doc.Document{Text: text, Published: "2024-05-06", PubTime: time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC)}
					p.Code(&d)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/sentence")
			})
		}
	}
}
