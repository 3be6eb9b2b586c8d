package server

import (
	"net/http"
	"runtime"

	"github.com/klauspost/compress/gzhttp"
)

// places is how many documents are coded at once.
func places() int { return runtime.GOMAXPROCS(0) }

// routes makes the handler of everything that is served.
func (s *Server) routes() error {
	mux := http.NewServeMux()
	s.newAPI(mux)
	s.operations()
	if err := s.describe(mux); err != nil {
		return err
	}
	static, err := page(s.opt.Page)
	if err != nil {
		return err
	}
	mux.Handle("/", static)
	mux.HandleFunc("/api/", s.unknown)
	mux.HandleFunc("GET /healthz", s.health)
	for pattern, h := range s.opt.Access.Handlers {
		mux.Handle(pattern, h)
	}
	zip, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ExceptContentTypes([]string{"text/event-stream", "font/woff2", "image/png", "application/vnd.apache.parquet"}))
	if err != nil {
		return err
	}
	inner := routed(mux)
	if wrap := s.opt.Access.Authenticate; wrap != nil {
		inner = wrap(inner)
	}
	s.handler = s.logged(secured(zip(inner)))
	return nil
}

// operations registers what the interface can do.
func (s *Server) operations() {
	s.aboutOperations()
	s.documentOperations()
	s.eventOperations()
	s.accessOperations()
	s.alertOperations()
	s.countOperations()
	s.actorOperations()
	s.ledgerOperations()
	s.storyOperations()
	s.searchOperations()
	s.whyOperations()
	s.correctionOperations()
	s.decisionOperations()
	s.exportOperations()
	s.streamOperations()
	s.feedOperations()
}
