package township

import (
	"fmt"
	"strings"
)

// The places of the program that show something doubtful of a household. An issue that was raised by it keeps the place,
// which is opened again as its origin.
const (
	FoundInIncome    = "收入计算表"
	FoundInHousehold = "农户资料"
	FoundInContrast  = "信息对照表"
	FoundInRoster    = "花名册"
)

// FindingMark is by what two findings of a household are the same one. An issue that was raised by a finding keeps it.
type FindingMark struct {
	In     string // FoundInIncome, …; “”: the issue was raised by none
	At     string // the year of an income sheet, elsewhere the label of the field; “” for the whole household
	Rule   string // the rule that speaks
	Person string // whom it is about, “” for the household
}

// Finding is something doubtful of a household that the program points out by a rule (workflow.md §4.1 and §8). It is no
// issue yet: a person decides whether it becomes one.
type Finding struct {
	FindingMark
	Source    string // 数据质量 or 数据比对
	Household int64
	Survey    int64 // that found it, with its campaign
	Campaign  int64
	Nature    NatureGuess
	Value     string // the fact, as a clause that names the person
	From      string // file and row, or survey
}

// Draft is the issue that the finding makes, of the household that it is about: who, where and what (form F3, note 3).
func (f *Finding) Draft(home *HouseholdRow) Issue {
	nature := f.Nature.Of(home)
	return Issue{
		Level: LevelHousehold, Household: f.Household, Survey: f.Survey, Campaign: f.Campaign, Type: TypeOfNature(nature), Nature: nature,
		Description: home.Named() + "，" + strings.TrimRight(f.Value, "。") + "。", Source: f.Source, Origin: f.Origin(), Finding: f.FindingMark,
	}
}

// Origin says where the finding stands: 收入计算表 2021年：60岁以上无养老金.
func (f *Finding) Origin() string {
	at := f.At
	switch {
	case f.In == FoundInIncome:
		at += "年"
	case strings.HasPrefix(f.Rule, at): // 证件号码未填 names its field
		at = ""
	}
	out := f.In
	for _, part := range []string{f.From, at} {
		if part != "" {
			out += " " + part
		}
	}
	return out + "：" + f.Rule
}

// RaisedBy finds the issue that a finding has raised already: the one that is open, else the one that was raised last.
// What was merged into another one is told there.
func RaisedBy(rows []IssueRow, f *Finding) (raised *IssueRow, ok bool) {
	for i := range rows {
		r := &rows[i]
		if r.Household != f.Household || r.Finding != f.FindingMark || r.State == IssueMerged {
			continue
		}
		if raised == nil || r.State.Open() && !raised.State.Open() || r.State.Open() == raised.State.Open() && r.ID > raised.ID {
			raised = r
		}
	}
	return raised, raised != nil
}

// RaisedWords says where the finding that raised an issue shows it: 已登记 W0012, or how the issue ended.
func (i *Issue) RaisedWords() string {
	if i.State.Open() {
		return "已登记 " + i.Number()
	}
	return i.Number() + " " + string(i.State)
}

// FindingOfWarning is the finding of a warning on a household's income sheet.
func FindingOfWarning(household int64, year string, w IncomeWarning) Finding {
	person := ""
	if w.Code.ofPerson() {
		person = w.Subject
	}
	quietly := strings.NewReplacer("残疾补贴", "补贴").Replace // health stays out of lists
	value := year + "年收入计算表：" + quietly(w.Text)
	if person != "" && !strings.HasPrefix(w.Text, person) {
		value = person + "，" + value
	}
	rule := string(w.Code)
	if person == "" && w.Subject != "" && !w.Code.ofStandard() {
		rule += "（" + quietly(w.Subject) + "）"
	}
	return Finding{
		FindingMark: FindingMark{In: FoundInIncome, At: year, Rule: rule, Person: person}, Source: IssueFromQuality, Household: household,
		Nature: naturesOfWarnings[w.Code], Value: value,
	}
}

// FindingOfMissing is the finding of what a household lacks, or of what is doubtful in its record.
func FindingOfMissing(household int64, m Missing) Finding {
	person, text, named := strings.Cut(m.Text, "：")
	if !named {
		person, text = "", m.Text
	}
	at := ""
	if m.Record != 0 {
		at = m.Entity.Field(m.Field).Label
	}
	return Finding{
		FindingMark: FindingMark{In: FoundInHousehold, At: at, Rule: text, Person: person}, Source: IssueFromQuality, Household: household,
		Nature: natureOfField(m.Field), Value: person + text,
	}
}

// FindingOfContrast is the finding of what a visit found otherwise than the archive.
func FindingOfContrast(c *Contrast, l *ContrastLine) Finding {
	from := c.Campaign.Name
	if c.Survey.Visited != "" {
		from += " " + string(c.Survey.Visited) + "入户"
	}
	f := differing(c.Row.ID, l.Person, l.Field, "入户核实", l.Value, l.Change.Proposed)
	f.In, f.Rule, f.From, f.Survey, f.Campaign = FoundInContrast, "入户核实与档案不一致", from, c.Survey.ID, c.Survey.Campaign
	return f
}

// FindingOfChange is the finding of a field that a roster has otherwise than the archive.
func FindingOfChange(file string, r *RowResult, c *PlannedChange) Finding {
	person := ""
	if c.Entity == Members {
		person = r.Name
		if c.Field.Key == "name" && c.Old != "" {
			person = c.Old
		}
	}
	f := differing(r.Home, person, c.Field, "花名册", c.Old, c.New)
	f.In, f.Rule, f.From = FoundInRoster, "花名册与档案不一致", fmt.Sprintf("“%s”工作表“%s”第%d行", file, r.Sheet, r.Row)
	return f
}

// FindingOfAbsent is the finding of a household that a roster of its village does not name.
func FindingOfAbsent(household int64, file string) Finding {
	return Finding{
		FindingMark: FindingMark{In: FoundInRoster, Rule: "花名册里没有本户"}, Source: IssueFromComparison, Household: household, Nature: NatureGuess{Usual: natureOfRecord},
		Value: fmt.Sprintf("档案中有本户，花名册“%s”里没有", file), From: "“" + file + "”",
	}
}

// differing is the finding of a field that somebody else has otherwise.
func differing(household int64, person string, f Field, other, ours, theirs string) Finding {
	value := fmt.Sprintf("%s，档案与%s不一致", f.Label, other)
	if !discreet(f) {
		value = fmt.Sprintf("%s，档案是“%s”，%s是“%s”", f.Label, orUnfilled(f.Show(ours)), other, orUnfilled(f.Show(theirs)))
	}
	if person != "" {
		value = person + "的" + value
	}
	return Finding{
		FindingMark: FindingMark{At: f.Label, Person: person}, Source: IssueFromComparison, Household: household, Nature: natureOfField(f.Key), Value: value,
	}
}

// discreet says whether the values of a field stay out of lists: numbers of people, health, and texts that may hold either.
func discreet(f Field) bool {
	switch f.Key {
	case "id_type", "health", "labour", "outside_kind", "helper_phone", "remark", "risk_note":
		return true
	}
	return f.Private || f.Kind == IDField || f.Kind == PhoneField
}

// FieldOf is the field of a record of the archive that the mark names; ok is false where it names none.
func (m *FindingMark) FieldOf() (e *Entity, f Field, ok bool) {
	if e = Households; m.Person != "" {
		e = Members
	}
	if m.In == FoundInIncome || m.At == "" {
		return e, Field{}, false
	}
	for _, f := range e.Fields {
		if f.Label == m.At {
			return e, f, true
		}
	}
	return e, Field{}, false
}
