package reports

import (
	"context"
	"fmt"
	"io"
	"strings"

	"taizhang/app/township"
	"taizhang/reports/table"
)

// StaffRosterJob is what StaffRoster prints: the people of a campaign, in the order given.
type StaffRosterJob struct {
	ListHead
	Staff []township.StaffMember

	proof
}

// noStaff refuses a list of nobody.
func noStaff() error {
	return township.Errorf(township.CodeInvalid, "这次行动还没有登记工作人员，请先到“人员”里登记或导入。")
}

// StaffRoster prints 工作人员名单: name, unit, post, telephone and roles. On error nothing may be kept of what was written
// to w.
func StaffRoster(ctx context.Context, w io.Writer, job StaffRosterJob) (Result, error) {
	if len(job.Staff) == 0 {
		return Result{}, noStaff()
	}
	part := listPart{columns: []table.Column{
		numberColumn("序号", 0.6), textColumn("姓名", 1.4), textColumn("单位", 2.4), textColumn("职务", 1.4), wordColumn("联系电话", 1.4), textColumn("分工", 2.4), textColumn("备注", 1.4),
	}}
	for i, m := range job.Staff {
		part.rows = append(part.rows, []string{fmt.Sprint(i + 1), m.Name, m.Unit, m.Post, m.Phone, strings.Join(m.Roles, "、"), m.Remark})
	}
	list := officeList{title: job.Campaign + "工作人员名单", count: fmt.Sprintf("共 %s 人", thousands(len(job.Staff))), parts: []listPart{part}}
	return printLists(ctx, w, job.ListHead, job.proof, list.title, []officeList{list})
}

// ScoreListJob is what ScoreList prints: who was trained and how the exam went, in the order given.
type ScoreListJob struct {
	ListHead
	PassMark int
	Staff    []township.StaffMember

	proof
}

// ScoreList prints 培训考试成绩单: name, unit, day of the training, score, and whether it was passed. On error nothing may
// be kept of what was written to w.
func ScoreList(ctx context.Context, w io.Writer, job ScoreListJob) (Result, error) {
	if len(job.Staff) == 0 {
		return Result{}, noStaff()
	}
	part := listPart{columns: []table.Column{
		numberColumn("序号", 0.6), textColumn("姓名", 1.6), textColumn("单位", 2.8), textColumn("分工", 2), wordColumn("培训日期", 1.4), numberColumn("考试成绩", 1), wordColumn("是否合格", 1), textColumn("备注", 1.6),
	}}
	counts := map[string]int{}
	for i, m := range job.Staff {
		result := examResult(m)
		counts[result]++
		part.rows = append(part.rows, []string{fmt.Sprint(i + 1), m.Name, m.Unit, strings.Join(m.Roles, "、"), string(m.Trained), m.Score, result, m.Remark})
	}
	count := fmt.Sprintf("合格分 %d　共 %s 人", job.PassMark, thousands(len(job.Staff)))
	for _, word := range examResults {
		if n := counts[word]; n > 0 {
			count += fmt.Sprintf("　%s %s 人", word, thousands(n))
		}
	}
	list := officeList{title: job.Campaign + "培训考试成绩单", count: count, parts: []listPart{part}}
	return printLists(ctx, w, job.ListHead, job.proof, list.title, []officeList{list})
}

// The results of an exam.
var examResults = []string{examPassed, examFailed, examOpen, examUntrained}

const (
	examPassed    = "合格"
	examFailed    = "不合格"
	examOpen      = "未考试"
	examUntrained = "未培训"
)

// examResult says how a person's exam went.
func examResult(m township.StaffMember) string {
	switch {
	case m.Trained == "":
		return examUntrained
	case m.Passed == "是":
		return examPassed
	case m.Passed == "否":
		return examFailed
	}
	return examOpen
}
