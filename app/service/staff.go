package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// Staff returns the people of a campaign in order of entry.
func (d *Desk) Staff(ctx context.Context, campaign int64) ([]township.StaffMember, error) {
	return staffOf(d.archive.Read(ctx), campaign)
}

// staffDeed does a deed on the people of a campaign and on who visits whom.
func (d *Desk) staffDeed(ctx context.Context, title string, body func(*data.Tx) error) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedStaff, title, screenCampaigns), body)
}

// SaveStaff puts a person onto a campaign's list (ID 0), or changes one. Whether he passed follows from his score and the
// campaign's pass mark. One whom surveys name keeps his name.
func (d *Desk) SaveStaff(ctx context.Context, m township.StaffMember) (township.StaffMember, township.Deed, error) {
	m = m.Tidy()
	title := "修改工作人员：" + m.Name
	if m.ID == 0 {
		title = "新增工作人员：" + m.Name
	}
	deed, err := d.staffDeed(ctx, title, func(t *data.Tx) error {
		w, err := newStaffWork(t, m.Campaign, d.Today())
		if err != nil {
			return err
		}
		m.ID, err = w.put(&m)
		return err
	})
	return m, deed, err
}

// staffWork is a campaign's people in the course of a deed.
type staffWork struct {
	tx       *data.Tx
	campaign township.Campaign
	staff    []township.StaffMember
	today    township.Date
	named    map[string]int // in how many surveys a name stands; nil: not counted yet
}

func newStaffWork(t *data.Tx, campaign int64, today township.Date) (*staffWork, error) {
	if err := mayChange(t, campaign); err != nil {
		return nil, err
	}
	c, err := campaignOf(t.Read(), campaign)
	if err != nil {
		return nil, err
	}
	staff, err := staffOf(t.Read(), campaign)
	return &staffWork{tx: t, campaign: c, staff: staff, today: today}, err
}

// find returns a person by ID, nil if he is gone.
func (w *staffWork) find(id int64) *township.StaffMember {
	for i := range w.staff {
		if w.staff[i].ID == id {
			return &w.staff[i]
		}
	}
	return nil
}

// put writes a person.
func (w *staffWork) put(m *township.StaffMember) (int64, error) {
	m.Judge(w.campaign.PassMark)
	if err := m.Validate(w.today); err != nil {
		return m.ID, err
	}
	if slices.ContainsFunc(w.staff, func(o township.StaffMember) bool { return o.Name == m.Name && o.ID != m.ID }) {
		return m.ID, township.Errorf(township.CodeConflict, "“%s”已经有一位“%s”。同名的人请在姓名后加上单位或数字区分，例如“%s（财政所）”。", w.campaign.Name, m.Name, m.Name)
	}
	if m.ID != 0 {
		old := w.find(m.ID)
		if old == nil {
			return m.ID, township.Errorf(township.CodeNotFound, "“%s”已不在人员名单里，可能已被撤销或删除。请刷新后重试。", m.Name)
		}
		if n, err := w.surveys(old.Name); err != nil || old.Name != m.Name && n > 0 {
			if err == nil {
				err = township.Errorf(township.CodeConflict, "“%s”已在%d户的调查表里填作采集人或审核人，姓名不能改成“%s”。", old.Name, n, m.Name)
			}
			return m.ID, err
		}
	}
	id, err := put(w.tx, township.Staff, m.ID, m.Values())
	if m.ID == 0 {
		fresh := *m
		fresh.ID = id
		w.staff = append(w.staff, fresh)
	}
	return id, err
}

// surveys is in how many surveys of the campaign a person is named: as collector, or with a verdict.
func (w *staffWork) surveys(name string) (int, error) {
	if w.named == nil {
		if err := w.count(); err != nil {
			return 0, err
		}
	}
	return w.named[name], nil
}

