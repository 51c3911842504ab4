package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/households"
	"taizhang/ui/look"
	"taizhang/ui/printing"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestFirstStartUntilFounded(t *testing.T) {
	d := &fakeDesk{operator: "操作员"}
	s := opened(t, d)
	if s.win.Title() != "台账" || s.first == nil || s.current != nil {
		t.Fatalf("title %q; first start shown: %v", s.win.Title(), s.first != nil)
	}
	combine(s, fyne.Key2, fyne.KeyModifierAlt)
	ctrl(s, fyne.KeyK)
	press(s, fyne.KeyF1)
	if s.current != nil || s.blocked() {
		t.Error("keys of the frame work before the archive is founded")
	}
	deed, _ := d.Found(t.Context(), township.Office{Name: "清溪镇", Kind: "镇"}, nil)
	s.Done(deed, "已建立清溪镇的档案。")
	if s.win.Title() != "台账 · 清溪镇" || s.first != nil || s.current == nil || s.current.Key != placeHome {
		t.Errorf("title %q after founding; current %v", s.win.Title(), s.current)
	}
	if s.toasts.Shown() != "已建立清溪镇的档案。" {
		t.Errorf("toast %q", s.toasts.Shown())
	}
}

func TestTakingBackTheOfficeBringsTheFirstStart(t *testing.T) {
	d := founded()
	s := opened(t, d)
	d.office = township.Office{}
	s.Done(township.Deed{ID: 5}, "已撤销。")
	if s.first == nil || s.current != nil || s.win.Title() != "台账" {
		t.Errorf("title %q; first start shown: %v", s.win.Title(), s.first != nil)
	}
}

func TestNavigation(t *testing.T) {
	s := opened(t, founded())
	var labels []string
	for _, p := range s.nav {
		labels = append(labels, p.Label)
	}
	if want := []string{"工作台", "农户", "台账", "收入", "入户", "问题", "变动", "帮扶", "交换", "行动", "报表", "记录", "设置"}; !slices.Equal(labels, want) {
		t.Errorf("navigation %q, want %q", labels, want)
	}
	for i, p := range s.nav[:9] {
		combine(s, fyne.KeyName(fmt.Sprint(i+1)), fyne.KeyModifierAlt)
		if s.current != p || s.rail.Current() != p.Key || len(s.pages.Objects) != 1 || s.pages.Objects[0] != p.screen.Content() {
			t.Errorf("Alt+%d did not bring %s", i+1, p.Label)
		}
	}
	combine(s, fyne.Key0, fyne.KeyModifierAlt)
	if s.current.Key != placeSettings {
		t.Errorf("Alt+0 brought %s", s.current.Label)
	}
}

func TestScreensAreBuiltWhenShown(t *testing.T) {
	s := opened(t, founded())
	for _, p := range s.nav[1:] {
		if p.screen != nil {
			t.Errorf("%s was built before it was shown", p.Label)
		}
	}
}

func TestBackGoesTheWayOneCame(t *testing.T) {
	s := opened(t, founded())
	s.goTo(placeReports)
	s.goTo(placeReports)
	s.goTo(placeSettings)
	var way []string
	for range 4 {
		combine(s, fyne.KeyLeft, fyne.KeyModifierAlt)
		way = append(way, s.current.Key)
	}
	if want := []string{placeReports, placeHome, placeHome, placeHome}; !slices.Equal(way, want) {
		t.Errorf("way back %q, want %q", way, want)
	}
}

func TestThePlaceInFrontLeadsToItsFirstPage(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 7, Head: "王霞", Village: "柏树村"}}
	s := opened(t, d)
	for key, open := range map[string]func(){
		placeHouseholds: func() { s.ShowHousehold(7) },
		placeLedgers:    func() { s.ShowProposals() },
	} {
		s.goTo(key)
		first := uitest.Texts(s.current.screen.Content())
		open()
		if slices.Equal(uitest.Texts(s.current.screen.Content()), first) {
			t.Fatalf("%s: no other page has come", key)
		}
		s.rail.Go(key)
		if got := uitest.Texts(s.current.screen.Content()); got[0] != first[0] {
			t.Errorf("%s shows %q, want %q", key, got[0], first[0])
		}
	}
}

