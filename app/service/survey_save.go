package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// SaveSurvey writes a survey as a person left it, in one deed with the issues that its answers raise. Nothing is missing:
// it waits for the re-checkers; else it is kept unfinished. A survey that was passed, or that another deed has changed
// since, is refused, as is one of a closed campaign.
func (d *Desk) SaveSurvey(ctx context.Context, edit township.SurveyEdit, origin township.Origin) (township.Survey, township.Deed, error) {
	s := edit.Survey
	r, err := d.read(ctx)
	if err != nil {
		return s, township.Deed{}, err
	}
	at, ok := r.byID[s.Household]
	if !ok {
		_, err := d.archive.Read(ctx).Household(s.Household)
		return s, township.Deed{}, err
	}
	w := surveyWriting{row: r.rows[at].HouseholdRow, village: r.villageID(r.rows[at].Village), edit: edit, survey: &s, today: d.Today()}
	deed, err := d.do(ctx, d.info(township.DeedSurvey, "入户调查", firstOrigin(origin, screenSurveys)), w.write)
	return s, deed, err
}

// villageID is the ID of a village by its name, 0 for none.
func (r *register) villageID(name string) int64 {
	for _, v := range r.villages {
		if v.Name == name {
			return v.ID
		}
	}
	return 0
}

// surveyWriting is one survey on its way into the archive.
type surveyWriting struct {
	row      township.HouseholdRow
	village  int64
	edit     township.SurveyEdit
	survey   *township.Survey
	have     township.Survey // as it is in the archive; ID 0: there is none
	campaign township.Campaign
	form     township.Questionnaire
	today    township.Date
}

func (w *surveyWriting) write(t *data.Tx) error {
	if err := w.compare(t); err != nil {
		return err
	}
	s := w.survey
	staff, err := staffOf(t.Read(), s.Campaign)
	if err != nil {
		return err
	}
	if err := s.Validate(&w.campaign, staff, w.today); err != nil {
		return err
	}
	v, checked := w.settle()
	if s.ID, err = put(t, township.Surveys, s.ID, s.Values()); err != nil {
		return err
	}
	if err := w.putAnswers(t); err != nil {
		return err
	}
	if checked {
		if err := putVerdict(t, s, v); err != nil {
			return err
		}
	}
	if s.Sample == 0 {
		if err := w.putIssues(t); err != nil {
			return err
		}
	}
	return t.Retitle(surveyTitle(s, w.row))
}

// compare refuses what would be written over another deed's work, and what may not be changed.
func (w *surveyWriting) compare(t *data.Tx) (err error) {
	s := w.survey
	if err := mayChange(t, s.Campaign); err != nil {
		return err
	}
	if w.campaign, err = campaignOf(t.Read(), s.Campaign); err != nil {
		return err
	}
	if w.form, err = questionnaireOf(t.Read(), s.Questionnaire); err != nil {
		return err
	}
	if err := mayCheck(t, s, w.row.Named()); err != nil {
		return err
	}
	rec, found, err := t.Read().SurveyOf(s.Campaign, s.Household, s.Sample)
	if err != nil {
		return err
	}
	if err := w.sameSurvey(rec, found); err != nil || !found {
		return err
	}
	w.have = township.SurveyOf(rec)
	if err := fillSurvey(t.Read(), &w.have); err != nil {
		return err
	}
	return w.sameAnswers()
}

// sameSurvey says whether the survey in the archive is the one that was opened.
func (w *surveyWriting) sameSurvey(rec township.Record, found bool) error {
	switch {
	case !found && w.survey.ID != 0:
		return township.Errorf(township.CodeConflict, "%s的调查表已被撤销或删除，没有保存。请返回列表后重新打开。", w.row.Named())
	case found && w.survey.ID != rec.ID:
		return township.Errorf(township.CodeConflict, "%s的调查表已由别的操作录入，没有保存。请返回列表后重新打开。", w.row.Named())
	}
	return nil
}

// sameAnswers says whether the survey may be changed and holds what it held when it was opened.
func (w *surveyWriting) sameAnswers() error {
	switch {
	case w.have.Locked():
		return township.Errorf(township.CodeConflict, "%s的调查表已复核通过（%s），不能直接修改。要改请由审核员退回。", w.row.Named(), w.have.State.Word())
	case !township.SameAnswers(w.have.Answers, w.edit.Was):
		return township.Errorf(township.CodeConflict, "%s的调查表打开以后已被别的操作改动，没有保存。请返回列表后重新打开，再填一次改动的内容。", w.row.Named())
	}
	return nil
}

// settle gives the survey its state, and what the household is now.
func (w *surveyWriting) settle() (v township.Verdict, checked bool) {
	s := w.survey
	s.Collectors = slices.DeleteFunc(s.Collectors, func(name string) bool { return name == "" })
	s.State, s.Round, s.Trail = w.have.State, max(1, w.have.Round), w.have.Trail
	s.Head, s.Population, s.Type = w.row.Head, w.row.People, w.row.SheetType()
	for i := range s.Answers {
		w.tidy(&s.Answers[i])
	}
	return s.Refill(&w.form, !township.SameAnswers(w.have.Answers, s.Answers), w.today)
}

