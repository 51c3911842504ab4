package raising_test

import (
	"errors"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/raising"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestAFindingIsRaisedOrItsIssueOpened(t *testing.T) {
	uitest.NewHost(t)
	f := township.FindingOfAbsent(7, "人口.xlsx")
	issue := f.Draft(&township.HouseholdRow{ID: 7, Village: "柏树村", Head: "张三"})
	issue.ID = 12
	for _, c := range []struct {
		state township.IssueState
		want  []string
	}{
		{"", []string{"登记为问题"}},
		{township.IssueMending, []string{"已登记 W0012"}},
		{township.IssueClosed, []string{"W0012 已销号", "登记为问题"}},
		{township.IssueRefuted, []string{"W0012 不属实", "登记为问题"}},
	} {
		var raised []township.Finding
		var opened []int64
		way := &raising.Way{
			Issues: func(int64) ([]township.IssueRow, error) {
				if c.state == "" {
					return nil, nil
				}
				issue.State = c.state
				return []township.IssueRow{{Issue: issue}}, nil
			},
			Raise: func(f township.Finding) { raised = append(raised, f) },
			Open:  func(id int64) { opened = append(opened, id) },
		}
		row := widgets.Row(0, way.Of(7).Buttons(f)...)
		if got := uitest.Texts(row); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.state, got, c.want)
		}
		for _, word := range c.want {
			uitest.Press(t, row, word)
		}
		if len(raised)+len(opened) != len(c.want) || len(raised) > 0 && raised[0] != f {
			t.Errorf("%s: raised %v, opened %v", c.state, raised, opened)
		}
	}
}

func TestWithoutAWayNothingIsOffered(t *testing.T) {
	f := township.FindingOfAbsent(7, "人口.xlsx")
	var none *raising.Way
	broken := &raising.Way{Issues: func(int64) ([]township.IssueRow, error) { return nil, errors.New("broken") }}
	for _, got := range [][]fyne.CanvasObject{none.Of(7).Buttons(f), broken.Of(7).Buttons(f)} {
		if len(got) > 0 {
			t.Errorf("%d buttons", len(got))
		}
	}
	if _, ok := none.Of(7).Raised(f); ok {
		t.Error("raised")
	}
}
