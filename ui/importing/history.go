package importing

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// history lists the imports that were done, to take them back.
type history struct {
	s     *Screen
	table *widgets.Table[*township.ImportRecord]
	undo  *widgets.Button
	box   *fyne.Container
	err   error
}

// historyKey is where the widths of the columns are kept.
const historyKey = "importing.history"

func newHistory(s *Screen) *history {
	h := &history{s: s}
	h.table = widgets.NewTable(func(r *township.ImportRecord) string { return strconv.FormatInt(r.Deed.ID, 10) }, historyColumns()...)
	h.undo = widgets.NewButton("撤销这次导入", look.Icon(look.IconUndo), h.undoCurrent)
	h.table.OnSelected = h.selected
	h.table.OnMenu = h.menu
	h.table.Empty = h.empty
	keepState(s.host, historyKey, h.table)
	head := widgets.Inset(4, 12, widgets.Row(8, widgets.NewBold("已做的导入"), widgets.Spacer(), h.undo))
	h.box = widgets.Frame(head, nil, nil, nil, h.table)
	h.selected()
	return h
}

// keepState brings a table's widths and sorting back, and keeps them from now on.
func keepState[R any](host Host, key string, t *widgets.Table[R]) {
	var state widgets.TableState
	if host.Recall(key, &state) {
		t.SetState(state)
	}
	t.OnStateChanged = func(state widgets.TableState) { host.Remember(key, state) }
}

func historyColumns() []widgets.Column[*township.ImportRecord] {
	type record = *township.ImportRecord
	number := func(key, label string, of func(record) int) widgets.Column[record] {
		return widgets.Column[record]{
			Key: key, Label: label, Width: 64, Align: fyne.TextAlignTrailing,
			Text:    func(r record) string { return grouped(of(r)) },
			Compare: func(a, b record) int { return of(a) - of(b) },
		}
	}
	return []widgets.Column[record]{
		{
			Key: "at", Label: "时间", Width: 132, Fixed: true,
			Text:    func(r record) string { return minute(r.At) },
			Compare: func(a, b record) int { return a.At.Compare(b.At) },
		},
		{Key: "file", Label: "文件", Width: 220, Flex: true, Text: func(r record) string { return r.Outcome.File }},
		number("rows", "行数", func(r record) int { return r.Outcome.Rows }),
		number("new", "新增", func(r record) int { return r.Outcome.New }),
		number("changed", "变更", func(r record) int { return r.Outcome.Changed }),
		number("same", "相同", func(r record) int { return r.Outcome.Same }),
		number("rejected", "拒收", func(r record) int { return r.Outcome.Rejected }),
		{Key: "by", Label: "经办人", Width: 84, Text: func(r record) string { return r.Deed.Operator }},
		{Key: "state", Label: "状态", Width: 84, Text: stateOf, Ink: stateInk},
	}
}

func stateOf(r *township.ImportRecord) string {
	if r.Deed.UndoneBy != 0 {
		return "已撤销"
	}
	return "已导入"
}

func stateInk(r *township.ImportRecord) fyne.ThemeColorName {
	if r.Deed.UndoneBy != 0 {
		return look.ColorQuiet
	}
	return ""
}

func (h *history) object() fyne.CanvasObject { return h.box }

// refresh reads the list anew.
func (h *history) refresh() {
	var list []township.ImportRecord
	list, h.err = h.s.desk.Imports(context.Background())
	rows := make([]*township.ImportRecord, len(list))
	for i := range list {
		rows[i] = &list[i]
	}
	h.table.SetRows(rows)
	h.selected()
}

func (h *history) empty() fyne.CanvasObject {
	if h.err != nil {
		return widgets.NewEmptyState(look.Icon(look.IconWarning), township.Say(h.err), "重试", h.refresh)
	}
	return widgets.NewEmptyState(nil, "还没有导入过花名册。导入以后可以在这里整批撤销。", "", nil)
}

// selected shows the deed for the current import, if it still stands.
func (h *history) selected() {
	r, ok := h.table.Current()
	h.undo.SetEnabled(ok && r.Deed.UndoneBy == 0)
}

func (h *history) menu() []*fyne.MenuItem {
	if h.undo.Disabled() {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("撤销这次导入", h.undoCurrent)}
}

func (h *history) undoCurrent() {
	if r, ok := h.table.Current(); ok && r.Deed.UndoneBy == 0 {
		h.s.askUndo(r.Deed, r.Outcome)
	}
}

// askUndo asks before an import is taken back.
func (s *Screen) askUndo(deed township.Deed, o township.Outcome) {
	body := fmt.Sprintf("%s由%s导入的“%s”（新增%d、变更%d）将整批撤销，档案回到这次导入之前。", minute(deed.At), deed.Operator, o.File, o.New, o.Changed)
	s.host.Confirm("撤销这次导入？", body, "撤销这次导入", true, func() { s.undo(deed, o, false) })
}

// undo takes an import back. Where later deeds build on it, it asks whether to take them back too.
func (s *Screen) undo(deed township.Deed, o township.Outcome, cascade bool) {
	var done township.Deed
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		done, err = s.desk.Undo(ctx, deed.ID, cascade)
		return err
	}
	s.work("正在撤销“"+shorten(o.File)+"”的导入", "", run, func(err error) {
		switch {
		case err == nil:
			s.host.Done(done, undoneText(o.File, cascade))
		case stopped(err):
		case township.CodeOf(err) == township.CodeConflict && !cascade && s.stands(deed.ID):
			s.host.Confirm("之后还有别的操作", township.Say(err), "一并撤销", true, func() { s.undo(deed, o, true) })
		default:
			s.host.Fail(err)
			s.Refresh()
		}
	})
}

func undoneText(file string, cascade bool) string {
	if cascade {
		return "已撤销“" + shorten(file) + "”的导入和之后的操作"
	}
	return "已撤销“" + shorten(file) + "”的导入"
}

// stands says whether an import has not been taken back.
func (s *Screen) stands(id int64) bool {
	list, err := s.desk.Imports(context.Background())
	if err != nil {
		return false
	}
	for _, r := range list {
		if r.Deed.ID == id {
			return r.Deed.UndoneBy == 0
		}
	}
	return false
}
