package pubtime

import "testing"

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 19 Feb 2018 00:16:11 +0400":      "2018-02-19T00:16:11+04:00",
		"2018-07-13":                           "2018-07-13T00:00:00Z",
		"2018-07-13T10:20:30Z":                 "2018-07-13T10:20:30Z",
		"2018-07-13T10:20:30.123+03:00":        "2018-07-13T10:20:30+03:00",
		"2018-07-13T10:20:30+0300":             "2018-07-13T10:20:30+03:00",
		"2018-07-13 10:20":                     "2018-07-13T10:20:00Z",
		"٢٠١٨-٠٧-١٣":                           "2018-07-13T00:00:00Z", // Arabic digits
		"19 Feb 2018 00:16 GMT":                "2018-02-19T00:16:00Z",
		"Monday, 19-Feb-18 10:16:11 EST":       "2018-02-19T10:16:11-05:00",
		"Mon Feb 19 00:16:11 2018":             "2018-02-19T00:16:11Z",
		"20180219":                             "2018-02-19T00:00:00Z",
		"  Thu,  1  Mar  2018 00:00:00 UT":     "2018-03-01T00:00:00Z",
		"Tue, 5 Jun 2018 09:00:00 +0000 (UTC)": "2018-06-05T09:00:00Z",
		"February 3, 2019":                     "2019-02-03T00:00:00Z",
	} {
		got, err := Parse(in)
		if err != nil || got.Format("2006-01-02T15:04:05Z07:00") != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"", "yesterday", "31/31/2018", "2018-13-45", "1"} {
		if got, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", in, got)
		}
	}
}
