package excel

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"taizhang/app/township"
)

// HelperJob is what WriteHelpers makes a workbook of: the roster of helpers, and who helps whom.
type HelperJob struct {
	Office   string
	List     township.HelperList
	Printed  time.Time
	Progress func(done, total int) // in households; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// assignmentColumn is a column of the list of who helps whom. ReadAssignments understands every label of it, so that the
// list can be filled in and come back.
type assignmentColumn struct {
	label string
	kind  TableKind
	text  func(h *township.HouseholdRow, helper township.Helper) string
}

var assignmentColumns = []assignmentColumn{
	{"村", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Village }},
	{"组", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Group }},
	{"户编号", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Code }},
	{"户主姓名", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Head }},
	{"家庭人口", WholeCells, func(h *township.HouseholdRow, _ township.Helper) string { return strconv.Itoa(h.People) }},
	{"户类型", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Type }},
	{"台账", TextCells, func(h *township.HouseholdRow, _ township.Helper) string { return h.Ledger.Word() }},
	{"帮扶责任人", TextCells, func(_ *township.HouseholdRow, h township.Helper) string { return h.Name }},
	{"单位", TextCells, func(_ *township.HouseholdRow, h township.Helper) string { return h.Unit }},
	{"职务", TextCells, func(_ *township.HouseholdRow, h township.Helper) string { return h.Post }},
	{"电话", TextCells, func(_ *township.HouseholdRow, h township.Helper) string { return h.Phone }},
}

// WriteHelpers writes the roster and who helps whom as an .xlsx workbook of two sheets. The second can be filled in and
// read by ReadAssignments. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteHelpers(ctx context.Context, w io.Writer, job HelperJob) error {
	roster := TableJob{
		Title: job.Office + "帮扶责任人名册", Note: fmt.Sprintf("共 %d 人，截至 %s", len(job.List.Rows), township.DateOf(job.Printed)),
		Sheet: "名册", Office: job.Office, Printed: job.Printed, TempDir: job.TempDir, Columns: rosterColumns(), Rows: rosterRows(job.List),
	}
	given := TableJob{
		Title: job.Office + "帮扶分配表", Note: fmt.Sprintf("共 %d 户，截至 %s；填好“帮扶责任人”各列可再导入", len(job.List.Households), township.DateOf(job.Printed)),
		Sheet: "分配", Office: job.Office, Printed: job.Printed, Progress: job.Progress, Rows: assignmentRows(job.List),
	}
	for _, c := range assignmentColumns {
		given.Columns = append(given.Columns, TableColumn{c.label, c.kind})
	}
	return WriteTables(ctx, w, roster, given)
}

func rosterColumns() []TableColumn {
	columns := []TableColumn{{"序号", WholeCells}, {"姓名", TextCells}, {"单位", TextCells}, {"职务", TextCells}, {"办公电话", TextCells}, {"户数", WholeCells}, {"人口", WholeCells}}
	for _, l := range township.Ledgers {
		columns = append(columns, TableColumn{l.Word(), WholeCells})
	}
	return append(columns, TableColumn{"所在村", TextCells}, TableColumn{"状态", TextCells}, TableColumn{"备注", TextCells})
}

func rosterRows(list township.HelperList) [][]string {
	rows := make([][]string, len(list.Rows))
	for i, r := range list.Rows {
		row := []string{strconv.Itoa(i + 1), r.Name, r.Unit, r.Post, r.Phone, strconv.Itoa(r.Households()), strconv.Itoa(r.People)}
		for _, l := range township.Ledgers {
			row = append(row, strconv.Itoa(r.Ledgers[l]))
		}
		rows[i] = append(row, strings.Join(r.Villages, "、"), r.State().Word(), r.Remark)
	}
	return rows
}

// assignmentRows are the households with their helpers, in the order of paper; who has none has blanks to be filled in.
func assignmentRows(list township.HelperList) [][]string {
	helpers := make([]township.Helper, len(list.Households))
	for _, r := range list.Rows {
		for _, at := range r.Homes {
			helpers[at] = r.Helper
		}
	}
	rows := make([][]string, len(list.Households))
	for i := range list.Households {
		for _, c := range assignmentColumns {
			rows[i] = append(rows[i], c.text(&list.Households[i], helpers[i]))
		}
	}
	return rows
}
