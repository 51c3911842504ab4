package reports

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/ruled"
)

// IncomeSheetJob is what IncomeSheets prints of form F4 (收入计算表), in the order given.
type IncomeSheetJob struct {
	Forms    []township.IncomeForm
	Bound    bool                  // by village, each with a cover and contents
	Printed  time.Time             // the date on the paper and the only date in the file
	Progress func(done, total int) // households on paper; may be nil

	proof
}

// IncomeSheets prints form F4 as one PDF, A4 portrait: a household with the usual items on one sheet, whose pages are
// numbered by themselves, so that loose sheets can be put back. On error nothing may be kept of what was written to w.
func IncomeSheets(ctx context.Context, w io.Writer, job IncomeSheetJob) (Result, error) {
	if len(job.Forms) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的收入计算表，请先选择农户。")
	}
	p := &incomePress{press: press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: job.Printed, Progress: job.Progress}, total: len(job.Forms)}}
	p.doc = job.document(page.Properties{Title: incomeTitle(job.Forms), Author: job.Forms[0].Office, Made: job.Printed})
	var err error
	if p.codes, err = codesFor(ctx, job.Forms, func(f *township.IncomeForm) township.FormCode { return f.Scan }); err != nil {
		return Result{}, err
	}
	put := p.loose
	if job.Bound {
		put = p.bound
	}
	if err := put(job.Forms); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

func incomeTitle(forms []township.IncomeForm) string {
	first := &forms[0]
	if len(forms) == 1 {
		return first.Village + first.Head + first.Name()
	}
	return fmt.Sprintf("%s%s年收入计算表（%d份）", first.Office, first.Year, len(forms))
}

// incomePress prints income sheets.
type incomePress struct {
	press
	codes formCodes
}

// incomeLook is A4 with the narrow margins above and below that the usual items on one sheet take.
func incomeLook() look {
	return look{
		sheet: page.A4, left: 22, right: 15, top: 11, bottom: 9,
		title: bold(16), subtitle: plain(10.5), head: bold(9), foot: plain(9), leastBody: 9, padX: 0.9,
	}
}

// The measures of the sheet, in mm.
const (
	noteHeight  = 4.6
	inkHeight   = 18.0 // of the line that is signed: room for a thumbprint
	mostRow     = 8.0  // what handwriting asks for
	headGap     = 1.6
	tableToSign = 0.6
)

// incomeSizes are the sizes of type from which a form takes the largest with which it fits on one sheet.
var incomeSizes = []float64{10.5, 10, 9.5, 9}

// laidForm is a form with its table laid out.
type laidForm struct {
	*township.IncomeForm
	head  formHead
	table *ruled.Layout
}

// lay lays a form out: on one sheet if any size of type allows it.
func (p *incomePress) lay(form *township.IncomeForm) (laidForm, error) {
	l := incomeLook()
	f := laidForm{IncomeForm: form, head: headOf(form, l)}
	f.head.code = p.codes[form.Scan]
	var err error
	room := l.sheet.Height - l.top - l.bottom - f.head.height() - headGap - tableToSign - inkHeight - 1.85*l.foot.Em()
	if form.Note() != "" {
		room -= noteHeight
	}
	rows := incomeRows(form)
	for i, size := range incomeSizes {
		g := incomeGrid(l, size, rows)
		if last := i+1 == len(incomeSizes); !last && g.Least() > room {
			continue
		}
		if f.table, err = g.Lay(p.ctx, room); err != nil || f.table.Sheets() == 1 {
			return f, err
		}
	}
	return f, nil
}

