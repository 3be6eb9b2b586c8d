//go:build unix

package sqlite

import "syscall"

// writable tells whether this user may write a file or folder.
func writable(path string) bool {
	const wOK = 2
	return syscall.Access(path, wOK) == nil
}
