package township

import (
	"strings"
	"time"
)

// Origin says from where a deed was done: a screen, a command, or a file with its row.
type Origin string

// DeedInfo is what is known of a deed before it is done.
type DeedInfo struct {
	Kind     string // one of the Deed… names
	Title    string // Chinese, for history: 导入“人口信息.xlsx”
	Operator string
	Origin   Origin // 屏幕：台账 / 命令：import / 文件：人口信息.xlsx
	Undoes   int64  // the deed that this one takes back, 0 for none
	Reason   string // why it was done, where the deed asks for it
}

// The kinds of deeds.
const (
	DeedInit     = "init"
	DeedSettings = "settings"
	DeedImport   = "import"
	DeedPlace    = "place" // accept or hold back ledger proposals
	DeedMove     = "move"  // move a household between ledgers
	DeedRisk     = "risk"  // clear a risk, let it come back, or identify a household at risk
	DeedUndo     = "undo"  // take a deed back
	DeedDemo     = "demo"
	DeedSecret   = "secret" // set or change a PIN or the administrator's password: never taken back

	DeedHousehold = "household" // a household's form
	DeedMember    = "member"    // a member's form
	DeedMeasure   = "measure"   // a support measure of a household
	DeedWords     = "words"     // the office's vocabularies

	DeedIncome      = "income"       // a household's income sheet
	DeedIncomeSetup = "income-setup" // standards and items of a year

	DeedCampaign = "campaign" // a campaign, its stages, its questionnaires
	DeedStaff    = "staff"    // people of a campaign, and who visits whom
	DeedSurvey   = "survey"   // the survey of a household
	DeedVerdict  = "verdict"  // a re-check or an audit
	DeedContrast = "contrast" // what a visit found otherwise
	DeedSample   = "sample"   // a draw for a spot check

	DeedIssue     = "issue"      // what was found
	DeedIssueStep = "issue-step" // a step of issues: verified, planned, mended, accepted …
	DeedMonthly   = "monthly"    // the sweep's items and monthly editions
	DeedNotice    = "notice"     // notices in villages, and objections to them

	DeedIncrease = "increase" // 自然增加
	DeedDecrease = "decrease" // 自然减少
	DeedHead     = "head"     // 户主变更
	DeedSplit    = "split"    // 分户
	DeedMerge    = "merge"    // 并户
	DeedClose    = "close"    // 整户注销
)

// Deed is one named write: everything it changed was written in its own transaction.
type Deed struct {
	ID int64
	At time.Time
	DeedInfo
	UndoneBy int64 // the deed that took this one back, 0 while it stands
	Records  int   // how many records it touched
	Emptied  bool  // what it did was erased with the bin; it cannot be taken back
}

// The beginnings of the titles of deeds that take others back: an undo, and one that does again what an undo took back.
const (
	UndoTitle = "撤销："
	RedoTitle = "恢复"
)

// TakeBackWord is what taking the deed back is called: 恢复 of an undo, for it does the deed again; 撤销 of any other.
func (d Deed) TakeBackWord() string {
	if d.Kind == DeedUndo && !strings.HasPrefix(d.Title, RedoTitle) {
		return "恢复"
	}
	return "撤销"
}

// TakeBackQuestion asks whether the deed is to be taken back. What came again from the bin goes back into it.
func (d Deed) TakeBackQuestion() string {
	switch {
	case d.TakeBackWord() == RedoTitle:
		return "恢复这项已撤销的操作？"
	case d.Kind == DeedUndo && strings.HasPrefix(d.Title, RedoTitle+" "):
		return "撤销这次恢复，放回回收站？"
	case d.Kind == DeedUndo:
		return "撤销这次恢复？"
	}
	return "撤销这项操作？"
}

// ChangeKind says what happened to a record.
type ChangeKind string

// A record is created, updated or removed by a deed.
const (
	Created ChangeKind = "created"
	Updated ChangeKind = "updated"
	Removed ChangeKind = "removed"
)

// FieldChange is the old and new value of one field, as canonical text.
type FieldChange struct {
	Field    string
	Old, New string
}

// Change is what one deed did to one record.
type Change struct {
	ID        int64 // in the archive: changes are numbered in the order in which they were made
	Deed      int64
	Entity    *Entity
	RecordID  int64
	Household int64 // the household whose history it belongs to, 0 for none
	Kind      ChangeKind
	Fields    []FieldChange
	Source    Source
}

// Source is the place in a file that a change came from; the zero Source means none.
type Source struct {
	Sheet string
	Row   int // 1-based
}

// HistoryLine is one field of one record as one deed changed it, ready to be shown.
type HistoryLine struct {
	Deed   Deed
	Entity string // 农户, 家庭成员 …
	Record string // name of the person or household
	Kind   ChangeKind
	Field  Field
	Old    string
	New    string
	Source Source
}
