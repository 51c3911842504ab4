package surveys

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// archive is a desk at three households in a campaign, kept in memory.
type archive struct {
	campaigns []township.Campaign
	rows      []*township.HouseholdRow
	form      township.Questionnaire
	staff     []township.StaffMember
	assigned  map[int64][]string
	surveys   map[int64]township.Survey // by household
	uitest.Drawer
	scans  []township.Attachment
	judged []township.Verdict
	saves  int
	refuse error
	checks
}

// campaignID is the number of the campaign that runs.
const campaignID = 3

func newArchive() *archive {
	forms := township.DefaultQuestionnaires()
	form := forms[0]
	form.ID = 7
	for i := range form.Questions {
		form.Questions[i].ID = int64(i + 1)
	}
	person := func(id int64, name string, roles ...string) township.StaffMember {
		return township.StaffMember{ID: id, Campaign: campaignID, Name: name, Roles: roles, Trained: "2021-11-02", Score: "90", Passed: "是"}
	}
	home := func(id int64, head string) *township.HouseholdRow {
		return &township.HouseholdRow{ID: id, Village: "柏树村", Group: "1组", Head: head, People: 4, Type: "脱贫户", Ledger: township.Stable}
	}
	return &archive{
		campaigns: []township.Campaign{{ID: campaignID, Name: "2021年回头看", Year: "2021", Began: "2021-11-05", Stable: 7, Monitored: 7, Current: true}},
		rows:      []*township.HouseholdRow{home(1, "张三丰"), home(2, "李四"), home(3, "王五")},
		form:      form,
		staff: []township.StaffMember{
			person(1, "王强", township.RoleChecker), person(2, "李丽", township.RoleChecker), person(3, "赵复", township.RoleRechecker),
			person(4, "钱复", township.RoleRechecker), person(5, "孙审", township.RoleAuditor),
			{ID: 6, Name: "未训", Roles: []string{township.RoleChecker}},
		},
		assigned: map[int64][]string{1: {"王强", "李丽"}},
		surveys:  map[int64]township.Survey{},
		checks:   newChecks(),
	}
}

func (a *archive) Campaigns(context.Context) ([]township.Campaign, error) { return a.campaigns, nil }

func (a *archive) CurrentCampaign(context.Context) (c township.Campaign, ok bool, err error) {
	for _, c := range a.campaigns {
		if c.Current {
			return c, true, nil
		}
	}
	return c, false, nil
}

func (a *archive) Questionnaires(context.Context) ([]township.Questionnaire, error) {
	return []township.Questionnaire{a.form}, nil
}

func (a *archive) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.NewVocabularies(nil), nil
}

func (a *archive) SurveyRows(_ context.Context, campaign int64) ([]township.SurveyRow, error) {
	out := make([]township.SurveyRow, len(a.rows))
	for i, h := range a.rows {
		out[i] = township.SurveyRow{Row: h, Questionnaire: 7}
		if names := a.assigned[h.ID]; len(names) == 2 {
			out[i].First, out[i].Second = names[0], names[1]
		}
		if s, ok := a.surveys[h.ID]; ok && s.Campaign == campaign {
			out[i].Survey, out[i].State, out[i].Visited, out[i].Problems, out[i].Rechecked = s.ID, s.State, s.Visited, len(s.Problems()), len(s.Rechecked())
			out[i].Collectors, out[i].Note = joined(s.Collectors), s.WayNote
			if n := len(s.Trail); n > 0 && !s.Trail[n-1].Passed {
				out[i].SentBack = s.Trail[n-1].Reason
			}
		}
	}
	return out, nil
}

func joined(names []string) string {
	out := ""
	for i, n := range names {
		if i > 0 {
			out += "、"
		}
		out += n
	}
	return out
}

func (a *archive) OpenSurvey(_ context.Context, campaign, household, sample int64) (township.SurveyFile, error) {
	at := slices.IndexFunc(a.rows, func(r *township.HouseholdRow) bool { return r.ID == household })
	in := slices.IndexFunc(a.campaigns, func(c township.Campaign) bool { return c.ID == campaign })
	if at < 0 || in < 0 {
		return township.SurveyFile{}, township.Errorf(township.CodeNotFound, "没有这一户。")
	}
	row := a.rows[at]
	f := township.SurveyFile{
		Campaign: a.campaigns[in], Row: *row, Form: a.form, Staff: a.staff, Assigned: a.assigned[household],
		Letters: map[string]string{"王强": "wq", "李丽": "ll", "未训": "wx"},
		Income:  []township.SurveyIncome{{Year: "2021", State: township.SheetSigned, PerCapita: 812300, Known: true, Of: [4]township.Fen{0, 0, 0, 3249200}}, {Year: "2020"}},
		Survey:  township.Survey{Campaign: campaign, Household: household, Questionnaire: 7, Round: 1, Head: row.Head, Population: row.People, Type: row.SheetType()},
	}
	if s, ok := a.surveys[household]; ok && s.Campaign == campaign {
		f.Survey = s
		f.Survey.Answers = slices.Clone(s.Answers)
	}
	if sample != 0 {
		first := f.Survey
		f.Original, f.Survey = &first, township.Survey{Campaign: campaign, Household: household, Sample: sample, Questionnaire: 7, Round: 1}
		if s, ok := a.again[household]; ok {
			f.Survey = s
		}
	}
	return f, nil
}

