package campaigns

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// formList is the list of questionnaires.
type formList struct {
	screen *Screen
	page   *widgets.Page
	table  *widgets.Table[*formLine]
}

// formLine is a questionnaire with the campaigns that use it.
type formLine struct {
	township.Questionnaire
	campaigns []string
}

// formKey tells questionnaires apart, those too that come with the program and have no ID yet.
func formKey(q *township.Questionnaire) string { return q.Name + "\x00" + strconv.Itoa(q.Version) }

func newFormList(s *Screen) *formList {
	l := &formList{screen: s, page: widgets.NewPage("调查表")}
	l.page.OnBack = func() { s.open(nil) }
	l.table = widgets.NewTable(func(r *formLine) string { return formKey(&r.Questionnaire) }, formColumns()...)
	l.table.OnOpen = l.edit
	l.table.OnSelected = l.selected
	l.table.OnMenu = l.menu
	l.page.SetBody(l.table)
	l.page.SetDeeds(widgets.NewPrimary("新建调查表", look.Icon(look.IconAdd), l.create))
	return l
}

func formColumns() []widgets.Column[*formLine] {
	text := func(key, label string, width float32, of func(*formLine) string) widgets.Column[*formLine] {
		return widgets.Column[*formLine]{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b *formLine) int { return cmp.Compare(of(a), of(b)) }, Ink: func(r *formLine) fyne.ThemeColorName {
			if r.Retired {
				return look.ColorQuiet
			}
			return ""
		}}
	}
	name := text("name", "名称", 230, func(r *formLine) string { return r.Name })
	name.Fixed = true
	used := text("used", "使用", 200, formUse)
	used.Flex = true
	return []widgets.Column[*formLine]{
		name,
		text("version", "版次", 64, func(r *formLine) string { return fmt.Sprintf("第%d版", r.Version) }),
		text("audience", "适用", 76, func(r *formLine) string { return r.Audience.Word() }),
		text("questions", "调查内容", 166, func(r *formLine) string { return questionCount(&r.Questionnaire) }),
		text("state", "状态", 60, func(r *formLine) string { return map[bool]string{true: "停用", false: "在用"}[r.Retired] }),
		used,
	}
}

// questionCount is 10条，另有2条只在录入时问.
func questionCount(q *township.Questionnaire) string {
	printed := len(q.Printed())
	if more := len(q.Questions) - printed; more > 0 {
		return fmt.Sprintf("%d条，另%d条只在录入时问", printed, more)
	}
	return fmt.Sprintf("%d条", printed)
}

// formUse says whether surveys answer a questionnaire, and which campaigns use it.
func formUse(r *formLine) string {
	text := "还没有填过"
	if r.Used {
		text = "已有填好的表"
	}
	if len(r.campaigns) > 0 {
		text += "，用于" + firstFew(r.campaigns)
	}
	return text
}

func (l *formList) content() fyne.CanvasObject { return l.page }

func (l *formList) load() {
	forms, err := l.screen.desk.Questionnaires(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	lines := make([]*formLine, len(forms))
	for i := range forms {
		lines[i] = &formLine{Questionnaire: forms[i]}
		for _, c := range l.screen.list.lines {
			if id := forms[i].ID; id != 0 && (c.Stable == id || c.Monitored == id || c.Other == id) {
				lines[i].campaigns = append(lines[i].campaigns, c.Name)
			}
		}
	}
	l.screen.list.forms = forms
	l.table.SetRows(lines)
	l.page.SetCounts(fmt.Sprintf("%d张", len(lines)))
	l.selected()
}

func (l *formList) selected() {
	r, ok := l.table.Current()
	if !ok {
		l.page.SetFooter(nil, nil)
		return
	}
	deeds := []fyne.CanvasObject{}
	if r.ID != 0 {
		deeds = append(deeds, widgets.NewButton(retireWord(r), nil, func() { l.retire(r) }))
	}
	deeds = append(deeds,
		widgets.NewButton("复制一张来改", nil, func() { l.copy(r) }),
		widgets.NewButton("修改", look.Icon(look.IconEdit), func() { l.edit(r) }))
	l.page.SetFooter([]fyne.CanvasObject{widgets.NewQuiet(widgets.ShortName(r.Named(), ""))}, deeds)
}

func retireWord(r *formLine) string {
	if r.Retired {
		return "恢复使用"
	}
	return "停用"
}

func (l *formList) menu() []*fyne.MenuItem {
	r, ok := l.table.Current()
	if !ok {
		return nil
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("修改…", func() { l.edit(r) }), fyne.NewMenuItem("复制一张来改…", func() { l.copy(r) })}
	if r.ID != 0 {
		items = append(items, fyne.NewMenuItem(retireWord(r), func() { l.retire(r) }))
	}
	return items
}

func (l *formList) retire(r *formLine) {
	deed, err := l.screen.desk.RetireQuestionnaire(context.Background(), r.ID, !r.Retired)
	l.screen.done(deed, err, "已"+retireWord(r)+"："+r.Named())
}

func (l *formList) create() {
	l.screen.open(newFormPage(l, township.Questionnaire{Audience: township.ForStable}))
}

func (l *formList) edit(r *formLine) { l.screen.open(newFormPage(l, r.Questionnaire)) }

// copy opens a copy of a questionnaire under another name, to be adapted.
func (l *formList) copy(r *formLine) {
	q := r.Questionnaire
	q.ID, q.Version, q.Used, q.Retired, q.Name = 0, 0, false, false, r.Name+"（修改）"
	q.Questions = append([]township.SurveyQuestion(nil), r.Questions...)
	for i := range q.Questions {
		q.Questions[i].ID = 0
	}
	l.screen.open(newFormPage(l, q))
}

func (l *formList) focus() {
	l.table.Settle()
	l.screen.focus(l.table)
}

func (l *formList) back() view { return nil }

func (l *formList) shortcut(name string) bool {
	switch name {
	case "new":
		l.create()
	case "edit":
		l.table.OnCurrent(l.edit)()
	default:
		return false
	}
	return true
}

func (l *formList) help() string {
	return `调查表：脱贫户、监测户各一张随程序带来，可以改，也可以复制一张来改。
已经有填好的表用到的版本不再变：改了以后存为下一版，填好的表仍按原来的版本看；行动要用新版，在行动里改选。
停用的表不再供新的行动选择，以前的照样看得到。
↑ ↓ 移动　Enter 修改　Ctrl+N 新建　Esc 返回`
}
