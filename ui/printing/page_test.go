package printing

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

const today = township.Date("2026-11-21")

type desk struct {
	asked  []township.Date // days that counts were asked for
	req    township.WallListRequest
	path   string
	how    string
	result township.WallListResult
	err    error
}

func (d *desk) Office(context.Context) (township.Office, township.OfficeRules, bool, error) {
	return township.Office{Name: "清溪镇", Kind: "镇"}, township.OfficeRules{}, true, nil
}

func (d *desk) Villages(context.Context) ([]township.Village, error) {
	return []township.Village{{ID: 1, Name: "柏树村"}, {ID: 2, Name: "双河村"}}, nil
}

func (d *desk) LedgersBegan(context.Context) (township.Date, error) { return "2020-05-01", nil }

func (d *desk) VillageCounts(_ context.Context, on township.Date) ([]township.VillageCount, error) {
	d.asked = append(d.asked, on)
	stable := 20
	if on < today {
		stable = 7
	}
	count := func(name string, stable, monitored int) township.VillageCount {
		return township.VillageCount{
			Village:    township.Village{Name: name},
			Households: map[township.Ledger]int{township.Stable: stable, township.Monitored: monitored, township.None: 4},
			People:     map[township.Ledger]int{township.Stable: 3 * stable, township.Monitored: monitored, township.None: 9},
		}
	}
	return []township.VillageCount{count("柏树村", stable, 2), count("双河村", 10, 0)}, nil
}

func (d *desk) PrintWallLists(_ context.Context, req township.WallListRequest, path string, _ func(int, int)) (township.WallListResult, error) {
	d.req, d.path, d.how = req, path, "pdf"
	return d.result, d.err
}

func (d *desk) ExportLedgers(_ context.Context, req township.WallListRequest, path string, _ func(int, int)) (township.WallListResult, error) {
	d.req, d.path, d.how = req, path, "xlsx"
	return d.result, d.err
}

// host saves everything under its suggested name, and works at once unless it is told to wait.
type host struct {
	suggested, extension string
	saved, told          string
	failed               error
	worked               []string
	waits                bool
	finish               func()
	went                 []string
}

func (h *host) Today() township.Date      { return today }
func (h *host) Fail(err error)            { h.failed = err }
func (h *host) Inform(title, text string) { h.told = title + "：" + text }
func (h *host) ShowMonthly()              {}

func (h *host) ShowNotices(v township.NoticeView) { h.went = append(h.went, "notices "+string(v)) }

func (h *host) PostNotice(subject string, villages []string) {
	h.went = append(h.went, subject+" "+strings.Join(villages, "、"))
}

func (h *host) Saved(path, text string) { h.saved = path + " " + text }
func (h *host) SaveFile(_, suggested, extension string, then func(string)) {
	h.suggested, h.extension = suggested, extension
	then("/out/" + suggested)
}

func (h *host) Work(title, unit string, run func(context.Context, func(int, int)) error, then func(error)) {
	h.worked = append(h.worked, title)
	finish := func() { then(run(context.Background(), func(int, int) {})) }
	if h.waits {
		h.finish = finish
		return
	}
	finish()
}

func shown(t *testing.T) (*Screen, *desk, *host) {
	t.Helper()
	test.NewTempApp(t)
	d, h := &desk{result: township.WallListResult{Lists: 8, Households: 32, Pages: 9}}, &host{}
	s := New(h, d)
	test.NewTempWindow(t, s.Content()).Resize(fyne.NewSize(961, 546))
	s.Refresh()
	return s, d, h
}

