package township

import (
	"fmt"
	"slices"
	"strconv"
)

// The sizes that the rule names for a spot check (workflow.md §4.7).
const (
	SampleOfCounty   = 200
	SampleOfDistrict = 100 // 管理区
)

// SampleShare is how many households a share in percent of a frame comes to: at least so many, and at least one.
func SampleShare(frame, percent int) int {
	return min(frame, max(1, (frame*percent+99)/100))
}

// Sampled says whether a household can be drawn for a spot check: its form has come back whole, for only then is there
// an answer to each question with which the check can be compared, and it is a household still.
func (r *SurveyRow) Sampled() bool { return r.Survey != 0 && r.State.Answered() && r.Row.Closed == "" }

// ParseSeed reads the seed of a draw as it is typed or printed; “” is 0, a seed that the draw shall choose.
func ParseSeed(typed string) (uint32, error) {
	s := Squeeze(Narrow(typed))
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || n == 0 {
		return 0, refuse("种子号“%s”不是 1 到 4294967295 之间的整数，请改正；不填则随机产生", Shorten(s))
	}
	return uint32(n), nil
}

// ParseSampleSize reads how many households are to be drawn, as a number or as a share of the frame: 200, 200户, 5%.
func ParseSampleSize(typed string, frame int) (int, error) {
	s := Squeeze(Narrow(typed))
	share := false
	for _, unit := range []string{"户", "%"} {
		if n := len(s) - len(unit); n >= 0 && s[n:] == unit {
			s, share = s[:n], unit == "%"
			break
		}
	}
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || n < 1:
		return 0, refuse("请填户数或比例，例如 100 或 5%%")
	case share && n > 100:
		return 0, refuse("比例最多 100%%，请改正")
	case share:
		return SampleShare(frame, n), nil
	}
	return n, nil
}

// Checked is one household of a sample with its spot check.
type Checked struct {
	SampleHousehold
	Row    *HouseholdRow // nil: the household was deleted since
	Survey int64         // the spot check; 0: there is none yet
	State  SurveyState   // of the spot check
	On     Date          // on which it was done
	People string        // who did it, joined by 、
	Agreement
}

// Compared says whether the household counts in the result: its check has come back whole.
func (c *Checked) Compared() bool { return c.State.Answered() }

// Called names the household: 柏树村3组张三户.
func (c *Checked) Called() string {
	if c.Row == nil {
		return c.Village + "（已删除的一户）"
	}
	return c.Row.Named()
}

// SampleFile is a sample opened: its households with their spot checks and what these come to.
type SampleFile struct {
	Sample     Sample
	Campaign   Campaign
	Households []Checked
}

// SampleCounts are what spot checks come to, of a whole sample or of a village.
type SampleCounts struct {
	Name    string
	Drawn   int // households
	Checked int // of which the check has come back
	Same    int // questions answered alike
	Asked   int // questions that both answered
}

// Rate is the share of the answers that agree: 96.15%, “” where nothing was compared.
func (c SampleCounts) Rate() string {
	r, ok := Rate(c.Same, c.Asked)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d.%02d%%", r/100, r%100)
}

func (c *SampleCounts) add(h *Checked) {
	c.Drawn++
	if h.Compared() {
		c.Checked++
		c.Same += h.Same
		c.Asked += h.Asked
	}
}

// SampleDifference is one answer that a spot check found otherwise.
type SampleDifference struct {
	Household int64
	Village   string
	Called    string // 柏树村3组张三户
	Number    int    // of the question on the form
	Question  string
	Before    SurveyAnswer
	After     SurveyAnswer
}

// SampleResult is what the spot checks of a sample come to.
type SampleResult struct {
	All         SampleCounts
	Villages    []SampleCounts // in the order of the sample
	Differences []SampleDifference
}

// ResultOf adds up the spot checks of a sample; question finds the number and the words of a question.
func ResultOf(households []Checked, question func(id int64) SurveyQuestion) SampleResult {
	out := SampleResult{All: SampleCounts{Name: "合计"}}
	for i := range households {
		h := &households[i]
		out.All.add(h)
		at := slices.IndexFunc(out.Villages, func(c SampleCounts) bool { return c.Name == h.Village })
		if at < 0 {
			at = len(out.Villages)
			out.Villages = append(out.Villages, SampleCounts{Name: h.Village})
		}
		out.Villages[at].add(h)
		if !h.Compared() {
			continue
		}
		for _, d := range h.Differ {
			q := question(d.Question)
			out.Differences = append(out.Differences, SampleDifference{h.Agreement.Household, h.Village, h.Called(), q.Position, q.Text, d.Before, d.After})
		}
	}
	return out
}
