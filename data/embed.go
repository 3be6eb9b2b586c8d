// Package data holds the built-in language data.
package data

import "embed"

// FS is the built-in data: codebook/, entities/, feeds/ and one folder a
// language.
//
//go:embed codebook entities feeds ar
var FS embed.FS
