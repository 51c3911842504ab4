package notices

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// fakeDesk is an archive in memory.
type fakeDesk struct {
	list []township.Notice
	err  error
}

func (d *fakeDesk) Villages(context.Context) ([]township.Village, error) {
	return []township.Village{{ID: 1, Name: "柏树村"}, {ID: 2, Name: "双河村"}}, nil
}

func (d *fakeDesk) Notices(context.Context) ([]township.Notice, error) {
	return append([]township.Notice(nil), d.list...), nil
}

func (d *fakeDesk) SaveNotice(_ context.Context, n township.Notice, villages []int64) (township.Deed, error) {
	if d.err == nil {
		d.err = n.Validate(uitest.Today)
	}
	if err := d.err; err != nil {
		d.err = nil
		return township.Deed{}, err
	}
	for _, v := range villages {
		n.ID, n.VillageID, n.Village = int64(len(d.list)+1), v, []string{"", "柏树村", "双河村"}[v]
		d.list = append(d.list, n)
	}
	return township.Deed{ID: 1}, nil
}

func (d *fakeDesk) RaiseObjection(_ context.Context, o township.Objection) (township.Deed, error) {
	n := &d.list[o.Notice-1]
	o.ID = int64(len(n.Objections) + 1)
	return township.Deed{ID: 2}, n.Raise(o, uitest.Today)
}

func (d *fakeDesk) AnswerObjection(_ context.Context, a township.Objection) (township.Deed, error) {
	for i := range d.list {
		for j := range d.list[i].Objections {
			if o := &d.list[i].Objections[j]; o.ID == a.ID {
				o.Answered, o.Answer, o.AnsweredBy = a.Answered, a.Answer, a.AnsweredBy
			}
		}
	}
	return township.Deed{ID: 3}, nil
}

func (d *fakeDesk) EndNotices(_ context.Context, ids []int64, on township.Date, _ string) (township.Deed, error) {
	for _, id := range ids {
		n := d.list[id-1]
		n.Ended = on
		if err := n.Validate(uitest.Today); err != nil {
			return township.Deed{}, err
		}
		d.list[id-1] = n
	}
	return township.Deed{ID: 4}, nil
}

func (d *fakeDesk) RemoveNotice(_ context.Context, id int64) (township.Deed, error) {
	d.list = append(d.list[:id-1], d.list[id:]...)
	return township.Deed{ID: 5}, nil
}

func hung(id, village int64, posted township.Date) township.Notice {
	return township.Notice{ID: id, Kind: township.NoticeHearing, VillageID: village, Village: []string{"", "柏树村", "双河村"}[village], Subject: "名单", Posted: posted, Days: 7}
}

func shown(t *testing.T, list ...township.Notice) (*Screen, *fakeDesk, *uitest.Host) {
	t.Helper()
	h, d := uitest.NewHost(t), &fakeDesk{list: list}
	s := New(h, d)
	h.Show(s)
	return s, d, h
}

// entry returns the entry of the dialog with a place holder or a text.
func entry(t *testing.T, h *uitest.Host, at int) *widgets.Entry {
	t.Helper()
	all := uitest.All[*widgets.Entry](h.Top())
	if at >= len(all) {
		t.Fatalf("%d entries", len(all))
	}
	return all[at]
}

func TestANewNoticeForTwoVillages(t *testing.T) {
	s, d, h := shown(t)
	if !uitest.Mentions(s.Content(), "还没有公示登记") {
		t.Error("no word of what is empty")
	}
	s.Post("四本台账公示上墙名单", []string{"柏树村", "双河村"})
	if !uitest.Says(h.Top(), "公示期7天：11月19日至11月25日") {
		t.Errorf("%q", uitest.Texts(h.Top()))
	}
	h.Press(t, "登记")
	if len(d.list) != 2 || d.list[1].Village != "双河村" || d.list[0].Subject != "四本台账公示上墙名单" || h.Texts[0] != "已登记公示：2个村" || h.Top() != nil {
		t.Fatalf("%+v %q", d.list, h.Texts)
	}
	if s.table.Len() != 2 {
		t.Error(s.table.Len())
	}
	s.Post("四本台账公示上墙名单", []string{"柏树村"})
	if !uitest.Mentions(h.Top(), "柏树村（11月19日张贴）") {
		t.Errorf("a second one is not pointed out: %q", uitest.Texts(h.Top()))
	}
	d.err = &township.Error{Code: township.CodeInvalid, Field: "posted_on", Text: "张贴日期不对。"}
	h.Press(t, "登记")
	if h.Top() == nil || !uitest.Says(h.Top(), "张贴日期不对。") {
		t.Error("what is refused is not said beside its field")
	}
}

