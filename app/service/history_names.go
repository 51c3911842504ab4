package service

import (
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// nameRecords names the records that changes speak of and that have a way of being called: by what they are in the
// archive, else by what a change says.
func (t teller) nameRecords(read data.Reader, changes []township.Change) error {
	n := &recordNamer{read: read, parent: map[namedRecord]township.Record{}}
	for e, naming := range namings {
		known, err := lastKnown(read, e, changes)
		if err != nil {
			return err
		}
		for id, r := range known {
			t.names[namedRecord{e, id}] = naming(n, r)
		}
	}
	return nil
}

// lastKnown are the records of an entity that changes speak of, as they are or were last.
func lastKnown(read data.Reader, e *township.Entity, changes []township.Change) (map[int64]township.Record, error) {
	out := map[int64]township.Record{}
	var ids []int64
	for _, c := range changes {
		if c.Entity != e {
			continue
		}
		if _, known := out[c.RecordID]; !known {
			out[c.RecordID] = e.NewRecord()
			ids = append(ids, c.RecordID)
		}
		for _, f := range c.Fields {
			out[c.RecordID].Set(f.Field, firstOf(f.New, f.Old))
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	there, err := read.ByID(e, ids)
	for _, r := range there {
		out[r.ID] = r
	}
	return out, err
}

// recordNamer names records of which changes speak by what stands in them and in those that they belong to.
type recordNamer struct {
	read   data.Reader
	parent map[namedRecord]township.Record
}

// namings are how the records inside a household are called in its history.
var namings = map[*township.Entity]func(n *recordNamer, r township.Record) string{
	township.IncomeSheets: func(_ *recordNamer, r township.Record) string { return incomeName(r) },
	township.IncomeLines:  func(_ *recordNamer, r township.Record) string { return incomeName(r) },
	township.Surveys: func(n *recordNamer, r township.Record) string {
		name := n.of(township.Campaigns, r.Get("campaign_id")).Get("name")
		if r.Get("sample_id") != "" {
			name += "（抽查）"
		}
		return name
	},
	township.SurveyAnswers: func(n *recordNamer, r township.Record) string {
		q := n.of(township.Questions, r.Get("question_id"))
		return strings.TrimPrefix("第"+q.Get("position")+"条 "+township.Shorten(q.Get("text")), "第条 ")
	},
	township.SurveyVerdicts: func(_ *recordNamer, r township.Record) string {
		v := township.VerdictOf(r)
		return v.Step.Word() + " " + v.Person + " " + v.Word()
	},
	township.ProposedChanges: func(_ *recordNamer, r township.Record) string {
		c := township.ProposedChangeOf(r)
		return c.Label()
	},
	township.Issues: func(_ *recordNamer, r township.Record) string {
		return township.IssueNumber(r.ID) + " " + r.Get("nature") + "：" + township.Shorten(r.Get("description"))
	},
	township.IssueSteps: func(_ *recordNamer, r township.Record) string {
		return township.IssueNumber(parseInt(r.Get("issue_id"))) + " " + township.IssueEvent(r.Get("event")).Word()
	},
	township.Consultations: func(_ *recordNamer, r township.Record) string {
		return township.IssueNumber(parseInt(r.Get("issue_id"))) + " " + r.Get("kind") + "（" + r.Get("level") + "）"
	},
	township.MeasureTemplates: func(_ *recordNamer, r township.Record) string { return r.Get("nature") },
	township.IssueWords:       func(_ *recordNamer, r township.Record) string { return r.Get("said") },
	township.ChecklistItems: func(_ *recordNamer, r township.Record) string {
		return "第" + r.Get("position") + "项 " + township.Shorten(r.Get("content"))
	},
	township.MonthlyEditions: func(_ *recordNamer, r township.Record) string { return r.Get("month") + "月报表" },
	township.MonthlyLines: func(_ *recordNamer, r township.Record) string {
		return "第" + r.Get("position") + "项 " + township.Shorten(r.Get("content"))
	},
	township.Notices: func(n *recordNamer, r township.Record) string {
		return n.of(township.Villages, r.Get("village_id")).Get("name") + " " + township.Shorten(r.Get("subject"))
	},
	township.Objections: func(_ *recordNamer, r township.Record) string {
		return r.Get("raised_by") + "：" + township.Shorten(r.Get("text"))
	},
	township.Assignments: func(n *recordNamer, r township.Record) string {
		first, second := n.of(township.Staff, r.Get("first_id")).Get("name"), n.of(township.Staff, r.Get("second_id")).Get("name")
		return strings.Trim(first+"、"+second, "、")
	},
	township.SampleHouseholds: func(n *recordNamer, r township.Record) string {
		return "第" + r.Get("position") + "户 " + n.of(township.Samples, r.Get("sample_id")).Get("drawn_on")
	},
}

// of returns a record that another one belongs to, the zero Record when it is not there any more.
func (n *recordNamer) of(e *township.Entity, id string) township.Record {
	key := namedRecord{e, parseInt(id)}
	if r, known := n.parent[key]; known {
		return r
	}
	list, err := n.read.ByID(e, []int64{key.id})
	r := e.NewRecord()
	if err == nil && len(list) > 0 {
		r = list[0]
	}
	n.parent[key] = r
	return r
}
