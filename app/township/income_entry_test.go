package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

var entryItems = []township.IncomeItem{
	{Category: township.Operating, Name: "猪", Unit: "头", Position: 1, Price: 180000, CostRatio: 60 * 10000},
	{Category: township.Operating, Name: "其他", Detail: township.FreeItem, Position: 2},
	{Category: township.Transfer, Name: "新农保（养老保险金）", Unit: "月", Detail: township.PersonItem, Position: 1},
	{Category: township.Wage, Name: "务工收入", Unit: "月", Detail: township.WorkItem, Position: 1},
}

var entryFamily = []township.IncomePerson{{Name: "张三", Age: 66}, {Name: "李四", Age: 40, Works: true, Area: "省外", Months: 8}, {Name: "张小", Age: 12}}

func rowsText(rows []township.EntryRow) string {
	var out []string
	for _, r := range rows {
		sign := map[township.EntryKind]string{township.EntryItem: "", township.EntryRolled: "Σ", township.EntryPerson: "@", township.EntryFree: "…", township.EntryTotal: "=", township.EntryTitle: "#"}[r.Kind]
		last := ""
		if r.Last != nil {
			last = "<" + r.Last.Income.String()
		}
		out = append(out, sign+r.Item.Name+r.Line.Label+r.Line.Person+last)
	}
	return strings.Join(out, " ")
}

func TestEntryRows(t *testing.T) {
	lines := []township.IncomeLine{
		{Category: township.Operating, Item: "柠檬", Income: 1},
		{Category: township.Operating, Item: "其他", Label: "竹编", Income: 1},
		{Category: township.Wage, Item: "务工收入", Person: "老王", Income: 5},
	}
	last := []township.IncomeLine{
		{Category: township.Operating, Item: "猪", Income: 300},
		{Category: township.Operating, Item: "其他", Label: "蜂蜜", Income: 2},
		{Category: township.Wage, Item: "务工收入", Person: "李四", Income: 900},
	}
	want := "#1.生产经营性收入 猪<3.00 柠檬 …其他竹编 …其他蜂蜜<0.02 …其他 =小计 #2.财产性收入 =小计 #3.转移性收入 Σ新农保（养老保险金） @新农保（养老保险金）张三 =小计 #4.工资性收入 Σ务工收入<9.00 @务工收入李四<9.00 @务工收入老王 =小计"
	rows := township.EntryRows(entryItems, entryFamily, lines, last)
	if got := rowsText(rows); got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
	for _, r := range rows {
		if r.Kind == township.EntryRolled && r.Item.Name == "务工收入" && r.Line.Income != 5 {
			t.Errorf("the sum of the wages is %v", r.Line.Income)
		}
		if r.Line.Person == "李四" && r.Line.Place != "省外" {
			t.Errorf("李四 works at %q", r.Line.Place)
		}
	}
}

func TestTyping(t *testing.T) {
	type step struct {
		cell  township.EntryCell
		typed string
	}
	pig := township.EntryRow{Item: entryItems[0], Line: township.IncomeLine{Category: township.Operating, Item: "猪", Unit: "头"}}
	work := township.EntryRow{Kind: township.EntryPerson, Item: entryItems[3], Line: township.IncomeLine{Category: township.Wage, Item: "务工收入", Person: "李四"}}
	for name, c := range map[string]struct {
		row             township.EntryRow
		steps           []step
		income, expense string
	}{
		"a quantity offers":            {pig, []step{{township.CellQuantity, "3"}}, "5400.00", "3240.00"},
		"another quantity offers anew": {pig, []step{{township.CellQuantity, "3"}, {township.CellQuantity, "2"}}, "3600.00", "2160.00"},
		"what was typed stays":         {pig, []step{{township.CellQuantity, "3"}, {township.CellIncome, "6000"}, {township.CellQuantity, "4"}}, "6000.00", "3240.00"},
		"months and pay make the wage": {work, []step{{township.CellQuantity, "8"}, {township.CellPrice, "3200"}}, "25600.00", "0.00"},
		"other months make another":    {work, []step{{township.CellQuantity, "8"}, {township.CellPrice, "3200"}, {township.CellQuantity, "9"}}, "28800.00", "0.00"},
		"a sum":                        {pig, []step{{township.CellIncome, "1200*3+500"}}, "4100.00", "0.00"},
	} {
		row := c.row
		for _, s := range c.steps {
			line, err := row.Typed(s.cell, s.typed)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			row.Line = line
		}
		if row.Line.Income.String() != c.income || row.Line.Expense.String() != c.expense {
			t.Errorf("%s: %v, %v", name, row.Line.Income, row.Line.Expense)
		}
	}
	line, err := pig.Typed(township.CellIncome, "3头")
	if err == nil || line != pig.Line {
		t.Errorf("a refused text left %+v, %v", line, err)
	}
	line, _ = pig.Typed(township.CellIncome, "1200*3+500")
	pig.Line = line
	if got := line.WorkingOf(township.CellIncome); got != "1200*3+500" || line.WorkingOf(township.CellExpense) != "" {
		t.Errorf("worked out as %q", got)
	}
	if line, _ = pig.Typed(township.CellIncome, "4100"); line.Workings != "" {
		t.Errorf("a plain number keeps the sum %q", line.Workings)
	}
}

func TestFromLast(t *testing.T) {
	last := township.IncomeLine{ID: 9, Category: township.Operating, Item: "猪", Quantity: 20000, Income: 300, Workings: "收入 1+2"}
	row := township.EntryRow{Item: entryItems[0], Line: township.IncomeLine{ID: 4, Category: township.Operating, Item: "猪"}, Last: &last}
	if got := row.FromLast(); got.ID != 4 || got.Quantity != 20000 || got.Income != 300 || got.Workings != "" {
		t.Errorf("%+v", got)
	}
	row.Last = nil
	if got := row.FromLast(); got != row.Line {
		t.Errorf("without a last year: %+v", got)
	}
}
