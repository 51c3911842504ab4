package reports

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// ContrastSheetJob is what ContrastSheets prints of form F11 (信息对照表), in the order given.
type ContrastSheetJob struct {
	Sheets   []ContrastSheet
	Printed  time.Time             // the date on the paper and the only date in the file
	Progress func(done, total int) // households on paper; may be nil

	proof
}

// ContrastSheet is the 信息对照表 of one household.
type ContrastSheet struct {
	Office, Campaign           string
	Village, Group, Code, Head string
	Lines                      []township.ContrastLine
}

// The words of the form.
const (
	contrastTitle = "信息对照表"
	contrastNote  = "含个人信息，仅供入户核实，用后收回存档，不得张贴"
)

// ContrastSheets prints each household as the archive has it, beside each field a column for what the visit finds: empty,
// or what was already entered. It shows numbers in full, for the collectors carry it and bring it back. A4 portrait, pages
// numbered household by household. On error nothing may be kept of what was written to w.
func ContrastSheets(ctx context.Context, w io.Writer, job ContrastSheetJob) (Result, error) {
	if len(job.Sheets) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的信息对照表，请先选择农户。")
	}
	p := &press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: job.Printed, Progress: job.Progress}, total: len(job.Sheets)}
	title := contrastTitle
	if len(job.Sheets) > 1 {
		title = fmt.Sprintf("%s（%d户）", title, len(job.Sheets))
	}
	p.doc = job.document(page.Properties{Title: title, Author: job.Sheets[0].Office, Made: job.Printed})
	for i := range job.Sheets {
		if err := p.contrastSheet(&job.Sheets[i]); err != nil {
			return Result{}, err
		}
	}
	return p.finish(w)
}

// contrastSheet prints the sheets of one household.
func (p *press) contrastSheet(s *ContrastSheet) error {
	if err := page.Stopped(p.ctx); err != nil {
		return err
	}
	l := contrastLook()
	footer := formFooter(l.foot, s.Village, contrastTitle, s.Code, l.width()/2)
	f := p.furnish(l, contrastTitle, subtitleOf(s.Office, "", s.Campaign), footer)
	f.note = contrastNote
	blocks := s.blocks()
	under := signersHeight() + f.gap()
	block := 2*blockRow + f.gap()/2
	layout := contrastGrid(l, blocks).lay(f.bodyHeight()-block, under)
	all, place := len(layout.sheets), s.Village+s.Group+firstText(s.Head, s.Code)
	begun := func() { p.doc.Bookmark(0, place) }
	return p.sheets(place+contrastTitle, all, l.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, all)
		p.contrastBlock(s, f, len(blocks)-1)
		top := f.bodyTop() + block
		layout.draw(p.doc, n, l.left, top)
		if n < all-1 {
			return 0, nil
		}
		p.signatures(f, top+layout.height(n)+f.gap())
		return 1, nil
	})
}

// contrastBlock says on each sheet whose it is.
func (p *press) contrastBlock(s *ContrastSheet, f furniture, members int) {
	for i, line := range [][][2]string{
		{{"行政村", s.Village}, {"组", s.Group}, {"户编号", s.Code}},
		{{"户主姓名", s.Head}, {"档案人口", fmt.Sprintf("%d 人", max(0, members))}, {"入户日期", ""}},
	} {
		x, width := f.left, f.width()/float64(len(line))
		for _, cell := range line {
			p.labelled(f, page.Rect{X: x, Y: f.bodyTop() + float64(i)*blockRow, W: width, H: blockRow}, cell[0], cell[1])
			x += width
		}
	}
}

// contrastBlockOf is what belongs to the household, or to one of its members.
type contrastBlockOf struct {
	caption string
	lines   []township.ContrastLine
}

// blocks parts the lines of a sheet: those of the household first.
func (s *ContrastSheet) blocks() []contrastBlockOf {
	out := []contrastBlockOf{{caption: "一、家庭信息"}}
	member := int64(0)
	for _, l := range s.Lines {
		if l.Member != member {
			member = l.Member
			out = append(out, contrastBlockOf{caption: "二、家庭成员"})
		}
		last := &out[len(out)-1]
		last.lines = append(last.lines, l)
	}
	return out
}

// contrastLook is the change sheet's with more room, for a family has many lines.
func contrastLook() look {
	l := changeSheetLook()
	l.left, l.right, l.top = 20, 12, 12
	return l
}

// Measures of the table: how many fields stand side by side, and the share of a field's width that the archive takes.
const (
	contrastTriples = 3
	contrastArchive = 0.63
	contrastRow     = 6.6 // high enough for a pen between two lines, mm
)

// contrastNames are shorter names of fields on this sheet.
var contrastNames = map[string]string{
	"phone":        "联系电话",
	"risk_cleared": "风险已消除", "electricity": "通生活用电", "dangerous_house": "危房户", "safe_water": "安全饮水", "relocated": "易地搬迁",
	"medical_insurance": "城乡居民医保", "illness_insurance": "大病保险", "pension_insurance": "城乡居民养老", "minimum_living": "享受低保", "destitute": "特困供养",
}

// contrastName is what the sheet calls a field.
func contrastName(f township.Field) string {
	if name, ok := contrastNames[f.Key]; ok {
		return name
	}
	return f.Label
}

// contrastGrid is the table: three fields a row, each as the archive has it with room beside; a member begins below a heavy
// line, with his name.
func contrastGrid(l look, blocks []contrastBlockOf) *formGrid {
	body := running(9)
	g := &formGrid{head: l.head, pitch: body.Pitch(), minRow: contrastRow, padX: l.padX, padY: 0.6}
	for range contrastTriples {
		width := l.width() / contrastTriples
		g.columns = append(g.columns, formColumn{label: "档案信息", width: contrastArchive * width, ground: true}, formColumn{label: "入户核实", width: (1 - contrastArchive) * width})
	}
	for n, b := range blocks {
		if n < 2 {
			caption := bold(10).Wrap(b.caption, l.width()-2*l.padX)
			g.rows = append(g.rows, formRow{caption: caption, heavy: n > 0})
		}
		for i := 0; i < len(b.lines); i += contrastTriples {
			row := formRow{cells: make([]formCell, len(g.columns)), keep: i > 0 || n < 2, heavy: n > 1 && i == 0}
			for j, line := range b.lines[i:min(len(b.lines), i+contrastTriples)] {
				at, name := 2*j, contrastName(line.Field)
				if n > 0 && line.Field.Key == "name" {
					name = fmt.Sprintf("%d %s", n, name)
				}
				row.cells[at].lead = g.wrap(at, bold(9), name)
				row.cells[at].text = g.wrap(at, body, line.Field.Show(line.Value))
				row.cells[at+1].text = g.wrap(at+1, body, contrastFound(line))
			}
			g.rows = append(g.rows, row)
		}
	}
	return g
}

// contrastFound is what a visit found of a field, “” for what is still to be written.
func contrastFound(l township.ContrastLine) string {
	c := l.Change
	switch {
	case c == nil:
		return ""
	case c.Proposed == "":
		return "（无）"
	case c.State == township.ChangeRefused:
		return l.Field.Show(c.Proposed) + "（" + c.State.Word() + "）"
	}
	return l.Field.Show(c.Proposed)
}
