package service_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// planSaid is a plan in short: old→new of each line, or why not.
func planSaid(p township.FieldEditPlan) string {
	var out []string
	for _, l := range p.Lines {
		switch {
		case l.Refused != "":
			out = append(out, l.Head+"："+l.Refused)
		case l.Same():
			out = append(out, l.Head+"＝")
		default:
			out = append(out, l.Head+" "+l.Old+"→"+l.New)
		}
	}
	return strings.Join(out, "；")
}

// TestEditFieldDoesWhatThePlanSays changes a field of several households in one deed, and takes it back.
func TestEditFieldDoesWhatThePlanSays(t *testing.T) {
	d, archive, homes := findTown(t)
	datatest.MustDo(t, archive, "路", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, homes[2], map[string]string{"road_type": "水泥路", "risks": "因病、因残"})
		return err
	})
	for _, c := range []struct {
		edit  township.FieldEdit
		plan  string
		title string
	}{
		{township.FieldEdit{Field: "road_type", Value: "水泥路"}, "张三丰 →水泥路；单乐：已于 2021-05-01 注销；王建国＝", "改1户的入户路类型为“水泥路”"},
		{township.FieldEdit{Field: "road_type"}, "张三丰＝；单乐：已于 2021-05-01 注销；王建国 水泥路→", "清空1户的入户路类型"},
		{township.FieldEdit{Field: "risks", Mode: township.EditAdd, Value: "因病、因学"}, "张三丰 →因病、因学；单乐：已于 2021-05-01 注销；王建国 因病、因残→因病、因残、因学", "给2户的致贫返贫风险增加“因病、因学”"},
		{township.FieldEdit{Field: "risks", Mode: township.EditRemove, Value: "因病"}, "张三丰＝；单乐：已于 2021-05-01 注销；王建国 因病、因残→因残", "从1户的致贫返贫风险去掉“因病”"},
		{township.FieldEdit{Field: "remark", Value: " 已走访 "}, "张三丰 →已走访；单乐：已于 2021-05-01 注销；王建国 →已走访", "改2户的备注为“已走访”"},
	} {
		before := valuesOf(t, archive, homes)
		plan, err := d.PlanFieldEdit(ctx, homes[:], c.edit)
		must(t, err)
		if got := planSaid(plan); got != c.plan {
			t.Errorf("%+v: plan %q, want %q", c.edit, got, c.plan)
		}
		if after := valuesOf(t, archive, homes); after != before {
			t.Errorf("%+v: the plan has changed the archive: %s, was %s", c.edit, after, before)
		}
		deed, err := d.EditField(ctx, homes[:], c.edit)
		must(t, err)
		if deed.Title != c.title || deed.Origin != "屏幕：农户" {
			t.Errorf("%+v: deed “%s” of %s, want “%s”", c.edit, deed.Title, deed.Origin, c.title)
		}
		again, err := d.PlanFieldEdit(ctx, homes[:], c.edit)
		must(t, err)
		if changed, _, _ := again.Counts(); changed != 0 {
			t.Errorf("%+v: done twice it would change %d", c.edit, changed)
		}
		_, err = d.Undo(ctx, deed.ID, false)
		must(t, err)
		if after := valuesOf(t, archive, homes); after != before {
			t.Errorf("%+v: after undo %s, was %s", c.edit, after, before)
		}
	}
}

// valuesOf is what the archive holds of some households.
func valuesOf(tb testing.TB, a *data.Archive, homes [3]int64) string {
	tb.Helper()
	var out []string
	for _, id := range homes {
		h, err := a.Read(ctx).Household(id)
		must(tb, err)
		out = append(out, strings.Join(h.Values, "|"))
	}
	return strings.Join(out, "\n")
}

// TestEditFieldKeepsToTheRules refuses what the form refuses, and what is no field for many.
func TestEditFieldKeepsToTheRules(t *testing.T) {
	d, _, homes := findTown(t)
	_, err := d.MoveHouseholds(ctx, []township.Move{{Household: homes[0], To: township.Stable, On: "2021-11-01", Reason: "会议"}})
	must(t, err)
	plan, err := d.PlanFieldEdit(ctx, homes[:], township.FieldEdit{Field: "outside_kind", Value: "重病户"})
	must(t, err)
	if got := planSaid(plan); !strings.HasPrefix(got, "张三丰：本户在“稳定脱贫户”台账中") || !strings.Contains(got, "王建国 →重病户") {
		t.Errorf("plan %q", got)
	}
	_, err = d.EditField(ctx, homes[:1], township.FieldEdit{Field: "outside_kind", Value: "重病户"})
	if township.CodeOf(err) != township.CodeInvalid || !strings.Contains(township.Say(err), "都不用改") {
		t.Errorf("a household in a ledger: %v", err)
	}
	for _, e := range []township.FieldEdit{
		{Field: "code", Value: "51990000000099"},
		{Field: "phone", Value: "13800000000"},
		{Field: "closed_on", Value: "2021-11-01"},
		{Field: "net_income", Value: "1"},
		{Field: "helper_name", Value: "赵启明"},
		{Field: "village_id", Value: "1"},
		{},
		{Field: "monitored_on", Value: "2021-13-01"},
		{Field: "monitored_on", Value: "2031-01-01"},
		{Field: "housing_area", Value: "大"},
		{Field: "road_type", Mode: township.EditAdd, Value: "水泥路"},
		{Field: "risks", Mode: township.EditAdd},
	} {
		if _, err := d.PlanFieldEdit(ctx, homes[:], e); township.CodeOf(err) != township.CodeInvalid {
			t.Errorf("%+v: %v, want a refusal", e, err)
		}
		if _, err := d.EditField(ctx, homes[:], e); township.CodeOf(err) != township.CodeInvalid {
			t.Errorf("%+v: %v, want a refusal", e, err)
		}
	}
}
