package access_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sijil-news/sijil/access"
	"github.com/sijil-news/sijil/store"
	"github.com/sijil-news/sijil/store/testregister"
)

const password = "كلمة سر طويلة" // a long password

func TestUsers(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		ctx, k := t.Context(), access.New(s)
		if empty, err := k.Empty(ctx); err != nil || !empty {
			t.Fatalf("empty: %v, %v", empty, err)
		}
		if err := k.AddUser(ctx, "هدى", access.Analyst, password); err != nil {
			t.Fatal(err)
		}
		if err := k.AddUser(ctx, "هدى", access.Admin, password); !errors.Is(err, access.ErrTaken) {
			t.Errorf("a second user of the name: %v", err)
		}
		if empty, err := k.Empty(ctx); err != nil || empty {
			t.Errorf("empty: %v, %v", empty, err)
		}
		u, err := k.Authenticate(ctx, "هدى", password)
		if err != nil || *u != (access.User{Name: "هدى", Role: access.Analyst}) {
			t.Errorf("authenticate: %+v, %v", u, err)
		}
		for _, x := range [][2]string{{"هدى", password + "x"}, {"هدى", ""}, {"nobody", password}, {"", ""}, {"a\x00b", password}} {
			if u, err := k.Authenticate(ctx, x[0], x[1]); !errors.Is(err, access.ErrPassword) {
				t.Errorf("authenticate %q %q: %+v, %v", x[0], x[1], u, err)
			}
		}
		if err := k.SetRole(ctx, "هدى", access.Admin); err != nil {
			t.Error(err)
		}
		if err := k.SetPassword(ctx, "هدى", "another long one"); err != nil {
			t.Error(err)
		}
		if _, err := k.Authenticate(ctx, "هدى", password); !errors.Is(err, access.ErrPassword) {
			t.Errorf("the old password: %v", err)
		}
		if list, err := k.Users(ctx); err != nil || len(list) != 1 || list[0].Role != access.Admin {
			t.Errorf("users: %+v, %v", list, err)
		}
		if err := k.RemoveUser(ctx, "هدى"); err != nil {
			t.Error(err)
		}
		for _, err := range []error{k.RemoveUser(ctx, "هدى"), k.SetRole(ctx, "هدى", access.Reader), k.SetPassword(ctx, "هدى", password)} {
			if !errors.Is(err, access.ErrUnknown) {
				t.Errorf("of nobody: %v", err)
			}
		}
	})
}

func TestRefusedUsers(t *testing.T) {
	k := access.New(testregister.SQLite(t))
	for _, x := range []struct{ name, password string }{
		{"", password}, {"a b", password}, {"a\nb", password}, {"\u202eabc", password}, {"a/b", password}, {strings.Repeat("a", 65), password},
		{"huda", "short"}, {"huda", strings.Repeat("x", 2000)}, {"huda", "\xff\xfe12345678901"},
	} {
		if err := k.AddUser(t.Context(), x.name, access.Reader, x.password); err == nil {
			t.Errorf("user %q with password %q was added", x.name, x.password)
		}
	}
	if err := k.AddUser(t.Context(), "huda", "boss", password); err == nil {
		t.Error("a role that is none was taken")
	}
}

// TestKept: nothing that opens a door stands in the register.
func TestKept(t *testing.T) {
	ctx, s := t.Context(), testregister.SQLite(t)
	k := access.New(s)
	must(t, k.AddUser(ctx, "huda", access.Reader, password))
	token, _, err := k.AddToken(ctx, access.Token{Name: "script", Role: access.Reader})
	must(t, err)
	session, err := k.Login(ctx, "huda", password, "", "192.0.2.1")
	must(t, err)
	var kept string
	must(t, s.View(ctx, func(tx store.Tx) error {
		for _, table := range []string{"SELECT password FROM users", "SELECT hex(digest) || id || name FROM tokens", "SELECT hex(digest) || owner FROM sessions"} {
			list, err := store.Collect(ctx, tx, func(r store.Row) (s string, err error) { return s, r.Scan(&s) }, table)
			if err != nil {
				return err
			}
			kept += fmt.Sprint(list)
		}
		return nil
	}))
	for _, secret := range []string{password, token, strings.TrimPrefix(token, "sijil_"), session.Secret} {
		if strings.Contains(kept, secret) || strings.Contains(kept, fmt.Sprintf("%X", secret)) {
			t.Errorf("%s stands in the register", secret)
		}
	}
	if !strings.Contains(kept, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("kept: %s", kept)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTokens(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		ctx, k := t.Context(), access.New(s)
		now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		k.SetClock(func() time.Time { return now })
		must(t, k.AddUser(ctx, "huda", access.Analyst, password))
		if _, _, err := k.AddToken(ctx, access.Token{Name: "x", Owner: "huda", Role: access.Admin}); err == nil {
			t.Error("a token of more than its user may")
		}
		if _, _, err := k.AddToken(ctx, access.Token{Name: "x", Owner: "nobody", Role: access.Reader}); !errors.Is(err, access.ErrUnknown) {
			t.Errorf("a token of nobody: %v", err)
		}
		own, _, err := k.AddToken(ctx, access.Token{Name: "notebook", Owner: "huda", Role: access.Analyst})
		must(t, err)
		free, id, err := k.AddToken(ctx, access.Token{Name: "prometheus", Role: access.Reader, Expires: now.Add(time.Hour)})
		must(t, err)
		if len(free) != len("sijil_")+43 || own == free {
			t.Errorf("tokens %s, %s", own, free)
		}
		bearer(t, k, own, &access.User{Name: "huda", Role: access.Analyst, Token: "notebook"})
		bearer(t, k, free, &access.User{Name: "prometheus", Role: access.Reader, Token: "prometheus"})
		bearer(t, k, free+"x", nil)
		bearer(t, k, "", nil)
		must(t, k.SetRole(ctx, "huda", access.Reader))
		bearer(t, k, own, &access.User{Name: "huda", Role: access.Reader, Token: "notebook"})
		if list, err := k.Tokens(ctx); err != nil || len(list) != 2 || list[0].Used != now && list[1].Used != now {
			t.Errorf("tokens: %+v, %v", list, err)
		}
		now = now.Add(2 * time.Hour)
		bearer(t, k, free, nil)
		must(t, k.RevokeToken(ctx, id))
		if err := k.RevokeToken(ctx, "prometheus"); err == nil {
			t.Error("a token was revoked twice")
		}
		must(t, k.RemoveUser(ctx, "huda"))
		bearer(t, k, own, nil)
	})
}

