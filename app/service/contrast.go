package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// Contrast returns the 信息对照表 of a survey: the household and its people as the archive has them, beside what the visit
// found otherwise.
func (d *Desk) Contrast(ctx context.Context, survey int64) (township.Contrast, error) {
	out := township.Contrast{}
	r, err := d.read(ctx)
	if err != nil {
		return out, err
	}
	read := d.archive.Read(ctx)
	if out.Survey, out.Campaign, err = contrastedSurvey(read, survey); err != nil {
		return out, err
	}
	home, members, err := contrastedHome(read, out.Survey.Household)
	if err != nil {
		return out, err
	}
	if at, ok := r.byID[home.ID]; ok {
		out.Row = r.rows[at].HouseholdRow
	}
	changes, err := proposedChanges(read, survey, members)
	out.Lines = township.ContrastOf(home, members, changes)
	return out, err
}

func contrastedSurvey(read data.Reader, id int64) (s township.Survey, c township.Campaign, err error) {
	rec, err := read.Survey(id)
	if err != nil {
		return s, c, err
	}
	s = township.SurveyOf(rec)
	c, err = campaignOf(read, s.Campaign)
	return s, c, err
}

func contrastedHome(read data.Reader, id int64) (home township.Record, members []township.Record, err error) {
	if home, err = read.Household(id); err != nil {
		return home, nil, err
	}
	members, err = read.MembersOf(id)
	return home, members, err
}

// proposedChanges returns the changes of a survey with the names of their people.
func proposedChanges(read data.Reader, survey int64, members []township.Record) ([]township.ProposedChange, error) {
	records, err := read.ProposedChangesOf(survey)
	out := make([]township.ProposedChange, len(records))
	for i, r := range records {
		out[i] = township.ProposedChangeOf(r)
		for _, m := range members {
			if m.ID == out[i].Member {
				out[i].Person = m.Get("name")
			}
		}
	}
	return out, err
}

// contrasting is a deed on the changes of one survey.
type contrasting struct {
	desk     *Desk
	tx       *data.Tx
	words    township.Vocabularies
	survey   township.Survey
	campaign township.Campaign
	home     township.Record
	members  []township.Record
	have     []township.ProposedChange
	faults   []township.ContrastFault
}

// contrastingIn reads what a deed on the changes of a survey needs, and refuses what may not be changed any more.
func (d *Desk) contrastingIn(t *data.Tx, survey int64) (*contrasting, error) {
	w := &contrasting{desk: d, tx: t}
	var err error
	if w.survey, w.campaign, err = contrastedSurvey(t.Read(), survey); err != nil {
		return nil, err
	}
	if err := mayChange(t, w.survey.Campaign); err != nil {
		return nil, err
	}
	if w.survey.Sample != 0 {
		return nil, township.Errorf(township.CodeConflict, "%s的这张表是抽查用的，信息更正请登记在原调查表上。", homeName(t, w.survey.Household))
	}
	if w.home, w.members, err = contrastedHome(t.Read(), w.survey.Household); err != nil {
		return nil, err
	}
	if closed := w.home.Get("closed_on"); closed != "" {
		return nil, township.Errorf(township.CodeConflict, "%s已于 %s 注销，不能再更正信息。", w.name(), closed)
	}
	if w.words, err = vocabularies(t.Read()); err != nil {
		return nil, err
	}
	w.have, err = proposedChanges(t.Read(), survey, w.members)
	return w, err
}

func (w *contrasting) name() string { return homeName(w.tx, w.survey.Household) }

// record returns the record that a change is of; ok is false for somebody who is not in the household any more.
func (w *contrasting) record(member int64) (r township.Record, ok bool) {
	if member == 0 {
		return w.home, true
	}
	at := slices.IndexFunc(w.members, func(m township.Record) bool { return m.ID == member && m.Get("left_on") == "" })
	if at < 0 {
		return township.Record{}, false
	}
	return w.members[at], true
}

