package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// SaveIncome writes an income sheet as a person left it. Population, head and type are those of the household at that
// moment; complete, the sheet keeps them. A signed sheet is refused, as is one that another deed has changed since.
func (d *Desk) SaveIncome(ctx context.Context, edit township.SheetEdit, origin township.Origin) (township.IncomeSheet, township.Deed, error) {
	s := edit.Sheet
	if err := s.Validate(); err != nil {
		return s, township.Deed{}, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return s, township.Deed{}, err
	}
	at, ok := r.byID[s.Household]
	if !ok {
		_, err := d.archive.Read(ctx).Household(s.Household)
		return s, township.Deed{}, err
	}
	w := sheetWriting{row: r.rows[at].HouseholdRow, edit: edit, sheet: &s, desk: d}
	deed, err := d.do(ctx, d.info(township.DeedIncome, "收入计算表", firstOrigin(origin, screenIncome)), w.write)
	return s, deed, err
}

func firstOrigin(given, usual township.Origin) township.Origin {
	if given != "" {
		return given
	}
	return usual
}

// sheetWriting is one sheet on its way into the archive.
type sheetWriting struct {
	desk  *Desk
	row   township.HouseholdRow
	edit  township.SheetEdit
	sheet *township.IncomeSheet
	have  township.IncomeSheet // as it is in the archive; ID 0: there is none
}

func (w *sheetWriting) write(t *data.Tx) error {
	if err := w.compare(t); err != nil {
		return err
	}
	items, err := itemsOf(t.Read(), w.sheet.Year)
	if err != nil {
		return err
	}
	w.sheet.Lines = township.KeptLines(township.Listed(w.sheet.Lines, items), items)
	w.settle()
	if err := putSheet(t, w.sheet, w.have); err != nil {
		return err
	}
	return t.Retitle(sheetTitle(w.sheet, w.row))
}

// compare refuses what would be written over another deed's work.
func (w *sheetWriting) compare(t *data.Tx) error {
	have, found, err := latestSheet(t.Read(), w.sheet.Household, w.sheet.Year)
	if err != nil {
		return err
	}
	name := w.row.Named()
	switch {
	case !found && w.sheet.ID != 0:
		return township.Errorf(township.CodeConflict, "%s%s年的收入计算表已被撤销或删除，没有保存。请返回列表后重新打开。", name, w.sheet.Year)
	case !found:
		return nil
	case w.sheet.ID == 0, have.ID != w.sheet.ID:
		return township.Errorf(township.CodeConflict, "%s%s年的收入计算表已由别的操作建立或更正，没有保存。请返回列表后重新打开。", name, w.sheet.Year)
	case have.State == township.SheetSigned:
		return lockedSheet(name, have)
	case !township.SameLines(have.Lines, w.edit.Was):
		return township.Errorf(township.CodeConflict, "%s%s年的收入计算表打开以后已被别的操作改动，没有保存。请返回列表后重新打开，再填一次改动的行。", name, w.sheet.Year)
	}
	w.have = have
	return nil
}

func lockedSheet(name string, s township.IncomeSheet) error {
	return township.Errorf(township.CodeConflict, "%s%s年的收入计算表已于 %s 签字，不能直接修改。要改请办理“更正”，会留下新的一版。", name, s.Year, s.On)
}

// settle gives the sheet its state and, while it is a draft or just complete, what the household is now. A complete sheet
// whose lines were changed is a draft again until it is finished anew.
func (w *sheetWriting) settle() {
	s := w.sheet
	s.Version, s.Reason, s.Signature = max(1, w.have.Version), w.have.Reason, township.Signature{}
	kept := w.have.State == township.SheetComplete && !w.edit.Finish && township.SameLines(w.have.Lines, s.Lines) && w.have.LandLet == s.LandLet && w.have.Rigid == s.Rigid
	if kept {
		s.State, s.Population, s.Head, s.Type = w.have.State, w.have.Population, w.have.Head, w.have.Type
		return
	}
	s.State, s.Population, s.Head, s.Type = township.SheetDraft, w.row.People, w.row.Head, w.row.SheetType()
	if !w.edit.Finish {
		return
	}
	s.State = township.SheetComplete
	s.Reckoner = firstOf(s.Reckoner, w.desk.Operator())
	if s.ReckonedOn == "" {
		s.ReckonedOn = w.desk.Today()
	}
}

