package service

import (
	"context"
	"fmt"
	"io"
	"slices"

	"taizhang/app/township"
	"taizhang/reports"
)

// campaignHead is what every list of a campaign says above its rows.
func (d *Desk) campaignHead(ctx context.Context, campaign int64) (reports.ListHead, township.Campaign, error) {
	c, err := d.Campaign(ctx, campaign)
	if err != nil {
		return reports.ListHead{}, c, err
	}
	office, _, _, err := d.Office(ctx)
	return reports.ListHead{Office: office.Name, Campaign: c.Name, AsOf: d.Today(), Printed: d.archive.Now()}, c, err
}

// printList writes a list of a campaign.
func printList(ctx context.Context, path string, out township.WallListResult, write func(w io.Writer) (reports.Result, error)) (township.WallListResult, error) {
	err := writeFile(ctx, path, func(w fileWriter) error {
		res, err := write(w)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// PrintStaff writes the people of a campaign as a PDF.
func (d *Desk) PrintStaff(ctx context.Context, campaign int64, path string) (township.WallListResult, error) {
	head, _, err := d.campaignHead(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	staff, err := d.Staff(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	return printList(ctx, path, township.WallListResult{Lists: 1}, func(w io.Writer) (reports.Result, error) {
		return reports.StaffRoster(ctx, w, reports.StaffRosterJob{ListHead: head, Staff: staff})
	})
}

// PrintScores writes who of a campaign was trained, and how the exam went, as a PDF.
func (d *Desk) PrintScores(ctx context.Context, campaign int64, path string) (township.WallListResult, error) {
	head, c, err := d.campaignHead(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	staff, err := d.Staff(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	return printList(ctx, path, township.WallListResult{Lists: 1}, func(w io.Writer) (reports.Result, error) {
		return reports.ScoreList(ctx, w, reports.ScoreListJob{ListHead: head, PassMark: c.PassMark, Staff: staff})
	})
}

// PrintAssignments writes who visits whom in a village, “” for all, as a PDF.
func (d *Desk) PrintAssignments(ctx context.Context, campaign int64, village, path string) (township.WallListResult, error) {
	head, c, err := d.campaignHead(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	rows, err := d.rowsToPrint(ctx, campaign, &township.SurveyFilter{Village: village})
	if err != nil {
		return township.WallListResult{}, err
	}
	rows = slices.DeleteFunc(rows, func(r township.SurveyRow) bool { return !c.Covers(r.Row) })
	if !slices.ContainsFunc(rows, func(r township.SurveyRow) bool { return r.First != "" }) {
		return township.WallListResult{}, township.Errorf(township.CodeNotFound, "%s还没有走访分工，没有打印。请先在“专项行动”里分配核查员。", inPlace(village))
	}
	return printList(ctx, path, township.WallListResult{Lists: 1, Households: len(rows)}, func(w io.Writer) (reports.Result, error) {
		return reports.AssignmentList(ctx, w, reports.AssignmentListJob{ListHead: head, Rows: rows})
	})
}

// PrintRoute writes the households that are still to be visited, by village and group, as a PDF. village and checker
// narrow them, “” for all.
func (d *Desk) PrintRoute(ctx context.Context, campaign int64, village, checker, path string) (township.WallListResult, error) {
	head, _, err := d.campaignHead(ctx, campaign)
	if err != nil {
		return township.WallListResult{}, err
	}
	open := []township.SurveyState{township.SurveyNone, township.SurveyUnreachable}
	rows, err := d.rowsToPrint(ctx, campaign, &township.SurveyFilter{Village: village, Checker: checker, States: open})
	if err != nil {
		return township.WallListResult{}, err
	}
	return printList(ctx, path, township.WallListResult{Lists: 1, Households: len(rows)}, func(w io.Writer) (reports.Result, error) {
		return reports.RouteSheets(ctx, w, reports.RouteSheetJob{ListHead: head, Rows: rows})
	})
}

// rowsToPrint are the rows of a campaign that a filter admits; its village is looked up first.
func (d *Desk) rowsToPrint(ctx context.Context, campaign int64, f *township.SurveyFilter) ([]township.SurveyRow, error) {
	var err error
	if f.Village, err = d.villageCalled(ctx, f.Village); err != nil {
		return nil, err
	}
	rows, err := d.SurveyRows(ctx, campaign)
	return slices.DeleteFunc(rows, func(r township.SurveyRow) bool { return !f.Admits(&r) }), err
}

// PrintContrast writes the 信息对照表 of households, in the order of paper, as one PDF, and notes that their numbers and
// telephones were printed: the collectors carry it to the door.
func (d *Desk) PrintContrast(ctx context.Context, campaign int64, households []int64, path string, progress func(done, total int)) (township.WallListResult, error) {
	sheets, err := d.contrastSheets(ctx, campaign, households)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	if err := d.noteSheet(ctx, fmt.Sprintf("打印信息对照表（%d户）", len(sheets)), shownBoth); err != nil {
		return township.WallListResult{}, err
	}
	job := reports.ContrastSheetJob{Sheets: sheets, Printed: d.archive.Now(), Progress: progress}
	return printList(ctx, path, township.WallListResult{Lists: len(sheets), Households: len(sheets)}, func(w io.Writer) (reports.Result, error) {
		return reports.ContrastSheets(ctx, w, job)
	})
}

func (d *Desk) contrastSheets(ctx context.Context, campaign int64, households []int64) ([]reports.ContrastSheet, error) {
	head, _, err := d.campaignHead(ctx, campaign)
	if err != nil {
		return nil, err
	}
	rows, err := d.SurveyRows(ctx, campaign)
	if err != nil {
		return nil, err
	}
	survey := map[int64]int64{}
	for _, r := range rows {
		survey[r.Row.ID] = r.Survey
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	read := d.archive.Read(ctx)
	var out []reports.ContrastSheet
	for _, h := range r.rows {
		if h.Closed != "" || !slices.Contains(households, h.ID) {
			continue
		}
		home, members, err := contrastedHome(read, h.ID)
		if err != nil {
			return nil, err
		}
		var changes []township.ProposedChange
		if id := survey[h.ID]; id != 0 {
			if changes, err = proposedChanges(read, id, members); err != nil {
				return nil, err
			}
		}
		out = append(out, reports.ContrastSheet{
			Office: head.Office, Campaign: head.Campaign, Village: h.Village, Group: h.Group, Code: h.Code, Head: h.Head,
			Lines: township.ContrastOf(home, members, changes),
		})
	}
	if len(out) == 0 {
		return nil, township.Errorf(township.CodeNotFound, "所选的农户已注销或不在档案中，没有可打印的信息对照表。请另选。")
	}
	return out, nil
}

// PrintSample writes a sample with its seed, households and strata as a PDF.
func (d *Desk) PrintSample(ctx context.Context, sample int64, path string) (township.WallListResult, error) {
	f, head, err := d.sampleToPrint(ctx, sample)
	if err != nil {
		return township.WallListResult{}, err
	}
	job := reports.SampleListJob{ListHead: head, Sample: f.Sample}
	for _, h := range f.Households {
		if h.Row != nil {
			job.Households = append(job.Households, h.Row)
		}
	}
	rows, err := d.SampleFrame(ctx, f.Campaign.ID)
	if err != nil {
		return township.WallListResult{}, err
	}
	if len(rows) == f.Sample.Frame { // else it is not any more that from which the sample was drawn
		frame := make([]*township.HouseholdRow, len(rows))
		for i := range rows {
			frame[i] = rows[i].Row
		}
		job.Strata = reports.StrataOf(frame, f.Sample.Households)
	}
	return printList(ctx, path, township.WallListResult{Lists: 1, Households: len(f.Households)}, func(w io.Writer) (reports.Result, error) {
		return reports.SampleList(ctx, w, job)
	})
}

// PrintSampleResult writes how the spot checks of a sample compare with its surveys as a PDF.
func (d *Desk) PrintSampleResult(ctx context.Context, sample int64, path string) (township.WallListResult, error) {
	f, head, err := d.sampleToPrint(ctx, sample)
	if err != nil {
		return township.WallListResult{}, err
	}
	job := reports.SampleResultJob{ListHead: head, Sample: f.Sample}
	for _, h := range f.Households {
		if !h.Compared() {
			continue
		}
		check := reports.SampleCheck{Village: h.Village, Agreement: h.Agreement}
		if h.Row != nil {
			check.Group, check.Head = h.Row.Group, h.Row.Head
		}
		job.Checks = append(job.Checks, check)
	}
	forms, err := d.Questionnaires(ctx)
	if err != nil {
		return township.WallListResult{}, err
	}
	for i := range forms {
		job.Questions = append(job.Questions, forms[i].Questions...)
	}
	return printList(ctx, path, township.WallListResult{Lists: 1, Households: len(job.Checks)}, func(w io.Writer) (reports.Result, error) {
		return reports.SampleResult(ctx, w, job)
	})
}

func (d *Desk) sampleToPrint(ctx context.Context, sample int64) (township.SampleFile, reports.ListHead, error) {
	f, err := d.Sample(ctx, sample)
	if err != nil {
		return f, reports.ListHead{}, err
	}
	head, _, err := d.campaignHead(ctx, f.Campaign.ID)
	return f, head, err
}