// tidy leaves of an answer what its question asks for.
func (w *surveyWriting) tidy(a *township.SurveyAnswer) {
	a.Description = township.Clean(a.Description)
	q := w.form.Question(a.Question)
	if q == nil {
		return
	}
	for _, m := range township.Readings {
		if !slices.Contains(q.Readings, m) {
			a.Note(m, "")
		}
	}
	if a.Answer == township.AnswerProblem && a.Nature == "" && !q.Free() {
		a.Nature = q.Natures[0]
	}
	if a.Answer != township.AnswerProblem {
		a.Nature = ""
	}
}

// putAnswers writes the answers: one a question; those that are blank go.
func (w *surveyWriting) putAnswers(t *data.Tx) error {
	s := w.survey
	have := map[int64]int64{}
	for _, a := range w.have.Answers {
		have[a.Question] = a.ID
	}
	for i := range s.Answers {
		a := &s.Answers[i]
		if w.form.Question(a.Question) == nil {
			return township.Errorf(township.CodeInvalid, "%s的调查表里有一条回答不属于“%s”，没有保存。请返回列表后重新打开。", w.row.Named(), w.form.Named())
		}
		a.ID = have[a.Question]
		delete(have, a.Question)
		if a.Blank() {
			if a.ID != 0 {
				if err := t.Remove(township.SurveyAnswers, a.ID); err != nil {
					return err
				}
			}
			continue
		}
		values := a.Values()
		values["survey_id"], values["household_id"] = data.FormatID(s.ID), data.FormatID(s.Household)
		id, err := put(t, township.SurveyAnswers, a.ID, values)
		if err != nil {
			return err
		}
		a.ID = id
	}
	for _, id := range have {
		if err := t.Remove(township.SurveyAnswers, id); err != nil {
			return err
		}
	}
	return nil
}

func putVerdict(t *data.Tx, s *township.Survey, v township.Verdict) error {
	values := v.Values()
	values["survey_id"], values["household_id"] = data.FormatID(s.ID), data.FormatID(s.Household)
	_, err := put(t, township.SurveyVerdicts, 0, values)
	return err
}

// putIssues drafts an issue for each problem, follows what was changed of one while it is to be verified, and takes back
// those whose answer is a problem no more. An issue that somebody has taken up stays as it is.
func (w *surveyWriting) putIssues(t *data.Tx) error {
	s := w.survey
	have, err := t.Read().IssuesOf(s.ID)
	if err != nil {
		return err
	}
	drafted := map[int64]bool{}
	for _, draft := range s.IssueDrafts(&w.form) {
		drafted[draft.Question] = true
		if err := w.putIssue(t, have, draft); err != nil {
			return err
		}
	}
	for _, r := range have {
		question := parseInt(r.Get("question_id"))
		if question != 0 && r.Get("state") == string(township.IssueToVerify) && !drafted[question] {
			if err := dropDraft(t, r.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropDraft takes back an issue whose answer is a problem no more, unless something was filed with it: then a person
// decides what becomes of it.
func dropDraft(t *data.Tx, issue int64) error {
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Parent != township.Issues.Table {
				continue
			}
			filed, err := t.Read().Linked(e, f.Key, issue)
			if err != nil || len(filed) > 0 {
				return err
			}
		}
	}
	return t.Remove(township.Issues, issue)
}

func (w *surveyWriting) putIssue(t *data.Tx, have []township.Record, draft township.IssueDraft) error {
	s := w.survey
	id := int64(0)
	for _, r := range have {
		if parseInt(r.Get("question_id")) == draft.Question {
			if r.Get("state") != string(township.IssueToVerify) {
				return nil
			}
			id = r.ID
		}
	}
	values := map[string]string{
		"campaign_id": data.FormatID(s.Campaign), "level": township.LevelHousehold, "household_id": data.FormatID(s.Household),
		"survey_id": data.FormatID(s.ID), "question_id": data.FormatID(draft.Question), "issue_type": draft.Type, "nature": draft.Nature, "description": draft.Description,
		"source": township.IssueFromSurvey, "found_on": string(s.Visited), "finder": strings.Join(s.Collectors, "、"), "state": string(township.IssueToVerify),
	}
	if id == 0 {
		values["recorded_on"] = string(w.today)
	}
	if w.village != 0 {
		values["village_id"] = data.FormatID(w.village)
	}
	_, err := put(t, township.Issues, id, values)
	return err
}

// surveyTitle names the deed that wrote a survey: 入户调查 柏树村1组张三户 待复核 问题1个.
func surveyTitle(s *township.Survey, row township.HouseholdRow) string {
	title := fmt.Sprintf("入户调查 %s %s", row.Named(), s.State.Word())
	if s.Sample != 0 {
		title = "抽查：" + title
	}
	if n := len(s.Problems()); n > 0 {
		title += fmt.Sprintf(" 问题%d个", n)
	}
	return title
}
