package demo

import (
	"strings"

	"taizhang/app/township"
)

// sheetMaker writes down what the income of a household is made of. It has dice of its own: the township is the same
// whether or not somebody counts its incomes.
type sheetMaker struct {
	*home
	lines []township.IncomeLine
}

func (m *sheetMaker) add(l township.IncomeLine) { m.lines = append(m.lines, l) }

// line is a line of an item with its unit.
func line(c township.IncomeCategory, item string, quantity, income int) township.IncomeLine {
	return township.IncomeLine{Category: c, Item: item, Unit: units[item], Quantity: units10k(quantity), Income: township.Fen(income)}
}

// units10k is a whole quantity.
func units10k(n int) township.Quantity { return township.Quantity(n * whole) }

// whole is one unit of a Quantity, a tenth of it a tenth of a unit.
const whole = 10000

var units = func() map[string]string {
	out := map[string]string{}
	for _, i := range township.DefaultIncomeItems() {
		out[i.Name] = i.Unit
	}
	return out
}()

// portfolios are what households live on beside wages; the last item of each takes what is left.
var portfolios = []string{
	"猪 鸡 蔬菜 玉米", "猪 鸡 红苕 玉米", "猪 水稻 油菜 玉米", "鸡 鸭鹅 水稻 蔬菜", "柠檬 鸡 玉米", "羊 鸡 红苕 玉米", "蚕桑 鸡 水稻", "柑子、梨子等水果 鸭鹅 玉米",
	"土豆 红苕 蛋类 玉米", "花生 油菜 鸡 水稻", "鱼类 水稻 蔬菜", "中药材类 鸡 玉米", "猪 大豆 花生 玉米", "牛 玉米 红苕", "核桃 兔 玉米", "猪 鸡 鸭鹅 水稻 油菜 蔬菜",
}

// sidelines are a 其他 each.
var sidelines = []string{"竹编", "豆腐坊", "小卖部", "养蜂", "农机代耕"}

// operating parts what the household grows and keeps over a portfolio, exactly.
func (m *sheetMaker) operating(income, expense int) {
	if income == 0 {
		return
	}
	first, left := len(m.lines), income
	items := strings.Fields(m.pick(portfolios))
	last := items[len(items)-1]
	for i, item := range items[:len(items)-1] {
		share := left * 45 / 100
		if i > 0 {
			share = left * m.between(20, 40) / 100
		}
		left -= m.grow(item, share)
	}
	if m.chance(8) {
		l := line(township.Operating, "其他", 0, left/400*100)
		l.Label = m.pick(sidelines)
		left -= int(l.Income)
		m.add(l)
	}
	m.add(line(township.Operating, last, max(1, left/priceOf(last)), left))
	m.costs(m.lines[first:], expense)
}

// grow sells whole units of an item for up to an amount, and returns what they brought.
func (m *sheetMaker) grow(item string, most int) int {
	price := max(10, priceOf(item)*m.between(92, 108)/1000*10)
	n := most / price
	if n > 0 {
		m.add(line(township.Operating, item, n, n*price))
	}
	return n * price
}

// costs parts the expense over lines, as each usually costs; the dearest takes what is left.
func (m *sheetMaker) costs(lines []township.IncomeLine, expense int) {
	total, dearest := 0, 0
	for i, l := range lines {
		total += int(l.Income) * ratioOf(l.Item)
		if l.Income*township.Fen(ratioOf(l.Item)) > lines[dearest].Income*township.Fen(ratioOf(lines[dearest].Item)) {
			dearest = i
		}
	}
	left := expense
	for i, l := range lines {
		if i != dearest {
			lines[i].Expense = township.Fen(expense * (int(l.Income) * ratioOf(l.Item) / 100) / max(1, total/100) / 100 * 100)
			left -= int(lines[i].Expense)
		}
	}
	lines[dearest].Expense = township.Fen(left)
}

