package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// OpenProposals returns the placements that wait for a person, in the order of paper.
func (d *Desk) OpenProposals(ctx context.Context) ([]township.Proposal, error) {
	list, err := d.archive.Read(ctx).Proposals(township.ProposalOpen)
	if err != nil {
		return nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	byHousehold := map[int64]township.Record{}
	for _, p := range list {
		byHousehold[parseInt(p.Get("household_id"))] = p
	}
	out := []township.Proposal{}
	for _, row := range r.rows {
		if p, ok := byHousehold[row.ID]; ok {
			out = append(out, proposalOf(p, row.HouseholdRow))
		}
	}
	return out, nil
}

func proposalOf(p township.Record, row township.HouseholdRow) township.Proposal {
	return township.Proposal{
		ID: p.ID, Household: row.ID, Code: row.Code, Village: row.Village, Group: row.Group, Head: row.Head, People: row.People,
		From: row.Ledger, To: township.Ledger(p.Get("ledger")), Reason: p.Get("reason"), State: p.Get("state"),
	}
}

// AcceptProposals moves the households of the proposals into the suggested ledgers as of a day.
func (d *Desk) AcceptProposals(ctx context.Context, ids []int64, on township.Date, origin township.Origin) (township.Deed, error) {
	if day, ok := township.ParseDate(string(on)); !ok || day != on || !on.Full() || on > d.Today() {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "入账日期“%s”不对，请填今天或以前的日期，例如 %s。", on, d.Today())
	}
	info := d.info(township.DeedPlace, fmt.Sprintf("采纳%d条台账建议", len(ids)), origin)
	return d.do(ctx, info, func(t *data.Tx) error {
		stays, err := openStays(t)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := accept(t, id, on, stays); err != nil {
				return err
			}
		}
		return nil
	})
}

// accept moves the household of one proposal that waits or was held back.
func accept(t *data.Tx, id int64, on township.Date, stays map[int64]township.LedgerStay) error {
	p, err := waitingProposal(t, id)
	if err != nil {
		return err
	}
	m := township.Move{Household: parseInt(p.Get("household_id")), To: township.Ledger(p.Get("ledger")), On: on, Reason: "按名单建议：" + p.Get("reason")}
	if err := moveOne(t, m, stays); err != nil {
		return err
	}
	_, err = t.Update(township.Proposals, id, map[string]string{"state": township.ProposalAccepted})
	return err
}

// waitingProposal returns a proposal that nobody has accepted and no move has overtaken.
func waitingProposal(t *data.Tx, id int64) (township.Record, error) {
	p, err := t.Get(township.Proposals, id)
	if err != nil {
		return p, err
	}
	if s := p.Get("state"); s != township.ProposalOpen && s != township.ProposalHeld {
		return p, township.Errorf(township.CodeConflict, "%s的台账建议已经处理过（%s），没有重复处理。请刷新后重试。", homeName(t, parseInt(p.Get("household_id"))), s)
	}
	return p, nil
}

