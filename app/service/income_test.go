package service

import (
	"context"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// reckoning is a desk at an archive with one household of two people, for income sheets of 2021.
type reckoning struct {
	testing.TB
	desk    *Desk
	archive *data.Archive
	ctx     context.Context
	house   int64
	head    int64
}

func newReckoning(t *testing.T) *reckoning {
	t.Helper()
	archive, _ := datatest.Open(t)
	r := &reckoning{TB: t, archive: archive, ctx: t.Context(), desk: NewDesk(archive, Config{Operator: "张会计"})}
	datatest.MustDo(t, archive, "户", func(tx *data.Tx) error {
		r.house, r.head = datatest.Household(t, tx, datatest.Village(t, tx, "柏树村"), "519900100001", "张三丰")
		datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(r.house), "name", "李秀英", "relation", "配偶"))
		return nil
	})
	return r
}

func (r *reckoning) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *reckoning) open() township.IncomeFile {
	r.Helper()
	f, err := r.desk.OpenIncome(r.ctx, r.house, "2021")
	r.must(err)
	return f
}

func pigs(income township.Fen) township.IncomeLine {
	return township.IncomeLine{Category: township.Operating, Item: "猪", Unit: "头", Quantity: 30000, Income: income, Expense: 100000}
}

// save writes lines over what is there.
func (r *reckoning) save(finish bool, lines ...township.IncomeLine) (township.IncomeSheet, township.Deed) {
	r.Helper()
	f := r.open()
	edit := township.SheetEdit{Sheet: f.Sheet, Was: f.Sheet.Lines, Finish: finish}
	edit.Sheet.Lines = lines
	s, deed, err := r.desk.SaveIncome(r.ctx, edit, "")
	r.must(err)
	return s, deed
}

func (r *reckoning) wrong(err error, code township.Code, part string) {
	r.Helper()
	if township.CodeOf(err) != code || !strings.Contains(township.Say(err), part) {
		r.Errorf("%s %q, want %s with %q", township.CodeOf(err), township.Say(err), code, part)
	}
}

func TestAnIncomeSheetFromDraftToCorrection(t *testing.T) {
	r := newReckoning(t)
	if f := r.open(); f.Sheet.ID != 0 || f.Sheet.Population != 2 || len(f.Items) != 41 || f.Sheet.State != township.SheetDraft {
		t.Fatalf("a household without a sheet opens as %+v", f.Sheet)
	}
	draft, deed := r.save(false, pigs(540000))
	if deed.Title != "收入计算表 2021年 柏树村1组张三丰户 草稿 人均2,200.00元" || deed.Kind != township.DeedIncome || deed.Origin != screenIncome {
		t.Errorf("the deed is %+v", deed)
	}
	_, err := r.desk.SignIncome(r.ctx, []int64{draft.ID}, township.Signature{On: "2021-11-19"})
	r.wrong(err, township.CodeConflict, "还是草稿")
	done, _ := r.save(true, pigs(540000))
	if done.ID != draft.ID || done.State != township.SheetComplete || done.Reckoner != "张会计" || done.ReckonedOn != "2021-11-19" {
		t.Errorf("complete: %+v", done)
	}
	_, err = r.desk.SignIncome(r.ctx, []int64{done.ID}, township.Signature{On: "2021-11-19"})
	r.must(err)
	f := r.open()
	if !f.Locked() || f.Sheet.Signer != "张三丰" {
		t.Errorf("signed: %+v", f.Sheet)
	}
	_, _, err = r.desk.SaveIncome(r.ctx, township.SheetEdit{Sheet: f.Sheet, Was: f.Sheet.Lines}, "")
	r.wrong(err, township.CodeConflict, "已于 2021-11-19 签字")
	_, err = r.desk.DeleteIncome(r.ctx, done.ID, "误录")
	r.wrong(err, township.CodeConflict, "已于 2021-11-19 签字，不能删除")

	_, _, err = r.desk.CorrectIncome(r.ctx, done.ID, " ")
	r.wrong(err, township.CodeInvalid, "请写明更正原因")
	next, _, err := r.desk.CorrectIncome(r.ctx, done.ID, "漏算养老金")
	r.must(err)
	if next.Version != 2 || next.State != township.SheetDraft || next.Reason != "漏算养老金" {
		t.Errorf("the correction is %+v", next)
	}
	_, _, err = r.desk.CorrectIncome(r.ctx, done.ID, "再来一次")
	r.wrong(err, township.CodeConflict, "已有第2版")
	r.save(true, pigs(540000), township.IncomeLine{Category: township.Transfer, Item: "抚恤金", Income: 100})
	old, err := r.desk.IncomeVersion(r.ctx, done.ID)
	if err != nil || len(old.Lines) != 1 || old.State != township.SheetSigned {
		t.Errorf("the signed version is %+v, %v", old, err)
	}
	if f := r.open(); f.Sheet.Version != 2 || len(f.Former) != 1 || len(f.Sheet.Lines) != 2 {
		t.Errorf("the sheet is %+v", f.Sheet)
	}
}

