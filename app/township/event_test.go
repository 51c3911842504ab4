package township

import (
	"strings"
	"testing"
)

const eventToday Date = "2021-11-19"

// li is a family of four: the head, his wife, a son, and a daughter who has married out.
func li() Family {
	household := Households.NewRecord()
	household.ID = 7
	household.Set("identified_on", "2014-01")
	members := []Record{kinPerson(1, HeadRelation, Male), kinPerson(2, "配偶", Female), kinPerson(3, "之子", Male), kinPerson(4, "之女", Female)}
	for i, m := range members {
		m.Set("birth_date", []string{"1950-05-01", "1952", "1980-02-03", "1982-01-01"}[i])
		m.Set("name", []string{"李大山", "王秀英", "李强", "李梅"}[i])
	}
	members[3].Set("left_on", "2020-05-01")
	members[3].Set("left_way", "嫁出")
	return Family{Household: household, Members: members, Since: map[int64]Date{}}
}

func on(day Date, way string) Happening { return Happening{On: day, Way: way} }

// wantProblem fails unless an entry has a problem that says the words; “” wants no problem at all.
func wantProblem(t *testing.T, name string, p EventProblems, field string, member int64, words string) {
	t.Helper()
	if words == "" {
		if err := p.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return
	}
	if got := p.Of(field, member); !strings.Contains(got, words) {
		t.Errorf("%s: %s of %d says “%s”, want “%s”; all: %v", name, field, member, got, words, p)
	}
}

func TestDecreaseCheck(t *testing.T) {
	son := &HeadChoice{Head: 3, Relations: map[int64]string{2: "之母"}}
	for name, c := range map[string]struct {
		req    NaturalDecrease
		field  string
		member int64
		words  string
	}{
		"the son":           {NaturalDecrease{Happening: on("2021-03-02", "迁出"), People: []int64{3}}, "", 0, ""},
		"the head":          {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}, Head: son}, "", 0, ""},
		"no day":            {NaturalDecrease{Happening: on("", "死亡"), People: []int64{3}}, EntryOn, 0, "请填写发生日期"},
		"a month":           {NaturalDecrease{Happening: on("2021-03", "死亡"), People: []int64{3}}, EntryOn, 0, "不是完整的日期"},
		"no such day":       {NaturalDecrease{Happening: on("2021-02-30", "死亡"), People: []int64{3}}, EntryOn, 0, "不是完整的日期"},
		"tomorrow":          {NaturalDecrease{Happening: on("2021-11-20", "死亡"), People: []int64{3}}, EntryOn, 0, "晚于今天"},
		"before the office": {NaturalDecrease{Happening: on("2013-12-31", "死亡"), People: []int64{3}}, EntryOn, 0, "首次识别时间"},
		"no way":            {NaturalDecrease{Happening: on("2021-03-02", ""), People: []int64{3}}, EntryWay, 0, "请选择自然减少的原因"},
		"a way of others":   {NaturalDecrease{Happening: on("2021-03-02", "嫁入"), People: []int64{3}}, EntryWay, 0, "没有“嫁入”"},
		"nobody":            {NaturalDecrease{Happening: on("2021-03-02", "死亡")}, EntryPeople, 0, "至少一个人"},
		"one who left":      {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{4}}, EntryPeople, 4, "李梅已于 2020-05-01 减少（嫁出）"},
		"a stranger":        {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{9}}, EntryPeople, 9, "已不在这一户"},
		"one twice":         {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{3, 3}}, EntryPeople, 3, "选了两次"},
		"everybody":         {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1, 2, 3}}, EntryPeople, 0, "整户注销"},
		"no new head":       {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}}, EntryHead, 0, "户主在减少的人里"},
		"a gone head":       {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}, Head: &HeadChoice{Head: 1}}, EntryHead, 0, "请选择新户主"},
		"no relation":       {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}, Head: &HeadChoice{Head: 3}}, "relation", 2, "请选择王秀英与户主的关系"},
		"a wrong sex":       {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}, Head: &HeadChoice{Head: 3, Relations: map[int64]string{2: "之父"}}}, "relation", 2, "性别为女"},
		"two heads":         {NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{1}, Head: &HeadChoice{Head: 3, Relations: map[int64]string{2: HeadRelation}}}, "relation", 2, "只有一个户主"},
	} {
		wantProblem(t, name, c.req.Check(eventToday, li()), c.field, c.member, c.words)
	}
	young := li()
	young.Members[2].Set("birth_date", "2021-05-01")
	wantProblem(t, "before birth", NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{3}}.Check(eventToday, young), EntryOn, 0, "早于李强的出生日期")
	closed := li()
	closed.Household.Set("closed_on", "2021-01-01")
	wantProblem(t, "closed", NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{3}}.Check(eventToday, closed), EntryPeople, 0, "已于 2021-01-01 注销")
	moved := li()
	moved.Since[3] = "2021-06-01"
	wantProblem(t, "before moving in", NaturalDecrease{Happening: on("2021-03-02", "死亡"), People: []int64{3}}.Check(eventToday, moved), EntryOn, 0, "2021-06-01 另有一次变动")
}

