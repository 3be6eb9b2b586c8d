package export

import (
	"fmt"
	"io"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/sijil-news/sijil/doc"
)

// The columns of the Parquet table: names and meanings are those of the JSON of
// the register, lists are lists. What is not known is empty, or null where the
// type has no empty value.
type (
	parquetRow struct {
		ID         string           `parquet:"id"`
		DocID      string           `parquet:"doc_id"`
		URL        string           `parquet:"url"`
		Publisher  string           `parquet:"publisher,dict"`
		Published  string           `parquet:"published"`
		Time       *time.Time       `parquet:"published_time,optional,timestamp(millisecond)"`
		Lang       string           `parquet:"lang,dict"`
		Title      string           `parquet:"title"`
		Authors    []string         `parquet:"authors,list"`
		Type       string           `parquet:"type,dict"`
		Mode       string           `parquet:"mode,dict"`
		Contexts   []string         `parquet:"contexts,list"`
		Cameo      string           `parquet:"cameo,dict"`
		Quad       int32            `parquet:"quad"`
		Score      float64          `parquet:"score"`
		Day        *int32           `parquet:"day,optional,date"`
		Actor      []parquetActor   `parquet:"actor,list"`
		Recipient  []parquetActor   `parquet:"recipient,list"`
		Realis     string           `parquet:"realis,dict"`
		Historical bool             `parquet:"historical"`
		Claim      string           `parquet:"claim,dict"`
		SaidBy     []parquetActor   `parquet:"said_by,list"`
		Date       *parquetDate     `parquet:"date,optional"`
		Place      *parquetPlace    `parquet:"place,optional"`
		Magnitude  []parquetNumber  `parquet:"magnitude,list"`
		Confidence float64          `parquet:"confidence"`
		Judged     string           `parquet:"judged,dict"`
		Trigger    parquetExcerpt   `parquet:"trigger"`
		Sentence   parquetSentence  `parquet:"sentence"`
		Trace      []string         `parquet:"trace,list"`
		Story      string           `parquet:"story"`
		Version    string           `parquet:"version,dict"`
		Reports    []parquetMention `parquet:"reports,list"`
	}
	parquetActor struct {
		Text   string `parquet:"text"`
		Start  int32  `parquet:"start"`
		End    int32  `parquet:"end"`
		ID     string `parquet:"id"`
		Name   string `parquet:"name"`
		NameEn string `parquet:"name_en"`
		Code   string `parquet:"code"`
		Sector string `parquet:"sector"`
		Role   string `parquet:"role"`
	}
	parquetExcerpt struct {
		Text  string `parquet:"text"`
		Start int32  `parquet:"start"`
		End   int32  `parquet:"end"`
	}
	parquetSentence struct {
		Text  string `parquet:"text"`
		Start int32  `parquet:"start"`
		End   int32  `parquet:"end"`
		Block string `parquet:"block"`
	}
	parquetDate struct {
		Text        string `parquet:"text"`
		Start       int32  `parquet:"start"`
		End         int32  `parquet:"end"`
		From        string `parquet:"from"`
		To          string `parquet:"to"`
		Granularity string `parquet:"granularity"`
	}
	parquetPlace struct {
		Text  string   `parquet:"text"`
		Start int32    `parquet:"start"`
		End   int32    `parquet:"end"`
		Name  string   `parquet:"name"`
		Code  string   `parquet:"code"`
		Adm1  string   `parquet:"adm1"`
		Lat   *float64 `parquet:"lat,optional"`
		Lon   *float64 `parquet:"lon,optional"`
	}
	parquetNumber struct {
		What   string         `parquet:"what"`
		Low    float64        `parquet:"low"`
		High   float64        `parquet:"high"`
		Approx bool           `parquet:"approx"`
		Unit   string         `parquet:"unit"`
		Text   string         `parquet:"text"`
		Start  int32          `parquet:"start"`
		End    int32          `parquet:"end"`
		SaidBy []parquetActor `parquet:"said_by,list"`
	}
	parquetMention struct {
		ID        string `parquet:"id"`
		DocID     string `parquet:"doc_id"`
		URL       string `parquet:"url"`
		Publisher string `parquet:"publisher"`
		Published string `parquet:"published"`
	}
)

// rowGroup is how many events are kept until they are written. Of each group
// a little on its columns stays until the end, where the file has its index.
const rowGroup = 5_000

