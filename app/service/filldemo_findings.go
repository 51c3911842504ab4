package service

import (
	"context"

	"taizhang/app/service/demo"
	"taizhang/app/township"
	"taizhang/data"
)

// demoFindings are things that the screens of the demo point out by themselves, to be issues: a warning on an income
// sheet, what a household lacks, and what a visit found otherwise than the archive.
func (d *Desk) demoFindings(ctx context.Context, r *register) ([]township.Issue, error) {
	var out []township.Issue
	for _, find := range []func(context.Context, *register) (*township.Finding, error){d.warnedOf, d.lacked, d.differing} {
		f, err := find(ctx, r)
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		i := f.Draft(&r.rows[r.byID[f.Household]].HouseholdRow)
		i.Village, i.Found, i.Finder, i.Recorded = r.villageID(r.rows[r.byID[f.Household]].Village), d.Today(), demo.Examiner, d.Today()
		out = append(out, i)
	}
	return out, nil
}

// warnedOf finds the first warning that a person is meant in, on a sheet of the latest year.
func (d *Desk) warnedOf(ctx context.Context, _ *register) (*township.Finding, error) {
	years, err := d.IncomeYears(ctx)
	if err != nil || len(years) == 0 {
		return nil, err
	}
	figures, err := d.IncomeFigures(ctx, years[0])
	if err != nil {
		return nil, err
	}
	for _, figure := range figures {
		if figure.Sheet == 0 || len(figure.Flags) == 0 {
			continue
		}
		file, err := d.OpenIncome(ctx, figure.Row.ID, years[0])
		if err != nil {
			return nil, err
		}
		for _, w := range township.Warnings(&file.Sheet, file.IncomeContext) {
			if w.Answer == "" {
				f := township.FindingOfWarning(figure.Row.ID, years[0], w)
				return &f, nil
			}
		}
	}
	return nil, nil
}

// lacked finds the first thing that a household lacks.
func (d *Desk) lacked(ctx context.Context, r *register) (*township.Finding, error) {
	for _, h := range r.rows {
		if h.Missing == 0 || h.Closed != "" {
			continue
		}
		file, err := d.OpenHousehold(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		f := township.FindingOfMissing(h.ID, file.Missing[0])
		return &f, nil
	}
	return nil, nil
}

// differing finds the first change that a visit proposed and nobody has settled.
func (d *Desk) differing(ctx context.Context, _ *register) (*township.Finding, error) {
	campaign, ok, err := d.CurrentCampaign(ctx)
	if err != nil || !ok {
		return nil, err
	}
	rows, err := d.SurveyRows(ctx, campaign.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.Open == 0 {
			continue
		}
		c, err := d.Contrast(ctx, row.Survey)
		if err != nil {
			return nil, err
		}
		for i := range c.Lines {
			if c.Lines[i].Open() {
				f := township.FindingOfContrast(&c, &c.Lines[i])
				return &f, nil
			}
		}
	}
	return nil, nil
}

// putFindings writes the issues that the demo's findings have raised, which wait to be verified.
func putFindings(t *data.Tx, found []township.Issue, today township.Date) error {
	for i := range found {
		if err := putNewIssue(t, &found[i], today); err != nil {
			return err
		}
	}
	return nil
}
