package income

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Leave goes on once nothing that was typed can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	p := s.sheet
	if p == nil {
		then()
		return
	}
	p.grid.Commit()
	if !p.changed() {
		p.keeper.Drop()
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "收入计算表还没有保存", Deed: "保存草稿", Other: "不保存", Cancel: "继续填写",
		Body:     widgets.NewProse(p.file.Row.Named()+"的表有改动。", look.ColorText, fyne.TextAlignLeading),
		OnDeed:   func() bool { p.save(false, then); return true },
		OnOther:  func() { p.keeper.Drop(); p.forget(); then() },
		OnCancel: p.focus,
	})
}

// forget takes back what was typed since the sheet was opened.
func (p *sheetPage) forget() {
	p.open(p.file.Row.ID, p.file.Sheet.Year)
}