func TestIncreaseCheck(t *testing.T) {
	person := func(pairs ...string) Record {
		m := Members.NewRecord()
		for i, v := range []string{"name", "李小宝", "sex", "男", "birth_date", "2021-04-03", "relation", "之孙子"} {
			if i%2 == 1 {
				m.Set([]string{"name", "sex", "birth_date", "relation"}[i/2], v)
			}
		}
		for i := 0; i+1 < len(pairs); i += 2 {
			m.Set(pairs[i], pairs[i+1])
		}
		return m
	}
	born := on("2021-04-05", WayBorn)
	for name, c := range map[string]struct {
		h      Happening
		person Record
		field  string
		words  string
	}{
		"a child":        {born, person(), "", ""},
		"no name":        {born, person("name", ""), "name", "请填写姓名"},
		"no sex":         {born, person("sex", ""), "sex", "请选择性别"},
		"no relation":    {born, person("relation", ""), "relation", "请选择李小宝与户主的关系"},
		"another head":   {born, person("relation", HeadRelation), "relation", "只有一个户主"},
		"a wrong sex":    {born, person("relation", "之孙女"), "relation", "性别为男"},
		"born later":     {born, person("birth_date", "2021-04-06"), "birth_date", "晚于发生日期"},
		"born long ago":  {born, person("birth_date", "2012-04-06"), "birth_date", "迁入或其他转入"},
		"no birth":       {born, person("birth_date", ""), "birth_date", "新生儿的出生日期"},
		"no date":        {born, person("birth_date", "昨天"), "birth_date", "不是日期"},
		"married in":     {on("2021-04-05", "嫁入"), person("birth_date", "", "sex", "女", "relation", "之儿媳"), "", ""},
		"a wrong digit":  {on("2021-04-05", "迁入"), person("id_number", "519900197001020012"), "id_number", ""},
		"no number":      {on("2021-04-05", "迁入"), person("id_number", "5.19E+17"), "id_number", "科学计数"},
		"a short number": {on("2021-04-05", "迁入"), person("id_number", "5199"), "id_number", "只有4位"},
	} {
		member := int64(1)
		wantProblem(t, name, NaturalIncrease{Happening: c.h, People: []Record{c.person}}.Check(eventToday, li()), c.field, member, c.words)
	}
	wantProblem(t, "nobody", NaturalIncrease{Happening: born}.Check(eventToday, li()), EntryPeople, 0, "请填写增加的人")
}

func TestHeadChangeCheck(t *testing.T) {
	wife := HeadChoice{Head: 2, Relations: map[int64]string{1: "配偶", 3: "之子"}}
	for name, c := range map[string]struct {
		req   HeadChange
		since Date
		field string
		words string
	}{
		"wanted":      {HeadChange{Happening: on("2021-03-02", WayHeadWanted), HeadChoice: wife}, "", "", ""},
		"died":        {HeadChange{Happening: on("2021-03-02", WayHeadDied), HeadChoice: wife}, "", "", ""},
		"the same":    {HeadChange{Happening: on("2021-03-02", WayHeadWanted), HeadChoice: HeadChoice{Head: 1}}, "", EntryHead, "已经是户主"},
		"nobody":      {HeadChange{Happening: on("2021-03-02", WayHeadWanted)}, "", EntryHead, "请选择新户主"},
		"who left":    {HeadChange{Happening: on("2021-03-02", WayHeadWanted), HeadChoice: HeadChoice{Head: 4}}, "", EntryHead, "请选择新户主"},
		"out of turn": {HeadChange{Happening: on("2021-03-02", WayHeadWanted), HeadChoice: wife}, "2021-05-01", EntryOn, "在 2021-05-01 变更过户主"},
	} {
		f := li()
		f.HeadSince = c.since
		wantProblem(t, name, c.req.Check(eventToday, f), c.field, 0, c.words)
	}
	alone := li()
	alone.Members = alone.Members[:1]
	wantProblem(t, "alone", HeadChange{Happening: on("2021-03-02", WayHeadDied), HeadChoice: wife}.Check(eventToday, alone), EntryHead, 0, "整户注销")
}

func TestHouseholdEventChecks(t *testing.T) {
	son := HeadChoice{Head: 3, Relations: map[int64]string{}}
	wantProblem(t, "a son", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{3}, Choice: son}.Check(eventToday, li()), "", 0, "")
	wantProblem(t, "all", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{1, 2, 3}, Choice: son}.Check(eventToday, li()), EntryPeople, 0, "至少留下一人")
	wantProblem(t, "a bad code", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{3}, Choice: son, Code: "户1"}.Check(eventToday, li()), "code", 0, "不是编号")
	wantProblem(t, "a bad phone", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{3}, Choice: son, Phone: "1380000"}.Check(eventToday, li()), "phone", 0, "手机号码应有11位")
	wantProblem(t, "the head", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{1}, Choice: HeadChoice{Head: 1}}.Check(eventToday, li()), EntryRest, 0, "原户主分了出去")
	wantProblem(t, "no head for those who stay", HouseholdSplit{Happening: on("2021-03-02", WaySplit), People: []int64{1}, Choice: HeadChoice{Head: 1}, Rest: &HeadChoice{}}.Check(eventToday, li()), EntryRest, 0, "请选择新户主")
	to := map[int64]string{1: "之父", 2: "之母", 3: "之兄弟姐妹"}
	wantProblem(t, "merged", HouseholdMerge{Household: 7, Into: 8, Happening: on("2021-03-02", WayMerged), Relations: to}.Check(eventToday, li(), li()), "", 0, "")
	wantProblem(t, "into itself", HouseholdMerge{Household: 7, Into: 7, Happening: on("2021-03-02", WayMerged), Relations: to}.Check(eventToday, li(), li()), EntryInto, 0, "不能并入自己")
	wantProblem(t, "into none", HouseholdMerge{Household: 7, Happening: on("2021-03-02", WayMerged), Relations: to}.Check(eventToday, li(), Family{}), EntryInto, 0, "请选择并入哪一户")
	wantProblem(t, "closing", HouseholdClosing{Happening: on("2021-03-02", WayAllMoved)}.Check(eventToday, li()), "", 0, "")
}
