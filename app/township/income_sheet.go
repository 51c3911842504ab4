package township

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SheetState is how far an income sheet is (form F4).
type SheetState string

// The states of an income sheet; a signed one is locked.
const (
	SheetDraft    SheetState = "draft"
	SheetComplete SheetState = "complete"
	SheetSigned   SheetState = "signed"
)

// SheetStates are the states in their order.
var SheetStates = []SheetState{SheetDraft, SheetComplete, SheetSigned}

var sheetWords = map[SheetState]string{"": "未核算", SheetDraft: "草稿", SheetComplete: "已完成", SheetSigned: "已签字"}

// Word is the state on screen; the empty state is that of a household without a sheet.
func (s SheetState) Word() string { return sheetWords[s] }

// IncomeLine is one line of an income sheet as it was entered: of an item, of a named 其他, or of one person.
// It carries the item's words, so that a sheet stays as it is whatever becomes of the catalogue.
type IncomeLine struct {
	ID        int64
	Category  IncomeCategory
	Item      string
	Label     string // what a 其他 is
	Person    string // whose wage or pension it is
	Place     string // where he works
	Unit      string
	Quantity  Quantity // of work: months
	Price     Fen      // per unit; of work: monthly pay
	Income    Fen
	Expense   Fen
	Uncounted bool   // does not count as income
	Workings  string // the sums that were typed: 收入 1200*3+500
}

// Net is income less expense.
func (l IncomeLine) Net() Fen { return l.Income - l.Expense }

// Blank says whether nothing was entered on the line.
func (l IncomeLine) Blank() bool {
	return l.Quantity == 0 && l.Income == 0 && l.Expense == 0 && (l.Price == 0 || l.Person == "")
}

// SameLines says whether two lists hold the same, in whatever order and under whatever numbers; blank lines are none.
func SameLines(a, b []IncomeLine) bool {
	return maps.Equal(countLines(a), countLines(b))
}

func countLines(lines []IncomeLine) map[IncomeLine]int {
	n := map[IncomeLine]int{}
	for _, l := range lines {
		if l.ID = 0; !l.Blank() {
			n[l]++
		}
	}
	return n
}

// LineKey tells the lines of a sheet apart.
type LineKey struct {
	Category            IncomeCategory
	Item, Label, Person string
}

// Key is what tells the line from the others of its sheet.
func (l IncomeLine) Key() LineKey { return LineKey{l.Category, l.Item, l.Label, l.Person} }

// Signature is what a sheet says once it came back signed.
type Signature struct {
	On          Date
	Signer      string
	Proxy       string // 代签人
	ProxyReason string // why the household itself did not sign
}

// IncomeSheet is a household's 收入计算表 of a year, in one of its versions (workflow.md §5, form F4).
type IncomeSheet struct {
	ID         int64
	Household  int64
	Year       string
	Version    int // from 1; a correction of a signed sheet is the next one
	State      SheetState
	Population int    // frozen when the sheet is complete; 0: none is known
	Head       string // frozen likewise
	Type       string // 户类型, frozen likewise
	LandLet    Quantity
	Rigid      Fen // 刚性支出: illness, schooling and the like, beside the sheet's own expense
	Lines      []IncomeLine
	Answers    []WarningAnswer
	Reckoner   string // 核算人
	ReckonedOn Date
	Signature
	Reason string // why this version corrects the one before
	Remark string
}

// IncomeTotal is what lines come to, in fen.
type IncomeTotal struct{ Income, Expense, Net Fen }

func (t *IncomeTotal) add(l *IncomeLine) {
	t.Income += l.Income
	t.Expense += l.Expense
	t.Net += l.Income - l.Expense
}

// IncomeTotals are the figures of a sheet.
type IncomeTotals struct {
	Of         [4]IncomeTotal // by IncomeCategory.Order
	All        IncomeTotal
	Population int
}

// TotalsOf adds up the lines that count; a negative category counts as it is.
func TotalsOf(lines []IncomeLine, population int) IncomeTotals {
	t := IncomeTotals{Population: population}
	for k := range lines { // a line is large: it is looked at where it stands
		l := &lines[k]
		i := l.Category.Order()
		if l.Uncounted || i == len(t.Of) {
			continue
		}
		t.Of[i].add(l)
		t.All.add(l)
	}
	return t
}

// Totals are the figures of the sheet with the population that it holds.
func (s *IncomeSheet) Totals() IncomeTotals { return TotalsOf(s.Lines, s.Population) }

// PerCapita is 人均纯收入; ok is false where the population is not known.
func (t IncomeTotals) PerCapita() (f Fen, ok bool) { return PerCapita(t.All.Net, t.Population) }

