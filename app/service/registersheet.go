package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// RegisterLines returns what a list of households, or of the people in them, is made from, in the order of paper.
func (d *Desk) RegisterLines(ctx context.Context, req township.RegisterRequest) ([]township.RegisterLine, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	read := d.archive.Read(ctx)
	households, err := read.Households()
	if err != nil {
		return nil, err
	}
	members, err := read.Members()
	if err != nil {
		return nil, err
	}
	record := make(map[int64]township.Record, len(households))
	for _, h := range households {
		record[h.ID] = h
	}
	family := map[int64][]township.Record{}
	for _, m := range township.PresentMembers(members) {
		id := parseInt(m.Get("household_id"))
		family[id] = append(family[id], m)
	}
	wanted := make(map[int64]bool, len(req.Households))
	for _, id := range req.Households {
		wanted[id] = true
	}
	var out []township.RegisterLine
	for _, row := range r.rows {
		if wanted[row.ID] {
			out = appendLines(out, &row.HouseholdRow, record[row.ID], family[row.ID], req.Members)
		}
	}
	return out, nil
}

func appendLines(out []township.RegisterLine, row *township.HouseholdRow, h township.Record, family []township.Record, members bool) []township.RegisterLine {
	line := township.RegisterLine{Row: row, Household: h}
	if !members {
		var ok bool
		if line.Member, ok = township.HeadOf(family); !ok && row.Closed != "" {
			line.Member = township.Members.NewRecord() // a household that is no more is called by its last head
			line.Member.Set("name", row.Head)
		}
		return append(out, line)
	}
	for _, m := range family {
		line.Member = m
		out = append(out, line)
	}
	return out
}

// ExportRegister writes a workbook of households, or of the people in them, and returns how many rows it has. One with
// whole numbers in it is noted among those who looked at them, and is not written when that fails.
func (d *Desk) ExportRegister(ctx context.Context, req township.RegisterRequest, path string, progress func(done, total int)) (int, error) {
	lines, err := d.RegisterLines(ctx, req)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	columns := req.SheetColumns()
	job := excel.TableJob{
		Title: office.Name + "农户名册", Sheet: "农户", Office: office.Name, Printed: d.archive.Now(), Progress: progress, TempDir: d.tempDir,
		Note: fmt.Sprintf("截至%s　共%d户", d.Today().Chinese(), len(lines)),
	}
	if req.Members {
		job.Title, job.Sheet = office.Name+"家庭成员名册", "家庭成员"
		job.Note = fmt.Sprintf("截至%s　共%d户%d人", d.Today().Chinese(), householdsIn(lines), len(lines))
	}
	job.Note += "　" + privacyNote(columns, req.Mask)
	for _, c := range columns {
		job.Columns = append(job.Columns, excel.TableColumn{Label: c.Label, Kind: cellsOf(c.Field.Kind)})
	}
	for _, l := range lines {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.Text(l, req.Mask)
		}
		job.Rows = append(job.Rows, row)
	}
	if township.HasPrivate(columns) && !req.Mask {
		if err := d.noteSheet(ctx, fmt.Sprintf("导出%s（%d户）", job.Sheet, householdsIn(lines)), shownBoth); err != nil {
			return 0, err
		}
	}
	return len(lines), writeFile(ctx, path, func(w fileWriter) error { return excel.WriteTable(ctx, w, job) })
}

func householdsIn(lines []township.RegisterLine) int {
	n := 0
	for i, l := range lines {
		if i == 0 || lines[i-1].Row.ID != l.Row.ID {
			n++
		}
	}
	return n
}

// privacyNote says on the sheet how it is to be handled.
func privacyNote(columns []township.SheetColumn, mask bool) string {
	if township.HasPrivate(columns) && !mask {
		return "含证件号码、电话，仅供内部使用"
	}
	return "仅供内部使用"
}

// cellsOf is how a workbook keeps a kind of field. A 面积 is kept as it is written.
func cellsOf(k township.FieldKind) excel.TableKind {
	switch k {
	case township.CountField:
		return excel.WholeCells
	case township.MoneyField:
		return excel.MoneyCells
	}
	return excel.TextCells
}
