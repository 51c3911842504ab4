package settings

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

type desk struct {
	office   township.Office
	rules    township.OfficeRules
	villages []township.Village
	refuse   error
	saves    int
	staff
	fakeWords
}

func (d *desk) Office(context.Context) (township.Office, township.OfficeRules, bool, error) {
	return d.office, d.rules, true, nil
}

func (d *desk) SaveOffice(_ context.Context, o township.Office, r township.OfficeRules) (township.Deed, error) {
	d.saves++
	if d.refuse == nil {
		d.office, d.rules = o, r
	}
	return township.Deed{ID: 2}, d.refuse
}

func (d *desk) Villages(context.Context) ([]township.Village, error) {
	return slices.Clone(d.villages), nil
}

func (d *desk) SaveVillages(_ context.Context, v []township.Village) (township.Deed, error) {
	d.saves++
	if d.refuse == nil {
		d.villages = slices.Clone(v)
		for i := range d.villages {
			if d.villages[i].ID == 0 {
				d.villages[i].ID = int64(100 + i)
			}
		}
	}
	return township.Deed{ID: 3}, d.refuse
}

type host struct {
	win       fyne.Window
	screen    *Screen
	failed    error
	done      string
	confirmed string
	revealed  string
	look      look.Options
}

func (h *host) Window() fyne.Window { return h.win }
func (h *host) Fail(err error)      { h.failed = err }
func (h *host) Reveal(path string)  { h.revealed = path }
func (h *host) Done(_ township.Deed, text string) {
	h.done = text
	h.screen.Refresh()
}

func (h *host) Confirm(_, _, deedLabel string, _ bool, yes func()) {
	h.confirmed = deedLabel
	yes()
}
func (h *host) Appearance() look.Options { return h.look }
func (h *host) SetAppearance(mode look.Mode, scale int) {
	h.look.Mode, h.look.Scale = mode, scale
}

var about = About{Version: "1.2.3", Archive: "/data/清溪镇.db", LogFolder: "/data/log", Licences: "OFL"}

func shown(t *testing.T, label string) (*Screen, *desk, *host) {
	t.Helper()
	test.NewTempApp(t)
	d := &desk{
		office: township.Office{Province: "四川省", Name: "清溪镇", Kind: "镇"},
		rules:  township.OfficeRules{MarginalColour: "琥珀色", Placement: township.DefaultPlacement},
		villages: []township.Village{
			{ID: 1, Name: "柏树村", Kind: "贫困村", Position: 1}, {ID: 2, Name: "双河村", Position: 2}, {ID: 3, Name: "石桥村", Position: 3},
		},
	}
	h := &host{look: look.Options{Scale: 100}}
	h.win = test.NewTempWindow(t, widgets.NewText(""))
	s := New(h, d, about)
	h.screen = s
	h.win.SetContent(s.Content())
	h.win.Resize(fyne.NewSize(961, 546))
	s.Refresh()
	press(t, s.Content(), label)
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

// dialog is the dialog that is open.
func (h *host) dialog(t *testing.T) fyne.CanvasObject {
	t.Helper()
	top := h.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog is open")
	}
	return top
}

func inputs[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	for _, o := range test.LaidOutObjects(o) {
		if x, ok := o.(T); ok {
			found = append(found, x)
		}
	}
	return found
}

func names(villages []township.Village) []string {
	var out []string
	for _, v := range villages {
		out = append(out, v.Name)
	}
	return out
}

func TestOfficeIsShownAndSaved(t *testing.T) {
	s, d, h := shown(t, "单位")
	entries := inputs[*widgets.Entry](s.Content())
	if got := entries[3].Text; got != "清溪镇" {
		t.Fatalf("name shown is %q", got)
	}
	entries[2].SetText("苍溪县")
	entries[3].SetText("清溪 乡")
	if !s.Shortcut("save") {
		t.Error("Ctrl+S was not used")
	}
	want := township.Office{Province: "四川省", County: "苍溪县", Name: "清溪乡", Kind: "镇"}
	if d.office != want || h.done != "已保存单位。" {
		t.Errorf("office %+v, told %q", d.office, h.done)
	}
	if d.rules.MarginalColour != "琥珀色" {
		t.Errorf("the rules were changed: %+v", d.rules)
	}
}

