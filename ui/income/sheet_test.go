package income

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestASheetIsFilledInByKeyboardAlone(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	if c.at() != "猪 数量" {
		t.Fatalf("the keyboard begins at %q", c.at())
	}
	c.typed("3")
	c.key(fyne.KeyReturn)
	if c.at() != "猪 收入（元）" || p.rows[1].Line.Income != 540000 || p.rows[1].Line.Expense != 324000 {
		t.Errorf("3 pigs lead to %q with %+v", c.at(), p.rows[1].Line)
	}
	c.key(fyne.KeyReturn, fyne.KeyReturn)
	if c.at() != "牛 数量" {
		t.Errorf("after the pigs comes %q", c.at())
	}
	c.key(fyne.KeyReturn) // no cattle
	c.typed("ym")
	c.key(fyne.KeyReturn)
	if c.at() != "玉米 数量" {
		t.Errorf("ym leads to %q", c.at())
	}
	c.typed("800")
	c.key(fyne.KeyReturn)
	c.typed("1.35*800")
	c.key(fyne.KeyReturn)
	c.typed("300")
	c.key(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if c.at() != "务工补贴 收入（元）" {
		t.Errorf("three times Tab leads to %q", c.at())
	}
	c.key(fyne.KeyDown)
	if c.at() != "王强（省外） 收入（元）" {
		t.Errorf("down leads to %q", c.at())
	}
	c.key(fyne.KeyLeft, fyne.KeyLeft)
	c.typed("8")
	c.key(fyne.KeyReturn)
	c.typed("3200")
	c.key(fyne.KeyReturn)
	want := "猪 3 5400.00-3240.00; 玉米 800 1080.00-300.00; 务工收入（王强） 8 25600.00-0.00"
	if got := c.said(); got != want {
		t.Errorf("\n%s, want\n%s", got, want)
	}
	if !uitest.Says(p.page, "7,135.00 元") {
		t.Errorf("the per-capita income is not among %q", uitest.Texts(p.side.content))
	}
	c.screen.Shortcut("accept")
	if s := c.desk.sheets[1]; s.State != township.SheetComplete || len(s.Lines) != 3 || s.Lines[1].Workings != "收入 1.35*800" {
		t.Errorf("saved %+v", s)
	}
	if c.screen.sheet == nil || c.screen.sheet.file.Row.ID != 2 || c.at() != "猪 数量" {
		t.Errorf("after the last key the keyboard is at %q", c.at())
	}
}

// Twenty lines cost their digits and no more than three keys each, those that lead past empty lines included.
func TestTwentyLinesInFewKeys(t *testing.T) {
	c := newClerk(t)
	c.open(1)
	c.strokes = 0
	digits, lines := 0, 0
	enter := func(cells ...string) {
		lines++
		for _, text := range cells {
			digits += len(text)
			c.typed(text)
			c.key(fyne.KeyReturn)
		}
	}
	skip := func(n int) {
		for range n {
			c.key(fyne.KeyReturn)
		}
	}
	enter("3", "5400", "3200") // 猪
	skip(3)
	for range 3 { // 鸡 鸭鹅 蛋类
		enter("20", "1700", "600")
	}
	skip(2)
	for range 4 { // 玉米 水稻 红苕 土豆
		enter("800", "1080", "300")
	}
	c.key(fyne.KeyTab)
	enter("500") // 土地流转金
	enter("1200")
	c.key(fyne.KeyTab)
	for range 9 { // 转移性收入, the pension of one person among them
		enter("360")
	}
	c.key(fyne.KeyTab)
	enter("400")
	enter("8", "3200")
	if got := len(c.screen.sheet.lines()); got != lines || lines < 20 {
		t.Fatalf("%d of %d lines: %s", got, lines, c.said())
	}
	if keys := c.strokes - digits; keys > 3*lines {
		t.Errorf("%d lines took %d keys beside %d digits", lines, keys, digits)
	}
}

func TestWhatIsNoNumberStaysInItsCell(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	for typed, want := range map[string]string{
		"3头":    "有“头”，这里只能填数字或算式，例如 1200*3+500",
		"1e309": "有“e”，这里只能填数字或算式，例如 1200*3+500",
		"-3":    "数量不能是负数，请改正",
		"5/0":   "除数是 0，算不出来，请改正",
	} {
		c.typed(typed)
		c.key(fyne.KeyReturn)
		if c.at() != "猪 数量" || p.faults[cellKey{p.rows[1].key, columnQuantity}].problem != want {
			t.Errorf("%q: at %q with %+v", typed, c.at(), p.faults)
		}
		c.screen.Shortcut("save")
		if c.desk.saves != 0 {
			t.Errorf("%q was saved", typed)
		}
		c.key(fyne.KeyEscape)
		if len(p.faults) != 0 {
			t.Errorf("Esc leaves %+v", p.faults)
		}
	}
	c.typed("2")
	c.key(fyne.KeyReturn)
	if got := c.said(); got != "猪 2 3600.00-2160.00" {
		t.Errorf("afterwards %s", got)
	}
}

func TestLastYearFillsARow(t *testing.T) {
	c := newClerk(t)
	c.open(1)
	c.ctrl(fyne.KeyD)
	if got := c.said(); got != "猪 2 3600.00-2000.00" {
		t.Errorf("Ctrl+D: %s", got)
	}
	c.key(fyne.KeyReturn)
	if c.at() != "猪 收入（元）" {
		t.Errorf("afterwards at %q", c.at())
	}
}

func TestOthersHaveNames(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	count := func() (n int) {
		for _, r := range p.rows {
			if r.Kind == township.EntryFree && r.Item.Category == township.Operating {
				n++
			}
		}
		return n
	}
	c.typed("qt")
	p.file.Letters["其他"] = "qt"
	p.paint()
	c.key(fyne.KeyReturn)
	if c.at() != "其他：…… 品种" {
		t.Fatalf("at %q", c.at())
	}
	c.typed("竹编")
	c.key(fyne.KeyReturn)
	c.typed("500")
	c.key(fyne.KeyReturn, fyne.KeyReturn)
	if got := c.said(); got != "其他：竹编  500.00-0.00" || count() != 2 {
		t.Errorf("%s, %d rows", got, count())
	}
	c.typed("竹编")
	c.key(fyne.KeyReturn)
	if c.at() != "其他：…… 品种" || len(p.faults) != 1 {
		t.Errorf("the same name again: at %q, %+v", c.at(), p.faults)
	}
}

func TestUnsavedInputAsksAndComesBack(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("3")
	c.key(fyne.KeyReturn)
	p.keeper.Keep()
	if len(c.desk.Kept) != 1 || c.desk.Kept[0].Title != "柏树村1组张三丰户 2021年收入计算表" || !Drafted(c.desk.Kept[0]) {
		t.Fatalf("drafts %+v", c.desk.Kept)
	}
	left := false
	c.screen.Leave(func() { left = true })
	if left || c.Top() == nil {
		t.Fatal("the sheet was left without a question")
	}
	c.Press(t, "继续填写")
	next := New(c.Host, c.desk)
	next.later = c.screen.later
	c.Show(next)
	next.Resume(c.desk.Kept[0])
	c.screen.sheet.keeper.Stop()
	c.screen = next
	if got := c.said(); got != "猪 3 5400.00-3240.00" {
		t.Errorf("the draft came back as %q", got)
	}
	if !slices.Contains(next.queue, 2) {
		t.Errorf("behind it come %v", next.queue)
	}
	c.screen.Shortcut("save")
	if len(c.desk.Kept) != 0 || c.desk.sheets[1].State != township.SheetDraft {
		t.Errorf("after saving there are drafts %+v and %+v", c.desk.Kept, c.desk.sheets[1])
	}
}

func TestARefusedSheetStaysOnTheScreen(t *testing.T) {
	c := newClerk(t)
	c.open(1)
	c.typed("3")
	c.desk.refuse = township.Errorf(township.CodeConflict, "已被别的操作改动")
	c.screen.Shortcut("accept")
	if len(c.Failures) != 1 || c.said() != "猪 3 5400.00-3240.00" || c.screen.sheet.file.Row.ID != 1 {
		t.Errorf("%v, %s", c.Failures, c.said())
	}
}

func TestASignedSheetIsLockedUntilItIsCorrected(t *testing.T) {
	c := newClerk(t)
	c.desk.sheets[1] = township.IncomeSheet{
		ID: 1, Household: 1, Year: "2021", Version: 1, State: township.SheetSigned, Population: 4, Head: "张三丰", Signature: township.Signature{On: "2021-11-01", Signer: "张三丰"},
		Lines: []township.IncomeLine{{Category: township.Operating, Item: "猪", Quantity: 30000, Income: 540000}},
	}
	p := c.open(1)
	for _, l := range p.grid.Lines() {
		if len(l.Path) > 0 {
			t.Fatalf("a locked sheet takes %+v", l)
		}
	}
	if !uitest.Mentions(p.page, "已签字，表已锁定") || !uitest.Mentions(p.page, "2021年　已签字　2021-11-01") {
		t.Errorf("it says %q", uitest.Texts(p.page))
	}
	c.Picked = []string{"/tmp/签字.jpg"}
	p.addScan()
	if len(c.desk.scans) != 1 || !slices.ContainsFunc(uitest.All[*widgets.Button](p.side.content), func(b *widgets.Button) bool { return strings.HasPrefix(b.Text, "扫描件 1 个") }) {
		t.Errorf("filed %+v", c.desk.scans)
	}
	p.correct()
	c.typed("漏算养老金")
	c.Press(t, "更正")
	if s := c.desk.sheets[1]; s.Version != 2 || s.State != township.SheetDraft || c.screen.sheet.file.Locked() {
		t.Errorf("the correction is %+v", s)
	}
}

func TestWarningsAreAnswered(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	var asked township.IncomeWarning
	sheet := p.sheet()
	for _, w := range township.Warnings(&sheet, p.file.IncomeContext) {
		if w.Code == township.WarnNoPension {
			asked = w
		}
	}
	if !uitest.Mentions(p.side.content, "张三丰 66岁，没有养老金。") {
		t.Fatalf("the panel says %q", uitest.Texts(p.side.content))
	}
	p.answer(asked)
	c.typed("领退休金")
	c.Press(t, "写上说明")
	c.screen.Shortcut("save")
	if s := c.desk.sheets[1]; len(s.Answers) != 1 || s.Answers[0].Reason != "领退休金" {
		t.Errorf("answers %+v", s.Answers)
	}
	if !uitest.Mentions(c.screen.sheet.side.content, "说明：领退休金") {
		t.Errorf("the panel says %q", uitest.Texts(c.screen.sheet.side.content))
	}
}

func TestAHouseholdWithoutMembersHasNoPerCapita(t *testing.T) {
	c := newClerk(t)
	c.desk.rows[1].People = 0
	p := c.open(2)
	if texts := strings.Join(uitest.Texts(p.side.content), "|"); !strings.Contains(texts, "没有家庭人口") || !strings.Contains(texts, "算不出人均纯收入") {
		t.Errorf("the panel says %s", texts)
	}
}

func TestCompleteSheetsAreSignedTogether(t *testing.T) {
	c := newClerk(t)
	for _, id := range []int64{1, 2} {
		c.desk.sheets[id] = township.IncomeSheet{ID: id, Household: id, Year: "2021", Version: 1, State: township.SheetComplete, Population: 2}
	}
	c.screen.Refresh()
	c.screen.list.table.SelectAll()
	c.Press(t, "登记签字 2 张…")
	c.Press(t, "登记 2 张")
	if c.desk.sheets[1].State != township.SheetSigned || c.desk.sheets[2].On != uitest.Today {
		t.Errorf("signed: %+v", c.desk.sheets)
	}
}

// A day before that of the sheet is refused beside the day, a proxy without reason beside the reason; what was typed stays.
func TestARefusedSignatureIsSaidWhereItIsWrong(t *testing.T) {
	c := newClerk(t)
	c.desk.sheets[1] = township.IncomeSheet{ID: 1, Household: 1, Year: "2021", Version: 1, State: township.SheetComplete, Population: 2, Head: "张三丰"}
	c.open(1).sign()
	f := fieldsOf(c.Host)
	f["代签人"].Input().(entries).SetText("李邻居")
	c.Press(t, "登记 1 张")
	if got := f["代签原因"].Problem(); !strings.Contains(got, "请写明代签原因") {
		t.Errorf("beside the reason stands %q", got)
	}
	f["代签原因"].Input().(entries).SetText("电话确认")
	c.desk.refuse = township.Errorf(township.CodeInvalid, "签字日期 2021-01-01 早于核算日期 2021-11-19，请改正。")
	c.Press(t, "登记 1 张")
	if got := f["签字日期"].Problem(); !strings.Contains(got, "早于核算日期") || c.desk.sheets[1].State == township.SheetSigned {
		t.Errorf("beside the day stands %q", got)
	}
}

// That a draft was worked out anew is still said when the keeping of a draft finds that nothing was typed.
func TestARecountStaysSaid(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	f := p.file
	f.Recounted, f.Sheet.Remark = "家庭人口由 2 人变为 3 人，草稿已按 3 人重算。", "口述"
	p.show(f)
	p.keeper.Keep()
	if p.kept.Text != f.Recounted || len(c.desk.Kept) > 0 {
		t.Errorf("it says %q, kept are %+v", p.kept.Text, c.desk.Kept)
	}
}
