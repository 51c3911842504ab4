package households

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Choices of the export dialog.
const (
	exportMembers    = "members"
	exportHouseholds = "households"
	columnsAll       = "all"
	columnsShown     = "shown"
)

// exportDialog asks what of some households goes into a workbook.
type exportDialog struct {
	list    *listing
	rows    []township.HouseholdRow
	what    *widgets.FilterSelect
	columns *widgets.FilterSelect
	mask    *widgets.Check
	warning *widgets.Prose
	dialog  *widgets.Dialog
}

// export opens the dialog 「导出」 for households.
func (l *listing) export(rows []township.HouseholdRow) {
	if l.some(rows, "导出") {
		newExport(l, rows)
	}
}

// some says whether there are households to do something with; that there are none is told.
func (l *listing) some(rows []township.HouseholdRow, deed string) bool {
	if len(rows) == 0 {
		l.screen.host.Fail(township.Errorf(township.CodeInvalid, "没有可%s的农户。请先导入花名册或新增户；设了条件的，请放宽条件。", deed))
	}
	return len(rows) > 0
}

func newExport(l *listing, rows []township.HouseholdRow) *exportDialog {
	d := &exportDialog{list: l, rows: rows}
	d.what = widgets.NewDropDown("", []widgets.Option{
		{Value: exportHouseholds, Label: "农户，一户一行"}, {Value: exportMembers, Label: "家庭成员，一人一行"},
	}, func(string) { d.show() })
	d.what.SetValue(exportHouseholds)
	d.columns = widgets.NewDropDown("", nil, func(string) { d.show() })
	d.mask = widgets.NewCheck("证件号码和电话打码", func(bool) { d.show() })
	d.warning = widgets.NewQuietProse("")
	form := widgets.NewForm(func() { d.dialog.Do() }, widgets.NewField("内容", d.what, widgets.FieldOptions{}),
		widgets.NewField("列", d.columns, widgets.FieldOptions{}), widgets.NewField("", d.mask, widgets.FieldOptions{}))
	d.dialog = widgets.ShowDialog(l.screen.host.Window(), widgets.DialogOptions{
		Title: "导出 Excel", Deed: d.deed(), First: d.what, Body: widgets.Stack(10, form, d.warning),
		OnDeed: func() bool { d.save(); return true },
	})
	d.show()
	return d
}

func (d *exportDialog) deed() string {
	return fmt.Sprintf("导出 %s 户", township.GroupThousands(fmt.Sprint(len(d.rows))))
}

// show offers the columns of what was chosen, and says what the file will hold.
func (d *exportDialog) show() {
	options := []widgets.Option{{Value: columnsAll, Label: "全部字段"}}
	if d.what.Value() == exportHouseholds {
		options = append(options, widgets.Option{Value: columnsShown, Label: "表中显示的列"})
	}
	chosen := d.columns.Value()
	d.columns.SetOptions(options)
	if d.columns.SetValue(chosen); d.columns.Value() == "" {
		d.columns.SetValue(columnsAll)
	}
	switch private := township.HasPrivate(d.request().SheetColumns()); {
	case private && !d.mask.Checked:
		d.warning.Set("文件里有完整的证件号码和电话，请按规定保管，不要发到群里。给别人看的，请先打码。", look.ColorWarning)
	case private:
		d.warning.Set("证件号码和电话打码后导出；这样的文件不能再导入。", look.ColorQuiet)
	default:
		d.warning.Set("不含证件号码和电话。", look.ColorQuiet)
	}
}

// request is what the dialog asks for.
func (d *exportDialog) request() township.RegisterRequest {
	req := township.RegisterRequest{Households: idsOf(d.rows), Members: d.what.Value() == exportMembers, Mask: d.mask.Checked}
	if d.columns.Value() == columnsShown && !req.Members {
		req.Columns = sheetKeys(d.list.table.ShownColumns())
	}
	return req
}

// sheetColumns are the keys that the workbook has for the columns of the table.
var sheetColumns = map[string]string{
	"group": "group_name", "type": "household_type", "exit": "exit_year", "helper": "helper_name", "income": "per_capita",
	"monitor": "monitor_kind", "monitored": "monitored_on",
}

func sheetKeys(columns []string) []string {
	keys := make([]string, len(columns))
	for i, c := range columns {
		keys[i] = c
		if key, ok := sheetColumns[c]; ok {
			keys[i] = key
		}
	}
	return keys
}

// save asks where the workbook goes, and writes it there.
func (d *exportDialog) save() {
	req, host, desk := d.request(), d.list.screen.host, d.list.screen.desk
	name, unit := "农户名册", "户"
	if req.Members {
		name, unit = "家庭成员名册", "人"
	}
	host.SaveFile("导出 Excel", name+"_"+string(host.Today())+".xlsx", ".xlsx", func(path string) {
		rows := 0
		host.Work("正在生成 Excel", unit, func(ctx context.Context, report func(done, total int)) (err error) {
			rows, err = desk.ExportRegister(ctx, req, path, report)
			return err
		}, func(err error) {
			if err != nil {
				host.Fail(err)
				return
			}
			host.Saved(path, fmt.Sprintf("已导出 %s %s。", township.GroupThousands(fmt.Sprint(rows)), unit))
		})
	})
}

// printList asks for the title of the list of some households, and prints it.
func (l *listing) printList(rows []township.HouseholdRow) {
	if !l.some(rows, "打印") {
		return
	}
	widgets.Prompt(l.screen.host.Window(), widgets.PromptOptions{
		Title: "打印农户名单", Label: "标题", Value: "农户名单", Deed: fmt.Sprintf("打印 %s 户", township.GroupThousands(fmt.Sprint(len(rows)))),
		Body: "A4 横向：村、组、户主、人口、户类型、台账、致贫原因、脱贫年度、帮扶责任人、电话、备注。不含证件号码；标明内部使用。",
	}, func(title string) {
		l.saveList(township.HouseholdListRequest{Households: idsOf(rows), Title: strings.TrimSpace(title)})
	})
}

func (l *listing) saveList(req township.HouseholdListRequest) {
	around.WriteFile(l.screen.host, around.File{
		Title: "保存名单", Name: req.Title + "_" + string(l.screen.host.Today()) + ".pdf", Extension: ".pdf", Work: "正在生成 PDF", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := l.screen.desk.PrintHouseholdList(ctx, req, path, report)
			return around.Made{Said: fmt.Sprintf("已保存 %s 户的名单，共 %d 页。", township.Thousands(r.Households), r.Pages), Missing: r.Missing}, err
		},
	})
}
