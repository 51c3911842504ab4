package service_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// helperTown is an archive with two villages: four households of 赵启明's in 柏树村, one of which says his name alone, two
// in 双河村 that name 王芳, who is on no roster, and one that names nobody. On the roster are 赵启明 and 孙立新.
func helperTown(tb testing.TB) (d *service.Desk, a *data.Archive, homes []int64) {
	d, a, _ = newDesk(tb)
	return d, a, fillHelperTown(tb, a)
}

func fillHelperTown(tb testing.TB, a *data.Archive) (homes []int64) {
	datatest.MustDo(tb, a, "农户", func(t *data.Tx) error {
		east, west := datatest.Village(tb, t, "柏树村"), datatest.Village(tb, t, "双河村")
		for i, who := range []struct {
			village          int64
			name, unit, post string
		}{
			{east, "赵启明", "镇乡村振兴办", ""},
			{east, "赵启明", "镇乡村振兴办", ""},
			{east, "赵启明", "", ""},
			{west, "赵启明", "镇乡村振兴办", ""},
			{west, "王芳", "县教育局", ""},
			{west, "王 芳", "县教育局", ""},
			{west, "", "", ""},
		} {
			code := "51990010000" + string(rune('1'+i))
			id, _ := datatest.Household(tb, t, who.village, code, []string{"张三", "李四", "王五", "赵六", "钱七", "孙八", "周九"}[i])
			homes = append(homes, id)
			if _, err := t.Update(township.Households, id, map[string]string{"helper_name": who.name, "helper_unit": who.unit}); err != nil {
				return err
			}
		}
		for _, h := range []township.Helper{{Name: "赵启明", Unit: "镇乡村振兴办", Phone: "028-55500101"}, {Name: "孙立新", Unit: "县农业农村局", Phone: "028-55500102"}} {
			datatest.MustInsert(tb, t, h.Record())
		}
		return nil
	})
	return homes
}

// helperNamed returns the line of a helper.
func helperNamed(tb failing, d *service.Desk, name string) township.HelperRow {
	tb.Helper()
	list, err := d.Helpers(ctx)
	must(tb, err)
	for _, r := range list.Rows {
		if r.Name == name {
			return r
		}
	}
	tb.Fatal("no helper " + name)
	return township.HelperRow{}
}

// says is what a household says of its helper.
func says(tb failing, d *service.Desk, household int64) string {
	tb.Helper()
	f, err := d.OpenHousehold(ctx, household)
	must(tb, err)
	return f.Household.Get("helper_name") + " " + f.Household.Get("helper_unit") + " " + f.Household.Get("helper_phone")
}

func TestHelpersWithTheirLoad(t *testing.T) {
	d, _, _ := helperTown(t)
	zhao, wang := helperNamed(t, d, "赵启明"), helperNamed(t, d, "王芳")
	if zhao.Households() != 4 || zhao.Initials != "zqm" || zhao.Outside {
		t.Errorf("赵启明: %d households, initials %q", zhao.Households(), zhao.Initials)
	}
	if wang.Households() != 2 || !wang.Outside {
		t.Errorf("王芳: %d households, outside %v; want 2, true", wang.Households(), wang.Outside)
	}
}

func TestRenamingAHelperFollowsIntoHisHouseholds(t *testing.T) {
	d, a, homes := helperTown(t)
	before := snapshot(t, a)
	h := helperNamed(t, d, "赵启明").Helper
	h.Name, h.Unit, h.Phone, h.Post = "赵启名", "镇党政办", "028-55500199", "主任"
	deed, err := d.SaveHelper(ctx, h)
	must(t, err)
	for _, id := range homes[:4] {
		if got, want := says(t, d, id), "赵启名 镇党政办 028-55500199"; got != want {
			t.Errorf("a household says %q, want %q", got, want)
		}
	}
	if got := says(t, d, homes[4]); got != "王芳 县教育局 " {
		t.Errorf("another one says %q", got)
	}
	if want := "修改帮扶责任人赵启名（镇党政办），4户随之更新"; deed.Title != want {
		t.Errorf("the deed is called %q, want %q", deed.Title, want)
	}
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if after := snapshot(t, a); after != before || helperNamed(t, d, "赵启明").Post != "" {
		t.Errorf("undo leaves%s", firstDifference(before, after))
	}
}

