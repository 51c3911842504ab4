package households

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// tapEyes clicks the eye of every masked number in o and returns what then shows.
func tapEyes(o fyne.CanvasObject) []string {
	var shown []string
	for _, part := range test.LaidOutObjects(o) {
		if m, ok := part.(*widgets.MaskedLabel); ok {
			for _, inner := range test.LaidOutObjects(m) {
				if b, ok := inner.(*widgets.Button); ok {
					test.Tap(b)
				}
			}
			shown = append(shown, m.Text())
		}
	}
	return shown
}

func TestEveryLookIsNoted(t *testing.T) {
	s, _, desk := open(t, sampleRows())
	s.list.table.Select("1")
	if got, want := tapEyes(s.list.side.Content), []string{"13800135678"}; !cmp.Equal(got, want) {
		t.Errorf("the panel shows %q, want %q", got, want)
	}
	s.Open(1)
	if got := tapEyes(s.file.page); len(got) != 4 {
		t.Errorf("the page shows %q, want a phone and three numbers", got)
	}
	s.list.reveal([]*line{s.list.lines[1], s.list.lines[2]})
	note := func(household int64, record, field string) township.Reveal {
		return township.Reveal{Household: household, Record: record, Field: field}
	}
	want := []township.Reveal{note(1, "张三丰", "户联系电话")}
	want = append(want, desk.seen[1:5]...) // the page, in the order of its cards
	want = append(want, note(1, "张三丰", "户联系电话"), note(2, "李秀英", "户联系电话"))
	if diff := cmp.Diff(want, desk.seen); diff != "" {
		t.Error(diff)
	}
	of := map[township.Reveal]int{}
	for _, seen := range desk.seen[1:5] {
		of[seen]++
	}
	for _, seen := range []township.Reveal{
		note(1, "张三丰", "户联系电话"), note(1, "张三丰", "证件号码"), note(1, "刘红", "证件号码"), note(1, "张小宝", "证件号码"),
	} {
		if of[seen] != 1 {
			t.Errorf("%+v was noted %d times", seen, of[seen])
		}
	}
}

func TestWhatCannotBeNotedStaysHidden(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.list.table.Select("1")
	desk.err = township.Errorf(township.CodeWrite, "查看记录没有写成。")
	if got, want := tapEyes(s.list.side.Content), []string{"138****5678"}; !cmp.Equal(got, want) {
		t.Errorf("the panel shows %q, want %q", got, want)
	}
	s.list.reveal([]*line{s.list.lines[1]})
	if s.list.lines[1].revealed || len(host.Failures) != 2 {
		t.Errorf("shown: %v; told %v", s.list.lines[1].revealed, host.Failures)
	}
}

func TestHouseholdWithoutAHeadIsNotedByItsCode(t *testing.T) {
	if got := recordName(township.HouseholdRow{Code: "5199"}); got != "户编号5199" {
		t.Errorf("%q", got)
	}
}