func TestABirthChangesOnlyADraft(t *testing.T) {
	r := newReckoning(t)
	draft, _ := r.save(false, pigs(500000))
	birth := func(name string) {
		datatest.MustDo(t, r.archive, "出生", func(tx *data.Tx) error {
			datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(r.house), "name", name, "relation", "之子"))
			return nil
		})
	}
	birth("张小")
	f := r.open()
	if f.Sheet.Population != 3 || f.Recounted != "家庭人口由 2 人变为 3 人，草稿已按 3 人重算。" {
		t.Errorf("a draft after a birth: %d, %q", f.Sheet.Population, f.Recounted)
	}
	r.save(true, pigs(500000))
	birth("张二")
	f = r.open()
	if f.Sheet.Population != 3 || f.Recounted != "" || !slices.ContainsFunc(township.Warnings(&f.Sheet, f.IncomeContext), func(w township.IncomeWarning) bool { return w.Code == township.WarnPopulation }) {
		t.Errorf("a complete sheet after a birth: %d, %q", f.Sheet.Population, f.Recounted)
	}
	figures, err := r.desk.IncomeFigures(r.ctx, "2021")
	r.must(err)
	if len(figures) != 1 || figures[0].PerCapita.String() != "1333.33" || figures[0].Sheet != draft.ID {
		t.Errorf("the overview says %+v", figures)
	}
}

func TestASheetChangedElsewhereIsNotWrittenOver(t *testing.T) {
	r := newReckoning(t)
	before := r.open()
	r.save(false, pigs(500000))
	edit := township.SheetEdit{Sheet: before.Sheet, Was: before.Sheet.Lines}
	_, _, err := r.desk.SaveIncome(r.ctx, edit, "")
	r.wrong(err, township.CodeConflict, "已由别的操作建立或更正")
	before = r.open()
	r.save(false, pigs(600000))
	_, _, err = r.desk.SaveIncome(r.ctx, township.SheetEdit{Sheet: before.Sheet, Was: before.Sheet.Lines}, "")
	r.wrong(err, township.CodeConflict, "打开以后已被别的操作改动")
}

func TestIncomeDeedsCanBeTakenBack(t *testing.T) {
	r := newReckoning(t)
	_, err := r.desk.SaveStandard(r.ctx, township.Standard{Year: "2021", Name: "回头看", PovertyLine: 400000})
	r.must(err)
	s, first := r.save(false, pigs(500000))
	_, second := r.save(true, pigs(500000), township.IncomeLine{Category: township.Wage, Item: "务工收入", Person: "张三丰", Quantity: 80000, Price: 100, Income: 800})
	signed, err := r.desk.SignIncome(r.ctx, []int64{s.ID}, township.Signature{On: "2021-11-19", Proxy: "李秀英", ProxyReason: "户主外出"})
	r.must(err)
	for _, c := range []struct {
		deed  township.Deed
		state township.SheetState
		lines int
	}{{signed, township.SheetComplete, 2}, {second, township.SheetDraft, 1}, {first, township.SheetDraft, 0}} {
		_, err := r.desk.Undo(r.ctx, c.deed.ID, false)
		r.must(err)
		if f := r.open(); f.Sheet.State != c.state || len(f.Sheet.Lines) != c.lines || f.Sheet.Proxy != "" {
			t.Errorf("after taking back %q: %+v", c.deed.Title, f.Sheet)
		}
	}
}

func TestAHouseholdTakesItsSheetsToTheBin(t *testing.T) {
	r := newReckoning(t)
	s, _ := r.save(true, pigs(500000))
	_, err := r.desk.SignIncome(r.ctx, []int64{s.ID}, township.Signature{On: "2021-11-19"})
	r.must(err)
	deed, err := r.desk.DeleteHousehold(r.ctx, r.house, "误录")
	r.must(err)
	_, err = r.desk.Restore(r.ctx, deed.ID)
	r.must(err)
	if f := r.open(); !f.Locked() || len(f.Sheet.Lines) != 1 {
		t.Errorf("back from the bin: %+v", f.Sheet)
	}
}

