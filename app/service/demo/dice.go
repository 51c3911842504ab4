package demo

import (
	"math/rand/v2"
	"time"

	"taizhang/app/township"
)

// builder makes the township up, step by step from one source of chance.
type builder struct {
	*rand.Rand
	day     time.Time
	today   township.Date
	founded township.Date   // when the ledgers were opened
	phones  int             // given out
	helpers map[int]int     // households that have theirs, by village
	named   map[string]bool // names that somebody has
	born    map[string]int  // people by birth date
	babies  int             // children made newborn
	newborn int             // children without a number

	uyghurDone bool // the family with long names is there
}

// The ledgers were opened when the last households had come out of poverty; a day before that gets ledgers that
// are at least this old.
const (
	ledgersOpened = township.Date("2021-01-10")
	youngestBooks = 300 // days
)

func newBuilder(today township.Date) *builder {
	day, _ := today.Time(time.UTC)
	if !today.Full() || day.IsZero() {
		day = time.Date(2021, 11, 19, 0, 0, 0, 0, time.UTC)
	}
	b := &builder{
		Rand:    rand.New(rand.NewPCG(seed, uint64(day.Unix()))),
		day:     day,
		today:   township.DateOf(day),
		founded: ledgersOpened,
		helpers: map[int]int{},
		named:   map[string]bool{},
		born:    map[string]int{},
	}
	if latest := b.daysAgo(youngestBooks); latest < b.founded {
		b.founded = latest
	}
	return b
}

// between returns a number from lo up to and with hi.
func (b *builder) between(lo, hi int) int { return lo + b.IntN(max(hi-lo, 0)+1) }

// chance is true in so many cases of a hundred.
func (b *builder) chance(percent int) bool { return b.IntN(100) < percent }

// share is a value with its weight.
type share struct {
	weight int
	value  string
}

// draw picks a value by weight.
func (b *builder) draw(shares []share) string {
	total := 0
	for _, s := range shares {
		total += s.weight
	}
	n := b.IntN(total)
	for _, s := range shares {
		if n -= s.weight; n < 0 {
			return s.value
		}
	}
	return ""
}

// pick returns one of a list.
func (b *builder) pick(list []string) string { return list[b.IntN(len(list))] }

// daysAgo is the day so many days before today.
func (b *builder) daysAgo(n int) township.Date { return township.DateOf(b.day.AddDate(0, 0, -n)) }

// dayBetween is a day from first to last, first if they are the wrong way round.
func (b *builder) dayBetween(first, last township.Date) township.Date {
	return addDays(first, b.IntN(max(daysBetween(first, last), 0)+1))
}

func addDays(d township.Date, n int) township.Date {
	t, _ := d.Time(time.UTC)
	return township.DateOf(t.AddDate(0, 0, n))
}

func daysBetween(first, last township.Date) int {
	a, _ := first.Time(time.UTC)
	z, _ := last.Time(time.UTC)
	return int(z.Sub(a).Hours() / 24)
}

// code spreads the numbers of households over eight digits, each its own.
func (b *builder) code(number int) int {
	const step, space = 61803399, 100000000 // without a common divisor
	return number * step % space
}

// phone gives out 1900000xxxx, each once.
func (b *builder) phone() string {
	const step, space = 7919, 10000
	b.phones++
	return "1900000" + padded(b.phones*step%space, 4)
}
