package township

import "testing"

func TestSurveyFilterAdmits(t *testing.T) {
	row := &SurveyRow{Row: &HouseholdRow{Village: "柏树村"}, State: SurveyFilled, First: "王强", Second: "李丽"}
	alone := &SurveyRow{Row: &HouseholdRow{Village: "柏树村"}}
	for name, c := range map[string]struct {
		f    SurveyFilter
		row  *SurveyRow
		want bool
	}{
		"nothing asked":        {SurveyFilter{}, row, true},
		"its village":          {SurveyFilter{Village: "柏树村"}, row, true},
		"another village":      {SurveyFilter{Village: "石桥村"}, row, false},
		"one of its states":    {SurveyFilter{States: []SurveyState{SurveyDone, SurveyFilled}}, row, true},
		"other states":         {SurveyFilter{States: []SurveyState{SurveyNone}}, row, false},
		"nobody has been":      {SurveyFilter{States: []SurveyState{SurveyNone}}, alone, true},
		"the second checker":   {SurveyFilter{Checker: "李丽"}, row, true},
		"somebody else":        {SurveyFilter{Checker: "赵敏"}, row, false},
		"somebody, has nobody": {SurveyFilter{Checker: "赵敏"}, alone, false},
		"nobody, has somebody": {SurveyFilter{Checker: NoChecker}, row, false},
		"nobody":               {SurveyFilter{Checker: NoChecker}, alone, true},
	} {
		if got := c.f.Admits(c.row); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
