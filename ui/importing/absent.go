package importing

import (
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/raising"
	"taizhang/ui/widgets"
)

// absentRow is a household that the roster does not name.
type absentRow struct {
	number int
	of     township.AbsentHousehold
	found  township.Finding
}

// absentTable is the table that was shown last; the zero one: none was.
type absentTable struct{ table *widgets.Table[absentRow] }

func (t absentTable) current() (r absentRow, ok bool) {
	if t.table == nil {
		return r, false
	}
	return t.table.Current()
}

// absentPane lists the households that the roster does not name, each of which can be made an issue.
func (p *previewPage) absentPane() fyne.CanvasObject {
	raised := p.s.Raising.Of(0)
	table := newAbsentTable(p.preview.File, p.preview.Absent, raised)
	was, _ := p.absent.current()
	p.first, p.absent = table, absentTable{table}
	foot := widgets.Row(6)
	table.OnSelected = func() {
		foot.Objects = nil
		if r, ok := table.Current(); ok {
			for _, b := range raised.Buttons(r.found) {
				foot.Add(b)
			}
			if len(foot.Objects) > 0 {
				foot.Objects = append([]fyne.CanvasObject{widgets.Inset(6, 6, widgets.NewText(r.of.Named))}, foot.Objects...)
			}
		}
		foot.Refresh()
	}
	table.SelectRow(max(0, was.number-1))
	return widgets.Frame(paneHead("名单往往只列一部分户，这里只作提示；档案中的这些户不作改动。"), foot, nil, nil, table)
}

// newAbsentTable lists the households that the roster does not name, with the issues that stand for it.
func newAbsentTable(file string, households []township.AbsentHousehold, raised *raising.Findings) *widgets.Table[absentRow] {
	columns := []widgets.Column[absentRow]{
		{
			Key: "number", Label: "序号", Width: 64, Align: fyne.TextAlignTrailing,
			Text: func(r absentRow) string { return strconv.Itoa(r.number) },
			Ink:  func(absentRow) fyne.ThemeColorName { return look.ColorQuiet },
		},
		{Key: "household", Label: "不在名单里的户", Flex: true, Text: func(r absentRow) string { return r.of.Named }},
	}
	if raised != nil {
		columns = append(columns, widgets.Column[absentRow]{Key: "issue", Label: "问题", Width: 140, Text: func(r absentRow) string {
			if i, ok := raised.Raised(r.found); ok {
				return i.RaisedWords()
			}
			return ""
		}})
	}
	t := widgets.NewTable(func(r absentRow) string { return strconv.Itoa(r.number) }, columns...)
	rows := make([]absentRow, len(households))
	for i, h := range households {
		rows[i] = absentRow{i + 1, h, township.FindingOfAbsent(h.ID, file)}
	}
	t.SetRows(rows)
	return t
}
