//go:build !unix

package sqlite

import "os"

// writable tells whether this user may write a file or folder.
func writable(path string) bool {
	st, err := os.Stat(path)
	return err == nil && (st.IsDir() || st.Mode().Perm()&0o200 != 0)
}
