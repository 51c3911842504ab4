package income

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// fieldsOf are the fields of the form that is open, by label.
func fieldsOf(host *uitest.Host) map[string]*widgets.Field {
	out := map[string]*widgets.Field{}
	for _, f := range uitest.All[*widgets.Field](host.Top()) {
		out[f.Label()] = f
	}
	return out
}

// entries can be typed into.
type entries interface{ SetText(string) }

func openSetup(t *testing.T, desk *fakeDesk) (*Screen, *uitest.Host) {
	t.Helper()
	s, host := open(t, desk)
	host.Press(t, "标准与品种")
	if s.view != s.setup {
		t.Fatal("the page does not open")
	}
	return s, host
}

func TestStandardsAreListedAndChanged(t *testing.T) {
	desk := sampleDesk()
	s, host := openSetup(t, desk)
	if s.setup.standards.Len() != 2 || s.setup.items.table.Len() != 4 {
		t.Fatalf("%d standards, %d items", s.setup.standards.Len(), s.setup.items.table.Len())
	}
	s.setup.standards.TypedKey(uitest.Key(fyne.KeyReturn))
	f := fieldsOf(host)
	f["脱贫标准"].Input().(entries).SetText("1000*4+500")
	f["刚性支出 %"].Input().(entries).SetText("60%")
	host.Press(t, "保存")
	want := standards2021[0]
	want.PovertyLine, want.RigidShare = 4500_00, 60
	if len(desk.saved) != 1 || desk.saved[0] != want || host.Top() != nil {
		t.Errorf("saved are %+v", desk.saved)
	}
	uitest.Press(t, s.setup.page, "删除")
	if len(desk.removed) != 0 || !uitest.Says(host.Top(), "删除收入标准") {
		t.Fatalf("it is not asked before: %v", desk.removed)
	}
	host.Press(t, "删除 1 个标准")
	if !slices.Equal(desk.removed, []int64{1}) || len(host.Deeds) != 2 {
		t.Errorf("removed are %v", desk.removed)
	}
}

func TestAStandardIsCopiedToTheNextYear(t *testing.T) {
	desk := sampleDesk()
	desk.standards[0].Name = "2021年回头看"
	defer func() { desk.standards[0].Name = "回头看" }()
	s, host := openSetup(t, desk)
	host.Press(t, "复制到下一年")
	host.Press(t, "设立")
	if len(desk.saved) != 1 {
		t.Fatal("nothing is saved")
	}
	got := desk.saved[0]
	if got.ID != 0 || got.Year != "2022" || got.Name != "2022年回头看" || got.From != "2021-10-01" || got.To != "2022-09-30" || got.PovertyLine != 4000_00 || got.Fall != 30 || got.Source != "" {
		t.Errorf("saved is %+v", got)
	}
	if s.setup.year != "2022" {
		t.Errorf("the items are those of %s", s.setup.year)
	}
	if yearLater("2020-02-29") != "2021-02-28" || yearLater("x") != "x" {
		t.Error("a day a year later is wrong")
	}
}

