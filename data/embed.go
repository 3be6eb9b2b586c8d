// Package data holds the built-in language data.
package data

import "embed"

// FS is the built-in data: codebook/, entities/, dates/, page/, feeds/, words/ and one
// folder a language.
//
//go:embed codebook entities ar en dates page feeds words
var FS embed.FS
