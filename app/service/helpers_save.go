package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
)

// screenHelpers is from where deeds on the roster of helpers are done.
const screenHelpers township.Origin = "屏幕：帮扶"

// SaveHelper puts a helper onto the roster (ID 0), or changes one: name, unit and telephone change in all his households
// in the same deed.
func (d *Desk) SaveHelper(ctx context.Context, h township.Helper) (township.Deed, error) {
	h = h.Tidy()
	if err := h.Validate(); err != nil {
		return township.Deed{}, err
	}
	if h.ID == 0 {
		return d.helperDeed(ctx, "新增帮扶责任人"+h.Called(), func(w *helperWork) error {
			_, err := w.add(h)
			return err
		})
	}
	return d.helperDeed(ctx, "修改帮扶责任人"+h.Called(), func(w *helperWork) error { return w.change(h) })
}

// helperDeed does a deed on the roster from the screen 帮扶.
func (d *Desk) helperDeed(ctx context.Context, title string, body func(*helperWork) error) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedHelper, title, screenHelpers), func(t *data.Tx) error {
		w, err := newHelperWork(t)
		if err != nil {
			return err
		}
		return body(w)
	})
}

// change writes a helper of the roster anew, and what his households say of him.
func (w *helperWork) change(h township.Helper) error {
	old, err := w.helper(h.ID)
	if err != nil {
		return err
	}
	if err := w.free(h); err != nil {
		return err
	}
	own := w.of(old.ID, old.Key())
	if h.Retired && !old.Retired {
		if err := w.handedOver(old); err != nil {
			return err
		}
	}
	if h.Name != old.Name {
		if err := w.pin(h.Name); err != nil {
			return err
		}
	}
	if _, err := w.tx.Update(township.Helpers, h.ID, h.Values()); err != nil {
		return err
	}
	if h.Key() == old.Key() && h.Phone == old.Phone {
		return nil
	}
	return w.follow(own, old, h)
}

// follow writes into his households what has changed of a helper. A telephone that the roster does not know, and did not
// know before, stays as the households have it.
func (w *helperWork) follow(own []data.Named, old, h township.Helper) error {
	changed := 0
	for _, n := range own {
		values := map[string]string{"helper_name": h.Name, "helper_unit": h.Unit}
		if h.Phone != "" || old.Phone != "" {
			values["helper_phone"] = h.Phone
		}
		k, err := w.tx.Update(township.Households, n.Household, values)
		if err != nil {
			return err
		}
		if k > 0 {
			changed++
		}
	}
	if changed == 0 {
		return nil
	}
	return w.tx.Retitle(fmt.Sprintf("%s，%d户随之更新", w.tx.Deed().Title, changed))
}

// handedOver says how many households a helper still has.
func (w *helperWork) handedOver(h township.Helper) error {
	if n := len(open(w.of(h.ID, h.Key()))); n > 0 {
		return township.Errorf(township.CodeConflict, "%s还有%d户，不能停用。请先把这些户移交给别人。", h.Called(), n)
	}
	return nil
}

// RetireHelper says that a helper takes no households any more, or takes some again. One who still has households is
// township.CodeConflict.
func (d *Desk) RetireHelper(ctx context.Context, id int64, retired bool) (township.Deed, error) {
	word, value := "启用", ""
	if retired {
		word, value = "停用", "是"
	}
	return d.helperDeed(ctx, word+"帮扶责任人", func(w *helperWork) error {
		h, err := w.helper(id)
		if err != nil {
			return err
		}
		if retired {
			if err := w.handedOver(h); err != nil {
				return err
			}
		}
		if err := w.tx.Retitle(word + "帮扶责任人" + h.Called()); err != nil {
			return err
		}
		_, err = w.tx.Update(township.Helpers, id, map[string]string{"retired": value})
		return err
	})
}

// AdoptHelper puts somebody whom households name onto the roster as h has him; where that is another name or unit, his
// households follow. Somebody who is on the roster is township.CodeConflict.
func (d *Desk) AdoptHelper(ctx context.Context, from township.HelperKey, h township.Helper) (township.Deed, error) {
	h = h.Tidy()
	h.ID = 0
	if err := h.Validate(); err != nil {
		return township.Deed{}, err
	}
	return d.helperDeed(ctx, "收进名册："+h.Called(), func(w *helperWork) error {
		if known, ok := township.NewHelperRoster(w.helpers).Find(from); ok {
			return township.Errorf(township.CodeConflict, "%s已经在名册里，没有保存。请刷新后重试。", known.Called())
		}
		own := w.of(0, from)
		h, err := w.add(h)
		if err != nil || h.Key() == from {
			return err
		}
		return w.follow(own, township.Helper{Name: from.Name, Unit: from.Unit}, h)
	})
}

// CollectHelpers puts people whom households name onto the roster; their households stay as they are.
func (d *Desk) CollectHelpers(ctx context.Context, helpers []township.Helper) (township.Deed, error) {
	title := fmt.Sprintf("把%d人收进帮扶责任人名册", len(helpers))
	return d.helperDeed(ctx, title, func(w *helperWork) error {
		for _, h := range helpers {
			h = h.Tidy()
			h.ID = 0
			if err := h.Validate(); err != nil {
				return err
			}
			if _, err := w.add(h); err != nil {
				return err
			}
		}
		return nil
	})
}
