package rostertest

import (
	"fmt"
	"math/rand"
)

// Style is how an office lays out the roster of its people.
type Style struct {
	Name          string
	Titles        []string // rows above the header, one cell each, merged over the table
	HeadAt        int      // row of the header, 0 for right below the titles
	Groups        bool     // a second header row above, with merged headings
	LostMerges    bool     // the second row's merges are lost
	Spelling      int      // which spelling of the headings
	Shuffle       int64    // seed to mix the columns, 0 for the usual order
	Omit          []string // columns left out, by their first spelling
	Villages      bool     // a line above each village's rows instead of a column
	HeadColumn    bool     // the head's name beside each person
	Merged        bool     // village, group, code and head are merged over the rows of a family
	HeadOnly      bool     // the same, with the merges lost
	HeadLast      bool     // the head stands last in his family
	Mixed         int64    // seed to mix all rows
	Blank         int      // a blank row after so many
	Subtotals     bool     // behind each village
	Total         bool
	Notes         []string // lines below, in the first column
	Signed        bool     // a line of signatures below, spread over the columns
	Page          int      // titles and header again after so many rows
	ColumnNumbers bool     // 1 2 3 … below the header
	Change        func(row int, heading string, v any) any
}

// column is one column of a roster of persons.
type column struct {
	spellings []string
	group     string // heading above
	shared    bool   // one value for the family
	value     func(f *Family, i int) any
}

func (c column) heading(spelling int) string { return c.spellings[spelling%len(c.spellings)] }

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// columns are those of the roster 人口信息, as far as tests need them.
var columns = []column{
	{[]string{"序号"}, "", true, nil},
	{[]string{"乡(镇)", "乡镇", "所在乡镇"}, "住址", true, func(*Family, int) any { return "清溪镇" }},
	{[]string{"行政村", "村（社区）", "所在村"}, "住址", true, func(f *Family, _ int) any { return text(f.Village) }},
	{[]string{"自然村", "村民小组", "组"}, "住址", true, func(f *Family, _ int) any { return text(f.Group) }},
	{[]string{"户编号", "户编码", "户 编 号"}, "户信息", true, func(f *Family, _ int) any { return text(f.Code) }},
	{[]string{"户主姓名", "户主", "户　主"}, "户信息", true, func(f *Family, _ int) any { return text(f.Head().Name) }},
	{[]string{"人编号"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Code) }},
	{[]string{"姓名", "姓　名", "家庭成员姓名"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Name) }},
	{[]string{"性别"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Sex) }},
	{[]string{"证件号码", "身份证号码", "公民身份号码"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].ID) }},
	{[]string{"人数", "家庭人口数", "家庭人口"}, "户信息", true, func(f *Family, _ int) any { return len(f.People) }},
	{[]string{"与户主关系", "与户主\n关系", "与户主的关系"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Relation) }},
	{[]string{"文化程度"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Education) }},
	{[]string{"健康状况", "身体状况"}, "人员信息", false, func(f *Family, i int) any { return text(f.People[i].Health) }},
	{[]string{"致贫原因1", "主要致贫原因", "致贫原因"}, "户信息", true, func(f *Family, _ int) any { return text(f.Cause) }},
	{[]string{"人均纯收入", "人均纯收入（元）", "家庭人均纯收入"}, "户信息", true, func(f *Family, _ int) any { return f.Income }},
	{[]string{"户联系电话", "户主联系电话", "家庭电话"}, "户信息", true, func(f *Family, _ int) any { return text(f.Phone) }},
	{[]string{"首次识别时间", "识别时间"}, "户信息", true, func(f *Family, _ int) any { return text(f.Since) }},
	{[]string{"脱贫年度", "脱贫时间", "脱贫年份"}, "户信息", true, func(f *Family, _ int) any { return text(f.Exit) }},
	{[]string{"户类型", "农户类型", "户属性"}, "户信息", true, func(f *Family, _ int) any { return text(f.Type) }},
	{[]string{"易返贫致贫户(监测对象)类型", "监测对象类别", "监测户类型"}, "户信息", true, func(f *Family, _ int) any { return text(f.Monitor) }},
	{[]string{"风险是否消除", "风险是否已消除"}, "户信息", true, func(f *Family, _ int) any { return text(f.Cleared) }},
	{[]string{"风险识别时间", "识别监测时间（YYYYMM）"}, "户信息", true, func(f *Family, _ int) any { return text(f.MonitoredOn) }},
}

// Persons lays families out as a roster of persons.
func Persons(families []Family, s Style) Sheet {
	l := &layout{style: s, sheet: Sheet{Name: "人口信息"}}
	if s.Name != "" {
		l.sheet.Name = s.Name
	}
	l.columns = s.choose()
	l.top()
	for _, v := range byVillage(families, s) {
		if s.Villages {
			l.add([]any{v[0].family.Village})
		}
		l.village(v)
		if s.Subtotals {
			l.add([]any{"小计", nil, fmt.Sprintf("%d人", len(v))})
		}
	}
	l.bottom(len(families))
	return l.sheet
}

