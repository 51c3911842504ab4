package township

import (
	"context"
	"strings"
)

// HelperChange is what an assignment does to one household.
type HelperChange struct {
	Household HouseholdRow
	From, To  HelperKey
	Same      bool // the household says all of it already
}

// PlanHelper says from whom to whom each household would go.
func PlanHelper(rows []HouseholdRow, to Helper) []HelperChange {
	out := make([]HelperChange, len(rows))
	for i, r := range rows {
		same := r.Helper == to.Name && r.HelperUnit == to.Unit && (r.HelperTel == to.Phone || to.Phone == "")
		out[i] = HelperChange{Household: r, From: r.HelperKey(), To: to.Key(), Same: same}
	}
	return out
}

// ChangedHelpers counts the households that an assignment changes.
func ChangedHelpers(changes []HelperChange) int {
	n := 0
	for _, c := range changes {
		if !c.Same {
			n++
		}
	}
	return n
}

// HelperAssignment gives households to a helper of the roster.
type HelperAssignment struct {
	Households []int64
	Helper     int64  // 0 for New
	New        Helper // comes onto the roster in the same deed
	Place      string // the village for the title, “” for a selection
}

// HelperHandOver gives all households of one helper, or those of a village, to another.
type HelperHandOver struct {
	From    HelperKey // on the roster or outside it
	To      int64
	Village string // “” for all
	On      Date
	Reason  string
}

// Validate says what is missing: a hand-over needs a full date, not after today, and a reason.
func (h HelperHandOver) Validate(today Date) error {
	switch on, ok := ParseDate(string(h.On)); {
	case h.From.Name == "":
		return Errorf(CodeInvalid, "请选择由谁移交。")
	case h.To == 0:
		return Errorf(CodeInvalid, "请选择移交给谁。")
	case !ok || on != h.On || !on.Full():
		return Errorf(CodeInvalid, "移交日期“%s”不是完整的日期，请写成 %s 这样。", h.On, today)
	case h.On > today:
		return Errorf(CodeInvalid, "移交日期 %s 晚于今天 %s，请改为今天或以前的日期。", h.On, today)
	case strings.TrimSpace(h.Reason) == "":
		return Errorf(CodeInvalid, "请填写移交原因，例如“工作调动”。")
	}
	return nil
}

// AssignmentClass is the one class that each row of a file of assignments falls into.
type AssignmentClass uint8

// The classes of rows.
const (
	AssignmentTaken     AssignmentClass = iota // the household gets another helper
	AssignmentSame                             // it has him already
	AssignmentMissing                          // there is no such household
	AssignmentAmbiguous                        // which household, or which helper, only a person can say
	AssignmentBlank                            // the row names no helper
)

// AssignmentClasses lists the classes in the order in which they are shown.
var AssignmentClasses = []AssignmentClass{AssignmentTaken, AssignmentSame, AssignmentMissing, AssignmentAmbiguous, AssignmentBlank}

// Word returns 改动, 相同, 找不到户, 有疑问 or 未填.
func (c AssignmentClass) Word() string {
	return [...]string{"改动", "相同", "找不到户", "有疑问", "未填"}[c]
}

// AssignmentRow is what the preview says of one row of a file of assignments.
type AssignmentRow struct {
	Sheet     string
	Row       int // as the spreadsheet counts
	Class     AssignmentClass
	Household string // as the row names it
	From, To  HelperKey
	Reason    string   // why a row is not taken
	Notes     []string // what was mended, or left as the roster has it
}

// AssignmentPreview is what a file of assignments would do; nothing is written before it is accepted.
type AssignmentPreview struct {
	File   string
	Rows   []AssignmentRow
	Counts map[AssignmentClass]int
	New    []Helper // who would come onto the roster
	Notes  []string // about the file: sheets that were left out
}

// PendingAssignments is a file of assignments that was read; nothing is written until Commit.
type PendingAssignments interface {
	// Preview returns what it would do.
	Preview() *AssignmentPreview
	// Commit writes it as one deed.
	Commit(ctx context.Context) (Deed, error)
}
