package township_test

import (
	"slices"
	"testing"

	"taizhang/app/township"
)

func TestIncomeFormWords(t *testing.T) {
	f := township.IncomeForm{County: "某县", Office: "清溪镇", Village: "柏树村", Group: "3组", Year: "2021"}
	for got, want := range map[string]string{
		f.Title(): "某县巩固脱贫成果“回头看”收入计算表", f.Town(): "清溪", f.Hamlet(): "柏树", f.Team(): "3", f.Name(): "收入计算表（2021年）",
		(&township.IncomeForm{Office: "南塔街道"}).Town(): "南塔", (&township.IncomeForm{Village: "河东社区"}).Hamlet(): "河东社区",
		(&township.IncomeForm{Office: "镇", Year: "2020"}).Town():                         "镇",
		township.IncomePrint{Year: "2021", Way: township.PrintPrefilled}.FileName("柏树村"): "柏树村预填收入计算表_2021年.pdf",
		township.IncomePrint{Year: "2021", Way: township.PrintCompleted}.FileName("柏树村"): "柏树村收入计算表_2021年.pdf",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for typ, want := range map[string]string{
		"脱贫户": "stable", "低保脱贫户": "stable", "监测户": "monitored", "未脱贫户": "未脱贫户", "边缘户": "边缘户", "农村低保户": "农村低保户", "": "",
	} {
		stable, monitored, other := (&township.IncomeForm{Type: typ}).Ticks()
		got := other
		switch {
		case stable:
			got += "stable"
		case monitored:
			got += "monitored"
		}
		if got != want {
			t.Errorf("%s ticks %q, want %q", typ, got, want)
		}
	}
}

func TestIncomePrintIsChecked(t *testing.T) {
	for want, r := range map[string]township.IncomePrint{
		"“”不是年度，请写成 2021 这样。":          {Way: township.PrintBlank, Copies: 1},
		"空白表的份数要在 1 到 5000 之间，现在是 0。":  {Year: "2021", Way: township.PrintBlank},
		"收入计算表只能打印空白表、预填表或完成表，没有“草稿”。": {Year: "2021", Way: "草稿"},
		"": {Year: "2021", Way: township.PrintCompleted},
	} {
		if err := r.Validate(); (want == "") != (err == nil) || err != nil && township.Say(err) != want {
			t.Errorf("%+v: %v, want %q", r, err, want)
		}
	}
}

func sum(lines []township.IncomeFormLine, name string) township.IncomeFormLine {
	return lines[slices.IndexFunc(lines, func(l township.IncomeFormLine) bool { return l.Name == name })]
}

func TestIncomeFormLines(t *testing.T) {
	items := township.DefaultIncomeItems()
	lines := []township.IncomeLine{
		{Category: township.Operating, Item: "猪", Unit: "头", Quantity: 30000, Income: 100000, Expense: 250000},
		{Category: township.Transfer, Item: "高龄补贴", Unit: "月", Quantity: 120000, Income: 60000, Uncounted: true},
		{Category: township.Wage, Item: "务工收入", Person: "甲", Unit: "月", Quantity: 30000, Income: 900000},
		{Category: township.Wage, Item: "务工收入", Person: "乙", Unit: "月", Quantity: 40000, Income: 100000},
	}
	totals := township.TotalsOf(lines, 0)
	f := township.IncomeForm{Year: "2021", Rows: township.RollUp(lines, items), Totals: &totals}
	got := f.Lines()
	for name, want := range map[string]township.IncomeFormLine{
		"猪":     {Category: "1.生产经营性收入", Name: "猪", Unit: "头", Quantity: "3", Income: "1,000.00", Expense: "2,500.00", Net: "-1,500.00"},
		"高龄补贴＊": {Category: "3.转移性收入", Name: "高龄补贴＊", Unit: "月", Quantity: "12", Income: "600.00", Net: "600.00"},
		"务工收入":  {Category: "4.工资性收入", Name: "务工收入", Unit: "月", Quantity: "7", Income: "10,000.00", Net: "10,000.00"},
		"小计":    {Category: "1.生产经营性收入", Name: "小计", Income: "1,000.00", Expense: "2,500.00", Net: "-1,500.00", Sum: true},
		"合计":    {Name: "合计", Income: "11,000.00", Expense: "2,500.00", Net: "8,500.00", Sum: true},
		"人均纯收入": {Name: "人均纯收入", Net: township.NoFamily, Sum: true},
	} {
		if l := sum(got, name); l != want {
			t.Errorf("%s: got %+v, want %+v", name, l, want)
		}
	}
	if f.Note() != "＊ 按政策不计入收入，不在小计、合计之内。" {
		t.Errorf("the note is %q", f.Note())
	}
}

// Last year's figures are hints: in their cells, without sums, and with a further 其他 to write on.
func TestHintRows(t *testing.T) {
	items := township.DefaultIncomeItems()
	items[0].Retired = true // 猪
	last := []township.IncomeLine{
		{Category: township.Operating, Item: "猪", Quantity: 30000, Income: 100000},
		{Category: township.Operating, Item: "牛", Unit: "头", Quantity: 10000, Income: 540000, Expense: 50},
		{Category: township.Operating, Item: "其他", Label: "竹编", Unit: "件", Quantity: 10000, Income: 100},
	}
	f := township.IncomeForm{Year: "2021", Rows: township.HintRows(last, items), Hinted: true}
	lines := f.Lines()
	if lines[0] != (township.IncomeFormLine{Category: "1.生产经营性收入", Name: "牛", Unit: "头", Quantity: "1", Income: "5,400", Expense: "0.50", Hint: true}) {
		t.Errorf("the first line is %+v", lines[0])
	}
	at := slices.IndexFunc(lines, func(l township.IncomeFormLine) bool { return l.Name == "其他：竹编" })
	if at < 0 || !lines[at].Named || lines[at+1].Name != "其他：____" || lines[at+2].Name != "小计" || lines[at+2].Net != "" {
		t.Errorf("其他 is %+v", lines[at:])
	}
	if n := len(f.Rows); n != len(items) { // without 猪, with one 其他 more
		t.Errorf("%d rows, want %d", n, len(items))
	}
}
