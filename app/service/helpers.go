package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// Helpers returns the roster of helpers with the households of each, whom households name beside it, and the households
// that name nobody.
func (d *Desk) Helpers(ctx context.Context) (township.HelperList, error) {
	r, err := d.read(ctx)
	if err != nil {
		return township.HelperList{}, err
	}
	helpers, err := readHelpers(d.archive.Read(ctx))
	if err != nil {
		return township.HelperList{}, err
	}
	list := township.NewHelperList(helpers, values(r.rows))
	letters := initialsCache{}
	for i := range list.Rows {
		list.Rows[i].Initials = letters.of(list.Rows[i].Name)
	}
	return list, nil
}

func readHelpers(read data.Reader) ([]township.Helper, error) {
	records, err := read.Helpers()
	out := make([]township.Helper, len(records))
	for i, r := range records {
		out[i] = township.HelperOf(r)
	}
	return out, err
}

// helperWork is the roster and who names whom, as a deed sees them.
type helperWork struct {
	tx      *data.Tx
	helpers []township.Helper
	naming  []data.Named
}

func newHelperWork(t *data.Tx) (*helperWork, error) {
	helpers, err := readHelpers(t.Read())
	if err != nil {
		return nil, err
	}
	naming, err := t.Read().Naming()
	return &helperWork{t, helpers, naming}, err
}

// helper returns a helper of the roster.
func (w *helperWork) helper(id int64) (township.Helper, error) {
	for _, h := range w.helpers {
		if h.ID == id {
			return h, nil
		}
	}
	return township.Helper{}, township.Errorf(township.CodeNotFound, "这位帮扶责任人已不在名册里，没有保存。请刷新后重试。")
}

// taker returns a helper who can be given households.
func (w *helperWork) taker(id int64) (township.Helper, error) {
	h, err := w.helper(id)
	if err == nil && h.Retired {
		err = township.Errorf(township.CodeConflict, "%s已停用，不能再分配农户。请换一位，或先在“帮扶”里启用。", h.Called())
	}
	return h, err
}

// of returns what the households of one person say of him: somebody of the roster by ID, or outside it by key.
func (w *helperWork) of(id int64, key township.HelperKey) []data.Named {
	roster := township.NewHelperRoster(w.helpers)
	var out []data.Named
	for _, n := range w.naming {
		own := township.HelperKeyOf(n.Name, n.Unit)
		h, known := roster.Find(own)
		if known && h.ID == id || !known && id == 0 && own == key {
			out = append(out, n)
		}
	}
	return out
}

// open leaves out the households that are no more.
func open(list []data.Named) []data.Named {
	var out []data.Named
	for _, n := range list {
		if !n.Closed {
			out = append(out, n)
		}
	}
	return out
}

// give writes name, unit and telephone of a helper into a household.
func (w *helperWork) give(household int64, h township.Helper) (changed bool, err error) {
	n, err := w.tx.Update(township.Households, household, map[string]string{"helper_name": h.Name, "helper_unit": h.Unit, "helper_phone": h.Phone})
	return n > 0, err
}

// pin writes the unit into the households that name a helper by the name alone, before somebody else of that name comes
// onto the roster: else they would be nobody's.
func (w *helperWork) pin(name string) error {
	named := township.NewHelperRoster(w.helpers).Named(name)
	if len(named) != 1 {
		return nil
	}
	h := named[0]
	for _, n := range w.of(h.ID, h.Key()) {
		if n.Unit != "" || h.Unit == "" {
			continue
		}
		if _, err := w.tx.Update(township.Households, n.Household, map[string]string{"helper_unit": h.Unit}); err != nil {
			return err
		}
	}
	return nil
}

// add puts somebody onto the roster.
func (w *helperWork) add(h township.Helper) (township.Helper, error) {
	if err := w.free(h); err != nil {
		return h, err
	}
	if err := w.pin(h.Name); err != nil {
		return h, err
	}
	id, err := w.tx.Insert(h.Record())
	if err != nil {
		return h, err
	}
	h.ID = id
	w.helpers = append(w.helpers, h)
	w.naming, err = w.tx.Read().Naming()
	return h, err
}

// free says that nobody else on the roster has the name and unit.
func (w *helperWork) free(h township.Helper) error {
	for _, other := range w.helpers {
		if other.ID != h.ID && other.Key() == h.Key() {
			return township.Errorf(township.CodeInvalid, "名册里已经有%s，没有保存。同名的两个人请用单位分开。", h.Called())
		}
	}
	return nil
}