func TestBadStandardsAreRefusedBesideTheField(t *testing.T) {
	desk := sampleDesk()
	_, host := openSetup(t, desk)
	host.Press(t, "新增标准")
	for _, c := range []struct{ label, typed, problem string }{
		{"年度", "去年", "不是年度"},
		{"年度", "", "请填写"},
		{"专项行动", strings.Repeat("长", 31), "30"},
		{"专项行动", "", "请填写"},
		{"脱贫标准", "四千", "只能填数字"},
		{"脱贫标准", "-1", "不能是负数"},
		{"监测收入线", "1e309", "只能填数字"},
		{"监测收入线", "5/0", "除数是 0"},
		{"重点帮扶线", "200000000", "超过1亿元"},
		{"收入计算起", "2020年13月", "不是有效的日期"},
		{"收入计算止", "", "请填写"},
		{"收入计算止", "2019-01-01", "不能早于"},
		{"收入骤减 %", "101", "0 到 100"},
		{"收入骤减 %", "3.5", "整数"},
		{"刚性支出 %", "一半", "整数"},
		{"刚性支出 %", "-5", "整数"},
		{"文件依据", strings.Repeat("长", 201), "200"},
	} {
		f := fieldsOf(host)[c.label]
		in := f.Input()
		text := textOf(in)
		in.(entries).SetText(c.typed)
		host.Press(t, "设立")
		if !strings.Contains(f.Problem(), c.problem) || len(desk.saved) != 0 {
			t.Errorf("%s %q: %q, want %q", c.label, c.typed, f.Problem(), c.problem)
		}
		if textOf(in) != c.typed {
			t.Errorf("%s: of %q only %q is left", c.label, c.typed, textOf(in))
		}
		in.(entries).SetText(text)
	}
	f := fieldsOf(host)
	f["年度"].Input().(entries).SetText("2023")
	f["专项行动"].Input().(entries).SetText("回头看")
	desk.err = township.Errorf(township.CodeConflict, "2023年已经有“回头看”的标准。")
	host.Press(t, "设立")
	if f["专项行动"].Problem() != "2023年已经有“回头看”的标准。" || host.Top() == nil {
		t.Errorf("the archive's refusal stands as %q", f["专项行动"].Problem())
	}
	if desk.saved[0].From != "2022-10-01" || desk.saved[0].To != "2023-09-30" {
		t.Errorf("the period does not follow the year: %+v", desk.saved[0])
	}
}

func textOf(in widgets.Input) string {
	switch in := in.(type) {
	case *widgets.Entry:
		return in.Text
	case *widgets.DateEntry:
		return in.Text
	}
	return ""
}

func TestItemsAreKept(t *testing.T) {
	desk := sampleDesk()
	s, host := openSetup(t, desk)
	l := s.setup.items
	l.table.Select("operating/牛")
	l.table.TypedKey(uitest.Key(fyne.KeyReturn))
	f := fieldsOf(host)
	f["常用单价"].Input().(entries).SetText("9000")
	f["成本率 %"].Input().(entries).SetText("55.5")
	host.Press(t, "保存")
	want := sampleItems("2021")[1]
	want.Price, want.CostRatio = 9000_00, 55_5000
	if len(desk.kept) != 1 || desk.kept[0] != want {
		t.Fatalf("kept are %+v", desk.kept)
	}
	if got := host.Texts[0]; got != "已保存“牛”（2张草稿已重算）" {
		t.Errorf("told is %q", got)
	}
	uitest.Press(t, s.setup.page, "停用")
	l.table.Select("operating/柠檬")
	uitest.Press(t, s.setup.page, "恢复")
	if !desk.kept[1].Retired || desk.kept[2].Retired || desk.kept[2].Name != "柠檬" {
		t.Errorf("kept are %+v", desk.kept[1:])
	}
	l.table.Select("operating/牛")
	s.Shortcut("previous")
	s.Shortcut("next")
	uitest.Press(t, s.setup.page, "上移")
	uitest.Press(t, s.setup.page, "下移")
	if got := fmt.Sprint(desk.moved); got != "[2 -1 2 1 2 -1 2 1]" {
		t.Errorf("moved are %s", got)
	}
	l.table.Select("operating/猪")
	s.Shortcut("previous") // is the first already
	l.table.Select("wage/务工收入")
	s.Shortcut("next")
	if len(desk.moved) != 8 {
		t.Errorf("an item leaves its category: %v", desk.moved)
	}
	l.remove.OnTapped()
	if r, _ := l.table.Current(); r.Name != "柠檬" {
		t.Errorf("after the last of the list %q is current", r.Name)
	}
	desk.err = township.Errorf(township.CodeConflict, "“猪”已有3张收入计算表用到，不能删除，可以停用。")
	l.table.Select("operating/猪")
	l.remove.OnTapped()
	if !slices.Equal(desk.taken, []int64{4, 1}) || len(host.Failures) != 1 {
		t.Errorf("taken are %v, told is %v", desk.taken, host.Failures)
	}
}

func TestAnItemInUseKeepsItsName(t *testing.T) {
	s, host := openSetup(t, sampleDesk())
	s.setup.items.table.Select("operating/猪")
	s.setup.items.edit.OnTapped()
	f := fieldsOf(host)
	for _, label := range []string{"品种", "类别", "填法"} {
		if !f[label].Input().(fyne.Disableable).Disabled() {
			t.Errorf("%s can be changed", label)
		}
	}
	if !uitest.Mentions(host.Top(), "已有3张表用到") {
		t.Errorf("it says %q", uitest.Texts(host.Top()))
	}
}

