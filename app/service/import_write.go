package service

import (
	"maps"

	"taizhang/app/township"
	"taizhang/data"
)

// importWriter writes a plan inside a deed. The plan stays as it is until the deed is done, so that one that was
// cancelled or refused can be tried again.
type importWriter struct {
	*plan
	tx       *data.Tx
	progress func(done, total int)
	places   map[string]int64  // villages of the archive and those made, by normal name
	ids      map[*family]int64 // of the families made
}

func (w *importWriter) write() error {
	w.places, w.ids = maps.Clone(w.villages), map[*family]int64{}
	if err := w.writeVillages(); err != nil {
		return err
	}
	for i, f := range w.families {
		if err := w.tx.Context().Err(); err != nil {
			return err
		}
		if err := w.writeFamily(f); err != nil {
			return err
		}
		if w.progress != nil && (i%progressStep == 0 || i == len(w.families)-1) {
			w.progress(i+1, len(w.families))
		}
	}
	return w.writeProposals()
}

// done gives the families the IDs that they have in the archive now.
func (w *importWriter) done() {
	for f, id := range w.ids {
		f.id = id
	}
}

func (w *importWriter) writeVillages() error {
	position := len(w.places)
	for _, name := range w.newVillages() {
		position++
		id, err := putVillage(w.tx, township.Village{Name: name, Position: position})
		if err != nil {
			return err
		}
		w.places[township.NormalVillage(name)] = id
	}
	return nil
}

// idOf returns the ID of a family, 0 for one that is not written yet.
func (w *importWriter) idOf(f *family) int64 {
	if f.id != 0 {
		return f.id
	}
	return w.ids[f]
}

func (w *importWriter) writeFamily(f *family) error {
	w.tx.From(f.first)
	if err := w.writeHousehold(f, data.FormatID(w.places[township.NormalVillage(f.village)])); err != nil {
		return err
	}
	for _, m := range f.people {
		if err := w.writeMember(w.idOf(f), m); err != nil {
			return err
		}
	}
	return nil
}

func (w *importWriter) writeHousehold(f *family, village string) error {
	if f.id == 0 {
		rec := f.record.Clone()
		rec.Set("village_id", village)
		id, err := w.tx.Insert(rec)
		w.ids[f] = id
		return err
	}
	old := w.households[f.id]
	values := map[string]string{}
	for i, field := range township.Households.Fields {
		if f.said[i] != 0 && old.Values[i] != f.record.Values[i] {
			values[field.Key] = f.record.Values[i]
		}
	}
	if old.Get("village_id") != village {
		values["village_id"] = village
	}
	if len(values) == 0 {
		return nil
	}
	_, err := w.tx.Update(township.Households, f.id, values)
	return err
}

func (w *importWriter) writeMember(household int64, m *planned) error {
	w.tx.From(m.source)
	if m.id == 0 {
		rec := m.record.Clone()
		rec.Set("household_id", data.FormatID(household))
		_, err := w.tx.Insert(rec)
		return err
	}
	changes := m.changes
	if changes["household_id"] == moveHere {
		changes = maps.Clone(changes)
		changes["household_id"] = data.FormatID(household)
	}
	_, err := w.tx.Update(township.Members, m.id, changes)
	return err
}

// writeProposals puts the suggestions of the file. What waits for a household of the file, or is held back, lapses when
// the roster no longer says it.
func (w *importWriter) writeProposals() error {
	w.tx.From(township.Source{})
	for _, f := range w.families {
		s, ok := w.suggest(f)
		if err := w.lapse(f, s.to); err != nil {
			return err
		}
		if !ok || w.open[f.id].Get("ledger") == string(s.to) {
			continue
		}
		rec := township.Proposals.NewRecord()
		rec.Set("household_id", data.FormatID(w.idOf(f)))
		rec.Set("ledger", string(s.to))
		rec.Set("reason", s.reason)
		rec.Set("state", township.ProposalOpen)
		if _, err := w.tx.Insert(rec); err != nil {
			return err
		}
	}
	return nil
}

// lapse ends the proposals of a household for other ledgers than the one that its status points to now, and a waiting one
// for the ledger where it stands.
func (w *importWriter) lapse(f *family, now township.Ledger) error {
	if f.id == 0 {
		return nil
	}
	var old []township.Record
	if open, ok := w.open[f.id]; ok && (open.Get("ledger") != string(now) || now == w.ledgers[f.id]) {
		old = append(old, open)
	}
	for _, held := range w.held[f.id] {
		if held.Get("ledger") != string(now) {
			old = append(old, held)
		}
	}
	for _, p := range old {
		if _, err := w.tx.Update(township.Proposals, p.ID, map[string]string{"state": township.ProposalStale}); err != nil {
			return err
		}
	}
	return nil
}

// suggestion is a placement that a family's status points to.
type suggestion struct {
	family *family
	from   township.Ledger
	to     township.Ledger // None where the status points to no ledger
	reason string
}

// suggest returns the placement of a family; ok is false where it stands there already, or the clerk holds it back.
func (p *plan) suggest(f *family) (s suggestion, ok bool) {
	to, reason := p.rules.Suggest(f.record)
	s = suggestion{f, p.ledgers[f.id], to, reason}
	return s, to != township.None && to != s.from && !p.isHeld(f.id, to)
}

func (p *plan) isHeld(household int64, l township.Ledger) bool {
	for _, h := range p.held[household] {
		if h.Get("ledger") == string(l) {
			return true
		}
	}
	return false
}

// suggestions are the placements that differ from where the families stand, but for those that the clerk holds back.
func (p *plan) suggestions() []suggestion {
	var out []suggestion
	for _, f := range p.families {
		if s, ok := p.suggest(f); ok {
			out = append(out, s)
		}
	}
	return out
}

// proposals shows the suggestions for the preview.
func (p *plan) proposals() []township.Proposal {
	var out []township.Proposal
	for _, s := range p.suggestions() {
		f := s.family
		out = append(out, township.Proposal{
			Household: f.id, Code: f.record.Get("code"), Village: f.village, Group: f.record.Get("group_name"),
			Head: p.headNameOf(f), People: p.sizeOf(f), From: s.from, To: s.to, Reason: s.reason, State: township.ProposalOpen,
		})
	}
	return out
}

func (p *plan) headNameOf(f *family) string {
	for _, m := range f.people {
		if m.id == 0 && m.record.Get("relation") == township.HeadRelation {
			return m.record.Get("name")
		}
	}
	head, _ := p.head(f.id)
	return head.Get("name")
}

func (p *plan) sizeOf(f *family) int {
	n := len(p.of[f.id])
	for _, m := range f.people {
		if m.id == 0 {
			n++
		}
	}
	if declared := int(parseInt(f.record.Get("people_declared"))); n <= 1 && declared > n {
		return declared
	}
	return n
}
