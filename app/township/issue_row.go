package township

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// IssueRow is an issue with whom it is about: one row of the lists.
type IssueRow struct {
	Issue
	Home         *HouseholdRow // nil for an issue that is no household's
	VillageName  string        // “” of the town and the departments
	VillageOrder int           // in the office's order of villages
	CampaignName string
	Sweep        *ChecklistItem // what of the 37-item sweep it belongs to; nil: nothing
	Unanswered   bool           // something was put to those above and has no answer yet
	Basis        []string       // on acceptance sheets: what raised it, and what the archive says of it today
}

// TownItself is the village, in filters and lists, of issues that belong to none.
const TownItself = "镇本级"

// Place is the village of the issue, or TownItself.
func (r *IssueRow) Place() string { return cmp.Or(r.VillageName, TownItself) }

// Whom is 户主姓名/责任主体 of the lists (form F6).
func (r *IssueRow) Whom() string {
	if r.Home != nil {
		return r.Home.Head
	}
	return cmp.Or(r.Subject, r.VillageName)
}

// HouseholdType is 户类型 of the lists (form F3, note 3); “” of an issue that is no household's.
func (r *IssueRow) HouseholdType() string {
	if r.Home == nil {
		return ""
	}
	return r.Home.SheetType()
}

// SweepName names the item of the sweep that the issue belongs to: 第7项 政策落实; “” of none.
func (r *IssueRow) SweepName() string {
	if r.Sweep == nil {
		return ""
	}
	return r.Sweep.Titled()
}

// People is 家庭人口 of the lists; “” of an issue that is no household's.
func (r *IssueRow) People() string {
	if r.Home == nil {
		return ""
	}
	return strconv.Itoa(r.Home.People)
}

// Called names the issue in a sentence: W0012 柏树村1组张三户 饮水安全.
func (r *IssueRow) Called() string {
	whom := cmp.Or(r.Subject, r.VillageName, TownItself)
	if r.Home != nil {
		whom = r.Home.Named()
	}
	return strings.TrimSpace(r.Number() + " " + whom + " " + r.Nature)
}

// Late says whether something of it was entered in a later month than it happened in.
func (r *IssueRow) Late() bool {
	return r.Recorded != "" && r.Found != "" && r.Recorded.Month() > r.Found.Month() || slices.ContainsFunc(r.Trail, func(s IssueStep) bool { return s.Late() })
}

// CompareIssues is the order of paper: villages in the office's order with the town behind them, groups, households, then
// in the order of entry.
func CompareIssues(a, b *IssueRow) int {
	return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.home(), b.home()), compareHomes(a.Home, b.Home), cmp.Compare(a.ID, b.ID))
}

// place puts the town behind the villages.
func (r *IssueRow) place() int {
	if r.VillageName == "" {
		return 1 << 30
	}
	return r.VillageOrder
}

// home puts what is the village's own behind its households.
func (r *IssueRow) home() int {
	if r.Home == nil {
		return 1
	}
	return 0
}

func compareHomes(a, b *HouseholdRow) int {
	if a == nil || b == nil {
		return 0
	}
	return cmp.Or(CompareGroups(a.Group, b.Group), cmp.Compare(a.Head, b.Head), cmp.Compare(a.ID, b.ID))
}

// IssueFilter says which issues are listed; what is empty leaves none out.
type IssueFilter struct {
	States    []IssueState
	Village   string // by name, or TownItself
	Level     string
	Type      string
	Nature    string
	Unit      string
	Person    string // answerable for the mending
	Source    string
	Campaign  int64
	Household int64
	Item      int64 // of the 37-item sweep
	Survey    int64
	From, To  Date // of the finding
	Overdue   bool
	DueSoon   bool // within SoonDays
	Standing  bool // neither refuted nor merged: what the figures call 发现
	Mended    bool // what the figures call 已整改
	Accepted  bool // what the figures call 已验收
	Query     string
	Asked     bool // something was put to those above and has no answer yet
}

// SoonDays is how many days before its deadline an issue is warned of (workflow.md §6).
const SoonDays = 7

// Narrows says whether the filter leaves any issue out.
func (f *IssueFilter) Narrows() bool {
	rest := *f
	rest.States = nil
	return len(f.States) > 0 || f.Asked || rest.texts() != (&IssueFilter{}).texts()
}

func (f *IssueFilter) texts() [16]any {
	return [16]any{f.Village, f.Level, f.Type, f.Nature, f.Unit, f.Person, f.Source, f.Campaign, f.Household, f.Item, f.Survey, f.From, f.To, f.Overdue, f.DueSoon || f.Standing || f.Mended || f.Accepted, f.Query}
}

// Admits says whether the filter lets an issue through, as it stands on a day.
func (f *IssueFilter) Admits(r *IssueRow, day Date) bool {
	return (len(f.States) == 0 || slices.Contains(f.States, r.State)) && f.admitsWhom(r) && f.admitsWhat(r) && f.admitsWhen(r, day) && (!f.Asked || r.Unanswered) && r.Matches(f.Query)
}

func (f *IssueFilter) admitsWhen(r *IssueRow, day Date) bool {
	return (f.From == "" || r.Found >= f.From) && (f.To == "" || r.Found <= f.To) &&
		(!f.Overdue || r.Overdue(day)) && (!f.DueSoon || r.DueWithin(day, SoonDays)) && (!f.Standing || r.State.Stands()) && f.admitsDone(r)
}

func (f *IssueFilter) admitsWhom(r *IssueRow) bool {
	return is(f.Village, r.Place()) && is(f.Level, r.Level) && is(f.Unit, r.Unit) &&
		(f.Person == "" || slices.Contains(SplitWords(r.Person), f.Person)) && (f.Household == 0 || f.Household == r.Household)
}

func (f *IssueFilter) admitsWhat(r *IssueRow) bool {
	return is(f.Type, r.Type) && is(f.Nature, r.Nature) && is(f.Source, r.Source) && (f.Campaign == 0 || f.Campaign == r.Campaign) &&
		(f.Item == 0 || f.Item == r.Item) && (f.Survey == 0 || f.Survey == r.Survey)
}

// Matches says whether a query finds the issue: its number, its household as the register finds it, or part of what was
// found, of who answers for it, or of what is done. An empty query finds everything.
func (r *IssueRow) Matches(query string) bool {
	query = strings.TrimSpace(query)
	if query == "" || strings.EqualFold(query, r.Number()) {
		return true
	}
	for _, text := range []string{r.Description, r.Subject, r.Unit, r.Person, r.Measures, r.Nature, r.VillageName} {
		if strings.Contains(text, query) {
			return true
		}
	}
	return r.Home != nil && r.Home.Matches(FoldQuery(query))
}

// admitsDone asks for what the figures call 已整改 and 已验收.
func (f *IssueFilter) admitsDone(r *IssueRow) bool {
	return (!f.Mended || r.Mended()) && (!f.Accepted || r.State.Stands() && r.Accepted != "")
}