func TestBadItemsAreRefusedBesideTheField(t *testing.T) {
	desk := sampleDesk()
	_, host := openSetup(t, desk)
	host.Press(t, "新增品种")
	f := fieldsOf(host)
	f["品种"].Input().(entries).SetText("蜂蜜")
	for _, c := range []struct{ label, typed, problem string }{
		{"品种", "", "请填写"},
		{"品种", "小计", "合计行"},
		{"品种", strings.Repeat("长", 25), "24"},
		{"计量单位", "一二三四五六七", "6"},
		{"常用单价", "十元", "只能填数字"},
		{"常用单价", "-3", "不能是负数"},
		{"成本率 %", "1001", "1000"},
		{"成本率 %", "x", "只能填数字"},
		{"政策依据", strings.Repeat("长", 201), "200"},
	} {
		in := f[c.label].Input()
		text := textOf(in)
		in.(entries).SetText(c.typed)
		host.Press(t, "新增")
		if !strings.Contains(f[c.label].Problem(), c.problem) || textOf(in) != c.typed || len(desk.kept) != 0 {
			t.Errorf("%s %q: %q, want %q", c.label, c.typed, f[c.label].Problem(), c.problem)
		}
		for label, other := range f {
			if label != c.label && other.Problem() != "" {
				t.Errorf("%s %q is said beside %s as well", c.label, c.typed, label)
			}
		}
		in.(entries).SetText(text)
	}
	f["计入收入"].Input().(*widgets.FilterSelect).SetValue(countsNot)
	host.Press(t, "新增")
	if f["政策依据"].Problem() == "" || len(desk.kept) != 0 {
		t.Error("an item that does not count is kept without its policy")
	}
	f["政策依据"].Input().(entries).SetText("〔2021〕9号")
	f["填法"].Input().(*widgets.FilterSelect).SetValue("person")
	host.Press(t, "新增")
	want := township.IncomeItem{Year: "2021", Category: township.Operating, Name: "蜂蜜", Detail: township.PersonItem, Uncounted: true, Policy: "〔2021〕9号"}
	if len(desk.kept) != 1 || desk.kept[0] != want {
		t.Errorf("kept are %+v", desk.kept)
	}
}

func TestAYearWithoutItsOwnItems(t *testing.T) {
	desk := sampleDesk()
	s, host := openSetup(t, desk)
	s.setup.yearOf.OnChanged("2020")
	l := s.setup.items
	if l.table.Len() != 41 || l.own() || !uitest.Mentions(s.setup.page, "2020年还没有自己的品种目录") {
		t.Fatalf("%d items; it says %q", l.table.Len(), uitest.Texts(s.setup.page))
	}
	l.table.Select("operating/牛")
	l.retire.OnTapped()
	l.remove.OnTapped()
	s.Shortcut("next")
	if len(desk.kept)+len(desk.taken)+len(desk.moved) != 0 {
		t.Error("something is done to an item that is not there")
	}
	l.edit.OnTapped()
	host.Press(t, "建立2020年的品种目录")
	if !slices.Equal(desk.founded, []string{"2020"}) || !uitest.Says(host.Top(), "2020年的收入品种") {
		t.Errorf("founded are %v, open is %q", desk.founded, uitest.Texts(host.Top()))
	}
	host.Press(t, "取消")
	s.setup.yearOf.OnChanged("2021")
	host.Press(t, "复制2020年的品种")
	if !slices.Equal(desk.copied, []string{"2020", "2021"}) {
		t.Errorf("copied are %v", desk.copied)
	}
}

func TestTheWayBackFromTheSetup(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Press(t, "概览")
	host.Press(t, "标准与品种")
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.view != s.overview {
		t.Error("the way back does not lead to the overview")
	}
	s.Shortcut("back")
	if s.view != nil {
		t.Error("Alt+← does not lead to the list")
	}
}

func TestHomeLeadsToTheList(t *testing.T) {
	s, _ := openSetup(t, sampleDesk())
	s.Home()
	if s.view != nil {
		t.Error("the page stays")
	}
}
