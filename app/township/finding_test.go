package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

func findingHome() *township.HouseholdRow {
	return &township.HouseholdRow{ID: 7, Code: "519900100001", Village: "柏树村", Group: "3组", Head: "张三", People: 3, Type: "脱贫户"}
}

func watchedHome() *township.HouseholdRow {
	r := findingHome()
	r.Monitor = "边缘易致贫户"
	return r
}

// everyWarning are the codes of all warnings on income sheets.
var everyWarning = []township.WarningCode{
	township.WarnNoWage, township.WarnNoPension, township.WarnNoMinimum, township.WarnNoDestitute, township.WarnNoRent, township.WarnNoExpense,
	township.WarnBelowPoverty, township.WarnBelowMonitor, township.WarnSharpFall, township.WarnRigid, township.WarnFocus, township.WarnNotPositive,
	township.WarnTooHigh, township.WarnFarFromOther, township.WarnNoPeople, township.WarnPopulation, township.WarnUnlisted, township.WarnMonths, township.WarnUnnamed,
}

func TestEveryNatureOfTheFormHasAType(t *testing.T) {
	types := township.VocabularyOf("问题类型").Values()
	for _, nature := range township.VocabularyOf("问题性质").Values() {
		if got := township.TypeOfNature(nature); !slices.Contains(types, got) {
			t.Errorf("%s has the type %q", nature, got)
		}
	}
}

func TestEveryRuleGuessesANatureOfTheForm(t *testing.T) {
	natures := township.VocabularyOf("问题性质").Values()
	for _, home := range []*township.HouseholdRow{findingHome(), watchedHome()} {
		for _, code := range everyWarning {
			if f := township.FindingOfWarning(home.ID, "2021", township.IncomeWarning{Code: code}); !slices.Contains(natures, f.Nature.Of(home)) {
				t.Errorf("%s guesses %q", code, f.Nature.Of(home))
			}
		}
		for _, e := range []*township.Entity{township.Households, township.Members} {
			for _, field := range e.Fields {
				if f := township.FindingOfMissing(home.ID, township.Missing{Entity: e, Record: 1, Field: field.Key, Text: "未填"}); !slices.Contains(natures, f.Nature.Of(home)) {
					t.Errorf("%s guesses %q", field.Label, f.Nature.Of(home))
				}
			}
		}
	}
}

func TestNaturesOfRules(t *testing.T) {
	warning := func(home *township.HouseholdRow, code township.WarningCode) string {
		f := township.FindingOfWarning(home.ID, "2021", township.IncomeWarning{Code: code})
		return f.Nature.Of(home)
	}
	missing := func(home *township.HouseholdRow, e *township.Entity, key string) string {
		f := township.FindingOfMissing(home.ID, township.Missing{Entity: e, Record: 1, Field: key, Text: "未填"})
		return f.Nature.Of(home)
	}
	for _, c := range []struct{ rule, got, want string }{
		{"pension", warning(findingHome(), township.WarnNoPension), "农户家庭收支"},
		{"below the line", warning(findingHome(), township.WarnBelowMonitor), "监测对象识别"},
		{"below the line, watched", warning(watchedHome(), township.WarnBelowMonitor), "监测对象帮扶"},
		{"population", warning(findingHome(), township.WarnPopulation), "行业部门信息比对"},
		{"helper", missing(findingHome(), township.Households, "helper_name"), "驻村工作组责任"},
		{"helper, watched", missing(watchedHome(), township.Households, "helper_name"), "监测户联系人责任"},
		{"housing", missing(findingHome(), township.Households, "housing_grade"), "住房安全问题"},
		{"water", missing(findingHome(), township.Households, "safe_water"), "饮水安全"},
		{"risks", missing(findingHome(), township.Households, "risks"), "监测对象识别"},
		{"cleared", missing(findingHome(), township.Households, "cleared_on"), "监测对象风险消除"},
		{"income", missing(findingHome(), township.Households, "wage_income"), "农户家庭收支"},
		{"number", missing(findingHome(), township.Members, "id_number"), "行业部门信息比对"},
		{"school", missing(findingHome(), township.Members, "schooling"), "义务教育儿童失辍学"},
		{"insurance", missing(findingHome(), township.Members, "medical_insurance"), "医疗保障"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.rule, c.got, c.want)
		}
	}
}