func bearer(t *testing.T, k *access.Keeper, token string, want *access.User) {
	t.Helper()
	u, err := k.Bearer(t.Context(), token)
	k.Wait()
	if want == nil {
		if !errors.Is(err, access.ErrToken) {
			t.Errorf("token %q: %+v, %v", token, u, err)
		}
		return
	}
	if err != nil || *u != *want {
		t.Errorf("token %q: %+v, %v; want %+v", token, u, err, want)
	}
}

func TestSessions(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		ctx, k := t.Context(), access.New(s)
		now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		k.SetClock(func() time.Time { return now })
		must(t, k.AddUser(ctx, "huda", access.Analyst, password))
		if _, err := k.Login(ctx, "huda", "wrong password", "", ""); !errors.Is(err, access.ErrPassword) {
			t.Errorf("login: %v", err)
		}
		a, err := k.Login(ctx, "huda", password, "", "192.0.2.1")
		must(t, err)
		holds(t, k, a, true)
		b, err := k.Login(ctx, "huda", password, a.Secret, "192.0.2.1")
		must(t, err)
		holds(t, k, a, false) // a session that was there before is not gone on with
		holds(t, k, b, true)
		now = now.Add(access.Idle - time.Minute)
		holds(t, k, b, true)
		now = now.Add(access.Idle - time.Minute)
		holds(t, k, b, true) // it was used
		now = now.Add(access.Idle + time.Minute)
		holds(t, k, b, false)
		c, err := k.Login(ctx, "huda", password, "", "")
		must(t, err)
		for range 15 {
			now = now.Add(access.Idle - time.Minute)
			_, err := k.Session(ctx, c.Secret)
			k.Wait()
			must(t, err)
		}
		holds(t, k, c, false) // longer than a session lasts in any case
		d, err := k.Login(ctx, "huda", password, "", "")
		must(t, err)
		must(t, k.Logout(ctx, d.Secret))
		holds(t, k, d, false)
		e, err := k.Login(ctx, "huda", password, "", "")
		must(t, err)
		must(t, k.SetPassword(ctx, "huda", "another long one"))
		holds(t, k, e, false)
	})
}

func holds(t *testing.T, k *access.Keeper, s *access.Session, want bool) {
	t.Helper()
	got, err := k.Session(t.Context(), s.Secret)
	k.Wait()
	if err != nil || (got != nil) != want {
		t.Errorf("session: %+v, %v; want %v", got, err, want)
	}
	if got != nil && (got.User.Name != "huda" || got.CSRF != s.CSRF || got.Secret != "") {
		t.Errorf("session: %+v", got)
	}
}

func TestMostSessions(t *testing.T) {
	k := access.New(testregister.SQLite(t))
	must(t, k.AddUser(t.Context(), "huda", access.Reader, password))
	now := time.Now()
	k.SetClock(func() time.Time { now = now.Add(time.Second); return now })
	var list []*access.Session
	for range 22 {
		s, err := k.Login(t.Context(), "huda", password, "", "")
		must(t, err)
		list = append(list, s)
	}
	for i, s := range list {
		holds(t, k, s, i >= 2)
	}
}

func TestAudit(t *testing.T) {
	testregister.Each(t, func(t *testing.T, s store.Store) {
		k := access.New(s)
		must(t, k.Note(t.Context(), access.Act{Who: "huda", What: "login", Address: "192.0.2.1"}))
		must(t, k.Note(t.Context(), access.Act{Who: "a\x00b", What: strings.Repeat("ع", 200)}))
		list, err := k.Acts(t.Context(), 10)
		if err != nil || len(list) != 2 || list[1].Who != "huda" || list[0].Who != "a\uFFFDb" || list[0].What != strings.Repeat("ع", 100) {
			t.Errorf("acts: %+v, %v", list, err)
		}
	})
}

// TestDigestsTakeTurns: who gave up waiting for a turn is told so.
func TestDigestsTakeTurns(t *testing.T) {
	k := access.New(testregister.SQLite(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := k.AddUser(ctx, "huda", access.Reader, password); err == nil {
		t.Error("a user was added after giving up")
	}
}