// PerCapita is a net income per head in fen, rounded half up (workflow.md §5): what lies in the middle goes towards the
// greater, of a loss as well. ok is false for a population of 0: the figure is undefined, not 0.
func PerCapita(net Fen, population int) (f Fen, ok bool) {
	if population <= 0 {
		return 0, false
	}
	n := int64(population)
	twice := 2*int64(net) + n
	q := twice / (2 * n)
	if twice%(2*n) < 0 {
		q--
	}
	return Fen(q), true
}

// mostLines bounds a sheet; with mostMoney a line it keeps sums far inside 64 bits.
const mostLines = 500

// The lengths of texts on a sheet, in characters.
const (
	longestLabel = 20
	longestPlace = 30
)

// Validate says what is wrong with the lines of a sheet, as a sentence that names the line.
func (s *IncomeSheet) Validate() error {
	if len(s.Lines) > mostLines {
		return refuse("一张收入计算表最多%d行，现有%d行，请合并后再保存。", mostLines, len(s.Lines))
	}
	seen := map[LineKey]bool{}
	for _, l := range s.Lines {
		if err := l.validate(); err != nil {
			return err
		}
		if seen[l.Key()] {
			return Errorf(CodeConflict, "“%s”填了两行，请合并成一行，或给“其他”写上不同的名称。", l.Name())
		}
		seen[l.Key()] = true
	}
	if s.Rigid < 0 || s.Rigid > mostMoney || s.LandLet < 0 || int64(s.LandLet) > mostQuantity {
		return refuse("流转土地和刚性支出不能小于0，也不能超过1亿，请改正。")
	}
	return tooLongIn("备注", s.Remark, LongestText)
}

func (l IncomeLine) validate() error {
	switch {
	case l.Category.Title() == "" || l.Item == "":
		return refuse("“%s”没有类别或品种，没有保存。请删去这一行重填。", l.Name())
	case l.Quantity < 0 || l.Income < 0 || l.Expense < 0 || l.Price < 0:
		return refuse("“%s”的数量、收入、支出都不能是负数，请改正。", l.Name())
	case l.Income > mostMoney || l.Expense > mostMoney || l.Price > mostMoney || int64(l.Quantity) > mostQuantity:
		return refuse("“%s”超过1亿，请核对单位。", l.Name())
	}
	return cmp.Or(tooLongIn("“其他”的名称", l.Label, longestLabel), tooLongIn("务工地点", l.Place, longestPlace))
}

func tooLongIn(what, s string, most int) error {
	if n := utf8.RuneCountInString(s); n > most {
		return refuse("%s有%d个字，最多%d个字，请改短。", what, n, most)
	}
	return nil
}

// tooLongAt refuses a text of a field that is too long.
func tooLongAt(field, what, s string, most int) error {
	if err := tooLongIn(what, s, most); err != nil {
		return refuseAt(field, "%s", err.Error())
	}
	return nil
}

// Name names the line in a sentence: 务工收入（王强）.
func (l IncomeLine) Name() string {
	name := l.Item
	if l.Label != "" {
		name += "：" + l.Label
	}
	if l.Person != "" {
		name += "（" + l.Person + "）"
	}
	return name
}

// Validate says what is missing of a signature; reckoned is the day on which the sheet was worked out.
func (g Signature) Validate(today, reckoned Date) error {
	if err := g.validDay(today, reckoned); err != nil {
		return err
	}
	switch {
	case g.Proxy == "" && g.ProxyReason != "":
		return refuse("写了代签原因，请填写代签人。")
	case g.Signer == "" && g.Proxy == "":
		return refuse("请填写签字人；由别人代签的，填写代签人。")
	case g.Proxy != "" && strings.TrimSpace(g.ProxyReason) == "":
		return refuse("“%s”代签，请写明代签原因，例如“户主外出务工，电话确认”。", g.Proxy)
	}
	return cmp.Or(tooLongIn("签字人", g.Signer, LongestName), tooLongIn("代签人", g.Proxy, LongestName), tooLongIn("代签原因", g.ProxyReason, LongestText))
}

func (g Signature) validDay(today, reckoned Date) error {
	on, ok := ParseDate(string(g.On))
	switch {
	case g.On == "":
		return refuse("请填写签字日期，例如 %s。", today)
	case !ok || on != g.On || !on.Full():
		return refuse("签字日期“%s”不是完整的日期，请写成 %s 这样。", g.On, today)
	case g.On > today:
		return refuse("签字日期 %s 晚于今天 %s，请改正。", g.On, today)
	case reckoned.Full() && g.On < reckoned:
		return refuse("签字日期 %s 早于核算日期 %s，请改正。", g.On, reckoned)
	}
	return nil
}

