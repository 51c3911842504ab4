package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
)

// detailPage is how many records of a deed are told at once.
const detailPage = 60

// FindDeeds returns the newest deeds before one (0: from the last) that a filter lets through, at most limit.
func (d *Desk) FindDeeds(ctx context.Context, f township.HistoryFilter, before int64, limit int) ([]township.Deed, error) {
	f.Text = township.Clean(f.Text)
	list, err := d.archive.FindDeeds(ctx, f, before, limit)
	return list, stopped(ctx, err)
}

// HistoryChoices returns what the filters of the history offer.
func (d *Desk) HistoryChoices(ctx context.Context) (township.HistoryChoices, error) {
	return d.archive.HistoryChoices(ctx)
}

// Deed returns one deed of the history.
func (d *Desk) Deed(ctx context.Context, id int64) (township.Deed, error) {
	return d.archive.Deed(ctx, id)
}

// DeedDetail tells what a deed changed, record by record, from the change behind one (0: the first) on. Only what the
// filter asks for is told, or all when that is nothing: then the filter meant the deed itself.
func (d *Desk) DeedDetail(ctx context.Context, id int64, f township.HistoryFilter, after int64) (township.DeedDetail, error) {
	deed, err := d.archive.Deed(ctx, id)
	if err != nil {
		return township.DeedDetail{}, err
	}
	out := township.DeedDetail{Deed: deed, Narrow: f.OfChanges()}
	changes, err := d.archive.FindChanges(ctx, id, f, after, detailPage+1)
	if err == nil && len(changes) == 0 && after == 0 && out.Narrow {
		out.Narrow = false
		changes, err = d.archive.FindChanges(ctx, id, township.HistoryFilter{}, after, detailPage+1)
	}
	if err != nil {
		return out, stopped(ctx, err)
	}
	if len(changes) > detailPage {
		changes = changes[:detailPage]
		out.After = changes[detailPage-1].ID
	}
	t, err := d.historian(ctx, changes, map[int64]township.Deed{id: deed})
	if err != nil {
		return out, err
	}
	for _, c := range changes {
		out.Records = append(out.Records, t.record(c))
	}
	return out, nil
}

// historian tells changes with the names of records as they are now, or were last.
type historian struct {
	teller
	people map[int64]string // names of members
	rows   map[int64]township.HouseholdRow
}

