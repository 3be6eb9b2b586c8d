package when

import "github.com/sijil-news/sijil/lang/calendar"

// date is a day, a month or a year.
type date = calendar.Date