// pageSize is the most of a column that is packed at once, in bytes. A quarter
// of what is usual: half the memory, a tenth more of the file.
const pageSize = 64 << 10

// parquetWriter writes an Apache Parquet file, packed by zstd.
type parquetWriter struct {
	tally
	w   *parquet.GenericWriter[parquetRow]
	row []parquetRow
}

func newParquet(w io.Writer) *parquetWriter {
	return &parquetWriter{newTally("parquet", allBut()...), parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&zstd.Codec{}),
		parquet.MaxRowsPerRowGroup(rowGroup), parquet.PageBufferSize(pageSize), parquet.CreatedBy("Sijil", "", "")), make([]parquetRow, 1)}
}

func (p *parquetWriter) WriteEntry(en Entry) error {
	p.row[0] = parquetOf(&en)
	if _, err := p.w.Write(p.row); err != nil {
		return fmt.Errorf("write parquet: %w", err)
	}
	p.wrote(&en)
	return nil
}

func (p *parquetWriter) Close() error {
	if err := p.w.Close(); err != nil {
		return fmt.Errorf("write parquet: %w", err)
	}
	return nil
}

func parquetOf(en *Entry) parquetRow {
	e := en.Event
	r := parquetRow{ID: e.ID, DocID: valid(en.docID()), URL: valid(en.url()), Publisher: valid(en.publisher()), Published: valid(e.Published), Lang: en.lang(), Title: valid(en.title()),
		Type: e.Type, Mode: e.Mode, Contexts: e.Contexts, Cameo: e.Cameo, Quad: int32(e.Quad), Score: e.Score, Realis: string(e.Realis), Historical: e.Historical,
		Claim: string(e.Claim), Confidence: e.Confidence, Judged: string(e.Judged), Trace: validAll(e.Trace), Story: e.Story, Version: e.Version,
		Actor: parquetActors(e.Actor), Recipient: parquetActors(e.Recipient), SaidBy: parquetActors(e.SaidBy),
		Trigger:  parquetExcerpt{valid(e.Trigger.Text), int32(e.Trigger.Start), int32(e.Trigger.End)},
		Sentence: parquetSentence{valid(e.Sentence.Text), int32(e.Sentence.Start), int32(e.Sentence.End), string(e.Sentence.Block)}}
	if en.Doc != nil {
		r.Authors, r.Published = validAll(en.Doc.Authors), or(r.Published, valid(en.Doc.Published))
	}
	if t := en.published(); !t.IsZero() {
		r.Time = &t
	}
	if t, ok := en.day(); ok {
		n := int32(t.Unix() / (24 * 60 * 60))
		r.Day = &n
	}
	if d := e.Date; d != nil {
		r.Date = &parquetDate{valid(d.Text), int32(d.Start), int32(d.End), d.From, d.To, d.Granularity}
	}
	r.Place = parquetPlaceOf(e.Place)
	for _, m := range e.Magnitude {
		r.Magnitude = append(r.Magnitude, parquetNumber{m.What, m.Low, m.High, m.Approx, valid(m.Unit), valid(m.Text), int32(m.Start), int32(m.End), parquetActors(m.SaidBy)})
	}
	for i := range en.Reports {
		m := &en.Reports[i]
		r.Reports = append(r.Reports, parquetMention{m.ID, valid(m.DocID), valid(m.URL), valid(m.Publisher), valid(m.Published)})
	}
	return r
}

func parquetActors(list []doc.Actor) []parquetActor {
	out := make([]parquetActor, len(list))
	for i, a := range list {
		out[i] = parquetActor{valid(a.Text), int32(a.Start), int32(a.End), a.ID, valid(a.Name), valid(a.NameEn), a.Code, a.Sector, valid(a.Role)}
	}
	return out
}

func parquetPlaceOf(p *doc.Place) *parquetPlace {
	if p == nil {
		return nil
	}
	out := &parquetPlace{Text: valid(p.Text), Start: int32(p.Start), End: int32(p.End), Name: valid(p.Name), Code: p.Code, Adm1: p.Adm1}
	if p.Lat != 0 || p.Lon != 0 {
		lat, lon := p.Lat, p.Lon
		out.Lat, out.Lon = &lat, &lon
	}
	return out
}

// validAll is valid of each.
func validAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = valid(s)
	}
	return out
}
