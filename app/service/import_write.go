package service

import (
	"taizhang/app/township"
	"taizhang/data"
)

// importWriter writes a plan inside a deed.
type importWriter struct {
	*plan
	tx       *data.Tx
	progress func(done, total int)
}

func (w *importWriter) write() error {
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
		if w.progress != nil && i%progressStep == 0 {
			w.progress(i, len(w.families))
		}
	}
	return w.writeProposals()
}

func (w *importWriter) writeVillages() error {
	position := len(w.villages)
	for _, name := range w.newVillages() {
		position++
		id, err := putVillage(w.tx, township.Village{Name: name, Position: position})
		if err != nil {
			return err
		}
		w.villages[township.NormalVillage(name)] = id
	}
	return nil
}

func (w *importWriter) writeFamily(f *family) error {
	w.tx.From(f.first)
	village := data.FormatID(w.villages[township.NormalVillage(f.village)])
	if f.id == 0 {
		f.record.Set("village_id", village)
		id, err := w.tx.Insert(f.record)
		if err != nil {
			return err
		}
		f.id = id
	} else if err := w.updateHousehold(f, village); err != nil {
		return err
	}
	for _, m := range f.people {
		if err := w.writeMember(f, m); err != nil {
			return err
		}
	}
	return nil
}

func (w *importWriter) updateHousehold(f *family, village string) error {
	old := w.households[f.id]
	values := map[string]string{}
	for key, s := range f.said {
		if old.Get(key) != s.value {
			values[key] = s.value
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

func (w *importWriter) writeMember(f *family, m *planned) error {
	w.tx.From(m.source)
	household := data.FormatID(f.id)
	if m.id == 0 {
		m.record.Set("household_id", household)
		_, err := w.tx.Insert(m.record)
		return err
	}
	if m.changes["household_id"] == moveHere {
		m.changes["household_id"] = household
	}
	_, err := w.tx.Update(township.Members, m.id, m.changes)
	return err
}

// writeProposals puts the suggestions of the file; a suggestion that waits for the same household gives way.
func (w *importWriter) writeProposals() error {
	w.tx.From(township.Source{})
	for _, s := range w.suggestions() {
		if old, ok := w.open[s.family.id]; ok {
			if old.Get("ledger") == string(s.to) {
				continue
			}
			if _, err := w.tx.Update(township.Proposals, old.ID, map[string]string{"state": township.ProposalStale}); err != nil {
				return err
			}
		}
		rec := township.Proposals.NewRecord()
		rec.Set("household_id", data.FormatID(s.family.id))
		rec.Set("ledger", string(s.to))
		rec.Set("reason", s.reason)
		rec.Set("state", township.ProposalOpen)
		if _, err := w.tx.Insert(rec); err != nil {
			return err
		}
	}
	return nil
}

// suggestion is a placement that a family's status points to.
type suggestion struct {
	family *family
	from   township.Ledger
	to     township.Ledger
	reason string
}

// suggestions are the placements that differ from where the families stand, but for those that the clerk holds back.
func (p *plan) suggestions() []suggestion {
	var out []suggestion
	for _, f := range p.families {
		to, reason := p.rules.Suggest(f.record)
		from := p.ledgers[f.id]
		if to == township.None || to == from || p.held[f.id] == to {
			continue
		}
		out = append(out, suggestion{f, from, to, reason})
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