func TestOfficeNameIsRequired(t *testing.T) {
	s, d, _ := shown(t, "单位")
	inputs[*widgets.Entry](s.Content())[3].SetText("")
	s.Shortcut("save")
	if d.saves != 0 {
		t.Error("an office without a name was saved")
	}
	fields := inputs[*widgets.Field](s.Content())
	if got, want := fields[3].Problem(), "请填写乡镇名称"; got != want {
		t.Errorf("problem %q, want %q", got, want)
	}
}

func TestTypedTextSurvivesARefresh(t *testing.T) {
	s, d, _ := shown(t, "单位")
	entries := inputs[*widgets.Entry](s.Content())
	d.office.City = "广元市"
	s.Refresh()
	if entries[1].Text != "广元市" {
		t.Errorf("city %q, want what is stored", entries[1].Text)
	}
	entries[3].SetText("新名")
	d.office.City = "南充市"
	s.Refresh()
	if entries[3].Text != "新名" || entries[1].Text != "广元市" {
		t.Errorf("typed text was overwritten: %q %q", entries[3].Text, entries[1].Text)
	}
}

func table(s *Screen) *widgets.Table[township.Village] {
	return inputs[*widgets.Table[township.Village]](s.Content())[0]
}

func TestVillagesMove(t *testing.T) {
	s, d, h := shown(t, "村")
	table(s).Select("2")
	press(t, s.Content(), "下移")
	if want := []string{"柏树村", "石桥村", "双河村"}; !slices.Equal(names(d.villages), want) {
		t.Errorf("order %q, want %q", names(d.villages), want)
	}
	if want := "“双河村”排到第 3 位。"; h.done != want {
		t.Errorf("told %q, want %q", h.done, want)
	}
	press(t, s.Content(), "上移")
	press(t, s.Content(), "上移")
	if want := []string{"双河村", "柏树村", "石桥村"}; !slices.Equal(names(d.villages), want) {
		t.Errorf("order %q, want %q", names(d.villages), want)
	}
	saves := d.saves
	press(t, s.Content(), "上移")
	if d.saves != saves {
		t.Error("the first village was moved up")
	}
}

func TestSectionTakesTheKeyboard(t *testing.T) {
	s, _, h := shown(t, "村")
	if h.win.Canvas().Focused() != table(s) {
		t.Errorf("the keyboard is in %T, want the table of villages", h.win.Canvas().Focused())
	}
	press(t, s.Content(), "单位")
	if h.win.Canvas().Focused() != inputs[*widgets.Entry](s.Content())[0] {
		t.Errorf("the keyboard is in %T, want the first field", h.win.Canvas().Focused())
	}
}

func TestVillageIsRenamed(t *testing.T) {
	s, d, h := shown(t, "村")
	table(s).Select("2")
	press(t, s.Content(), "修改")
	inputs[*widgets.Entry](h.dialog(t))[0].SetText("双河新村村委会")
	inputs[*widgets.FilterSelect](h.dialog(t))[0].SetValue("贫困村")
	press(t, h.dialog(t), "保存")
	want := township.Village{ID: 2, Name: "双河新村", Kind: "贫困村", Position: 2}
	if d.villages[1] != want {
		t.Errorf("village %+v, want %+v", d.villages[1], want)
	}
	if h.win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
}

func TestTwoVillagesOfOneNameAreRefused(t *testing.T) {
	s, d, h := shown(t, "村")
	press(t, s.Content(), "新增村")
	inputs[*widgets.Entry](h.dialog(t))[0].SetText("柏树村民委员会")
	press(t, h.dialog(t), "新增")
	if d.saves != 0 {
		t.Error("a second 柏树村 was added")
	}
	if got, want := inputs[*widgets.Field](h.dialog(t))[0].Problem(), "已经有“柏树村”了"; got != want {
		t.Errorf("problem %q, want %q", got, want)
	}
}

func TestVillageIsAdded(t *testing.T) {
	s, d, h := shown(t, "村")
	press(t, s.Content(), "新增村")
	inputs[*widgets.Entry](h.dialog(t))[0].SetText("龙门村")
	press(t, h.dialog(t), "新增")
	if want := []string{"柏树村", "双河村", "石桥村", "龙门村"}; !slices.Equal(names(d.villages), want) {
		t.Errorf("villages %q, want %q", names(d.villages), want)
	}
}