func TestTheCatalogueOfAYear(t *testing.T) {
	r := newReckoning(t)
	_, err := r.desk.SaveStandard(r.ctx, township.Standard{Year: "2020", Name: "回头看", PovertyLine: 400000})
	r.must(err)
	items, _, err := r.desk.IncomeItems(r.ctx, "2020")
	r.must(err)
	pig := items[0]
	pig.Price, pig.CostRatio = 180000, 600000
	_, err = r.desk.SaveItem(r.ctx, pig)
	r.must(err)
	_, err = r.desk.SaveStandard(r.ctx, township.Standard{Year: "2021", Name: "回头看", PovertyLine: 400000})
	r.must(err)
	items, _, err = r.desk.IncomeItems(r.ctx, "2021")
	r.must(err)
	if items[0].Name != "猪" || items[0].Price != 180000 || items[0].Year != "2021" {
		t.Errorf("2021 begins with %+v", items[0])
	}
	r.save(false, pigs(500000))
	_, err = r.desk.RemoveItem(r.ctx, items[0].ID)
	r.wrong(err, township.CodeConflict, "已有1张收入计算表用到，不能删除，可以停用")
	renamed := items[0]
	renamed.Name = "生猪"
	_, err = r.desk.SaveItem(r.ctx, renamed)
	r.wrong(err, township.CodeConflict, "不能改名")
	off := items[0]
	off.Uncounted, off.Policy = true, "县发〔2021〕3号"
	deed, err := r.desk.SaveItem(r.ctx, off)
	r.must(err)
	if f := r.open(); f.Sheet.Totals().All.Net != 0 || !strings.HasSuffix(deed.Title, "（1张草稿已重算）") {
		t.Errorf("not counted: %+v after %q", f.Sheet.Totals(), deed.Title)
	}
	if figures, err := r.desk.IncomeFigures(r.ctx, "2021"); err != nil || figures[0].Net != 0 {
		t.Errorf("the overview says %+v, %v", figures, err)
	}
}

// What another year's catalogue says of counting is taken over with its policy, and the drafts follow; what it retired is not.
func TestACatalogueIsCopiedWithWhatCounts(t *testing.T) {
	r := newReckoning(t)
	for _, year := range []string{"2020", "2021"} {
		_, err := r.desk.FoundItems(r.ctx, year)
		r.must(err)
	}
	items, _, err := r.desk.IncomeItems(r.ctx, "2020")
	r.must(err)
	pig, old := items[0], items[1]
	pig.Uncounted, pig.Policy = true, "县发〔2020〕3号"
	_, err = r.desk.SaveItem(r.ctx, pig)
	r.must(err)
	old.ID, old.Name, old.Retired = 0, "骡", true
	_, err = r.desk.SaveItem(r.ctx, old)
	r.must(err)
	r.save(false, pigs(500000))
	deed, err := r.desk.CopyItems(r.ctx, "2020", "2021")
	r.must(err)
	if f := r.open(); f.Sheet.Totals().All.Net != 0 || !strings.HasSuffix(deed.Title, "到2021年（1张草稿已重算）") {
		t.Errorf("not counted: %+v after %q", f.Sheet.Totals(), deed.Title)
	}
	now, _, err := r.desk.IncomeItems(r.ctx, "2021")
	r.must(err)
	if len(now) != len(items) || now[0].Policy != pig.Policy || !now[0].Uncounted {
		t.Errorf("%d items, the first %+v", len(now), now[0])
	}
}

func TestStandardsAreCheckedAndApart(t *testing.T) {
	r := newReckoning(t)
	for want, s := range map[string]township.Standard{
		"不是年度":    {Year: "21", Name: "甲"},
		"请填写专项行动": {Year: "2021"},
		"起止日期不对":  {Year: "2021", Name: "甲", From: "2021-10-01", To: "2020-09-30"},
	} {
		_, err := r.desk.SaveStandard(r.ctx, s)
		r.wrong(err, township.CodeInvalid, want)
	}
	_, err := r.desk.SaveStandard(r.ctx, township.Standard{Year: "2021", Name: "回头看"})
	r.must(err)
	_, err = r.desk.SaveStandard(r.ctx, township.Standard{Year: "2021", Name: "回头看"})
	r.wrong(err, township.CodeConflict, "已经有“回头看”的标准")
	_, err = r.desk.SaveStandard(r.ctx, township.Standard{Year: "2021", Name: "大排查", PovertyLine: 600000})
	r.must(err)
	if list, err := r.desk.Standards(r.ctx, "2021"); err != nil || len(list) != 2 || list[0].From != "2020-10-01" || list[0].To != "2021-09-30" {
		t.Errorf("standards %+v, %v", list, err)
	}
}

