package pubtime

import (
	"fmt"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 19 Feb 2018 00:16:11 +0400":       "2018-02-19T00:16:11+04:00",
		"2018-07-13":                            "2018-07-13T00:00:00Z",
		"2018-07-13T10:20:30Z":                  "2018-07-13T10:20:30Z",
		"2018-07-13T10:20:30.123+03:00":         "2018-07-13T10:20:30+03:00",
		"2018-07-13T10:20:30+0300":              "2018-07-13T10:20:30+03:00",
		"2018-07-13 10:20":                      "2018-07-13T10:20:00Z",
		"٢٠١٨-٠٧-١٣":                            "2018-07-13T00:00:00Z", // Arabic digits
		"19 Feb 2018 00:16 GMT":                 "2018-02-19T00:16:00Z",
		"Monday, 19-Feb-18 10:16:11 EST":        "2018-02-19T10:16:11-05:00",
		"Mon Feb 19 00:16:11 2018":              "2018-02-19T00:16:11Z",
		"20180219":                              "2018-02-19T00:00:00Z",
		"  Thu,  1  Mar  2018 00:00:00 UT":      "2018-03-01T00:00:00Z",
		"Tue, 5 Jun 2018 09:00:00 +0000 (UTC)":  "2018-06-05T09:00:00Z",
		"February 3, 2019":                      "2019-02-03T00:00:00Z",
		"الثلاثاء, 14 مايو 2024 10:30:00 +0300": "2024-05-14T10:30:00+03:00", // Tuesday, 14 May
		"الثلاثاء، ١٤ مايو ٢٠٢٤":                "2024-05-14T00:00:00Z",
		"14 أيار/مايو 2024 - 10:30 م":           "2024-05-14T22:30:00Z", // May by both names, p.m.
		"7 كانون الثاني 2024":                   "2024-01-07T00:00:00Z", // 7 January, Levant
		"28 تشرين الأول/ أكتوبر 2023 12:05 ص":   "2023-10-28T00:05:00Z", // 28 October, a.m.
		"14 جانفي 2012":                         "2012-01-14T00:00:00Z", // January, Tunisia
		"3 يوليوز 2021 الساعة 18:45":            "2021-07-03T18:45:00Z", // July, Morocco; at 18:45
		"الإثنين, 17-يونيو-2019":                "2019-06-17T00:00:00Z",
		"24/08/2020 12:23 م":                    "2020-08-24T12:23:00Z",
		"8/24/2020 1:02:03 PM":                  "2020-08-24T13:02:03Z",
		"٢٠٢٦-٠٧-٠٧T١٤:٣٠:٠٠+٠٣:٠٠":             "2026-07-07T14:30:00+03:00",
		"١٧ يونيو ٢٠١٩ ١٠:٣٠ بتوقيت غرينتش":     "2019-06-17T10:30:00Z", // Greenwich time
		"Mon, 3 March 2025, 4:15 p.m. EST":      "2025-03-03T16:15:00-05:00",
		"3. März 2025, 16:15 Uhr":               "2025-03-03T16:15:00Z",
		"le 3 août 2025 à 16h15":                "2025-08-03T16:15:00Z",
		"2025年8月3日 16:15":                       "2025-08-03T16:15:00Z",
		"2021-03-04 05:06:07.123 GMT+2":         "2021-03-04T05:06:07+02:00",
	} {
		got, err := Parse(in)
		if err != nil || got.Format("2006-01-02T15:04:05Z07:00") != want {
			t.Errorf("Parse(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"", "yesterday", "31/31/2018", "2018-13-45", "1", "14 مايو", "12 5 2024", "14 مايو 2024 قال", "30 فبراير 2024", "10:30"} {
		if got, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", in, got)
		}
	}
}

func TestFind(t *testing.T) {
	for in, want := range map[string]string{
		"نشر في: 24/08/2020 الساعة 11:23 ص":        "2020-08-24T11:23 true",  // published on
		"آخر تحديث الخميس 3 أيلول 2020 09:10 مساء": "2020-09-03T21:10 true",  // last updated
		"كتب سالم المرسي | 5 أكتوبر 2022":          "2022-10-05T00:00 false", // written by
		"11:15 - 24 / 8 / 2020":                    "2020-08-24T11:15 true",
		"Published May 14, 2024 at 3 pm":           "2024-05-14T15:00 true",
		"By A. Writer Sept. 4th, 2021":             "2021-09-04T00:00 false",
		"نسخة 12.5.2024":                           "2024-05-12T00:00 false", // copy
	} {
		got, clock, ok := Find(in)
		if s := fmt.Sprint(got.Format("2006-01-02T15:04 "), clock); !ok || s != want {
			t.Errorf("Find(%q) = %s, %v; want %s", in, s, ok, want)
		}
	}
	for _, in := range []string{"", "2024", "14 قتيلا في مايو", "1.2.3.4", "من 14 إلى 16 مايو", "99/99/2024"} {
		if got, _, ok := Find(in); ok {
			t.Errorf("Find(%q) = %v, want none", in, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"الثلاثاء, 14 مايو 2024 10:30:00 +0300", "24/08/2020 12:23 م", "2025年8月3日 16:15", "May 14, 2024 at 3 p.m. GMT+2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, _, ok := Find(s); ok && (got.Year() < 1799 || got.Year() > 2201) {
			t.Errorf("Find(%q) = %v", s, got)
		}
		if got, err := Parse(s); err == nil {
			if _, err := Parse(got.Format("2006-01-02T15:04:05Z07:00")); err != nil && got.Year() > 0 && got.Year() < 9999 {
				t.Errorf("Parse(%q) = %v, which is not read again: %v", s, got, err)
			}
		}
	})
}
