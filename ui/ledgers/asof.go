package ledgers

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// reading is what is read of the archive at once: the counts, and one ledger of the whole office.
type reading struct {
	ledger township.Ledger
	on     township.Date
	office township.Office
	began  township.Date
	counts []township.VillageCount
	rows   []township.HouseholdRow
}

// fill reads it.
func (r *reading) fill(ctx context.Context, desk Desk) (err error) {
	if r.office, _, _, err = desk.Office(ctx); err != nil {
		return err
	}
	if r.began, err = desk.LedgersBegan(ctx); err != nil {
		return err
	}
	if r.counts, err = desk.VillageCounts(ctx, r.on); err != nil {
		return err
	}
	r.rows, err = desk.LedgerRows(ctx, "", r.ledger, r.on)
	return err
}

// newAsOf is the entry for the day that the ledgers are shown of.
func (b *board) newAsOf() *widgets.DateEntry {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.OnDate = func(iso string) { b.goTo(township.Date(iso)) }
	d.OnEnter(func() { b.screen.focus(b.table) })
	return d
}

// goTo shows the ledgers as of a day; none, or today, is the present.
func (b *board) goTo(day township.Date) {
	if day >= b.screen.host.Today() {
		day = ""
	}
	changed := day != b.on
	b.on = day
	b.showDay()
	if changed {
		b.lists = map[township.Ledger][]township.HouseholdRow{}
		b.load()
	}
}

// showDay writes the day into its entry and says plainly where it is a past one. Proposals are about
// the present.
func (b *board) showDay() {
	today := string(b.screen.host.Today())
	b.asOf.NotAfter = today
	if b.on == "" {
		b.asOf.SetValue(today)
		b.past.say("")
		b.waiting.say(waitingText(b.screen.proposals))
		return
	}
	b.asOf.SetValue(string(b.on))
	b.past.say(fmt.Sprintf("截至 %s 的台账（历史），只能查看、打印和导出", b.on))
	b.waiting.say("")
}

// waitingText says how many proposals wait for a person, “” for none.
func waitingText(p *proposalPage) string {
	if len(p.all) == 0 {
		return ""
	}
	return fmt.Sprintf("%d 条台账建议待确认", len(p.all))
}

func (b *board) backToToday() {
	b.goTo("")
	b.screen.focus(b.table)
}

// refresh forgets what was read and reads anew.
func (b *board) refresh() {
	b.showDay()
	b.lists = map[township.Ledger][]township.HouseholdRow{}
	b.load()
}

// load reads the chosen ledger: at once as of today, beside the work of the window as of a past day.
func (b *board) load() {
	b.asked++
	asked, r := b.asked, &reading{ledger: b.ledger, on: b.on}
	if r.on == "" {
		b.take(r, r.fill(context.Background(), b.screen.desk))
		return
	}
	run := func(ctx context.Context, _ func(done, total int)) error { return r.fill(ctx, b.screen.desk) }
	b.screen.host.Work(fmt.Sprintf("正在还原 %s 的台账", r.on), "户", run, func(err error) {
		if asked == b.asked { // else something newer is being read
			b.take(r, err)
		}
	})
}

// take shows what was read. A past that could not be read, or that the clerk did not wait for, gives
// way to the present.
func (b *board) take(r *reading, err error) {
	if err != nil {
		b.screen.told(err)
		if r.on != "" {
			b.goTo("")
		}
		return
	}
	b.office, b.began = r.office, r.began
	b.places = placesOf(b.whole(), r.counts)
	b.lists[r.ledger] = r.rows
	b.villages.SetRows(b.places)
	if !b.villages.Select(b.village) {
		b.village = ""
		b.villages.Select("")
	}
	b.show()
}