func TestJumpsOfTheScreens(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 7, Head: "王霞", Village: "柏树村"}}
	s := opened(t, d)
	for _, c := range []struct {
		name string
		jump func()
		want string
	}{
		{"household", func() { s.ShowHousehold(7) }, placeHouseholds},
		{"ledger", func() { s.ShowLedger("柏树村", township.Stable) }, placeLedgers},
		{"households", func() { s.ShowHouseholds(township.HouseholdFilter{Village: "柏树村"}) }, placeHouseholds},
		{"proposals", func() { s.ShowProposals() }, placeLedgers},
		{"import", func() { s.ShowImport(nil) }, placeExchange},
		{"print", func() { s.PrintWallLists(township.WallListRequest{}) }, placeReports},
	} {
		s.goTo(placeHome)
		c.jump()
		if s.current.Key != c.want {
			t.Errorf("%s: at %s, want %s", c.name, s.current.Key, c.want)
		}
	}
	if _, ok := s.at(placeHouseholds).screen.(*households.Screen); !ok {
		t.Errorf("农户 is a %T", s.at(placeHouseholds).screen)
	}
	if _, ok := s.at(placeReports).screen.(*printing.Screen); !ok {
		t.Errorf("报表 is a %T", s.at(placeReports).screen)
	}
}

// screen notes what the window asks of it.
type screen struct {
	Screen
	refreshed, shown int
	keys             []fyne.KeyName
	shortcuts        []string
	uses             bool
}

func (s *screen) Content() fyne.CanvasObject { return widgets.NewText("试") }
func (s *screen) Refresh()                   { s.refreshed++ }
func (s *screen) Shown()                     { s.shown++ }
func (s *screen) Help() string               { return "这一页用来试。" }
func (s *screen) Key(ev *fyne.KeyEvent) bool {
	s.keys = append(s.keys, ev.Name)
	return s.uses
}

func (s *screen) Shortcut(name string) bool {
	s.shortcuts = append(s.shortcuts, name)
	return s.uses
}

// withScreen puts a screen of the test's own in the place of one.
func withScreen(s *Shell, key string) *screen {
	x := &screen{}
	for _, p := range s.nav {
		if p.Key == key {
			p.screen, p.stale = x, true
		}
	}
	return x
}

func TestDeedsRefreshWhatIsShown(t *testing.T) {
	s := opened(t, founded())
	x := withScreen(s, placeReports)
	s.goTo(placeReports)
	if x.refreshed != 1 || x.shown != 1 {
		t.Fatalf("refreshed %d, shown %d when it came to the front", x.refreshed, x.shown)
	}
	s.Done(township.Deed{ID: 3, At: evening}, "已移动 1 户。")
	if x.refreshed != 2 {
		t.Errorf("refreshed %d after a deed, want 2", x.refreshed)
	}
	s.goTo(placeHome)
	s.Done(township.Deed{ID: 4, At: evening}, "已移动 1 户。")
	s.Done(township.Deed{ID: 5, At: evening}, "已移动 1 户。")
	if x.refreshed != 2 {
		t.Errorf("refreshed %d out of sight", x.refreshed)
	}
	s.goTo(placeReports)
	if x.refreshed != 3 {
		t.Errorf("refreshed %d when shown again, want 3", x.refreshed)
	}
	if got := s.status.Right(); got != "已保存 21:04" {
		t.Errorf("status %q", got)
	}
}

func TestKeysReachTheScreen(t *testing.T) {
	s := opened(t, founded())
	x := withScreen(s, placeReports)
	s.goTo(placeReports)
	x.uses = true
	ctrl(s, fyne.KeyF)
	ctrl(s, fyne.KeyP)
	ctrl(s, fyne.KeyS)
	combine(s, fyne.KeyLeft, fyne.KeyModifierAlt)
	press(s, fyne.KeyEscape)
	if want := []string{"find", "print", "save", "back"}; !slices.Equal(x.shortcuts, want) {
		t.Errorf("shortcuts %q, want %q", x.shortcuts, want)
	}
	if !slices.Equal(x.keys, []fyne.KeyName{fyne.KeyEscape}) || s.current.Key != placeReports {
		t.Errorf("keys %q at %s", x.keys, s.current.Key)
	}
}

