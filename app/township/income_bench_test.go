package township_test

import (
	"strconv"
	"testing"

	"taizhang/app/township"
)

// The sheets of a large township: as many as data/datatest has households, twenty lines each.
const (
	benchSheets = 20_000
	benchLines  = 20
)

func benchTown() []township.IncomeSheet {
	items := township.DefaultIncomeItems()
	sheets := make([]township.IncomeSheet, benchSheets)
	for i := range sheets {
		s := &sheets[i]
		s.Population, s.Rigid = i%6+1, township.Fen(i%9*100_00)
		for k := range benchLines {
			item := items[(i+2*k)%len(items)]
			s.Lines = append(s.Lines, township.IncomeLine{
				Category: item.Category, Item: item.Name, Label: strconv.Itoa(k), Income: township.Fen(1000_00 + 7*i + k), Expense: township.Fen(k * 1000), Uncounted: k == benchLines-1,
			})
		}
	}
	return sheets
}

var benchSum township.Fen // keeps the work

// BenchmarkRecompute works 20,000 sheets out anew: totals, per head, flags.
func BenchmarkRecompute(b *testing.B) {
	sheets := benchTown()
	last := township.Fen(9000_00)
	standards := []township.Standard{{PovertyLine: 6000_00, MonitorLine: 6500_00, FocusLine: 4000_00, Fall: 30, RigidShare: 50}}
	for b.Loop() {
		for i := range sheets {
			t := sheets[i].Totals()
			perCapita, _ := t.PerCapita()
			benchSum += perCapita + township.Fen(len(township.Flags(t, sheets[i].Rigid, &last, standards)))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchSheets, "ns/sheet")
}

// BenchmarkBareSum adds the same amounts up and nothing else.
func BenchmarkBareSum(b *testing.B) {
	sheets := benchTown()
	for b.Loop() {
		for i := range sheets {
			for k := range sheets[i].Lines {
				benchSum += sheets[i].Lines[k].Income - sheets[i].Lines[k].Expense
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchSheets, "ns/sheet")
}