// property is land let, for the most part.
func (m *sheetMaker) property(amount int) (let township.Quantity) {
	switch {
	case amount == 0:
	case m.chance(70):
		l := line(township.Property, "土地流转金", 0, amount)
		l.Quantity = max(1, township.Quantity(amount*10/priceOf(l.Item))) * whole / 10
		m.add(l)
		return l.Quantity
	case m.chance(60):
		m.add(line(township.Property, "红利（利息、股息）", 0, amount))
	default:
		m.add(line(township.Property, "租金", 0, amount))
	}
	return 0
}

// transfers are what the policies pay, by person where they pay persons, and what the children give.
func (m *sheetMaker) transfers() {
	a := m.money
	m.ecological(a.ecological)
	m.byPerson("新农保（养老保险金）", a.pension, m.pensioners())
	m.byPerson("低保金", a.minimum, m.people)
	m.byPerson("特困供养金", a.destitute, m.people)
	if a.planning > 0 {
		m.add(line(township.Transfer, "计生奖扶（特扶、独生子女费）", 0, a.planning))
	}
	rest := a.other
	for _, p := range m.people {
		rest -= m.allowance(p, rest)
	}
	if rest > 0 {
		m.add(line(township.Transfer, "子女赡养金", 0, rest))
	}
}

// ecological is forest and field.
func (m *sheetMaker) ecological(amount int) {
	const item, field = "生态补偿金", "地力补贴"
	if n := amount * 2 / 5 / priceOf(field); n > 0 {
		defer m.add(line(township.Transfer, field, n, n*priceOf(field)))
		amount -= n * priceOf(field)
	}
	if amount > 0 {
		m.add(line(township.Transfer, item, max(1, amount/priceOf(item)), amount))
	}
}

// pensioners are those who were old enough when the income was counted; who is now, where nobody was.
func (m *sheetMaker) pensioners() []*person {
	var then, now []*person
	for _, p := range m.people {
		if p.age >= pensionAge {
			now = append(now, p)
		}
		if p.birth.AddDate(pensionAge, 0, 0).Format("2006-01-02") <= sheetYear+"-09-30" {
			then = append(then, p)
		}
	}
	if len(then) == 0 {
		return now
	}
	return then
}

// byPerson pays an amount to people by the month, the last getting what does not divide.
func (m *sheetMaker) byPerson(item string, amount int, people []*person) {
	const month = 1200 // a yuan a month for a year, in fen
	for i, p := range people {
		own := amount / (len(people) - i) / month * month
		if i == len(people)-1 {
			own = amount
		}
		if own > 0 {
			l := line(township.Transfer, item, 12, own)
			l.Person = p.name
			m.add(l)
		}
		amount -= own
	}
}

// allowance is what somebody very old or disabled gets of an amount, 0: it does not reach.
func (m *sheetMaker) allowance(p *person, most int) int {
	item := ""
	switch {
	case p.handicap != "":
		item = "残疾补贴"
	case p.age >= 85:
		item = "高龄补贴"
	}
	year := priceOf(item) * 12
	if item == "" || year > most {
		return 0
	}
	l := line(township.Transfer, item, 12, year)
	l.Person = p.name
	m.add(l)
	return year
}

// wages are a line for each who works.
func (m *sheetMaker) wages() {
	for _, p := range m.people {
		if p.months == 0 || p.wage == 0 {
			continue
		}
		l := line(township.Wage, "务工收入", p.months, p.wage*100)
		l.Person, l.Place, l.Price = p.name, p.workArea, township.Fen(p.wage/p.months*100)
		m.add(l)
	}
}

// schooling is what is paid for pupils and does not count.
func (m *sheetMaker) schooling() {
	for _, p := range m.people {
		if studies(p) && m.plan.status.poor {
			l := line(township.Transfer, uncounted.Name, 0, 3000_00)
			l.Person, l.Uncounted = p.name, true
			m.add(l)
		}
	}
}
