package surveys

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
func (p *entryPage) deeds() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton("上一户", nil, func() { p.screen.step(-1) }), widgets.NewButton("下一户", nil, func() { p.screen.step(1) }),
		widgets.NewMenuButton("更多", look.Icon(look.IconColumns), p.menu),
	}
}

func (p *entryPage) menu() []*fyne.MenuItem {
	s, home := &p.file.Survey, p.file.Row.ID
	items := p.printMenu()
	if s.ID != 0 {
		items = append(items, fyne.NewMenuItem("附上签字表的照片或扫描件…", p.addScan))
	}
	if s.ID != 0 && p.sample == 0 && s.State != township.SurveyUnreachable {
		items = append(items, fyne.NewMenuItem("信息对照表…", func() { p.ifSaved(func() { p.screen.showPlace(newContrastPage(p.screen, s.ID, true)) }) }))
	}
	if !p.file.Locked() && p.sample == 0 && (s.State == township.SurveyNone || s.State == township.SurveyUnreachable) {
		items = append(items, fyne.NewMenuItem("登记未联系上…", func() { p.ifSaved(p.unreachable) }))
	}
	if !p.file.Locked() && s.ID != 0 {
		items = append(items, fyne.NewMenuItem("删除这张调查表…", p.remove))
	}
	return append(items,
		fyne.NewMenuItem("打开农户资料", func() { p.screen.host.ShowHousehold(home) }),
		fyne.NewMenuItem("打开收入计算表", func() { p.screen.host.ShowIncome(home, p.file.Campaign.Year) }))
}

// right says whether no field is wrong, and goes to the first that is.
func (p *entryPage) right() bool {
	for _, q := range p.questions {
		if !q.form.Check() {
			q.form.FocusWrong()
			return false
		}
	}
	if !p.visit.form.Check() {
		p.visit.form.FocusWrong()
		return false
	}
	return true
}

// save writes the survey and goes on; what is missing is kept as unfinished.
func (p *entryPage) save(then func()) {
	if p.file.Locked() {
		p.kept.SetText("这张调查表只能看，没有保存。")
		return
	}
	if !p.right() {
		p.settle()
		return
	}
	if p.file.Survey.ID != 0 && p.file.Survey.State != township.SurveyUnreachable && !p.changed() {
		p.kept.SetText("没有改动，不用保存。")
		if then != nil {
			then()
		}
		return
	}
	p.keeper.Stop()
	saved, deed, err := p.screen.desk.SaveSurvey(context.Background(), township.SurveyEdit{Survey: p.survey(), Was: p.was}, origin)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.keeper.Drop()
	p.screen.last = habits{saved.Collectors, saved.Visited}
	p.screen.looked[saved.ID] = true
	p.was, p.begun = saved.Answers, p.survey()
	p.older = ""
	p.screen.host.Done(deed, p.savedText(&saved))
	if then != nil {
		then()
		return
	}
	p.again()
}

// savedText says how far the survey is now, and what it still lacks.
func (p *entryPage) savedText(s *township.Survey) string {
	text := fmt.Sprintf("%s户已保存：%s", widgets.ShortName(p.file.Row.Head, "这一户"), p.stateText(s))
	if missing := s.Missing(&p.file.Form); len(missing) > 0 {
		text += "，缺 " + fmt.Sprint(len(missing)) + " 项"
	}
	if n := len(s.Problems()); n > 0 {
		text += fmt.Sprintf("，问题 %d 个", n)
	}
	return text
}

// saveNext saves and opens the next household whose form has not come back whole (Ctrl+Enter).
func (p *entryPage) saveNext() {
	if p.file.Locked() {
		p.screen.stepOpen()
		return
	}
	p.save(p.screen.stepOpen)
}

// ifSaved does something once nothing is unsaved.
func (p *entryPage) ifSaved(do func()) {
	if p.changed() {
		p.screen.host.Fail(township.Errorf(township.CodeInvalid, "这张调查表还有没保存的改动，请先保存（Ctrl+S）。"))
		return
	}
	do()
}

// again reads the survey anew after a deed.
func (p *entryPage) again() {
	if p.screen.entry == p && p.reload() {
		p.focus()
	}
}

// addScan files photos or scans of the signed form with the survey.
func (p *entryPage) addScan() {
	s := p.screen
	s.host.OpenFiles("签字表的照片或扫描件", township.AttachmentExtensions, func(paths []string) { p.takeFiles(paths) })
}

func (p *entryPage) takeFiles(paths []string) {
	around.Attach(p.screen.host, p.screen.desk, around.Attachment{
		Owner: township.OfSurvey(p.file.Survey.ID), What: "照片、扫描件", Paths: paths, Origin: origin,
		Then: func() { p.side.fill(); p.paint() },
	})
}

// TakeDropped files photos that are dropped on an open survey with it.
func (s *Screen) TakeDropped(paths []string) bool {
	if s.entry == nil || slices.ContainsFunc(paths, func(path string) bool { return !township.LooksAttachable(path) }) {
		return false
	}
	if s.entry.file.Survey.ID == 0 {
		s.host.Inform("照片还没有附上", "这张调查表还没有保存。请先保存（Ctrl+S），再附上签字表的照片。")
		return true
	}
	s.entry.takeFiles(paths)
	return true
}

func (p *entryPage) unreachable() {
	p.screen.askUnreachable(p.file.Campaign.ID, []int64{p.file.Row.ID}, p.again)
}

// askUnreachable asks how it came that nobody was met, and notes it for some households.
func (s *Screen) askUnreachable(campaign int64, households []int64, then func()) {
	widgets.Prompt(s.host.Window(), widgets.PromptOptions{
		Title: "登记未联系上", Label: "情况", Deed: fmt.Sprintf("登记 %d 户", len(households)),
		Body: "例如：全家在外，电话两次未接。以后联系上了，照常录入调查表。",
	}, func(note string) {
		deed, err := s.desk.MarkUnreachable(context.Background(), campaign, households, note)
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.Done(deed, fmt.Sprintf("已登记未联系上 %d 户", len(households)))
		then()
	})
}

// remove moves a survey to the bin.
func (p *entryPage) remove() {
	widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
		Title: "删除调查表", Label: "删除原因", Deed: "删除 1 张表",
		Body: fmt.Sprintf("%s的调查表和由它生成的待核实问题移到回收站，可以恢复。", p.file.Row.Named()),
	}, func(reason string) {
		deed, err := p.screen.desk.DeleteSurvey(context.Background(), p.file.Survey.ID, reason)
		if err != nil {
			p.screen.host.Fail(err)
			return
		}
		p.keeper.Drop()
		p.begun = p.survey()
		p.screen.host.Done(deed, "已删除调查表")
		p.again()
	})
}
