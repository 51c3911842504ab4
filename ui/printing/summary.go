package printing

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// extent is how much a request would print.
type extent struct {
	villages, lists, empty, households, people int
}

// measure adds up what a request prints of the counts of its day.
func measure(req township.WallListRequest, counts []township.VillageCount) extent {
	var e extent
	for _, v := range counts {
		if req.Village != "" && req.Village != v.Village.Name {
			continue
		}
		e.villages++
		for _, l := range township.Ledgers {
			if req.Summary || req.Ledger == township.None || req.Ledger == l {
				e.add(v.Households[l], v.People[l])
			}
		}
	}
	if req.Summary {
		e.lists, e.empty = e.villages, 0
	}
	return e
}

func (e *extent) add(households, people int) {
	e.lists++
	e.households += households
	e.people += people
	if households == 0 {
		e.empty++
	}
}

// summary is the card that says what will be printed.
type summary struct {
	content fyne.CanvasObject
	lists   *widgets.Text
	unit    *widgets.Text
	detail  *widgets.Text
	note    *widgets.Text
}

func newSummary() *summary {
	s := &summary{lists: widgets.NewFigure("0"), unit: widgets.NewQuiet("份名单"), detail: widgets.NewText(""), note: quietLine()}
	s.content = widgets.Stack(6, widgets.Row(6, s.lists, s.unit), s.detail, s.note)
	return s
}

func (s *summary) show(e extent, req township.WallListRequest, began township.Date) {
	s.lists.SetText(grouped(e.lists))
	s.unit.SetText("份名单")
	if req.Summary {
		s.unit.SetText("张汇总")
	}
	s.detail.SetText(fmt.Sprintf("%d 个村　%s 户　%s 人", e.villages, grouped(e.households), grouped(e.people)))
	s.note.SetText(remark(e, req.AsOf, began))
	s.content.Refresh()
}

// remark is what is to be known before the lists are made; began is the day of the first entry into a ledger.
func remark(e extent, on, began township.Date) string {
	switch {
	case township.BeforeLedgers(on, began) != "" && began != "":
		return fmt.Sprintf("最早的台账从 %s 开始，会印出空表。", began)
	case e.villages == 0:
		return "没有村。请先导入花名册，或在“设置”里填写村。"
	case e.empty > 0:
		return fmt.Sprintf("其中 %d 份没有农户，会印出空表。", e.empty)
	}
	return ""
}

// Refresh reads office, villages and counts anew; the choices stay.
func (s *Screen) Refresh() {
	office, _, _, err := s.desk.Office(context.Background())
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.office = office
	villages, err := s.desk.Villages(context.Background())
	if err != nil {
		s.host.Fail(err)
		return
	}
	options := []widgets.Option{{Label: "全部村"}}
	for _, v := range villages {
		options = append(options, widgets.Option{Value: v.Name, Label: v.Name})
	}
	s.village.SetOptions(options)
	if s.began, err = s.desk.LedgersBegan(context.Background()); err != nil {
		s.host.Fail(err)
		return
	}
	s.countsOn = ""
	s.readCounts()
}

// changed shows what the new choices would print.
func (s *Screen) changed() { s.summary.show(measure(s.request(), s.counts), s.request(), s.began) }

// readCounts gets the counts of the day, of a past one off the UI goroutine.
func (s *Screen) readCounts() {
	s.asked++
	on := township.Date(s.date.Value())
	if on == "" || on == s.countsOn {
		s.changed()
		return
	}
	if on >= s.host.Today() {
		counts, err := s.desk.VillageCounts(context.Background(), on)
		s.gotCounts(s.asked, on, counts, err)
		return
	}
	var counts []township.VillageCount
	number := s.asked
	s.host.Work("正在计算 "+string(on)+" 的台账", "户", func(ctx context.Context, _ func(int, int)) (err error) {
		counts, err = s.desk.VillageCounts(ctx, on)
		return err
	}, func(err error) { s.gotCounts(number, on, counts, err) })
}

// gotCounts takes the answer to a question, unless a newer one was asked since.
func (s *Screen) gotCounts(number int, on township.Date, counts []township.VillageCount, err error) {
	switch {
	case number != s.asked:
	case err != nil:
		s.host.Fail(err)
	default:
		s.counts, s.countsOn = counts, on
		s.changed()
	}
}

func grouped(n int) string { return township.GroupThousands(strconv.Itoa(n)) }
