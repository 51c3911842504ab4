package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// MarkUnreachable notes that nobody could be met, by telephone either; a survey that was begun is refused.
func (d *Desk) MarkUnreachable(ctx context.Context, campaign int64, households []int64, note string) (township.Deed, error) {
	note = township.Clean(note)
	if note == "" {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请写明没有联系上的情况，例如“全家在外，电话两次未接”。")
	}
	r, err := d.read(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedSurvey, fmt.Sprintf("登记未联系上：%d户", len(households)), screenSurveys), func(t *data.Tx) error {
		if err := mayChange(t, campaign); err != nil {
			return err
		}
		c, err := campaignOf(t.Read(), campaign)
		if err != nil {
			return err
		}
		for _, id := range households {
			at, ok := r.byID[id]
			if !ok {
				continue
			}
			row := r.rows[at].HouseholdRow
			if err := putUnreachable(t, &c, row, note); err != nil {
				return err
			}
		}
		return nil
	})
}

func putUnreachable(t *data.Tx, c *township.Campaign, row township.HouseholdRow, note string) error {
	s := township.Survey{Campaign: c.ID, Household: row.ID, Questionnaire: c.FormFor(&row), Round: 1, Head: row.Head, Population: row.People, Type: row.SheetType()}
	rec, found, err := t.Read().SurveyOf(c.ID, row.ID, 0)
	if err != nil {
		return err
	}
	if found {
		if s = township.SurveyOf(rec); s.State != township.SurveyUnreachable {
			return township.Errorf(township.CodeConflict, "%s的调查表是“%s”，不能登记为未联系上。", row.Named(), s.State.Word())
		}
	}
	s.State, s.WayNote = township.SurveyUnreachable, note
	_, err = put(t, township.Surveys, s.ID, s.Values())
	return err
}

// DeleteSurvey moves a survey that the re-checkers have not passed to the bin, with its answers and the issues it raised.
func (d *Desk) DeleteSurvey(ctx context.Context, id int64, reason string) (township.Deed, error) {
	return d.deleteFrom(ctx, screenSurveys, reason, func(t *data.Tx) (*removal, error) {
		rec, err := t.Read().Survey(id)
		if err != nil {
			return nil, err
		}
		s := township.SurveyOf(rec)
		name := homeName(t, s.Household)
		if err := mayChange(t, s.Campaign); err != nil {
			return nil, err
		}
		if s.Locked() {
			return nil, township.Errorf(township.CodeConflict, "%s的调查表已复核通过（%s），不能删除。要改请由审核员退回。", name, s.State.Word())
		}
		r := newRemoval(t, s.Household)
		r.title = "删除入户调查 " + name
		return r, r.take(rec)
	})
}
