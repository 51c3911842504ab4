package service

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// contrasted is a visit whose survey is answered.
type contrasted struct {
	*visit
	survey int64
}

func newContrasted(t *testing.T) contrasted {
	t.Helper()
	v := newVisit(t)
	s, _ := v.fill(func(*township.Survey) {})
	return contrasted{v, s.ID}
}

func (c contrasted) sheet() *township.Contrast {
	c.Helper()
	sheet, err := c.desk.Contrast(c.ctx, c.survey)
	c.must(err)
	return &sheet
}

// line returns the line of a field, of the household or of a person by name.
func (c contrasted) line(person, field string) township.ContrastLine {
	c.Helper()
	lines := c.sheet().Lines
	at := slices.IndexFunc(lines, func(l township.ContrastLine) bool { return l.Person == person && l.Field.Key == field })
	if at < 0 {
		c.Fatalf("no line %s %s", person, field)
	}
	return lines[at]
}

func (c contrasted) propose(person, field, value string) (township.Deed, error) {
	l := c.line(person, field)
	return c.desk.ProposeChanges(c.ctx, c.survey, []township.ProposedChange{{Member: l.Member, Field: field, Proposed: value}})
}

func (c contrasted) settle(accept bool, reason string, lines ...township.ContrastLine) (township.Deed, error) {
	var ids []int64
	for _, l := range lines {
		ids = append(ids, l.Change.ID)
	}
	return c.desk.SettleChanges(c.ctx, ids, accept, reason)
}

func TestAProposedChangeWaitsForAPerson(t *testing.T) {
	c := newContrasted(t)
	_, err := c.propose("", "phone", "139 0000 1111")
	c.must(err)
	_, err = c.propose("李秀英", "education", "初中")
	c.must(err)
	phone, education := c.line("", "phone"), c.line("李秀英", "education")
	if phone.Value != "" || !phone.Open() || phone.Change.Proposed != "13900001111" || education.Change.Label() != "李秀英 文化程度" {
		t.Fatalf("%+v %+v", phone.Change, education.Change)
	}
	rows, err := c.desk.SurveyRows(c.ctx, c.campaign.ID)
	c.must(err)
	if rows[0].Open != 2 {
		t.Errorf("%d open changes", rows[0].Open)
	}
	deed, err := c.settle(true, "", phone, education)
	c.must(err)
	if got := c.line("", "phone"); got.Value != "13900001111" || got.Change.State != township.ChangeAccepted || got.Change.By != "张会计" || got.Change.On != "2021-11-19" {
		t.Errorf("%+v %+v", got, got.Change)
	}
	if deed.Origin != "入户调查：2021年回头看 柏树村张三丰户" && !strings.HasPrefix(string(deed.Origin), "入户调查：2021年回头看 柏树村") || strings.Contains(deed.Title, "139") {
		t.Errorf("%s from %s", deed.Title, deed.Origin)
	}
	if _, err := c.settle(true, "", phone); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("settled twice: %v", err)
	}
	_, err = c.desk.Undo(c.ctx, deed.ID, false)
	c.must(err)
	if got := c.line("", "phone"); got.Value != "" || !got.Open() {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestAProposedChangeIsCheckedAsInTheForms(t *testing.T) {
	c := newContrasted(t)
	for _, x := range []struct{ person, field, value, want string }{
		{"", "phone", "1390000", "手机号码应有11位"},
		{"李秀英", "birth_date", "2031-01-01", "晚于今天"},
		{"李秀英", "relation", "户主", "户主变更"},
		{"张三丰", "relation", "配偶", "户主变更"},
		{"李秀英", "work_months", "13", "最多12"},
	} {
		_, err := c.propose(x.person, x.field, x.value)
		var lines *township.ContrastError
		if !errors.As(err, &lines) || len(lines.Faults) != 1 || lines.Faults[0].Field != x.field || !strings.Contains(lines.Faults[0].Text, x.want) {
			t.Errorf("%s %s: %v", x.field, x.value, err)
		}
	}
	if _, err := c.desk.ProposeChanges(c.ctx, c.survey, []township.ProposedChange{{Field: "net_income", Proposed: "1"}}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("income is proposed: %v", err)
	}
	if n := c.sheet().OpenCount(); n != 0 {
		t.Errorf("%d changes were kept", n)
	}
}

func TestAChangeEqualToTheArchiveIsWithdrawn(t *testing.T) {
	c := newContrasted(t)
	if _, err := c.propose("李秀英", "relation", "配偶"); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("nothing was to be entered: %v", err)
	}
	_, err := c.propose("李秀英", "relation", "儿媳")
	c.must(err)
	if _, err := c.propose("李秀英", "relation", "儿媳"); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("entered twice: %v", err)
	}
	for _, typed := range []string{"配偶", ""} {
		deed, err := c.propose("李秀英", "relation", typed)
		c.must(err)
		if n := c.sheet().OpenCount(); n != 0 || !strings.Contains(deed.Title, "撤回1项") {
			t.Errorf("%q leaves %d open: %s", typed, n, deed.Title)
		}
		_, err = c.desk.Undo(c.ctx, deed.ID, false)
		c.must(err)
	}
	_, err = c.propose("李秀英", "phone", "无")
	if township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("no phone is what the archive has: %v", err)
	}
}

