package reports

import (
	"context"
	"io"
	"strconv"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// MonthlyChangesJob is what MonthlyChanges prints: the 自然增减汇总 of some months.
type MonthlyChangesJob struct {
	Office, Village string // village “” is the whole office
	Months          []township.MonthCount
	Printed         time.Time // the date on the paper and the only date in the file

	proof
}

// monthColumn is a column of the summary, as data.
type monthColumn struct {
	label string
	text  func(m township.MonthCount) string
}

func happenedColumn(label string, kind township.EventKind, way string) monthColumn {
	return monthColumn{label, func(m township.MonthCount) string {
		return countText(m.Happened[township.EventKey{Kind: kind, Way: way}])
	}}
}

func reportedColumn(label string, kind township.EventKind) monthColumn {
	return monthColumn{label, func(m township.MonthCount) string { return countText(m.Reported[township.EventKey{Kind: kind}]) }}
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// monthColumns are the counts by the day on which things happened, then as the month's report has them.
func monthColumns(months []township.MonthCount) []monthColumn {
	columns := []monthColumn{{"月份", func(m township.MonthCount) string { return m.Month }}}
	for _, kind := range []township.EventKind{township.EventIncrease, township.EventDecrease} {
		columns = append(columns, happenedColumn(kind.Word(), kind, ""))
		for _, way := range township.CountedWays(kind, township.Vocabularies{}, months) {
			columns = append(columns, happenedColumn(way, kind, way))
		}
	}
	for _, kind := range township.EventKinds[2:] {
		columns = append(columns, happenedColumn(kind.Word()+"（户）", kind, ""))
	}
	return append(columns,
		monthColumn{"月末人口", func(m township.MonthCount) string { return strconv.Itoa(m.People) }},
		reportedColumn("上报增加", township.EventIncrease), reportedColumn("上报减少", township.EventDecrease),
		monthColumn{"其中补录", func(m township.MonthCount) string { return countText(len(m.Late)) }},
		monthColumn{"冲回", func(m township.MonthCount) string { return countText(len(m.Withdrawn)) }},
	)
}

// MonthlyChanges prints the summary, A4 landscape: a line for each month, and below it, by name, what its reports
// count late and what they take back. On error nothing may be kept of what was written to w.
func MonthlyChanges(ctx context.Context, w io.Writer, job MonthlyChangesJob) (Result, error) {
	if len(job.Months) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可汇总的月份，请选择起止月份。")
	}
	p := &press{ctx: ctx, job: WallListJob{Printed: job.Printed, Form: township.ForFile}}
	title := "家庭成员自然增减汇总表"
	p.doc = job.document(page.Properties{Title: title, Author: job.Office, Made: job.Printed})
	place := job.Office + job.Village
	period := job.Months[0].Month + " 至 " + job.Months[len(job.Months)-1].Month
	if err := p.plainList(title, place+"　"+period+"　按发生日期统计；上报数为各月月底已登记的，补录的计入登记的那个月", monthTable(job.Months)); err != nil {
		return Result{}, err
	}
	if named := namedTable(job.Months); len(named.Rows) > 0 {
		if err := p.plainList("补录和冲回明细", place+"　"+period, named); err != nil {
			return Result{}, err
		}
	}
	return p.finish(w)
}

// plainList prints a table under a title.
func (p *press) plainList(title, subtitle string, t *table.Table) error {
	l := fileA4()
	f := p.furnish(l, title, subtitle, title)
	f.note = internalNote
	t.Style = table.Style{
		Head: l.head, Body: l.body, HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Rule: page.Quiet,
	}
	room := f.bodyHeight()
	layout, err := t.Lay(p.ctx, l.width(), table.Room{First: room, Next: room})
	if err != nil {
		return err
	}
	return p.sheets(title, layout.Sheets(), l.sheet, func() { p.doc.Bookmark(0, title) }, func(n int) (int, error) {
		f.draw(p.doc, n+1, layout.Sheets())
		return 0, layout.Draw(p.ctx, p.doc, n, l.left, f.bodyTop())
	})
}

func monthTable(months []township.MonthCount) *table.Table {
	t := &table.Table{}
	columns := monthColumns(months)
	for i, c := range columns {
		t.Columns = append(t.Columns, table.Column{Label: c.label, Weight: 1, Align: alignOf(i > 0, false)})
	}
	for _, m := range months {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.text(m))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// namedTable names what the reports count late, and what they take back.
func namedTable(months []township.MonthCount) *table.Table {
	t := &table.Table{}
	for _, label := range []string{"上报月份", "项目", "村", "组", "户主", "变动", "原因", "姓名", "发生日期", "登记日期", "冲回日期"} {
		t.Columns = append(t.Columns, table.Column{Label: label, Weight: 1, Wraps: label == "姓名"})
	}
	add := func(month, item string, list []township.Event) {
		for _, e := range list {
			t.Rows = append(t.Rows, table.Row{Cells: []string{
				month, item, e.Village, e.Group, e.Head, e.Kind.Word(), e.Way, e.Names(), string(e.Happened), string(e.Recorded), string(e.Withdrawn),
			}})
		}
	}
	for _, m := range months {
		add(m.Month, "补录", m.Late)
		add(m.Month, "冲回", m.Withdrawn)
	}
	return t
}