// A post is no concern of the households, and a telephone that nobody knows is not taken from them.
func TestSavingAHelperLeavesAloneWhatHasNotChanged(t *testing.T) {
	d, a, homes := helperTown(t)
	sun := helperNamed(t, d, "孙立新").Helper
	sun.Phone = ""
	_, err := d.SaveHelper(ctx, sun)
	must(t, err)
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Households: homes[6:], Helper: sun.ID})
	must(t, err)
	datatest.MustDo(t, a, "电话", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, homes[6], map[string]string{"helper_phone": "028-1234567"})
		return err
	})
	sun.Unit = "县农业局"
	_, err = d.SaveHelper(ctx, sun)
	must(t, err)
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Households: homes[6:], Helper: sun.ID})
	must(t, err)
	if got, want := says(t, d, homes[6]), "孙立新 县农业局 028-1234567"; got != want {
		t.Errorf("the household says %q, want %q", got, want)
	}
	before := snapshot(t, a)
	sun.Post = "科员"
	_, err = d.SaveHelper(ctx, sun)
	must(t, err)
	if after := snapshot(t, a); after != before {
		t.Errorf("a new post changes%s", firstDifference(before, after))
	}
}

func TestHelpersOfOneName(t *testing.T) {
	d, _, homes := helperTown(t)
	_, err := d.SaveHelper(ctx, township.Helper{Name: "赵启明", Unit: "镇乡村振兴办"})
	wantCode(t, err, township.CodeInvalid, "名册里已经有赵启明（镇乡村振兴办）")
	_, err = d.SaveHelper(ctx, township.Helper{Name: "赵启明", Unit: "县教育局"})
	must(t, err)
	if got, want := says(t, d, homes[2]), "赵启明 镇乡村振兴办 "; got != want {
		t.Errorf("who was named alone is now %q, want %q: else the household would be nobody's", got, want)
	}
	_, err = d.SaveHelper(ctx, township.Helper{Unit: "县教育局"})
	wantCode(t, err, township.CodeInvalid, "姓名")
}

func TestRetireHelper(t *testing.T) {
	d, _, _ := helperTown(t)
	zhao, sun := helperNamed(t, d, "赵启明").ID, helperNamed(t, d, "孙立新").ID
	_, err := d.RetireHelper(ctx, zhao, true)
	wantCode(t, err, township.CodeConflict, "赵启明（镇乡村振兴办）还有4户", "移交")
	_, err = d.HandOver(ctx, township.HelperHandOver{From: helperNamed(t, d, "赵启明").Key(), To: sun, On: "2021-11-19", Reason: "调离"})
	must(t, err)
	deed, err := d.RetireHelper(ctx, zhao, true)
	must(t, err)
	if want := "停用帮扶责任人赵启明（镇乡村振兴办）"; deed.Title != want || !helperNamed(t, d, "赵启明").Retired {
		t.Errorf("%q, retired %v", deed.Title, helperNamed(t, d, "赵启明").Retired)
	}
	_, err = d.HandOver(ctx, township.HelperHandOver{From: helperNamed(t, d, "孙立新").Key(), To: zhao, On: "2021-11-19", Reason: "轮换"})
	wantCode(t, err, township.CodeConflict, "已停用")
	_, err = d.RetireHelper(ctx, zhao, false)
	must(t, err)
	if helperNamed(t, d, "赵启明").Retired {
		t.Error("still retired")
	}
	_, err = d.RetireHelper(ctx, 99, true)
	wantCode(t, err, township.CodeNotFound)
}

func TestCollectHelpers(t *testing.T) {
	d, a, _ := helperTown(t)
	before := snapshot(t, a)
	wang := helperNamed(t, d, "王芳").Helper
	wang.Post = "股长"
	deed, err := d.CollectHelpers(ctx, []township.Helper{wang})
	must(t, err)
	if got := helperNamed(t, d, "王芳"); got.Outside || got.Households() != 2 || got.Post != "股长" || deed.Title != "把1人收进帮扶责任人名册" {
		t.Errorf("%+v by %q", got, deed.Title)
	}
	if after := snapshot(t, a); after != before {
		t.Errorf("collecting changes%s", firstDifference(before, after))
	}
}

