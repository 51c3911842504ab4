package income

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// deeds are the buttons of the title row.
func (p *sheetPage) deeds() []fyne.CanvasObject {
	return append(p.screen.printButton(p.printMenu),
		widgets.NewButton("上一户", nil, func() { p.screen.step(-1) }),
		widgets.NewButton("下一户", nil, func() { p.screen.step(1) }),
		widgets.NewMenuButton("更多", look.Icon(look.IconColumns), p.menu))
}

func (p *sheetPage) menu() []*fyne.MenuItem {
	household := fyne.NewMenuItem("打开农户资料", func() { p.screen.host.ShowHousehold(p.file.Row.ID) })
	switch sheet := p.file.Sheet; {
	case sheet.State == township.SheetSigned:
		return []*fyne.MenuItem{fyne.NewMenuItem("更正…", p.correct), fyne.NewMenuItem("附上签字的扫描件…", p.addScan), household}
	case sheet.ID == 0:
		return []*fyne.MenuItem{fyne.NewMenuItem("空行都用上年的数", p.allFromLast), fyne.NewMenuItem("加一名成员的行…（Ctrl+I）", p.addPerson), household}
	default:
		items := []*fyne.MenuItem{fyne.NewMenuItem("空行都用上年的数", p.allFromLast), fyne.NewMenuItem("加一名成员的行…（Ctrl+I）", p.addPerson)}
		if sheet.State == township.SheetComplete {
			items = append(items, fyne.NewMenuItem("登记签字…", func() { p.ifSaved(p.sign) }))
		}
		return append(items, fyne.NewMenuItem("删除这张表…", p.remove), household)
	}
}

// save writes the sheet and goes on; finish says that it is complete. A cell that was refused comes first.
func (p *sheetPage) save(finish bool, then func()) {
	if !p.grid.Commit() || !p.right() {
		return
	}
	if !finish && !p.changed() {
		p.kept.SetText("没有改动，不用保存。")
		return
	}
	sheet := p.sheet()
	saved, deed, err := p.screen.desk.SaveIncome(context.Background(), township.SheetEdit{Sheet: sheet, Was: p.was, Finish: finish}, origin)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.keeper.Drop()
	p.was, p.begun, p.file.Sheet = slices.Clone(saved.Lines), p.extra, saved
	p.answers = slices.Clone(saved.Answers)
	p.screen.host.Done(deed, doneText(saved, p.file.Row))
	if then != nil {
		then()
		return
	}
	if p.screen.sheet == p {
		p.open(p.file.Row.ID, p.file.Sheet.Year)
		p.focus()
	}
}

func doneText(s township.IncomeSheet, row township.HouseholdRow) string {
	text := widgets.ShortName(row.Head, "这一户") + "户已保存"
	if s.State == township.SheetComplete {
		text = widgets.ShortName(row.Head, "这一户") + "户已完成"
	}
	if perCapita, ok := s.Totals().PerCapita(); ok {
		text += "，人均 " + perCapita.Grouped() + " 元"
	}
	return text
}

// right says whether no cell and no field is wrong, and goes to the first that is.
func (p *sheetPage) right() bool {
	for i, r := range p.rows {
		for c := range sheetColumns {
			if _, wrong := p.faults[cellKey{r.key, c}]; wrong {
				p.grid.Reopen(i, c)
				return false
			}
		}
	}
	if p.side.form.Check() {
		return true
	}
	p.side.reveal()
	p.side.form.FocusWrong()
	return false
}

// finish says that the sheet is complete and opens the next household's (Ctrl+Enter).
func (p *sheetPage) finish() {
	if p.file.Locked() {
		p.screen.step(1)
		return
	}
	p.save(true, func() { p.screen.step(1) })
}

// ifSaved does something once nothing is unsaved.
func (p *sheetPage) ifSaved(do func()) {
	if p.changed() {
		p.screen.host.Fail(township.Errorf(township.CodeInvalid, "这张表还有没保存的改动，请先完成（Ctrl+Enter）或保存草稿（Ctrl+S）。"))
		return
	}
	do()
}

// after reads the sheet anew when a deed was done.
func (p *sheetPage) after(deed township.Deed, err error, text string) bool {
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	p.screen.host.Done(deed, text)
	p.open(p.file.Row.ID, p.file.Sheet.Year)
	p.focus()
	return true
}

// correct asks why a signed sheet is corrected, and begins its next version.
func (p *sheetPage) correct() {
	widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
		Title: "更正收入计算表", Label: "更正原因", Deed: "更正",
		Body: "签字的一版保留不动，另开新的一版，从它的数填起。",
	}, func(reason string) {
		_, deed, err := p.screen.desk.CorrectIncome(context.Background(), p.file.Sheet.ID, reason)
		p.after(deed, err, "已开始更正")
	})
}

