package main

import "testing"

func TestReadCity(t *testing.T) {
	// name "Idlib", country "SY", population 300, 36.63 E, 35.93 N
	msg := []byte{2<<3 | 2, 5, 'I', 'd', 'l', 'i', 'b', 3<<3 | 2, 2, 'S', 'Y', 9 << 3, 0xAC, 2,
		10 << 3, 0xF0, 0x94, 0xBF, 3, 11 << 3, 0xD0, 0x87, 0xB6, 3}
	var lat, lon int64
	c, err := readCity(pbf{msg}, &lat, &lon)
	if err != nil {
		t.Fatal(err)
	}
	if c.name != "Idlib" || c.country != "SY" || c.pop != 300 || int(c.lat) != 35 || int(c.lon) != 36 {
		t.Errorf("got %+v", c)
	}
	if _, err := readCity(pbf{msg[:4]}, &lat, &lon); err == nil {
		t.Error("a record cut short is no error")
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{"Ḩawsh ‘Īsá": "hawshisa", "Łódź": "lodz", "Diyarbakır": "diyarbakir"} {
		if got := plain(in); got != want {
			t.Errorf("plain(%s) = %s, want %s", in, got, want)
		}
	}
	// Tver oblast, Altai krai, Taiz governorate; Kohgiluyeh in Persian letters
	for in, want := range map[string]string{"تفير أوبلاست": "تفير", "كراي ألطاي": "ألطاي", "محافظة تعز": "تعز", "كهكیلویه": ""} {
		if got := bareRegion(in); got != want {
			t.Errorf("bareRegion(%s) = %q, want %q", in, got, want)
		}
	}
}
