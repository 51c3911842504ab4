package service

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// MonthlyEditions returns the editions of the sweep's report, the latest month first.
func (d *Desk) MonthlyEditions(ctx context.Context) ([]township.MonthlyEdition, error) {
	return editionsOf(d.archive.Read(ctx))
}

func editionsOf(read data.Reader) ([]township.MonthlyEdition, error) {
	records, err := read.MonthlyEditions()
	out := make([]township.MonthlyEdition, len(records))
	for i, r := range records {
		out[i] = township.MonthlyEditionOf(r)
	}
	return out, err
}

// openEdition is the edition that is worked at.
func openEdition(read data.Reader) (e township.MonthlyEdition, ok bool, err error) {
	editions, err := editionsOf(read)
	at := slices.IndexFunc(editions, func(e township.MonthlyEdition) bool { return e.Closed == "" })
	if err != nil || at < 0 {
		return e, false, err
	}
	return editions[at], true, nil
}

// StartMonthly begins a month's edition with the items on offer and the texts of the edition before. The one before has
// to be sent first: its texts are this one's beginning, and what changes later is this one's.
func (d *Desk) StartMonthly(ctx context.Context, month string) (township.MonthlyEdition, township.Deed, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.MonthlyEdition{}, township.Deed{}, err
	}
	f := township.MonthlyFile{MonthlyEdition: township.MonthlyEdition{Month: month}}
	if err := f.Validate(d.Today()); err != nil {
		return f.MonthlyEdition, township.Deed{}, err
	}
	deed, err := d.monthly(ctx, "新建"+f.Named(), func(t *data.Tx) error {
		before, err := latestMonthly(t.Read())
		if err != nil {
			return err
		}
		if err := follows(month, before); err != nil {
			return err
		}
		items, err := checklistOf(t.Read())
		if err != nil {
			return err
		}
		f = township.NewMonthly(month, office.Name, items, before)
		return putMonthly(t, &f)
	})
	return f.MonthlyEdition, deed, err
}

// follows says whether a month's edition can be begun after the latest one.
func follows(month string, before *township.MonthlyFile) error {
	switch {
	case before == nil:
		return nil
	case before.Month == month:
		return township.Errorf(township.CodeConflict, "%s已经有了，请直接打开。", before.Named())
	case before.Month > month:
		return township.Errorf(township.CodeConflict, "已经有%s，不能再补建%s的。之前的情况请写在本月的报表里。", before.Named(), township.Date(month).Chinese())
	case before.Closed == "":
		return township.Errorf(township.CodeConflict, "%s还没有上报。请先上报，再建%s的：新的一期从上月的文字开始。", before.Named(), township.Date(month).Chinese())
	}
	return nil
}

func putMonthly(t *data.Tx, f *township.MonthlyFile) (err error) {
	if f.ID, err = put(t, township.MonthlyEditions, 0, f.Values()); err != nil {
		return err
	}
	for i := range f.Lines {
		if f.Lines[i].ID, err = putMonthlyLine(t, f.ID, &f.Lines[i]); err != nil {
			return err
		}
	}
	return nil
}

// latestMonthly is the edition of the latest month with its lines, nil for none.
func latestMonthly(read data.Reader) (*township.MonthlyFile, error) {
	editions, err := editionsOf(read)
	if err != nil || len(editions) == 0 {
		return nil, err
	}
	return monthlyWith(read, editions[0])
}

// monthlyBefore is the edition before a month's with its lines, nil for none.
func monthlyBefore(read data.Reader, month string) (*township.MonthlyFile, error) {
	editions, err := editionsOf(read)
	if err != nil {
		return nil, err
	}
	for _, e := range editions {
		if e.Month < month {
			return monthlyWith(read, e)
		}
	}
	return nil, nil
}

func monthlyWith(read data.Reader, e township.MonthlyEdition) (*township.MonthlyFile, error) {
	f := &township.MonthlyFile{MonthlyEdition: e, Day: e.Day(e.Closed)}
	records, err := read.MonthlyLinesOf(e.ID)
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		l, err := township.MonthlyLineOf(r)
		if err != nil {
			return nil, err
		}
		f.Lines = append(f.Lines, l)
		f.Figures = f.Figures.Plus(l.Counted.IssueFigures)
	}
	return f, nil
}

// OpenMonthly opens an edition. What an open one counts is worked out as of its day; a closed one shows what was sent.
func (d *Desk) OpenMonthly(ctx context.Context, id int64) (township.MonthlyFile, error) {
	rows, err := d.TrailedIssueRows(ctx)
	if err != nil {
		return township.MonthlyFile{}, err
	}
	return d.openMonthly(d.archive.Read(ctx), id, rows)
}

