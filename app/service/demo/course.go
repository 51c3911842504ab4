package demo

import (
	"strings"

	"taizhang/app/township"
)

// course is how a household went from ledger to ledger.
type course struct {
	stays       []township.LedgerStay
	monitoredOn township.Date
	clearedOn   township.Date
}

// The distances in days that the course of a household keeps.
const (
	settling  = 20  // from the opening of the ledgers to the first change
	memory    = 900 // changes are not older than that
	latest    = 4   // nor newer
	clearing  = 186 // from identification to the clearing of a risk: more than half a year
	surveying = 7   // from the visit that found a risk to the entry
)

// courseOf makes up the stays that end in the household's ledger.
func (h *home) courseOf() course {
	var c course
	s := h.plan.status
	switch {
	case s.monitor != "":
		h.monitored(&c)
	case s.relapse:
		h.relapsed(&c)
	case s.poor:
		c.enter(township.Stable, h.founded, opened+"脱贫户")
	case s.ledger == township.Marginal:
		c.enter(township.Marginal, h.founded, opened+"收入略高于监测线")
	case h.chance(15):
		c.enter(township.Marginal, h.founded, opened+"收入略高于监测线")
		c.leave(h.change(), "收入稳定，经村级评议、乡镇审核调出边缘户台账")
	}
	return c
}

const opened = "建账时核定："

// monitored puts the household under observation, and lets the cleared go to their next ledger.
func (h *home) monitored(c *course) {
	s := h.plan.status
	on := h.change()
	if s.cleared {
		on = h.dayBetween(h.earliest(), h.daysAgo(clearing+14))
	}
	c.monitoredOn = addDays(on, -h.IntN(surveying))
	why := strings.Join(h.need.risks, "、")
	switch {
	case s.poor:
		c.enter(township.Stable, h.founded, opened+"脱贫户")
		c.leave(on, "入户核查发现返贫风险（"+why+"）")
	case h.chance(30):
		c.enter(township.Marginal, h.founded, opened+"收入略高于监测线")
		c.leave(on, "入户核查发现致贫风险（"+why+"）")
	}
	c.enter(township.Monitored, on, "认定为"+s.monitor+"（"+why+"），经评议公示、乡镇审核、县级比对")
	if !s.cleared {
		return
	}
	c.clearedOn = h.dayBetween(addDays(on, clearing), h.daysAgo(latest))
	c.leave(c.clearedOn, "风险消除，经评议公示、乡镇审核、县级比对")
	c.enter(s.ledger, c.clearedOn, "风险已消除，转入"+s.ledger.Word()+"台账")
}

// relapsed are those who fell back, most of them from among the monitored.
func (h *home) relapsed(c *course) {
	on := h.dayBetween(addDays(h.earliest(), 60), h.daysAgo(latest))
	c.enter(township.Stable, h.founded, opened+"脱贫户")
	if h.chance(60) {
		watched := h.dayBetween(h.earliest(), addDays(on, -30))
		c.leave(watched, "入户核查发现返贫风险（"+h.need.relapse+"）")
		c.enter(township.Monitored, watched, "认定为脱贫不稳定户（"+h.need.relapse+"），经评议公示、乡镇审核、县级比对")
	}
	c.leave(on, "收入骤降，经评议认定返贫")
	c.enter(township.Relapsed, on, "返贫："+h.need.relapse+"，两评议两公示一比对一公告一告知")
}

// earliest is the first day on which a household may have changed its ledger.
func (b *builder) earliest() township.Date {
	return max(addDays(b.founded, settling), b.daysAgo(memory))
}

// change is a day on which a household changed its ledger.
func (b *builder) change() township.Date { return b.dayBetween(b.earliest(), b.daysAgo(latest)) }

// enter begins a stay.
func (c *course) enter(l township.Ledger, on township.Date, reason string) {
	c.stays = append(c.stays, township.LedgerStay{Ledger: l, Entered: on, EntryReason: reason})
}

// leave ends the last stay.
func (c *course) leave(on township.Date, reason string) {
	last := &c.stays[len(c.stays)-1]
	last.Left, last.LeaveReason = on, reason
}
