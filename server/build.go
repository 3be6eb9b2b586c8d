package server

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime/debug"
	"strings"
	"time"
)

// buildOf names what makes answers of a register: the program, by the version
// that its options tell and the commit, and the language data, by the version of
// records. A build of files that are in no commit cannot be told from the next
// one: it is named by when the server began.
func buildOf(version, coding string, began time.Time) string {
	commit, modified := commitOf()
	parts := []string{version, coding, commit}
	if modified || commit == "" && strings.HasPrefix(version, "devel") {
		parts = append(parts, began.Format(time.RFC3339Nano))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:6])
}

// commitOf is the commit that the program was built of, "" where none was
// recorded; modified tells that files were changed since.
func commitOf() (commit string, modified bool) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", false
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.modified":
			modified = s.Value == "true"
		}
	}
	return commit, modified
}
