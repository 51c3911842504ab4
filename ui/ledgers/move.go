package ledgers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// out is the choice of the dialog that takes households out of the ledgers; “” is no choice yet.
const out = "out"

// usualReasons are offered for each ledger that a household may be moved to (workflow.md §7).
var usualReasons = map[string][]string{
	string(township.Stable):    {"风险消除，经乡镇审核、县级比对", "脱贫退出，完成评议公示公告"},
	string(township.Monitored): {"新识别为监测对象，经评议公示、县级比对", "收入骤减，存在返贫风险"},
	string(township.Relapsed):  {"返贫，完成两评议两公示一比对一公告"},
	string(township.Marginal):  {"收入略高于监测线，经村级评议", "风险消除，非脱贫户转边缘户"},
	out:                        {"整户消亡", "整户迁出", "不符合条件，经乡镇审核", "误入台账，更正"},
}

// moveDialog moves one household or a selection between the ledgers, as one deed.
type moveDialog struct {
	screen *Screen
	rows   []township.HouseholdRow
	to     *widgets.FilterSelect
	on     *widgets.DateEntry
	reason *widgets.Entry
	usual  *widgets.Flow
	form   *widgets.Form
	dialog *widgets.Dialog

	toField, onField, reasonField *widgets.Field
}

// Move opens the dialog 「移动台账」 for households, as of today. The screen 农户 uses it too.
func (s *Screen) Move(rows []township.HouseholdRow) {
	if len(rows) > 0 {
		s.newMove(rows).show()
	}
}

func (s *Screen) newMove(rows []township.HouseholdRow) *moveDialog {
	d := &moveDialog{screen: s, rows: rows}
	d.build()
	return d
}

func (d *moveDialog) show() {
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: "移动台账", Deed: fmt.Sprintf("移动 %d 户", len(d.rows)), First: d.to,
		Body:   widgets.Stack(10, widgets.NewQuietProse(d.who()), d.form, d.usual),
		OnDeed: func() bool { d.form.Submit(); return false }, Typed: d.form.Typed(),
	})
}

func (d *moveDialog) build() {
	today := d.screen.host.Today()
	d.to = widgets.NewDropDown("请选择", moveOptions(), func(string) { d.offer() })
	d.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.on.NotAfter = string(today)
	d.on.SetValue(string(today))
	d.reason = widgets.NewTextEntry("会记入台账，以后查得到")
	d.usual = widgets.NewFlow()
	d.toField = widgets.NewField("移入台账", d.to, widgets.FieldOptions{Required: true, Validate: d.checkTo})
	d.onField = widgets.NewField("移动日期", d.on, widgets.FieldOptions{Required: true, Validate: d.checkDay})
	d.reasonField = widgets.NewField("移动原因", d.reason, widgets.FieldOptions{Required: true, Validate: d.checkReason})
	d.form = widgets.NewForm(d.do, d.toField, d.onField, d.reasonField)
	d.offer()
}

// moveOptions are the four ledgers and the way out.
func moveOptions() []widgets.Option {
	options := make([]widgets.Option, 0, len(township.Ledgers)+1)
	for _, l := range township.Ledgers {
		options = append(options, widgets.Option{Value: string(l), Label: look.LedgerWord(l)})
	}
	return append(options, widgets.Option{Value: out, Label: "移出台账"})
}

// target is the ledger that a choice means.
func target(choice string) township.Ledger {
	if choice == out {
		return township.None
	}
	return township.Ledger(choice)
}

// who names the households: all of a few, the first of many.
func (d *moveDialog) who() string {
	const named = 6
	var names []string
	for _, r := range d.rows[:min(named, len(d.rows))] {
		names = append(names, r.Village+headOf(r))
	}
	text := strings.Join(names, "、")
	if len(d.rows) > named {
		text += "等"
	}
	if len(d.rows) == 1 {
		return fmt.Sprintf("%s户，现在%s", text, whereOf(d.rows[0]))
	}
	return fmt.Sprintf("%s %d 户", text, len(d.rows))
}

