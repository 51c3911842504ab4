package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// SignIncome notes that sheets came back signed, all in one deed; from then on they are locked. A signature without a
// name is that of each household's head. A draft is refused, and with it all of them.
func (d *Desk) SignIncome(ctx context.Context, ids []int64, g township.Signature) (township.Deed, error) {
	if len(ids) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要登记签字的收入计算表。")
	}
	title := fmt.Sprintf("登记签字：收入计算表%d张", len(ids))
	return d.do(ctx, d.info(township.DeedIncome, title, screenIncome), func(t *data.Tx) error {
		for _, id := range ids {
			s, name, err := openSheet(t, id)
			if err != nil {
				return err
			}
			if err := d.sign(t, s, name, g); err != nil {
				return err
			}
			if len(ids) == 1 {
				if err := t.Retitle("登记签字：收入计算表 " + s.Year + "年 " + name); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// openSheet returns a sheet without its lines, and what its household is called.
func openSheet(t *data.Tx, id int64) (township.IncomeSheet, string, error) {
	r, err := t.Read().Sheet(id)
	if err != nil {
		return township.IncomeSheet{}, "", err
	}
	s := township.SheetOf(r)
	return s, homeName(t, s.Household), nil
}

func (d *Desk) sign(t *data.Tx, s township.IncomeSheet, name string, g township.Signature) error {
	if g.Signer == "" && g.Proxy == "" {
		g.Signer = s.Head
	}
	switch {
	case s.State == township.SheetSigned:
		return lockedSheet(name, s)
	case s.State != township.SheetComplete:
		return township.Errorf(township.CodeConflict, "%s%s年的收入计算表还是草稿，不能登记签字。请先完成核算。", name, s.Year)
	}
	if err := g.Validate(d.Today(), s.ReckonedOn); err != nil {
		return township.Errorf(township.CodeInvalid, "%s：%s", name, township.Say(err))
	}
	_, err := t.Update(township.IncomeSheets, s.ID, map[string]string{
		"state": string(township.SheetSigned), "signed_on": string(g.On), "signer": g.Signer, "proxy": g.Proxy, "proxy_reason": g.ProxyReason,
	})
	return err
}

// CorrectIncome begins the correction of a signed sheet: the next version, a draft with the same lines. The signed one
// stays as it is.
func (d *Desk) CorrectIncome(ctx context.Context, id int64, reason string) (township.IncomeSheet, township.Deed, error) {
	reason = township.Clean(reason)
	if reason == "" {
		return township.IncomeSheet{}, township.Deed{}, township.Errorf(township.CodeInvalid, "请写明更正原因，例如“漏算养老金”。")
	}
	var s township.IncomeSheet
	deed, err := d.do(ctx, d.info(township.DeedIncome, "更正收入计算表", screenIncome), func(t *data.Tx) error {
		r, err := t.Read().Sheet(id)
		if err != nil {
			return err
		}
		signed := township.SheetOf(r)
		name := homeName(t, signed.Household)
		latest, _, err := latestSheet(t.Read(), signed.Household, signed.Year)
		switch {
		case err != nil:
			return err
		case latest.ID != id:
			return township.Errorf(township.CodeConflict, "%s%s年的收入计算表已有第%d版，请更正最新的一版。", name, signed.Year, latest.Version)
		case signed.State != township.SheetSigned:
			return township.Errorf(township.CodeConflict, "%s%s年的收入计算表还没有签字，可以直接修改，不用更正。", name, signed.Year)
		}
		s = latest
		s.ID, s.Version, s.State, s.Signature, s.Reason = 0, latest.Version+1, township.SheetDraft, township.Signature{}, reason
		s.ReckonedOn, s.Reckoner = "", ""
		for i := range s.Lines {
			s.Lines[i].ID = 0
		}
		if err := putSheet(t, &s, township.IncomeSheet{}); err != nil {
			return err
		}
		return t.Retitle(fmt.Sprintf("更正收入计算表 %s年 %s 第%d版：%s", s.Year, name, s.Version, reason))
	})
	return s, deed, err
}

// ReopenIncome makes complete sheets drafts again.
func (d *Desk) ReopenIncome(ctx context.Context, ids []int64) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedIncome, fmt.Sprintf("退回修改：收入计算表%d张", len(ids)), screenIncome), func(t *data.Tx) error {
		for _, id := range ids {
			s, name, err := openSheet(t, id)
			if err != nil {
				return err
			}
			if s.State == township.SheetSigned {
				return lockedSheet(name, s)
			}
			if _, err := t.Update(township.IncomeSheets, id, map[string]string{"state": string(township.SheetDraft)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// DeleteIncome moves a sheet that is not signed to the bin, with its lines.
func (d *Desk) DeleteIncome(ctx context.Context, id int64, reason string) (township.Deed, error) {
	return d.deleteFrom(ctx, screenIncome, reason, func(t *data.Tx) (*removal, error) {
		s, name, err := openSheet(t, id)
		if err != nil {
			return nil, err
		}
		if s.State == township.SheetSigned {
			return nil, township.Errorf(township.CodeConflict, "%s%s年的收入计算表已于 %s 签字，不能删除。要改请办理“更正”。", name, s.Year, s.On)
		}
		rec, err := t.Get(township.IncomeSheets, id)
		if err != nil {
			return nil, err
		}
		r := newRemoval(t, s.Household)
		r.title = fmt.Sprintf("删除收入计算表 %s年 %s", s.Year, name)
		return r, r.take(rec)
	})
}

// standardsOf returns the standards of a year.
func standardsOf(read data.Reader, year string) ([]township.Standard, error) {
	records, err := read.Standards()
	var out []township.Standard
	for _, r := range records {
		if s := township.StandardOf(r); year == "" || s.Year == year {
			out = append(out, s)
		}
	}
	return out, err
}

// itemsOf returns the catalogue of a year; of a year that was not set up, the list of form F4.
func itemsOf(read data.Reader, year string) ([]township.IncomeItem, error) {
	records, err := read.IncomeItems(year)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return township.DefaultIncomeItems(), nil
	}
	out := make([]township.IncomeItem, len(records))
	for i, r := range records {
		out[i] = township.IncomeItemOf(r)
	}
	slices.SortStableFunc(out, township.ItemOrder)
	return out, nil
}
