package excel

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// issueWords are what the columns of superiors' lists are called.
var issueWords = map[string]string{
	township.ListVillage:     "村 行政村 所在村 村社区 村名 村名称 行政村名称 所属村 村居 涉及村 村别 社区 所属行政村 单位村",
	township.ListGroup:       "组 村民小组 组别 所在组 小组 社",
	township.ListHead:        "户主 户主姓名 姓名 农户姓名 贫困户姓名 户名 户主名字 户主姓名/责任主体 责任主体 涉及农户 农户 脱贫户姓名 对象 问题对象 涉及对象",
	township.ListID:          "证件号码 身份证号 身份证号码 公民身份号码 户主身份证号 户主身份证号码 户主证件号码 身份证",
	township.ListCode:        "户编号 户编码 户号",
	township.ListLevel:       "层级 问题层级 级别 问题级别",
	township.ListType:        "问题类型 问题类别 类型 类别 问题分类 分类",
	township.ListNature:      "问题性质 问题性质简述 性质 性质简述 问题性质分类",
	township.ListDescription: "问题描述 存在问题 存在的问题 问题 问题表述 具体问题 问题内容 发现问题 发现的问题 反馈问题 反馈的问题 问题具体描述 问题情况 具体表现 主要问题 问题清单 问题详情 问题事项",
	township.ListMeasures:    "整改措施 措施 整改要求 整改意见 整改建议 拟采取的整改措施",
	township.ListUnit:        "整改责任单位 责任单位 牵头单位 责任部门 整改单位 整改责任部门",
	township.ListPerson:      "责任人 整改责任人 责任领导 具体责任人",
	township.ListDeadline:    "整改时限 整改期限 完成时限 整改完成时限 时限 限期 整改截止时间 截止时间 要求完成时间 计划完成时间",
	township.ListFound:       "发现时间 发现日期 检查时间 排查时间 督查时间 核查时间 检查日期 排查日期 反馈时间",
	township.ListFinder:      "发现人 检查人 排查人 督查人 核查人 检查人员 督查人员",
	township.ListSubject:     "行业部门 涉及部门 部门 部门名称",
	township.ListRemark:      "备注 说明",
}

var issueHeadings = func() map[string]string {
	out := map[string]string{}
	for key, words := range issueWords {
		for _, w := range strings.Fields(words) {
			out[w] = key
		}
	}
	return out
}()

// issueHints are words inside a heading that tell its column where no name of issueWords is met; what not says may not be
// in it.
var issueHints = []headingHint{
	{township.ListID, []string{"身份证", "证件号"}, ""},
	{township.ListType, []string{"问题类型", "问题类别"}, ""},
	{township.ListNature, []string{"问题性质"}, ""},
	{township.ListMeasures, []string{"整改措施"}, ""},
	{township.ListDeadline, []string{"时限", "期限"}, ""},
	{township.ListUnit, []string{"责任单位", "责任部门"}, "验收"},
	{township.ListPerson, []string{"责任人"}, "验收"},
	{township.ListHead, []string{"户主"}, "电话"},
	{township.ListDescription, []string{"问题描述", "问题表述", "具体问题", "存在问题", "存在的问题", "问题内容", "反馈问题", "发现问题", "发现的问题"}, ""},
	{township.ListVillage, []string{"行政村", "村(社区)", "村(居)"}, ""},
	{township.ListFound, []string{"发现时间", "发现日期"}, ""},
}

// issueColumn is the column that a heading names or hints at, “” for none.
func issueColumn(heading string) string {
	for _, h := range []string{heading, bare(heading)} {
		if key, ok := issueHeadings[h]; ok {
			return key
		}
	}
	return hinted(issueHints, heading)
}

