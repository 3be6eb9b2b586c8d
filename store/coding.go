package store

import (
	"context"
	"fmt"
	"iter"
	"strings"
)

// selectCoded is as SelectDocuments for what a version coded: what it codes
// now, and what Recode kept of it.
var selectCoded = func() string {
	now := SelectDocuments + " WHERE v.version = ? AND d.number > ?"
	kept := strings.Replace(strings.Replace(SelectDocuments, "d.body", "c.body", 1), "documents d JOIN versions v ON v.key = d.version",
		"codings c JOIN documents d ON d.number = c.doc JOIN versions v ON v.key = c.version", 1) + " WHERE v.version = ? AND c.doc > ?"
	return now + " UNION ALL " + kept + " ORDER BY number LIMIT ?"
}()

// Coded gives the documents that a version coded, as it coded them, with a
// Number above after, in the order of Number: those whose coding is its own
// still, and those of which Recode kept it. Memory is flat. Earlier revisions
// and corrections are not in the records.
func Coded(ctx context.Context, db DB, version string, after int64) iter.Seq2[*Record, error] {
	return ByPages(after, func(after int64) (list []*Record, err error) {
		err = db.View(ctx, func(tx Tx) error {
			list, err = Collect(ctx, tx, ScanRecord, selectCoded, version, after, version, after, Page)
			return err
		})
		return list, err
	})
}

// CodedVersions lists the versions that coded something Coded gives, the one
// that coded last a document first.
func CodedVersions(ctx context.Context, db DB) (out []Version, err error) {
	err = db.View(ctx, func(tx Tx) error {
		out, err = Collect(ctx, tx, func(row Row) (v Version, err error) { return v, row.Scan(&v.Version, &v.Documents) },
			`SELECT v.version, u.n FROM versions v JOIN (SELECT version, count(*) AS n FROM (SELECT version FROM documents UNION ALL SELECT version FROM codings) AS t GROUP BY version) AS u
				ON u.version = v.key ORDER BY v.key DESC`)
		return err
	})
	return out, err
}

// ForgetCodings deletes what Recode kept of a version, or of all for "", and
// tells how many codings that were.
func ForgetCodings(ctx context.Context, db DB, version string) (n int64, err error) {
	err = db.Change(ctx, func(tx Tx) error {
		n, err = tx.Exec(ctx, "DELETE FROM codings WHERE ? = '' OR version IN (SELECT key FROM versions WHERE version = ?)", version, version)
		return err
	})
	return n, err
}

// VersionLike finds the one version in a list that begins with s, or of whose
// parts one does (a version is that of the code and of the data, joined by +).
func VersionLike(list []Version, s string) (string, error) {
	var found []string
	for _, v := range list {
		_, data, _ := strings.Cut(v.Version, "+")
		if v.Version == s {
			return s, nil
		}
		if s != "" && (strings.HasPrefix(v.Version, s) || strings.HasPrefix(data, s)) {
			found = append(found, v.Version)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		return "", fmt.Errorf("version %q may be any of %s; write more of it", s, strings.Join(found, ", "))
	}
	var all []string
	for _, v := range list {
		all = append(all, v.Version)
	}
	return "", fmt.Errorf("no document was coded by version %q; there are %s", s, strings.Join(all, ", "))
}

// Stale gives the documents that another version than this one coded, in the
// order of Number, above after, without their revisions and corrections. Memory
// is flat.
func Stale(ctx context.Context, db DB, version string, after int64) iter.Seq2[*Record, error] {
	return ByPages(after, func(after int64) (list []*Record, err error) {
		err = db.View(ctx, func(tx Tx) error {
			list, err = Collect(ctx, tx, ScanRecord, SelectDocuments+" WHERE v.version <> ? AND d.number > ? ORDER BY d.number LIMIT ?", version, after, Page)
			return err
		})
		return list, err
	})
}
