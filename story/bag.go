package story

import (
	"math"
	"slices"
)

// Bag is a set of words, by hash, in ascending order.
type Bag struct {
	Words   []uint32
	Weights []float32
	Mass    float32 // sum of the weights
}

// bag makes a set of words.
func (w *Weights) bag(words []uint32) Bag {
	words = slices.Clone(words)
	slices.Sort(words)
	b := Bag{Words: slices.Compact(words)}
	for _, h := range b.Words {
		v := w.of(h)
		b.Weights = append(b.Weights, v)
		b.Mass += v
	}
	return b
}

// Common is the weight of the words that both have.
func (b *Bag) Common(c *Bag) float32 {
	var sum float32
	for i, j := 0, 0; i < len(b.Words) && j < len(c.Words); {
		switch x, y := b.Words[i], c.Words[j]; {
		case x == y:
			sum += b.Weights[i]
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return sum
}

// Alike is how far two sets have the same words, from 0 to 1: the cosine.
func (b *Bag) Alike(c *Bag) float32 {
	if b.Mass == 0 || c.Mass == 0 {
		return 0
	}
	return b.Common(c) / float32(math.Sqrt(float64(b.Mass)*float64(c.Mass)))
}