// ReadIssues reads every sheet of a superior's list of issues, and yields its rows in order, each with its cells in
// canonical text and what could not be read of them; notes name what was left out. A book without a list is
// township.CodeNoRoster.
func ReadIssues(ctx context.Context, book *sheet.Book, yield func(township.IssueBookRow) error) (notes []string, err error) {
	notes, taken, err := readSheets(ctx, book, func(cells *sheetReading) sheetReader {
		return &issueReading{cells: cells, fill: NewFill(cells.sheet), yield: yield, village: villageIn(cells.sheet.Name)}
	})
	if err != nil {
		return nil, err
	}
	if taken == 0 {
		return nil, township.Errorf(township.CodeNoRoster, "“%s”里没有认出问题清单：表头要有“问题描述”（或“存在问题”），以及村、户主、问题性质、责任单位中的几项。", filepath.Base(book.Name))
	}
	return notes, nil
}

// issueReading is the state of reading one sheet.
type issueReading struct {
	cells   *sheetReading
	fill    *Fill
	columns map[string]bookCell
	unread  []string
	seen    int
	begun   bool   // a row below the headings was read
	village string // that the sheet's name or a line above the headings says
	above   string // the lines above the headings
	where   map[string]string
	yield   func(township.IssueBookRow) error
}

func (r *issueReading) lacks() string {
	switch {
	case r.columns != nil:
		return ""
	case r.seen == 0:
		return "是空的"
	}
	return "没有“问题描述”这样的列"
}

func (r *issueReading) leftOut() []string { return r.unread }

func (r *issueReading) row(row sheet.Row) error {
	cells := r.fill.Row(row)
	if r.columns == nil {
		r.head(cells)
		return nil
	}
	if own, _ := filledCells(row.Cells); own == 0 {
		return nil // the lower rows of an issue that stands over several
	}
	if !r.begun && r.headBelow(cells) {
		return nil
	}
	r.begun = true
	r.cells.number = row.Number
	out := township.IssueBookRow{Sheet: r.cells.sheet.Name, Row: row.Number, Title: r.village, Above: r.above, Cells: map[string]string{}, Where: r.places()}
	r.fillIn(&out, cells)
	if r.isFurniture(&out, cells) {
		return nil
	}
	return r.yield(out)
}

// places names the columns, once for all rows of the sheet.
func (r *issueReading) places() map[string]string {
	if r.where == nil {
		r.where = map[string]string{}
		for key, at := range r.columns {
			r.where[key] = sheet.ColumnName(at.index) + "列 " + strings.Join(strings.Fields(at.heading), "")
		}
	}
	return r.where
}

// head looks for the row of headings.
func (r *issueReading) head(cells []sheet.Cell) {
	if r.seen++; r.seen > headSearchRows {
		return
	}
	found, taken := issueColumns(cells)
	if _, ok := found[township.ListDescription]; ok && len(found) > 1 {
		r.columns, r.unread = found, unreadHeadings(cells, taken)
		return
	}
	for _, c := range cells {
		if r.village == "" {
			r.village = villageIn(c.Text)
		}
		if text := township.Clean(c.Text); text != "" && !strings.HasSuffix(r.above, text) { // a merged title fills its row
			r.above = strings.TrimSpace(r.above + " " + text)
		}
	}
}

// issueColumns are the columns that a row of headings names, names before hints.
func issueColumns(cells []sheet.Cell) (found map[string]bookCell, taken map[int]bool) {
	found, taken = map[string]bookCell{}, map[int]bool{}
	exact := func(h string) string {
		if key, ok := issueHeadings[h]; ok {
			return key
		}
		return issueHeadings[bare(h)]
	}
	for _, keyOf := range []func(string) string{exact, issueColumn} {
		for i, c := range cells {
			text := township.Clean(c.Text)
			key := keyOf(normalHeading(text))
			if _, have := found[key]; key != "" && !have && !taken[i] {
				found[key], taken[i] = bookCell{i, text}, true
			}
		}
	}
	return found, taken
}