func TestFindReadsTheCodeOfAForm(t *testing.T) {
	r := newReckoning(t)
	code := township.FormCode{Kind: township.FormIncome, Year: "2021", Household: r.house}
	for _, typed := range []string{code.String(), code.Grouped()} {
		f, err := r.desk.Find(r.ctx, township.FindRequest{Query: typed, Limit: 10})
		r.must(err)
		if f.Total() != 1 || f.Hits[0].Kind != township.HitIncome || f.Hits[0].Household != r.house || f.Hits[0].Label != "2021" || f.Hits[0].Detail != "柏树村 1组　2021年收入计算表" {
			t.Errorf("%q finds %+v", typed, f)
		}
		if ref := f.Hits[0].Remembered(); ref != (township.HitRef{Kind: township.HitHousehold, ID: r.house}) {
			t.Errorf("%q is remembered as %+v", typed, ref)
		}
	}
	other := township.FormCode{Kind: township.FormIncome, Year: "2021", Household: 999}
	if f, err := r.desk.Find(r.ctx, township.FindRequest{Query: other.String(), Limit: 10}); err != nil || f.Total() != 0 {
		t.Errorf("a household that is not: %+v, %v", f, err)
	}
}

func TestTheHistoryNamesSheetsAndLines(t *testing.T) {
	r := newReckoning(t)
	r.save(false, pigs(500000))
	_, deed := r.save(true, pigs(600000))
	f, err := r.desk.OpenHousehold(r.ctx, r.house)
	r.must(err)
	var told []string
	for _, l := range f.History {
		if l.Deed.Kind == township.DeedIncome {
			told = append(told, strings.TrimSpace(l.Entity+" "+l.Record+" "+l.Field.Label+" "+l.Old+"→"+l.New))
		}
	}
	for _, want := range []string{"收入计算表 2021年第1版 收入计算表 →2021年第1版 草稿", "收入计算表 2021年第1版 状态 草稿→已完成", "收入明细 猪 收入 5,000.00→6,000.00"} {
		if !slices.Contains(told, want) {
			t.Errorf("%q is not among %q", want, told)
		}
	}
	detail, err := r.desk.DeedDetail(r.ctx, deed.ID, township.HistoryFilter{}, 0)
	r.must(err)
	names := map[string]bool{}
	for _, rec := range detail.Records {
		names[rec.Name] = true
	}
	if !names["2021年第1版"] || !names["猪"] {
		t.Errorf("the deed touched %v", names)
	}
}

func TestTheScanOfASignedSheetIsTheHouseholdsAsWell(t *testing.T) {
	r := newReckoning(t)
	s, _ := r.save(true, pigs(500000))
	f := &filed{TB: t, desk: r.desk, ctx: r.ctx, owner: township.OfSheet(s.ID)}
	if out := f.add(f.photo("签字.jpg", 9)); out.Added != 1 || out.Deed.Title != "添加附件“签字”（张三丰户）" {
		t.Errorf("filed %+v", out)
	}
	for _, owner := range []township.AttachmentOwner{township.OfSheet(s.ID), township.OfHousehold(r.house)} {
		list, err := r.desk.AttachmentsOf(r.ctx, owner)
		if err != nil || len(list) != 1 || list[0].Title != "签字" {
			t.Errorf("%s has %+v, %v", owner.Link, list, err)
		}
	}
	deed, err := r.desk.DeleteIncome(r.ctx, s.ID, "误录")
	r.must(err)
	if deed.Origin != "屏幕：收入" {
		t.Errorf("the deletion comes from %q", deed.Origin)
	}
	if list, err := r.desk.AttachmentsOf(r.ctx, township.OfHousehold(r.house)); err != nil || len(list) != 0 {
		t.Errorf("after the sheet went: %+v, %v", list, err)
	}
}
