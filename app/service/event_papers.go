package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/reports"
)

// PrintChangeSheets writes the sheets of events as one PDF: one for each household and kind of change. Sheets with
// people on them have their ID numbers, and are noted.
func (d *Desk) PrintChangeSheets(ctx context.Context, req township.ChangeSheetRequest, path string) (township.WallListResult, error) {
	sheets, err := d.changeSheets(ctx, req)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	out := township.WallListResult{Lists: len(sheets)}
	if req.Blank == 0 {
		if err := d.noteSheet(ctx, fmt.Sprintf("打印增减情况表（%d份）", len(sheets)), shownIDs); err != nil {
			return township.WallListResult{}, err
		}
	}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.ChangeSheets(ctx, w, reports.ChangeSheetJob{Sheets: sheets, Printed: d.archive.Now()})
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// changeSheets gathers the sheets of a request.
func (d *Desk) changeSheets(ctx context.Context, req township.ChangeSheetRequest) ([]township.ChangeSheet, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	if req.Blank > 0 {
		return d.blankSheets(ctx, office.Name, req)
	}
	all, err := d.events(ctx, false)
	if err != nil {
		return nil, err
	}
	wanted, err := d.wantedEvents(ctx, all, req)
	if err != nil {
		return nil, err
	}
	if len(wanted) == 0 {
		return nil, township.Errorf(township.CodeNotFound, "没有符合条件的家庭变动，没有可打印的情况表。请放宽条件。")
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	return sheetsOf(office.Name, r, all, wanted), nil
}

func (d *Desk) wantedEvents(ctx context.Context, all []township.Event, req township.ChangeSheetRequest) ([]township.Event, error) {
	switch {
	case req.Deed != 0:
		ids, err := d.archive.Read(ctx).EventsOfDeed(req.Deed)
		return pickEvents(all, ids), err
	case len(req.Events) > 0:
		return pickEvents(all, req.Events), nil
	}
	return township.FilterEvents(all, req.Filter), nil
}

func pickEvents(all []township.Event, ids []int64) []township.Event {
	return slices.DeleteFunc(slices.Clone(all), func(e township.Event) bool { return !slices.Contains(ids, e.ID) })
}

// blankSheets are copies to be filled in by hand, with the block of a household if one is named.
func (d *Desk) blankSheets(ctx context.Context, office string, req township.ChangeSheetRequest) ([]township.ChangeSheet, error) {
	base := township.ChangeSheet{Office: office, Village: req.Filter.Village, Blank: true}
	if req.Filter.Household != 0 {
		r, err := d.read(ctx)
		if err != nil {
			return nil, err
		}
		if i, ok := r.byID[req.Filter.Household]; ok {
			row := r.rows[i]
			base.Village, base.Group, base.Code, base.Head, base.Before = row.Village, row.Group, row.Code, row.Head, fmt.Sprint(row.People)
		}
	}
	var out []township.ChangeSheet
	for _, kind := range []township.EventKind{township.EventIncrease, township.EventDecrease} {
		base.Kind = kind
		for range req.Blank {
			out = append(out, base)
		}
	}
	return out, nil
}

// sheetKey keeps the sheets apart: one for each household and kind.
type sheetKey struct {
	household int64
	kind      township.EventKind
}

// sheetsOf makes the sheets of the wanted events, in the order of paper, with the people of each household before the
// first and after the last of them.
func sheetsOf(office string, r *register, all, wanted []township.Event) []township.ChangeSheet {
	groups := map[sheetKey][]township.Event{}
	var keys []sheetKey
	for _, e := range slices.Backward(wanted) { // the oldest happening first
		k := sheetKey{e.Household, e.Kind}
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], e)
	}
	slices.SortStableFunc(keys, func(a, b sheetKey) int { return r.byID[a.household] - r.byID[b.household] })
	var out []township.ChangeSheet
	for _, k := range keys {
		out = append(out, sheetOf(office, r, all, groups[k]))
	}
	return out
}

