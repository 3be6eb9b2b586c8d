package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/sijil-news/sijil/doc"
	"github.com/sijil-news/sijil/feed"
	"github.com/sijil-news/sijil/fetch"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/watch"
)

// Feeds say which feeds are followed, and how.
type Feeds struct {
	// State is the file that keeps what was read, as that of sijil watch; it is
	// made with the first feed. "" follows none.
	State  string
	Add    []feed.Subscription // followed beside those that the state has
	Client *fetch.Client
	// Min and Max are the shortest and longest time between two requests for a
	// feed; 0 takes 5 minutes and 6 hours.
	Min, Max time.Duration
}

func (s *Server) feedOperations() {
	get(s, "/feeds", "list-feeds", "feeds", "Feeds that are followed, and how they do", s.feeds, fresh)
	post(s, http.MethodPost, "/feeds", "add-feed", "feeds", "Follow a feed", s.addFeed, needs(Admin), answers(http.StatusCreated), fails(409))
	post(s, http.MethodDelete, "/feeds", "remove-feed", "feeds", "Follow a feed no more", s.removeFeed, needs(Admin), answers(http.StatusNoContent), fails(404, 409))
}

// Feed is a feed, and how it does.
type Feed struct {
	URL      string     `json:"url" doc:"as it was added, without password"`
	Now      string     `json:"now,omitempty" doc:"where it stands now, if it moved"`
	Title    string     `json:"title,omitempty"`
	Home     string     `json:"home,omitempty" doc:"page that it belongs to"`
	Tried    *time.Time `json:"tried,omitempty" doc:"when it was last asked"`
	Read     *time.Time `json:"read,omitempty" doc:"when it was last read, or found unchanged"`
	Fresh    *time.Time `json:"fresh,omitempty" doc:"when its last new article came"`
	Next     *time.Time `json:"next,omitempty" doc:"when it is asked next"`
	Gone     bool       `json:"gone" doc:"it is gone for good, and not asked any more"`
	Articles int        `json:"articles" doc:"coded"`
	Lost     int        `json:"lost" doc:"articles that could not be read"`
	Errors   int        `json:"errors" doc:"attempts in a row that failed"`
	Note     string     `json:"note,omitempty" doc:"the last error, or what else there is to know"`
}

// FeedList are the feeds.
type FeedList struct {
	Items     []Feed `json:"items"`
	Following bool   `json:"following" doc:"this server follows feeds, and others can be added"`
}

func (s *Server) feeds(context.Context, *struct{}) (*out[FeedList], error) {
	l := FeedList{Following: s.follower != nil}
	if s.follower == nil {
		return &out[FeedList]{l}, nil
	}
	known, err := s.follower.known()
	for i := range known {
		l.Items = append(l.Items, feedOf(&known[i]))
	}
	return &out[FeedList]{l}, err
}

