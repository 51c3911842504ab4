package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// screenAcceptance is the screen that acceptance rounds are entered on.
const screenAcceptance township.Origin = "屏幕：验收"

// AcceptanceList returns what waits to be accepted in a village, “” for all, with the trails, and beside each issue what
// raised it and what the archive says of it today.
func (d *Desk) AcceptanceList(ctx context.Context, village string) (township.IssueList, error) {
	list, _, err := d.issuesToWrite(ctx, township.IssueListRequest{Form: township.FormAcceptance, Filter: township.IssueFilter{Village: village}})
	if township.CodeOf(err) == township.CodeNotFound {
		return list, nil // nothing waits
	}
	return list, err
}

// TakeRound writes what an acceptance round says: with each issue its own steps, all in one deed; one that is refused
// refuses all of them.
func (d *Desk) TakeRound(ctx context.Context, round township.IssueRound) (township.Deed, error) {
	pass, back, _ := round.Counts()
	if pass+back == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "还没有登记验收结果：请给至少一个问题选“通过”或“退回”。")
	}
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedIssueStep, "验收："+round.Word(), screenAcceptance), func(t *data.Tx) error {
		places := map[string]bool{}
		place := ""
		for _, line := range round.Lines {
			steps := round.Steps(line)
			if len(steps) == 0 {
				continue
			}
			i, err := d.takeIssue(t, line.Issue, steps)
			if err != nil {
				return err
			}
			row := l.row(i)
			place = row.Place()
			places[place] = true
		}
		if len(places) == 1 {
			return t.Retitle(place + "验收：" + round.Word())
		}
		return nil
	})
}