// sign asks who signed, and when.
func (p *sheetPage) sign() {
	p.screen.askSignature([]int64{p.file.Sheet.ID}, p.file.Sheet.Head, func() {
		p.open(p.file.Row.ID, p.file.Sheet.Year)
		p.focus()
	})
}

// addScan files photos or scans of the signed paper with the sheet.
func (p *sheetPage) addScan() {
	s := p.screen
	s.host.OpenFiles("签字的扫描件或照片", township.AttachmentExtensions, func(paths []string) {
		around.Attach(s.host, s.desk, around.Attachment{
			Owner: township.OfSheet(p.file.Sheet.ID), What: "扫描件", Paths: paths, Origin: origin, Then: p.side.fillBeside,
		})
	})
}

// remove moves a sheet to the bin.
func (p *sheetPage) remove() {
	widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
		Title: "删除收入计算表", Label: "删除原因", Deed: "删除 1 张表",
		Body: fmt.Sprintf("%s%s年的收入计算表移到回收站，可以恢复。", p.file.Row.Named(), p.file.Sheet.Year),
	}, func(reason string) {
		deed, err := p.screen.desk.DeleteIncome(context.Background(), p.file.Sheet.ID, reason)
		if err == nil {
			p.keeper.Drop()
		}
		p.after(deed, err, "已删除收入计算表")
	})
}

// answer asks why a warning is right all the same; the answer is saved with the sheet.
func (p *sheetPage) answer(w township.IncomeWarning) {
	widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
		Title: "说明这条提醒", Label: "说明", Deed: "写上说明", Body: w.Text, Value: w.Answer,
	}, func(reason string) {
		answers := slices.DeleteFunc(slices.Clone(p.file.Sheet.Answers), func(a township.WarningAnswer) bool { return a.Code == w.Code && a.Subject == w.Subject })
		p.file.Sheet.Answers = append(answers, township.WarningAnswer{Code: w.Code, Subject: w.Subject, Reason: reason})
		p.paint()
		p.keeper.Later()
		p.focus()
	})
}

// rowOf is the key of the row where a warning is mended, “” for none.
func (p *sheetPage) rowOf(k township.LineKey) string {
	best := ""
	for _, r := range p.rows {
		l := r.Line
		switch {
		case len(path(r.EntryRow)) == 0 || l.Category != k.Category || k.Item != "" && l.Item != k.Item:
		case k.Person != "" && l.Person == k.Person, k.Label != "" && l.Label == k.Label:
			return r.key
		case best == "":
			best = r.key
		}
	}
	return best
}

func (p *sheetPage) goTo(k township.LineKey) {
	if key := p.rowOf(k); key != "" {
		p.grid.GoTo(key)
	}
}

// addPerson asks for whom a row is added to the current item by person.
func (p *sheetPage) addPerson() {
	line, _, ok := p.grid.Current()
	if !ok || !p.rows[line].Item.ByPerson() {
		p.screen.host.Inform("加一名成员的行", "请先把光标放在务工收入、养老保险金、低保金等按人填写的品种上。")
		return
	}
	item := p.rows[line].Item
	var options []widgets.Option
	for _, f := range p.file.Family {
		if !slices.ContainsFunc(p.rows, func(r sheetRow) bool { return r.Item.Name == item.Name && r.Line.Person == f.Name }) {
			options = append(options, widgets.Option{Value: f.Name, Label: f.Name})
		}
	}
	if len(options) == 0 {
		p.screen.host.Inform("加一名成员的行", "家庭成员都已经有“"+item.Name+"”的行了。")
		return
	}
	who := widgets.NewDropDown("请选择", options, nil)
	form := widgets.NewForm(nil, widgets.NewField("成员", who, widgets.FieldOptions{Required: true}))
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: item.Name, Body: form, Deed: "加一行", First: who,
		OnDeed: func() bool { return form.Check() && p.insertPerson(item, who.Value()) },
	})
}

func (p *sheetPage) insertPerson(item township.IncomeItem, name string) bool {
	at := 0
	for i, r := range p.rows {
		if r.Item.Name == item.Name && r.Item.Category == item.Category {
			at = i + 1
		}
	}
	person := township.IncomePerson{Name: name}
	for _, f := range p.file.Family {
		if f.Name == name {
			person = f
		}
	}
	row := p.numbered(township.PersonRow(item, person))
	p.rows = slices.Insert(p.rows, at, row)
	p.paint()
	p.grid.GoTo(row.key)
	return true
}
