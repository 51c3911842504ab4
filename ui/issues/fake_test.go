package issues

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// archive is a desk at some issues, kept in memory; the steps are the domain's own.
type archive struct {
	homes     []*township.HouseholdRow
	issues    []township.Issue
	asked     []township.Consultation
	templates []township.MeasureTemplate
	uitest.Drawer
	filed  map[township.AttachmentOwner][]township.Attachment
	deeds  []township.IssueDeed
	saves  []township.IssueEdit
	refuse error
	items  map[int64]*township.ChecklistItem
	path   string

	had        []township.IssueRow // what the first row of a list turns out to tell
	takenList  township.IssueBook
	chosenRows []int
}

func newArchive() *archive {
	home := func(id int64, head string) *township.HouseholdRow {
		return &township.HouseholdRow{ID: id, Village: "柏树村", Group: "1组", Head: head, People: 4, Type: "脱贫户", Ledger: township.Stable}
	}
	a := &archive{homes: []*township.HouseholdRow{home(1, "张三丰"), home(2, "李四"), home(3, "王五")}, filed: map[township.AttachmentOwner][]township.Attachment{}}
	for i, nature := range []string{"饮水安全", "饮水安全", "医疗保障"} {
		a.add(township.Issue{Level: township.LevelHousehold, Household: int64(i + 1), Village: 9, Nature: nature, Type: "政策落实", Description: a.homes[i].Head + "家今年断水3次", Source: township.IssueFromSurvey, Found: "2021-11-05", Finder: "王强"})
	}
	a.add(township.Issue{Level: township.LevelTown, Subject: "清溪镇", Nature: "党委政府主体责任", Description: "会议记录缺 2 次", Source: "督查巡查", Found: "2021-11-08"})
	return a
}

// add files an issue that waits to be verified.
func (a *archive) add(i township.Issue) *township.Issue {
	i.ID = int64(len(a.issues) + 1)
	i.State = township.IssueToVerify
	a.issues = append(a.issues, i)
	return &a.issues[len(a.issues)-1]
}

// take takes steps with an issue, which must be right.
func (a *archive) take(tb testing.TB, id int64, steps ...township.IssueStep) {
	tb.Helper()
	for _, s := range steps {
		if err := a.issues[id-1].Take(s, uitest.Today); err != nil {
			tb.Fatal(err)
		}
	}
}

func plan(unit string, deadline township.Date) township.IssueStep {
	return township.IssueStep{Event: township.DoPlan, Done: "2021-11-10", Person: "赵主任", Unit: unit, DutyPerson: "钱工", Deadline: deadline, Note: "接通自来水", Pace: township.PaceByDay}
}

func verify() township.IssueStep {
	return township.IssueStep{Event: township.DoVerify, Done: "2021-11-09", Person: "赵主任"}
}

func complete() township.IssueStep {
	return township.IssueStep{Event: township.DoComplete, Done: "2021-11-15", Person: "钱工", Note: "已接通"}
}

func (a *archive) row(i *township.Issue) township.IssueRow {
	r := township.IssueRow{Issue: *i, Sweep: a.items[i.Item]}
	r.Trail = nil
	if at := slices.IndexFunc(a.homes, func(h *township.HouseholdRow) bool { return h.ID == i.Household }); at >= 0 {
		r.Home, r.VillageName = a.homes[at], a.homes[at].Village
	}
	return r
}

func (a *archive) IssueRows(context.Context) ([]township.IssueRow, error) {
	out := make([]township.IssueRow, len(a.issues))
	for i := range a.issues {
		out[i] = a.row(&a.issues[i])
	}
	return out, nil
}

func (a *archive) OpenIssue(_ context.Context, id int64) (township.IssueFile, error) {
	if id < 1 || int(id) > len(a.issues) {
		return township.IssueFile{}, township.Errorf(township.CodeNotFound, "没有这个问题。")
	}
	i := &a.issues[id-1]
	f := township.IssueFile{IssueRow: a.row(i), Asked: "第2条 饮水是否有保障——有问题", Now: []string{"饮水安全：否"}}
	f.Trail = i.Trail
	for _, c := range a.asked {
		if c.Issue == id {
			f.Consultations = append(f.Consultations, c)
		}
	}
	for n := range a.issues {
		o := a.row(&a.issues[n])
		switch {
		case o.ID == i.MergedInto:
			f.Into = &o
		case o.MergedInto == id:
			f.Merged = append(f.Merged, o)
		case o.SameMatter(i):
			f.Alike = append(f.Alike, o)
		}
	}
	return f, nil
}