func (w *contrasting) fault(c *township.ProposedChange, format string, args ...any) {
	w.faults = append(w.faults, township.ContrastFault{Member: c.Member, Field: c.Field, Label: c.Label(), Text: fmt.Sprintf(format, args...)})
}

// check looks at values that a record is to have through the rules of its form; what is wrong stands among the faults.
func (w *contrasting) check(member int64, values map[string]string) (*edit, error) {
	old, _ := w.record(member)
	x := &edit{
		tx: w.tx, words: w.words, today: w.desk.Today(), entity: old.Entity, old: old, new: old.Clone(), values: map[string]string{},
		form: township.Form{ID: old.ID, Was: map[string]string{}, Values: values},
	}
	for key := range values {
		x.form.Was[key] = old.Get(key)
	}
	for _, f := range old.Entity.Fields {
		x.take(f)
	}
	if err := w.checkTogether(x); err != nil {
		return nil, err
	}
	for _, f := range x.faults {
		c := township.ProposedChange{Member: member, Person: nameOfMember(old), Field: f.Field}
		w.fault(&c, "%s", f.Text)
	}
	return x, nil
}

// checkTogether looks at what concerns the values beside one another and beside the other people.
func (w *contrasting) checkTogether(x *edit) error {
	if x.entity == township.Households {
		return x.checkHousehold()
	}
	others, err := x.othersIn(w.survey.Household)
	if err != nil {
		return err
	}
	return x.checkMember(others)
}

func nameOfMember(r township.Record) string {
	if r.Entity != township.Members {
		return ""
	}
	return r.Get("name")
}

// ProposeChanges enters what a visit found otherwise than the archive; the archive stays as it is. Proposed is what was
// typed: nothing, or what the archive has, withdraws an open change of its field. What the rules of the forms refuse comes
// as a *township.ContrastError, and nothing is entered.
func (d *Desk) ProposeChanges(ctx context.Context, survey int64, changes []township.ProposedChange) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedContrast, "登记信息更正", screenSurveys), func(t *data.Tx) error {
		w, err := d.contrastingIn(t, survey)
		if err != nil {
			return err
		}
		plan, err := w.plan(changes)
		if err != nil {
			return err
		}
		if err := township.NewContrastError(township.CodeInvalid, "没有保存。", w.faults, "请改正后再保存。"); err != nil {
			return err
		}
		entered, withdrawn, err := w.enter(plan)
		if err != nil {
			return err
		}
		return t.Retitle(proposalTitle(w.name(), entered, withdrawn))
	})
}

func proposalTitle(name string, entered, withdrawn int) string {
	title := "信息对照 " + name
	if entered > 0 {
		title += fmt.Sprintf(" 登记更正%d项", entered)
	}
	if withdrawn > 0 {
		title += fmt.Sprintf(" 撤回%d项", withdrawn)
	}
	return title
}

// plan makes of what was typed what the archive is to keep: canonical values, beside what it has now.
func (w *contrasting) plan(changes []township.ProposedChange) ([]township.ProposedChange, error) {
	var out []township.ProposedChange
	for _, c := range changes {
		r, ok := w.record(c.Member)
		if c.Person = nameOfMember(r); !ok {
			w.fault(&c, "已不在本户，不再更正")
			continue
		}
		if !w.offered(&c, r) {
			continue
		}
		c.Survey, c.Household, c.Was, c.State, c.On, c.By, c.Reason = w.survey.ID, w.survey.Household, r.Get(c.Field), township.ChangeOpen, "", "", ""
		field := r.Entity.Field(c.Field)
		typed := township.Clean(c.Proposed)
		value, _, err := township.CheckField(r.Entity, field, typed, township.Checking{Today: w.desk.Today(), Words: w.words.Of(field.Vocabulary)})
		if err != nil {
			w.fault(&c, "%s", township.Say(err))
			continue
		}
		c.Proposed = value
		if typed == "" {
			c.Proposed = c.Was // nothing was found otherwise
		}
		out = append(out, c)
	}
	if len(w.faults) > 0 {
		return nil, nil
	}
	return out, w.checkPlan(out)
}

