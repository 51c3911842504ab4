package service

import (
	"context"
	"maps"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// screenIssues is the screen that issues stand on.
const screenIssues township.Origin = "屏幕：问题"

// IssueRows returns every issue as it stands, in the order of paper, without the trails.
func (d *Desk) IssueRows(ctx context.Context) ([]township.IssueRow, error) {
	return d.issueRows(ctx, false)
}

// TrailedIssueRows returns every issue with its trail, in the order of paper: from it the issues of a past day are made
// (township.IssuesAsOf).
func (d *Desk) TrailedIssueRows(ctx context.Context) ([]township.IssueRow, error) {
	return d.issueRows(ctx, true)
}

func (d *Desk) issueRows(ctx context.Context, trails bool) ([]township.IssueRow, error) {
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return nil, err
	}
	records, err := l.read.Issues()
	if err != nil {
		return nil, err
	}
	if trails {
		if err := l.loadTrails(); err != nil {
			return nil, err
		}
	}
	rows := make([]township.IssueRow, len(records))
	for i, r := range records {
		rows[i] = l.row(township.IssueOf(r))
	}
	slices.SortFunc(rows, func(a, b township.IssueRow) int { return township.CompareIssues(&a, &b) })
	return rows, nil
}

// issueListing is what the rows of issues are made from.
type issueListing struct {
	read      data.Reader
	register  *register
	villages  map[int64]int // the place of each in the register's list
	campaigns map[int64]string
	items     map[int64]*township.ChecklistItem
	asked     map[int64]bool // issues with a question that has no answer yet
	trails    map[int64][]township.IssueStep
}

func (d *Desk) newIssueListing(ctx context.Context) (*issueListing, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	l := &issueListing{read: d.archive.Read(ctx), register: r, villages: map[int64]int{}, campaigns: map[int64]string{}, items: map[int64]*township.ChecklistItem{}, asked: map[int64]bool{}}
	for i, v := range r.villages {
		l.villages[v.ID] = i
	}
	campaigns, err := l.read.Campaigns()
	if err != nil {
		return nil, err
	}
	for _, c := range campaigns {
		l.campaigns[c.ID] = c.Get("name")
	}
	items, err := l.read.ChecklistItems()
	if err != nil {
		return nil, err
	}
	for _, r := range items {
		i := township.ChecklistItemOf(r)
		l.items[i.ID] = &i
	}
	open, err := l.read.OpenConsultations()
	for _, c := range open {
		l.asked[parseInt(c.Get("issue_id"))] = true
	}
	return l, err
}

func (l *issueListing) loadTrails() error {
	steps, err := l.read.IssueSteps()
	l.trails = map[int64][]township.IssueStep{}
	for _, r := range steps {
		id := parseInt(r.Get("issue_id"))
		l.trails[id] = append(l.trails[id], township.IssueStepOf(r))
	}
	return err
}

func (l *issueListing) row(i township.Issue) township.IssueRow {
	row := township.IssueRow{Issue: i, CampaignName: l.campaigns[i.Campaign], Sweep: l.items[i.Item], Unanswered: i.State.Open() && l.asked[i.ID]}
	row.Trail = l.trails[i.ID]
	if at, ok := l.register.byID[i.Household]; ok {
		row.Home = &l.register.rows[at].HouseholdRow
	}
	if at, ok := l.villages[i.Village]; ok {
		row.VillageName, row.VillageOrder = l.register.villages[at].Name, at
	}
	return row
}

// SaveIssue writes what was found, by hand or after a look at it. A new one waits to be verified; of one that has steps
// the standing stays. What another deed has changed since it was opened is refused, as is a change of one that is closed.
func (d *Desk) SaveIssue(ctx context.Context, edit township.IssueEdit, origin township.Origin) (township.Issue, township.Deed, error) {
	i := edit.Issue
	i.Description, i.Subject, i.Finder, i.Remark = township.Clean(i.Description), township.Clean(i.Subject), township.JoinNames(i.Finder), township.Clean(i.Remark)
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return i, township.Deed{}, err
	}
	l.settlePlace(&i)
	deed, err := d.do(ctx, d.info(township.DeedIssue, "登记问题", firstOrigin(origin, screenIssues)), func(t *data.Tx) error {
		if err := d.putFacts(t, &i, edit.Was); err != nil {
			return err
		}
		verb := "登记问题 "
		if edit.Issue.ID != 0 {
			verb = "修改问题 "
		}
		row := l.row(i)
		return t.Retitle(verb + row.Called())
	})
	return i, deed, err
}

// settlePlace lets the level say what belongs to the issue: a household's village is its own; the town has none.
func (l *issueListing) settlePlace(i *township.Issue) {
	if i.Level != township.LevelHousehold {
		i.Household = 0
	}
	if at, ok := l.register.byID[i.Household]; ok && (i.Village == 0 || i.ID == 0) {
		i.Village = l.register.villageID(l.register.rows[at].Village)
	}
	if i.Level == township.LevelTown || i.Level == township.LevelDepartment {
		i.Village = 0
	}
}

func (d *Desk) putFacts(t *data.Tx, i *township.Issue, was township.Issue) error {
	today := d.Today()
	if i.ID == 0 {
		return putNewIssue(t, i, today)
	}
	have, err := issueIn(t.Read(), i.ID)
	if err != nil {
		return err
	}
	switch {
	case !maps.Equal(have.Facts(), was.Facts()):
		return township.Errorf(township.CodeConflict, "%s打开以后已被别的操作改动，没有保存。请重新打开，再改一次。", have.Number())
	case !have.State.Open():
		return township.Errorf(township.CodeConflict, "%s现在是“%s”，不能再改。要改请先退回，或撤销那一步。", have.Number(), have.State)
	}
	i.Recorded, i.Standing, i.Trail = have.Recorded, have.Standing, have.Trail
	if err := i.Validate(today); err != nil {
		return err
	}
	_, err = t.Update(township.Issues, i.ID, i.Facts())
	return err
}

// putNewIssue writes an issue that was found, which waits to be verified, and gives it its number.
func putNewIssue(t *data.Tx, i *township.Issue, today township.Date) (err error) {
	i.Recorded, i.Standing = today, township.Standing{State: township.IssueToVerify}
	if err := i.Validate(today); err != nil {
		return err
	}
	values := i.Facts()
	maps.Copy(values, i.Standing.Values())
	i.ID, err = put(t, township.Issues, 0, values)
	return err
}

// issueIn reads an issue with its trail.
func issueIn(read data.Reader, id int64) (township.Issue, error) {
	r, err := read.Issue(id)
	if err != nil {
		return township.Issue{}, err
	}
	i := township.IssueOf(r)
	steps, err := read.IssueStepsOf(id)
	for _, s := range steps {
		i.Trail = append(i.Trail, township.IssueStepOf(s))
	}
	return i, err
}