func TestAnObjectionAndItsAnswer(t *testing.T) {
	s, d, h := shown(t, hung(1, 1, "2021-11-15"))
	h.Press(t, "登记异议")
	h.Press(t, "登记")
	if h.Top() == nil || len(d.list[0].Objections) != 0 {
		t.Fatal("an empty objection went")
	}
	entry(t, h, 0).SetText("赵某")
	uitest.All[*widgets.Entry](h.Top())[1].SetText("少一户")
	h.Press(t, "登记")
	if h.Top() != nil || len(d.list[0].OpenObjections()) != 1 {
		t.Fatalf("%+v %q", d.list[0], uitest.Texts(h.Top()))
	}
	h.Press(t, "看异议")
	if !uitest.Mentions(s.Content(), "赵某：少一户") || !uitest.Says(s.Content(), "异议处理中") {
		t.Errorf("%q", uitest.Texts(s.Content()))
	}
	h.Press(t, "答复异议")
	entry(t, h, 0).SetText("钱某")
	uitest.All[*widgets.Entry](h.Top())[1].SetText("已补")
	h.Press(t, "答复")
	if o := d.list[0].Objections[0]; o.Answered != uitest.Today || o.Answer != "已补" {
		t.Errorf("%+v %q", o, uitest.Texts(h.Top()))
	}
}

func TestSeveralNoticesAreTakenDown(t *testing.T) {
	s, d, h := shown(t, hung(1, 1, "2021-11-01"), hung(2, 2, "2021-11-02"), hung(3, 2, "2021-11-18"))
	s.Show(township.NoticeView(township.NoticeOver))
	if s.table.Len() != 2 {
		t.Fatal(s.table.Len())
	}
	s.table.SelectAll()
	h.Press(t, "结束公示")
	h.Press(t, "结束公示")
	if d.list[0].Ended != uitest.Today || d.list[1].Ended != uitest.Today || d.list[2].Ended != "" {
		t.Errorf("%+v", d.list)
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.table.Len() != 3 || s.table.Rows()[0].ID != 3 {
		t.Errorf("%+v", s.table.Rows())
	}
	s.table.Select("3")
	h.Press(t, "结束公示")
	h.Press(t, "结束公示")
	if h.Top() == nil || !uitest.Mentions(h.Top(), "最早 2021-11-25 结束") {
		t.Error("one that is not over was taken down")
	}
}

func TestANoticeIsChangedAndDeleted(t *testing.T) {
	s, d, h := shown(t, hung(1, 1, "2021-11-15"))
	s.Shortcut("edit")
	if !uitest.Says(h.Top(), "修改公示") || !strings.Contains(strings.Join(uitest.Texts(h.Top()), " "), "公示期7天：11月15日至11月21日") {
		t.Errorf("%q", uitest.Texts(h.Top()))
	}
	h.Press(t, "取消")
	s.Key(uitest.Key(fyne.KeyDelete))
	if len(d.list) != 0 || len(h.Asked) != 1 || !h.Asked[0].Danger {
		t.Errorf("%+v %+v", d.list, h.Asked)
	}
	left := false
	s.OnBack = func() bool { left = true; return true }
	if s.Key(uitest.Key(fyne.KeyEscape)); !left {
		t.Error("Esc does not lead back")
	}
}
