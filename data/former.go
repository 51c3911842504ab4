package data

import (
	"slices"
	"strings"

	"taizhang/app/township"
)

// formerStates finds the deeds that stand where records would come back to: they removed what a record
// belonged to, or gave its number, name or place in a ledger to another.
func (s *search) formerStates() error {
	changes, err := queryAll(s.tx.ctx, s.tx.tx, scanChange,
		"SELECT "+changeColumns+" FROM changes WHERE deed_id=? AND kind<>'created' AND entity<>'deeds' AND fields<>'"+erasedFields+"' ORDER BY id DESC", s.id)
	if err != nil {
		return err
	}
	for _, c := range changes {
		for _, look := range []func(township.Change) error{s.missingParents, s.takenKeys, s.otherStays, s.laterEvents} {
			if err := look(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// missingParents finds who removed the records that a change's former state refers to.
func (s *search) missingParents(c township.Change) error {
	for _, f := range c.Fields {
		parent := c.Entity.Field(f.Field).Parent
		if f.Old == "" || parent == "" {
			continue
		}
		there, err := s.tx.find("SELECT id FROM "+parent+" WHERE id=?", parseID(f.Old))
		if err != nil {
			return err
		}
		if there != 0 {
			continue
		}
		err = s.add(`SELECT deed_id, id FROM changes WHERE entity=? AND record_id=? AND kind='removed'
  AND +deed_id IN (SELECT value FROM json_each(?))`, parent, parseID(f.Old), s.among)
		if err != nil {
			return err
		}
	}
	return nil
}

// ownKeys are the fields in which the schema keeps records apart: the unique indexes of the migrations. A code or name
// that is empty keeps nothing apart.
var ownKeys = map[*township.Entity][]string{
	township.Households:  {"code"},
	township.Villages:    {"name"},
	township.Settings:    {"name"},
	township.Helpers:     {"name", "unit"},
	township.Operators:   {"name"},
	township.OfficeWords: {"vocabulary", "value"},

	township.Standards:      {"year", "name"},
	township.IncomeItems:    {"year", "category", "name"},
	township.IncomeSheets:   {"household_id", "year", "version"},
	township.IncomeLines:    {"sheet_id", "category", "item", "label", "person"},
	township.WarningAnswers: {"sheet_id", "warning", "subject"},

	township.Questionnaires:   {"name", "version"},
	township.Questions:        {"questionnaire_id", "position"},
	township.Campaigns:        {"name"},
	township.Staff:            {"campaign_id", "name"},
	township.Assignments:      {"campaign_id", "household_id"},
	township.SampleHouseholds: {"sample_id", "household_id"},
	township.Surveys:          {"campaign_id", "household_id", "sample_id"},
	township.SurveyAnswers:    {"survey_id", "question_id"},
	township.ProposedChanges:  {"survey_id", "member_id", "field"},
}

// takenKeys finds who gave another record the key that a change's former state had.
func (s *search) takenKeys(c township.Change) error {
	keys := ownKeys[c.Entity]
	if len(keys) == 0 || !slices.ContainsFunc(keys, func(key string) bool { return touches(c, key) }) {
		return nil
	}
	former, err := s.former(c)
	if err != nil || former.Get(keys[0]) == "" {
		return err
	}
	where, args, err := sameKey(former, keys)
	if err != nil {
		return err
	}
	holder, err := s.tx.find("SELECT id FROM "+c.Entity.Table+" WHERE "+where+" AND id<>?", append(args, c.RecordID)...)
	if err != nil || holder == 0 {
		return err
	}
	for _, key := range keys {
		err := s.add(`SELECT deed_id, id FROM changes WHERE entity=? AND record_id=? AND json_type(fields,'$.'||?) IS NOT NULL
  AND +deed_id IN (SELECT value FROM json_each(?))`, c.Entity.Table, holder, key, s.among)
		if err != nil {
			return err
		}
	}
	return nil
}

// sameKey is the condition that a record has the values of another in some fields, none (NULL) being a value as well.
func sameKey(r township.Record, keys []string) (where string, args []any, err error) {
	conditions := make([]string, len(keys))
	for i, key := range keys {
		v, err := toColumn(r.Entity.Field(key), r.Get(key))
		if err != nil {
			return "", nil, err
		}
		conditions[i], args = key+" IS ?", append(args, v)
	}
	return strings.Join(conditions, " AND "), args, nil
}

// otherStays finds who moved a household on after a change that ended a stay of its in a ledger: the stay would
// last again, beside or across the later ones.
func (s *search) otherStays(c township.Change) error {
	if c.Entity != township.LedgerEntries || !touches(c, "left_on") {
		return nil
	}
	former, err := s.former(c)
	if err != nil || former.Get("household_id") == "" || former.Get("left_on") != "" {
		return err
	}
	return s.add(`SELECT deed_id, id FROM changes WHERE household_id=? AND household_id<>0 AND entity='ledger_entries' AND record_id<>?
  AND +deed_id IN (SELECT value FROM json_each(?))`, parseID(former.Get("household_id")), c.RecordID, s.among)
}

func touches(c township.Change, field string) bool {
	return c.Kind == township.Removed || slices.ContainsFunc(c.Fields, func(f township.FieldChange) bool { return f.Field == field })
}

// former returns the record as taking a change back would leave it, after the changes that the deed made to it
// later on; the zero Record when it is not there to be changed back.
func (s *search) former(c township.Change) (township.Record, error) {
	r, known := s.states[recordOf(c)]
	if c.Kind == township.Removed {
		r, known = c.Entity.NewRecord(), true
	}
	if !known {
		now, err := s.tx.Get(c.Entity, c.RecordID)
		if township.CodeOf(err) == township.CodeNotFound {
			return township.Record{}, nil
		}
		if err != nil {
			return township.Record{}, err
		}
		r = now
	}
	for _, f := range c.Fields {
		r.Set(f.Field, f.Old)
	}
	s.states[recordOf(c)] = r
	return r, nil
}

// recordKey names a record of any entity.
type recordKey struct {
	entity *township.Entity
	id     int64
}

func recordOf(c township.Change) recordKey { return recordKey{c.Entity, c.RecordID} }