func TestUnusedShortcutsAreAnswered(t *testing.T) {
	s := opened(t, founded())
	withScreen(s, placeReports)
	s.goTo(placeReports)
	ctrl(s, fyne.KeyP)
	if got := s.toasts.Shown(); got != "这一页没有可以打印的内容。" {
		t.Errorf("Ctrl+P: toast %q", got)
	}
	ctrl(s, fyne.KeyS)
	if got := s.toasts.Shown(); got != "这一页没有要保存的内容；做过的操作都已保存。" {
		t.Errorf("Ctrl+S: toast %q", got)
	}
	ctrl(s, fyne.KeyF)
	if s.win.Canvas().Focused() != s.finder.entry {
		t.Error("Ctrl+F did not go to the search box")
	}
}

func TestNoKeysBelowADialog(t *testing.T) {
	s := opened(t, founded())
	x := withScreen(s, placeReports)
	s.goTo(placeReports)
	s.Inform("一件事", "说明")
	ctrl(s, fyne.KeyF)
	combine(s, fyne.Key1, fyne.KeyModifierAlt)
	if len(x.shortcuts) != 0 || s.current.Key != placeReports {
		t.Errorf("shortcuts %q below a dialog, at %s", x.shortcuts, s.current.Key)
	}
	press(s, fyne.KeyEscape)
	if len(x.keys) != 0 {
		t.Error("the key that closed the dialog reached the screen")
	}
}

func TestHelpAndKeys(t *testing.T) {
	s := opened(t, founded())
	withScreen(s, placeReports)
	s.goTo(placeReports)
	press(s, fyne.KeyF1)
	if !s.blocked() {
		t.Fatal("F1 shows nothing")
	}
	tap(t, s, "知道了")
	ctrl(s, fyne.KeySlash)
	if !s.blocked() {
		t.Error("Ctrl+/ shows nothing")
	}
}

func TestLastCrashIsToldOnce(t *testing.T) {
	s := opened(t, founded(), func(c *Config) { c.LastCrash = "程序上次意外退出。" })
	tap(t, s, "知道了")
	if s.blocked() {
		t.Error("more than one dialog at the start")
	}
	if other := opened(t, founded()); other.blocked() {
		t.Error("a dialog at a start after nothing")
	}
}

func TestFailureIsTitledAndLogged(t *testing.T) {
	cause := errors.New("disk I/O error")
	cases := []struct {
		err   error
		title string
		cause error
	}{
		{township.Errorf(township.CodeInvalid, "请填写姓名。"), "填写有误", nil},
		{township.Because(township.CodeWrite, cause, "文件没有写成。"), "文件没有保存", cause},
		{township.Errorf(township.CodeBusy, "请先关闭 Excel。"), "文件正在使用", nil},
		{township.Errorf(township.CodeNoRoster, "没有认出花名册。"), "文件不能读取", nil},
		{township.Errorf(township.CodePassword, "管理员密码不对。"), "密码没有通过", nil},
		{township.Errorf(township.CodeConflict, "之后又改过。"), "不能这样做", nil},
		{cause, "程序出错", cause},
	}
	for _, c := range cases {
		if got := failureTitle(township.CodeOf(c.err)); got != c.title {
			t.Errorf("%v: title %q, want %q", c.err, got, c.title)
		}
		var logged []error
		s := opened(t, founded(), func(cfg *Config) { cfg.Log = func(_ string, err error) { logged = append(logged, err) } })
		s.Fail(c.err)
		if len(logged) != 1 || !errors.Is(logged[0], c.cause) {
			t.Errorf("%v: logged %v, want %v", c.err, logged, c.cause)
		}
		if !s.blocked() {
			t.Errorf("%v was not told", c.err)
		}
	}
}

func TestStoppingIsNoFailure(t *testing.T) {
	s := opened(t, founded())
	s.Fail(nil)
	if s.toasts.Shown() != "" || s.blocked() {
		t.Error("no error was told")
	}
	s.Fail(township.Errorf(township.CodeCancelled, "已停止。"))
	if s.blocked() || s.toasts.Shown() != "已停止，没有做任何改动。" {
		t.Errorf("toast %q; dialog %v", s.toasts.Shown(), s.blocked())
	}
}

