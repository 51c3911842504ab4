package issues

import (
	"context"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mergeHeight is how high the list of the other issues is, in designed units.
const mergeHeight = 190

// mergeForm asks into which open issue one is merged.
type mergeForm struct {
	screen *Screen
	row    *township.IssueRow
	then   func()

	search *widgets.SearchEntry
	table  *widgets.Table[*line]
	note   *widgets.Entry
	on     *widgets.DateEntry
	person *widgets.Entry
	fault  *widgets.Field
	form   *widgets.Form
	dialog *widgets.Dialog
}

// askMerge asks into which issue another is merged, those that may tell the same first.
func (s *Screen) askMerge(row *township.IssueRow, then func()) {
	m := &mergeForm{screen: s, row: row, then: then}
	m.search = widgets.NewSearchEntry("在没有销号的问题里找：姓名、编号、描述", look.Icon(look.IconSearch), func(string) { m.fill() })
	m.search.OnDown = func() { m.table.Settle(); s.focus(m.table) }
	m.table = widgets.NewTable(func(r *line) string { return r.key }, mergeColumns()...)
	m.note = widgets.NewTextEntry("例如：同一户同一件事，督查又提了一次")
	m.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	m.on.NotAfter = string(s.host.Today())
	m.on.SetValue(string(s.host.Today()))
	m.person = widgets.NewTextEntry("")
	m.person.SetText(s.desk.Operator())
	m.fault = widgets.NewField("并入原因", m.note, widgets.FieldOptions{Required: true})
	m.form = widgets.NewFormOf(m.submit, []*widgets.Field{m.fault},
		[]*widgets.Field{widgets.NewField("日期", m.on, widgets.FieldOptions{Required: true})}, []*widgets.Field{widgets.NewField("办理人", m.person, widgets.FieldOptions{Required: true})})
	g := m.form.Groups()
	m.fill()
	m.table.OnOpen = func(*line) { s.focus(m.note) }
	m.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "并入另一个问题　" + widgets.ShortName(row.Called(), row.Number()), Deed: "并入", Width: stepWidth, First: m.table,
		Body: widgets.Stack(8, widgets.NewQuietProse("并入以后这个问题不再单独统计，在选定的问题里一起办；经过保留，可以撤销。"),
			m.search, widgets.FixedHeight(mergeHeight, m.table), g[0], halves(g[1], g[2])),
		OnDeed: func() bool { m.form.Submit(); return false }, Typed: m.form.Typed(),
	})
}

func mergeColumns() []column {
	description := words("description", "描述", 150, func(r *line) string { return oneLine(r.Description) })
	description.Flex = true
	return []column{
		words("number", "编号", 60, func(r *line) string { return r.Number() }), words("village", "村", 60, func(r *line) string { return r.Place() }),
		words("whom", "对象", 80, func(r *line) string { return whom(r.IssueRow) }), words("nature", "性质", 100, func(r *line) string { return r.Nature }),
		stateColumn(), description,
	}
}

// fill lists the open issues that the search finds: those that may tell the same, then those of the same household, the
// same village, and the others.
func (m *mergeForm) fill() {
	query := strings.TrimSpace(m.search.Text)
	var ranks [4][]*line
	for _, r := range m.screen.list.lines {
		if r.ID == m.row.ID || !r.State.Open() || !r.Matches(query) {
			continue
		}
		rank := 3
		switch {
		case r.SameMatter(&m.row.Issue):
			rank = 0
		case r.Household != 0 && r.Household == m.row.Household:
			rank = 1
		case r.Village == m.row.Village:
			rank = 2
		}
		ranks[rank] = append(ranks[rank], r)
	}
	var rows []*line
	for _, some := range ranks {
		rows = append(rows, some...)
	}
	m.table.SetRows(rows)
	if len(ranks[0]) > 0 {
		m.table.SelectRow(0)
	}
}

func (m *mergeForm) submit() {
	into, ok := m.table.Current()
	if !ok {
		m.refuse("请在上面的列表里选择并入哪个问题。")
		return
	}
	deed := township.IssueDeed{Issues: []int64{m.row.ID}, Origin: origin, Steps: []township.IssueStep{{
		Event: township.DoMerge, Done: township.Date(m.on.Value()), Person: m.person.Text, Note: m.note.Text, Other: into.ID,
	}}}
	done, err := m.screen.desk.TakeIssues(context.Background(), deed)
	if err != nil {
		m.refuse(township.Say(err))
		return
	}
	m.dialog.Close()
	m.screen.host.Done(done, m.row.Number()+"已并入"+into.Number())
	m.then()
}

// refuse says what is wrong beside the reason; what was typed stays.
func (m *mergeForm) refuse(problem string) {
	m.fault.SetProblem(problem)
	m.dialog.Resize()
}