func TestAStaleChangeIsNotAccepted(t *testing.T) {
	c := newContrasted(t)
	_, err := c.propose("", "address", "新街7号")
	c.must(err)
	datatest.MustDo(t, c.archive, "改", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, c.house, map[string]string{"address": "老街9号"})
		return err
	})
	line := c.line("", "address")
	if !line.Stale() {
		t.Error("not stale")
	}
	if _, err := c.settle(true, "", line); township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "老街9号") {
		t.Errorf("%v", err)
	}
	if _, err := c.settle(false, " ", line); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("refused without a reason: %v", err)
	}
	_, err = c.propose("", "address", "新街7号") // once more, beside what the archive has now
	c.must(err)
	if line = c.line("", "address"); line.Stale() {
		t.Error("stale still")
	}
	_, err = c.settle(false, "以户口簿为准", line)
	c.must(err)
	if line = c.line("", "address"); line.Value != "老街9号" || line.Change.State != township.ChangeRefused || line.Change.Reason != "以户口簿为准" {
		t.Errorf("%+v %+v", line, line.Change)
	}
}

func TestAClosedCampaignTakesNoChanges(t *testing.T) {
	c := newContrasted(t)
	_, err := c.propose("", "address", "新街7号")
	c.must(err)
	line := c.line("", "address")
	_, err = c.desk.CloseCampaign(c.ctx, c.campaign.ID)
	c.must(err)
	if _, err := c.propose("", "phone", "13900001111"); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("proposed: %v", err)
	}
	if _, err := c.settle(true, "", line); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("settled: %v", err)
	}
	if c.sheet().Locked() == "" {
		t.Error("the sheet does not say that it is closed")
	}
}

// TestProposingAndRefusingLeavesTheArchive makes random deeds with the changes of a survey and takes them back: the archive
// changes by nothing but what is accepted, and an undo restores it.
func TestProposingAndRefusingLeavesTheArchive(t *testing.T) {
	c := newContrasted(t)
	state := func() string {
		h, members, err := contrastedHome(c.archive.Read(c.ctx), c.house)
		c.must(err)
		return fmt.Sprint(h.Values, members[0].Values, members[1].Values)
	}
	values := map[string][]string{
		"address": {"新街7号", "老街9号", ""}, "phone": {"13900001111", "无", "12"}, "education": {"初中", "小学", ""}, "work_months": {"6", "99", "无"},
	}
	rapid.Check(t, func(t *rapid.T) {
		before, began := state(), c.sheet().OpenCount()
		var deeds []township.Deed
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			l := rapid.SampledFrom(among(c.sheet().Lines, values)).Draw(t, "line")
			was := state()
			var deed township.Deed
			var err error
			accept := rapid.Bool().Draw(t, "accept")
			if l.Open() {
				deed, err = c.settle(accept, "核对", l)
			} else {
				deed, err = c.propose(l.Person, l.Field.Key, rapid.SampledFrom(values[l.Field.Key]).Draw(t, "value"))
				accept = false
			}
			if code := township.CodeOf(err); err != nil && code != township.CodeInvalid && code != township.CodeConflict {
				t.Fatal(err)
			}
			if now := state(); now != was && (!accept || err != nil) {
				t.Fatalf("the archive changed though nothing was accepted:\n%s\n%s", was, now)
			}
			if err == nil && deed.ID != 0 {
				deeds = append(deeds, deed)
			}
		}
		for _, deed := range slices.Backward(deeds) {
			if _, err := c.desk.Undo(c.ctx, deed.ID, false); err != nil {
				t.Fatal(err)
			}
		}
		if after := state(); after != before || c.sheet().OpenCount() != began {
			t.Fatalf("not restored:\n%s\n%s", before, after)
		}
	})
}

// among are the lines whose field has values to be proposed.
func among(lines []township.ContrastLine, values map[string][]string) []township.ContrastLine {
	return slices.DeleteFunc(lines, func(l township.ContrastLine) bool { return values[l.Field.Key] == nil })
}
