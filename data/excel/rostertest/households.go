package rostertest

import "fmt"

// ListStyle is how an office lays out a roster of households; its columns stand under two headings that span.
type ListStyle struct {
	PerVillage bool // a sheet per village, named after it
	NoVillage  bool // no column for the village
	InTitle    bool // the village in brackets behind the title, sheets named 表1, 表2 …
	NoID       bool
	NoGroups   bool // one header row: no headings that span
	Code       bool
	Monitored  bool // only families that are monitored
}

// Households lays families out as rosters of households, in the shape of a list of monitored households.
func Households(families []Family, s ListStyle) []Sheet {
	var out []Sheet
	at := map[string]int{}
	for i := range families {
		f := &families[i]
		if s.Monitored && f.Monitor == "" {
			continue
		}
		key := "全镇"
		if s.PerVillage {
			key = f.Village
		}
		if _, ok := at[key]; !ok {
			at[key] = len(out)
			out = append(out, s.begin(key, len(out)+1))
		}
		sh := &out[at[key]]
		sh.Rows = append(sh.Rows, s.row(f, len(sh.Rows)))
	}
	for i := range out {
		out[i].Rows = append(out[i].Rows, []any{"合计", nil, nil, fmt.Sprint(len(out[i].Rows)-4, "户")}, []any{"注：本表由乡镇填报。"})
	}
	return out
}

func (s ListStyle) begin(key string, n int) Sheet {
	sh := Sheet{Name: key}
	title := "清溪镇监测对象花名册"
	if s.InTitle {
		sh.Name = fmt.Sprintf("表%d", n)
		title += "（" + key + "）"
	}
	upper, lower := s.heads()
	sh.Rows = [][]any{{title}, {"填报单位：清溪镇人民政府"}, upper, lower}
	if s.NoGroups {
		sh.Rows = sh.Rows[:3]
		sh.Rows[2] = s.single()
	}
	return sh
}

func (s ListStyle) heads() (upper, lower []any) {
	upper, lower = []any{"序号"}, []any{nil}
	put := func(up, low any) { upper, lower = append(upper, up), append(lower, low) }
	if !s.NoVillage {
		put("村", nil)
	}
	put("组", nil)
	if s.Code {
		put("户编号", nil)
	}
	put("户主信息", "姓名")
	if !s.NoID {
		put(nil, "身份证号")
	}
	put(nil, "人口数")
	put("监测对象类别", nil)
	put("致贫返贫风险", nil)
	put("帮扶联系人", "姓名")
	put(nil, "电话")
	return upper, lower
}

func (s ListStyle) single() []any {
	upper, lower := s.heads()
	out := make([]any, len(upper))
	for i := range upper {
		out[i] = upper[i]
		switch lower[i] {
		case "姓名":
			out[i] = map[bool]string{true: "户主姓名", false: "帮扶联系人"}[upper[i] == "户主信息"]
		case nil:
		default:
			out[i] = lower[i]
		}
	}
	out[len(out)-1] = "帮扶联系人电话"
	return out
}

func (s ListStyle) row(f *Family, n int) []any {
	row := []any{n}
	if !s.NoVillage {
		row = append(row, text(f.Village))
	}
	row = append(row, text(f.Group))
	if s.Code {
		row = append(row, text(f.Code))
	}
	row = append(row, text(f.Head().Name))
	if !s.NoID {
		row = append(row, text(f.Head().ID))
	}
	return append(row, len(f.People), text(f.Monitor), text(f.Risk), text(f.Helper), text(f.HelperTel))
}
