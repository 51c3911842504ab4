package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestIncomeReader(t *testing.T) {
	items := append(township.DefaultIncomeItems(), township.IncomeItem{Category: township.Operating, Name: "黄牛", Retired: true})
	r := township.IncomeReader{
		Items: items, Year: "2021", Family: []township.IncomePerson{{Name: "王强", Area: "省外"}},
		Was: []township.IncomeLine{{Category: township.Wage, Item: "旧补贴", Income: 5}, {Category: township.Transfer, Item: "低保金", Person: "李老太", Income: 5}},
	}
	for name, c := range map[string]struct {
		typed township.IncomeTyped
		want  string // the line, or what is said
		at    township.IncomeCellKey
	}{
		"wage":                     {township.IncomeTyped{Item: "务工收入", Whose: "王强", Quantity: "10", Income: "30000"}, "务工收入（王强） 省外 10 3000.00 30000.00 0.00", ""},
		"wage that does not part":  {township.IncomeTyped{Item: "务工收入", Whose: "王强", Quantity: "3", Income: "100"}, "务工收入（王强） 省外 3 0.00 100.00 0.00", ""},
		"sum":                      {township.IncomeTyped{Item: "猪", Quantity: "1+2", Income: "=1800*3", Expense: "２００"}, "猪  3 0.00 5400.00 200.00", ""},
		"named other":              {township.IncomeTyped{Category: "1.生产经营性收入", Item: "其他:竹编", Income: "5"}, "其他：竹编  0 0.00 5.00 0.00", ""},
		"other without a name":     {township.IncomeTyped{Category: "财产性收入", Item: "其他", Income: "5"}, "要写上是什么", township.BookWhose},
		"gone from the catalogue":  {township.IncomeTyped{Item: "旧补贴", Income: "7"}, "旧补贴  0 0.00 7.00 0.00", ""},
		"retired":                  {township.IncomeTyped{Item: "黄牛", Income: "7"}, "已停用", township.BookItem},
		"on the sheet, left since": {township.IncomeTyped{Item: "低保金", Person: "李老太", Income: "7"}, "低保金（李老太）  0 0.00 7.00 0.00", ""},
		"as written by hand":       {township.IncomeTyped{Item: "新农保 (养老保险金)", Income: "7"}, "新农保（养老保险金）  0 0.00 7.00 0.00", ""},
		"too much":                 {township.IncomeTyped{Item: "猪", Income: "100000001"}, "超过1亿元", township.BookIncome},
	} {
		l, at, err := r.Line(c.typed)
		got := strings.Join([]string{l.Name(), l.Place, l.Quantity.String(), l.Price.String(), l.Income.String(), l.Expense.String()}, " ")
		if err != nil {
			got = township.Say(err)
		}
		if at != c.at || err == nil && got != c.want || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q at %q, want %q at %q", name, got, at, c.want, c.at)
		}
	}
}

func TestHintLinesHaveNoFigures(t *testing.T) {
	last := []township.IncomeLine{
		{Category: township.Operating, Item: "猪", Unit: "头", Quantity: 20000, Income: 360000},
		{Category: township.Operating, Item: "其他", Label: "竹编", Income: 5},
		{Category: township.Wage, Item: "务工收入", Person: "王强", Income: 9},
	}
	family := []township.IncomePerson{{Name: "王强"}, {Name: "李秀英", Age: 66}}
	var got []string
	for _, l := range township.HintLines(township.DefaultIncomeItems(), family, last) {
		if !l.Blank() {
			t.Errorf("%+v has figures", l)
		}
		got = append(got, l.Name())
	}
	if want := "猪 其他：竹编 新农保（养老保险金）（李秀英） 务工收入（王强）"; strings.Join(got, " ") != want {
		t.Errorf("hints %q, want %q", got, want)
	}
}