func (d *Desk) openMonthly(read data.Reader, id int64, rows []township.IssueRow) (township.MonthlyFile, error) {
	r, err := read.MonthlyEdition(id)
	if err != nil {
		return township.MonthlyFile{}, err
	}
	f, err := monthlyWith(read, township.MonthlyEditionOf(r))
	if err != nil {
		return township.MonthlyFile{}, err
	}
	office, _, _, err := readOffice(read)
	if err != nil {
		return *f, err
	}
	f.District, f.Day = cmp.Or(office.County, office.Name), f.MonthlyEdition.Day(d.Today())
	if f.Closed != "" {
		return *f, nil
	}
	before, err := monthlyBefore(read, f.Month)
	if err == nil {
		f.Count(rows, before)
	}
	return *f, err
}

// SaveMonthly writes what was written in an edition. One that was sent is refused, as is one that another deed has changed
// since it was opened.
func (d *Desk) SaveMonthly(ctx context.Context, edit township.MonthlyEdit) (township.Deed, error) {
	f := edit.File
	f.Unit, f.Remark = township.Clean(f.Unit), township.Clean(f.Remark)
	if err := f.Validate(d.Today()); err != nil {
		return township.Deed{}, err
	}
	return d.monthly(ctx, "填写"+f.Named(), func(t *data.Tx) error {
		if err := writable(t.Read(), f.ID); err != nil {
			return err
		}
		now, err := t.Get(township.MonthlyEditions, f.ID)
		if err != nil {
			return err
		}
		if have := township.MonthlyEditionOf(now); have != edit.Was.MonthlyEdition {
			return changedMeanwhile(&have)
		}
		if _, err := t.Update(township.MonthlyEditions, f.ID, f.Values()); err != nil {
			return err
		}
		n, err := putMonthlyLines(t, &edit)
		if err != nil {
			return err
		}
		return t.Retitle(fmt.Sprintf("填写%s：%d项", f.Named(), n))
	})
}

func changedMeanwhile(e *township.MonthlyEdition) error {
	return township.Errorf(township.CodeConflict, "%s打开以后已被别的操作改动，没有保存。请重新打开，再改一次。", e.Named())
}

// writable refuses an edition that was sent.
func writable(read data.Reader, id int64) error {
	r, err := read.MonthlyEdition(id)
	if err != nil {
		return err
	}
	if e := township.MonthlyEditionOf(r); e.Closed != "" {
		return township.Errorf(township.CodeConflict, "%s已于 %s 上报，不能再改。以后的变动写在下个月；确实报错了，请撤销“上报”这一步。", e.Named(), e.Closed)
	}
	return nil
}

// putMonthlyLines writes the lines whose texts differ from those that were opened, and returns how many they are.
func putMonthlyLines(t *data.Tx, edit *township.MonthlyEdit) (n int, err error) {
	was := map[int64]map[string]string{}
	for i := range edit.Was.Lines {
		was[edit.Was.Lines[i].ID] = edit.Was.Lines[i].Texts()
	}
	for i := range edit.File.Lines {
		l := edit.File.Lines[i]
		l.Tidy()
		if err := l.Validate(); err != nil {
			return n, err
		}
		if maps.Equal(l.Texts(), was[l.ID]) {
			continue
		}
		r, err := t.Get(township.MonthlyLines, l.ID)
		if err != nil {
			return n, err
		}
		have, err := township.MonthlyLineOf(r)
		if err != nil {
			return n, err
		}
		if !maps.Equal(have.Texts(), was[l.ID]) {
			return n, changedMeanwhile(&edit.File.MonthlyEdition)
		}
		if _, err := t.Update(township.MonthlyLines, l.ID, l.Texts()); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// CloseMonthly closes an edition as sent today: its lines keep what their issues count up to, and nothing of it changes any
// more but by taking this deed back.
func (d *Desk) CloseMonthly(ctx context.Context, id int64) (township.Deed, error) {
	rows, err := d.TrailedIssueRows(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	return d.monthly(ctx, "上报月报表", func(t *data.Tx) error {
		if err := writable(t.Read(), id); err != nil {
			return err
		}
		f, err := d.openMonthly(t.Read(), id, rows)
		if err != nil {
			return err
		}
		today := d.Today()
		f.Closed, f.Filled = today, cmp.Or(f.Filled, today)
		if _, err := t.Update(township.MonthlyEditions, id, f.Values()); err != nil {
			return err
		}
		if err := keepCounts(t, &f); err != nil {
			return err
		}
		return t.Retitle("上报" + f.Named())
	})
}

// keepCounts lets the lines of an edition keep what they count.
func keepCounts(t *data.Tx, f *township.MonthlyFile) error {
	for i := range f.Lines {
		l := &f.Lines[i]
		if _, err := t.Update(township.MonthlyLines, l.ID, map[string]string{"counted": l.Counted.Kept()}); err != nil {
			return err
		}
	}
	return nil
}
