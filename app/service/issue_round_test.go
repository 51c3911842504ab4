package service

import (
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
)

// TestAnAcceptanceRound: eleven are accepted and one sent back, in one deed with one undo; who mended one cannot accept it.
func TestAnAcceptanceRound(t *testing.T) {
	v := newVisit(t)
	round := township.IssueRound{Day: "2021-11-19", Unit: "乡村振兴办", Persons: "孙立新、周涛", Close: true}
	first := raised(v)
	ids := []int64{first.ID}
	for n := range 11 {
		i, _, err := v.desk.SaveIssue(v.ctx, township.IssueEdit{Issue: township.Issue{
			Level: township.LevelVillage, Village: first.Village, Nature: "驻村工作组责任", Type: "责任落实", Description: fmt.Sprintf("工作组%d月只驻村3天", n+1), Source: "督查巡查", Found: "2021-11-18",
		}}, "")
		v.must(err)
		ids = append(ids, i.ID)
	}
	for _, id := range ids {
		v.must(v.take(id, closing()[:3]...))
		round.Lines = append(round.Lines, township.RoundLine{Issue: id, Verdict: township.RoundPass})
	}
	list, err := v.desk.AcceptanceList(v.ctx, "柏树村")
	v.must(err)
	if len(list.Rows) != 12 || !strings.Contains(list.Rows[0].Basis[0], "饮水") || list.Rows[0].Basis[1] != "现在：是否解决安全饮用水：未填" {
		t.Fatalf("%d waiting, %q", len(list.Rows), list.Rows[0].Basis)
	}
	round.Lines[11] = township.RoundLine{Issue: ids[11], Verdict: township.RoundBack}
	if said := round.Try(list.Rows[0].Issue, round.Lines[0], "2021-11-19"); said != "“周涛”是W0001的整改责任人，不能验收自己的整改，请换人验收。" || said != round.Blocked(&list.Rows[0].Issue) {
		t.Errorf("who mended it: %q", said)
	}
	if _, err := v.desk.TakeRound(v.ctx, round); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("%v", err)
	}
	round.Persons = "孙立新"
	if _, err := v.desk.TakeRound(v.ctx, round); township.Say(err) != "请填写退回原因。" {
		t.Errorf("%v", err)
	}
	if list, _ := v.desk.AcceptanceList(v.ctx, ""); len(list.Rows) != 12 {
		t.Errorf("a refused round left %d waiting", len(list.Rows))
	}
	round.Lines[11].Reason = "考勤表没有补齐"
	deed, err := v.desk.TakeRound(v.ctx, round)
	v.must(err)
	if deed.Title != "柏树村验收：通过11个，退回1个" {
		t.Errorf("%q", deed.Title)
	}
	rows, err := v.desk.IssueRows(v.ctx)
	v.must(err)
	if f := township.IssueFiguresOf(rows, "2021-11-19"); f.Closed != 11 || f.Of[township.IssueMending] != 1 {
		t.Errorf("%+v", f)
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if list, err := v.desk.AcceptanceList(v.ctx, ""); err != nil || len(list.Rows) != 12 {
		t.Errorf("taken back: %d, %v", len(list.Rows), err)
	}
	round.Lines = []township.RoundLine{{Issue: ids[0], Verdict: township.RoundLeave}}
	if _, err := v.desk.TakeRound(v.ctx, round); !strings.Contains(township.Say(err), "还没有登记验收结果") {
		t.Errorf("%v", err)
	}
}