// latestSheet returns the last version of a household's sheet of a year, with its lines and answers.
func latestSheet(read data.Reader, household int64, year string) (s township.IncomeSheet, found bool, err error) {
	records, err := read.SheetsOf(household)
	at := slices.IndexFunc(records, func(r township.Record) bool { return r.Get("year") == year })
	if err != nil || at < 0 {
		return s, false, err
	}
	s = township.SheetOf(records[at])
	return s, true, fillSheet(read, &s)
}

// putSheet writes a sheet, its lines and answers; have is what the archive holds of it.
func putSheet(t *data.Tx, s *township.IncomeSheet, have township.IncomeSheet) error {
	id, err := put(t, township.IncomeSheets, s.ID, s.Values())
	if err != nil {
		return err
	}
	s.ID = id
	if err := putLines(t, s, have.Lines); err != nil {
		return err
	}
	return putAnswers(t, s, have.ID == 0)
}

func putLines(t *data.Tx, s *township.IncomeSheet, have []township.IncomeLine) error {
	ids := map[township.LineKey]int64{}
	for _, l := range have {
		ids[l.Key()] = l.ID
	}
	kept := map[int64]bool{}
	for _, l := range s.Lines {
		kept[ids[l.Key()]] = true
	}
	for _, l := range have {
		if kept[l.ID] {
			continue
		}
		if err := t.Remove(township.IncomeLines, l.ID); err != nil {
			return err
		}
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		l.ID = ids[l.Key()]
		if err := putLine(t, s, l); err != nil {
			return err
		}
	}
	return nil
}

func putLine(t *data.Tx, s *township.IncomeSheet, l *township.IncomeLine) (err error) {
	l.ID, err = put(t, township.IncomeLines, l.ID, ofSheet(s, l.Values()))
	return err
}

// ofSheet are the values of a record that belongs to a sheet.
func ofSheet(s *township.IncomeSheet, values map[string]string) map[string]string {
	values["sheet_id"], values["household_id"] = data.FormatID(s.ID), data.FormatID(s.Household)
	return values
}

// putAnswers makes the answers of a sheet what it says; a new sheet has none yet.
func putAnswers(t *data.Tx, s *township.IncomeSheet, isNew bool) error {
	var have []township.Record
	if !isNew {
		var err error
		if have, err = t.Read().AnswersOf(s.ID); err != nil {
			return err
		}
	}
	type subject struct{ warning, subject string }
	ids := map[subject]int64{}
	for _, r := range have {
		ids[subject{r.Get("warning"), r.Get("subject")}] = r.ID
	}
	for _, a := range s.Answers {
		key := subject{string(a.Code), a.Subject}
		id := ids[key]
		delete(ids, key)
		if err := putAnswer(t, s, a, id); err != nil {
			return err
		}
	}
	for _, r := range have {
		if _, left := ids[subject{r.Get("warning"), r.Get("subject")}]; left {
			if err := t.Remove(township.WarningAnswers, r.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func putAnswer(t *data.Tx, s *township.IncomeSheet, a township.WarningAnswer, id int64) error {
	reason := township.Clean(a.Reason)
	switch {
	case id != 0 && reason == "":
		return t.Remove(township.WarningAnswers, id)
	case reason == "":
		return nil
	}
	_, err := put(t, township.WarningAnswers, id, ofSheet(s, map[string]string{"warning": string(a.Code), "subject": a.Subject, "reason": reason}))
	return err
}

// sheetTitle names the deed that wrote a sheet: 收入计算表 2021年 柏树村1组张三户 已完成 人均4,212.40元.
func sheetTitle(s *township.IncomeSheet, row township.HouseholdRow) string {
	title := fmt.Sprintf("收入计算表 %s年 %s %s", s.Year, row.Named(), s.State.Word())
	if perCapita, ok := s.Totals().PerCapita(); ok {
		title += " 人均" + perCapita.Grouped() + "元"
	}
	return title
}
