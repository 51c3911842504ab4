package ledgers

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// footer tells how much the list holds and how much of it is selected, and offers to move that.
type footer struct {
	board *board
	list  *widgets.Text
	count *widgets.Text
	move  *widgets.Button
	risk  *widgets.Button
}

func newFooter(b *board) *footer {
	f := &footer{board: b, list: widgets.NewText(""), count: widgets.NewQuiet("")}
	f.move = widgets.NewButton("移动台账…", look.Icon(look.IconMove), b.move)
	f.risk = widgets.NewMenuButton("监测与风险", nil, b.riskMenu)
	return f
}

// countText is 「460户 1,451人」.
func countText(households, people int) string {
	return township.Thousands(households) + "户 " + township.Thousands(people) + "人"
}

// show takes over the present numbers. Nothing can be moved in the past.
func (f *footer) show() {
	b := f.board
	people := 0
	rows := b.table.Rows()
	for _, r := range rows {
		people += r.People
	}
	text := fmt.Sprintf("%s %s %s", b.placeName(), b.ledger.Word(), countText(len(rows), people))
	if b.search.Text != "" {
		text = fmt.Sprintf("%s %s 找到 %s / %s", b.placeName(), b.ledger.Word(), township.Thousands(len(rows)), countText(b.current().households[b.ledger], people))
	}
	f.list.SetText(text)
	f.count.SetText("")
	var deeds []fyne.CanvasObject
	if n := b.table.SelectedCount(); n > 0 {
		f.count.SetText(fmt.Sprintf("已选 %s 户", township.Thousands(n)))
		deeds = append(deeds, f.risk, f.move)
	}
	f.move.SetEnabled(b.on == "")
	f.risk.SetEnabled(b.on == "")
	b.page.SetFooter([]fyne.CanvasObject{f.list, f.count}, deeds)
}