func (a *archive) SaveSurvey(_ context.Context, edit township.SurveyEdit, _ township.Origin) (township.Survey, township.Deed, error) {
	s := edit.Survey
	if a.refuse != nil {
		return s, township.Deed{}, a.refuse
	}
	if err := s.Validate(&a.campaigns[0], a.staff, uitest.Today); err != nil {
		return s, township.Deed{}, err
	}
	a.saves++
	s.ID = s.Household + 100
	s.Refill(&a.form, true, uitest.Today)
	if s.Sample != 0 {
		a.again[s.Household] = s
	} else {
		a.surveys[s.Household] = s
	}
	return s, township.Deed{ID: int64(a.saves)}, nil
}

func (a *archive) MarkUnreachable(_ context.Context, campaign int64, households []int64, note string) (township.Deed, error) {
	for _, id := range households {
		a.surveys[id] = township.Survey{ID: id + 100, Campaign: campaign, Household: id, Questionnaire: 7, State: township.SurveyUnreachable, WayNote: note, Round: 1}
	}
	return township.Deed{ID: 20}, nil
}

func (a *archive) DeleteSurvey(_ context.Context, id int64, _ string) (township.Deed, error) {
	delete(a.surveys, id-100)
	return township.Deed{ID: 21}, nil
}

func (a *archive) JudgeSurveys(_ context.Context, ids []int64, v township.Verdict) (township.Deed, error) {
	for _, id := range ids {
		s := a.surveys[id-100]
		if _, err := s.Judge(v, "柏树村1组 张三丰", a.staff, uitest.Today); err != nil {
			return township.Deed{}, err
		}
		a.surveys[id-100] = s
		a.judged = append(a.judged, v)
	}
	return township.Deed{ID: 22}, nil
}

func (a *archive) AttachmentsOf(context.Context, township.AttachmentOwner) ([]township.Attachment, error) {
	return a.scans, nil
}

func (a *archive) AddAttachments(_ context.Context, owner township.AttachmentOwner, paths []string, _ township.Origin, _ func(done, total int)) (township.AttachmentOutcome, error) {
	for range paths {
		a.scans = append(a.scans, township.Attachment{ID: owner.ID})
	}
	return township.AttachmentOutcome{Added: len(paths)}, nil
}

// host adds to the window what this screen asks of it besides.
type host struct {
	*uitest.Host
	incomes   []string
	campaigns int
	issues    []township.IssueFilter
}

func (h *host) ShowIncome(_ int64, year string)   { h.incomes = append(h.incomes, year) }
func (h *host) ShowIssues(f township.IssueFilter) { h.issues = append(h.issues, f) }
func (h *host) ShowCampaigns()                    { h.campaigns++ }

// clerk sits at the screen and uses nothing but the keyboard; she counts her strokes.
type clerk struct {
	testing.TB
	*host
	desk    *archive
	screen  *Screen
	strokes int
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	return newClerkAt(t, newArchive())
}

func newClerkAt(t *testing.T, desk *archive) *clerk {
	t.Helper()
	c := &clerk{TB: t, host: &host{Host: uitest.NewHost(t)}, desk: desk}
	c.screen = New(c.host, c.desk)
	c.screen.later = func(func()) (stop func()) { return func() {} } // a draft is not kept after the test
	c.Show(c.screen)
	c.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { c.screen.Key(ev) })
	t.Cleanup(c.screen.drop)
	return c
}

// open opens a household's survey from the list.
func (c *clerk) open(household int64) *entryPage {
	c.Helper()
	c.screen.begin(household)
	return c.page()
}

func (c *clerk) page() *entryPage {
	c.Helper()
	if c.screen.entry == nil {
		c.Fatalf("no survey is open: %v", c.Failures)
	}
	return c.screen.entry
}

func (c *clerk) key(names ...fyne.KeyName) {
	c.Helper()
	for _, name := range names {
		c.strokes++
		f := c.Win.Canvas().Focused()
		if f == nil {
			c.Fatalf("%s: nothing has the keyboard", name)
		}
		f.TypedKey(uitest.Key(name))
	}
}

func (c *clerk) typed(text string) {
	c.Helper()
	for _, r := range text {
		c.strokes++
		c.Win.Canvas().Focused().TypedRune(r)
	}
}

// ctrl presses Ctrl with a key; in the program the window hands it to the screen.
func (c *clerk) ctrl(key fyne.KeyName) {
	c.Helper()
	c.strokes++
	if !c.screen.Shortcut(map[fyne.KeyName]string{fyne.KeyS: "save", fyne.KeyReturn: "accept"}[key]) {
		c.Errorf("Ctrl+%s does nothing", key)
	}
}

// says says whether a text is on the page, however it is broken into lines.
func (c *clerk) says(text string) bool {
	return strings.Contains(strings.Join(uitest.Texts(c.page().page), ""), text)
}
