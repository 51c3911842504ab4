package issues

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// underWay counts those of the issues that are being mended already.
func (f *stepForm) underWay() int {
	n := 0
	for _, r := range f.rows {
		if r.State == township.IssueMending {
			n++
		}
	}
	return n
}

// keeps says whether a field that is left empty keeps what an issue has: where several are planned, and some of them are
// being mended already.
func (f *stepForm) keeps() bool {
	return f.event == township.DoPlan && len(f.rows) > 1 && f.underWay() > 0
}

// planned says what becomes of those that are being mended already, and offers to leave them out.
func (f *stepForm) planned() []fyne.CanvasObject {
	if !f.keeps() {
		return nil
	}
	n := f.underWay()
	text := fmt.Sprintf("其中 %d 个已在整改，填写的项替换原来的，留空的项保持不变。", n)
	if n == len(f.rows) {
		text = fmt.Sprintf("这 %d 个都已在整改，填写的项替换原来的，留空的项保持不变。", n)
	}
	out := []fyne.CanvasObject{widgets.NewProse(text, look.ColorWarning, fyne.TextAlignLeading)}
	if fresh := countAllowed(f.event, f.rows) - n; fresh > 0 {
		f.sparing = widgets.NewCheck(fmt.Sprintf("不动已在整改的 %d 个，只给待整改的 %d 个下达", n, fresh), nil)
		out = append(out, f.sparing)
	}
	return out
}

// spares says whether an issue is left out because it is being mended already.
func (f *stepForm) spares(r *township.IssueRow) bool {
	return f.sparing != nil && f.sparing.Checked && r.State == township.IssueMending
}

// saysNothing refuses a plan in which nothing is filled in, or lacks what an issue without a plan needs where no other is
// asked of.
func (f *stepForm) saysNothing(deed township.IssueDeed) bool {
	if !f.keeps() {
		return false
	}
	s := deed.Steps[0]
	all := f.sparing != nil && f.sparing.Checked
	if !all && s.Note == "" && s.Unit == "" && s.DutyPerson == "" && s.Deadline == "" && s.Pace == "" {
		f.refuse("note", "还没有填写要下达的内容：措施、责任单位、责任人、时限至少填一项。")
		return true
	}
	if !all {
		return false
	}
	for _, need := range []struct {
		field string
		empty bool
	}{{"note", s.Note == ""}, {"unit", s.Unit == ""}, {"duty_person", s.DutyPerson == ""}, {"deadline", s.Deadline == ""}} {
		if need.empty {
			f.refuse(need.field, "请填写"+f.fields[need.field].Label()+"。")
			return true
		}
	}
	return false
}
