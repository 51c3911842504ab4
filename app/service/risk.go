package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// RiskFiles returns what is to be known of households before their risk is cleared, comes back, or is found.
func (d *Desk) RiskFiles(ctx context.Context, ids []int64) ([]township.RiskFile, error) {
	r, err := newRiskReader(d.archive.Read(ctx))
	if err != nil {
		return nil, err
	}
	out := make([]township.RiskFile, len(ids))
	for i, id := range ids {
		if out[i], err = r.file(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// riskReader gathers the files of households, inside a deed or outside one.
type riskReader struct {
	data.Reader
	villages map[string]township.Village
	stays    map[int64]township.LedgerStay
}

func newRiskReader(read data.Reader) (*riskReader, error) {
	r := &riskReader{Reader: read, villages: map[string]township.Village{}, stays: map[int64]township.LedgerStay{}}
	villages, err := read.Villages()
	if err != nil {
		return nil, err
	}
	for _, v := range villages {
		r.villages[data.FormatID(v.ID)] = v
	}
	stays, err := read.OpenStays()
	for _, s := range stays {
		r.stays[s.Household] = s
	}
	return r, err
}

func (r *riskReader) file(id int64) (f township.RiskFile, err error) {
	if f.Household, err = r.Household(id); err != nil {
		return f, err
	}
	if f.Members, err = r.MembersOf(id); err != nil {
		return f, err
	}
	if f.Measures, err = r.CountMeasures(id); err != nil {
		return f, err
	}
	var people []data.Person
	for _, m := range township.PresentMembers(f.Members) {
		people = append(people, data.Person{Household: id, Name: m.Get("name"), Relation: m.Get("relation"), Stub: m.Get("stub") != ""})
	}
	f.Row = rowOf(f.Household, r.villages[f.Household.Get("village_id")], people, initialsCache{})
	f.Row.Ledger, f.Row.Entered = r.stays[id].Ledger, r.stays[id].Entered
	return f, nil
}

// riskStep is what a deed about risks does to one household.
type riskStep struct {
	household int64
	validate  func(today township.Date) error
	refuse    func(township.RiskFile) error
	values    func(township.RiskFile) map[string]string
	move      func(township.RiskFile) township.Move
}

// riskDeed does the steps as one deed. One household is named in its title, and so is the reason, which the ledger does
// not keep for those that stay where they are.
func (d *Desk) riskDeed(ctx context.Context, what string, origin township.Origin, steps []riskStep) (township.Deed, error) {
	for _, s := range steps {
		if err := s.validate(d.Today()); err != nil {
			return township.Deed{}, err
		}
	}
	return d.do(ctx, d.info(township.DeedRisk, fmt.Sprintf("%d户%s", len(steps), what), origin), func(t *data.Tx) error {
		r, err := newRiskReader(t.Read())
		if err != nil {
			return err
		}
		for _, s := range steps {
			f, err := r.file(s.household)
			if err == nil {
				err = riskOne(t, s, f, r.stays)
			}
			if err != nil {
				return err
			}
			if len(steps) == 1 {
				err = t.Retitle(f.Name() + what)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// riskOne writes the household's record, then moves it: what the record says decides whether a ledger may hold it.
func riskOne(t *data.Tx, s riskStep, f township.RiskFile, stays map[int64]township.LedgerStay) error {
	if err := s.refuse(f); err != nil {
		return err
	}
	if _, err := t.Update(township.Households, s.household, s.values(f)); err != nil {
		return err
	}
	m := s.move(f)
	if m.To != f.Row.Ledger {
		if err := moveOne(t, m, stays); err != nil {
			return err
		}
	}
	return settleProposals(t, m)
}

// ClearRisk is 风险消除 of one household or of several, as one deed: the records say it, and the households go to their
// ledgers on the same day.
func (d *Desk) ClearRisk(ctx context.Context, list []township.RiskClearing, origin township.Origin) (township.Deed, error) {
	steps := make([]riskStep, len(list))
	what := "风险消除"
	for i, c := range list {
		steps[i] = riskStep{
			c.Household, c.Validate, c.Refuse,
			func(township.RiskFile) map[string]string { return c.Values() },
			func(township.RiskFile) township.Move {
				return township.Move{Household: c.Household, To: c.To, On: c.On, Reason: c.Reason}
			},
		}
		if i == 0 {
			what = fmt.Sprintf("风险消除（%s）：%s", c.Way, c.Reason)
		}
	}
	return d.riskDeed(ctx, what, origin, steps)
}

// ReturnRisk takes 风险消除 back, or records that the risk has come back: the households are watched again from the day on.
// What the clearing was stays in the history, and in the reason.
func (d *Desk) ReturnRisk(ctx context.Context, list []township.RiskReturn, origin township.Origin) (township.Deed, error) {
	steps := make([]riskStep, len(list))
	what := "撤销风险消除"
	for i, r := range list {
		steps[i] = riskStep{
			r.Household, r.Validate, r.Refuse,
			func(township.RiskFile) map[string]string { return r.Values() },
			func(f township.RiskFile) township.Move {
				return township.Move{Household: r.Household, To: r.To, On: r.On, Reason: r.Because(f)}
			},
		}
		if i == 0 {
			if r.Again {
				what = "再次出现风险"
			}
			what += "：" + r.Reason
		}
	}
	return d.riskDeed(ctx, what, origin, steps)
}

// Monitor is 纳入监测: the records say that the households are at risk, and they go to their ledger on the same day.
func (d *Desk) Monitor(ctx context.Context, list []township.Monitoring, origin township.Origin) (township.Deed, error) {
	steps := make([]riskStep, len(list))
	what := "纳入监测"
	for i, m := range list {
		steps[i] = riskStep{
			m.Household, m.Validate, m.Refuse, m.Values,
			func(township.RiskFile) township.Move {
				return township.Move{Household: m.Household, To: m.To, On: m.On, Reason: m.Reason}
			},
		}
		if i == 0 {
			what = fmt.Sprintf("纳入监测（%s）：%s", m.Kind, m.Reason)
		}
	}
	return d.riskDeed(ctx, what, origin, steps)
}
