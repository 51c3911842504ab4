package township

import (
	"fmt"
	"strings"
)

// SurveyFile is the survey of a household in a campaign opened, with what it is looked at beside.
type SurveyFile struct {
	Campaign Campaign
	Row      HouseholdRow
	Survey   Survey // with ID 0 one that nobody has saved yet
	Form     Questionnaire
	Staff    []StaffMember
	Letters  map[string]string // pinyin initials of the staff, by name
	Assigned []string          // who is to go there, by name
	Income   []SurveyIncome
	Changes  []ProposedChange
	Original *Survey // of a spot check: the survey that it repeats; nil: there is none
	Older    string  // what has to be said of a form that was scanned: it is of a former version or campaign
}

// SurveyIncome is a household's income of a year, as the visit asks for it beside the form (form F1).
type SurveyIncome struct {
	Year      string
	State     SheetState
	PerCapita Fen
	Known     bool
	Of        [4]Fen // by IncomeCategory.Order
}

// Locked says whether the answers may not be changed: passed by the re-checkers, or the campaign is over.
func (f *SurveyFile) Locked() bool { return f.Survey.Locked() || f.Campaign.Closed != "" }

// SurveyEdit is a survey as a person left it.
type SurveyEdit struct {
	Survey Survey
	Was    []SurveyAnswer // the answers with which it was opened
}

// SameAnswers says whether two lists hold the same, in whatever order and under whatever numbers; blank answers are none.
func SameAnswers(a, b []SurveyAnswer) bool {
	if len(a) != len(b) {
		a, b = filled(a), filled(b)
	}
	if len(a) != len(b) {
		return false
	}
	of := map[int64]string{}
	for i := range a {
		of[a[i].Question] = fmt.Sprint(a[i].Values())
	}
	for i := range b {
		if of[b[i].Question] != fmt.Sprint(b[i].Values()) {
			return false
		}
	}
	return true
}

func filled(list []SurveyAnswer) []SurveyAnswer {
	var out []SurveyAnswer
	for _, a := range list {
		if !a.Blank() {
			out = append(out, a)
		}
	}
	return out
}

// SurveyRow is a household's survey in short: one row of the list of a campaign.
type SurveyRow struct {
	Row           *HouseholdRow
	Survey        int64 // 0: there is none
	State         SurveyState
	Questionnaire int64
	Visited       Date
	Collectors    string // joined by 、
	Way           string
	Note          string // why nobody was met
	Problems      int
	Rechecked     int // who passed it in the present round
	Round         int
	SentBack      string // why it was sent back last, while it waits for that
	First, Second string // who is to go there
	Open          int    // proposed changes that wait for a person
}

// Called is the row in a sentence: 柏树村3组 张三.
func (r *SurveyRow) Called() string { return r.Row.Named() }

// Assigned names who is to go there: 王强、李丽.
func (r *SurveyRow) Assigned() string {
	return strings.TrimSuffix(r.First+"、"+r.Second, "、")
}

// SurveyCounts are how many households are in each state.
type SurveyCounts struct {
	Of       map[SurveyState]int
	Total    int
	Problems int // issues raised
}

// Count adds a row.
func (c *SurveyCounts) Count(r *SurveyRow) {
	if c.Of == nil {
		c.Of = map[SurveyState]int{}
	}
	c.Of[r.State]++
	c.Total++
	c.Problems += r.Problems
}

// Visited is how many forms have come back whole.
func (c SurveyCounts) Visited() int {
	return c.Of[SurveyFilled] + c.Of[SurveyRechecked] + c.Of[SurveyDone]
}

// ProgressColumns are the columns of the progress screen: what a supervisor asks for, each made of one or more states
// (workflow.md §4).
var ProgressColumns = []ProgressColumn{
	{"未访", []SurveyState{SurveyNone, SurveyUnreachable}},
	{"已填未全", []SurveyState{SurveyUnfinished, SurveyReturned}},
	{"待复核", []SurveyState{SurveyFilled}},
	{"待审核", []SurveyState{SurveyRechecked}},
	{"完成", []SurveyState{SurveyDone}},
}

// ProgressColumn is a column of the progress with the states that it counts.
type ProgressColumn struct {
	Label  string
	States []SurveyState
}

// In counts the households of a column.
func (p ProgressColumn) In(c SurveyCounts) int {
	n := 0
	for _, s := range p.States {
		n += c.Of[s]
	}
	return n
}