func TestAssignHelper(t *testing.T) {
	d, _, homes := helperTown(t)
	sun := helperNamed(t, d, "孙立新").ID
	deed, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[3:7], Helper: sun, Place: "双河村"})
	must(t, err)
	if want := "指定帮扶责任人：双河村4户 → 孙立新（县农业农村局）"; deed.Title != want || deed.Kind != township.DeedHelper {
		t.Errorf("the deed is %s %q, want %q", deed.Kind, deed.Title, want)
	}
	if got, want := says(t, d, homes[6]), "孙立新 县农业农村局 028-55500102"; got != want {
		t.Errorf("the household says %q, want %q", got, want)
	}
	again, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[3:7], Helper: sun})
	must(t, err)
	if again.ID != 0 {
		t.Errorf("assigning what is so already is a deed: %q", again.Title)
	}
	one, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[:1], Helper: sun})
	must(t, err)
	if want := "指定帮扶责任人：柏树村1组张三户 → 孙立新（县农业农村局）"; one.Title != want {
		t.Errorf("the deed is called %q, want %q", one.Title, want)
	}
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Helper: sun})
	wantCode(t, err, township.CodeInvalid, "没有选中农户")
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Households: homes, Helper: 99})
	wantCode(t, err, township.CodeNotFound, "名册")
}

func TestClosedHouseholdsTakeNoHelper(t *testing.T) {
	d, a, homes := helperTown(t)
	datatest.MustDo(t, a, "注销", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, homes[0], map[string]string{"closed_on": "2021-11-01", "closed_way": "整户迁出"})
		return err
	})
	sun := helperNamed(t, d, "孙立新").ID
	before := snapshot(t, a)
	_, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[:2], Helper: sun})
	wantCode(t, err, township.CodeConflict, "注销")
	if after := snapshot(t, a); after != before {
		t.Errorf("a refused deed leaves%s", firstDifference(before, after))
	}
	if n := helperNamed(t, d, "赵启明").Households(); n != 3 {
		t.Errorf("赵启明 has %d households, want 3", n)
	}
}

func TestHandOver(t *testing.T) {
	d, _, homes := helperTown(t)
	zhao, sun := helperNamed(t, d, "赵启明"), helperNamed(t, d, "孙立新")
	o := township.HelperHandOver{From: zhao.Key(), To: sun.ID, Village: "柏树村", On: "2021-11-18", Reason: "工作调动"}
	deed, err := d.HandOver(ctx, o)
	must(t, err)
	if want := "移交：赵启明（镇乡村振兴办）的柏树村3户 → 孙立新（县农业农村局）（2021-11-18，工作调动）"; deed.Title != want {
		t.Errorf("the deed is called %q, want %q", deed.Title, want)
	}
	if got := helperNamed(t, d, "赵启明"); got.Households() != 1 || says(t, d, homes[3]) != "赵启明 镇乡村振兴办 " {
		t.Errorf("赵启明 keeps %d households, want that of 双河村", got.Households())
	}
	_, err = d.HandOver(ctx, o)
	wantCode(t, err, township.CodeConflict, "在柏树村没有可移交的户")
	o.Village, o.From = "", sun.Key()
	_, err = d.HandOver(ctx, o)
	wantCode(t, err, township.CodeInvalid, "不能移交给本人")
	o.From = township.HelperKeyOf("王芳", "县教育局")
	_, err = d.HandOver(ctx, o)
	must(t, err)
	if n := helperNamed(t, d, "孙立新").Households(); n != 5 {
		t.Errorf("孙立新 has %d households, want those of 王芳, whom the roster does not know, too: 5", n)
	}
	o.Reason = ""
	_, err = d.HandOver(ctx, o)
	wantCode(t, err, township.CodeInvalid, "移交原因")
}

// TestHelperDeedsAndBack does random deeds on the roster and takes them back, newest first: at every step the archive is
// what it was before.
func TestHelperDeedsAndBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d, a, _ := newDesk(t)
		c := helperClerk{rt, d, a, fillHelperTown(t, a)}
		var deeds []int64
		states := []string{c.state()}
		for range rapid.IntRange(1, 8).Draw(rt, "deeds") {
			deed, err := c.deed()
			if code := township.CodeOf(err); err != nil && code != township.CodeInvalid && code != township.CodeConflict && code != township.CodeNotFound {
				rt.Fatalf("%s: %v", code, err)
			}
			if err != nil || deed.ID == 0 {
				if now := c.state(); now != states[len(states)-1] {
					rt.Fatalf("a refused deed leaves%s", firstDifference(states[len(states)-1], now))
				}
				continue
			}
			deeds, states = append(deeds, deed.ID), append(states, c.state())
		}
		for i := len(deeds) - 1; i >= 0; i-- {
			_, err := d.Undo(ctx, deeds[i], false)
			must(rt, err)
			if now := c.state(); now != states[i] {
				rt.Fatalf("undo leaves%s", firstDifference(states[i], now))
			}
		}
	})
}

// helperClerk does random deeds on the roster.
type helperClerk struct {
	t     *rapid.T
	d     *service.Desk
	a     *data.Archive
	homes []int64
}

