package service_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// formDesk is a desk at an archive with two villages and a household 张三 with a wife.
type formDesk struct {
	*service.Desk
	archive         *data.Archive
	clock           *datatest.Clock
	village, other  int64
	household, head int64
	wife            int64
}

func openForms(t *testing.T) *formDesk {
	t.Helper()
	a, clock := datatest.Open(t)
	f := &formDesk{archive: a, clock: clock, Desk: service.NewDesk(a, service.Config{Operator: "张会计", TempDir: t.TempDir()})}
	datatest.MustDo(t, a, "准备", func(tx *data.Tx) error {
		f.village = datatest.Village(t, tx, "柏树村")
		f.other = datatest.Village(t, tx, "石桥村")
		f.household, f.head = datatest.Household(t, tx, f.village, "51990001", "张三")
		f.wife = datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(f.household),
			"name", "刘红", "sex", "女", "relation", "配偶", "id_number", datatest.ID(2)))
		_, err := tx.Update(township.Members, f.head, map[string]string{"sex": "男", "id_number": datatest.ID(1)})
		return err
	})
	return f
}

// faultOn returns what a refused form says beside a field, the zero fault for nothing.
func faultOn(t *testing.T, err error, field string) township.FieldFault {
	t.Helper()
	var form *township.FormError
	if !errors.As(err, &form) {
		t.Fatalf("%v is no refused form", err)
	}
	for _, f := range form.Faults {
		if f.Field == field {
			return f
		}
	}
	return township.FieldFault{}
}

