package tag

import (
	"math/rand"
	"testing"
)

// TestPlaces: each hash is found with its number, others are not, and what
// stands there twice or is too much is an error.
func TestPlaces(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, n := range []int{0, 1, 2000, 100_000} {
		of := map[uint32]uint32{}
		var hashes, rows []uint32
		for len(hashes) < n {
			h := rng.Uint32()
			if of[h] == 0 {
				of[h] = uint32(len(hashes) + 1)
				hashes, rows = append(hashes, h), append(rows, of[h])
			}
		}
		p, err := newPlaces(hashes, rows)
		if err != nil {
			t.Fatalf("%d hashes: %v", n, err)
		}
		for range n + 100 {
			hashes = append(hashes, rng.Uint32())
		}
		for _, h := range hashes {
			if got := p.find(h); got != of[h] {
				t.Fatalf("%d hashes: %x has %d, want %d", n, h, got, of[h])
			}
		}
	}
	if _, err := newPlaces([]uint32{7, 8, 7}, []uint32{1, 2, 3}); err == nil {
		t.Error("no error of a hash that stands there twice")
	}
	if _, err := newPlaces(make([]uint32, maxFeatures+1), nil); err == nil {
		t.Error("no error of too many")
	}
}

// TestRows: sums are those of the weights, near and far, each with what all
// are kept larger.
func TestRows(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	const n, far = 40, 25
	r := newRows(n, far)
	var want [numTags]int
	var all []uint32
	for row := range uint32(n + 1) {
		all = append(all, row)
		for tag := range numTags {
			if row == 0 || row > far && lanes[tag] >= nearTags || rng.Intn(3) > 0 {
				continue
			}
			w := rng.Intn(256) - 128
			want[tag] += w
			pair := []byte{byte(tag), byte(int8(w))}
			if isFar(pair) != (lanes[tag] >= nearTags) {
				t.Errorf("far is %v of tag %d", isFar(pair), tag)
			}
			r.set(row, pair)
		}
	}
	near := r.sum(all, nearRow{})
	for tag := range numTags {
		got := uint16(0)
		if lane := lanes[tag]; lane < nearTags {
			got = near.of(lane)
		} else {
			got = r.sumFar(all, lane)
		}
		if int(got) != want[tag]+zero*len(all) {
			t.Errorf("tag %d has %d, want %d", tag, int(got)-zero*len(all), want[tag])
		}
	}
}