func (w *staffWork) count() error {
	read := w.tx.Read()
	people := map[int64]map[string]bool{} // by survey
	add := func(survey int64, names []string) {
		if people[survey] == nil {
			people[survey] = map[string]bool{}
		}
		for _, n := range names {
			people[survey][n] = true
		}
	}
	lists := []func() ([]township.Record, error){func() ([]township.Record, error) { return read.Surveys(w.campaign.ID) }}
	samples, err := read.Samples(w.campaign.ID)
	if err != nil {
		return err
	}
	for _, s := range samples {
		lists = append(lists, func() ([]township.Record, error) { return read.SampleSurveys(s.ID) })
	}
	for _, list := range lists {
		records, err := list()
		if err != nil {
			return err
		}
		for _, r := range records {
			add(r.ID, township.SplitWords(r.Get("collectors")))
		}
	}
	verdicts, err := read.CampaignVerdicts(w.campaign.ID)
	for _, r := range verdicts {
		add(parseInt(r.Get("survey_id")), township.SplitWords(r.Get("person")))
	}
	w.named = map[string]int{}
	for _, names := range people {
		for n := range names {
			w.named[n]++
		}
	}
	return err
}

// RemoveStaff takes people off a campaign's list. One whom surveys or assignments name is refused: who did what stays on
// record.
func (d *Desk) RemoveStaff(ctx context.Context, campaign int64, ids []int64) (township.Deed, error) {
	return d.staffDeed(ctx, "删除工作人员", func(t *data.Tx) error {
		w, err := newStaffWork(t, campaign, d.Today())
		if err != nil {
			return err
		}
		visits, err := visitsByStaff(t.Read(), campaign)
		if err != nil {
			return err
		}
		var names []string
		for _, id := range ids {
			m := w.find(id)
			if m == nil {
				return township.Errorf(township.CodeNotFound, "要删除的人已不在人员名单里。请刷新后重试。")
			}
			if err := w.mayRemove(m, visits[id]); err != nil {
				return err
			}
			if err := t.Remove(township.Staff, id); err != nil {
				return err
			}
			names = append(names, m.Name)
		}
		return t.Retitle("删除工作人员：" + peopleTitle(names))
	})
}

func (w *staffWork) mayRemove(m *township.StaffMember, visits int) error {
	n, err := w.surveys(m.Name)
	switch {
	case err != nil:
		return err
	case n > 0:
		return township.Errorf(township.CodeConflict, "“%s”已在%d户的调查表里填作采集人或审核人，不能删除。谁核查、谁负责，名字要留着。", m.Name, n)
	case visits > 0:
		return township.Errorf(township.CodeConflict, "“%s”还分有%d户，不能删除。请先在“分工”里把这些户改给别人或取消分工。", m.Name, visits)
	}
	return nil
}

// visitsByStaff is how many households each person of a campaign is to visit.
func visitsByStaff(read data.Reader, campaign int64) (map[int64]int, error) {
	records, err := read.AssignmentsOf(campaign)
	out := map[int64]int{}
	for _, r := range records {
		a := township.AssignmentOf(r)
		out[a.First]++
		if a.Second != 0 {
			out[a.Second]++
		}
	}
	return out, err
}

// peopleTitle names people in a title: 王强、李丽等5人.
func peopleTitle(names []string) string {
	const few = 3
	if len(names) > few {
		return strings.Join(names[:few], "、") + fmt.Sprintf("等%d人", len(names))
	}
	return strings.Join(names, "、")
}

// CopyStaff puts the people of another campaign onto a campaign's list, without training and exam, which are of that
// campaign. Those who are on the list already are left out; copied is how many came.
func (d *Desk) CopyStaff(ctx context.Context, from, to int64) (copied int, deed township.Deed, err error) {
	deed, err = d.staffDeed(ctx, "复制工作人员", func(t *data.Tx) error {
		w, err := newStaffWork(t, to, d.Today())
		if err != nil {
			return err
		}
		source, err := campaignOf(t.Read(), from)
		if err != nil {
			return err
		}
		people, err := staffOf(t.Read(), from)
		if err != nil {
			return err
		}
		for _, m := range people {
			if slices.ContainsFunc(w.staff, func(o township.StaffMember) bool { return o.Name == m.Name }) {
				continue
			}
			m.ID, m.Campaign, m.Trained, m.Score, m.Passed = 0, to, "", "", ""
			if _, err := w.put(&m); err != nil {
				return err
			}
			copied++
		}
		if copied == 0 {
			return township.Errorf(township.CodeConflict, "“%s”的%d人都已经在名单里，没有可复制的。", source.Name, len(people))
		}
		return t.Retitle(fmt.Sprintf("从“%s”复制工作人员%d人", source.Name, copied))
	})
	return copied, deed, err
}
