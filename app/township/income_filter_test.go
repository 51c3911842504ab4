package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestFilterFigures(t *testing.T) {
	row := func(head, closed string) *township.HouseholdRow {
		return &township.HouseholdRow{Village: "柏树村", Head: head, Closed: township.Date(closed)}
	}
	last := township.Fen(1000)
	figures := []township.IncomeFigure{
		{Row: row("甲", ""), State: township.SheetSigned, Known: true, PerCapita: 500, Last: &last},
		{Row: row("乙", ""), State: township.SheetDraft},
		{Row: row("丙", ""), Last: &last},
		{Row: row("丁", "2021-08-01"), State: township.SheetComplete, Known: true, PerCapita: 900, Last: &last},
	}
	for want, f := range map[string]township.IncomeFilter{
		"甲乙丙丁": {}, "甲": {Below: 900}, "丁": {From: 900}, "甲丁": {Fallen: 10}, "乙": {NoPeople: true}, "甲乙丁": {Sheets: township.SheetsAny}, "丙": {Sheets: township.SheetsMissing},
		"": {HouseholdFilter: township.HouseholdFilter{State: township.StateClosed}, Below: 900},
	} {
		var got strings.Builder
		for _, r := range township.FilterFigures(figures, f) {
			got.WriteString(r.Row.Head)
		}
		if got.String() != want {
			t.Errorf("%+v lets %q through, want %q", f, got.String(), want)
		}
	}
}

// Falls that show the same percentage stand in their true order.
func TestLargestFalls(t *testing.T) {
	figure := func(head string, last, now township.Fen) township.IncomeFigure {
		return township.IncomeFigure{Row: &township.HouseholdRow{Head: head}, Known: true, PerCapita: now, Last: &last}
	}
	figures := []township.IncomeFigure{
		figure("甲", 3624000, 2517600), figure("乙", 1302050, 898680), figure("丙", 1000, 1200), figure("丁", 1493400, -64977), figure("戊", 0, 500), figure("己", 1000, 999),
	}
	got := ""
	for _, f := range township.LargestFalls(figures, 3) {
		got += f.Row.Head
	}
	if got != "丁乙甲" {
		t.Errorf("the falls are %q", got)
	}
}