func (s Style) choose() []column {
	var out []column
	omit := map[string]bool{"户主姓名": !s.HeadColumn}
	for _, o := range s.Omit {
		omit[o] = true
	}
	if s.Villages {
		omit["行政村"] = true
	}
	for _, c := range columns {
		if !omit[c.spellings[0]] {
			out = append(out, c)
		}
	}
	if s.Shuffle != 0 {
		rest := out[1:]
		rand.New(rand.NewSource(s.Shuffle)).Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	}
	return out
}

// entry is one row to be: a person of a family.
type entry struct {
	family *Family
	i      int
	first  bool // of its family's run
	run    int  // rows of that run, at its first
}

// byVillage orders the people into rows, village by village.
func byVillage(families []Family, s Style) [][]entry {
	var out [][]entry
	at := map[string]int{}
	for k := range families {
		f := &families[k]
		if _, ok := at[f.Village]; !ok {
			at[f.Village] = len(out)
			out = append(out, nil)
		}
		v := at[f.Village]
		for i := range f.People {
			n := i
			if s.HeadLast {
				n = (i + 1) % len(f.People)
			}
			out[v] = append(out[v], entry{f, n, i == 0, len(f.People)})
		}
	}
	if s.Mixed != 0 {
		for _, v := range out {
			rand.New(rand.NewSource(s.Mixed)).Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
		}
	}
	return out
}

// layout is a sheet being laid out.
type layout struct {
	style   Style
	sheet   Sheet
	columns []column
	number  int
	printed int
}

func (l *layout) add(row []any) int {
	l.sheet.Rows = append(l.sheet.Rows, row)
	return len(l.sheet.Rows)
}

func (l *layout) merge(c1, r1, c2, r2 int) {
	if c1 != c2 || r1 != r2 {
		l.sheet.Merges = append(l.sheet.Merges, Ref(c1, r1)+":"+Ref(c2, r2))
	}
}

func (l *layout) top() {
	l.titles()
	head := 1
	if l.style.Groups {
		head = 2
	}
	for len(l.sheet.Rows) < l.style.HeadAt-head {
		l.add(nil)
	}
	l.header()
	if l.style.ColumnNumbers {
		row := make([]any, len(l.columns))
		for i := range row {
			row[i] = i + 1
		}
		l.add(row)
	}
}

func (l *layout) titles() {
	for _, t := range l.style.Titles {
		n := l.add([]any{t})
		l.merge(0, n, len(l.columns)-1, n)
	}
}

func (l *layout) header() {
	row := make([]any, len(l.columns))
	for i, c := range l.columns {
		row[i] = c.heading(l.style.Spelling)
	}
	if l.style.Groups {
		l.groups(row)
	}
	l.add(row)
}

// groups puts a row of merged headings above; a column without one is merged down.
func (l *layout) groups(below []any) {
	upper := make([]any, len(l.columns))
	n := len(l.sheet.Rows) + 1
	for i := 0; i < len(l.columns); {
		j := i
		for j+1 < len(l.columns) && l.columns[j+1].group == l.columns[i].group && l.columns[i].group != "" {
			j++
		}
		upper[i] = text(l.columns[i].group)
		if l.columns[i].group == "" {
			upper[i], below[i] = below[i], nil
			if !l.style.LostMerges {
				l.merge(i, n, i, n+1)
			}
		} else if !l.style.LostMerges {
			l.merge(i, n, j, n)
		}
		i = j + 1
	}
	l.add(upper)
}

func (l *layout) village(rows []entry) {
	for _, e := range rows {
		if l.style.Page > 0 && l.printed > 0 && l.printed%l.style.Page == 0 {
			l.titles()
			l.header()
		}
		l.person(e)
		l.printed++
		if l.style.Blank > 0 && l.printed%l.style.Blank == 0 {
			l.add(nil)
		}
	}
}

func (l *layout) person(e entry) {
	row := make([]any, len(l.columns))
	n := len(l.sheet.Rows) + 1
	lower := (l.style.Merged || l.style.HeadOnly) && !e.first // the family's cells stand in its first row only
	if !lower {
		l.number++
	}
	for c, col := range l.columns {
		if !col.shared || !lower {
			row[c] = l.cell(n, col, e)
		}
		if col.shared && e.first && l.style.Merged {
			l.merge(c, n, c, n+e.run-1)
		}
	}
	l.add(row)
}

func (l *layout) cell(row int, col column, e entry) any {
	var v any = l.number
	if col.value != nil {
		v = col.value(e.family, e.i)
	}
	if l.style.Change != nil {
		v = l.style.Change(row, col.spellings[0], v)
	}
	return v
}

func (l *layout) bottom(families int) {
	if l.style.Total {
		l.add([]any{"合计", nil, nil, families, l.printed})
	}
	for _, t := range l.style.Notes {
		l.add([]any{t})
	}
	if l.style.Signed {
		row := make([]any, len(l.columns))
		row[0], row[len(row)/3], row[2*len(row)/3] = "填报人：范伟", "审核人：袁敏", "负责人（签字）："
		l.add(row)
	}
}
