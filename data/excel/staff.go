package excel

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// StaffRow is one row of a list of the people of a campaign; blanks say nothing.
type StaffRow struct {
	Sheet  string
	Row    int
	Member township.StaffMember
	Passed bool     // the row says whether he passed
	Notes  []string // what was left out
	Reason string   // for a row that cannot be read: the cell and a sentence
}

// staffWords are what the columns are called.
var staffWords = map[string]string{
	"name":       "姓名 人员姓名 名字 工作人员 核查员 核查员姓名 参训人员 学员姓名 考生姓名",
	"unit":       "单位 工作单位 所在单位 单位名称 派出单位 部门 所属单位",
	"post":       "职务 职称 职位 岗位 职务职级",
	"phone":      "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 办公电话",
	"roles":      "分工 角色 任务分工 工作分工 职责 组别 所在组 担任",
	"trained_on": "培训日期 培训时间 参训日期 参训时间 何时培训",
	"score":      "考试成绩 成绩 分数 考试分数 得分 培训成绩 考核成绩 测试成绩",
	"passed":     "是否合格 合格 是否通过 考试结果 结果 是否及格 合格情况 考核结果",
	"remark":     "备注 说明",
}

var staffHeadings = func() map[string]string {
	out := map[string]string{}
	for key, words := range staffWords {
		for _, w := range strings.Fields(words) {
			out[w] = key
		}
	}
	return out
}()

// staffHints are words inside a heading that tell its column where no name of staffWords is met: 理论考试得分, 职务/职称; what
// not says may not be in it: 培训单位 is no 单位.
var staffHints = []headingHint{
	{"name", []string{"姓名"}, "户主"},
	{"phone", []string{"电话", "手机", "联系方式"}, ""},
	{"trained_on", []string{"培训日期", "培训时间", "参训日期", "参训时间"}, ""},
	{"passed", []string{"是否合格", "是否通过", "是否及格"}, ""},
	{"score", []string{"成绩", "得分", "分数"}, "合格"},
	{"post", []string{"职务", "职称", "岗位"}, ""},
	{"unit", []string{"单位", "部门"}, "培训"},
	{"roles", []string{"分工", "角色", "组别"}, ""},
}

// headingHint is a column that a heading hints at by one of its words, unless another word stands in it.
type headingHint struct {
	key   string
	words []string
	not   string
}

// hinted is the column that a heading hints at, “” for none.
func hinted(hints []headingHint, heading string) string {
	for _, h := range hints {
		if h.not != "" && strings.Contains(heading, h.not) {
			continue
		}
		if slices.ContainsFunc(h.words, func(w string) bool { return strings.Contains(heading, w) }) {
			return h.key
		}
	}
	return ""
}

// ReadStaff reads every sheet of a book that lists the people of a campaign, and yields its rows in order; notes name the
// sheets that were left out. A book without one is township.CodeNoRoster.
func ReadStaff(ctx context.Context, book *sheet.Book, yield func(StaffRow) error) (notes []string, err error) {
	notes, taken, err := readSheets(ctx, book, func(cells *sheetReading) sheetReader {
		return &staffReading{cells: cells, fill: NewFill(cells.sheet), yield: yield}
	})
	if err != nil {
		return nil, err
	}
	if taken == 0 {
		return nil, township.Errorf(township.CodeNoRoster, "“%s”里没有认出人员名单：表头要有“姓名”，以及单位、职务、联系电话、分工、培训日期、考试成绩中的几项。", filepath.Base(book.Name))
	}
	return notes, nil
}

// staffReading is the state of reading one sheet.
type staffReading struct {
	cells   *sheetReading
	fill    *Fill
	columns map[string]bookCell
	unread  []string // headings of columns that are left out
	seen    int
	yield   func(StaffRow) error
}

// fewestStaffColumns is how many columns beside the name tell a list of people from a title.
const fewestStaffColumns = 1

func (r *staffReading) lacks() string {
	if r.columns == nil {
		return "没有“姓名”和单位、职务、分工、成绩等列"
	}
	return ""
}

func (r *staffReading) leftOut() []string { return r.unread }

func (r *staffReading) row(row sheet.Row) error {
	cells := r.fill.Row(row)
	if r.columns == nil {
		r.head(cells)
		return nil
	}
	r.cells.number = row.Number
	out := StaffRow{Sheet: r.cells.sheet.Name, Row: row.Number}
	filled := r.fillIn(&out, cells)
	name := r.cell(cells, "name")
	if !filled || r.isFurniture(cells, name) {
		return nil
	}
	if isBlank(name) && out.Reason == "" {
		out.Reason = "没有姓名"
	}
	return r.yield(out)
}

