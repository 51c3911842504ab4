package table

import "slices"

// span is what a column asks for, mm: at least min, and no more than need.
type span struct{ min, need, weight float64 }

// share divides width among the spans. Where there is enough, each gets its need, and the rest
// evens them out by weight; where there is not, the widest give way first, down to their
// min, so that as few columns as possible wrap; where not even that is there, all shrink alike.
func share(spans []span, width float64) []float64 {
	total := func(of func(span) float64) float64 {
		sum := 0.0
		for _, s := range spans {
			sum += of(s)
		}
		return sum
	}
	least := total(func(s span) float64 { return s.min })
	needed := total(func(s span) float64 { return s.need })
	var give func(s span, level float64) float64
	switch {
	case least > width:
		give = func(s span, level float64) float64 { return level * s.min }
	case needed > width:
		give = func(s span, level float64) float64 { return max(s.min, min(s.need, level)) }
	default:
		give = func(s span, level float64) float64 { return max(s.need, level*s.weight) }
	}
	level := solve(width, func(level float64) float64 {
		return total(func(s span) float64 { return give(s, level) })
	})
	widths := make([]float64, len(spans))
	for i, s := range spans {
		widths[i] = give(s, level)
	}
	return widths
}

// solve finds the level at which a rising sum reaches want.
func solve(want float64, sum func(level float64) float64) float64 {
	low, high := 0.0, 1.0
	for sum(high) < want && high < 1e9 {
		high *= 2
	}
	for range 60 {
		if mid := (low + high) / 2; sum(mid) < want {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// Limits of what one column may ask for, as multiples of its weighted share of the width.
const (
	rareLimit  = 1.6 // for the few cells that are longer than the rest of a wrapping column
	fixedLimit = 2.0 // for a column that should not wrap
)

// typical returns what a wrapping column needs: its widest cell, except that a tenth of the cells
// may be longer and wrap if they go beyond limit.
func typical(widths []int32, limit float64) float64 {
	if len(widths) == 0 {
		return 0
	}
	sorted := slices.Clone(widths)
	slices.Sort(sorted)
	widest := float64(sorted[len(sorted)-1])
	if widest <= limit {
		return widest
	}
	return min(widest, max(limit, float64(sorted[(len(sorted)-1)*9/10])))
}
