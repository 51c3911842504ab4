package reports

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// HelperListJob is what HelperLists prints: the households of each helper, bound by unit in the order in which the units
// first appear.
type HelperListJob struct {
	Sheets   []township.HelperSheet
	Printed  time.Time             // the date on the paper and the only date in the file
	Progress func(done, total int) // households on paper; may be nil

	proof
}

// internalNote stands on every sheet: the lists hold villagers' telephones.
const internalNote = "内部使用，不得张贴"

// HelperLists prints the lists of helpers as one PDF, A4; each list is numbered by itself and ends with a line for the
// helper's signature. Several lists have a cover that names all helpers, and one for each unit that has more than one. On error nothing may be kept of what was written to w.
func HelperLists(ctx context.Context, w io.Writer, job HelperListJob) (Result, error) {
	if len(job.Sheets) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的帮扶名单，请先选择有农户的帮扶责任人。")
	}
	p := &helperPress{press: press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: job.Printed, Progress: job.Progress}}, look: helperLook()}
	for _, s := range job.Sheets {
		p.total += len(s.Rows)
	}
	p.doc = job.document(page.Properties{Title: helperTitle(job.Sheets), Author: job.Sheets[0].Office, Made: job.Printed})
	if err := p.bundle(bindHelpers(job.Sheets)); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

func helperTitle(sheets []township.HelperSheet) string {
	if len(sheets) == 1 {
		return sheets[0].Helper.Name + "帮扶农户名单"
	}
	return fmt.Sprintf("%s等%d人帮扶农户名单", sheets[0].Helper.Name, len(sheets))
}

// helperVolume is what belongs to one unit.
type helperVolume struct {
	unit   string
	sheets []township.HelperSheet
}

// bindHelpers gathers the lists by unit.
func bindHelpers(sheets []township.HelperSheet) []*helperVolume {
	var volumes []*helperVolume
	at := map[string]*helperVolume{}
	for _, s := range sheets {
		v, ok := at[s.Helper.Unit]
		if !ok {
			v = &helperVolume{unit: s.Helper.Unit}
			at[v.unit] = v
			volumes = append(volumes, v)
		}
		v.sheets = append(v.sheets, s)
	}
	return volumes
}

// name is the unit as the cover calls it.
func (v *helperVolume) name() string {
	if v.unit == "" {
		return "未填单位"
	}
	return v.unit
}

// helperPress prints the lists of helpers.
type helperPress struct {
	press
	look look
}

// helperLook is A4 as it is handed over and filed; the rows leave room for a note by hand.
func helperLook() look {
	return look{
		sheet: page.A4Landscape, left: 22, right: 15, top: 15, bottom: 12,
		title: bold(20), subtitle: plain(11), head: bold(10.5), body: running(10.5), foot: plain(9), leastBody: 9,
		minRow: 8.4, padX: 1.1, padY: 1.3,
	}
}

// bundle prints lists that are bound together: a cover for all, and one for each unit of several helpers.
func (p *helperPress) bundle(volumes []*helperVolume) error {
	several := len(volumes) > 1 || len(volumes[0].sheets) > 1
	if several {
		name := volumes[0].name()
		if len(volumes) > 1 {
			name = volumes[0].sheets[0].Office
		}
		if err := p.cover(name, volumes, func() { p.doc.Bookmark(0, "封面") }); err != nil {
			return err
		}
	}
	for _, v := range volumes {
		if err := p.volume(v, len(volumes) > 1 && len(v.sheets) > 1); err != nil {
			return err
		}
	}
	return nil
}

// volume prints the lists of a unit, with a cover in front where one is wanted.
func (p *helperPress) volume(v *helperVolume, cover bool) error {
	marked := false
	mark := func() {
		if !marked {
			p.doc.Bookmark(0, v.name())
			marked = true
		}
	}
	if cover {
		if err := p.cover(v.name(), []*helperVolume{v}, mark); err != nil {
			return err
		}
	}
	for _, s := range v.sheets {
		begun := func() { mark(); p.doc.Bookmark(1, s.Helper.Name) }
		if err := p.list(s, begun); err != nil {
			return err
		}
	}
	return nil
}

// internal is the furniture of a sheet that hangs nowhere.
func (p *helperPress) internal(title, subtitle, form string) furniture {
	f := p.furnish(p.look, title, subtitle, form)
	f.legend, f.note = nil, internalNote
	return f
}

// list prints one helper's households.
func (p *helperPress) list(s township.HelperSheet, begun func()) error {
	f := p.internal("帮扶农户名单", helperSubtitle(s), s.Helper.Called()+" · 帮扶农户名单")
	t := p.table(householdColumns(), householdRows(s))
	receipt := p.receiptHeight()
	room := table.Room{First: f.bodyHeight(), Next: f.bodyHeight()}
	layout, err := t.Lay(p.ctx, f.width(), room)
	if err == nil && layout.Height(layout.Sheets()-1)+receipt > f.bodyHeight() {
		room.First, room.Next = room.First-receipt, room.Next-receipt
		layout, err = t.Lay(p.ctx, f.width(), room)
	}
	if err != nil {
		return err
	}
	return p.sheets(s.Helper.Name, layout.Sheets(), f.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, layout.Sheets())
		if n == layout.Sheets()-1 {
			p.drawReceipt(f, f.bodyTop()+layout.Height(n))
		}
		return begunOn(layout.Pieces(n)), layout.Draw(p.ctx, p.doc, n, f.left, f.bodyTop())
	})
}

// helperSubtitle says whose list it is, of what office and day, and how much it holds.
func helperSubtitle(s township.HelperSheet) string {
	parts := []string{"帮扶责任人 " + s.Helper.Name}
	for _, p := range []struct{ label, text string }{{"单位 ", s.Helper.Unit}, {"职务 ", s.Helper.Post}, {"电话 ", s.Helper.Phone}} {
		if p.text != "" {
			parts = append(parts, p.label+p.text)
		}
	}
	return strings.Join(append(parts, subtitleOf(s.Office, s.AsOf, "共 "+counted(len(s.Rows), s.People()))), "　")
}

func householdColumns() []table.Column {
	var columns []table.Column
	for _, c := range township.HelperSheetColumns() {
		align := page.Centre
		switch {
		case c.Numeric:
			align = page.Right
		case c.IsText:
			align = page.Left
		}
		columns = append(columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.IsText, Align: align})
	}
	return columns
}

func householdRows(s township.HelperSheet) []table.Row {
	rows := make([]table.Row, len(s.Rows))
	for i, r := range s.Rows {
		for _, c := range township.HelperSheetColumns() {
			rows[i].Cells = append(rows[i].Cells, c.Text(i+1, r))
		}
	}
	return rows
}

func (p *helperPress) table(columns []table.Column, rows []table.Row) *table.Table {
	return officeTable(p.look, columns, rows)
}
