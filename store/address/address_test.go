package address

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/sijil-news/sijil/store"
)

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	if _, err := Open(t.Context(), path, Options{MustExist: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	s, err := Open(t.Context(), "sqlite:"+path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := s.Info(t.Context()); err != nil || info.Kind != "sqlite" || info.Address != path {
		t.Errorf("%+v, %v", info, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	for _, addr := range []string{"postgres://somebody@127.0.0.1:1/x", "postgresql://somebody@127.0.0.1:1/x"} {
		if s, err := Open(t.Context(), addr, Options{}); !errors.Is(err, store.ErrNoService) || s != nil {
			t.Errorf("%s: %v, %v", addr, s, err)
		}
	}
}