func sheetOf(office string, r *register, all, events []township.Event) township.ChangeSheet {
	first, last := events[0], events[0]
	for _, e := range events {
		if e.ID < first.ID {
			first = e
		}
		if e.ID > last.ID {
			last = e
		}
	}
	s := township.ChangeSheet{
		Kind: first.Kind, Office: office, Village: first.Village, Group: first.Group, Code: first.Code, Head: headBefore(all, events),
		Other: first.OtherHome,
	}
	if i, ok := r.byID[first.Household]; ok {
		now := r.rows[i].People
		s.After = fmt.Sprint(now - later(all, first.Household, last.ID, false))
		s.Before = fmt.Sprint(now - later(all, first.Household, first.ID, true))
	}
	for _, e := range events {
		for _, p := range sheetPeople(e) {
			s.Rows = append(s.Rows, township.ChangeSheetRow{
				Name: p.Name, Sex: p.Sex, IDNumber: p.IDNumber, Before: p.Before, After: p.After, Birth: p.Birth,
				Way: e.Way, Happened: e.Happened, Recorded: e.Recorded, Remark: e.Reason,
			})
		}
	}
	return s
}

// headBefore is who was head when the first of the events came: he may be among those who left, with a change of head
// by the event entered just before.
func headBefore(all, events []township.Event) string {
	for _, e := range events {
		if name := headIn(e); name != "" {
			return name
		}
	}
	first := events[0]
	for _, e := range all {
		if first.Kind == township.EventHead && e.ID == first.ID-1 && e.Household == first.Household && e.Happened == first.Happened {
			if name := headIn(e); name != "" {
				return name
			}
		}
	}
	return first.Head
}

// headIn is who was head before an event, if it touched him.
func headIn(e township.Event) string {
	for _, p := range e.People {
		if p.Before == township.HeadRelation {
			return p.Name
		}
	}
	return ""
}

// sheetPeople are those whom the sheet lists: all of a change of head, else those who moved.
func sheetPeople(e township.Event) []township.EventPerson {
	if e.Kind == township.EventHead {
		return e.People
	}
	return e.Moved()
}

// later is by how many people the events entered after one changed a household.
func later(all []township.Event, household, event int64, included bool) int {
	n := 0
	for _, e := range all {
		if e.ID > event || included && e.ID == event {
			n += householdNet(e, household)
		}
	}
	return n
}

func householdNet(e township.Event, household int64) int {
	n := len(e.Moved())
	switch {
	case e.Kind == township.EventHead:
		return 0
	case e.Household == household && e.Kind == township.EventIncrease, e.Other == household:
		return n
	case e.Household == household:
		return -n
	}
	return 0
}

// ExportChanges writes the events that a filter lets through as a workbook, a line for each person, and returns how many
// events there are. One with whole ID numbers in it is noted among those who looked at them, and is not written when
// that fails.
func (d *Desk) ExportChanges(ctx context.Context, f township.EventFilter, mask bool, path string) (int, error) {
	list, err := d.Events(ctx, f)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	note := "含证件号码，仅供内部使用"
	if mask {
		note = "仅供内部使用"
	}
	job := excel.TableJob{
		Title: office.Name + "家庭变动明细", Note: fmt.Sprintf("%s　共 %d 次变动；%s", d.Today().Chinese(), len(list), note),
		Sheet: "家庭变动", Office: office.Name, Printed: d.archive.Now(), TempDir: d.tempDir,
	}
	for _, c := range township.EventColumns {
		job.Columns = append(job.Columns, excel.TableColumn{Label: c.Label})
	}
	for _, e := range list {
		for _, p := range sheetPeople(e) {
			if mask {
				p.IDNumber = township.IDNumber(p.IDNumber).Masked()
			}
			row := make([]string, len(township.EventColumns))
			for i, c := range township.EventColumns {
				row[i] = c.Text(e, p)
			}
			job.Rows = append(job.Rows, row)
		}
	}
	if !mask && len(list) > 0 {
		if err := d.noteSheet(ctx, fmt.Sprintf("导出%s（%d次）", job.Sheet, len(list)), shownIDs); err != nil {
			return 0, err
		}
	}
	return len(list), writeFile(ctx, path, func(w fileWriter) error { return excel.WriteTable(ctx, w, job) })
}

// PrintMonthlyChanges writes the 自然增减汇总 of months as a PDF.
func (d *Desk) PrintMonthlyChanges(ctx context.Context, from, to, village, path string) (township.WallListResult, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.WallListResult{}, err
	}
	months, err := d.MonthlyCounts(ctx, from, to, village)
	if err != nil {
		return township.WallListResult{}, err
	}
	job := reports.MonthlyChangesJob{Office: office.Name, Village: village, Months: months, Printed: d.archive.Now()}
	out := township.WallListResult{Lists: 1}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.MonthlyChanges(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}
