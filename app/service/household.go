package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// OpenHousehold returns a household with its members, ledger stays, history, and the origin of each value.
func (d *Desk) OpenHousehold(ctx context.Context, id int64) (township.HouseholdFile, error) {
	read := d.archive.Read(ctx)
	r, err := d.read(ctx)
	if err != nil {
		return township.HouseholdFile{}, err
	}
	h, err := read.Household(id)
	if err != nil {
		return township.HouseholdFile{}, err
	}
	f := township.HouseholdFile{Household: h, Row: r.rows[r.byID[id]].HouseholdRow, Origins: map[string]township.HistoryLine{}}
	if f.Members, err = read.MembersOf(id); err != nil {
		return f, err
	}
	if f.Entries, err = read.StaysOf(id); err != nil {
		return f, err
	}
	if f.Measures, err = read.MeasuresOf(id); err != nil {
		return f, err
	}
	f.Missing, f.Doubtful = township.MissingOf(h, f.Members), township.DoubtfulOf(h, f.Members)
	if f.Events, err = eventsOf(read, r, id); err != nil {
		return f, err
	}
	proposals, err := read.ProposalsOf(id)
	if err != nil {
		return f, err
	}
	for _, p := range proposals {
		f.Proposals = append(f.Proposals, proposalOf(p, f.Row))
	}
	return f, d.tellHistory(ctx, &f, r.villages)
}

func (d *Desk) tellHistory(ctx context.Context, f *township.HouseholdFile, villages []township.Village) error {
	changes, deeds, err := d.archive.HouseholdChanges(ctx, f.Household.ID)
	if err != nil {
		return err
	}
	t := teller{names: recordNames(changes), villages: map[string]string{}, deeds: deeds}
	if err := t.nameRecords(d.archive.Read(ctx), changes); err != nil {
		return err
	}
	for _, v := range villages {
		t.villages[data.FormatID(v.ID)] = v.Name
	}
	for _, c := range changes {
		lines := t.lines(c)
		for _, l := range lines {
			if c.Kind != township.Removed {
				f.Origins[township.OriginKey(c.Entity, c.RecordID, l.Field.Key)] = l
			}
		}
		f.History = append(f.History, t.shown(c, lines)...)
	}
	for i, j := 0, len(f.History)-1; i < j; i, j = i+1, j-1 {
		f.History[i], f.History[j] = f.History[j], f.History[i]
	}
	return nil
}

// teller turns changes into lines that can be read.
type teller struct {
	names    map[namedRecord]string
	villages map[string]string
	deeds    map[int64]township.Deed
}

// namedRecord names a record in a history.
type namedRecord struct {
	entity *township.Entity
	id     int64
}

// nameFields are what the records inside a household are called by.
var nameFields = map[*township.Entity]string{township.Members: "name", township.Attachments: "title"}

// recordNames gathers the last known name of each record inside the household that the changes speak of.
func recordNames(changes []township.Change) map[namedRecord]string {
	names := map[namedRecord]string{}
	for _, c := range changes {
		for _, f := range c.Fields {
			if f.Field == nameFields[c.Entity] {
				names[namedRecord{c.Entity, c.RecordID}] = firstOf(f.New, f.Old)
			}
		}
	}
	return names
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// lines returns one line per field of a change.
func (t teller) lines(c township.Change) []township.HistoryLine {
	out := make([]township.HistoryLine, 0, len(c.Fields))
	for _, f := range c.Fields {
		field := c.Entity.Field(f.Field)
		out = append(out, township.HistoryLine{
			Deed: t.deeds[c.Deed], Entity: c.Entity.Name, Record: t.names[namedRecord{c.Entity, c.RecordID}], Kind: c.Kind, Field: field,
			Old: t.show(field, f.Old), New: t.show(field, f.New), Source: c.Source,
		})
	}
	return out
}

func (t teller) show(f township.Field, v string) string {
	switch {
	case v == "":
		return ""
	case f.Key == "village_id":
		return t.villages[v]
	case f.Key == "kind" && township.EventKind(v).Word() != "":
		return township.EventKind(v).Word()
	case f.Key == "ledger":
		return township.Ledger(v).Word()
	}
	return firstOf(firstOf(incomeWord(f, v), surveyWord(f, v)), f.ShowMasked(v))
}

// shown leaves of a created or removed record one line, for the history; of an updated one every field.
func (t teller) shown(c township.Change, lines []township.HistoryLine) []township.HistoryLine {
	if c.Kind == township.Updated || len(lines) == 0 {
		return visible(lines)
	}
	if c.Entity == township.EventPeople || c.Entity == township.IncomeLines || c.Entity == township.SurveyAnswers {
		return nil // the event, the sheet or the survey says it
	}
	l := lines[0]
	l.Field, l.Old, l.New = township.Field{Label: c.Entity.Name}, "", ""
	what := t.names[namedRecord{c.Entity, c.RecordID}]
	if c.Entity == township.LedgerEntries {
		what = fieldOf(lines, "ledger") + " " + fieldOf(lines, "entered_on")
	}
	if c.Entity == township.FamilyEvents {
		what = fieldOf(lines, "kind") + " " + fieldOf(lines, "way") + " " + fieldOf(lines, "happened_on")
	}
	if c.Entity == township.IncomeSheets || c.Entity == township.Surveys {
		what += " " + fieldOf(lines, "state")
	}
	if c.Kind == township.Created {
		l.New = what
	} else {
		l.Old = what
	}
	return []township.HistoryLine{l}
}

// visible leaves out the links between records, which mean nothing to a reader.
func visible(lines []township.HistoryLine) []township.HistoryLine {
	out := lines[:0]
	for _, l := range lines {
		if l.Field.Kind != township.LinkField || l.Field.Key == "village_id" {
			out = append(out, l)
		}
	}
	return out
}

func fieldOf(lines []township.HistoryLine, key string) string {
	for _, l := range lines {
		if l.Field.Key == key {
			return firstOf(l.New, l.Old)
		}
	}
	return ""
}