// incomeGrid is the table of a form in a size of type.
func incomeGrid(l look, size float64, rows []ruled.Row) *ruled.Grid {
	style := ruled.Style{
		Head: l.head, Body: running(size), Bold: bold(size), Least: l.leastBody, MaxRow: mostRow, PadX: l.padX, PadY: 0.04,
		Ground: township.StyleOf(township.None).Tint, Rule: page.Quiet,
	}
	g := &ruled.Grid{Rows: rows, Style: style}
	more := moreForMoney(style, rows)
	for i, label := range township.IncomeFormColumns {
		width := incomeWidths[i]
		switch {
		case i == 1:
			width -= moneyColumns * more
		case i >= len(incomeWidths)-moneyColumns:
			width += more
		}
		g.Columns = append(g.Columns, ruled.Column{Label: label, Width: width, Align: incomeAligns[i]})
	}
	return g
}

// moneyColumns is how many columns at the right hold amounts.
const moneyColumns = 3

// leastName is the least width of the column of items, mm.
const leastName = 34.0

// moreForMoney is by how much each column of amounts has to be wider than usual, so that none is broken.
func moreForMoney(s ruled.Style, rows []ruled.Row) float64 {
	least, widest := page.Type{Face: s.Bold.Face, Size: s.Least}, 0.0
	for _, r := range rows {
		for _, c := range r.Cells[len(r.Cells)-moneyColumns:] {
			if len(c.Text) > usualAmount {
				widest = max(widest, least.Width(c.Text)+2*s.PadX+0.1)
			}
		}
	}
	return max(0, min(widest-incomeWidths[len(incomeWidths)-1], (incomeWidths[1]-leastName)/moneyColumns))
}

// usualAmount is the length of an amount that its column holds in any case: 1,234,567.89.
const usualAmount = 12

// The columns of the table: the longest usual 品种, 计生奖扶（特扶、独生子女费）, stands on one line in 10 pt.
var (
	incomeWidths = []float64{18.4, 51.4, 14.6, 16.6, 24, 24, 24}
	incomeAligns = []page.Align{page.Centre, page.Left, page.Centre, page.Right, page.Right, page.Right, page.Right}
)

func incomeRows(form *township.IncomeForm) []ruled.Row {
	lines := form.Lines()
	rows := make([]ruled.Row, len(lines))
	for i, l := range lines {
		name := ruled.Cell{Text: l.Name, Bold: l.Sum, Quiet: l.Named}
		cells := []ruled.Cell{name, {Text: l.Unit}}
		for _, text := range []string{l.Quantity, l.Income, l.Expense, l.Net} {
			cells = append(cells, ruled.Cell{Text: text, Bold: l.Sum, Quiet: l.Hint})
		}
		if l.Category == "" { // its name spans the first two columns
			rows[i].Keep = true
		}
		rows[i].Group, rows[i].Cells = l.Category, cells
	}
	return rows
}

// loose prints forms one after the other.
func (p *incomePress) loose(forms []township.IncomeForm) error {
	for i := range forms {
		f, err := p.lay(&forms[i])
		if err != nil {
			return err
		}
		if err := p.form(f, 0, func() { p.doc.Bookmark(0, f.called()) }); err != nil {
			return err
		}
	}
	return nil
}

// called names the form in the outline and on the list of what is to be checked by hand.
func (f laidForm) called() string {
	if f.Head == "" && f.Code == "" {
		return "空白收入计算表"
	}
	return f.Village + f.Group + firstText(f.Head, f.Code)
}

// form prints one form; bound is the page of its first sheet in a volume, 0 for a loose one.
func (p *incomePress) form(f laidForm, bound int, begun func()) error {
	l, sheets := incomeLook(), f.table.Sheets()
	foot := p.formFoot(l, f.Village, f.Name(), f.Code, sheets)
	return p.sheets(f.called()+"收入计算表", sheets, l.sheet, begun, func(n int) (int, error) {
		if bound > 0 {
			p.boundPage(l, bound+n)
		}
		p.formHead(f.head)
		top := l.top + f.head.height() + headGap
		f.table.Draw(p.doc, n, l.left, top)
		p.drawFormFoot(foot, pageNumber(n, sheets))
		if n < sheets-1 {
			return 0, nil
		}
		p.incomeFoot(f, top+f.table.Height(n)+tableToSign)
		return 1, nil
	})
}