// state is all households and the roster as text.
func (c helperClerk) state() string {
	read := c.a.Read(ctx)
	households, err := read.Households()
	must(c.t, err)
	helpers, err := read.Helpers()
	must(c.t, err)
	var b strings.Builder
	for _, r := range append(households, helpers...) {
		b.WriteString(data.FormatID(r.ID) + " " + strings.Join(r.Values, "|") + "\n")
	}
	return b.String()
}

func (c helperClerk) deed() (township.Deed, error) {
	list, err := c.d.Helpers(ctx)
	must(c.t, err)
	one := rapid.SampledFrom(list.Rows).Draw(c.t, "one")
	other := rapid.SampledFrom(list.Rows).Draw(c.t, "other")
	name := rapid.SampledFrom([]string{"赵启明", "孙立新", "王芳", "李娜"}).Draw(c.t, "name")
	unit := rapid.SampledFrom([]string{"", "县教育局", "镇民政办"}).Draw(c.t, "unit")
	switch rapid.IntRange(0, 5).Draw(c.t, "deed") {
	case 0:
		return c.d.SaveHelper(ctx, township.Helper{Name: name, Unit: unit, Phone: "028-5550999"})
	case 1:
		h := one.Helper
		h.Name, h.Unit = name, unit
		return c.d.SaveHelper(ctx, h)
	case 2:
		return c.d.RetireHelper(ctx, one.ID, rapid.Bool().Draw(c.t, "retired"))
	case 3:
		ids := rapid.SliceOfNDistinct(rapid.SampledFrom(c.homes), 1, 4, rapid.ID[int64]).Draw(c.t, "homes")
		return c.d.AssignHelper(ctx, township.HelperAssignment{Households: ids, Helper: one.ID})
	case 4:
		village := rapid.SampledFrom([]string{"", "柏树村", "双河村"}).Draw(c.t, "village")
		return c.d.HandOver(ctx, township.HelperHandOver{From: one.Key(), To: other.ID, Village: village, On: "2021-11-19", Reason: "调整"})
	}
	return c.d.CollectHelpers(ctx, []township.Helper{one.Helper})
}

// Somebody outside the roster comes onto it as the clerk knows him, and his households follow.
func TestAdoptHelper(t *testing.T) {
	d, a, homes := helperTown(t)
	before := snapshot(t, a)
	deed, err := d.AdoptHelper(ctx, township.HelperKeyOf("王芳", "县教育局"), township.Helper{Name: "王芳", Unit: "县教育和体育局", Post: "股长", Phone: "028-55500103"})
	must(t, err)
	for _, id := range homes[4:6] {
		if got, want := says(t, d, id), "王芳 县教育和体育局 028-55500103"; got != want {
			t.Errorf("a household says %q, want %q", got, want)
		}
	}
	if want := "收进名册：王芳（县教育和体育局），2户随之更新"; deed.Title != want {
		t.Errorf("the deed is called %q, want %q", deed.Title, want)
	}
	_, err = d.AdoptHelper(ctx, township.HelperKeyOf("赵启明", ""), township.Helper{Name: "赵启明"})
	wantCode(t, err, township.CodeConflict, "已经在名册里")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if now := snapshot(t, a); now != before {
		t.Errorf("undo leaves%s", firstDifference(before, now))
	}
	_, err = d.AdoptHelper(ctx, township.HelperKeyOf("王芳", "县教育局"), township.Helper{Name: "王芳", Unit: "县教育局", Post: "股长"})
	must(t, err)
	if now := snapshot(t, a); now != before {
		t.Errorf("a post is no concern of the households%s", firstDifference(before, now))
	}
}

// Somebody new is put down and given households as one deed.
func TestAssignSomebodyNew(t *testing.T) {
	d, a, homes := helperTown(t)
	before := snapshot(t, a)
	deed, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[5:], New: township.Helper{Name: "李 娜", Unit: "县人社局"}})
	must(t, err)
	if got := helperNamed(t, d, "李娜"); got.Outside || got.Households() != 2 {
		t.Errorf("李娜: outside %v, %d households", got.Outside, got.Households())
	}
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if now := snapshot(t, a); now != before {
		t.Errorf("undo leaves%s", firstDifference(before, now))
	}
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Households: homes, New: township.Helper{Name: "赵启明", Unit: "镇乡村振兴办"}})
	wantCode(t, err, township.CodeInvalid, "名册里已经有")
	_, err = d.AssignHelper(ctx, township.HelperAssignment{Households: homes, New: township.Helper{}})
	wantCode(t, err, township.CodeInvalid, "姓名")
}
