// Package alerts tells people what is new: a saved question whose answers are
// sent to a webhook as they come, or stand at an address as an Atom feed or a
// calendar.
//
// What an alert tells is new since it was made, and is told once: an event once,
// however often its document is coded anew, and of a story that several
// documents report one event. Events are looked at when their document was
// compared with others, or after Options.Settle. Messages of webhooks are kept
// in the register until they have arrived, so that a restart loses none; a
// receiver may see one twice, with the same id.
package alerts

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sijil-news/sijil/ledger"
	"github.com/sijil-news/sijil/query"
	"github.com/sijil-news/sijil/store"
)

// Way is how an alert tells.
type Way string

// Ways.
const (
	Webhook Way = "webhook"
	Atom    Way = "atom"
	ICS     Way = "ics"
)

// Contents of an alert.
const (
	Events = "events" // in a calendar those that are to come
	Agenda = "agenda" // of a calendar: all plans of the days around, with what became of them
)

// Alert is a saved question with its way out.
type Alert struct {
	ID      string              `json:"id"`
	Name    string              `json:"name"`
	Owner   string              `json:"owner"`
	Way     Way                 `json:"way"`
	Content string              `json:"content"`
	Filters map[string][]string `json:"filters"`
	URL     string              `json:"url,omitempty"`     // of a webhook
	Secret  string              `json:"secret,omitempty"`  // by which messages of a webhook are signed
	Address string              `json:"address,omitempty"` // of a feed or calendar, below that of the server; whoever has it may read it
	Created time.Time           `json:"created"`
	Stopped string              `json:"stopped,omitempty"` // why nothing is sent any more

	Found   int64     `json:"found"`   // events told so far
	Waiting int64     `json:"waiting"` // messages that have not arrived yet
	Sent    time.Time `json:"sent"`    // when the last one arrived; zero for never
	Error   string    `json:"error,omitempty"`

	key          string // of the address
	since, place int64
}

// New is what an alert is made of.
type New struct {
	Name    string
	Owner   string
	Way     Way
	Content string // "" is Events
	Filters map[string][]string
	URL     string
}

// Errors, to be tested with errors.Is.
var (
	ErrUnknown = errors.New("no such alert")
	ErrBad     = errors.New("the alert cannot be made so")
)

func badf(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrBad, fmt.Sprintf(format, args...))
}

// Options say how alerts are sent.
type Options struct {
	AllowPrivate bool          // also to addresses of this machine and of local networks
	Every        time.Duration // how often is looked for what is new; 5 s
	Settle       time.Duration // how long a document is waited for to be compared with others; 2 min
	Agent        string        // user agent
	Log          *slog.Logger  // nil logs nothing
	Now          func() time.Time
}

// Book keeps alerts and sends what they find. It is safe for concurrent use, and
// several servers may send from one register.
type Book struct {
	db     store.DB
	asker  *query.Asker
	vocab  *query.Vocabulary
	words  *ledger.Words
	opt    Options
	client *http.Client
	wake   chan struct{}
}

// NewBook makes a book of the alerts in a register.
func NewBook(asker *query.Asker, v *query.Vocabulary, words *ledger.Words, opt Options) *Book {
	if opt.Every == 0 {
		opt.Every = 5 * time.Second
	}
	if opt.Settle == 0 {
		opt.Settle = 2 * time.Minute
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Agent == "" {
		opt.Agent = "Sijil"
	}
	return &Book{db: asker.Store, asker: asker, vocab: v, words: words, opt: opt, client: client(opt.AllowPrivate), wake: make(chan struct{}, 1)}
}

// Limits of what is kept.
const (
	longestName    = 100     // characters
	longestFilters = 8 << 10 // bytes, as JSON
	longestURL     = 2000    // bytes
	mostEach       = 200     // alerts of one owner
)

// check tells what is wrong with a new alert and completes it.
func (b *Book) check(n *New) error {
	n.Name = strings.TrimSpace(n.Name)
	if n.Content == "" {
		n.Content = Events
	}
	switch {
	case n.Name == "" || utf8.RuneCountInString(n.Name) > longestName || strings.ContainsFunc(n.Name, unprintable) || !utf8.ValidString(n.Name):
		return badf("its name is a line of 1 to %d characters", longestName)
	case n.Way != Webhook && n.Way != Atom && n.Way != ICS:
		return badf("no way %q; there are webhook, atom and ics", string(n.Way))
	case n.Content != Events && n.Content != Agenda:
		return badf("no content %q; there are events and agenda", n.Content)
	case n.Content == Agenda && n.Way != ICS:
		return badf("the agenda is told as a calendar only (ics)")
	case n.Way != Webhook && n.URL != "":
		return badf("only a webhook has an address to send to")
	}
	if n.Way == Webhook {
		if err := b.checkURL(n.URL); err != nil {
			return err
		}
	}
	if err := b.known(n.Filters); err != nil {
		return err
	}
	_, err := query.Parse(b.vocab, b.opt.Now(), n.Filters)
	return err
}

// unprintable are characters that could make a name look like another one, or
// stand in a header.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r == 0xfeff
}

// known refuses names that are no filters.
func (b *Book) known(values map[string][]string) error {
	names := map[string]bool{}
	for _, f := range query.Filters() {
		names[f.Name] = true
	}
	for name := range values {
		if !names[name] {
			return badf("no filter %q", name)
		}
	}
	return nil
}