func (a *archive) IssuesLike(_ context.Context, i township.Issue) ([]township.IssueRow, error) {
	var out []township.IssueRow
	i.State = township.IssueToVerify
	for n := range a.issues {
		if o := a.row(&a.issues[n]); o.Household == i.Household && o.SameMatter(&i) {
			out = append(out, o)
		}
	}
	return out, nil
}

func (a *archive) Households(context.Context) ([]*township.HouseholdRow, error) { return a.homes, nil }

func (a *archive) Villages(context.Context) ([]township.Village, error) {
	return []township.Village{{ID: 9, Name: "柏树村"}, {ID: 10, Name: "杏花村"}}, nil
}

func (a *archive) Campaigns(context.Context) ([]township.Campaign, error) {
	return []township.Campaign{{ID: 3, Name: "2021年回头看", Current: true}}, nil
}

func (a *archive) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.NewVocabularies(nil), nil
}

func (a *archive) Operator() string { return "张会计" }

func (a *archive) ArchivePath() string { return a.path }

func (a *archive) SaveIssue(_ context.Context, edit township.IssueEdit, _ township.Origin) (township.Issue, township.Deed, error) {
	i := edit.Issue
	if a.refuse != nil {
		return i, township.Deed{}, a.refuse
	}
	if err := i.Validate(uitest.Today); err != nil {
		return i, township.Deed{}, err
	}
	a.saves = append(a.saves, edit)
	if i.ID == 0 {
		i = *a.add(i)
	} else {
		i.Standing, i.Trail = a.issues[i.ID-1].Standing, a.issues[i.ID-1].Trail
		a.issues[i.ID-1] = i
	}
	return i, township.Deed{ID: 30}, nil
}

func (a *archive) SaveConsultation(_ context.Context, c township.Consultation) (township.Consultation, township.Deed, error) {
	i := a.issues[c.Issue-1]
	if err := c.Validate(&i, uitest.Today); err != nil {
		return c, township.Deed{}, err
	}
	if c.ID == 0 {
		c.ID = int64(len(a.asked) + 1)
		a.asked = append(a.asked, c)
	} else {
		a.asked[c.ID-1] = c
	}
	return c, township.Deed{ID: 31}, nil
}

func (a *archive) TryIssues(_ context.Context, deed township.IssueDeed) ([]township.IssueRefusal, error) {
	var out []township.IssueRefusal
	for _, id := range deed.Issues {
		if _, err := a.taken(id, deed.Steps); err != nil {
			out = append(out, township.IssueRefusal{Issue: id, Text: township.Say(err)})
		}
	}
	return out, nil
}

func (a *archive) taken(id int64, steps []township.IssueStep) (township.Issue, error) {
	i := a.issues[id-1]
	for _, s := range steps {
		if err := i.Take(s, uitest.Today); err != nil {
			return i, err
		}
	}
	return i, nil
}

func (a *archive) TakeIssues(_ context.Context, deed township.IssueDeed) (township.Deed, error) {
	after := slices.Clone(a.issues)
	for _, id := range deed.Issues {
		i, err := a.taken(id, deed.Steps)
		if err != nil {
			return township.Deed{}, err
		}
		after[id-1] = i
	}
	a.issues, a.deeds = after, append(a.deeds, deed)
	return township.Deed{ID: int64(40 + len(a.deeds))}, nil
}

func (a *archive) MeasureTemplates(context.Context) ([]township.MeasureTemplate, error) {
	return slices.Clone(a.templates), nil
}

