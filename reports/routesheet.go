package reports

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/reports/table"
)

// AssignmentListJob is what AssignmentList prints: who is to visit which households, in the order of paper.
type AssignmentListJob struct {
	ListHead
	Rows []township.SurveyRow

	proof
}

// unassigned stands where nobody is to go.
const unassigned = "未分工"

// AssignmentList prints 走访分工表: first how many households each pair of checkers has, then which, by village and group.
// On error nothing may be kept of what was written to w.
func AssignmentList(ctx context.Context, w io.Writer, job AssignmentListJob) (Result, error) {
	if len(job.Rows) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的走访分工，请先分配核查员。")
	}
	pairs := pairsOf(job.Rows)
	all := &checkerPair{}
	short := listPart{intro: "一、分工汇总", columns: []table.Column{numberColumn("序号", 0.6), textColumn("核查员", 3), textColumn("村", 3.4), numberColumn("组数", 0.8), numberColumn("户数", 0.8), numberColumn("人口", 0.8)}}
	long := listPart{intro: "二、分工明细", columns: []table.Column{textColumn("核查员", 1.8), textColumn("村", 1.2), wordColumn("组", 0.9), numberColumn("户数", 0.7), numberColumn("人口", 0.7), textColumn("农户（户主和家庭人口）", 7)}}
	for i, p := range pairs {
		short.rows = append(short.rows, []string{fmt.Sprint(i + 1), p.name, strings.Join(p.villages(), "、"), fmt.Sprint(len(p.groups)), fmt.Sprint(p.households), fmt.Sprint(p.people)})
		for _, g := range p.groups {
			long.rows = append(long.rows, []string{p.name, g.village, g.name, fmt.Sprint(len(g.heads)), fmt.Sprint(g.people), strings.Join(g.heads, "、")})
		}
		all.households, all.people, all.groups = all.households+p.households, all.people+p.people, append(all.groups, p.groups...)
	}
	short.totals = []string{"", "合计", "", fmt.Sprint(len(all.groups)), fmt.Sprint(all.households), fmt.Sprint(all.people)}
	list := officeList{title: job.Campaign + "走访分工表", count: "共 " + counted(all.households, all.people), parts: []listPart{short, long}}
	return printLists(ctx, w, job.ListHead, job.proof, list.title, []officeList{list})
}

// checkerPair is two who go together, with where they go.
type checkerPair struct {
	name               string
	groups             []assignedGroup
	households, people int
}

// assignedGroup is the households of a group that a pair visits.
type assignedGroup struct {
	village, name string
	heads         []string
	people        int
}

// pairsOf gathers households by who is to go there, in the order in which the pairs first appear; those nobody goes to
// come last.
func pairsOf(rows []township.SurveyRow) []*checkerPair {
	var out []*checkerPair
	at := map[string]*checkerPair{}
	for i := range rows {
		name := firstText(rows[i].Assigned(), unassigned)
		p := at[name]
		if p == nil {
			p = &checkerPair{name: name}
			at[name], out = p, append(out, p)
		}
		p.add(rows[i].Row)
	}
	slices.SortStableFunc(out, func(a, b *checkerPair) int {
		if open := (a.name == unassigned) == (b.name == unassigned); open {
			return 0
		}
		if a.name == unassigned {
			return 1
		}
		return -1
	})
	return out
}

func (p *checkerPair) add(r *township.HouseholdRow) {
	if n := len(p.groups); n == 0 || p.groups[n-1].village != r.Village || p.groups[n-1].name != r.Group {
		p.groups = append(p.groups, assignedGroup{village: r.Village, name: r.Group})
	}
	g := &p.groups[len(p.groups)-1]
	g.heads = append(g.heads, fmt.Sprintf("%s（%d人）", firstText(r.Head, r.Code), r.People))
	g.people += r.People
	p.households++
	p.people += r.People
}

// villages names the villages of a pair, each once.
func (p *checkerPair) villages() []string {
	var out []string
	for _, g := range p.groups {
		if !slices.Contains(out, g.village) {
			out = append(out, g.village)
		}
	}
	return out
}

// RouteSheetJob is what RouteSheets prints: households that are still to be visited, in the order of paper.
type RouteSheetJob struct {
	ListHead
	Rows []township.SurveyRow

	proof
}

// routeRow is the height of a row into which the day and a remark are written, mm.
const routeRow = 10.0

// RouteSheets prints 未走访农户路线单, a list for each village by group, with room for the day and a remark. On error
// nothing may be kept of what was written to w.
func RouteSheets(ctx context.Context, w io.Writer, job RouteSheetJob) (Result, error) {
	if len(job.Rows) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有未走访的农户，不用打印路线单。")
	}
	var lists []officeList
	for _, rows := range byVillage(job.Rows, func(r *township.SurveyRow) string { return r.Row.Village }) {
		village := rows[0].Row.Village
		part := listPart{least: routeRow, columns: []table.Column{
			numberColumn("序号", 0.6), wordColumn("组", 0.9), textColumn("户主", 1.5), numberColumn("人口", 0.6), wordColumn("台账", 1.2), textColumn("帮扶责任人", 1.5), textColumn("核查员", 1.8), wordColumn("走访日期", 1.8), textColumn("备注", 2.6),
		}}
		people := 0
		for i, r := range rows {
			h := r.Row
			people += h.People
			part.rows = append(part.rows, []string{
				fmt.Sprint(i + 1), h.Group, firstText(h.Head, h.Code), fmt.Sprint(h.People), h.Ledger.Word(), h.Helper, firstText(r.Assigned(), unassigned), "", routeRemark(r),
			})
		}
		lists = append(lists, officeList{
			title: village + "未走访农户路线单", mark: firstText(village, "未填村"), count: strings.TrimPrefix(job.Campaign+"　共 "+counted(len(rows), people), "　"), parts: []listPart{part},
		})
	}
	title := lists[0].title
	if len(lists) > 1 {
		title = fmt.Sprintf("%s等%d村未走访农户路线单", lists[0].mark, len(lists))
	}
	return printLists(ctx, w, job.ListHead, job.proof, title, lists)
}

// routeRemark says what is known of a household that was not met.
func routeRemark(r *township.SurveyRow) string {
	if r.State != township.SurveyUnreachable {
		return ""
	}
	return strings.TrimSuffix(r.State.Word()+"："+r.Note, "：")
}
