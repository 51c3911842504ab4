package campaigns

import (
	"context"
	"slices"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// fakeDesk is an archive in memory.
type fakeDesk struct {
	people

	campaigns []township.Campaign
	forms     []township.Questionnaire
	standards []township.Standard
	rows      []*township.HouseholdRow
	closed    []int64
	err       error
}

func sampleDesk() *fakeDesk {
	forms := township.DefaultQuestionnaires()
	for i := range forms {
		forms[i].ID = int64(i + 1)
	}
	return &fakeDesk{
		forms:     forms,
		standards: []township.Standard{{ID: 5, Year: "2021", Name: "回头看"}},
		rows: []*township.HouseholdRow{
			{ID: 1, Village: "柏树村", Group: "1组", Head: "张三", Ledger: township.Stable, Type: "脱贫户"},
			{ID: 2, Village: "柏树村", Group: "1组", Head: "李四", Ledger: township.Monitored, Type: "监测户"},
			{ID: 3, Village: "石桥村", Group: "2组", Head: "王五", Ledger: township.Stable, Type: "脱贫户"},
		},
	}
}

func (d *fakeDesk) withCampaign() *fakeDesk {
	d.campaigns = []township.Campaign{{
		ID: 1, Name: "2021年回头看", Kind: "回头看", Year: "2021", Began: "2021-11-05", Stable: 1, Monitored: 2, PassMark: 60, Current: true,
		Stages: []township.Stage{{ID: 1, Name: "第一阶段", To: "2021-11-19"}, {ID: 2, Name: "第二阶段", From: "2021-11-27", To: "2021-12-04"}},
	}}
	return d
}

func (d *fakeDesk) Campaigns(context.Context) ([]township.Campaign, error) { return d.campaigns, nil }

func (d *fakeDesk) SurveyProgress(context.Context, int64) (township.SurveyProgress, error) {
	return township.SurveyProgress{All: township.SurveyCounts{Total: 3, Of: map[township.SurveyState]int{township.SurveyFilled: 1, township.SurveyNone: 2}}}, nil
}

func (d *fakeDesk) Standards(_ context.Context, year string) ([]township.Standard, error) {
	return slices.DeleteFunc(slices.Clone(d.standards), func(s township.Standard) bool { return s.Year != year }), nil
}

func (d *fakeDesk) Households(context.Context) ([]*township.HouseholdRow, error) { return d.rows, nil }

func (d *fakeDesk) Words(_ context.Context, vocabulary string) ([]township.OfficeWord, error) {
	var out []township.OfficeWord
	for _, w := range township.VocabularyOf(vocabulary).Words {
		out = append(out, township.OfficeWord{Word: w})
	}
	return out, nil
}

func (d *fakeDesk) SaveCampaign(_ context.Context, c township.Campaign) (township.Campaign, township.Deed, error) {
	if d.err != nil {
		return c, township.Deed{}, d.err
	}
	if c.ID == 0 {
		c.ID = int64(len(d.campaigns) + 1)
		d.campaigns = append(d.campaigns, c)
	}
	for i := range d.campaigns {
		if d.campaigns[i].ID == c.ID {
			d.campaigns[i] = c
		}
	}
	return c, township.Deed{ID: 1}, nil
}

func (d *fakeDesk) MakeCurrent(_ context.Context, id int64) (township.Deed, error) {
	for i := range d.campaigns {
		d.campaigns[i].Current = d.campaigns[i].ID == id
	}
	return township.Deed{ID: 2}, nil
}

func (d *fakeDesk) CloseCampaign(_ context.Context, id int64) (township.Deed, error) {
	d.closed = append(d.closed, id)
	for i := range d.campaigns {
		if d.campaigns[i].ID == id {
			d.campaigns[i].Closed = uitest.Today
		}
	}
	return township.Deed{ID: 3}, nil
}

func (d *fakeDesk) ReopenCampaign(_ context.Context, id int64) (township.Deed, error) {
	for i := range d.campaigns {
		if d.campaigns[i].ID == id {
			d.campaigns[i].Closed = ""
		}
	}
	return township.Deed{ID: 4}, nil
}

func (d *fakeDesk) DeleteCampaign(_ context.Context, id int64) (township.Deed, error) {
	if d.err != nil {
		return township.Deed{}, d.err
	}
	d.campaigns = slices.DeleteFunc(d.campaigns, func(c township.Campaign) bool { return c.ID == id })
	return township.Deed{ID: 7}, nil
}

func (d *fakeDesk) Questionnaires(context.Context) ([]township.Questionnaire, error) {
	return d.forms, nil
}

func (d *fakeDesk) SaveQuestionnaire(_ context.Context, q township.Questionnaire) (township.Questionnaire, township.Deed, error) {
	if d.err != nil {
		return q, township.Deed{}, d.err
	}
	if q.Used || q.ID == 0 {
		q.ID, q.Used, q.Version = int64(len(d.forms)+1), false, q.Version+1
		d.forms = append(d.forms, q)
		return q, township.Deed{ID: 5}, nil
	}
	d.forms[q.ID-1] = q
	return q, township.Deed{ID: 5}, nil
}

func (d *fakeDesk) RetireQuestionnaire(_ context.Context, id int64, retired bool) (township.Deed, error) {
	d.forms[id-1].Retired = retired
	return township.Deed{ID: 6}, nil
}

// window notes where the clerk was led.
type window struct {
	*uitest.Host
	asked []township.SurveyFilter
}

func (w *window) ShowSurveys(f township.SurveyFilter) { w.asked = append(w.asked, f) }

func open(t *testing.T, desk *fakeDesk) (*Screen, *uitest.Host) {
	t.Helper()
	host := uitest.NewHost(t)
	s := New(&window{Host: host}, desk)
	host.Show(s)
	return s, host
}

// fields are the fields that are shown, by label.
func fields(host *uitest.Host) map[string]*widgets.Field {
	where := host.Top()
	if where == nil {
		where = host.Win.Content()
	}
	out := map[string]*widgets.Field{}
	for _, f := range uitest.All[*widgets.Field](where) {
		out[f.Label()] = f
	}
	return out
}

// write types a text into a field.
func write(host *uitest.Host, label, text string) {
	fields(host)[label].Input().(interface{ SetText(string) }).SetText(text)
}
