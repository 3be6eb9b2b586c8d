package server

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/query"
)

// downloads are how formats are named on the Web; the rest are lines of JSON.
func downloads() map[string]struct{ kind, ending string } {
	return map[string]struct{ kind, ending string }{
		"csv":            {"text/csv; charset=utf-8", "csv"},
		"parquet":        {"application/vnd.apache.parquet", "parquet"},
		"polecat":        {"text/tab-separated-values; charset=utf-8", "txt"},
		"icews":          {"text/tab-separated-values; charset=utf-8", "tab"},
		"gdelt":          {"text/tab-separated-values; charset=utf-8", "export.CSV"},
		"gdelt-mentions": {"text/tab-separated-values; charset=utf-8", "mentions.CSV"},
		"geojson":        {"application/geo+json", "geojson"},
		"gexf":           {"application/gexf+xml", "gexf"},
		"graphml":        {"application/graphml+xml", "graphml"},
		"ical":           {"text/calendar; charset=utf-8", "ics"},
		"atom":           {"application/atom+xml; charset=utf-8", "atom"},
	}
}

const otherKind, otherEnding = "application/x-ndjson", "jsonl"

// mostExports is how many are written at once.
const mostExports = 4

// reportHeader tells, behind an export, what the format did not carry.
const reportHeader = "X-Sijil-Report"

func (s *Server) exportOperations() {
	get(s, "/export", "list-formats", "export", "The formats of exports", s.formats)
	get(s, "/export/{format}", "export", "export", "Events as a file of another program", s.export, filtered, lasting, fresh, fails(404), func(o *huma.Operation) {
		content := map[string]*huma.MediaType{otherKind: {}}
		for _, d := range downloads() {
			kind, _, _ := strings.Cut(d.kind, ";")
			content[kind] = &huma.MediaType{}
		}
		o.Responses = map[string]*huma.Response{"200": {Description: "The file, as it is written. What the format has no place for is told in the trailer " + reportHeader + ", and in the log.", Content: content}}
	})
}

// Format is a format of exports.
type Format struct {
	Name   string `json:"name"`
	Kind   string `json:"media_type"`
	Ending string `json:"ending" doc:"of the name of the file"`
}

// Formats are all of them.
type Formats struct {
	Items []Format `json:"items"`
}

func (s *Server) formats(context.Context, *struct{}) (*out[Formats], error) {
	f := Formats{}
	for _, name := range export.EventFormats() {
		f.Items = append(f.Items, formatOf(name))
	}
	return &out[Formats]{f}, nil
}

func formatOf(name string) Format {
	if d, ok := downloads()[name]; ok {
		return Format{name, d.kind, d.ending}
	}
	return Format{name, otherKind, otherEnding}
}

// ExportIn are the parameters of an export.
type ExportIn struct {
	Filters
	Format string `path:"format" maxLength:"20" doc:"one of GET /export"`
	BOM    bool   `query:"bom" doc:"csv begins with a byte order mark, for Excel"`
}

func (s *Server) export(ctx context.Context, in *ExportIn) (*huma.StreamResponse, error) {
	if !contains(export.EventFormats(), in.Format) {
		return nil, huma.NewError(http.StatusNotFound, "formats are "+strings.Join(export.EventFormats(), ", "))
	}
	q, err := s.question(&in.Filters)
	if err != nil {
		return nil, err
	}
	if _, err := s.asker.List(ctx, q, query.Page{Limit: 1}); err != nil { // what is wrong is told before anything is written
		return nil, err
	}
	o := export.Options{BOM: in.BOM}
	if export.NeedsCodes(in.Format) {
		if o.Codes, err = s.codes(); err != nil {
			return nil, err
		}
	}
	select {
	case s.exporting <- struct{}{}:
	default:
		return nil, busy("too many exports are under way; try again")
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		defer func() { <-s.exporting }()
		r, w := humago.Unwrap(c)
		s.download(r.Context(), w, in.Format, q, o)
	}}, nil
}

// download writes the file. Where it cannot be written to its end the
// connection is broken off, so that nobody takes half of it for the whole.
func (s *Server) download(ctx context.Context, w http.ResponseWriter, format string, q *query.Query, o export.Options) {
	f := formatOf(format)
	w.Header().Set("Content-Type", f.Kind)
	w.Header().Set("Content-Disposition", `attachment; filename="sijil-`+f.Name+"."+f.Ending+`"`)
	w.Header().Set("Trailer", reportHeader)
	report, err := s.write(ctx, w, format, q, o)
	if err != nil {
		s.log.Error("export failed", "format", format, "error", err)
		panic(http.ErrAbortHandler)
	}
	w.Header().Set(reportHeader, strings.Join(report.Lines(), " | "))
	for _, line := range report.Lines() {
		s.log.Info("export", "report", line)
	}
}

func (s *Server) write(ctx context.Context, to io.Writer, format string, q *query.Query, o export.Options) (r export.Report, err error) {
	out := bufio.NewWriterSize(to, gathered)
	w, err := export.OpenEvents(format, out, o)
	if err != nil {
		return r, err
	}
	for t, err := range s.asker.Stream(ctx, q) {
		if err != nil {
			return r, err
		}
		entry := export.Entry{Event: t.Event, Doc: t.Doc}
		if !q.Reports {
			if entry.Reports, err = s.asker.Reports(ctx, t); err != nil {
				return r, err
			}
		}
		if err := w.WriteEntry(entry); err != nil {
			return r, err
		}
	}
	if err := w.Close(); err != nil {
		return r, err
	}
	return w.Report(), out.Flush()
}

// gathered is how many bytes are written at once.
const gathered = 32 << 10