func whereOf(r township.HouseholdRow) string {
	if r.Ledger == township.None {
		return "不在四本台账里。"
	}
	return fmt.Sprintf("在“%s”台账，%s 入账。", r.Ledger.Word(), r.Entered)
}

// offer shows the usual reasons for the chosen ledger; a click takes one over.
func (d *moveDialog) offer() {
	d.usual.Objects = []fyne.CanvasObject{widgets.Inset(5, 0, widgets.NewQuiet("常用原因"))}
	d.usual.Hidden = len(usualReasons[d.to.Value()]) == 0
	for _, reason := range usualReasons[d.to.Value()] {
		d.usual.Objects = append(d.usual.Objects, widgets.NewButton(reason, nil, func() { d.take(reason) }))
	}
	d.usual.Refresh()
}

// The checks ask the domain about one field each, with the others as they should be.

func (d *moveDialog) checkTo(choice string) error {
	if len(d.movers(target(choice))) == 0 {
		if target(choice) == township.None {
			return township.Errorf(township.CodeInvalid, "选中的户都不在台账里，不用移出。")
		}
		return township.Errorf(township.CodeInvalid, "选中的户已经都在“%s”台账。", target(choice).Word())
	}
	return nil
}

func (d *moveDialog) checkDay(string) error {
	day := township.Date(d.on.Value())
	m := township.Move{To: township.Stable, On: day, Reason: widgets.Dash}
	if err := m.Validate(d.screen.host.Today()); err != nil {
		return err
	}
	for _, r := range d.movers(target(d.to.Value())) {
		if r.Entered > day {
			return township.Errorf(township.CodeInvalid, "%s%s户 %s 才入“%s”台账，移动日期不能早于它。", r.Village, headOf(r), r.Entered, r.Ledger.Word())
		}
	}
	return nil
}

func (d *moveDialog) checkReason(text string) error {
	today := d.screen.host.Today()
	return township.Move{To: township.Stable, On: today, Reason: text}.Validate(today)
}

// movers are the households that are not where they are to go.
func (d *moveDialog) movers(to township.Ledger) []township.HouseholdRow {
	var movers []township.HouseholdRow
	for _, r := range d.rows {
		if r.Ledger != to {
			movers = append(movers, r)
		}
	}
	return movers
}

// do moves them all as one deed. What the archive refuses stands beside its field, and
// what was typed stays: the day, when stays of the past are in the way, or the ledger, which does not take the household.
func (d *moveDialog) do() {
	to := target(d.to.Value())
	movers := d.movers(to)
	moves := make([]township.Move, len(movers))
	for i, r := range movers {
		moves[i] = township.Move{Household: r.ID, To: to, On: township.Date(d.on.Value()), Reason: strings.TrimSpace(d.reason.Text)}
	}
	deed, err := d.screen.desk.MoveHouseholds(context.Background(), moves)
	switch township.CodeOf(err) {
	case township.CodeInvalid:
		d.onField.SetProblem(township.Say(err))
		return
	case township.CodeConflict: // a household that no ledger holds
		d.toField.SetProblem(township.Say(err))
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, movedText(movers, to))
}

func movedText(moved []township.HouseholdRow, to township.Ledger) string {
	who := fmt.Sprintf("%d 户", len(moved))
	if len(moved) == 1 {
		who = headOf(moved[0]) + "户"
	}
	if to == township.None {
		return who + "已移出台账"
	}
	return who + "已移入" + to.Word() + "台账"
}

// take writes a usual reason, and leaves the keyboard with it, so that Ctrl+Enter does the deed.
func (d *moveDialog) take(reason string) {
	d.reason.SetText(reason)
	d.reasonField.Check() // that there was none is past
	d.screen.focus(d.reason)
}
