// Package server answers for a register over HTTP: an interface in JSON under
// /api/v1, described by an OpenAPI document that is made from this code, events
// as they come, downloads, and the web page.
package server

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil"
	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/alerts"
	"github.com/sijil-news/sijil/export"
	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/lexicon"
	"github.com/sijil-news/sijil/meter"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/search"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/story"
)

// Options say what is served and how.
type Options struct {
	Store   store.Store
	Coder   *sijil.Coder
	Source  *lexicon.Source // language data, those that the coder has
	Page    fs.FS           // the web page: index.html, and what it loads under assets/
	Log     *slog.Logger    // nil logs nothing
	Version string          // of the program
	NoLink  bool            // documents that are added are not compared with others
	Exact   bool            // no answer is given after the register has changed, not even one that takes long
	Now     func() time.Time

	Access Access
	Guard  *access.Guard  // stands before everything, in place of what Access has; nil lets everybody do everything
	Alerts alerts.Options // how alerts are sent
	Feeds  Feeds          // which feeds are followed
}

// Access is who may do what. The zero value lets everybody do everything.
type Access struct {
	// Authenticate stands around everything that is served: it finds out who asks
	// and puts that into the context of the request, for Who. It answers itself
	// where a request must not go on, but not where nobody is named: whether that
	// is enough is for each operation.
	Authenticate func(http.Handler) http.Handler
	// Who tells who asks, "" for nobody, and the role.
	Who func(ctx context.Context) (name string, role Role)
	// Handlers answer further paths, by patterns of http.ServeMux. They see to
	// roles themselves.
	Handlers map[string]http.Handler
}

// Server answers for one register. It is safe for concurrent use.
type Server struct {
	opt   Options
	log   *slog.Logger
	api   huma.API
	asker *query.Asker
	terms *search.Terms
	vocab *query.Vocabulary
	words *ledger.Words
	named func() (*names, error) // read when they are first needed
	codes func() (*export.Codes, error)
	build string // names the program and its data in tags of answers

	alerts *alerts.Book
	meter  *meter.Meter

	compares   *story.Data // what comparing documents knows of languages
	memory     *memory
	hub        hub
	follower   *follower     // nil where no feeds are followed
	comparison sync.Mutex    // one at a time
	exporting  chan struct{} // a place for each export that is written at once
	coding     chan struct{} // a place for each document that is coded at once
	uncompared chan struct{} // see compare
	handler    http.Handler
	ended      context.Context // ends with Close
	end        context.CancelFunc
	jobs       sync.WaitGroup
}

// New makes a server. Close ends what it does in the background.
func New(opt Options) (*Server, error) {
	s := &Server{opt: opt, log: opt.Log, terms: opt.Coder.Terms()}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.opt.Now == nil {
		s.opt.Now = time.Now
	}
	s.build = buildOf(opt.Version, opt.Coder.Version(), s.opt.Now())
	var err error
	if s.vocab, err = query.NewVocabulary(opt.Source); err != nil {
		return nil, fmt.Errorf("load language data: %w", err)
	}
	if s.words, err = ledger.Load(opt.Source, sijil.Languages()...); err != nil {
		return nil, fmt.Errorf("load words of outcomes: %w", err)
	}
	s.asker = &query.Asker{Store: opt.Store, Match: &search.Searcher{DB: opt.Store, Terms: s.terms}}
	s.named = sync.OnceValues(func() (*names, error) { return readNames(opt.Source) })
	s.codes = sync.OnceValues(func() (*export.Codes, error) { return export.LoadCodes(opt.Source) })
	s.exporting = make(chan struct{}, mostExports)
	s.hub.s, s.hub.kinds = s, map[string]*kind{}
	s.coding = make(chan struct{}, places())
	if s.compares, err = story.ReadData(opt.Source); err != nil {
		return nil, fmt.Errorf("load words that tell documents apart: %w", err)
	}
	s.uncompared = make(chan struct{}, 1)
	s.ended, s.end = context.WithCancel(context.Background())
	s.memory = newMemory(s.ended, &s.jobs, opt.Exact)
	s.join()
	if err := s.routes(); err != nil {
		s.end()
		return nil, err
	}
	if err := s.follow(); err != nil {
		s.end()
		return nil, fmt.Errorf("follow feeds: %w", err)
	}
	s.jobs.Go(func() { s.alerts.Run(s.ended) })
	if !opt.NoLink {
		s.jobs.Add(1)
		go s.comparing()
	}
	return s, nil
}

// Handler answers requests.
func (s *Server) Handler() http.Handler { return s.handler }

// End ends streams of news, which would last, and begins no more work in the
// background.
func (s *Server) End() { s.end() }

// Close does so and waits for what was begun. The register is left open.
func (s *Server) Close() {
	s.end()
	s.jobs.Wait()
	if s.opt.Guard != nil {
		s.opt.Guard.Wait()
	}
}
