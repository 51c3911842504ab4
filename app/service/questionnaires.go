package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// Questionnaires returns every questionnaire with its questions, and whether an answered survey uses it. Before the first
// campaign they are forms F1 and F2 as the program brings them, without IDs.
func (d *Desk) Questionnaires(ctx context.Context) ([]township.Questionnaire, error) {
	return questionnairesOf(d.archive.Read(ctx))
}

func questionnairesOf(read data.Reader) ([]township.Questionnaire, error) {
	records, err := read.Questionnaires()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return township.DefaultQuestionnaires(), nil
	}
	uses, err := read.QuestionnaireUses()
	if err != nil {
		return nil, err
	}
	out := make([]township.Questionnaire, len(records))
	for i, r := range records {
		if out[i], err = fillQuestionnaire(read, r); err != nil {
			return nil, err
		}
		out[i].Used = uses[r.ID] > 0
	}
	return out, nil
}

func questionnaireOf(read data.Reader, id int64) (township.Questionnaire, error) {
	r, err := read.Questionnaire(id)
	if err != nil {
		return township.Questionnaire{}, err
	}
	return fillQuestionnaire(read, r)
}

func fillQuestionnaire(read data.Reader, r township.Record) (township.Questionnaire, error) {
	q := township.QuestionnaireOf(r)
	questions, err := read.QuestionsOf(q.ID)
	for _, one := range questions {
		q.Questions = append(q.Questions, township.QuestionOf(one))
	}
	return q, err
}

// foundForms brings forms F1 and F2 into an archive that has no questionnaire yet, and gives them to a campaign that names
// none.
func foundForms(t *data.Tx, c *township.Campaign) error {
	if err := bringForms(t, nil); err != nil {
		return err
	}
	have, err := t.Read().Questionnaires()
	if err != nil {
		return err
	}
	for _, r := range slices.Backward(have) {
		q := township.QuestionnaireOf(r)
		switch {
		case q.Retired:
		case c.Stable == 0 && q.Audience == township.ForStable:
			c.Stable = q.ID
		case c.Monitored == 0 && q.Audience == township.ForMonitored:
			c.Monitored = q.ID
		}
	}
	return nil
}

// bringForms brings forms F1 and F2 into an archive that has no questionnaire yet. One of them that was changed before it
// had a number, which may be nil, becomes the one that was brought.
func bringForms(t *data.Tx, changed *township.Questionnaire) error {
	have, err := t.Read().Questionnaires()
	if err != nil || len(have) > 0 {
		return err
	}
	for _, q := range township.DefaultQuestionnaires() {
		if err := putQuestionnaire(t, &q); err != nil {
			return err
		}
		if changed != nil && changed.ID == 0 && changed.Version == q.Version && changed.Audience == q.Audience {
			changed.ID = q.ID
		}
	}
	return nil
}

// SaveQuestionnaire writes a questionnaire. One that an answered survey uses stays as it is: what was changed is written
// as its next version, which campaigns use once they are told to.
func (d *Desk) SaveQuestionnaire(ctx context.Context, q township.Questionnaire) (township.Questionnaire, township.Deed, error) {
	q.Name, q.Title = township.Clean(q.Name), township.Clean(q.Title)
	for i := range q.Questions {
		q.Questions[i].Text, q.Questions[i].Position = township.Clean(q.Questions[i].Text), i+1
	}
	if err := q.Validate(); err != nil {
		return q, township.Deed{}, err
	}
	deed, err := d.campaignDeed(ctx, "调查表", func(t *data.Tx) error {
		if err := bringForms(t, &q); err != nil {
			return err
		}
		if err := numberVersion(t, &q); err != nil {
			return err
		}
		q.Version = max(1, q.Version)
		if err := putQuestionnaire(t, &q); err != nil {
			return err
		}
		return t.Retitle("调查表：" + q.Named())
	})
	return q, deed, err
}

// numberVersion gives a questionnaire that was answered the number of its next version; a name that is taken is refused.
func numberVersion(t *data.Tx, q *township.Questionnaire) error {
	have, err := questionnairesOf(t.Read())
	if err != nil {
		return err
	}
	if at := slices.IndexFunc(have, func(o township.Questionnaire) bool { return o.ID == q.ID && q.ID != 0 }); at >= 0 && have[at].Used {
		*q = nextVersion(*q)
	}
	for _, o := range have {
		switch {
		case o.ID == q.ID || o.Name != q.Name:
		case q.ID != 0 && q.Version == o.Version:
			return township.Errorf(township.CodeConflict, "已经有名为“%s”的调查表，请换一个名称。", q.Name)
		case q.ID == 0:
			q.Version = max(q.Version, o.Version+1)
		}
	}
	return nil
}

// nextVersion is a questionnaire as a new record: the one that was answered stays.
func nextVersion(q township.Questionnaire) township.Questionnaire {
	q.ID, q.Used = 0, false
	q.Questions = slices.Clone(q.Questions)
	for i := range q.Questions {
		q.Questions[i].ID = 0
	}
	return q
}

// putQuestionnaire writes a questionnaire and its questions. Positions are unique, so those that move are written twice.
func putQuestionnaire(t *data.Tx, q *township.Questionnaire) (err error) {
	if q.ID, err = put(t, township.Questionnaires, q.ID, q.Values()); err != nil {
		return err
	}
	have, err := t.Read().QuestionsOf(q.ID)
	if err != nil {
		return err
	}
	for i, r := range have {
		if !slices.ContainsFunc(q.Questions, func(o township.SurveyQuestion) bool { return o.ID == r.ID }) {
			err = t.Remove(township.Questions, r.ID)
		} else if at := slices.IndexFunc(q.Questions, func(o township.SurveyQuestion) bool { return o.ID == r.ID }); at != i {
			_, err = t.Update(township.Questions, r.ID, map[string]string{"position": fmt.Sprint(1000 + i)})
		}
		if err != nil {
			return err
		}
	}
	for i := range q.Questions {
		one := &q.Questions[i]
		one.Position = i + 1
		values := one.Values()
		values["questionnaire_id"] = data.FormatID(q.ID)
		if one.ID, err = put(t, township.Questions, one.ID, values); err != nil {
			return err
		}
	}
	return nil
}

// RetireQuestionnaire takes a questionnaire from the offers, or puts it back among them.
func (d *Desk) RetireQuestionnaire(ctx context.Context, id int64, retired bool) (township.Deed, error) {
	return d.campaignDeed(ctx, "停用调查表", func(t *data.Tx) error {
		q, err := questionnaireOf(t.Read(), id)
		if err != nil {
			return err
		}
		value, title := "", "恢复使用调查表："
		if retired {
			value, title = "是", "停用调查表："
		}
		if _, err := t.Update(township.Questionnaires, id, map[string]string{"retired": value}); err != nil {
			return err
		}
		return t.Retitle(title + q.Named())
	})
}
