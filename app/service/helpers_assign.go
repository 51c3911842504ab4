package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// AssignHelper gives households to a helper: each gets his name, unit and telephone. Somebody new comes onto the roster in
// the same deed.
func (d *Desk) AssignHelper(ctx context.Context, a township.HelperAssignment) (township.Deed, error) {
	if len(a.Households) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "没有选中农户，没有指定。请先选择农户。")
	}
	return d.helperDeed(ctx, "指定帮扶责任人", func(w *helperWork) error {
		h, err := w.meant(a)
		if err != nil {
			return err
		}
		changed := 0
		for _, id := range a.Households {
			did, err := w.assign(id, h)
			if err != nil {
				return err
			}
			if did {
				changed++
			}
		}
		return w.tx.Retitle(assignmentTitle(w.tx, a, h, changed))
	})
}

// meant returns who gets the households; somebody new comes onto the roster first.
func (w *helperWork) meant(a township.HelperAssignment) (township.Helper, error) {
	if a.Helper != 0 {
		return w.taker(a.Helper)
	}
	h := a.New.Tidy()
	h.ID = 0
	if err := h.Validate(); err != nil {
		return h, err
	}
	return w.add(h)
}

// assign gives a household to a helper; one that is no more is refused. A telephone that the roster does not know stays
// where the helper stays.
func (w *helperWork) assign(household int64, h township.Helper) (changed bool, err error) {
	r, err := w.tx.Read().Household(household)
	if err != nil {
		return false, err
	}
	if on := r.Get("closed_on"); on != "" {
		return false, township.Errorf(township.CodeConflict, "%s已于 %s 注销，不能指定帮扶责任人。请把它从选择中去掉。", homeName(w.tx, household), on)
	}
	if h.Phone == "" && township.HelperKeyOf(r.Get("helper_name"), r.Get("helper_unit")) == h.Key() {
		h.Phone = r.Get("helper_phone")
	}
	return w.give(household, h)
}

func assignmentTitle(t *data.Tx, a township.HelperAssignment, h township.Helper, changed int) string {
	what := fmt.Sprintf("%s%d户", a.Place, changed)
	if len(a.Households) == 1 {
		what = homeName(t, a.Households[0])
	}
	return fmt.Sprintf("指定帮扶责任人：%s → %s", what, h.Called())
}

// HandOver gives all households of one helper, or those of a village, to another; day and reason stand in the title of
// the deed.
func (d *Desk) HandOver(ctx context.Context, o township.HelperHandOver) (township.Deed, error) {
	if err := o.Validate(d.Today()); err != nil {
		return township.Deed{}, err
	}
	return d.helperDeed(ctx, "移交帮扶农户", func(w *helperWork) error {
		from, own, err := w.leaving(o)
		if err != nil {
			return err
		}
		to, err := w.taker(o.To)
		if err != nil {
			return err
		}
		if from.ID == to.ID {
			return township.Errorf(township.CodeInvalid, "不能移交给本人。请另选一位。")
		}
		for _, household := range own {
			if _, err := w.give(household, to); err != nil {
				return err
			}
		}
		return w.tx.Retitle(fmt.Sprintf("移交：%s的%s%d户 → %s（%s，%s）", from.Called(), o.Village, len(own), to.Called(), o.On, o.Reason))
	})
}

// leaving returns who hands over, and his households of the village.
func (w *helperWork) leaving(o township.HelperHandOver) (from township.Helper, own []int64, err error) {
	from = township.Helper{Name: o.From.Name, Unit: o.From.Unit}
	if h, ok := township.NewHelperRoster(w.helpers).Find(o.From); ok {
		from = h
	}
	in, err := w.inVillage(o.Village)
	if err != nil {
		return from, nil, err
	}
	for _, n := range open(w.of(from.ID, from.Key())) {
		if in(n.Household) {
			own = append(own, n.Household)
		}
	}
	if len(own) == 0 {
		err = township.Errorf(township.CodeConflict, "%s%s没有可移交的户。请刷新后重试。", from.Called(), inPlace(o.Village))
	}
	return from, own, err
}

func inPlace(village string) string {
	if village == "" {
		return ""
	}
	return "在" + village
}

// inVillage says of a household whether it lies in a village, “” for any.
func (w *helperWork) inVillage(name string) (func(int64) bool, error) {
	if name == "" {
		return func(int64) bool { return true }, nil
	}
	villages, err := w.tx.Read().Villages()
	if err != nil {
		return nil, err
	}
	id := ""
	for _, v := range villages {
		if v.Name == name {
			id = data.FormatID(v.ID)
		}
	}
	households, err := w.tx.Read().Households()
	in := map[int64]bool{}
	for _, h := range households {
		in[h.ID] = h.Get("village_id") == id
	}
	return func(household int64) bool { return in[household] }, err
}
