package welcome

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

type desk struct {
	office   township.Office
	villages []township.Village
	err      error
	calls    int
}

func (d *desk) Found(_ context.Context, o township.Office, v []township.Village) (township.Deed, error) {
	d.calls++
	d.office, d.villages = o, v
	return township.Deed{ID: 1}, d.err
}

type host struct {
	failed error
	done   string
}

func (h *host) Fail(err error)                    { h.failed = err }
func (h *host) Done(_ township.Deed, text string) { h.done = text }

func shown(t *testing.T, demo func()) (*Screen, *desk, *host) {
	t.Helper()
	test.NewTempApp(t)
	d, h := &desk{}, &host{}
	s := New(h, d, demo)
	test.NewTempWindow(t, s.Content()).Resize(fyne.NewSize(1093, 614))
	return s, d, h
}

func buttons(s *Screen) map[string]*widgets.Button {
	found := map[string]*widgets.Button{}
	for _, o := range test.LaidOutObjects(s.Content()) {
		if b, ok := o.(*widgets.Button); ok {
			found[b.Text] = b
		}
	}
	return found
}

func TestFoundsTheArchive(t *testing.T) {
	s, d, h := shown(t, nil)
	s.province.SetText("四川省")
	s.county.SetText(" 苍溪县 ")
	s.name.SetText("清 溪乡")
	s.kind.SetValue("乡")
	s.villages.SetText("柏树村\n双河村 贫困村\n柏树村\n")
	test.Tap(buttons(s)["建立档案"])
	wantOffice := township.Office{Province: "四川省", County: "苍溪县", Name: "清溪乡", Kind: "乡"}
	if d.office != wantOffice {
		t.Errorf("office %+v, want %+v", d.office, wantOffice)
	}
	wantVillages := []township.Village{{Name: "柏树村", Position: 1}, {Name: "双河村", Kind: "贫困村", Position: 2}}
	if !slices.Equal(d.villages, wantVillages) {
		t.Errorf("villages %+v, want %+v", d.villages, wantVillages)
	}
	if want := "已建立清溪乡的档案。"; h.done != want {
		t.Errorf("done %q, want %q", h.done, want)
	}
}

func TestNameIsRequired(t *testing.T) {
	cases := []struct{ name, want string }{
		{"", "请填写乡镇名称"},
		{strings.Repeat("长", 31), "乡镇（街道）名称有31个字，最多30个字，请改短。"},
	}
	for _, c := range cases {
		s, d, _ := shown(t, nil)
		s.name.SetText(c.name)
		s.form.Submit()
		if d.calls != 0 {
			t.Errorf("%q: the archive was founded", c.name)
		}
		if got := s.form.Fields()[3].Problem(); got != c.want {
			t.Errorf("%q: problem %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatTheArchiveRefusesIsTold(t *testing.T) {
	s, d, h := shown(t, nil)
	d.err = township.Errorf(township.CodeBusy, "档案正在使用。")
	s.name.SetText("清溪镇")
	s.form.Submit()
	if township.CodeOf(h.failed) != township.CodeBusy || h.done != "" {
		t.Errorf("failed %v, done %q", h.failed, h.done)
	}
	if s.name.Text != "清溪镇" {
		t.Errorf("what was typed is gone: %q", s.name.Text)
	}
}

func TestFullNameIsSpread(t *testing.T) {
	cases := []struct {
		typed, province string
		want            township.Office
	}{
		{"四川省广元市苍溪县清溪镇", "", township.Office{Province: "四川省", City: "广元市", County: "苍溪县", Name: "清溪镇", Kind: "镇"}},
		{"河西街道", "", township.Office{Name: "河西街道", Kind: "街道"}},
		{"清溪乡", "四川省", township.Office{Province: "四川省", Name: "清溪乡", Kind: "乡"}},
		{"", "", township.Office{Kind: "镇"}},
	}
	for _, c := range cases {
		s, _, _ := shown(t, nil)
		s.province.SetText(c.province)
		s.name.SetText(c.typed)
		s.name.FocusLost()
		if got := s.office(); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.typed, got, c.want)
		}
	}
}

func TestVillagesAreCountedWhileTyped(t *testing.T) {
	s, _, _ := shown(t, nil)
	cases := []struct{ typed, want string }{
		{"柏树村，双河村", "共 2 个村：柏树村、双河村"},
		{"一村\n二村\n三村\n四村\n五村", "共 5 个村：一村、二村、三村、四村…"},
		{"", "留空也可以：导入第一份花名册时，按其中的村名自动建立。"},
	}
	for _, c := range cases {
		s.villages.SetText(c.typed)
		if s.count.Text != c.want {
			t.Errorf("%q: %q, want %q", c.typed, s.count.Text, c.want)
		}
	}
}

func TestDemoIsOffered(t *testing.T) {
	opened := 0
	s, _, _ := shown(t, func() { opened++ })
	test.Tap(buttons(s)["先看看演示"])
	if opened != 1 {
		t.Errorf("demo opened %d times, want 1", opened)
	}
	s, _, _ = shown(t, nil)
	if _, ok := buttons(s)["先看看演示"]; ok {
		t.Error("a demo is offered where there is none")
	}
}
