// Package web holds the web page that the server serves.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS has index.html, and what it loads under assets/.
func FS() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil { // only for a name that is no path
		return dist
	}
	return sub
}