// offered refuses what an event changes, and what is no line of the form.
func (w *contrasting) offered(c *township.ProposedChange, r township.Record) bool {
	keys := township.ContrastHousehold
	if c.Member != 0 {
		keys = township.ContrastMember
	}
	switch {
	case !slices.Contains(keys, c.Field):
		w.fault(c, "不在信息对照表里，请到农户档案里修改")
	case c.Field == "relation" && township.IsHead(r) && township.Clean(c.Proposed) != "":
		w.fault(c, "是户主；要换户主请办理“户主变更”")
	default:
		return true
	}
	return false
}

// checkPlan looks at each record as it would be with all its open changes.
func (w *contrasting) checkPlan(plan []township.ProposedChange) error {
	values := map[int64]map[string]string{}
	put := func(c *township.ProposedChange) {
		if values[c.Member] == nil {
			values[c.Member] = map[string]string{}
		}
		values[c.Member][c.Field] = c.Proposed
	}
	for i := range plan {
		put(&plan[i])
	}
	for i := range w.have {
		c := &w.have[i]
		if touched := values[c.Member]; touched != nil && c.State == township.ChangeOpen {
			if _, again := touched[c.Field]; !again {
				put(c)
			}
		}
	}
	for _, member := range sortedIDs(values) {
		if _, err := w.check(member, values[member]); err != nil {
			return err
		}
	}
	return nil
}

