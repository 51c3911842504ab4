package excel

import (
	"context"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// IncomeBookLine is one row of a workbook of incomes as it was read; blanks say nothing.
type IncomeBookLine struct {
	Sheet string
	Row   int
	Home  BookHome
	Typed township.IncomeTyped
	At    township.IncomeCellKey // for a row that cannot be read: the cell at fault …
	Fault string                 // … and a clause

	columns map[township.IncomeCellKey]bookCell
}

// BookHome says whose row it is: by code, or by village, group and head where a household has none.
type BookHome struct{ Code, Village, Group, Head string }

type bookCell struct {
	index   int
	heading string
}

// Where names the column of the sheet that holds a cell: “K列 收入（元）”.
func (l *IncomeBookLine) Where(key township.IncomeCellKey) string {
	c, ok := l.columns[key]
	if !ok && (key == township.BookLabel || key == township.BookPerson || key == township.BookWhose) {
		for _, other := range []township.IncomeCellKey{township.BookWhose, township.BookPerson, township.BookLabel} {
			if c, ok = l.columns[other]; ok {
				break
			}
		}
	}
	if !ok {
		return ""
	}
	return sheet.ColumnName(c.index) + "列 " + strings.Join(strings.Fields(c.heading), "")
}

// The cells that say whose row it is.
const (
	bookCode    township.IncomeCellKey = "code"
	bookVillage township.IncomeCellKey = "village"
	bookGroup   township.IncomeCellKey = "group"
	bookHead    township.IncomeCellKey = "head"
)

// bookWords are what the columns are called.
var bookWords = map[township.IncomeCellKey]string{
	bookCode:              "户编号 户编码 家庭编号 户号 农户编号 农户编码 家庭编码",
	bookVillage:           "村 行政村 所在村 村(社区) 村名",
	bookGroup:             "组 村民小组 组别 小组",
	bookHead:              "户主 户主姓名 户主名字",
	township.BookCategory: "类别 收入类别 收入类型 大类",
	township.BookItem:     "品种 收入品种 项目 收入项目 品种名称 项目名称",
	township.BookWhose:    "成员/其他名称 成员或其他名称 成员、其他名称 成员/名称",
	township.BookLabel:    "其他的名称 其他名称",
	township.BookPerson:   "成员 成员姓名 姓名 家庭成员",
	township.BookUnit:     "计量单位 单位",
	township.BookQuantity: "数量 月数 数量/月数",
	township.BookIncome:   "收入 收入金额 金额 收入元",
	township.BookExpense:  "支出 支出金额 成本 支出元",
}

var bookHeadings = func() map[string]township.IncomeCellKey {
	out := map[string]township.IncomeCellKey{}
	for key, words := range bookWords {
		for _, w := range strings.Fields(words) {
			out[w] = key
		}
	}
	return out
}()

// ReadIncomeBook reads every sheet of a book that is a filled-in workbook of incomes, and yields its rows in order; year is
// what its titles say, “” for nothing. A book without such a sheet is township.CodeNoRoster.
func ReadIncomeBook(ctx context.Context, book *sheet.Book, yield func(IncomeBookLine) error) (year string, notes []string, err error) {
	taken := 0
	for _, s := range book.Sheets {
		r := &bookReading{sheet: s, fill: NewFill(s), yield: yield}
		if err := book.Rows(ctx, s, r.row); err != nil {
			return "", nil, err
		}
		switch {
		case r.columns == nil && s.Name != bookItemSheet:
			notes = append(notes, "工作表“"+s.Name+"”没有“户编号”、“品种”和“收入”，没有读取")
		case r.columns != nil:
			taken++
			if year != "" && r.year != "" && r.year != year {
				return "", nil, township.Errorf(township.CodeInvalid, "“%s”里有%s年和%s年的工作表，分不清是哪一年，没有读取。请一年一个文件。", filepath.Base(book.Name), year, r.year)
			}
			year = firstYear(year, r.year)
		}
	}
	if taken == 0 {
		return "", nil, township.Errorf(township.CodeNoRoster, "“%s”里没有认出收入填报表：表头要有“户编号”、“品种”和“收入”。请先导出填报表，在它上面填写。", filepath.Base(book.Name))
	}
	return year, notes, nil
}

func firstYear(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// bookReading is the state of reading one sheet.
type bookReading struct {
	sheet   *sheet.Sheet
	fill    *Fill
	columns map[township.IncomeCellKey]bookCell
	year    string
	seen    int
	yield   func(IncomeBookLine) error
}

var yearInTitle = regexp.MustCompile(`(20\d\d)年`)

func (r *bookReading) row(row sheet.Row) error {
	cells := r.fill.Row(row)
	if r.columns == nil {
		r.head(cells)
		return nil
	}
	first := ""
	for _, c := range cells {
		if !isBlank(c) {
			first = township.Squeeze(township.Clean(c.Text))
			break
		}
	}
	if first == "" || isTotal(first) || r.repeated(cells) {
		return nil
	}
	l := IncomeBookLine{Sheet: r.sheet.Name, Row: row.Number, columns: r.columns}
	r.read(&l, cells)
	if l.Typed.Blank() && l.Fault == "" {
		return nil
	}
	return r.yield(l)
}

// head looks for the row of headings, and for the year above it.
func (r *bookReading) head(cells []sheet.Cell) {
	if r.seen++; r.seen > headSearchRows {
		return
	}
	found := map[township.IncomeCellKey]bookCell{}
	for i, c := range cells {
		text := township.Clean(c.Text)
		if m := yearInTitle.FindStringSubmatch(text); m != nil && r.year == "" {
			r.year = m[1]
		}
		h := normalHeading(text)
		key, ok := bookHeadings[h]
		if !ok {
			key, ok = bookHeadings[bare(h)]
		}
		if _, have := found[key]; ok && !have {
			found[key] = bookCell{i, text}
		}
	}
	for _, key := range []township.IncomeCellKey{bookCode, township.BookItem, township.BookIncome} {
		if _, ok := found[key]; !ok {
			return
		}
	}
	r.columns = found
	if m := yearInTitle.FindStringSubmatch(r.sheet.Name); m != nil && r.year == "" {
		r.year = m[1]
	}
}

// repeated says whether a row is the headings again.
func (r *bookReading) repeated(cells []sheet.Cell) bool {
	c := r.columns[bookCode]
	return c.index < len(cells) && normalHeading(cells[c.index].Text) == normalHeading(c.heading)
}

// read takes the texts of a row; the first cell that cannot be read is its fault.
func (r *bookReading) read(l *IncomeBookLine, cells []sheet.Cell) {
	t := &l.Typed
	for _, c := range []struct {
		key  township.IncomeCellKey
		into *string
		text func(sheet.Cell) (string, error)
	}{
		{bookCode, &l.Home.Code, wordCell},
		{bookVillage, &l.Home.Village, wordCell},
		{bookGroup, &l.Home.Group, wordCell},
		{bookHead, &l.Home.Head, wordCell},
		{township.BookCategory, &t.Category, wordCell},
		{township.BookItem, &t.Item, wordCell},
		{township.BookWhose, &t.Whose, wordCell},
		{township.BookLabel, &t.Label, wordCell},
		{township.BookPerson, &t.Person, wordCell},
		{township.BookUnit, &t.Unit, wordCell},
		{township.BookQuantity, &t.Quantity, quantityCell},
		{township.BookIncome, &t.Income, amountCell},
		{township.BookExpense, &t.Expense, amountCell},
	} {
		at, ok := r.columns[c.key]
		if !ok || at.index >= len(cells) {
			continue
		}
		text, err := c.text(cells[at.index])
		if err != nil && l.Fault == "" {
			l.At, l.Fault = c.key, township.Say(err)
		}
		*c.into = text
	}
	if l.Home.Village == "" {
		l.Home.Village = r.sheet.Name
	}
	l.Home.Village, l.Home.Group = township.NormalVillage(l.Home.Village), township.NormalGroup(l.Home.Group)
}

// soundCell refuses what no cell of the workbook can mean.
func soundCell(c sheet.Cell) error {
	switch {
	case c.Kind == sheet.Fault:
		return reject("单元格是错误值 %s，请改正公式或填上数字", c.Text)
	case c.Uncached:
		return reject("是公式，没有保存计算结果；请用 Excel 或 WPS 打开保存一次再读取")
	}
	return nil
}

func wordCell(c sheet.Cell) (string, error) {
	s := strings.TrimSpace(plain(c))
	if township.IsBlankWord(s) {
		s = ""
	}
	return s, soundCell(c)
}

func amountCell(c sheet.Cell) (string, error) { return numberCell(c, 6) }

// quantityCell has as many decimals as a quantity may have; what a formula worked out is rounded to them.
func quantityCell(c sheet.Cell) (string, error) {
	if c.Formula {
		return numberCell(c, 4)
	}
	return numberCell(c, 6)
}

// numberCell is the text of a cell that holds a number, or a sum that was typed as text.
func numberCell(c sheet.Cell, decimals int) (string, error) {
	if err := soundCell(c); err != nil {
		return "", err
	}
	const believable = 1e15
	switch {
	case c.Kind == sheet.Number && c.Date:
		return "", reject("是日期，请填数字")
	case c.Kind == sheet.Number && math.Abs(c.Value) < believable:
		return decimalText(c.Value, decimals), nil
	}
	s := strings.TrimSpace(township.Clean(c.Text))
	if township.IsBlankWord(s) {
		return "", nil
	}
	return s, nil
}

// decimalText writes a number with so many decimals at most, without zeros that say nothing.
func decimalText(f float64, decimals int) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(f, 'f', decimals, 64), "0"), ".")
}
