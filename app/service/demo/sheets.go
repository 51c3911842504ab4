package demo

import (
	"math/rand/v2"
	"strings"

	"taizhang/app/township"
)

// progress is how far a village is with the sheets of a year: of a hundred households so many have one, and of these so
// many are signed and complete.
type progress struct{ sheets, signed, complete int }

// progressOf is by village, in their order.
var progressOf = []progress{
	{100, 92, 6}, {100, 80, 14}, {98, 74, 20}, {94, 60, 26}, {92, 55, 30}, {84, 40, 40}, {76, 30, 40}, {70, 12, 48}, {34, 0, 20},
}

// ofLastYear is the same everywhere: it is done.
var ofLastYear = progress{86, 96, 4}

// sheets are the household's income sheets of two years, the older first.
func (h *home) sheets() []township.IncomeSheet {
	own := *h.builder
	own.Rand = rand.New(rand.NewPCG(seed, uint64(h.plan.number)))
	mine := *h
	mine.builder = &own
	m := &sheetMaker{home: &mine}
	now := m.sheet(sheetYear)
	now.Lines, now.LandLet = m.reckon()
	before := m.sheet(yearLast)
	before.LandLet = now.LandLet
	before.Lines = m.lastYear(now.Lines)
	if now.Rigid > 0 && m.chance(50) {
		before.Rigid = now.Rigid / 2 / 10000 * 10000
	}
	var out []township.IncomeSheet
	for _, s := range []struct {
		sheet township.IncomeSheet
		far   progress
	}{{before, ofLastYear}, {now, progressOf[m.plan.village]}} {
		if m.chance(s.far.sheets) {
			m.advance(&s.sheet, s.far)
			out = append(out, s.sheet)
		}
	}
	return out
}

// sheet is a draft without lines.
func (m *sheetMaker) sheet(year string) township.IncomeSheet {
	s := township.IncomeSheet{Year: year, Version: 1, State: township.SheetDraft, Population: len(m.people), Head: m.people[0].name, Type: m.sheetType()}
	if year == sheetYear && (m.any(isGravelyIll) || m.any(studies)) {
		s.Rigid = township.Fen(m.between(12, 90) * 100_00)
	}
	return s
}

func (m *sheetMaker) sheetType() string {
	s := m.plan.status
	switch {
	case s.monitor != "" && !s.cleared:
		return township.TypeMonitored
	case s.ledger == township.Marginal:
		return township.Marginal.Word()
	case s.poor:
		return township.TypeStable
	}
	return "一般农户"
}

// reckon writes the lines of the year of which the rosters speak, in the order of the form.
func (m *sheetMaker) reckon() ([]township.IncomeLine, township.Quantity) {
	m.operating(m.money.operating, m.money.expense)
	let := m.property(m.money.property)
	m.transfers()
	m.schooling()
	m.wages()
	return township.KeptLines(m.lines, listed), let
}

// listed are the items of a year.
var listed = incomeItems()[:len(incomeItems())/2]

// lastYear is what the lines were a year before: a little less, but for those who fell back since.
func (m *sheetMaker) lastYear(lines []township.IncomeLine) []township.IncomeLine {
	share := m.between(84, 99)
	switch {
	case m.plan.status.relapse:
		share = m.between(150, 185)
	case m.plan.status.monitor != "" && m.chance(20):
		share = m.between(60, 70) // 重点帮扶
	case m.chance(4):
		share = m.between(135, 150)
	}
	out := make([]township.IncomeLine, len(lines))
	for i, l := range lines {
		out[i] = m.before(l, share)
	}
	return out
}

// before is a line a year ago, at so many percent.
func (m *sheetMaker) before(l township.IncomeLine, share int) township.IncomeLine {
	part := func(f township.Fen) township.Fen { return f * township.Fen(share) / 100 / 100 * 100 }
	switch {
	case l.Category == township.Wage:
		months := max(1, min(12, (int(l.Quantity)/whole*share+50)/100))
		l.Quantity = units10k(months)
		l.Price = l.Price * 96 / 100 / 1000 * 1000
		l.Income = l.Price * township.Fen(months)
	case l.Person != "" && !l.Uncounted:
		month := l.Income / 12 * 95 / 100 / 500 * 500 // in steps of five yuan
		l.Income = month * 12
	case l.Uncounted:
	default:
		l.Income, l.Expense = part(l.Income), part(l.Expense)
	}
	return l
}

// advance takes a sheet as far as its village is.
func (m *sheetMaker) advance(s *township.IncomeSheet, far progress) {
	at := m.IntN(100)
	if at >= far.signed+far.complete {
		return
	}
	first := township.Date(s.Year + "-10-09")
	s.State, s.Reckoner = township.SheetComplete, m.helper.name
	s.ReckonedOn = min(addDays(first, m.IntN(30)), m.today)
	if at >= far.signed {
		return
	}
	s.State = township.SheetSigned
	s.On = min(addDays(s.ReckonedOn, m.between(1, 6)), m.today)
	s.Signer = s.Head
	if len(m.people) > 1 && strings.HasPrefix(m.people[0].workArea, "省外") {
		s.Signer, s.Proxy, s.ProxyReason = "", m.people[1].name, "户主在省外务工，电话确认后由家人代签"
	}
}