// fillIn reads the cells of a row, up to the first that cannot be read, and says whether there was anything beside a remark.
func (r *staffReading) fillIn(out *StaffRow, cells []sheet.Cell) (filled bool) {
	for _, key := range []string{"name", "unit", "post", "phone", "roles", "trained_on", "score", "passed", "remark"} {
		c := r.cell(cells, key)
		if isBlank(c) {
			continue
		}
		filled = filled || key != "remark"
		if err := r.take(out, key, c); err != nil {
			at := r.columns[key]
			out.Reason = sheet.ColumnName(at.index) + "列 " + strings.Join(strings.Fields(at.heading), "") + township.Say(err)
			break
		}
	}
	return filled
}

// isFurniture says whether a row is no person: a total, the headings again, a note below.
func (r *staffReading) isFurniture(cells []sheet.Cell, name sheet.Cell) bool {
	text, first := normalHeading(name.Text), firstText(cells)
	return isTotal(text) || isTotal(first) || text == normalHeading(r.columns["name"].heading) || isBlank(name) && strings.HasPrefix(first, "注")
}

func firstText(cells []sheet.Cell) string {
	for _, c := range cells {
		if !isBlank(c) {
			return normalHeading(c.Text)
		}
	}
	return ""
}

func (r *staffReading) cell(cells []sheet.Cell, key string) sheet.Cell {
	at, ok := r.columns[key]
	if !ok || at.index >= len(cells) {
		return sheet.Cell{}
	}
	return cells[at.index]
}

// head looks for the row of headings: first by their names, then by what else is in them.
func (r *staffReading) head(cells []sheet.Cell) {
	if r.seen++; r.seen > headSearchRows {
		return
	}
	found, taken := map[string]bookCell{}, map[int]bool{}
	for _, keyOf := range []func(string) string{named, func(h string) string { return hinted(staffHints, h) }} {
		for i, c := range cells {
			text := township.Clean(c.Text)
			key := keyOf(normalHeading(text))
			if _, have := found[key]; key != "" && !have && !taken[i] {
				found[key], taken[i] = bookCell{i, text}, true
			}
		}
	}
	if _, ok := found["name"]; ok && len(found) > fewestStaffColumns {
		r.columns, r.unread = found, unreadHeadings(cells, taken)
	}
}

// named is the column of which a heading is a name, “” for none.
func named(heading string) string {
	if key, ok := staffHeadings[heading]; ok {
		return key
	}
	return staffHeadings[bare(heading)]
}

// unreadHeadings are the headings of columns that are not read; that of the row's number tells nothing.
func unreadHeadings(cells []sheet.Cell, taken map[int]bool) []string {
	var out []string
	for i, c := range cells {
		h := normalHeading(c.Text)
		if text := township.Shorten(township.Clean(c.Text)); h != "" && !taken[i] && h != "序号" && h != "编号" && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// take reads a cell into the row. The error is a sentence that follows the column's name.
func (r *staffReading) take(out *StaffRow, key string, c sheet.Cell) error {
	m := &out.Member
	switch {
	case c.Kind == sheet.Fault:
		return reject("是错误值 %s，请在原表改正公式或填上内容", c.Text)
	case c.Uncached:
		return reject("是公式，原表没有保存计算结果；请用 Excel 或 WPS 打开原表保存一次再导入")
	}
	switch key {
	case "roles":
		var unknown []string
		if m.Roles, unknown = township.ParseRoles(plain(c)); len(unknown) > 0 {
			out.Notes = append(out.Notes, "分工“"+strings.Join(unknown, "、")+"”不认识，没有写入")
		}
		return nil
	case "passed":
		text := plain(c)
		if c.Kind == sheet.Bool {
			text = map[string]string{"TRUE": "是", "FALSE": "否"}[c.Text]
		}
		value, ok := township.ParsePassed(text)
		if !ok {
			return reject("“%s”不是“是”或“否”，请改成合格或不合格", township.Shorten(text))
		}
		m.Passed, out.Passed = value, value != ""
		return nil
	case "trained_on":
		v, err := r.cells.dateValue(column{}, c)
		m.Trained = township.Date(v.text)
		return err
	}
	return r.takeText(m, key, c)
}

func (r *staffReading) takeText(m *township.StaffMember, key string, c sheet.Cell) error {
	v, err := value{text: plain(c)}, error(nil)
	switch key {
	case "name":
		v, err = nameValue(c)
	case "phone":
		v, err = r.cells.phoneValue(column{}, c)
	case "score":
		if v.text = strings.TrimSuffix(r.cells.narrow(c), "分"); v.text == "缺考" || v.text == "未考" || township.IsBlankWord(v.text) {
			v.text = ""
		}
	}
	if township.IsBlankWord(v.text) {
		v.text = ""
	}
	*map[string]*string{"name": &m.Name, "unit": &m.Unit, "post": &m.Post, "phone": &m.Phone, "score": &m.Score, "remark": &m.Remark}[key] = v.text
	return err
}
