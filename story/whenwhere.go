package story

import "math"

// days compares when. A date that is told weighs more than that of publication;
// an event is told on its day or in the days after.
func days(a *Article, p *Report, b *Article, q *Report) (float32, Veto) {
	if p.Day == NoDay || q.Day == NoDay {
		return 0, ""
	}
	apart := gap(p.Day, p.Until, q.Day, q.Until)
	exact := p.Day == p.Until && q.Day == q.Until
	switch told := (p.Told != "") && (q.Told != ""); {
	case told && exact && apart == 0:
		return 1.5, ""
	case told && apart == 1 && exact: // «last night», other zones
		return -1.7, ""
	case told && apart > 0:
		return 0, OtherDay
	case told:
		return 0.3, ""
	case p.Told == "" && q.Told == "":
		v := [...]float32{0.7, 0.4, -0.3, -0.7, -1, -1.3, -1.6, -1.8}[min(apart, 7)]
		switch { // the news of another day, in the words of every day
		case apart > 1 && p.Early && q.Early:
			v -= 2.5
		case apart > 1 && len(p.Speakers) > 0 && len(q.Speakers) > 0:
			v -= 2.5
		}
		return v, ""
	}
	// one is told: the other one's publication is on that day or soon after
	day, pub := p, b.Day
	if p.Told == "" {
		day, pub = q, a.Day
	}
	if pub == NoDay {
		return 0, ""
	}
	switch after := pub - day.Until; {
	case after > 7:
		return -1.5, ""
	case day.Until-day.Day > 7:
		return -0.3, ""
	case after < -1 && day.Day-pub > 1 && p.Realis == "actual":
		return 0, OtherDay
	case after <= 1:
		return 0.6, ""
	case after <= 3:
		return 0, ""
	}
	return -0.7, ""
}

// gap is how many days lie between two times, 0 where they touch.
func gap(a, b, c, d int) int { return max(0, c-b, a-d) }

// Distances in kilometres within which two places may be one, and beyond which
// they are not.
const (
	close = 30
	apart = 80

	onePlace = 1 // a place by its names in two languages has one point
)

// places compares where.
func places(p, q *Report) (float32, Veto) {
	if p.Place == "" || q.Place == "" {
		return 0, ""
	}
	if p.Place == q.Place || p.HasCoord && q.HasCoord && p.Country == q.Country && p.Wide == q.Wide && distance(p.Lat, p.Lon, q.Lat, q.Lon) < onePlace {
		if wide(p) {
			return 0.5, ""
		}
		return 0.5 + perWeight*p.PlaceWeight, ""
	}
	if p.Country != "" && q.Country != "" && p.Country != q.Country {
		if wide(p) || wide(q) {
			return -1.5, ""
		}
		return 0, OtherPlace
	}
	if wide(p) || wide(q) || !p.HasCoord || !q.HasCoord {
		return 0, ""
	}
	switch d := distance(p.Lat, p.Lon, q.Lat, q.Lon); {
	case d < close:
		return 0.3, ""
	case d > apart:
		return 0, OtherPlace
	}
	return -1, ""
}

// wide tells whether the place is a whole state, or lies nobody knows where.
func wide(p *Report) bool { return p.Wide || !p.HasCoord }

// distance in kilometres between two points of the Earth.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad, km = math.Pi / 180, 6371
	x := (lon2 - lon1) * rad * math.Cos((lat1+lat2)/2*rad)
	y := (lat2 - lat1) * rad
	return km * math.Hypot(x, y)
}
