package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// JudgeSurveys puts one verdict under surveys, all in one deed: a re-check or an audit, passed or sent back with its
// reason. One that is not in turn, or whose collectors the person belongs to, is refused, and with it all of them.
func (d *Desk) JudgeSurveys(ctx context.Context, ids []int64, v township.Verdict) (township.Deed, error) {
	if len(ids) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要%s的调查表。", v.Step.Word())
	}
	v.Person, v.Reason = township.Clean(v.Person), township.Clean(v.Reason)
	title := fmt.Sprintf("%s%s：入户调查%d户", v.Step.Word(), v.Word(), len(ids))
	return d.do(ctx, d.info(township.DeedVerdict, title, screenSurveys), func(t *data.Tx) error {
		for _, id := range ids {
			name, err := d.judge(t, id, v)
			if err != nil {
				return err
			}
			if len(ids) == 1 {
				if err := t.Retitle(fmt.Sprintf("%s%s：入户调查 %s（%s）", v.Step.Word(), v.Word(), name, v.Person)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (d *Desk) judge(t *data.Tx, id int64, v township.Verdict) (name string, err error) {
	rec, err := t.Read().Survey(id)
	if err != nil {
		return "", err
	}
	s := township.SurveyOf(rec)
	name = homeName(t, s.Household)
	if err := mayChange(t, s.Campaign); err != nil {
		return name, err
	}
	if err := fillSurvey(t.Read(), &s); err != nil {
		return name, err
	}
	staff, err := staffOf(t.Read(), s.Campaign)
	if err != nil {
		return name, err
	}
	if v, err = s.Judge(v, name, staff, d.Today()); err != nil {
		return name, err
	}
	if _, err := t.Update(township.Surveys, id, map[string]string{"state": string(s.State), "round": fmt.Sprint(s.Round)}); err != nil {
		return name, err
	}
	return name, putVerdict(t, &s, v)
}
