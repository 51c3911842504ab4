package households

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// printMenu offers the forms of F5 for what the filter shows.
func (l *listing) printMenu() []*fyne.MenuItem {
	ask := func(change func(*township.WallListRequest)) func() {
		return func() {
			req := l.filterRequest()
			change(&req)
			l.screen.host.PrintWallLists(req)
		}
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("上墙名单（A3）…", ask(func(*township.WallListRequest) {})),
		fyne.NewMenuItem("存档名单（A4）…", ask(func(r *township.WallListRequest) { r.Form = township.ForFile })),
		fyne.NewMenuItem("农户名单（A4，内部使用）…", func() { l.printList(township.Values(l.shownRows())) }),
		fyne.NewMenuItem("各村汇总，四本台账一张…", ask(func(r *township.WallListRequest) { r.Summary, r.Ledger = true, township.None })),
	}
}

// printShown opens the print panel for what is shown.
func (l *listing) printShown() { l.screen.host.PrintWallLists(l.filterRequest()) }

// filterRequest asks for the lists of the village and the ledger that the filter names.
func (l *listing) filterRequest() township.WallListRequest {
	f := l.filters.filter
	req := township.WallListRequest{Village: f.Village}
	if ledger := township.Ledger(f.Ledger); ledger.Valid() {
		req.Ledger = ledger
	}
	return req
}

// printChosenMenu offers paper for the chosen households.
func (l *listing) printChosenMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(fmt.Sprintf("打印 %d 户的名单…", len(l.chosen())), func() { l.printList(l.chosen()) }),
		fyne.NewMenuItem("打印所在台账名单…", l.printSelection),
	}
}

// printSelection opens the print panel for the lists that the chosen households stand on.
func (l *listing) printSelection() {
	if rows := l.chosen(); len(rows) > 0 {
		l.screen.host.PrintWallLists(requestFor(rows))
	}
}

// requestFor narrows the request to the village and the ledger that all of the rows share.
func requestFor(rows []township.HouseholdRow) township.WallListRequest {
	req := township.WallListRequest{Village: rows[0].Village, Ledger: rows[0].Ledger}
	for _, r := range rows[1:] {
		if r.Village != req.Village {
			req.Village = ""
		}
		if r.Ledger != req.Ledger {
			req.Ledger = township.None
		}
	}
	return req
}