func press(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*widgets.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

// choose picks an option as the clerk does.
func choose(s *widgets.FilterSelect, value string) {
	s.SetValue(value)
	s.OnChanged(value)
}

func (s *Screen) told() string {
	return s.summary.lists.Text + " " + s.summary.unit.Text + "，" + s.summary.detail.Text + "，" + s.summary.note.Text
}

func TestSaysWhatWillBePrinted(t *testing.T) {
	cases := []struct {
		name            string
		village, ledger string
		want            string
	}{
		{"everything", "", allFour, "8 份名单，2 个村　32 户　92 人，其中 5 份没有农户，会印出空表。"},
		{"one village", "柏树村", allFour, "4 份名单，1 个村　22 户　62 人，其中 2 份没有农户，会印出空表。"},
		{"one ledger", "", string(township.Stable), "2 份名单，2 个村　30 户　90 人，"},
		{"one list", "双河村", string(township.Monitored), "1 份名单，1 个村　0 户　0 人，其中 1 份没有农户，会印出空表。"},
		{"summaries", "", onlySummary, "2 张汇总，2 个村　32 户　92 人，"},
	}
	for _, c := range cases {
		s, _, _ := shown(t)
		choose(s.village, c.village)
		choose(s.ledger, c.ledger)
		if got := s.told(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestSavesThePDF(t *testing.T) {
	s, d, h := shown(t)
	choose(s.village, "柏树村")
	choose(s.ledger, string(township.Stable))
	press(t, s.page, "保存 PDF")
	want := township.WallListRequest{Village: "柏树村", Ledger: township.Stable, AsOf: today, Form: township.ForWall, Paper: township.A3}
	if d.req != want || d.how != "pdf" {
		t.Errorf("%s of %+v, want %+v", d.how, d.req, want)
	}
	if want := "柏树村稳定脱贫户台账_上墙_2026-11-21.pdf"; h.suggested != want || h.extension != ".pdf" {
		t.Errorf("suggested %q %q, want %q", h.suggested, h.extension, want)
	}
	if want := "/out/柏树村稳定脱贫户台账_上墙_2026-11-21.pdf 已保存 8 份名单，32 户，共 9 页。"; h.saved != want {
		t.Errorf("told %q, want %q", h.saved, want)
	}
}

func TestExportsTheWorkbook(t *testing.T) {
	s, d, h := shown(t)
	d.result.Pages = 0
	choose(s.form, formFile)
	choose(s.ledger, onlySummary)
	press(t, s.page, "导出 Excel")
	want := township.WallListRequest{Summary: true, AsOf: today, Form: township.ForFile, Paper: township.A4}
	if d.req != want || d.how != "xlsx" {
		t.Errorf("%s of %+v, want %+v", d.how, d.req, want)
	}
	if want := "/out/清溪镇台账汇总_存档_2026-11-21.xlsx 已保存 8 份名单，32 户。"; h.saved != want {
		t.Errorf("told %q, want %q", h.saved, want)
	}
}

func TestShortcutsSave(t *testing.T) {
	for _, name := range []string{"print", "save"} {
		s, d, _ := shown(t)
		if !s.Shortcut(name) || d.how != "pdf" {
			t.Errorf("%s made %q, want the PDF", name, d.how)
		}
	}
	s, _, _ := shown(t)
	if s.Shortcut("find") {
		t.Error("there is nothing to find")
	}
}

func TestFormBringsItsPaper(t *testing.T) {
	s, _, _ := shown(t)
	if s.note[0].Text != wallNote[0] || !strings.Contains(wallNote[0], "不印证件号码、村民电话和健康信息") {
		t.Errorf("the wall form says %q", s.note[0].Text)
	}
	choose(s.form, formFile)
	if got := s.request(); got.Paper != township.A4 || s.note[0].Text != fileNote[0] {
		t.Errorf("paper %s, note %q", got.Paper, s.note[0].Text)
	}
	choose(s.paper, string(township.A3))
	choose(s.form, formWall)
	if got := s.request(); got.Paper != township.A3 {
		t.Errorf("paper %s, want A3", got.Paper)
	}
}

func TestAskedRequestIsFilledIn(t *testing.T) {
	cases := []struct{ ask, want township.WallListRequest }{
		{township.WallListRequest{}, township.WallListRequest{AsOf: today, Paper: township.A3}},
		{
			township.WallListRequest{Village: "双河村", Ledger: township.Relapsed, AsOf: "2026-10-31", Form: township.ForFile},
			township.WallListRequest{Village: "双河村", Ledger: township.Relapsed, AsOf: "2026-10-31", Form: township.ForFile, Paper: township.A4},
		},
		{
			township.WallListRequest{Summary: true, Paper: township.A4},
			township.WallListRequest{Summary: true, AsOf: today, Paper: township.A4},
		},
	}
	for _, c := range cases {
		s, _, _ := shown(t)
		choose(s.village, "柏树村")
		s.Ask(c.ask)
		if got := s.request(); got != c.want {
			t.Errorf("asked %+v: form %+v, want %+v", c.ask, got, c.want)
		}
	}
}

func TestPastDayIsCountedOffTheScreen(t *testing.T) {
	s, _, h := shown(t)
	s.date.SetText("2026-10-31")
	s.date.FocusLost()
	if len(h.worked) != 1 || !strings.HasPrefix(s.told(), "8 份名单，2 个村　19 户") {
		t.Errorf("worked %q, told %q", h.worked, s.told())
	}
}

func TestLateAnswerIsDropped(t *testing.T) {
	s, _, h := shown(t)
	h.waits = true
	s.Ask(township.WallListRequest{AsOf: "2026-10-31"})
	late := h.finish
	s.Ask(township.WallListRequest{})
	late()
	if !strings.Contains(s.told(), "32 户") {
		t.Errorf("told %q, want today's counts", s.told())
	}
}

func TestWrongDateIsNotPrinted(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"", "请填写截至日期"},
		{"2026-13-01", "不是有效的日期，请按 2026-03-05 的样子填写"},
		{"2026-11-22", "不能晚于 2026-11-21"},
	} {
		s, d, _ := shown(t)
		s.date.SetText(c.typed)
		press(t, s.page, "保存 PDF")
		if d.how != "" {
			t.Errorf("%q: printed", c.typed)
		}
		if got := s.fields.Fields()[4].Problem(); got != c.want {
			t.Errorf("%q: problem %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestMissingCharactersAreListed(t *testing.T) {
	s, d, h := shown(t)
	d.result.Missing = []string{"柏树村 𠮷某"}
	press(t, s.page, "保存 PDF")
	if !strings.HasPrefix(h.told, "请手写核对：") || !strings.Contains(h.told, "柏树村 𠮷某") {
		t.Errorf("told %q", h.told)
	}
	d.result.Missing = make([]string, 25)
	press(t, s.page, "保存 PDF")
	if !strings.HasSuffix(h.told, "……共 25 处") {
		t.Errorf("a long list ends in %q", h.told)
	}
}

func TestFailureIsTold(t *testing.T) {
	s, d, h := shown(t)
	d.err = township.Errorf(township.CodeBusy, "请先关闭正在打开该文件的 Excel/WPS。")
	press(t, s.page, "导出 Excel")
	if township.CodeOf(h.failed) != township.CodeBusy || h.saved != "" {
		t.Errorf("failed %v, saved %q", h.failed, h.saved)
	}
}
