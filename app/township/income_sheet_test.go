package township_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

func TestPerCapita(t *testing.T) {
	for _, c := range []struct {
		net        township.Fen
		population int
		want       string
	}{
		{1564960, 4, "3912.40"},
		{100, 3, "0.33"},
		{200, 3, "0.67"},
		{1, 2, "0.01"}, // half a fen goes up
		{-1, 2, "0.00"},
		{-3, 2, "-0.01"},
		{-200, 3, "-0.67"},
		{0, 5, "0.00"},
	} {
		if got, ok := township.PerCapita(c.net, c.population); !ok || got.String() != c.want {
			t.Errorf("%d ÷ %d: %s, want %s", c.net, c.population, got, c.want)
		}
	}
	for _, population := range []int{0, -1} {
		if _, ok := township.PerCapita(100, population); ok {
			t.Errorf("a per-capita income of %d people", population)
		}
	}
}

// drawLines are lines of up to ten million yuan, some of them losses, some not counted.
func drawLines(t *rapid.T) []township.IncomeLine {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) township.IncomeLine {
		money := rapid.Int64Range(0, 1_000_000_000)
		return township.IncomeLine{
			Category: rapid.SampledFrom(township.IncomeCategories).Draw(t, "category"), Item: "甲", Income: township.Fen(money.Draw(t, "income")),
			Expense: township.Fen(money.Draw(t, "expense")), Uncounted: rapid.IntRange(0, 9).Draw(t, "uncounted") == 0,
		}
	}), 0, 500).Draw(t, "lines")
}

func TestTotalsDoNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := drawLines(t)
		shuffled := slices.Clone(lines)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if a, b := township.TotalsOf(lines, 4), township.TotalsOf(shuffled, 4); a != b {
			t.Fatalf("%+v, in another order %+v", a, b)
		}
	})
}

func TestTheSumOfPartsIsTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := drawLines(t)
		cut := rapid.IntRange(0, len(lines)).Draw(t, "cut")
		whole, a, b := township.TotalsOf(lines, 3), township.TotalsOf(lines[:cut], 3), township.TotalsOf(lines[cut:], 3)
		if whole.All.Net != a.All.Net+b.All.Net || whole.All.Net != whole.All.Income-whole.All.Expense {
			t.Fatalf("%+v is not %+v and %+v", whole, a, b)
		}
		sum, exact := township.IncomeTotal{}, new(big.Int)
		for _, o := range whole.Of {
			sum = township.IncomeTotal{Income: sum.Income + o.Income, Expense: sum.Expense + o.Expense, Net: sum.Net + o.Net}
		}
		for _, l := range lines {
			if !l.Uncounted {
				exact.Add(exact, big.NewInt(int64(l.Income-l.Expense)))
			}
		}
		if sum != whole.All || exact.Cmp(big.NewInt(int64(whole.All.Net))) != 0 {
			t.Fatalf("categories %+v, whole %+v, exactly %v", sum, whole.All, exact)
		}
	})
}

func TestPerCapitaIsTheNearestFen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net, n := rapid.Int64Range(-500_000_000_000, 500_000_000_000).Draw(t, "net"), rapid.IntRange(1, 99).Draw(t, "people")
		got, ok := township.PerCapita(township.Fen(net), n)
		twice := 2*int64(got)*int64(n) - 2*net // between -n, not included, and n
		if !ok || twice > int64(n) || twice <= -int64(n) {
			t.Fatalf("%d ÷ %d is not %d", net, n, got)
		}
	})
}

func TestOfferFollowsPriceAndCost(t *testing.T) {
	pig := township.IncomeItem{Price: 180000, CostRatio: 60 * 10000}
	q, _ := township.ParseQuantity("3")
	if income, expense, ok := pig.Offer(q); !ok || income != 540000 || expense != 324000 {
		t.Errorf("3 pigs offer %v, %v", income, expense)
	}
	if _, _, ok := (township.IncomeItem{}).Offer(q); ok {
		t.Error("an item without a price offers something")
	}
}