// Add makes an alert. Errors of the filters are of type *query.Error.
func (b *Book) Add(ctx context.Context, n New) (*Alert, error) {
	if err := b.check(&n); err != nil {
		return nil, err
	}
	filters, err := json.Marshal(n.Filters)
	if err != nil {
		return nil, fmt.Errorf("add alert %s: %w", n.Name, err)
	}
	if len(filters) > longestFilters {
		return nil, badf("the filters are longer than %d bytes", longestFilters)
	}
	q, err := query.Parse(b.vocab, b.opt.Now(), n.Filters)
	if err != nil {
		return nil, err
	}
	// a name that nobody in the register has would find nothing
	if _, err := b.asker.Fresh(ctx, q, query.Since{Limit: 1}); err != nil {
		return nil, err
	}
	id, secret := random(8), newSecret(n.Way)
	refused := error(nil)
	err = b.db.Change(ctx, func(tx store.Tx) error {
		have, _, err := store.Scalar[int64](ctx, tx, "SELECT count(*) FROM alerts WHERE owner = ?", n.Owner)
		if err != nil {
			return err
		}
		if have >= mostEach {
			refused = badf("%s has %d alerts already", n.Owner, have)
			return refused
		}
		_, err = tx.Exec(ctx, `INSERT INTO alerts (id, name, owner, way, content, filters, url, secret, created, since, place, stopped)
			SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM documents), (SELECT coalesce(max(key), 0) FROM events), ''`,
			id, n.Name, n.Owner, string(n.Way), n.Content, string(filters), n.URL, secret, b.opt.Now().UnixMilli())
		return err
	})
	if refused != nil {
		return nil, refused
	}
	if err != nil {
		return nil, fmt.Errorf("add alert %s: %w", n.Name, err)
	}
	return b.Get(ctx, id)
}

// random is n random bytes in hexadecimal digits.
func random(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// secretPrefix begins the secrets of webhooks, as Standard Webhooks has it.
const secretPrefix = "whsec_"

func newSecret(w Way) string {
	b := make([]byte, 32)
	rand.Read(b) // never fails
	if w == Webhook {
		return secretPrefix + base64.StdEncoding.EncodeToString(b)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

const selectAlerts = `SELECT a.id, a.name, a.owner, a.way, a.content, a.filters, a.url, a.secret, a.created, a.since, a.place, a.stopped,
	(SELECT count(*) FROM alert_found f WHERE f.alert = a.id), (SELECT count(*) FROM outbox o WHERE o.alert = a.id AND o.next IS NOT NULL),
	(SELECT max(o.sent) FROM outbox o WHERE o.alert = a.id), coalesce((SELECT o.error FROM outbox o WHERE o.alert = a.id AND o.error <> '' AND o.sent IS NULL ORDER BY o.number LIMIT 1), '')
	FROM alerts a`

func scanAlert(row store.Row) (*Alert, error) {
	a := &Alert{}
	var filters, secret, way string
	var created int64
	var sent *int64
	err := row.Scan(&a.ID, &a.Name, &a.Owner, &way, &a.Content, &filters, &a.URL, &secret, &created, &a.since, &a.place, &a.Stopped, &a.Found, &a.Waiting, &sent, &a.Error)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(filters), &a.Filters); err != nil {
		return nil, fmt.Errorf("filters of alert %s: %w", a.ID, err)
	}
	a.Way, a.Created = Way(way), time.UnixMilli(created).UTC()
	if sent != nil {
		a.Sent = time.UnixMilli(*sent).UTC()
	}
	if a.Way == Webhook {
		a.Secret = secret
	} else {
		a.key, a.Address = secret, "/api/v1/alerts/"+a.ID+"."+string(a.Way)+"?key="+secret
	}
	return a, nil
}

// List lists the alerts of an owner, or of everybody for "", the oldest first.
func (b *Book) List(ctx context.Context, owner string) (list []*Alert, err error) {
	list, err = b.alerts(ctx, " WHERE ? = '' OR a.owner = ? ORDER BY a.created, a.id", owner, owner)
	if err != nil {
		return nil, fmt.Errorf("list alerts: %w", err)
	}
	return list, nil
}

func (b *Book) alerts(ctx context.Context, where string, args ...any) (list []*Alert, err error) {
	err = b.db.View(ctx, func(tx store.Tx) error {
		list, err = store.Collect(ctx, tx, scanAlert, selectAlerts+where, args...)
		return err
	})
	return list, err
}

// Get finds an alert by its id, or fails with ErrUnknown.
func (b *Book) Get(ctx context.Context, id string) (*Alert, error) {
	list, err := b.alerts(ctx, " WHERE a.id = ?", store.Clean(id))
	if err == nil && len(list) == 0 {
		err = ErrUnknown
	}
	if err != nil {
		return nil, fmt.Errorf("alert %s: %w", id, err)
	}
	return list[0], nil
}

// Remove removes an alert with the messages that have not arrived.
func (b *Book) Remove(ctx context.Context, id string) error {
	n := int64(0)
	err := b.db.Change(ctx, func(tx store.Tx) (err error) {
		n, err = tx.Exec(ctx, "DELETE FROM alerts WHERE id = ?", store.Clean(id))
		return err
	})
	if err == nil && n == 0 {
		err = ErrUnknown
	}
	if err != nil {
		return fmt.Errorf("remove alert %s: %w", id, err)
	}
	return nil
}