func TestVillagesArePasted(t *testing.T) {
	s, d, h := shown(t, "村")
	press(t, s.Content(), "粘贴多个…")
	press(t, h.dialog(t), "新增这些村")
	if d.saves != 0 || h.win.Canvas().Overlays().Top() == nil {
		t.Error("an empty list was taken")
	}
	inputs[*widgets.Entry](h.dialog(t))[0].SetText("龙门村 贫困村\n柏树村\n高坪村")
	if !slices.ContainsFunc(inputs[*canvas.Text](h.dialog(t)), func(x *canvas.Text) bool { return x.Text == "新增 2 个，已有 1 个" }) {
		t.Error("the count is not shown")
	}
	press(t, h.dialog(t), "新增这些村")
	if want := []string{"柏树村", "双河村", "石桥村", "龙门村", "高坪村"}; !slices.Equal(names(d.villages), want) {
		t.Errorf("villages %q, want %q", names(d.villages), want)
	}
	if d.villages[3].Kind != "贫困村" {
		t.Errorf("kind %q", d.villages[3].Kind)
	}
}

func TestRefusedRemovalIsTold(t *testing.T) {
	s, d, h := shown(t, "村")
	d.refuse = township.Errorf(township.CodeConflict, "“柏树村”还有32户，不能删去。")
	table(s).Select("1")
	press(t, s.Content(), "删去")
	if h.confirmed != "删去这个村" || township.Say(h.failed) != "“柏树村”还有32户，不能删去。" {
		t.Errorf("confirmed %q, failed %v", h.confirmed, h.failed)
	}
	if len(d.villages) != 3 || table(s).Len() != 3 {
		t.Error("the village is gone")
	}
	d.refuse = nil
	press(t, s.Content(), "删去")
	if want := []string{"双河村", "石桥村"}; !slices.Equal(names(d.villages), want) {
		t.Errorf("villages %q, want %q", names(d.villages), want)
	}
}

func TestRulesAreSavedAtOnce(t *testing.T) {
	s, d, h := shown(t, "台账规则")
	choices := inputs[*widgets.FilterSelect](s.Content())
	if got := choices[1].Shown(); got != "监测户" {
		t.Errorf("边缘易致贫户 shown as %q", got)
	}
	choices[0].OnChanged("紫色")
	choices[1].OnChanged(string(township.Marginal))
	choices[3].OnChanged(noSuggestion)
	want := township.OfficeRules{MarginalColour: "紫色", Placement: township.PlacementRules{
		AtRisk: township.Marginal, ClearedPoor: township.Stable, ClearedRest: township.None,
	}}
	if d.rules != want || h.done != "已保存台账规则。" {
		t.Errorf("rules %+v, want %+v; told %q", d.rules, want, h.done)
	}
	if got := choices[3].Shown(); got != "不建议" {
		t.Errorf("no suggestion shown as %q", got)
	}
}

func TestRefusedRuleGoesBack(t *testing.T) {
	s, d, h := shown(t, "台账规则")
	d.refuse = township.Errorf(township.CodeBusy, "档案正在使用。")
	colour := inputs[*widgets.FilterSelect](s.Content())[0]
	colour.SetValue("灰色")
	colour.OnChanged("灰色")
	if colour.Value() != "琥珀色" || township.CodeOf(h.failed) != township.CodeBusy {
		t.Errorf("colour %q, failed %v", colour.Value(), h.failed)
	}
}

func TestAppearanceAppliesAtOnce(t *testing.T) {
	s, _, h := shown(t, "外观")
	choices := inputs[*widgets.FilterSelect](s.Content())
	if got := choices[0].Shown() + " " + choices[1].Shown(); got != "跟随系统 100%（标准）" {
		t.Errorf("shown %q", got)
	}
	choices[0].SetValue(string(look.Dark))
	choices[1].SetValue("130")
	choices[1].OnChanged("130")
	if want := (look.Options{Mode: look.Dark, Scale: 130}); h.look != want {
		t.Errorf("look %+v, want %+v", h.look, want)
	}
	choices[0].SetValue(followSystem)
	choices[0].OnChanged(followSystem)
	if h.look.Mode != look.FollowSystem {
		t.Errorf("mode %q, want the system's", h.look.Mode)
	}
}

func TestAboutShowsFilesWhereTheyLie(t *testing.T) {
	s, _, h := shown(t, "关于")
	press(t, s.Content(), "在文件夹中显示档案")
	if h.revealed != about.Archive {
		t.Errorf("revealed %q", h.revealed)
	}
	press(t, s.Content(), "打开日志文件夹")
	if h.revealed != about.LogFolder {
		t.Errorf("revealed %q", h.revealed)
	}
	press(t, s.Content(), "查看字体许可全文")
	h.dialog(t)
	if s.Shortcut("save") {
		t.Error("there is nothing to save on 关于")
	}
}
