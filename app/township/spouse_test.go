package township

import "testing"

func TestSpouseDoubt(t *testing.T) {
	person := func(id int64, relation, sex, number string) Record {
		r := Members.NewRecord()
		r.ID = id
		r.Set("name", "张三")
		r.Set("relation", relation)
		r.Set("sex", sex)
		r.Set("id_number", number)
		return r
	}
	head := person(1, HeadRelation, Male, "")
	for name, c := range map[string]struct {
		member, head Record
		doubt        string
	}{
		"the same sex":         {person(2, SpouseRelation, Male, ""), head, "户主张三也是“男”，请核对"},
		"husband and wife":     {person(2, SpouseRelation, Female, ""), head, ""},
		"no sex yet":           {person(2, SpouseRelation, "", ""), head, ""},
		"sex of the ID number": {person(2, SpouseRelation, "", "11010519491231002X"), person(1, HeadRelation, Female, ""), "户主张三也是“女”，请核对"},
		"a son":                {person(2, "之子", Male, ""), head, ""},
		"the head himself":     {person(1, SpouseRelation, Male, ""), head, ""},
		"no head":              {person(2, SpouseRelation, Male, ""), Record{}, ""},
	} {
		if got := SpouseDoubt(c.member, c.head); got != c.doubt {
			t.Errorf("%s: %q, want %q", name, got, c.doubt)
		}
	}
}

func TestTakeBackQuestion(t *testing.T) {
	for _, c := range []struct{ kind, title, question string }{
		{DeedMove, "移动 1 户", "撤销这项操作？"},
		{DeedUndo, "撤销：移动 1 户", "恢复这项已撤销的操作？"},
		{DeedUndo, "恢复：移动 1 户", "撤销这次恢复？"},
		{DeedUndo, "恢复 杏花村1组张三户", "撤销这次恢复，放回回收站？"},
	} {
		if got := (Deed{DeedInfo: DeedInfo{Kind: c.kind, Title: c.title}}).TakeBackQuestion(); got != c.question {
			t.Errorf("%s: %q, want %q", c.title, got, c.question)
		}
	}
}
