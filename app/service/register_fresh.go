package service

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// mostStale is how many households are read anew one by one; with more the whole register is read, which is then
// quicker.
const mostStale = 2000

// noteWrite notes what a deed has touched of the register.
func (d *Desk) noteWrite(t data.Touched) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.register == nil {
		return
	}
	maps.Copy(d.stale, t.Households)
	if len(d.stale) > mostStale || len(t.Others) > 0 {
		d.register = nil
	}
}

// read returns the register. What no deed has touched since comes from memory.
func (d *Desk) read(ctx context.Context) (*register, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, err := d.register, error(nil)
	switch {
	case r == nil || r.day != d.Today():
		r, err = loadRegister(d.archive.Read(ctx), d.Today())
	case len(d.stale) > 0:
		r, err = r.renewed(d.archive.Read(ctx), d.stale)
	}
	if err != nil {
		return nil, err
	}
	d.register = r
	clear(d.stale)
	return r, nil
}

// renewed returns the register with some of its households read anew. Readers of the old one keep what they have.
func (r *register) renewed(read data.Reader, stale map[int64]bool) (*register, error) {
	part := &register{villages: r.villages, day: r.day}
	if err := part.load(read.Among(slices.Collect(maps.Keys(stale)))); err != nil {
		return nil, err
	}
	out, ok := r.replaced(part, len(stale))
	if !ok {
		out = r.merged(part, stale)
	}
	out.findable.helpers = part.findable.helpers
	return out, nil
}

// merged puts the households in their places among the others.
func (r *register) merged(part *register, stale map[int64]bool) *register {
	rows := slices.DeleteFunc(slices.Clone(r.rows), func(h *home) bool { return stale[h.ID] })
	out := &register{villages: r.villages, day: r.day, rows: append(rows, part.rows...)}
	out.sort()
	return out
}

// replaced puts the households where they stood, if none has come or gone and each still belongs there.
func (r *register) replaced(part *register, stale int) (*register, bool) {
	if len(part.rows) != stale {
		return nil, false
	}
	out := &register{villages: r.villages, day: r.day, rows: slices.Clone(r.rows), byID: r.byID}
	for _, h := range part.rows {
		i, ok := r.byID[h.ID]
		if !ok || inOrder(r.rows[i], h) != 0 {
			return nil, false
		}
		out.rows[i] = h
	}
	return out, true
}

// inOrder compares by the order of paper; what is alike there stands as it was entered.
func inOrder(a, b *home) int {
	return cmp.Or(township.FormOrder(&a.HouseholdRow, &b.HouseholdRow), cmp.Compare(a.ID, b.ID))
}

// sort puts the households in order, and notes where each stands.
func (r *register) sort() {
	slices.SortFunc(r.rows, inOrder)
	r.byID = make(map[int64]int, len(r.rows))
	for i := range r.rows {
		r.byID[r.rows[i].ID] = i
	}
}