// SheetOf reads a sheet from its record, without lines and answers.
func SheetOf(r Record) IncomeSheet {
	return IncomeSheet{
		ID: r.ID, Household: idOf(r.Get("household_id")), Year: r.Get("year"), Version: countOf(r.Get("version")), State: SheetState(r.Get("state")),
		Population: countOf(r.Get("population")), Head: r.Get("head"), Type: r.Get("household_type"), LandLet: quantityOf(r.Get("land_let")),
		Rigid: fenOf(r.Get("rigid_expense")), Reckoner: r.Get("reckoner"), ReckonedOn: Date(r.Get("reckoned_on")),
		Signature: Signature{On: Date(r.Get("signed_on")), Signer: r.Get("signer"), Proxy: r.Get("proxy"), ProxyReason: r.Get("proxy_reason")},
		Reason:    r.Get("reason"), Remark: r.Get("remark"),
	}
}

// Values is the sheet as the archive keeps it: its own fields, and the figures that its lines come to.
func (s *IncomeSheet) Values() map[string]string {
	t := s.Totals()
	return map[string]string{
		"household_id": strconv.FormatInt(s.Household, 10), "year": s.Year, "version": strconv.Itoa(s.Version), "state": string(s.State),
		"population": strconv.Itoa(s.Population), "head": s.Head, "household_type": s.Type, "land_let": s.LandLet.Text(), "rigid_expense": fenText(s.Rigid),
		"operating_net": fenText(t.Of[0].Net), "property_net": fenText(t.Of[1].Net), "transfer_net": fenText(t.Of[2].Net), "wage_net": fenText(t.Of[3].Net),
		"net_income": fenText(t.All.Net), "reckoner": s.Reckoner, "reckoned_on": string(s.ReckonedOn), "signed_on": string(s.On), "signer": s.Signer,
		"proxy": s.Proxy, "proxy_reason": s.ProxyReason, "reason": s.Reason, "remark": s.Remark,
	}
}

// LineOf reads a line from its record.
func LineOf(r Record) IncomeLine {
	return IncomeLine{
		ID: r.ID, Category: IncomeCategory(r.Get("category")), Item: r.Get("item"), Label: r.Get("label"), Person: r.Get("person"), Place: r.Get("place"),
		Unit: r.Get("unit"), Quantity: quantityOf(r.Get("quantity")), Price: fenOf(r.Get("price")), Income: fenOf(r.Get("income")),
		Expense: fenOf(r.Get("expense")), Uncounted: r.Get("uncounted") == yes, Workings: r.Get("workings"),
	}
}

// Values is the line as the archive keeps it.
func (l IncomeLine) Values() map[string]string {
	return map[string]string{
		"category": string(l.Category), "item": l.Item, "label": l.Label, "person": l.Person, "place": l.Place, "unit": l.Unit,
		"quantity": l.Quantity.Text(), "price": fenText(l.Price), "income": fenText(l.Income), "expense": fenText(l.Expense),
		"uncounted": yesText(l.Uncounted), "workings": l.Workings,
	}
}

// KeptLines are the lines on which something was entered, in the order of the form; where is the place of an item.
func KeptLines(lines []IncomeLine, items []IncomeItem) []IncomeLine {
	where := map[LineKey]int{}
	for i, item := range items {
		where[LineKey{Category: item.Category, Item: item.Name}] = i + 1
	}
	place := func(l IncomeLine) int {
		if at := where[LineKey{Category: l.Category, Item: l.Item}]; at > 0 {
			return at
		}
		return len(items) + 1
	}
	out := slices.DeleteFunc(slices.Clone(lines), IncomeLine.Blank)
	slices.SortStableFunc(out, func(a, b IncomeLine) int {
		return cmp.Or(cmp.Compare(a.Category.Order(), b.Category.Order()), cmp.Compare(place(a), place(b)))
	})
	return out
}

func countOf(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func idOf(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

// SheetShort is what the overview needs of a sheet: how far it is, and the net figures that its record holds of its lines.
type SheetShort struct {
	ID, Household int64
	Version       int
	State         SheetState
	Population    int
	Of            [4]Fen // by IncomeCategory.Order
	Net           Fen
	Rigid         Fen
	SignedOn      Date
}

// Totals are the figures of the sheet; incomes and expenses behind the net ones are not in them.
func (s SheetShort) Totals() IncomeTotals {
	t := IncomeTotals{Population: s.Population}
	for i, n := range s.Of {
		t.Of[i].Net = n
	}
	t.All.Net = s.Net
	return t
}
