package helpers

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// tables are the files that can be read.
var tables = []string{".xlsx", ".xlsm", ".xls", ".csv", ".et"}

// chooseFile asks for a file of assignments.
func (s *Screen) chooseFile() {
	s.host.OpenFiles("选择帮扶分配表", tables, func(paths []string) { s.readFile(paths[0], "") })
}

// readFile compares a file with the archive and shows what it would do; a file that is encrypted is asked for its password.
func (s *Screen) readFile(path, password string) {
	var pending township.PendingAssignments
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		pending, err = s.desk.PreviewAssignments(ctx, path, password)
		return err
	}
	s.host.Work("正在读取帮扶分配表", "", run, func(err error) {
		switch {
		case township.CodeOf(err) == township.CodePassword:
			s.askPassword(path, err)
		case err != nil:
			s.host.Fail(err)
		default:
			s.newImport(pending).show()
		}
	})
}

func (s *Screen) askPassword(path string, why error) {
	widgets.Prompt(s.host.Window(), widgets.PromptOptions{
		Title: "文件有密码", Body: township.Say(why), Label: "密码", Deed: "打开", Password: true,
	}, func(password string) { s.readFile(path, password) })
}

// importDialog shows what a file of assignments would do, row by row, and does it.
type importDialog struct {
	screen  *Screen
	pending township.PendingAssignments
	class   *widgets.FilterSelect
	table   *widgets.Table[*township.AssignmentRow]
	dialog  *widgets.Dialog
}

func (s *Screen) newImport(pending township.PendingAssignments) *importDialog {
	d := &importDialog{screen: s, pending: pending}
	v := pending.Preview()
	var options []widgets.Option
	for _, c := range township.AssignmentClasses {
		if n := v.Counts[c]; n > 0 {
			options = append(options, widgets.Option{Value: c.Word(), Label: fmt.Sprintf("%s（%d）", c.Word(), n)})
		}
	}
	d.class = widgets.NewFilterSelect("结果", options, func(string) { d.narrow() })
	key := func(r *township.AssignmentRow) string { return r.Sheet + "\x00" + strconv.Itoa(r.Row) }
	d.table = widgets.NewTable(key, importColumns()...)
	return d
}

func importColumns() []widgets.Column[*township.AssignmentRow] {
	type row = *township.AssignmentRow
	text := func(key, label string, width float32, text func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: width, Text: text}
	}
	class := text("class", "结果", 70, func(r row) string { return r.Class.Word() })
	class.Ink = func(r row) fyne.ThemeColorName {
		switch r.Class {
		case township.AssignmentTaken:
			return look.ColorGood
		case township.AssignmentMissing, township.AssignmentAmbiguous:
			return look.ColorError
		}
		return look.ColorQuiet
	}
	why := text("why", "说明", 260, explained)
	why.Flex = true
	return []widgets.Column[row]{
		text("row", "行", 44, func(r row) string { return strconv.Itoa(r.Row) }),
		text("household", "农户", 170, func(r row) string { return r.Household }),
		text("from", "现在", 90, func(r row) string { return widgets.OrDash(r.From.Name) }),
		text("to", "改为", 190, func(r row) string { return township.HelperCalled(r.To.Name, r.To.Unit) }),
		class, why,
	}
}

// explained is why a row is not taken, and what else is to be said of it.
func explained(r *township.AssignmentRow) string {
	parts := append([]string{}, r.Notes...)
	if r.Reason != "" {
		parts = append([]string{r.Reason}, parts...)
	}
	return strings.Join(parts, "；")
}

func (d *importDialog) narrow() {
	v := d.pending.Preview()
	var rows []*township.AssignmentRow
	for i := range v.Rows {
		if r := &v.Rows[i]; d.class.Value() == "" || r.Class.Word() == d.class.Value() {
			rows = append(rows, r)
		}
	}
	d.table.SetRows(rows)
}

func (d *importDialog) show() {
	v := d.pending.Preview()
	c := d.screen.host.Window().Canvas()
	o := widgets.DialogOptions{
		Title: "导入帮扶分配：" + widgets.ShortName(v.File, ""), Deed: fmt.Sprintf("导入 %d 户", v.Counts[township.AssignmentTaken]),
		Width: widthIn(c, 960), First: d.class, OnDeed: func() bool { d.do(); return false },
	}
	if v.Counts[township.AssignmentTaken]+len(v.New) == 0 {
		o.Deed, o.Cancel, o.OnDeed = "关闭", "-", func() bool { return true }
	}
	parts := []fyne.CanvasObject{widgets.NewQuietProse(previewText(v)), widgets.Row(0, d.class, widgets.Spacer())}
	o.Body = widgets.Stack(10, append(parts, container.New(listLayout{canvas: c, less: 60}, d.table))...)
	d.narrow()
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), o)
}

// previewText says what the file would do, and what is left out of it.
func previewText(v *township.AssignmentPreview) string {
	var counts []string
	for _, c := range township.AssignmentClasses {
		if n := v.Counts[c]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d 行", c.Word(), n))
		}
	}
	text := fmt.Sprintf("共 %d 行：%s。只写入“改动”的行，其余不动。", len(v.Rows), strings.Join(counts, "，"))
	if len(v.New) > 0 {
		var names []string
		for _, h := range v.New {
			names = append(names, h.Called())
		}
		text += fmt.Sprintf("新进名册 %d 人：%s。", len(names), firstFew(names))
	}
	if len(v.Notes) > 0 {
		text += firstFew(v.Notes) + "。"
	}
	return text
}

// firstFew joins the first of many.
func firstFew(names []string) string {
	const few = 6
	if len(names) > few {
		return strings.Join(names[:few], "、") + "等"
	}
	return strings.Join(names, "、")
}

func (d *importDialog) do() {
	deed, err := d.pending.Commit(context.Background())
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, fmt.Sprintf("已导入帮扶分配 %d 户", d.pending.Preview().Counts[township.AssignmentTaken]))
}
