package service

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/outfile"
	"taizhang/reports"
)

// fileWriter is what a file is filled through.
type fileWriter = io.Writer

// writeFile writes a file that leaves the program, whole or not at all.
func writeFile(ctx context.Context, path string, fill func(fileWriter) error) error {
	return outfile.Write(ctx, path, fill)
}

// PrintWallLists writes the lists as one PDF.
func (d *Desk) PrintWallLists(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error) {
	lists, summaries, err := d.wallLists(ctx, req)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	_, rules, _, err := d.Office(ctx)
	if err != nil {
		return township.WallListResult{}, err
	}
	job := reports.WallListJob{Form: req.Form, Paper: paperOf(req), MarginalColour: rules.MarginalColour, Printed: d.archive.Now(), Progress: progress}
	if req.Summary {
		job.Summaries = summaries
	} else {
		job.Lists = lists
	}
	out := township.WallListResult{Lists: len(job.Lists) + len(job.Summaries)}
	for _, l := range lists {
		out.Households += len(l.Rows)
	}
	if len(job.Lists) > 0 {
		if err := d.noteFiling(ctx, "打印", req.Form, out.Households); err != nil {
			return township.WallListResult{}, err
		}
	}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.WallLists(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// ExportLedgers writes the same lists as a workbook.
func (d *Desk) ExportLedgers(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error) {
	lists, _, err := d.wallLists(ctx, req)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	out := township.WallListResult{Lists: len(lists)}
	for _, l := range lists {
		out.Households += len(l.Rows)
	}
	if err := d.noteFiling(ctx, "导出", req.Form, out.Households); err != nil {
		return township.WallListResult{}, err
	}
	job := excel.LedgerJob{Form: req.Form, Lists: lists, Printed: d.archive.Now(), Progress: progress, TempDir: d.tempDir}
	return out, writeFile(ctx, path, func(w fileWriter) error { return excel.WriteLedgers(ctx, w, job) })
}

// noteFiling notes that lists with ID numbers leave: those for the file, of which the wall has none.
func (d *Desk) noteFiling(ctx context.Context, how string, form township.WallListForm, households int) error {
	if form != township.ForFile || households == 0 {
		return nil
	}
	return d.noteSheet(ctx, fmt.Sprintf("%s存档名单（%d户）", how, households), shownIDs)
}

// wallLists gathers the lists of a request, village by village, and the summaries of the same villages.
func (d *Desk) wallLists(ctx context.Context, req township.WallListRequest) ([]township.WallList, []township.VillageSummary, error) {
	if req.AsOf == "" {
		req.AsOf = d.Today()
	}
	office, rules, _, err := d.Office(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, villages, err := d.rowsOn(ctx, req.AsOf)
	if err != nil {
		return nil, nil, err
	}
	villages, err = pickVillages(villages, req.Village)
	if err != nil {
		return nil, nil, err
	}
	details, err := d.filing(ctx, req.Form)
	if err != nil {
		return nil, nil, err
	}
	by := groupRows(rows)
	var lists []township.WallList
	var summaries []township.VillageSummary
	for _, v := range villages {
		s := township.VillageSummary{Office: office.Name, Village: v.Name, AsOf: req.AsOf}
		for _, l := range township.Ledgers {
			w := township.WallList{Office: office.Name, Village: v.Name, AsOf: req.AsOf, Style: township.WithMarginalColour(l, rules.MarginalColour)}
			w.Rows = details.rows(by[listKey{v.Name, l}])
			s.Lists = append(s.Lists, w)
			if req.Ledger == township.None || req.Ledger == l {
				lists = append(lists, w)
			}
		}
		summaries = append(summaries, s)
	}
	return lists, summaries, nil
}

type listKey struct {
	village string
	ledger  township.Ledger
}

func groupRows(rows []*home) map[listKey][]*township.HouseholdRow {
	by := map[listKey][]*township.HouseholdRow{}
	for _, h := range rows {
		k := listKey{h.Village, h.Ledger}
		by[k] = append(by[k], &h.HouseholdRow)
	}
	return by
}

// paperOf is the paper asked for, or the form's own.
func paperOf(req township.WallListRequest) reports.Paper {
	switch req.Paper {
	case township.A3:
		return reports.A3
	case township.A4:
		return reports.A4
	}
	return reports.PaperOfForm
}

func pickVillages(all []township.Village, name string) ([]township.Village, error) {
	switch {
	case len(all) == 0:
		return nil, township.Errorf(township.CodeNotFound, "档案里还没有村，没有可打印的名单。请先导入花名册，或在设置里填写村名单。")
	case name == "":
		return all, nil
	}
	var names []string
	for _, v := range all {
		if township.NormalVillage(v.Name) == township.NormalVillage(name) {
			return []township.Village{v}, nil
		}
		names = append(names, v.Name)
	}
	return nil, township.Errorf(township.CodeNotFound, "档案里没有“%s”这个村；有：%s。", name, strings.Join(names, "、"))
}

// filing holds what only the file copy shows; it is empty for the wall.
type filing struct {
	wall     bool
	headIDs  map[int64]string
	measures map[int64]string
}

func (d *Desk) filing(ctx context.Context, form township.WallListForm) (filing, error) {
	f := filing{wall: form != township.ForFile, headIDs: map[int64]string{}, measures: map[int64]string{}}
	if f.wall {
		return f, nil
	}
	read := d.archive.Read(ctx)
	people, err := read.People()
	if err != nil {
		return f, err
	}
	for _, p := range people {
		if p.Relation == township.HeadRelation {
			f.headIDs[p.Household] = p.IDNumber
		}
	}
	households, err := read.Households()
	for _, h := range households {
		f.measures[h.ID] = h.Get("measures")
	}
	return f, err
}

// rows makes the lines of form F5.
func (f filing) rows(households []*township.HouseholdRow) []township.WallListRow {
	var out []township.WallListRow
	for _, r := range households {
		out = append(out, f.row(r))
	}
	return out
}

// row makes one line of form F5.
func (f filing) row(r *township.HouseholdRow) township.WallListRow {
	out := township.WallListRow{
		Group: r.Group, Head: r.Head, People: r.People, Cause: r.WallCause(), Since: r.WallSince(),
		Helper: r.Helper, HelperPhone: r.HelperTel, Remark: r.WallRemark(), Code: r.Code,
		IDNumber: f.headIDs[r.ID], Measures: f.measures[r.ID],
	}
	if f.wall {
		out.Cause, out.Remark = public(out.Cause, causeWords), public(out.Remark, monitorWords)
		if out.HelperPhone == r.Phone {
			out.HelperPhone = "" // a villager's number never hangs on a wall, whatever column it came from
		}
	}
	if r.PerCapita != "" {
		out.PerCapita = township.Households.Field("per_capita").Show(r.PerCapita)
	}
	return out
}

// The words that may hang on a wall as cause and remark. A roster can say more there than its column means, such as an
// illness by name.
var (
	causeWords   = wordSet("致贫原因", "致贫返贫风险")
	monitorWords = wordSet("监测对象类别")
)

func wordSet(vocabularies ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range vocabularies {
		for _, w := range township.VocabularyOf(name).Values() {
			set[w] = true
		}
	}
	return set
}

// public returns the words of a list that are in the set, and 其他 for all the rest.
func public(list string, set map[string]bool) string {
	const rest = "其他"
	var out []string
	for _, w := range strings.Split(list, "、") {
		if w != "" && !set[w] {
			w = rest
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, "、")
}

// Clock returns the moment by the archive's clock.
func (d *Desk) Clock() time.Time { return d.archive.Now() }