func TestSaveHouseholdNew(t *testing.T) {
	d := openForms(t)
	saved, err := d.SaveHousehold(context.Background(), township.HouseholdForm{
		Form: township.Form{Values: map[string]string{
			"village_id": data.FormatID(d.village), "group_name": "二组", "outside_kind": "重病户", "cultivated_land": "3.50亩",
			"location": "104.06,30.67", "risk_note": "说明", "phone": "138 0013 8000",
		}},
		Head: map[string]string{"name": "李𬭎", "id_number": datatest.ID(7), "sex": "男", "birth_date": "1970-01-08"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if saved.Deed.Kind != township.DeedHousehold || saved.Deed.Title != "新增柏树村2组李𬭎户" || saved.Deed.Origin != "屏幕：农户" || len(saved.Missing) != 0 {
		t.Errorf("saved %+v", saved)
	}
	file, err := d.OpenHousehold(context.Background(), saved.ID)
	if err != nil {
		t.Fatal(err)
	}
	if h := file.Household; h.Get("cultivated_land") != "3.5" || h.Get("group_name") != "2组" || h.Get("phone") != "13800138000" || h.Get("location") != "104.06,30.67" {
		t.Errorf("household %v", h.Values)
	}
	if len(file.Members) != 1 || file.Members[0].Get("relation") != "户主" || file.Row.Head != "李𬭎" || file.Row.Outside != "重病户" {
		t.Errorf("members %v, row %+v", file.Members, file.Row)
	}
	if _, err := d.Undo(context.Background(), saved.Deed.ID, false); err != nil {
		t.Fatal(err)
	}
	if _, err := d.OpenHousehold(context.Background(), saved.ID); township.CodeOf(err) != township.CodeNotFound {
		t.Errorf("after undo: %v", err)
	}
}

// An unfinished household is kept, and what it lacks is told.
func TestSaveHouseholdUnfinished(t *testing.T) {
	d := openForms(t)
	saved, err := d.SaveHousehold(context.Background(), township.HouseholdForm{Form: township.Form{Values: map[string]string{"village_id": data.FormatID(d.village)}}})
	if err != nil {
		t.Fatal(err)
	}
	if saved.Deed.Title != "新增柏树村户主未知的一户" || len(saved.Missing) != 3 {
		t.Errorf("%q, missing %v", saved.Deed.Title, saved.Missing)
	}
	missing, err := d.Missing(context.Background(), saved.ID)
	if d := cmp.Diff(len(saved.Missing), len(missing)); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestSaveHouseholdRefused(t *testing.T) {
	d := openForms(t)
	before, _ := d.Households(context.Background())
	_, err := d.SaveHousehold(context.Background(), township.HouseholdForm{
		Form: township.Form{Values: map[string]string{
			"code": "51990001", "phone": "123", "exit_year": "二〇二〇", "wage_income": "1", "remark": strings.Repeat("长", 501),
		}},
		Head: map[string]string{"name": strings.Repeat("长", 300), "id_number": datatest.ID(1)},
	})
	for field, want := range map[string]string{
		"code": "已是柏树村1组张三户的户编号", "phone": "现有3位", "exit_year": "不是年度", "wage_income": "不能在这里修改", "village_id": "请选择行政村",
		"remark": "最多500个字", "name": "300个字", "id_number": "柏树村1组张三户的张三已用这个号码",
	} {
		if got := faultOn(t, err, field); !strings.Contains(got.Text, want) {
			t.Errorf("%s: %q, want %q", field, got.Text, want)
		}
	}
	for _, field := range []string{"code", "id_number"} {
		if got := faultOn(t, err, field).HouseholdID; got != d.household {
			t.Errorf("%s names household %d, want %d", field, got, d.household)
		}
	}
	if township.CodeOf(err) != township.CodeConflict || !strings.HasPrefix(township.Say(err), "没有保存。") {
		t.Errorf("%s %q", township.CodeOf(err), township.Say(err))
	}
	if after, _ := d.Households(context.Background()); len(after) != len(before) {
		t.Error("something of a refused form was written")
	}
}

func (d *formDesk) edit(t *testing.T, id int64, was, values map[string]string) (township.Saved, error) {
	t.Helper()
	return d.SaveHousehold(context.Background(), township.HouseholdForm{Form: township.Form{ID: id, Was: was, Values: values}})
}

// A field that another deed changed meanwhile is told with both values; other fields are no conflict.
func TestSaveHouseholdConflict(t *testing.T) {
	d := openForms(t)
	was := map[string]string{"cause": "", "group_name": "1组", "remark": ""}
	if _, err := d.edit(t, d.household, was, map[string]string{"cause": "因病", "group_name": "1组", "remark": ""}); err != nil {
		t.Fatal(err)
	}
	_, err := d.edit(t, d.household, was, map[string]string{"cause": "因残", "group_name": "1组", "remark": ""})
	f := faultOn(t, err, "cause")
	if !f.Conflict || f.Now != "因病" || !strings.Contains(f.Text, "“因病”") || !strings.Contains(f.Text, "“因残”") {
		t.Errorf("conflict %+v", f)
	}
	saved, err := d.edit(t, d.household, was, map[string]string{"cause": "", "group_name": "1组", "remark": "记一笔"})
	if err != nil || saved.Deed.Title != "修改柏树村1组张三户" || saved.Deed.Records != 1 {
		t.Errorf("%+v, %v", saved, err)
	}
	file, _ := d.OpenHousehold(context.Background(), d.household)
	if file.Household.Get("cause") != "因病" || file.Household.Get("remark") != "记一笔" {
		t.Errorf("%v", file.Household.Values)
	}
	if same, err := d.edit(t, d.household, was, was); err != nil || same.Deed.ID != 0 {
		t.Errorf("nothing changed: %+v, %v", same, err)
	}
	if _, err := d.edit(t, 999, was, map[string]string{"remark": "x"}); township.CodeOf(err) != township.CodeNotFound {
		t.Errorf("gone: %v", err)
	}
}

// What an import brought that the check would refuse stays while nobody touches it.
func TestSaveHouseholdKeepsWhatIsThere(t *testing.T) {
	d := openForms(t)
	datatest.MustDo(t, d.archive, "名单", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, d.household, map[string]string{"phone": "2345678", "cause": "因赌"})
		return err
	})
	was := map[string]string{"phone": "2345678", "cause": "因赌", "remark": ""}
	if _, err := d.edit(t, d.household, was, map[string]string{"phone": "2345678", "cause": "因赌", "remark": "x"}); err != nil {
		t.Error(err)
	}
}

// A household of the 档外五类 stands in no ledger: neither becomes it one while in a ledger, nor is it moved into one.
func TestOutsideStaysOutOfLedgers(t *testing.T) {
	d := openForms(t)
	move := func(id int64) error {
		_, err := d.MoveHouseholds(context.Background(), []township.Move{{Household: id, To: township.Stable, On: "2021-11-01", Reason: "测试"}})
		return err
	}
	if err := move(d.household); err != nil {
		t.Fatal(err)
	}
	_, err := d.edit(t, d.household, map[string]string{"outside_kind": ""}, map[string]string{"outside_kind": "重病户"})
	if got := faultOn(t, err, "outside_kind").Text; !strings.Contains(got, "稳定脱贫户") {
		t.Errorf("%q", got)
	}
	if _, err := d.edit(t, d.household, map[string]string{"outside_kind": ""}, map[string]string{"outside_kind": "边缘户"}); err != nil {
		t.Error(err)
	}
	outside, err := d.SaveHousehold(context.Background(), township.HouseholdForm{Form: township.Form{Values: map[string]string{
		"village_id": data.FormatID(d.village), "group_name": "3组", "outside_kind": "重残户",
	}}, Head: map[string]string{"name": "王五"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := move(outside.ID); township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "柏树村3组王五户是档外五类（重残户）") {
		t.Errorf("moved: %v", err)
	}
}

// An ordinary household was never poor: it can be watched or stand at the margin, but is no 脱贫户 and no 返贫户.
func TestCommonHouseholdStaysOutOfLedgersOfThePoor(t *testing.T) {
	d := openForms(t)
	common, err := d.SaveHousehold(context.Background(), township.HouseholdForm{Form: township.Form{Values: map[string]string{
		"village_id": data.FormatID(d.village), "group_name": "3组", "household_type": "一般农户",
	}}, Head: map[string]string{"name": "王五"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		to   township.Ledger
		want string
	}{
		{township.Stable, "柏树村3组王五户是一般农户，没有脱过贫，不进“稳定脱贫户”台账"},
		{township.Relapsed, "不进“返贫户”台账"},
		{township.Marginal, ""},
		{township.Monitored, ""},
	} {
		_, err := d.MoveHouseholds(context.Background(), []township.Move{{Household: common.ID, To: c.to, On: "2021-11-01", Reason: "测试"}})
		if c.want == "" && err != nil || c.want != "" && (township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), c.want)) {
			t.Errorf("%s: %v", c.to, err)
		}
	}
}

func TestAcceptProposalRefusesOutside(t *testing.T) {
	d := openForms(t)
	var proposal int64
	datatest.MustDo(t, d.archive, "建议", func(tx *data.Tx) error {
		if _, err := tx.Update(township.Households, d.household, map[string]string{"outside_kind": "重病户"}); err != nil {
			return err
		}
		proposal = datatest.MustInsert(t, tx, datatest.Record(township.Proposals, "household_id", data.FormatID(d.household), "ledger", string(township.Stable), "reason", "x", "state", township.ProposalOpen))
		return nil
	})
	_, err := d.AcceptProposals(context.Background(), []int64{proposal}, d.Today(), "")
	if township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "不进台账") {
		t.Errorf("accepted: %v", err)
	}
}

func (d *formDesk) member(t *testing.T, id int64, was map[string]string, pairs ...string) (township.Saved, error) {
	t.Helper()
	values := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	return d.SaveMember(context.Background(), d.household, township.Form{ID: id, Was: was, Values: values})
}

func TestSaveMember(t *testing.T) {
	d := openForms(t)
	saved, err := d.member(t, 0, nil, "name", "张 小宝", "relation", "儿子", "sex", "男", "id_number", datatest.ID(3), "health", "残疾,慢性病")
	if err != nil || saved.Deed.Title != "补录成员：柏树村1组张三户 张小宝" || saved.Deed.Kind != township.DeedMember {
		t.Fatalf("%+v, %v", saved, err)
	}
	file, _ := d.OpenHousehold(context.Background(), d.household)
	if m := file.Members[2]; m.Get("relation") != "之子" || m.Get("health") != "残疾、长期慢性病" {
		t.Errorf("%v", m.Values)
	}
	saved, err = d.member(t, saved.ID, map[string]string{"education": ""}, "education", "小学")
	if err != nil || saved.Deed.Title != "修改成员：柏树村1组张三户 张小宝" {
		t.Errorf("%+v, %v", saved, err)
	}
	if len(saved.Missing) == 0 {
		t.Error("nothing is said to be missing")
	}
}

func TestSaveMemberRefused(t *testing.T) {
	d := openForms(t)
	for _, c := range []struct {
		name   string
		id     int64
		was    map[string]string
		values []string
		field  string
		want   string
	}{
		{"second head", 0, nil, []string{"name", "李四", "relation", "户主"}, "relation", "户主变更"},
		{"head gives it up", d.head, map[string]string{"relation": "户主"}, []string{"relation", "其他"}, "relation", "没有户主"},
		{"relation of the other sex", 0, nil, []string{"name", "李四", "sex", "男", "relation", "之女"}, "relation", "不能是“之女”"},
		{"sex against the relation that is there", d.wife, map[string]string{"sex": "女"}, []string{"sex", "中"}, "sex", ""},
		{"no name", 0, nil, []string{"sex", "男"}, "name", "请填写姓名"},
		{"number of another", 0, nil, []string{"name", "李四", "id_number", datatest.ID(2)}, "id_number", "的刘红已用这个号码"},
		{"same number with a certificate behind it", 0, nil, []string{"name", "李四", "id_number", datatest.ID(2) + "11"}, "id_number", "的刘红已用这个号码"},
		{"event's field", d.wife, nil, []string{"left_on", "2021-01-01"}, "left_on", "不能在这里"},
	} {
		_, err := d.member(t, c.id, c.was, c.values...)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if got := faultOn(t, err, c.field).Text; !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The number of somebody who has left is still his.
func TestNumberOfWhoLeft(t *testing.T) {
	d := openForms(t)
	datatest.MustDo(t, d.archive, "嫁出", func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, d.wife, map[string]string{"left_on": "2020-05-01", "left_way": "嫁出"})
		return err
	})
	_, err := d.member(t, 0, nil, "name", "刘红", "id_number", datatest.ID(2))
	if f := faultOn(t, err, "id_number"); !strings.Contains(f.Text, "2020-05-01 嫁出") || f.HouseholdID != d.household {
		t.Errorf("%+v", f)
	}
	holder, err := d.HolderOf(context.Background(), datatest.ID(2), 0)
	if err != nil || holder.HouseholdID != d.household {
		t.Errorf("%+v, %v", holder, err)
	}
	if own, _ := d.HolderOf(context.Background(), datatest.ID(2), d.wife); own.Text != "" {
		t.Errorf("her own number: %+v", own)
	}
}

// A head of whom only a roster spoke counts as entered once as many people are there as the roster said.
func TestStubSettles(t *testing.T) {
	d := openForms(t)
	datatest.MustDo(t, d.archive, "名单", func(tx *data.Tx) error {
		if _, err := tx.Update(township.Households, d.household, map[string]string{"people_declared": "4"}); err != nil {
			return err
		}
		_, err := tx.Update(township.Members, d.head, map[string]string{"stub": "是"})
		return err
	})
	stub := func() string {
		file, _ := d.OpenHousehold(context.Background(), d.household)
		return file.Members[0].Get("stub")
	}
	for i, want := range []string{"是", ""} {
		if _, err := d.member(t, 0, nil, "name", "孩子"+string(rune('甲'+i))); err != nil {
			t.Fatal(err)
		}
		if got := stub(); got != want {
			t.Errorf("after child %d: stub %q", i+1, got)
		}
	}
}

func TestTwelveMembers(t *testing.T) {
	d := openForms(t)
	for i := range 10 {
		if _, err := d.member(t, 0, nil, "name", "孙"+string(rune('甲'+i)), "relation", "之孙子", "sex", "男", "id_number", datatest.ID(10+i)); err != nil {
			t.Fatal(err)
		}
	}
	if file, _ := d.OpenHousehold(context.Background(), d.household); file.Row.People != 12 {
		t.Errorf("%d people", file.Row.People)
	}
}

func TestMeasures(t *testing.T) {
	d := openForms(t)
	ctx := context.Background()
	if _, err := d.SaveMeasure(ctx, d.household, township.Form{Values: map[string]string{"amount": "-5"}}); faultOn(t, err, "kind").Text == "" || faultOn(t, err, "amount").Text == "" {
		t.Errorf("%v", err)
	}
	saved, err := d.SaveMeasure(ctx, d.household, township.Form{Values: map[string]string{"kind": "产业扶贫", "content": "养鸡", "amount": "1,200", "began_on": "2021-05"}})
	if err != nil || saved.Deed.Title != "登记帮扶措施：柏树村1组张三户 产业帮扶" {
		t.Fatalf("%+v, %v", saved, err)
	}
	list, _ := d.MeasuresOf(ctx, d.household)
	if len(list) != 1 || list[0].Get("amount") != "120000" || list[0].Get("began_on") != "2021-05" {
		t.Errorf("%v", list)
	}
	form := township.Form{ID: saved.ID, Was: map[string]string{"content": "养鸡"}, Values: map[string]string{"content": "养鸭"}}
	if saved, err = d.SaveMeasure(ctx, d.household, form); err != nil || saved.Deed.Title != "修改帮扶措施：柏树村1组张三户 产业帮扶" {
		t.Errorf("%+v, %v", saved, err)
	}
	deed, err := d.RemoveMeasure(ctx, saved.ID)
	if err != nil || deed.Title != "删去帮扶措施：柏树村1组张三户 产业帮扶" {
		t.Errorf("%+v, %v", deed, err)
	}
	if bin, err := d.Bin(ctx); err != nil || len(bin) != 1 || bin[0].Counts != "帮扶措施1条" {
		t.Errorf("the bin holds %+v, %v", bin, err)
	}
	if _, err := d.Restore(ctx, deed.ID); err != nil {
		t.Fatal(err)
	}
	if list, _ = d.MeasuresOf(ctx, d.household); len(list) != 1 || list[0].Get("content") != "养鸭" {
		t.Errorf("after undo %v", list)
	}
}

func TestDrafts(t *testing.T) {
	d := openForms(t)
	ctx := context.Background()
	deeds, _ := d.Deeds(ctx, 10)
	for i, content := range []string{`{"a":1}`, `{"a":2}`} {
		d.clock.At = d.clock.At.Add(time.Duration(i) * time.Minute)
		if err := d.SaveDraft(ctx, township.Draft{Key: "household:1", Title: "张三户", Content: content}); err != nil {
			t.Fatal(err)
		}
	}
	draft, ok, err := d.Draft(ctx, "household:1")
	if err != nil || !ok || draft.Content != `{"a":2}` || draft.Operator != "张会计" || !draft.At.Equal(d.clock.At) {
		t.Errorf("%+v, %v, %v", draft, ok, err)
	}
	if after, _ := d.Deeds(ctx, 10); len(after) != len(deeds) {
		t.Error("a draft is in the history")
	}
	if err := d.DropDraft(ctx, "household:1"); err != nil {
		t.Fatal(err)
	}
	if list, _ := d.Drafts(ctx); len(list) != 0 {
		t.Errorf("%v", list)
	}
}