func TestDroppedFiles(t *testing.T) {
	roster := storage.NewFileURI(filepath.Join(t.TempDir(), "人口信息.xlsx"))
	s := opened(t, founded())
	s.dropped(fyne.Position{}, nil)
	if s.current.Key != placeHome {
		t.Error("dropping nothing led somewhere")
	}
	s.dropped(fyne.Position{}, []fyne.URI{roster})
	if s.current.Key != placeExchange {
		t.Errorf("at %s after a drop, want 交换", s.current.Label)
	}
	await(t, "the reading", func() bool { return s.working == 0 })
	s = opened(t, &fakeDesk{})
	s.dropped(fyne.Position{}, []fyne.URI{roster})
	if got := s.toasts.Shown(); got != "请先填写单位并建立档案，再导入花名册。" {
		t.Errorf("toast %q before founding", got)
	}
}

func TestAppearanceIsAppliedAndRemembered(t *testing.T) {
	folder := t.TempDir()
	d := founded()
	d.rules.MarginalColour = "紫色"
	s := opened(t, d, func(c *Config) { c.Preferences = folder })
	s.SetAppearance(look.Dark, 130)
	want := look.Options{Mode: look.Dark, Scale: 130, MarginalColour: "紫色"}
	if got := s.app.Settings().Theme().(uitest.Theme).Options(); got != want {
		t.Errorf("look %+v, want %+v", got, want)
	}
	d.rules.MarginalColour = "灰色"
	s.Done(township.Deed{}, "已保存台账规则。")
	if got := s.Appearance().MarginalColour; got != "灰色" {
		t.Errorf("colour %q after the rule was changed", got)
	}
	s.close()
	s = opened(t, d, func(c *Config) { c.Preferences = folder })
	want.MarginalColour = "灰色"
	if got := s.Appearance(); got != want {
		t.Errorf("look at the next start %+v, want %+v", got, want)
	}
}

func TestScreensOutOfSightFollowTheLook(t *testing.T) {
	s := opened(t, founded())
	s.goTo(placeSettings)
	s.SetAppearance(look.Light, 150)
	s.goTo(placeHome)
	for _, o := range test.LaidOutObjects(s.current.screen.Content()) {
		if text, ok := o.(*canvas.Text); ok && text.Text == "清溪镇" && text.TextSize != 27 {
			t.Errorf("the title of 工作台 has size %v, want 27", text.TextSize)
		}
	}
	if s.current.look != s.looks {
		t.Errorf("工作台 wears look %d, want %d", s.current.look, s.looks)
	}
}

// On a narrow screen the navigation leaves the pages its room, unless the clerk has said how she wants it.
func TestNavigationOnANarrowScreen(t *testing.T) {
	for _, c := range []struct {
		width            int
		said, want, kept bool
	}{{2000, false, false, false}, {910, false, true, false}, {910, true, false, false}, {2000, true, true, true}} {
		s := opened(t, founded())
		if c.said {
			s.Remember(viewRail, c.kept)
			s.rail.SetCollapsed(c.kept)
		}
		s.cfg.WorkArea = func() (int, int, bool) { return c.width, 700, true }
		s.Started()
		if got := s.rail.Collapsed(); got != c.want {
			t.Errorf("%d wide, said %v: collapsed %v", c.width, c.said, got)
		}
	}
}

func TestWindowIsNoLargerThanTheScreen(t *testing.T) {
	s := opened(t, founded())
	s.win.Resize(fyne.NewSize(1093, 614))
	size := s.win.Canvas().Size()
	for _, c := range []struct {
		width, height int
		known         bool
		want          fyne.Size
	}{
		{800, 500, false, size},
		{2000, 2000, true, size},
		{900, 2000, true, fyne.NewSize(900, size.Height)},
		{900, 500, true, fyne.NewSize(900, 500)},
	} {
		s.cfg.WorkArea = func() (int, int, bool) { return c.width, c.height, c.known }
		s.Started()
		if got := s.win.Canvas().Size(); got != c.want {
			t.Errorf("%d × %d, known %v: the window is %v, want %v", c.width, c.height, c.known, got, c.want)
		}
	}
}
