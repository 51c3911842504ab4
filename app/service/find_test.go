package service_test

import (
	"slices"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// findTown is an archive of three households: one with a wife who has died and a son, one that is no more, and one
// that a helper outside the roster looks after.
func findTown(tb testing.TB) (d *service.Desk, archive *data.Archive, homes [3]int64) {
	tb.Helper()
	d, archive, _ = newDesk(tb)
	datatest.MustDo(tb, archive, "写入", func(t *data.Tx) error {
		v := datatest.Village(tb, t, "柏树村")
		for i, head := range []string{"张三丰", "单乐", "王建国"} {
			homes[i], _ = datatest.Household(tb, t, v, "519900000000"+string(rune('1'+i))+"1", head)
		}
		member := func(home int64, pairs ...string) {
			datatest.MustInsert(tb, t, datatest.Record(township.Members, append(pairs, "household_id", data.FormatID(home))...))
		}
		member(homes[0], "name", "李秀英", "relation", "配偶", "left_on", "2021-03-02", "left_way", "死亡", "id_number", datatest.ID(7))
		member(homes[0], "name", "张小丰", "relation", "之子", "phone", "13800135678", "id_number", datatest.ID(8))
		datatest.MustInsert(tb, t, datatest.Record(township.Helpers, "name", "赵启明", "unit", "县财政局", "phone", "028-55500101"))
		for i, values := range []map[string]string{
			{"helper_name": "赵启明", "helper_unit": "县财政局", "phone": "13900007777"},
			{"closed_on": "2021-05-01", "closed_way": "整户消亡"},
			{"helper_name": "钱多"},
		} {
			if _, err := t.Update(township.Households, homes[i], values); err != nil {
				return err
			}
		}
		return nil
	})
	return d, archive, homes
}

// found are the titles of hits with what is said of them.
func found(tb testing.TB, d *service.Desk, query string, recent ...township.HitRef) []string {
	tb.Helper()
	f, err := d.Find(ctx, township.FindRequest{Query: query, Recent: recent, Limit: 10})
	must(tb, err)
	out := []string{}
	for _, h := range f.Hits {
		out = append(out, h.Kind.Word()+" "+h.Title+"|"+h.Detail+"|"+h.Matched+"|"+h.State)
	}
	return out
}

func TestFindAnything(t *testing.T) {
	d, archive, homes := findTown(t)
	for query, want := range map[string][]string{
		"张三丰":               {"农户 张三丰|柏树村 1组||"},
		"李秀英":               {"家庭成员 李秀英|柏树村 1组　张三丰户 配偶||已故 2021-03-02"},
		"lxy":               {"家庭成员 李秀英|柏树村 1组　张三丰户 配偶||已故 2021-03-02"},
		"sl":                {"农户 单乐|柏树村 1组||已注销 2021-05-01"},
		"5678":              {"家庭成员 张小丰|柏树村 1组　张三丰户 之子|电话尾号 …5678|"},
		"7777":              {"农户 张三丰|柏树村 1组|电话尾号 …7777|"},
		"5199000000001":     {"农户 张三丰|柏树村 1组|户编号 51990000000011|"},
		"赵启明":               {"帮扶责任人 赵启明|县财政局　帮扶 1 户||"},
		"0101":              {"帮扶责任人 赵启明|县财政局　帮扶 1 户|电话尾号 …0101|"},
		"qd":                {"帮扶责任人 钱多|帮扶 1 户||"},
		datatest.ID(7)[14:]: {"家庭成员 李秀英|柏树村 1组　张三丰户 配偶|证件尾号 …" + datatest.ID(7)[14:] + "|已故 2021-03-02"},
		"查无此人":              {},
	} {
		if got := found(t, d, query); !slices.Equal(got, want) {
			t.Errorf("“%s” finds %q, want %q", query, got, want)
		}
	}
	if got := found(t, d, "", township.HitRef{Kind: township.HitHousehold, ID: homes[2]}); !slices.Equal(got, []string{"农户 王建国|柏树村 1组||"}) {
		t.Errorf("the recent ones are %q", got)
	}
	datatest.MustDo(t, archive, "删除", func(tx *data.Tx) error {
		members, err := tx.Read().MembersOf(homes[2])
		if err != nil {
			return err
		}
		for _, m := range members {
			if err := tx.Remove(township.Members, m.ID); err != nil {
				return err
			}
		}
		return tx.Remove(township.Households, homes[2])
	})
	d = service.NewDesk(archive, service.Config{})
	if got := found(t, d, "王建国", township.HitRef{Kind: township.HitHousehold, ID: homes[2]}); len(got) > 0 {
		t.Errorf("a deleted household is found: %q", got)
	}
}

// TestTheListFindsWhatTheBoxFinds: all of a query's households can be listed on the screen.
func TestTheListFindsWhatTheBoxFinds(t *testing.T) {
	d, _, _ := findTown(t)
	rows, err := d.Households(ctx)
	must(t, err)
	for _, query := range []string{"张", "李秀英", "lxy", "5678", "7777", "sl", "5199"} {
		f, err := d.Find(ctx, township.FindRequest{Query: query, Limit: 10})
		must(t, err)
		listed := map[int64]bool{}
		for _, r := range township.FilterRows(rows, township.HouseholdFilter{Query: query, State: township.StateAny}) {
			listed[r.ID] = true
		}
		for _, h := range f.Hits {
			if h.Household != 0 && !listed[h.Household] {
				t.Errorf("“%s”: %s is found and not listed", query, h.Title)
			}
		}
	}
}
