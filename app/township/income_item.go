package township

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// IncomeCategory is one of the four parts of the income sheet (form F4).
type IncomeCategory string

// The categories of income, in the order of form F4.
const (
	Operating IncomeCategory = "operating" // 生产经营性收入
	Property  IncomeCategory = "property"  // 财产性收入
	Transfer  IncomeCategory = "transfer"  // 转移性收入
	Wage      IncomeCategory = "wage"      // 工资性收入
)

// IncomeCategories are all categories in the order of form F4.
var IncomeCategories = []IncomeCategory{Operating, Property, Transfer, Wage}

var incomeTitles = map[IncomeCategory]string{Operating: "生产经营性收入", Property: "财产性收入", Transfer: "转移性收入", Wage: "工资性收入"}

// Title is the category's name: 生产经营性收入.
func (c IncomeCategory) Title() string { return incomeTitles[c] }

// Order is the category's place on the form, from 0; an unknown one comes last.
func (c IncomeCategory) Order() int {
	switch c {
	case Operating:
		return 0
	case Property:
		return 1
	case Transfer:
		return 2
	case Wage:
		return 3
	}
	return len(IncomeCategories)
}

// Numbered is the category as form F4 prints it: 1.生产经营性收入.
func (c IncomeCategory) Numbered() string { return strconv.Itoa(c.Order()+1) + "." + c.Title() }

// IncomeCategoryOf reads the name or the code of a category; ok is false for anything else.
func IncomeCategoryOf(s string) (c IncomeCategory, ok bool) {
	s = strings.TrimLeft(Squeeze(Narrow(Clean(s))), "1234.、")
	for _, c := range IncomeCategories {
		if s == string(c) || s == c.Title() {
			return c, true
		}
	}
	return "", false
}

// ItemDetail says how the lines of an item are written.
type ItemDetail string

// The details of an item.
const (
	PlainItem  ItemDetail = ""       // one line
	FreeItem   ItemDetail = "free"   // 其他：____, several lines with a name each
	PersonItem ItemDetail = "person" // a line for each person who gets it: pensions, 低保金
	WorkItem   ItemDetail = "work"   // the same with place, months and monthly pay: 务工收入
)

// IncomeItem is a 品种 of the income sheet as the office has it in a year.
type IncomeItem struct {
	ID        int64 // 0 while it stands in the program's own list only
	Year      string
	Category  IncomeCategory
	Name      string
	Unit      string   // 计量单位
	Price     Fen      // usual price of a unit, 0: none is known
	CostRatio Quantity // usual expense in percent of the income, 0: none is known
	Detail    ItemDetail
	Uncounted bool   // does not count as income
	Policy    string // what says so: the policy's title and number
	Position  int    // within its category, from 1
	Retired   bool   // offered no more
}

// ByPerson says whether the item's lines belong to persons.
func (i IncomeItem) ByPerson() bool { return i.Detail == PersonItem || i.Detail == WorkItem }

// Offer is what a quantity of the item usually brings and costs; ok is false where no price is known.
func (i IncomeItem) Offer(q Quantity) (income, expense Fen, ok bool) {
	if i.Price == 0 || q == 0 {
		return 0, 0, false
	}
	if income, ok = q.At(i.Price); !ok {
		return 0, 0, false
	}
	return income, income.Share(i.CostRatio), true
}

// The lengths that a form's columns hold, in characters.
const (
	longestItem   = 24
	longestUnit   = 6
	longestPolicy = 200
)

// Tidy returns the item with its texts cleaned.
func (i IncomeItem) Tidy() IncomeItem {
	i.Name, i.Unit, i.Policy = strings.TrimSpace(Clean(i.Name)), Squeeze(Clean(i.Unit)), strings.TrimSpace(Clean(i.Policy))
	return i
}

// Validate says what is wrong with a tidy item.
func (i IncomeItem) Validate() error {
	switch {
	case i.Category.Title() == "":
		return refuse("请选择“%s”属于哪一类收入。", Shorten(i.Name))
	case i.Name == "":
		return refuse("请填写品种名称。")
	case utf8.RuneCountInString(i.Name) > longestItem:
		return refuse("品种“%s”超过%d个字，表格放不下，请改短。", Shorten(i.Name), longestItem)
	case slices.Contains([]string{"小计", "合计", "人均纯收入"}, i.Name):
		return refuse("“%s”是表里的合计行，不能作品种名称，请换一个。", i.Name)
	case utf8.RuneCountInString(i.Unit) > longestUnit:
		return refuse("“%s”的计量单位超过%d个字，请改短。", i.Name, longestUnit)
	case utf8.RuneCountInString(i.Policy) > longestPolicy:
		return refuse("“%s”的政策依据超过%d个字，请改短。", i.Name, longestPolicy)
	case i.Uncounted && i.Policy == "":
		return refuse("“%s”不计入收入，请写明政策依据。", i.Name)
	}
	return i.validPrice()
}