func TestFindingsAreDraftedWithPersonAndFact(t *testing.T) {
	home := findingHome()
	contrast := &township.Contrast{Survey: township.Survey{ID: 5, Campaign: 2, Visited: "2021-11-08"}, Campaign: township.Campaign{Name: "2021年回头看"}, Row: *home}
	line := func(e *township.Entity, person, key, was, found string) *township.ContrastLine {
		return &township.ContrastLine{Person: person, Field: e.Field(key), Value: was, Change: &township.ProposedChange{Proposed: found}}
	}
	row := &township.RowResult{Sheet: "人口", Row: 5, Name: "李秀英", Home: 7}
	change := func(e *township.Entity, key, was, now string) *township.PlannedChange {
		return &township.PlannedChange{Entity: e, Field: e.Field(key), Old: was, New: now}
	}
	for _, c := range []struct {
		name                              string
		of                                township.Finding
		source, kind, description, origin string
	}{
		{
			"warning", township.FindingOfWarning(home.ID, "2021", township.IncomeWarning{Code: township.WarnNoPension, Subject: "李秀英", Text: "李秀英 67岁，没有养老金。"}),
			"数据质量", "巩固成果", "柏树村3组张三户，2021年收入计算表：李秀英 67岁，没有养老金。", "收入计算表 2021年：60岁以上无养老金",
		},
		{
			"missing", township.FindingOfMissing(home.ID, township.Missing{Entity: township.Members, Record: 9, Field: "id_number", Text: "张小：证件号码未填"}),
			"数据质量", "工作落实", "柏树村3组张三户，张小证件号码未填。", "农户资料：证件号码未填",
		},
		{
			"missing of the household", township.FindingOfMissing(home.ID, township.Missing{Entity: township.Households, Record: 7, Field: "helper_name", Text: "帮扶责任人未填"}),
			"数据质量", "责任落实", "柏树村3组张三户，帮扶责任人未填。", "农户资料：帮扶责任人未填",
		},
		{
			"no head", township.FindingOfMissing(home.ID, township.Missing{Entity: township.Members, Field: "relation", Text: "没有户主"}),
			"数据质量", "工作落实", "柏树村3组张三户，没有户主。", "农户资料：没有户主",
		},
		{
			"visit", township.FindingOfContrast(contrast, line(township.Households, "", "housing_grade", "B", "D")),
			"数据比对", "巩固成果", "柏树村3组张三户，危房等级，档案是“B”，入户核实是“D”。", "信息对照表 2021年回头看 2021-11-08入户 危房等级：入户核实与档案不一致",
		},
		{
			"roster", township.FindingOfChange("人口.xlsx", row, change(township.Members, "education", "小学", "初中")),
			"数据比对", "工作落实", "柏树村3组张三户，李秀英的文化程度，档案是“小学”，花名册是“初中”。", "花名册 “人口.xlsx”工作表“人口”第5行 文化程度：花名册与档案不一致",
		},
		{
			"renamed", township.FindingOfChange("人口.xlsx", row, change(township.Members, "name", "李秀云", "李秀英")),
			"数据比对", "工作落实", "柏树村3组张三户，李秀云的姓名，档案是“李秀云”，花名册是“李秀英”。", "花名册 “人口.xlsx”工作表“人口”第5行 姓名：花名册与档案不一致",
		},
		{
			"not in the roster", township.FindingOfAbsent(home.ID, "人口.xlsx"),
			"数据比对", "工作落实", "柏树村3组张三户，档案中有本户，花名册“人口.xlsx”里没有。", "花名册 “人口.xlsx”：花名册里没有本户",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			i := c.of.Draft(home)
			if i.Description != c.description || i.Origin != c.origin {
				t.Errorf("%q, %q", i.Description, i.Origin)
			}
			if i.Source != c.source || i.Type != c.kind || i.Household != 7 || i.Level != "户" || i.Finding != c.of.FindingMark {
				t.Errorf("%+v", i)
			}
			i.Found, i.Finder = "2021-11-19", "王芳"
			if err := i.Validate("2021-11-19"); err != nil {
				t.Error(err)
			}
			if hints := i.Hints(); len(hints) > 0 {
				t.Errorf("hints %v", hints)
			}
		})
	}
	visit := township.FindingOfContrast(contrast, line(township.Households, "", "housing_grade", "B", "D"))
	if i := visit.Draft(home); i.Survey != 5 || i.Campaign != 2 {
		t.Errorf("survey %d, campaign %d", i.Survey, i.Campaign)
	}
}

