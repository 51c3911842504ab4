package service

import (
	"context"
	"slices"

	"taizhang/app/service/demo"
	"taizhang/app/township"
	"taizhang/data"
)

// FillDemo fills an empty archive with the fictitious township. An archive that has an office or a household is
// township.CodeConflict, and stays as it is.
func (d *Desk) FillDemo(ctx context.Context) error {
	_, _, founded, err := d.Office(ctx)
	if err != nil {
		return err
	}
	households, _, err := d.Counts(ctx)
	if err != nil {
		return err
	}
	if founded || households > 0 {
		return township.Errorf(township.CodeConflict, "“%s”里已经有内容，演示数据没有写入。请用 -db 另指一个新文件。", d.ArchivePath())
	}
	town := demo.Township(d.Today())
	pictures, err := d.keepPictures(ctx, town.Families)
	if err != nil {
		return err
	}
	if _, err = d.do(ctx, d.info(township.DeedDemo, "写入演示数据", ""), func(t *data.Tx) error { return writeDemo(t, town, pictures) }); err != nil {
		return err
	}
	if err := d.fillEvents(ctx); err != nil {
		return err
	}
	if err := d.fillDrives(ctx); err != nil {
		return err
	}
	if err := d.fillIssues(ctx); err != nil {
		return err
	}
	if err := d.fillMonthly(ctx); err != nil {
		return err
	}
	return d.fillNotices(ctx)
}

func writeDemo(t *data.Tx, town demo.Data, pictures map[string][]township.Attachment) error {
	if err := saveSettings(t, officeValues(town.Office)); err != nil {
		return err
	}
	villages := make([]string, len(town.Villages))
	for i, v := range town.Villages {
		v.Position = i + 1
		id, err := putVillage(t, v)
		if err != nil {
			return err
		}
		villages[i] = data.FormatID(id)
	}
	for _, h := range town.Helpers {
		if _, err := t.Insert(h.Record()); err != nil {
			return err
		}
	}
	if err := writeIncomeSetup(t, town); err != nil {
		return err
	}
	for _, f := range town.Families {
		f.Household.Set("village_id", villages[f.Village])
		if err := writeFamily(t, f, pictures); err != nil {
			return err
		}
	}
	return nil
}

func writeFamily(t *data.Tx, f demo.Family, pictures map[string][]township.Attachment) error {
	id, err := t.Insert(f.Household)
	if err != nil {
		return err
	}
	for _, m := range f.Members {
		m.Set("household_id", data.FormatID(id))
		if _, err := t.Insert(m); err != nil {
			return err
		}
	}
	for _, a := range pictures[f.Household.Get("code")] {
		if _, err := insertAttachment(t, township.OfHousehold(id), a); err != nil {
			return err
		}
	}
	for _, s := range f.Stays {
		rec := township.LedgerEntries.NewRecord()
		rec.Set("household_id", data.FormatID(id))
		rec.Set("ledger", string(s.Ledger))
		rec.Set("entered_on", string(s.Entered))
		rec.Set("entry_reason", s.EntryReason)
		rec.Set("left_on", string(s.Left))
		rec.Set("leave_reason", s.LeaveReason)
		if _, err := t.Insert(rec); err != nil {
			return err
		}
	}
	return writeSheets(t, id, f.Sheets)
}

// writeIncomeSetup writes what incomes are held against and made of.
func writeIncomeSetup(t *data.Tx, town demo.Data) error {
	for _, s := range town.Standards {
		if _, err := put(t, township.Standards, 0, s.Values()); err != nil {
			return err
		}
	}
	for _, i := range town.Items {
		if _, err := t.Insert(i.Record()); err != nil {
			return err
		}
	}
	return nil
}

// writeSheets writes the income sheets of a household that has none.
func writeSheets(t *data.Tx, household int64, sheets []township.IncomeSheet) error {
	for _, s := range sheets {
		s.Household, s.Lines = household, slices.Clone(s.Lines)
		if err := putSheet(t, &s, township.IncomeSheet{}); err != nil {
			return err
		}
	}
	return nil
}

// keepPictures keeps the pictures of the demo and returns what the archive will say of them, by household code.
func (d *Desk) keepPictures(ctx context.Context, families []demo.Family) (map[string][]township.Attachment, error) {
	d.files.RLock()
	defer d.files.RUnlock()
	out := map[string][]township.Attachment{}
	for _, f := range families {
		for _, p := range f.Pictures {
			content := p.Draw()
			file, err := d.vault().Put(ctx, content, township.FormatPNG)
			if err != nil {
				return nil, err
			}
			code := f.Household.Get("code")
			out[code] = append(out[code], township.Attachment{
				Title: p.Title, FileName: p.Title + ".png", Digest: file.Digest, Format: file.Format, Size: int64(len(content)), Taken: p.Taken, Remark: p.Remark,
			})
		}
	}
	return out, nil
}
