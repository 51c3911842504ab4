package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

// The list of form F4, in its order.
var formItems = map[township.IncomeCategory]string{
	township.Operating: "猪 牛 羊 兔 鸡 鸭鹅 蛋类 鱼类 柠檬 玉米 水稻 红苕 土豆 小麦 花生 油菜 大豆 柑子、梨子等水果 核桃 苗木 蔬菜 中药材类 蚕桑 其他",
	township.Property:  "土地流转金 租金 红利（利息、股息） 其他",
	township.Transfer:  "生态补偿金 地力补贴 新农保（养老保险金） 低保金 特困供养金 计生奖扶（特扶、独生子女费） 高龄补贴 残疾补贴 抚恤金 子女赡养金 其他",
	township.Wage:      "务工补贴 务工收入",
}

func TestDefaultItemsAreThoseOfTheForm(t *testing.T) {
	got := map[township.IncomeCategory][]string{}
	for _, i := range township.DefaultIncomeItems() {
		got[i.Category] = append(got[i.Category], i.Name)
		i.Year = "2021"
		if err := i.Validate(); err != nil {
			t.Errorf("%s: %v", i.Name, err)
		}
		if back := township.IncomeItemOf(i.Record()); back != i {
			t.Errorf("kept as %+v, was %+v", back, i)
		}
	}
	for c, want := range formItems {
		if names := strings.Join(got[c], " "); names != want {
			t.Errorf("%s: %s, want %s", c.Title(), names, want)
		}
	}
}

func TestIncomeCategoryOf(t *testing.T) {
	for s, want := range map[string]township.IncomeCategory{"1.生产经营性收入": township.Operating, "工资性收入": township.Wage, " transfer ": township.Transfer, "收入": ""} {
		if got, ok := township.IncomeCategoryOf(s); got != want || ok != (want != "") {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestItemValidate(t *testing.T) {
	for want, i := range map[string]township.IncomeItem{
		"":         {Category: township.Operating, Name: "柠檬"},
		"请填写品种名称。": {Category: township.Operating},
		"请选择“柠檬”属于哪一类收入。":            {Name: "柠檬"},
		"“小计”是表里的合计行，不能作品种名称，请换一个。":  {Category: township.Operating, Name: "小计"},
		"“慰问金”不计入收入，请写明政策依据。":        {Category: township.Transfer, Name: "慰问金", Uncounted: true},
		"“猪”的成本率请填 0 到 1000 之间的百分数。": {Category: township.Operating, Name: "猪", CostRatio: -1},
	} {
		got := ""
		if err := i.Validate(); err != nil {
			got = township.Say(err)
		}
		if got != want {
			t.Errorf("%+v: %q, want %q", i, got, want)
		}
	}
}

func TestRollUp(t *testing.T) {
	items := []township.IncomeItem{
		{Category: township.Operating, Name: "猪", Unit: "头", Position: 1},
		{Category: township.Operating, Name: "其他", Detail: township.FreeItem, Position: 2},
		{Category: township.Wage, Name: "务工收入", Unit: "月", Detail: township.WorkItem, Position: 1},
		{Category: township.Wage, Name: "旧补贴", Retired: true, Position: 2},
	}
	lines := []township.IncomeLine{
		{Category: township.Operating, Item: "其他", Label: "竹编", Income: 100},
		{Category: township.Operating, Item: "其他", Label: "蜂蜜", Income: 200, Expense: 50},
		{Category: township.Operating, Item: "柠檬", Unit: "斤", Quantity: 10000, Income: 5},
		{Category: township.Wage, Item: "务工收入", Person: "甲", Unit: "月", Quantity: 80000, Income: 800},
		{Category: township.Wage, Item: "务工收入", Person: "乙", Unit: "月", Quantity: 20000, Income: 200},
	}
	var got []string
	for _, r := range township.RollUp(lines, items) {
		got = append(got, strings.Join([]string{r.Name(), r.Unit, r.Quantity.Text(), r.Income.String(), r.Net.String()}, " "))
	}
	want := "猪 头  0.00 0.00|柠檬 斤 1 0.05 0.05|其他：竹编   1.00 1.00|其他：蜂蜜   2.00 1.50|务工收入 月 10 10.00 10.00"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("\n%s, want\n%s", s, want)
	}
}

func TestNamedItemsStandBeforeOthers(t *testing.T) {
	other := township.IncomeItem{Category: township.Operating, Name: "其他", Detail: township.FreeItem, Position: 1}
	honey := township.IncomeItem{Category: township.Operating, Name: "蜂蜜", Position: 2}
	rent := township.IncomeItem{Category: township.Property, Name: "租金", Position: 3}
	if township.ItemOrder(honey, other) >= 0 || township.ItemOrder(other, rent) >= 0 {
		t.Error("其他 does not come last in its category")
	}
	if honey.Beside(other) || honey.Beside(rent) || !honey.Beside(township.IncomeItem{Category: township.Operating, Name: "猪"}) {
		t.Error("items change places that the form keeps apart")
	}
}

func TestAStandardSaysItsYearOnce(t *testing.T) {
	for name, want := range map[string]string{"2021年“回头看”": "2021年“回头看”", "动态调整": "2021年 动态调整"} {
		if got := (township.Standard{Year: "2021", Name: name}).Named(); got != want {
			t.Errorf("%s is named %q", name, got)
		}
	}
}