func (d *Desk) historian(ctx context.Context, changes []township.Change, deeds map[int64]township.Deed) (*historian, error) {
	var members []int64
	for _, c := range changes {
		if c.Entity == township.Members {
			members = append(members, c.RecordID)
		}
		for _, f := range c.Fields {
			if f.Field == "member_id" {
				members = append(members, parseInt(firstOf(f.New, f.Old)))
			}
		}
	}
	names, err := d.archive.Read(ctx).MemberNames(members)
	if err != nil {
		return nil, err
	}
	villages, err := d.Villages(ctx)
	if err != nil {
		return nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	t := &historian{people: names, teller: teller{names: recordNames(changes), villages: map[string]string{}, deeds: deeds}, rows: map[int64]township.HouseholdRow{}}
	if err := t.nameRecords(d.archive.Read(ctx), changes); err != nil {
		return nil, err
	}
	for _, v := range villages {
		t.villages[data.FormatID(v.ID)] = v.Name
	}
	for _, c := range changes {
		if i, ok := r.byID[c.Household]; ok {
			t.rows[c.Household] = r.rows[i].HouseholdRow
		}
	}
	return t, nil
}

// record tells one change.
func (t *historian) record(c township.Change) township.DeedRecord {
	lines := t.lines(c)
	out := township.DeedRecord{Change: c.ID, Entity: c.Entity.Name, Kind: c.Kind, Source: c.Source, Name: t.nameOf(c, lines)}
	if row, ok := t.rows[c.Household]; ok {
		out.Household, out.Place = c.Household, homeOf(row)
	}
	out.Lines = visible(lines)
	for i := range out.Lines {
		out.Lines[i].Record = out.Name
	}
	return out
}

// homeOf names a household of the register: 柏树村1组张三户.
func homeOf(row township.HouseholdRow) string {
	switch {
	case row.Head != "":
		return row.Village + row.Group + row.Head + "户"
	case row.Code != "":
		return row.Village + row.Group + "户编号" + row.Code
	}
	return row.Village + row.Group + "户主未知的一户"
}

// nameKeys are the fields by which records are called that are neither households nor people.
var nameKeys = map[*township.Entity][]string{
	township.Villages:      {"name"},
	township.LedgerEntries: {"ledger", "entered_on"},
	township.Proposals:     {"ledger"},
	township.FamilyEvents:  {"way", "happened_on"},
	township.Measures:      {"kind", "content"},
	township.Helpers:       {"name"},
	township.Operators:     {"name"},
	township.Attachments:   {"title"},
	township.OfficeWords:   {"vocabulary", "value"},
	township.Settings:      {"name"},
	township.Standards:     {"year", "name"},
	township.IncomeItems:   {"year", "name"},

	township.Campaigns:      {"name"},
	township.Stages:         {"name"},
	township.Questionnaires: {"name", "version"},
	township.Questions:      {"text"},
	township.Staff:          {"name"},
	township.Samples:        {"drawn_on", "size"},
}

// nameOf names the record of a change, as far as it says.
func (t *historian) nameOf(c township.Change, lines []township.HistoryLine) string {
	switch c.Entity {
	case township.Households:
		if row, ok := t.rows[c.RecordID]; ok {
			return homeOf(row)
		}
		if code := fieldOf(lines, "code"); code != "" {
			return "户编号" + code
		}
		return ""
	case township.Members:
		return t.people[c.RecordID]
	case township.EventPeople:
		for _, f := range c.Fields {
			if f.Field == "member_id" {
				return t.people[parseInt(firstOf(f.New, f.Old))]
			}
		}
	}
	if _, named := namings[c.Entity]; named {
		return t.names[namedRecord{c.Entity, c.RecordID}]
	}
	var words []string
	for _, key := range nameKeys[c.Entity] {
		if w := fieldOf(lines, key); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// mostExported bounds the rows of an exported history: a sheet that nobody can open is of no use.
const mostExported = 200_000

// ExportHistory writes the deeds that a filter lets through, one row a changed field, numbers masked, as .xlsx. It
// returns how many rows it wrote.
func (d *Desk) ExportHistory(ctx context.Context, f township.HistoryFilter, path string, progress func(done, total int)) (int, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	rows, err := d.historyRows(ctx, f, progress)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	if len(rows) == 0 {
		return 0, township.Errorf(township.CodeNotFound, "没有符合条件的操作记录，表格没有写出。请放宽条件。")
	}
	job := excel.HistoryJob{Office: office.Name, Subtitle: historySubtitle(f), Rows: rows, Printed: d.archive.Now(), TempDir: d.tempDir}
	return len(rows), writeFile(ctx, path, func(w fileWriter) error { return excel.WriteHistory(ctx, w, job) })
}

// historySubtitle says what a filter chose.
func historySubtitle(f township.HistoryFilter) string {
	var parts []string
	add := func(set bool, format string, args ...any) {
		if set {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	add(f.From != "" || f.To != "", "%s至%s", firstOf(string(f.From), "最早"), firstOf(string(f.To), "今天"))
	add(f.Operator != "", "经办人：%s", f.Operator)
	add(f.Kind != "", "类型：%s", township.KindWord(f.Kind))
	add(f.Text != "", "查找：%s", f.Text)
	if e := township.EntityOfTable(f.Entity); e != nil {
		add(true, "对象：%s", e.Name)
	}
	add(f.State == township.DeedStands, "未撤销的")
	add(f.State == township.DeedUndone, "已撤销的")
	add(f.Household != 0, "一户的全部改动")
	if len(parts) == 0 {
		return "全部操作记录"
	}
	return strings.Join(parts, "　")
}

// historyRows gathers the rows of an export, newest deed first.
func (d *Desk) historyRows(ctx context.Context, f township.HistoryFilter, progress func(done, total int)) ([]township.HistoryRow, error) {
	var rows []township.HistoryRow
	for before, more := int64(0), true; more; {
		deeds, err := d.FindDeeds(ctx, f, before, detailPage)
		if err != nil {
			return nil, err
		}
		for _, deed := range deeds {
			if rows, err = d.deedRows(ctx, rows, deed, f); err != nil {
				return nil, err
			}
			if progress != nil {
				progress(len(rows), 0)
			}
			before = deed.ID
		}
		more = len(deeds) == detailPage
	}
	return rows, nil
}

func (d *Desk) deedRows(ctx context.Context, rows []township.HistoryRow, deed township.Deed, f township.HistoryFilter) ([]township.HistoryRow, error) {
	for after, more := int64(0), true; more; {
		detail, err := d.DeedDetail(ctx, deed.ID, f, after)
		if err != nil {
			return nil, err
		}
		if len(detail.Records) == 0 && after == 0 {
			rows = append(rows, township.HistoryRow{Deed: deed})
		}
		for _, r := range detail.Records {
			rows = append(rows, rowsOfRecord(deed, r)...)
		}
		if len(rows) > mostExported {
			return nil, township.Errorf(township.CodeTooLarge, "符合条件的改动超过%d行，一张表放不下，没有写出。请用日期、经办人等条件分几次导出。", mostExported)
		}
		after, more = detail.After, detail.After != 0
		if !detail.Narrow {
			f = township.HistoryFilter{}
		}
	}
	return rows, nil
}

// rowsOfRecord makes one row of each changed field; a record that came or went is one row with all its values.
func rowsOfRecord(deed township.Deed, r township.DeedRecord) []township.HistoryRow {
	row := township.HistoryRow{Deed: deed, Record: r}
	if r.Kind == township.Updated {
		var rows []township.HistoryRow
		for _, l := range r.Lines {
			row.Field, row.Old, row.New = l.Field.Label, l.Old, l.New
			rows = append(rows, row)
		}
		return rows
	}
	var values []string
	for _, l := range r.Lines {
		values = append(values, l.Field.Label+"："+firstOf(l.New, l.Old))
	}
	all := strings.Join(values, "；")
	row.Field = "（新增）"
	row.New = all
	if r.Kind == township.Removed {
		row.Field, row.Old, row.New = "（删除）", all, ""
	}
	return []township.HistoryRow{row}
}