func sortedIDs(values map[int64]map[string]string) []int64 {
	out := make([]int64, 0, len(values))
	for id := range values {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// enter writes the changes, one a field; one that says what the archive has is withdrawn.
func (w *contrasting) enter(plan []township.ProposedChange) (entered, withdrawn int, err error) {
	for _, c := range plan {
		at := slices.IndexFunc(w.have, func(h township.ProposedChange) bool { return h.Member == c.Member && h.Field == c.Field })
		var old township.ProposedChange
		if at >= 0 {
			old = w.have[at]
		}
		switch {
		case c.Proposed == c.Was && old.State == township.ChangeOpen:
			withdrawn++
			err = w.tx.Remove(township.ProposedChanges, old.ID)
		case c.Proposed == c.Was:
		case old.State == township.ChangeOpen && old.Proposed == c.Proposed && old.Was == c.Was:
		default:
			entered++
			_, err = put(w.tx, township.ProposedChanges, old.ID, c.Values())
		}
		if err != nil {
			return 0, 0, err
		}
	}
	if entered+withdrawn == 0 {
		err = township.Errorf(township.CodeInvalid, "填写的内容与档案相同，没有要登记的更正。")
	}
	return entered, withdrawn, err
}

// SettleChanges accepts open changes, and with it writes them into the household and its people, or refuses them with a
// reason; all in one deed. A change whose field the archive has changed since it was proposed is not accepted.
func (d *Desk) SettleChanges(ctx context.Context, ids []int64, accept bool, reason string) (township.Deed, error) {
	reason = township.Clean(reason)
	switch {
	case len(ids) == 0:
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要处理的更正。")
	case !accept && reason == "":
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请写明不采纳的原因，例如“以户口簿为准”。")
	}
	survey, origin, err := d.sourceOf(ctx, ids[0])
	if err != nil {
		return township.Deed{}, err
	}
	return d.do(ctx, d.info(township.DeedContrast, "处理信息更正", origin), func(t *data.Tx) error {
		w, err := d.contrastingIn(t, survey)
		if err != nil {
			return err
		}
		chosen, err := w.chosen(ids)
		if err != nil {
			return err
		}
		if accept {
			if err := w.accept(chosen); err != nil {
				return err
			}
		}
		return w.settle(chosen, accept, reason)
	})
}

// sourceOf returns the survey of a change, and from where what it says comes.
func (d *Desk) sourceOf(ctx context.Context, change int64) (survey int64, origin township.Origin, err error) {
	read := d.archive.Read(ctx)
	list, err := read.ByID(township.ProposedChanges, []int64{change})
	if err == nil && len(list) == 0 {
		err = errChangeGone()
	}
	if err != nil {
		return 0, "", err
	}
	c := township.ProposedChangeOf(list[0])
	_, campaign, err := contrastedSurvey(read, c.Survey)
	return c.Survey, township.Origin("入户调查：" + campaign.Name + " " + homeNameIn(read, c.Household)), err
}

func errChangeGone() error {
	return township.Errorf(township.CodeNotFound, "这条更正已不在档案中，可能已被撤回。请刷新后重试。")
}

// chosen returns the changes that are to be settled, all of the survey and all open.
func (w *contrasting) chosen(ids []int64) ([]*township.ProposedChange, error) {
	var out []*township.ProposedChange
	for _, id := range ids {
		at := slices.IndexFunc(w.have, func(c township.ProposedChange) bool { return c.ID == id })
		if at < 0 {
			return nil, errChangeGone()
		}
		c := &w.have[at]
		if c.State != township.ChangeOpen {
			return nil, township.Errorf(township.CodeConflict, "%s的“%s”已经处理过（%s），没有改动。请刷新后再看。", w.name(), c.Label(), c.State.Word())
		}
		out = append(out, c)
	}
	return out, nil
}

// accept writes changes into the archive, record by record, through the rules of its forms.
func (w *contrasting) accept(chosen []*township.ProposedChange) error {
	values := map[int64]map[string]string{}
	for _, c := range chosen {
		r, ok := w.record(c.Member)
		now := r.Get
		switch {
		case !ok:
			w.fault(c, "已不在本户，只能不采纳")
			continue
		case now(c.Field) == c.Proposed: // somebody has entered it already
			continue
		case now(c.Field) != c.Was:
			w.fault(c, "登记以后档案已由“%s”改为“%s”，请核对后重新登记，或不采纳", w.shown(c, c.Was), w.shown(c, now(c.Field)))
			continue
		}
		if values[c.Member] == nil {
			values[c.Member] = map[string]string{}
		}
		values[c.Member][c.Field] = c.Proposed
	}
	for _, member := range sortedIDs(values) {
		x, err := w.check(member, values[member])
		if err != nil {
			return err
		}
		if len(w.faults) > 0 {
			continue
		}
		if _, _, err := x.write(); err != nil {
			return err
		}
	}
	return township.NewContrastError(township.CodeConflict, "没有采纳。", w.faults, "其余各项也没有改动。")
}

func (w *contrasting) shown(c *township.ProposedChange, value string) string {
	if value == "" {
		return "空"
	}
	return c.Entity().Field(c.Field).ShowMasked(value)
}

// settle writes what became of the changes and names the deed.
func (w *contrasting) settle(chosen []*township.ProposedChange, accept bool, reason string) error {
	state := township.ChangeRefused
	if accept {
		state = township.ChangeAccepted
	}
	var labels []string
	for _, c := range chosen {
		values := map[string]string{"state": string(state), "settled_on": string(w.desk.Today()), "settled_by": w.desk.Operator(), "reason": reason}
		if _, err := w.tx.Update(township.ProposedChanges, c.ID, values); err != nil {
			return err
		}
		labels = append(labels, c.Label())
	}
	named := strings.Join(labels[:min(len(labels), mostNamedChanges)], "、")
	if len(labels) > mostNamedChanges {
		named += fmt.Sprintf("等%d项", len(labels))
	}
	return w.tx.Retitle("信息更正" + state.Word() + "：" + w.name() + " " + named)
}

// mostNamedChanges is how many changes the title of a deed names.
const mostNamedChanges = 3
