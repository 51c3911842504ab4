package campaigns

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// tables are the files that can be read.
var tables = []string{".xlsx", ".xlsm", ".xls", ".csv", ".et"}

// chooseFile asks for a list of people.
func (p *staffPage) chooseFile() {
	p.screen.host.OpenFiles("选择人员名单", tables, func(paths []string) { p.readFile(paths[0], "") })
}

// readFile compares a file with the campaign's people and shows what it would do; a file that is encrypted is asked for
// its password.
func (p *staffPage) readFile(path, password string) {
	var pending township.PendingStaff
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		pending, err = p.screen.desk.ImportStaff(ctx, p.campaign.ID, path, password)
		return err
	}
	p.screen.host.Work("正在读取人员名单", "", run, func(err error) {
		switch {
		case township.CodeOf(err) == township.CodePassword:
			widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
				Title: "文件有密码", Body: township.Say(err), Label: "密码", Deed: "打开", Password: true,
			}, func(password string) { p.readFile(path, password) })
		case err != nil:
			p.screen.host.Fail(err)
		default:
			newStaffImport(p, pending).show()
		}
	})
}

// staffImport shows what a list of people would do, row by row, and does it.
type staffImport struct {
	page    *staffPage
	pending township.PendingStaff
	class   *widgets.FilterSelect
	table   *widgets.Table[*township.StaffRow]
	whole   *widgets.Prose // what is said of the selected row, for which its cell may be too narrow
	dialog  *widgets.Dialog
}

func newStaffImport(p *staffPage, pending township.PendingStaff) *staffImport {
	d := &staffImport{page: p, pending: pending}
	var options []widgets.Option
	for _, c := range township.StaffClasses {
		if n := pending.Preview().Counts[c]; n > 0 {
			options = append(options, widgets.Option{Value: c.Word(), Label: fmt.Sprintf("%s（%d）", c.Word(), n)})
		}
	}
	d.class = widgets.NewFilterSelect("结果", options, func(string) { d.narrow() })
	d.table = widgets.NewTable(func(r *township.StaffRow) string { return r.Sheet + "\x00" + strconv.Itoa(r.Row) }, importColumns()...)
	d.whole = widgets.NewQuietProse("")
	d.table.OnSelected = func() {
		text := ""
		if r, ok := d.table.Current(); ok {
			text = explained(r)
		}
		d.whole.Set(text, look.ColorText)
	}
	return d
}

func importColumns() []widgets.Column[*township.StaffRow] {
	type row = *township.StaffRow
	text := func(key, label string, width float32, of func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: width, Text: of}
	}
	class := text("class", "结果", 50, func(r row) string { return r.Class.Word() })
	class.Ink = func(r row) fyne.ThemeColorName {
		switch r.Class {
		case township.StaffRejected:
			return look.ColorError
		case township.StaffSame:
			return look.ColorQuiet
		}
		return look.ColorGood
	}
	why := text("why", "说明", 220, explained)
	why.Flex = true
	return []widgets.Column[row]{
		text("row", "行", 40, func(r row) string { return strconv.Itoa(r.Row) }), class,
		text("name", "姓名", 76, func(r row) string { return widgets.OrDash(r.Member.Name) }),
		text("unit", "单位", 104, func(r row) string { return r.Member.Unit }),
		text("roles", "分工", 90, func(r row) string { return strings.Join(r.Member.Roles, "、") }),
		text("trained", "培训日期", 86, func(r row) string { return string(r.Member.Trained) }),
		text("score", "成绩", 46, func(r row) string { return r.Member.Score }),
		why,
	}
}

// explained is why a row is rejected, what it changes, and what else is to be said of it.
func explained(r *township.StaffRow) string {
	var parts []string
	if r.Reason != "" {
		parts = append(parts, r.Reason)
	}
	parts = append(parts, r.Changes...)
	parts = append(parts, r.Notes...)
	if why := r.Member.Unfit(); why != "" && r.Class != township.StaffRejected {
		parts = append(parts, strings.TrimSuffix(why, "，不能上岗"))
	}
	return strings.Join(parts, "；")
}

func (d *staffImport) narrow() {
	v := d.pending.Preview()
	var rows []*township.StaffRow
	for i := range v.Rows {
		if r := &v.Rows[i]; d.class.Value() == "" || r.Class.Word() == d.class.Value() {
			rows = append(rows, r)
		}
	}
	d.table.SetRows(rows)
}

func (d *staffImport) show() {
	v := d.pending.Preview()
	o := widgets.DialogOptions{
		Title: "导入人员：" + widgets.ShortName(v.File, ""), Deed: fmt.Sprintf("导入 %d 人", v.Taken()),
		Width: 900, First: d.class, OnDeed: func() bool { d.do(); return false },
	}
	if v.Taken() == 0 {
		o.Deed, o.Cancel, o.OnDeed = "关闭", "-", func() bool { return true }
	}
	o.Body = widgets.Stack(10, widgets.NewQuietProse(importText(v)), widgets.Row(0, d.class, widgets.Spacer()), widgets.FixedHeight(240, d.table), widgets.FixedHeight(wholeHeight, d.whole))
	d.narrow()
	d.dialog = widgets.ShowDialog(d.page.screen.host.Window(), o)
}

// wholeHeight is room for two lines, in designed units.
const wholeHeight = 44

// importText says what the file would do, and what is left out of it.
func importText(v *township.StaffPreview) string {
	var counts []string
	for _, c := range township.StaffClasses {
		if n := v.Counts[c]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d 行", c.Word(), n))
		}
	}
	text := fmt.Sprintf("共 %d 行：%s。表里空着的格不改原来的内容；拒收的行不写入。", len(v.Rows), strings.Join(counts, "，"))
	if len(v.Notes) > 0 {
		text += firstFew(v.Notes) + "。"
	}
	return text
}

func (d *staffImport) do() {
	deed, err := d.pending.Commit(context.Background())
	d.dialog.Close()
	d.page.screen.done(deed, err, fmt.Sprintf("已导入人员 %d 人", d.pending.Preview().Taken()))
}