func TestSheetValidate(t *testing.T) {
	line := func(change func(*township.IncomeLine)) township.IncomeSheet {
		l := township.IncomeLine{Category: township.Operating, Item: "猪", Income: 100}
		change(&l)
		return township.IncomeSheet{Lines: []township.IncomeLine{l}}
	}
	twice := line(func(*township.IncomeLine) {})
	twice.Lines = append(twice.Lines, twice.Lines[0])
	for name, c := range map[string]struct {
		sheet township.IncomeSheet
		want  string
	}{
		"right":       {line(func(*township.IncomeLine) {}), ""},
		"negative":    {line(func(l *township.IncomeLine) { l.Expense = -1 }), "“猪”的数量、收入、支出都不能是负数，请改正。"},
		"too much":    {line(func(l *township.IncomeLine) { l.Income = 1e12 }), "“猪”超过1亿，请核对单位。"},
		"no category": {line(func(l *township.IncomeLine) { l.Category = "other" }), "“猪”没有类别或品种，没有保存。请删去这一行重填。"},
		"twice":       {twice, "“猪”填了两行，请合并成一行，或给“其他”写上不同的名称。"},
	} {
		got := ""
		if err := c.sheet.Validate(); err != nil {
			got = township.Say(err)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestSignatureValidate(t *testing.T) {
	for _, c := range []struct {
		sign township.Signature
		want string
	}{
		{township.Signature{On: "2021-11-19", Signer: "张三"}, ""},
		{township.Signature{On: "2021-11-19", Proxy: "李四", ProxyReason: "户主外出务工"}, ""},
		{township.Signature{Signer: "张三"}, "请填写签字日期，例如 2021-11-20。"},
		{township.Signature{On: "2021-11", Signer: "张三"}, "签字日期“2021-11”不是完整的日期，请写成 2021-11-20 这样。"},
		{township.Signature{On: "2021-11-21", Signer: "张三"}, "签字日期 2021-11-21 晚于今天 2021-11-20，请改正。"},
		{township.Signature{On: "2021-11-17", Signer: "张三"}, "签字日期 2021-11-17 早于核算日期 2021-11-18，请改正。"},
		{township.Signature{On: "2021-11-19"}, "请填写签字人；由别人代签的，填写代签人。"},
		{township.Signature{On: "2021-11-19", Proxy: "李四"}, "“李四”代签，请写明代签原因，例如“户主外出务工，电话确认”。"},
		{township.Signature{On: "2021-11-19", Signer: "张三", ProxyReason: "不在家"}, "写了代签原因，请填写代签人。"},
	} {
		got := ""
		if err := c.sign.Validate("2021-11-20", "2021-11-18"); err != nil {
			got = township.Say(err)
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.sign, got, c.want)
		}
	}
}

func TestRecordsKeepSheetsAndLines(t *testing.T) {
	s := township.IncomeSheet{
		Household: 3, Year: "2021", Version: 2, State: township.SheetSigned, Population: 4, Head: "张三", Type: "脱贫户", LandLet: 25000, Rigid: 12000,
		Reckoner: "李会计", ReckonedOn: "2021-11-18", Signature: township.Signature{On: "2021-11-19", Proxy: "王五", ProxyReason: "外出"}, Reason: "漏算", Remark: "无",
	}
	r := township.IncomeSheets.NewRecord()
	for key, value := range s.Values() {
		r.Set(key, value)
	}
	if got := township.SheetOf(r); got.Household != s.Household || got.LandLet != s.LandLet || got.Signature != s.Signature || got.Population != 4 || got.Rigid != s.Rigid {
		t.Errorf("%+v, want %+v", got, s)
	}
	l := township.IncomeLine{Category: township.Wage, Item: "务工收入", Person: "王强", Place: "成都", Unit: "月", Quantity: 85000, Price: 320000, Income: 2720000, Uncounted: true, Workings: "单价 3000+200"}
	rec := township.IncomeLines.NewRecord()
	for key, value := range l.Values() {
		rec.Set(key, value)
	}
	if got := township.LineOf(rec); got != l {
		t.Errorf("%+v, want %+v", got, l)
	}
}

func TestSameLines(t *testing.T) {
	pig, hen := township.IncomeLine{Category: township.Operating, Item: "猪", Income: 100}, township.IncomeLine{Category: township.Operating, Item: "鸡", Income: 200}
	stored, blank := pig, township.IncomeLine{Category: township.Operating, Item: "牛"}
	stored.ID = 7
	same := []township.IncomeLine{pig, hen}
	for _, other := range [][]township.IncomeLine{{hen, pig}, {hen, stored}, {pig, blank, hen}} {
		if !township.SameLines(same, other) {
			t.Errorf("%+v counts as something else", other)
		}
	}
	for _, other := range [][]township.IncomeLine{nil, {pig}, {pig, pig}, {pig, hen, hen}} {
		if township.SameLines(same, other) {
			t.Errorf("%+v counts as the same", other)
		}
	}
}
