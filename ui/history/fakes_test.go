package history

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

var noon = time.Date(2021, 11, 19, 12, 0, 0, 0, time.UTC)

// fakeHost keeps also how often the operators were to be shown.
type fakeHost struct {
	*uitest.Host
	settings int
}

func (h *fakeHost) ShowOperators() { h.settings++ }

// fakeDesk has a few deeds and keeps what was asked of it.
type fakeDesk struct {
	deeds    []township.Deed
	details  map[int64]township.DeedDetail
	bin      []township.BinItem
	reveals  []township.Reveal
	err      error
	admin    bool
	filters  []township.HistoryFilter
	watched  []township.RevealFilter
	restored []int64
	emptied  []int64
	exported township.HistoryFilter
}

func (d *fakeDesk) FindDeeds(_ context.Context, f township.HistoryFilter, before int64, limit int) ([]township.Deed, error) {
	d.filters = append(d.filters, f)
	var out []township.Deed
	for _, deed := range d.deeds {
		if (before == 0 || deed.ID < before) && strings.Contains(deed.Title, f.Text) && len(out) < limit {
			out = append(out, deed)
		}
	}
	return out, d.err
}

func (d *fakeDesk) DeedDetail(_ context.Context, id int64, f township.HistoryFilter, _ int64) (township.DeedDetail, error) {
	detail := d.details[id]
	detail.Narrow = f.OfChanges()
	return detail, nil
}

func (d *fakeDesk) Deed(_ context.Context, id int64) (township.Deed, error) {
	i := slices.IndexFunc(d.deeds, func(deed township.Deed) bool { return deed.ID == id })
	return d.deeds[i], nil
}

func (d *fakeDesk) HistoryChoices(context.Context) (township.HistoryChoices, error) {
	return township.HistoryChoices{Operators: []string{"张会计", "李站长"}, Kinds: []string{township.DeedMove, township.DeedImport}}, nil
}

func (d *fakeDesk) ExportHistory(_ context.Context, f township.HistoryFilter, _ string, _ func(int, int)) (int, error) {
	d.exported = f
	return 12, d.err
}

func (d *fakeDesk) Bin(context.Context) ([]township.BinItem, error) { return d.bin, d.err }
func (d *fakeDesk) HasAdminPassword(context.Context) (bool, error)  { return d.admin, nil }

func (d *fakeDesk) Restore(_ context.Context, id int64) (township.Deed, error) {
	d.restored = append(d.restored, id)
	return township.Deed{ID: 99}, d.err
}

func (d *fakeDesk) CheckAdminPassword(_ context.Context, password string) error {
	if password != "清溪镇办公室" {
		return township.Errorf(township.CodePassword, "管理员密码不对。")
	}
	return nil
}

func (d *fakeDesk) EmptyBin(_ context.Context, ids []int64, _ string) (township.Deed, error) {
	d.emptied = ids
	return township.Deed{ID: 100}, nil
}

func (d *fakeDesk) Reveals(_ context.Context, f township.RevealFilter, _ int) ([]township.Reveal, error) {
	d.watched = append(d.watched, f)
	return d.reveals, d.err
}

// sample has five deeds: an import, a move that was taken back, its undo, a deletion, and an emptied bin.
func sample() *fakeDesk {
	deed := func(id int64, kind, title string) township.Deed {
		return township.Deed{ID: id, At: noon.Add(time.Duration(id) * time.Minute), Records: 2, DeedInfo: township.DeedInfo{Kind: kind, Title: title, Operator: "张会计", Origin: "屏幕：台账"}}
	}
	moved, deleted := deed(2, township.DeedMove, "移动张三户"), deed(4, township.DeedDelete, "删除 柏树村1组李四户（2人）")
	moved.UndoneBy, deleted.Reason = 3, "误录"
	line := township.HistoryLine{Field: township.Members.Field("phone"), Old: "138****5678", New: "139****0000"}
	record := township.DeedRecord{
		Change: 1, Entity: "家庭成员", Name: "张三", Kind: township.Updated, Household: 7, Place: "柏树村1组张三户",
		Source: township.Source{Sheet: "人口信息", Row: 12}, Lines: []township.HistoryLine{line},
	}
	return &fakeDesk{
		deeds: []township.Deed{
			deed(5, township.DeedEmpty, "清空回收站：1项"), deleted, deed(3, township.DeedUndo, "撤销：移动张三户"), moved, deed(1, township.DeedImport, "导入“人口信息.xlsx”"),
		},
		details: map[int64]township.DeedDetail{
			1: {Records: []township.DeedRecord{record}},
			4: {Records: []township.DeedRecord{{Entity: "农户", Kind: township.Removed, Lines: []township.HistoryLine{{Field: township.Households.Field("code"), Old: "001"}}}}},
		},
		bin:     []township.BinItem{{Deed: deleted, Counts: "1户、2人"}},
		reveals: []township.Reveal{{At: noon, Operator: "李站长", Household: 7, Record: "张三", Field: "证件号码"}},
	}
}

func open(tb testing.TB, desk *fakeDesk) (*Screen, *fakeHost) {
	tb.Helper()
	host := &fakeHost{Host: uitest.NewHost(tb)}
	return openWith(desk, host), host
}

func openWith(desk *fakeDesk, host *fakeHost) *Screen {
	s := New(host, desk)
	s.background = func(work, done func()) { work(); done() }
	host.Show(s)
	return s
}

// said gathers the texts that are shown.
func said(s *Screen) string {
	var parts []string
	for _, o := range test.LaidOutObjects(s.Content()) {
		switch o := o.(type) {
		case *widgets.Prose:
			parts = append(parts, o.String())
		case *widgets.Text:
			parts = append(parts, o.Text)
		case *widgets.Button:
			parts = append(parts, o.Text)
		}
	}
	return strings.Join(parts, "\n")
}

func wantSaid(tb testing.TB, s *Screen, words ...string) {
	tb.Helper()
	text := said(s)
	for _, w := range words {
		if !strings.Contains(text, w) {
			tb.Errorf("%q is not shown in\n%s", w, text)
		}
	}
}

func titles(s *Screen) string {
	var out []string
	for _, d := range s.deeds.table.Rows() {
		out = append(out, fmt.Sprint(d.ID))
	}
	return strings.Join(out, " ")
}
