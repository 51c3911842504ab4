package issues

import (
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// raise opens the form of an issue that a finding of a household makes.
func (c *clerk) raise(household int64) (*entryPage, township.Issue) {
	c.Helper()
	f := township.FindingOfMissing(household, township.Missing{Entity: township.Members, Record: 9, Field: "id_number", Text: "李小：证件号码未填"})
	draft := f.Draft(&township.HouseholdRow{ID: household, Village: "柏树村", Group: "1组", Head: "李四"})
	c.screen.RaiseIssue(draft)
	p, ok := c.screen.view.(*entryPage)
	if !ok {
		c.Fatalf("no form: %v", c.Failures)
	}
	p.keeper.Wait = func(func()) func() { return func() {} }
	return p, draft
}

func TestAFindingFillsInTheFormAndIsSavedByHandOnly(t *testing.T) {
	c := newClerk(t)
	p, draft := c.raise(2)
	if p.changed() || len(c.desk.saves) != 0 || p.home.id() != 2 || p.description.Text != draft.Description || p.nature.Value() != "行业部门信息比对" || p.source.Value() != "数据质量" {
		t.Fatalf("%+v", p.issue())
	}
	if !uitest.Mentions(p.side.Content, "出处：农户资料：证件号码") {
		t.Errorf("the side says %q", uitest.Texts(p.side.Content))
	}
	c.screen.Shortcut("save")
	saved := c.desk.issues[len(c.desk.issues)-1]
	if len(c.desk.saves) != 1 || saved.Finding != draft.Finding || saved.Origin != draft.Origin {
		t.Fatalf("%+v %v", saved, c.Failures)
	}
	c.Press(t, "打开来源：农户资料")
	if h := c.screen.host.(*host); len(h.findings) != 1 || h.findings[0] != draft.Finding {
		t.Errorf("leads to %v", h.findings)
	}
}

func TestAnIssueOfAnotherHouseholdIsNotTheFindings(t *testing.T) {
	c := newClerk(t)
	p, draft := c.raise(2)
	p.home.take(p.home.byID(1))
	if i := p.issue(); i.Household != 1 || i.Finding.In != "" || i.Origin != "" {
		t.Errorf("%+v", i)
	}
	p.home.take(p.home.byID(2))
	if i := p.issue(); i.Finding != draft.Finding {
		t.Errorf("%+v", i)
	}
}

func TestDraftsOfFindingsAreKeptApart(t *testing.T) {
	c := newClerk(t)
	p, _ := c.raise(2)
	of, by := p.draftKey(), c.entering().draftKey()
	if of == by || !Drafted(township.Draft{Key: of}) {
		t.Errorf("%q, %q", of, by)
	}
}
