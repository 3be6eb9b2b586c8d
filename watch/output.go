package watch

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// output is where lines go: a file that is appended to, or a stream.
//
// A file gets the lines of every article exactly once, whenever the process
// dies. Before they are written, the state notes up to where the file will
// reach (pending); they are written and synced; then one transaction stores
// the new size and that the article is done. A process that dies
//   - before the write leaves nothing behind: the article is coded again;
//   - after the write, before the transaction, leaves lines that the state does
//     not count: the next run cuts them off, for it knows that they are its own
//     (they lie between size and pending), and codes the article again;
//   - after the transaction has done everything.
//
// Lines that others appended in the meantime are never cut. A stream cannot be
// taken back: there an article whose lines were written when the process died
// is written again (at least once); its events have the same ids.
type output struct {
	state *State
	to    io.Writer
	file  *os.File // nil for a stream
	path  string
	size  int64
}

// openOutput opens the file at path for appending; "" is the stream.
func openOutput(s *State, path string, stream io.Writer) (*output, error) {
	if path == "" {
		return &output{state: s, to: stream}, nil
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open output: %w", err)
	}
	f, err := os.OpenFile(full, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("open output: %w", err)
	}
	o := &output{state: s, to: f, file: f, path: full}
	if err := o.recover(); err != nil {
		f.Close()
		return nil, fmt.Errorf("open output %s: %w", path, err)
	}
	return o, nil
}

// recover cuts off what a run that died left, and goes to the end.
func (o *output) recover() error {
	st, err := o.file.Stat()
	if err != nil {
		return err
	}
	if !st.Mode().IsRegular() {
		o.file.Close()
		return errors.New("not a regular file; use standard output for pipes")
	}
	o.size = st.Size()
	var size, pending int64
	err = o.state.db.QueryRow("SELECT size, pending FROM outputs WHERE path = ?", o.path).Scan(&size, &pending)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err == nil && pending > 0 && size < o.size && o.size <= pending {
		if err := o.file.Truncate(size); err != nil {
			return err
		}
		o.size = size
	}
	if err := o.endLine(); err != nil {
		return err
	}
	_, err = o.state.db.Exec("INSERT OR REPLACE INTO outputs (path, size, pending) VALUES (?, ?, 0)", o.path, o.size)
	return err
}

// endLine ends a line that somebody else left open.
func (o *output) endLine() error {
	if o.size == 0 {
		return nil
	}
	last := make([]byte, 1)
	if _, err := o.file.ReadAt(last, o.size-1); err != nil || last[0] == '\n' {
		return err
	}
	if _, err := o.file.WriteAt([]byte("\n"), o.size); err != nil {
		return err
	}
	o.size++
	return nil
}

// write writes lines and stores what keep stores, as described above.
func (o *output) write(lines []byte, keep func(tx *sql.Tx) error) error {
	if o.file == nil {
		if _, err := o.to.Write(lines); err != nil {
			return fmt.Errorf("write output: %w", err)
		}
		return o.state.change(keep)
	}
	if len(lines) == 0 {
		return o.state.change(keep)
	}
	if st, err := o.file.Stat(); err == nil && st.Size() > o.size {
		o.size = st.Size() // somebody else appended
	}
	end := o.size + int64(len(lines))
	if _, err := o.state.db.Exec("UPDATE outputs SET pending = ? WHERE path = ?", end, o.path); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	_, err := o.file.WriteAt(lines, o.size)
	if err == nil {
		err = o.file.Sync()
	}
	if err != nil { // a full disk: what was written of it is taken back
		o.file.Truncate(o.size)
		return fmt.Errorf("write output: %w", err)
	}
	err = o.state.change(func(tx *sql.Tx) error {
		if _, err := tx.Exec("UPDATE outputs SET size = ?, pending = 0 WHERE path = ?", end, o.path); err != nil {
			return fmt.Errorf("write state: %w", err)
		}
		return keep(tx)
	})
	if err != nil {
		o.file.Truncate(o.size)
		return err
	}
	o.size = end
	return nil
}

func (o *output) close() error {
	if o.file == nil {
		return nil
	}
	if err := o.file.Close(); err != nil {
		return fmt.Errorf("close output: %w", err)
	}
	return nil
}
