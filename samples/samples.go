// Package samples holds the articles that are shipped with the program.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed ar en
var files embed.FS

// Sample is a file of articles.
type Sample struct {
	Name      string // path below FS
	Lang      string
	Published string // date of plain texts, which do not carry one; "" where the file has it
}

// List lists the samples, in the order of their names.
func List() []Sample {
	return []Sample{
		{"ar/01-visit.txt", "ar", "2024-05-14"},
		{"ar/02-air-strike.txt", "ar", "2024-06-05"},
		{"ar/03-protests.txt", "ar", "2024-04-21"},
		{"ar/04-sanctions.txt", "ar", "2024-09-09"},
		{"ar/05-aid-refugees.txt", "ar", "2024-05-27"},
		{"ar/06-negotiations.txt", "ar", "2024-10-17"},
		{"ar/07-trial.txt", "ar", "2024-04-28"},
		{"ar/08-speech.txt", "ar", "2024-07-19"},
		{"ar/09-page-furniture.txt", "ar", "2024-03-14"},
		{"ar/10-three-articles.jsonl", "ar", ""},
		{"ar/11-web-page.html", "ar", ""},
		{"en/01-visit.txt", "en", "2024-05-14"},
		{"en/02-air-strikes.txt", "en", "2024-06-05"},
		{"en/03-strike.txt", "en", "2024-09-03"},
		{"en/04-sanctions.txt", "en", "2024-11-16"},
	}
}

// FS has the files.
func FS() fs.FS { return files }
