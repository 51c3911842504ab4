package service_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

// TestFound sets up an office once and for all to be read back.
func TestFound(t *testing.T) {
	archive, _ := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{})
	if _, _, founded, err := d.Office(ctx); err != nil || founded {
		t.Errorf("a new archive is founded: %v, %v", founded, err)
	}
	_, err := d.Found(ctx, township.Office{}, nil)
	wantCode(t, err, township.CodeInvalid, "乡镇")
	want := township.Office{Province: "四川省", City: "某市", County: "某县", Name: "清溪镇", Kind: "镇"}
	deed, err := d.Found(ctx, want, []township.Village{{Name: "柏树村", Kind: "贫困村"}, {Name: "石桥村"}})
	must(t, err)
	if deed.Operator != "操作员" || deed.Kind != township.DeedInit {
		t.Errorf("deed %+v", deed)
	}
	got, rules, founded, err := d.Office(ctx)
	must(t, err)
	if got != want || !founded || rules.Placement != township.DefaultPlacement || rules.MarginalColour == "" {
		t.Errorf("office %+v, rules %+v", got, rules)
	}
	rules.Placement.AtRisk = township.Marginal
	rules.MarginalColour = township.MarginalColours[1].Name
	_, err = d.SaveOffice(ctx, want, rules)
	must(t, err)
	if _, got, _, _ := d.Office(ctx); got != rules {
		t.Errorf("rules %+v, want %+v", got, rules)
	}
	if deed, err := d.SaveOffice(ctx, want, rules); err != nil || deed.ID != 0 {
		t.Errorf("saving the same made deed %d, %v", deed.ID, err)
	}
}

// TestRulesDecideProposals lets the office say where 边缘易致贫户 belong.
func TestRulesDecideProposals(t *testing.T) {
	d, _, _ := newDesk(t)
	o, rules, _, err := d.Office(ctx)
	must(t, err)
	rules.Placement.AtRisk = township.Marginal
	_, err = d.SaveOffice(ctx, o, rules)
	must(t, err)
	town := rostertest.Town(3)
	town[2].Monitor = "边缘易致贫户"
	p, _ := mustImport(t, d, persons(t, town, rostertest.Style{}))
	if got := p.Proposals[2]; got.To != township.Marginal {
		t.Errorf("proposal %+v", got)
	}
}

// names are those of the villages in their order.
func names(tb testing.TB, d *service.Desk) []string {
	tb.Helper()
	list, err := d.Villages(ctx)
	must(tb, err)
	var out []string
	for _, v := range list {
		out = append(out, v.Name)
	}
	return out
}

// TestSaveVillages renames, reorders, adds and removes, and refuses what would lose something.
func TestSaveVillages(t *testing.T) {
	d, _, _ := newDesk(t)
	_, err := d.SaveVillages(ctx, []township.Village{{Name: "柏树村"}, {Name: " 石桥 村"}, {Name: "龙门村"}})
	must(t, err)
	if got := names(t, d); !slices.Equal(got, []string{"柏树村", "石桥村", "龙门村"}) {
		t.Fatalf("villages %q", got)
	}
	list, err := d.Villages(ctx)
	must(t, err)
	a, b, c := list[0], list[1], list[2]
	mustImport(t, d, persons(t, rostertest.Town(3), rostertest.Style{})) // one household each in 柏树村, 石桥村, 清溪社区

	renamed := func(v township.Village, name string) township.Village { v.Name = name; return v }
	for _, step := range []struct {
		name string
		list []township.Village
		code township.Code
		word string
	}{
		{"no name", []township.Village{a, b, c, {}}, township.CodeInvalid, "第4个村没有名称"},
		{"twice", []township.Village{a, b, c, {Name: "柏树村村委会"}}, township.CodeInvalid, "出现了两次"},
		{"removed with households", []township.Village{b, c}, township.CodeConflict, "“柏树村”还有1户"},
		{"swapped", []township.Village{renamed(a, "石桥村"), renamed(b, "柏树村"), c}, township.CodeConflict, "不能互换"},
	} {
		_, err := d.SaveVillages(ctx, append(step.list, villageOf(t, d, "清溪社区")))
		wantCode(t, err, step.code, step.word)
	}
	if got := names(t, d); !slices.Equal(got, []string{"柏树村", "石桥村", "龙门村", "清溪社区"}) {
		t.Errorf("a refused list changed them: %q", got)
	}
	s := villageOf(t, d, "清溪社区")
	_, err = d.SaveVillages(ctx, []township.Village{s, renamed(b, "石桥新村"), renamed(a, "石桥村"), {Name: "龙门村"}})
	must(t, err)
	if got := names(t, d); !slices.Equal(got, []string{"清溪社区", "石桥新村", "石桥村", "龙门村"}) {
		t.Errorf("villages %q", got)
	}
	if r := rowOf(t, d, rostertest.Town(3)[0].Code); r.Village != "石桥村" {
		t.Errorf("the household of 柏树村 is in %q", r.Village)
	}
}

func villageOf(tb testing.TB, d *service.Desk, name string) township.Village {
	tb.Helper()
	list, err := d.Villages(ctx)
	must(tb, err)
	for _, v := range list {
		if v.Name == name {
			return v
		}
	}
	tb.Fatalf("no village %s", name)
	return township.Village{}
}

// TestDemo fills an empty archive once, and refuses one that holds something.
func TestDemo(t *testing.T) {
	archive, _ := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{})
	must(t, d.FillDemo(ctx))
	h, p, err := d.Counts(ctx)
	if err != nil || h == 0 || p <= h {
		t.Errorf("%d households, %d people, %v", h, p, err)
	}
	faults, _, err := d.Check(ctx)
	if err != nil || len(faults) > 0 {
		t.Errorf("faults %q, %v", faults, err)
	}
	wantCode(t, d.FillDemo(ctx), township.CodeConflict, "已经有内容", "档案.db")
	if _, ok, err := d.LastUndoable(ctx); ok || err != nil {
		t.Errorf("the demo can be undone by a keystroke: %v, %v", ok, err)
	}
	if !strings.HasSuffix(d.ArchivePath(), "档案.db") {
		t.Errorf("path %q", d.ArchivePath())
	}
}