// AssignImported accepts, as of today, the placements that an import of this desk suggested.
func (d *Desk) AssignImported(ctx context.Context, pending township.PendingImport, origin township.Origin) (township.Deed, error) {
	im, ok := pending.(*Import)
	if !ok {
		return township.Deed{}, township.Errorf(township.CodeInternal, "这次导入不属于本窗口，台账建议没有采纳。请重新导入。")
	}
	if !im.isCommitted() {
		return township.Deed{}, township.Errorf(township.CodeConflict, "“%s”还没有导入，台账建议没有采纳。请先导入。", im.preview.File)
	}
	suggested := map[int64]bool{}
	for _, s := range im.plan.suggestions() {
		suggested[s.family.id] = !township.OutsideLedgers(s.family.record.Get("outside_kind")) // those wait for a person
	}
	open, err := d.OpenProposals(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	var ids []int64
	for _, p := range open {
		if suggested[p.Household] {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 {
		return township.Deed{}, nil
	}
	return d.AcceptProposals(ctx, ids, d.Today(), origin)
}

// HoldProposals keeps the proposals from being suggested again until the roster says something else.
func (d *Desk) HoldProposals(ctx context.Context, ids []int64) (township.Deed, error) {
	info := d.info(township.DeedPlace, fmt.Sprintf("暂缓%d条台账建议", len(ids)), screenLedgers)
	return d.do(ctx, info, func(t *data.Tx) error {
		for _, id := range ids {
			if _, err := waitingProposal(t, id); err != nil {
				return err
			}
			if _, err := t.Update(township.Proposals, id, map[string]string{"state": township.ProposalHeld}); err != nil {
				return err
			}
		}
		return nil
	})
}

// screenLedgers is where moves are made: their dialog is that of 台账, wherever it was opened from.
const screenLedgers township.Origin = "屏幕：台账"

// MoveHouseholds moves households between ledgers; each stay that ends keeps its dates and reasons.
func (d *Desk) MoveHouseholds(ctx context.Context, moves []township.Move) (township.Deed, error) {
	for _, m := range moves {
		if err := m.Validate(d.Today()); err != nil {
			return township.Deed{}, err
		}
	}
	title := fmt.Sprintf("移动%d户的台账", len(moves))
	if len(moves) == 1 {
		title = d.moveTitle(ctx, moves[0])
	}
	return d.do(ctx, d.info(township.DeedMove, title, screenLedgers), func(t *data.Tx) error {
		stays, err := openStays(t)
		if err != nil {
			return err
		}
		for _, m := range moves {
			if err := moveOne(t, m, stays); err != nil {
				return err
			}
			if err := settleProposals(t, m); err != nil {
				return err
			}
		}
		return nil
	})
}

// settleProposals lets the suggestions lapse that waited for a household which a person has now placed.
func settleProposals(t *data.Tx, m township.Move) error {
	list, err := t.Read().ProposalsOf(m.Household)
	if err != nil {
		return err
	}
	for _, p := range list {
		if p.Get("state") != township.ProposalOpen {
			continue
		}
		if _, err := t.Update(township.Proposals, p.ID, map[string]string{"state": township.ProposalStale}); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) moveTitle(ctx context.Context, m township.Move) string {
	name := "一户"
	if r, err := d.read(ctx); err == nil {
		if i, ok := r.byID[m.Household]; ok {
			name = r.rows[i].Village + r.rows[i].Head + "户"
		}
	}
	if m.To == township.None {
		return name + "移出台账"
	}
	return name + "移入" + m.To.Word() + "台账"
}

func openStays(t *data.Tx) (map[int64]township.LedgerStay, error) {
	list, err := t.Read().OpenStays()
	out := make(map[int64]township.LedgerStay, len(list))
	for _, s := range list {
		out[s.Household] = s
	}
	return out, err
}

// moveOne ends the stay that lasts and begins the new one, on the same day; stays follows.
func moveOne(t *data.Tx, m township.Move, stays map[int64]township.LedgerStay) error {
	now, in := stays[m.Household]
	if in && now.Ledger == m.To || !in && m.To == township.None {
		return township.Errorf(township.CodeInvalid, "%s已经在“%s”，不用移动。", homeName(t, m.Household), m.To.Word())
	}
	if in {
		if m.On < now.Entered {
			return township.Errorf(township.CodeInvalid, "%s于 %s 入“%s”台账，移动日期 %s 早于它。请改为 %s 或以后的日期。", homeName(t, m.Household), now.Entered, now.Ledger.Word(), m.On, now.Entered)
		}
		leave := map[string]string{"left_on": string(m.On), "leave_reason": m.Reason}
		if _, err := t.Update(township.LedgerEntries, now.ID, leave); err != nil {
			return err
		}
		delete(stays, m.Household)
	}
	if m.To == township.None {
		return nil
	}
	if err := mayEnter(t, m); err != nil {
		return err
	}
	if err := afterLastStay(t, m); err != nil {
		return err
	}
	if err := stillThere(t, m.Household); err != nil {
		return err
	}
	id, err := t.Insert(stayRecord(m))
	stays[m.Household] = township.LedgerStay{ID: id, Household: m.Household, Ledger: m.To, Entered: m.On, EntryReason: m.Reason}
	return err
}

// mayEnter refuses a household that the office watches without a ledger, and one that cannot be what the ledger says of it.
func mayEnter(t *data.Tx, m township.Move) error {
	h, err := t.Read().Household(m.Household)
	switch {
	case err != nil:
		return err
	case township.OutsideLedgers(h.Get("outside_kind")):
		return township.Errorf(township.CodeConflict, "%s是档外五类（%s），不进台账，没有移动。确要移入，请先在该户页面按“修改”，清空“档外五类”。", homeName(t, m.Household), h.Get("outside_kind"))
	case township.NeverPoor(h) && (m.To == township.Stable || m.To == township.Relapsed):
		return township.Errorf(township.CodeConflict, "%s是一般农户，没有脱过贫，不进“%s”台账，没有移动。确是脱贫户的，请先在该户页面按“修改”，改“户类型”；有返贫致贫风险的，请用“纳入监测”。", homeName(t, m.Household), m.To.Word())
	}
	return nil
}

func stayRecord(m township.Move) township.Record {
	rec := township.LedgerEntries.NewRecord()
	rec.Set("household_id", data.FormatID(m.Household))
	rec.Set("ledger", string(m.To))
	rec.Set("entered_on", string(m.On))
	rec.Set("entry_reason", m.Reason)
	return rec
}

// stillThere keeps a household that is no more out of the ledgers.
func stillThere(t *data.Tx, household int64) error {
	h, err := t.Read().Household(household)
	if err != nil || h.Get("closed_on") == "" {
		return err
	}
	return township.Errorf(township.CodeInvalid, "%s已于 %s 注销（%s），不能移入台账。", homeName(t, household), h.Get("closed_on"), h.Get("closed_way"))
}

// afterLastStay keeps stays from overlapping.
func afterLastStay(t *data.Tx, m township.Move) error {
	stays, err := t.Read().StaysOf(m.Household)
	if err != nil {
		return err
	}
	for _, s := range stays {
		if m.On < s.Left {
			return township.Errorf(township.CodeInvalid, "%s %s 至 %s 在“%s”台账，移动日期 %s 与之重叠。请改为 %s 或以后的日期。", homeName(t, m.Household), s.Entered, s.Left, s.Ledger.Word(), m.On, s.Left)
		}
	}
	return nil
}

// homeName names a household in a sentence: 柏树村1组张三户, or by its code where no head is known.
func homeName(t *data.Tx, household int64) string { return homeNameIn(t.Read(), household) }

func homeNameIn(read data.Reader, household int64) string {
	h, err := read.Household(household)
	if err != nil {
		return "该户"
	}
	name := h.Get("group_name")
	if villages, err := read.Villages(); err == nil {
		for _, v := range villages {
			if data.FormatID(v.ID) == h.Get("village_id") {
				name = v.Name + name
			}
		}
	}
	members, err := read.MembersOf(household)
	if head, ok := township.HeadOf(members); ok && err == nil {
		return name + head.Get("name") + "户"
	}
	if h.Get("code") == "" {
		return name + "户主未知的一户"
	}
	return name + "户编号" + h.Get("code")
}
