package data

import "taizhang/app/township"

// Touched says what a deed wrote to, for those who keep in memory what they read before.
type Touched struct {
	Households map[int64]bool            // whose records, or those belonging to it, were written
	Others     map[*township.Entity]bool // kinds of records that belong to no household and were written
}

// OnWrite calls f after every deed that wrote, in the order of the deeds. It must not do a deed itself.
func (a *Archive) OnWrite(f func(Touched)) {
	a.listening.Lock()
	defer a.listening.Unlock()
	a.listeners = append(a.listeners, f)
}

func (a *Archive) tell(t Touched) {
	a.listening.Lock()
	listeners := a.listeners
	a.listening.Unlock()
	for _, f := range listeners {
		f(t)
	}
}

// touch notes whose records a write concerns; of a record that goes from one household to another both.
func (t *Tx) touch(e *township.Entity, household int64, fields []township.FieldChange) {
	if household == 0 {
		t.touched.Others[e] = true
		return
	}
	t.touched.Households[household] = true
	for _, f := range fields {
		if f.Field == ownerField && f.Old != "" {
			t.touched.Households[parseID(f.Old)] = true
		}
	}
}