func (a *archive) SaveMeasureTemplate(_ context.Context, m township.MeasureTemplate) (township.Deed, error) {
	if m.Measures == "" {
		a.templates = slices.DeleteFunc(a.templates, func(o township.MeasureTemplate) bool { return o.ID == m.ID })
		return township.Deed{ID: 50}, nil
	}
	m.ID = int64(len(a.templates) + 1)
	a.templates = append(a.templates, m)
	return township.Deed{ID: 50}, m.Validate()
}

func (a *archive) AttachmentsOf(_ context.Context, owner township.AttachmentOwner) ([]township.Attachment, error) {
	return a.filed[owner], nil
}

func (a *archive) AddAttachments(_ context.Context, owner township.AttachmentOwner, paths []string, _ township.Origin, _ func(done, total int)) (township.AttachmentOutcome, error) {
	for _, p := range paths {
		a.filed[owner] = append(a.filed[owner], township.Attachment{ID: int64(len(a.filed[owner]) + 1), Title: township.AttachmentTitle(p), Format: township.FormatPDF})
	}
	return township.AttachmentOutcome{Added: len(paths), Deed: township.Deed{ID: 60}}, nil
}

func (a *archive) ChangeAttachment(_ context.Context, id int64, edit township.AttachmentEdit, _ township.Origin) (township.Deed, error) {
	for _, list := range a.filed {
		for n := range list {
			if list[n].ID == id {
				list[n].Title, list[n].Taken, list[n].Remark = edit.Title, edit.Taken, edit.Remark
			}
		}
	}
	return township.Deed{ID: 62}, nil
}

func (a *archive) RemoveAttachments(_ context.Context, ids []int64, _ township.Origin) (township.Deed, error) {
	for owner := range a.filed {
		a.filed[owner] = slices.DeleteFunc(a.filed[owner], func(o township.Attachment) bool { return slices.Contains(ids, o.ID) })
	}
	return township.Deed{ID: 61}, nil
}

func (a *archive) ViewAttachment(context.Context, int64, int) (township.AttachmentView, error) {
	return township.AttachmentView{Pages: 2}, nil
}

func (a *archive) SaveAttachment(context.Context, int64, string) error { return nil }

func (a *archive) CopyAttachment(_ context.Context, id int64) (string, error) {
	return fmt.Sprintf("/tmp/%d.pdf", id), nil
}

// host adds to the window what this screen asks of it besides, and lets the screen read anew after each deed, as the
// window does.
type host struct {
	*uitest.Host
	screen   *Screen
	surveys  []int64
	findings []township.FindingMark // whose places to show
	paths    []string
}

func (h *host) ShowFinding(i township.Issue)  { h.findings = append(h.findings, i.Finding) }
func (h *host) ShowSurvey(household, _ int64) { h.surveys = append(h.surveys, household) }
func (h *host) OpenPath(path string)          { h.paths = append(h.paths, path) }

func (h *host) Done(deed township.Deed, text string) {
	h.Host.Done(deed, text)
	h.screen.Refresh()
}

// clerk sits at the screen.
type clerk struct {
	testing.TB
	*host
	desk   *archive
	screen *Screen
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	return newClerkAt(t, newArchive())
}

func newClerkAt(t *testing.T, desk *archive) *clerk {
	t.Helper()
	c := &clerk{TB: t, host: &host{Host: uitest.NewHost(t)}, desk: desk}
	c.screen = New(c.host, c.desk)
	c.host.screen = c.screen
	c.screen.beside = func(work func()) { work() }
	c.Show(c.screen)
	c.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { c.screen.Key(ev) })
	return c
}

// shown are the numbers of the rows that are shown.
func (c *clerk) shown() string {
	out := ""
	for _, r := range c.screen.list.table.Rows() {
		out += r.Number() + " "
	}
	return out
}

// page is the issue that is open.
func (c *clerk) page() *issuePage {
	c.Helper()
	p, ok := c.screen.view.(*issuePage)
	if !ok {
		c.Fatalf("no issue is open: %v", c.Failures)
	}
	return p
}

// says says whether words stand in what is in front.
func (c *clerk) says(words string) bool {
	if top := c.Top(); top != nil {
		return uitest.Mentions(top, words)
	}
	return uitest.Mentions(c.Win.Content(), words)
}
