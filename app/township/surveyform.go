package township

import (
	"fmt"
	"strings"
)

// SurveyPrint says what to print of forms F1 and F2: the households named, else those of a village, else all whom the
// campaign visits.
type SurveyPrint struct {
	Campaign   int64
	Households []int64
	Village    string
	Way        PrintWay
	Copies     int      // of a blank form
	Audience   Audience // of a blank form; “”: one pile of each
	Bound      bool     // by village, with a cover and contents

	Progress func(done, total int) // forms on paper; may be nil
}

// Validate says what is wrong with the request.
func (r SurveyPrint) Validate() error {
	switch r.Way {
	case PrintBlank:
		if r.Copies < 1 || r.Copies > MostForms {
			return refuse("空白表的份数要在 1 到 %d 之间，现在是 %d。", MostForms, r.Copies)
		}
	case PrintPrefilled, PrintCompleted:
	default:
		return refuse("入户调查表只能打印空白表、预填表或完成表，没有“%s”。", Shorten(string(r.Way)))
	}
	return nil
}

// FileName proposes a name; place is whose forms they are: 柏树村预填入户调查表_2021年回头看.pdf.
func (r SurveyPrint) FileName(place, campaign string) string {
	return fmt.Sprintf("%s%s入户调查表_%s.pdf", place, printWayWords[r.Way], campaign)
}

// SurveyForm is form F1 or F2 of one household, ready to be printed. What is not known stays empty, to be written by
// hand.
type SurveyForm struct {
	County, Office, Village, Group string
	Code                           string // of the household, for the footer
	Head, Population               string
	Monitor                        string // 监测户类型
	Campaign                       string
	Form                           *Questionnaire
	Scan                           FormCode
	Survey                         *Survey // nil: to be filled in
}

// Title is the form's title.
func (f *SurveyForm) Title() string { return f.County + f.Form.Title }

// Name is what the footer calls the form.
func (f *SurveyForm) Name() string { return f.Form.Named() }

// Town is the office's name as it stands before 乡镇（街道）.
func (f *SurveyForm) Town() string { return townOf(f.Office) }

// Hamlet is the village's name as it stands before 村.
func (f *SurveyForm) Hamlet() string { return cutLast(f.Village, "村") }

// Team is the group as it stands before 组.
func (f *SurveyForm) Team() string { return cutLast(f.Group, "组") }

// MonitorKinds are the 监测户类型 in the order of form F2.
var MonitorKinds = []string{"脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}

// Found is what stands in the column 核查情况 of a question: 正常, 不适用, or the problem with its facts.
func (f *SurveyForm) Found(q *SurveyQuestion) string {
	if f.Survey == nil {
		return ""
	}
	a := f.Survey.Find(q.ID)
	if a == nil {
		return ""
	}
	switch a.Answer {
	case AnswerProblem:
		return "有问题：" + q.draft(a).Description
	case Unanswered:
		return a.Description
	}
	return a.Answer.Word()
}

// TrailLines are the verdicts as a completed form prints them: 核查 2021-11-20 王强、李丽 通过.
func (f *SurveyForm) TrailLines() []string {
	if f.Survey == nil {
		return nil
	}
	var out []string
	for _, v := range f.Survey.Trail {
		line := fmt.Sprintf("%s　%s　%s　%s", v.Step.Word(), v.On, v.Person, v.Word())
		if v.Reason != "" {
			line += "：" + v.Reason
		}
		out = append(out, line)
	}
	return out
}

// VisitLine says how the household was asked, “” for a form to be filled in: 入户 2021-11-20　采集人：王强、李丽　手印.
func (f *SurveyForm) VisitLine() string {
	s := f.Survey
	if s == nil || s.Visited == "" {
		return ""
	}
	parts := []string{s.Way + " " + string(s.Visited)}
	if s.WayNote != "" {
		parts[0] += "（" + s.WayNote + "）"
	}
	if len(s.Collectors) > 0 {
		parts = append(parts, "采集人："+strings.Join(s.Collectors, "、"))
	}
	if s.Signature == SignedByProxy {
		parts = append(parts, "代签："+s.Proxy+"（"+s.ProxyReason+"）")
	} else if s.Signature != "" {
		parts = append(parts, s.Signature)
	}
	return strings.Join(parts, "　")
}