func TestFindingsKeepNumbersAndHealthToThemselves(t *testing.T) {
	home := findingHome()
	row := &township.RowResult{Sheet: "人口", Row: 5, Name: "李秀英", Home: 7}
	for _, e := range []*township.Entity{township.Households, township.Members} {
		for _, key := range []string{"id_number", "id_type", "phone", "health", "labour", "remark", "outside_kind", "helper_phone"} {
			field := e.Field(key)
			if field.Key == "" {
				continue
			}
			f := township.FindingOfChange("人口.xlsx", row, &township.PlannedChange{Entity: e, Field: field, Old: "旧值", New: "新值"})
			if i := f.Draft(home); strings.Contains(i.Description+i.Origin, "值") {
				t.Errorf("%s: %s", key, i.Description)
			}
		}
	}
	f := township.FindingOfWarning(home.ID, "2021", township.IncomeWarning{Code: township.WarnFarFromOther, Subject: "残疾补贴", Text: "残疾补贴 9,000.00 元，是柏树村常见值的 100 倍。"})
	if i := f.Draft(home); strings.Contains(i.Description+i.Origin, "残疾") {
		t.Errorf("%s, %s", i.Description, i.Origin)
	}
}

func TestRaisedBy(t *testing.T) {
	f := township.FindingOfMissing(7, township.Missing{Entity: township.Members, Record: 9, Field: "id_number", Text: "张小：证件号码未填"})
	issue := func(id int64, state township.IssueState, change func(*township.Issue)) township.IssueRow {
		i := f.Draft(findingHome())
		i.ID, i.State = id, state
		if change != nil {
			change(&i)
		}
		return township.IssueRow{Issue: i}
	}
	for _, c := range []struct {
		name  string
		rows  []township.IssueRow
		want  int64
		words string
	}{
		{"none", nil, 0, ""},
		{"open", []township.IssueRow{issue(1, township.IssueMending, nil)}, 1, "已登记 W0001"},
		{"another household", []township.IssueRow{issue(1, township.IssueMending, func(i *township.Issue) { i.Household = 8 })}, 0, ""},
		{"another person", []township.IssueRow{issue(1, township.IssueMending, func(i *township.Issue) { i.Finding.Person = "张三" })}, 0, ""},
		{"closed", []township.IssueRow{issue(1, township.IssueClosed, nil)}, 1, "W0001 已销号"},
		{"the open one", []township.IssueRow{issue(1, township.IssueToVerify, nil), issue(2, township.IssueRefuted, nil)}, 1, "已登记 W0001"},
		{"the last one", []township.IssueRow{issue(1, township.IssueClosed, nil), issue(2, township.IssueRefuted, nil)}, 2, "W0002 不属实"},
		{"merged", []township.IssueRow{issue(1, township.IssueMerged, nil)}, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := township.RaisedBy(c.rows, &f)
			if ok != (c.want != 0) || ok && (got.ID != c.want || got.RaisedWords() != c.words) {
				t.Errorf("%+v, %v", got, ok)
			}
		})
	}
}

func TestTheMarkOfAFindingNamesItsField(t *testing.T) {
	for _, e := range []*township.Entity{township.Households, township.Members} {
		for _, field := range e.Fields {
			mark := township.FindingMark{In: township.FoundInHousehold, At: field.Label}
			if e == township.Members {
				mark.Person = "张三"
			}
			if in, got, ok := mark.FieldOf(); !ok || in != e || got.Key != field.Key {
				t.Errorf("%s of %s is taken for %s", field.Label, e.Name, got.Key)
			}
		}
	}
	year := township.FindingMark{In: township.FoundInIncome, At: "2021"}
	if _, _, ok := year.FieldOf(); ok {
		t.Error("a year is taken for a field")
	}
}

func TestAnIssueKeepsTheMarkOfItsFinding(t *testing.T) {
	f := township.FindingOfAbsent(7, "人口.xlsx")
	i := f.Draft(findingHome())
	r := township.Issues.NewRecord()
	for key, value := range i.Facts() {
		r.Set(key, value)
	}
	if got := township.IssueOf(r); got.Finding != i.Finding || got.Origin != i.Origin {
		t.Errorf("%+v", got)
	}
}