// headBelow takes a second row of headings in: that of form F3 parts 问题具体描述 into four.
func (r *issueReading) headBelow(cells []sheet.Cell) bool {
	found, taken := issueColumns(cells)
	fresh := 0
	for key, at := range found {
		if was, have := r.columns[key]; !have || was.index != at.index {
			fresh++
		}
	}
	if fresh == 0 || len(found) < 2 {
		return false
	}
	for key, at := range found {
		r.columns[key] = at
	}
	r.unread = slices.DeleteFunc(r.unread, func(h string) bool { return strings.Contains(h, "问题具体描述") })
	for _, h := range unreadHeadings(cells, taken) {
		if !slices.Contains(r.unread, h) && issueColumn(normalHeading(h)) == "" {
			r.unread = append(r.unread, h)
		}
	}
	return true
}

// fillIn reads the cells of a row; the first that cannot be read refuses it.
func (r *issueReading) fillIn(out *township.IssueBookRow, cells []sheet.Cell) {
	for _, key := range []string{
		township.ListVillage, township.ListGroup, township.ListHead, township.ListID, township.ListCode, township.ListLevel, township.ListType, township.ListNature,
		township.ListDescription, township.ListMeasures, township.ListUnit, township.ListPerson, township.ListDeadline, township.ListFound, township.ListFinder,
		township.ListSubject, township.ListRemark,
	} {
		at, ok := r.columns[key]
		if !ok || at.index >= len(cells) || isBlank(cells[at.index]) {
			continue
		}
		text, err := r.text(key, cells[at.index])
		if err != nil {
			if out.Fault == "" {
				out.Fault, out.FaultColumn = township.Say(err), out.Where[key]
			}
			continue
		}
		if text != "" {
			out.Cells[key] = text
		}
	}
}

func (r *issueReading) text(key string, c sheet.Cell) (string, error) {
	switch {
	case c.Kind == sheet.Fault:
		return "", reject("是错误值 %s，请在原表改正", c.Text)
	case c.Uncached:
		return "", reject("是公式，原表没有保存计算结果；请用 Excel 或 WPS 打开原表保存一次再导入")
	}
	text := plain(c)
	if township.IsBlankWord(text) {
		return "", nil
	}
	var v value
	var err error
	switch key {
	case township.ListHead:
		v, err = nameValue(c)
	case township.ListID:
		v, err = idValue(c)
	case township.ListGroup:
		v, err = groupValue(c)
	case township.ListDeadline, township.ListFound:
		if text == township.PaceAtOnce || strings.Contains(text, "长期") || strings.Contains(text, "立行立改") {
			return "", nil
		}
		return r.date(c, text)
	default:
		return township.Clean(text), nil
	}
	return v.text, err
}

// date reads a day as lists write it; one without a year is completed by what else the row says.
func (r *issueReading) date(c sheet.Cell, text string) (string, error) {
	if c.Kind != sheet.Number && !c.Date {
		if d, ok := township.ParseListDate(text); ok {
			return string(d), nil
		}
	}
	v, err := r.cells.dateValue(column{}, c)
	if err != nil && c.Kind == sheet.Number && !c.Date && c.Value < 13 {
		return "", reject("“%s”按数字存放，分不清是几月几日，请改成 2021-05-03 这样的写法", text)
	}
	return v.text, err
}

// isFurniture says whether a row is no issue: a total, the headings again, a heading over several columns, a note below.
func (r *issueReading) isFurniture(out *township.IssueBookRow, cells []sheet.Cell) bool {
	first := firstText(cells)
	said := normalHeading(out.Cells[township.ListDescription])
	if isTotal(first) || noteLine.MatchString(first) || said != "" && said == normalHeading(r.columns[township.ListDescription].heading) {
		return true
	}
	return out.Fault == "" && (len(out.Cells) == 0 || said == "" && (len(filledTexts(cells)) == 1 || isNote(first)))
}

// filledTexts are the different texts of a row.
func filledTexts(cells []sheet.Cell) []string {
	var out []string
	for _, c := range cells {
		if text := township.Clean(c.Text); !isBlank(c) && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}
