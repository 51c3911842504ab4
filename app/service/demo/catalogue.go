package demo

import (
	"strconv"
	"strings"

	"taizhang/app/township"
)

// The two years of which the demo has income sheets.
const (
	sheetYear = "2021"
	yearLast  = "2020"
)

// incomeStandards are what the plans of the two years say.
func incomeStandards() []township.Standard {
	yuan := func(n int) township.Fen { return township.Fen(n * 100) }
	out := []township.Standard{
		{
			Year: sheetYear, Name: "巩固脱贫攻坚成果“回头看”", PovertyLine: yuan(6000), MonitorLine: yuan(6500), FocusLine: yuan(4000), Fall: 30, RigidShare: 50,
			Source: "《开展巩固脱贫攻坚成果“回头看”工作实施方案》；脱贫标准按《开展脱贫攻坚问题大排查工作方案》",
		},
		{
			Year: yearLast, Name: "脱贫质量“回头看”", PovertyLine: yuan(4000), MonitorLine: yuan(5000), FocusLine: yuan(4000), Fall: 30, RigidShare: 50,
			Source: "全市脱贫攻坚例会讲话（开展脱贫质量“回头看”）",
		},
	}
	for i := range out {
		out[i] = out[i].Tidy() // the usual period
	}
	return out
}

// prices are the usual prices of the hills: item, yuan a unit in 2021 and in 2020, cost in percent of the income.
const prices = `
猪 1800 2400 62
牛 9000 8600 55
羊 1100 1050 40
兔 40 38 50
鸡 85 80 40
鸭鹅 70 66 40
蛋类 8 7.5 35
鱼类 9 8.5 50
柠檬 3.5 3 40
玉米 1.35 1.2 40
水稻 1.4 1.35 42
红苕 0.9 0.8 25
土豆 1.2 1.1 30
小麦 1.3 1.25 45
花生 4.5 4.2 30
油菜 3.1 2.8 35
大豆 3.6 3.2 30
柑子、梨子等水果 2.6 2.4 35
核桃 8 8.5 20
苗木 3 3 45
蔬菜 1.8 1.7 25
中药材类 12 11 40
蚕桑 22 20 35
土地流转金 500 480 0
生态补偿金 16 15.5 0
地力补贴 98 95 0
新农保（养老保险金） 115 105 0
高龄补贴 50 50 0
残疾补贴 80 80 0`

// offer is what a catalogue says of an item beside its name.
type offer struct{ price, before, ratio string }

// offers are the prices by item.
func offers() map[string]offer {
	out := map[string]offer{}
	for _, line := range strings.Split(strings.TrimSpace(prices), "\n") {
		f := strings.Fields(line)
		out[f[0]] = offer{f[1], f[2], f[3]}
	}
	return out
}

// uncounted is what the county does not count as income.
var uncounted = township.IncomeItem{
	Category: township.Transfer, Name: "教育资助", Detail: township.PersonItem, Uncounted: true, Policy: "禾溪县农户收入核算办法（演示）第六条：教育资助不计入纯收入",
}

// incomeItems are the catalogues of the two years: the list of form F4 with prices, and what does not count.
func incomeItems() []township.IncomeItem {
	list, known := append(township.DefaultIncomeItems(), uncounted), offers()
	var out []township.IncomeItem
	for _, year := range []string{sheetYear, yearLast} {
		place := map[township.IncomeCategory]int{}
		for _, i := range list {
			place[i.Category]++
			i.Year, i.Position = year, place[i.Category]
			o := known[i.Name]
			text := o.price
			if year == yearLast {
				text = o.before
			}
			i.Price, _ = township.ParseAmount(text)
			i.CostRatio, _ = township.ParseQuantity(o.ratio)
			out = append(out, i)
		}
	}
	return out
}

// priceOf is the usual price of an item in fen, in 2021.
func priceOf(item string) int {
	f, _ := township.ParseAmount(usual[item].price)
	return int(f)
}

// ratioOf is the usual cost of an item in percent.
func ratioOf(item string) int {
	n, err := strconv.Atoi(usual[item].ratio)
	if err != nil {
		return otherRatio
	}
	return n
}

// otherRatio is the cost of what has no place in the catalogue, in percent.
const otherRatio = 30

var usual = offers()