func (i IncomeItem) validPrice() error {
	switch {
	case i.Price < 0 || i.Price > mostMoney:
		return refuse("“%s”的常用单价不对，请填 0 到 1亿元之间的金额。", i.Name)
	case i.CostRatio < 0 || i.CostRatio > 1000*quantityUnit:
		return refuse("“%s”的成本率请填 0 到 1000 之间的百分数。", i.Name)
	}
	return nil
}

// IncomeItemOf reads an item from its record.
func IncomeItemOf(r Record) IncomeItem {
	position, _ := strconv.Atoi(r.Get("position"))
	return IncomeItem{
		ID: r.ID, Year: r.Get("year"), Category: IncomeCategory(r.Get("category")), Name: r.Get("name"), Unit: r.Get("unit"), Price: fenOf(r.Get("price")),
		CostRatio: quantityOf(r.Get("cost_ratio")), Detail: ItemDetail(r.Get("detail")), Uncounted: r.Get("uncounted") == yes, Policy: r.Get("policy"),
		Position: position, Retired: r.Get("retired") == yes,
	}
}

// Record writes an item as the archive keeps it.
func (i IncomeItem) Record() Record {
	r := IncomeItems.NewRecord()
	r.ID = i.ID
	for key, value := range map[string]string{
		"year": i.Year, "category": string(i.Category), "name": i.Name, "unit": i.Unit, "price": fenText(i.Price), "cost_ratio": i.CostRatio.Text(),
		"detail": string(i.Detail), "uncounted": yesText(i.Uncounted), "policy": i.Policy, "position": strconv.Itoa(i.Position), "retired": yesText(i.Retired),
	} {
		r.Set(key, value)
	}
	return r
}

// fenText writes an amount as records keep it, “” for nothing.
func fenText(f Fen) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatInt(int64(f), 10)
}

func yesText(b bool) string {
	if b {
		return yes
	}
	return ""
}

// ItemOrder is the order of items on the form; 其他 comes after what is named.
func ItemOrder(a, b IncomeItem) int {
	return cmp.Or(cmp.Compare(a.Category.Order(), b.Category.Order()), cmp.Compare(a.free(), b.free()), cmp.Compare(a.Position, b.Position), strings.Compare(a.Name, b.Name))
}

// free is 1 for an item whose lines are written out.
func (i IncomeItem) free() int {
	if i.Detail == FreeItem {
		return 1
	}
	return 0
}

// Beside says whether two items can change places on the form: in one category, and 其他 after what is named.
func (i IncomeItem) Beside(o IncomeItem) bool {
	return i.Category == o.Category && i.free() == o.free()
}

// itemList is a category's items as form F4 has them: name/unit, with * for those by person, + for work, … for 其他.
var itemList = map[IncomeCategory]string{
	Operating: "猪/头 牛/头 羊/只 兔/只 鸡/只 鸭鹅/只 蛋类/斤 鱼类/斤 柠檬/斤 玉米/斤 水稻/斤 红苕/斤 土豆/斤 小麦/斤 花生/斤 油菜/斤 大豆/斤 柑子、梨子等水果/斤 核桃/斤 苗木/株 蔬菜/斤 中药材类/斤 蚕桑/斤 其他/…",
	Property:  "土地流转金/亩 租金/ 红利（利息、股息）/ 其他/…",
	Transfer:  "生态补偿金/亩 地力补贴/亩 新农保（养老保险金）/月* 低保金/月* 特困供养金/月* 计生奖扶（特扶、独生子女费）/ 高龄补贴/月* 残疾补贴/月* 抚恤金/ 子女赡养金/ 其他/…",
	Wage:      "务工补贴/ 务工收入/月+",
}

// freeName is the item of form F4 that is written out: 其他：____.
const freeName = "其他"

// DefaultIncomeItems is the list of form F4, in its order: what an office starts from. Prices it has none: they are the
// office's own, of its county and year.
func DefaultIncomeItems() []IncomeItem {
	var out []IncomeItem
	for _, c := range IncomeCategories {
		for i, text := range strings.Fields(itemList[c]) {
			name, unit, _ := strings.Cut(text, "/")
			item := IncomeItem{Category: c, Name: name, Position: i + 1}
			switch {
			case unit == "…":
				item.Detail, unit = FreeItem, ""
			case strings.HasSuffix(unit, "*"):
				item.Detail, unit = PersonItem, strings.TrimSuffix(unit, "*")
			case strings.HasSuffix(unit, "+"):
				item.Detail, unit = WorkItem, strings.TrimSuffix(unit, "+")
			}
			item.Unit = unit
			out = append(out, item)
		}
	}
	return out
}
