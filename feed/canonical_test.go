package feed

import "testing"

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://Example.ORG:80":                          "http://example.org/",
		"https://example.org:443/a":                      "https://example.org/a",
		"https://example.org:8443/a":                     "https://example.org:8443/a",
		"  https://example.org/a#top ":                   "https://example.org/a",
		"https://example.org/#!/news/1":                  "https://example.org/#!/news/1",
		"https://example.org/a?":                         "https://example.org/a",
		"https://example.org/a?&&b=1&":                   "https://example.org/a?b=1",
		"https://example.org/a?utm_source=rss":           "https://example.org/a",
		"https://example.org/a?UTM_Source=rss&id=7":      "https://example.org/a?id=7",
		"https://example.org/a?id=7&fbclid=x&page=2":     "https://example.org/a?id=7&page=2",
		"https://example.org/a?at_medium=RSS&gclid=1":    "https://example.org/a",
		"https://example.org/a?traffic_source=rss":       "https://example.org/a",
		"https://example.org/a?ref=rss":                  "https://example.org/a",
		"https://example.org/a?ref=12":                   "https://example.org/a?ref=12",
		"https://example.org/a?b=2&a=1":                  "https://example.org/a?b=2&a=1",
		"https://example.org/a?b=x+y&c=x%20y":            "https://example.org/a?b=x+y&c=x%20y",
		"https://example.org/%7euser/%e2%82%ac%2f":       "https://example.org/~user/%E2%82%AC%2F",
		"https://example.org/خبر":                        "https://example.org/%D8%AE%D8%A8%D8%B1", // news
		"https://example.org/%d8%ae%d8%a8%d8%b1":         "https://example.org/%D8%AE%D8%A8%D8%B1",
		"https://example.org/a b":                        "https://example.org/a%20b",
		"https://example.org/100%":                       "https://example.org/100%",
		"https://example.org/a/./b/../c":                 "https://example.org/a/c",
		"https://example.org/a/%2e%2e/c/.":               "https://example.org/c/",
		"https://example.org/amp/a?amp=1":                "https://example.org/amp/a?amp=1",
		"https://example.org/a/":                         "https://example.org/a/",
		"https://www.example.org/a":                      "https://www.example.org/a",
		"https://موقع.example/":                          "https://xn--4gbrim.example/", // site
		"https://EXAMPLE.org./a":                         "https://example.org/a",
		"http://[2001:DB8::1]:80/":                       "http://[2001:db8::1]/",
		"https://u:p@example.org/":                       "https://u:p@example.org/",
		"mailto:a@example.org":                           "mailto:a@example.org",
		"tag:example.org,2023:1":                         "tag:example.org,2023:1",
		"":                                               "",
		"/news/1":                                        "/news/1",
		"https://example.org/a\nb":                       "https://example.org/ab",
		"https://example.org/wiki/A_(b)?q='x'":           "https://example.org/wiki/A_(b)?q='x'",
		"https://example.org/search?q=a%26utm_source=x":  "https://example.org/search?q=a%26utm_source=x",
		"https://example.org/news;jsessionid=1?x=%C3%A9": "https://example.org/news;jsessionid=1?x=%C3%A9",
	} {
		got := Canonical(in)
		if got != want {
			t.Errorf("Canonical(%q) = %q, want %q", in, got, want)
		}
		if again := Canonical(got); again != got {
			t.Errorf("Canonical(%q) = %q, again %q", in, got, again)
		}
	}
}

// TestData: the built-in lists are there and hold no blanks within an entry.
func TestData(t *testing.T) {
	for _, name := range []string{"feeds/tracking.txt", "feeds/paths.txt"} {
		list := dataLines(name)
		if len(list) < 5 {
			t.Errorf("%s: %d entries", name, len(list))
		}
		for _, s := range list {
			for _, c := range s {
				if c <= ' ' || c == '|' || c == '*' && s[len(s)-1] != '*' {
					t.Errorf("%s: odd entry %q", name, s)
				}
			}
		}
	}
}