func feedOf(f *watch.Feed) Feed {
	x := Feed{URL: fetch.Redacted(f.Given), Title: f.Title, Home: f.Home, Tried: moment(f.Polled), Read: moment(f.Read), Fresh: moment(f.Fresh), Next: moment(f.Next), Gone: f.Gone,
		Articles: f.Items, Lost: f.Lost, Errors: f.Errors, Note: f.Note}
	if f.URL != f.Given {
		x.Now = fetch.Redacted(f.URL)
	}
	return x
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// FeedIn names a feed that is to be followed.
type FeedIn struct {
	Body struct {
		URL   string `json:"url" minLength:"1" maxLength:"2000"`
		Title string `json:"title,omitempty" maxLength:"300"`
	}
}

// errNoFeeds is for servers that were started without a place to keep feeds.
var errNoFeeds = errors.New("this server follows no feeds; start it with --feeds-state")

func (s *Server) addFeed(_ context.Context, in *FeedIn) (*out[Feed], error) {
	if s.follower == nil {
		return nil, huma.NewError(http.StatusConflict, errNoFeeds.Error())
	}
	u, err := url.Parse(in.Body.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, bad("body.url", "an address of a feed begins with https:// or http://")
	}
	err = s.follower.change(func(list []feed.Subscription) ([]feed.Subscription, error) {
		if slices.ContainsFunc(list, func(f feed.Subscription) bool { return f.URL == in.Body.URL }) {
			return nil, huma.NewError(http.StatusConflict, "this feed is followed already")
		}
		return append(list, feed.Subscription{URL: in.Body.URL, Title: in.Body.Title}), nil
	})
	if err != nil {
		return nil, err
	}
	return &out[Feed]{Feed{URL: fetch.Redacted(in.Body.URL), Title: in.Body.Title}}, nil
}

// OldFeedIn names a feed that is not to be followed any more.
type OldFeedIn struct {
	URL string `query:"url" required:"true" maxLength:"2000" doc:"as GET /feeds has it"`
}

func (s *Server) removeFeed(_ context.Context, in *OldFeedIn) (*struct{}, error) {
	if s.follower == nil {
		return nil, huma.NewError(http.StatusConflict, errNoFeeds.Error())
	}
	return nil, s.follower.change(func(list []feed.Subscription) ([]feed.Subscription, error) {
		left := slices.DeleteFunc(list, func(f feed.Subscription) bool { return f.URL == in.URL || fetch.Redacted(f.URL) == in.URL })
		if len(left) == len(list) {
			return nil, huma.NewError(http.StatusNotFound, "this feed is not followed")
		}
		return left, nil
	})
}

// follower follows the feeds of a state in the background.
type follower struct {
	s     *Server
	opt   Feeds
	mu    sync.Mutex
	state *watch.State // nil until there is a feed
	again chan struct{}
}

// follow begins to follow feeds.
func (s *Server) follow() error {
	if s.opt.Feeds.State == "" {
		return nil
	}
	f := &follower{s: s, opt: s.opt.Feeds, again: make(chan struct{}, 1)}
	if f.opt.Min == 0 {
		f.opt.Min, f.opt.Max = 5*time.Minute, 6*time.Hour
	}
	_, err := os.Stat(f.opt.State)
	if err == nil || len(f.opt.Add) > 0 {
		if err := f.change(func(list []feed.Subscription) ([]feed.Subscription, error) {
			for _, x := range f.opt.Add {
				if !slices.ContainsFunc(list, func(y feed.Subscription) bool { return y.URL == x.URL }) {
					list = append(list, x)
				}
			}
			return list, nil
		}); err != nil {
			return err
		}
	}
	s.follower = f
	s.jobs.Go(f.run)
	return nil
}

// open opens the state where it is not open yet; mu is held.
func (f *follower) open() error {
	if f.state != nil {
		return nil
	}
	state, err := watch.OpenState(f.opt.State)
	if err != nil {
		return err
	}
	if err := state.Lock(); err != nil {
		state.Close()
		return err
	}
	f.state = state
	return nil
}

func (f *follower) known() ([]watch.Feed, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state == nil {
		return nil, nil
	}
	return f.state.Feeds()
}

// change changes the list of feeds.
func (f *follower) change(do func([]feed.Subscription) ([]feed.Subscription, error)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.open(); err != nil {
		return err
	}
	known, err := f.state.Feeds()
	if err != nil {
		return err
	}
	var list []feed.Subscription
	for i := range known {
		list = append(list, known[i].Subscription())
	}
	if list, err = do(list); err != nil {
		return err
	}
	if err := f.state.SetList(list); err != nil {
		return err
	}
	select {
	case f.again <- struct{}{}:
	default:
	}
	return nil
}

// run follows the feeds until the server ends; it begins anew when the list
// changes.
func (f *follower) run() {
	defer f.close()
	for {
		ctx, cancel := context.WithCancel(f.s.ended)
		done := make(chan struct{})
		go func() {
			defer close(done)
			if err := f.watch(ctx); err != nil && ctx.Err() == nil {
				f.s.log.Error("following feeds", "error", err)
			}
		}()
		select {
		case <-f.s.ended.Done():
		case <-f.again:
		}
		cancel()
		<-done
		if f.s.ended.Err() != nil {
			return
		}
	}
}

func (f *follower) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state != nil {
		f.state.Close()
		f.state = nil
	}
}

// watch follows the feeds of the list as it stands.
func (f *follower) watch(ctx context.Context) error {
	f.mu.Lock()
	state := f.state
	f.mu.Unlock()
	if state == nil {
		return nil
	}
	k := &feedKeeper{s: f.s, left: map[*doc.Document]bool{}}
	w, err := watch.New(state, watch.Options{Client: f.opt.Client, Code: k.code, Render: k.keep, Stream: io.Discard, Min: f.opt.Min, Max: f.opt.Max, Report: k.report})
	if err != nil {
		return err
	}
	err = w.Run(ctx)
	if cerr := w.Close(); err == nil {
		err = cerr
	}
	return err
}

// feedKeeper codes and keeps what comes from feeds.
type feedKeeper struct {
	s    *Server
	mu   sync.Mutex
	left map[*doc.Document]bool // not coded, and so not kept
}

func (k *feedKeeper) code(d *doc.Document) error {
	err := k.s.coded(context.Background(), d) // what was begun is finished
	if err != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.left[d] = true
	}
	return err
}

func (k *feedKeeper) keep(docs []*doc.Document) ([]byte, error) {
	var batch []*store.Record
	k.mu.Lock()
	for _, d := range docs {
		if !k.left[d] {
			r := store.NewRecord(d)
			r.Index(k.s.terms)
			batch = append(batch, r)
		}
		delete(k.left, d)
	}
	k.mu.Unlock()
	if len(batch) == 0 {
		return nil, nil
	}
	if _, err := k.s.opt.Store.Put(context.Background(), batch); err != nil {
		return nil, fmt.Errorf("keep articles of a feed: %w", err)
	}
	return nil, nil
}

func (k *feedKeeper) report(r watch.Report) {
	name := fetch.Redacted(r.Feed.URL)
	if r.Err != nil {
		k.s.log.Warn("feed", "url", name, "error", r.Err)
	}
	for _, err := range r.Lost {
		k.s.log.Info("article of a feed", "feed", name, "error", err)
	}
	if r.New > 0 {
		k.s.log.Info("feed", "url", name, "new", r.New)
		k.s.compare()
	}
}
