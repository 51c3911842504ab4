package campaigns

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// formPage is the editor of one questionnaire.
type formPage struct {
	list *formList
	page *widgets.Page
	was  township.Questionnaire
	now  []township.SurveyQuestion // as they are on the page

	name, title *widgets.Entry
	audience    *widgets.FilterSelect
	nameField   *widgets.Field
	form        *widgets.Form
	table       *widgets.Table[*questionLine]

	edit, up, down, remove *widgets.Button
}

// questionLine is a question of the page with its place.
type questionLine struct {
	*township.SurveyQuestion
	at int
}

func newFormPage(l *formList, q township.Questionnaire) *formPage {
	p := &formPage{list: l, was: q, now: slices.Clone(q.Questions), page: widgets.NewPage("调查表")}
	if q.ID == 0 && q.Version == 0 {
		p.page.SetTitle("新建调查表")
	}
	p.page.OnBack = func() { l.screen.open(l) }
	p.build()
	p.name.SetText(q.Name)
	p.title.SetText(q.Title)
	p.audience.SetValue(string(q.Audience))
	p.page.SetDeeds(widgets.NewPrimary("保存", look.Icon(look.IconCheck), func() { p.save(nil) }))
	p.page.SetBody(p.body())
	p.showQuestions()
	return p
}

func (p *formPage) build() {
	p.name, p.title = widgets.NewTextEntry("例如 入户调查表（脱贫户）"), widgets.NewTextEntry("印在表头，前面自动加县名")
	p.audience = widgets.NewDropDown("请选择", []widgets.Option{{Value: string(township.ForStable), Label: "脱贫户"}, {Value: string(township.ForMonitored), Label: "监测户"}}, nil)
	p.nameField = widgets.NewField("名称", p.name, widgets.FieldOptions{Required: true, Validate: checkForm(func(q *township.Questionnaire, text string) { q.Name = text })})
	p.form = widgets.NewFormOf(nil,
		[]*widgets.Field{p.nameField, widgets.NewField("表头标题", p.title, widgets.FieldOptions{Required: true, Validate: checkForm(func(q *township.Questionnaire, text string) { q.Title = text })})},
		[]*widgets.Field{widgets.NewField("适用", p.audience, widgets.FieldOptions{Required: true, Hint: "决定表头写脱贫户还是监测户，由谁签字"})})
	p.table = widgets.NewTable(func(l *questionLine) string { return fmt.Sprint(l.at) }, questionColumns()...)
	p.table.OnOpen = p.ask
	p.table.OnSelected = p.enable
	p.table.OnMenu = p.menu
	p.table.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(look.Icon(look.IconSurveys), "还没有调查内容。一条一条写，顺序就是印出来的顺序。", "加一条", p.add)
	}
	p.edit = widgets.NewButton("修改", look.Icon(look.IconEdit), p.table.OnCurrent(p.ask))
	p.up = widgets.NewButton("上移", nil, func() { p.move(-1) })
	p.down = widgets.NewButton("下移", nil, func() { p.move(1) })
	p.remove = widgets.NewButton("删除", look.Icon(look.IconDelete), p.drop)
}

// checkForm validates a text as a questionnaire that has it and is right otherwise.
func checkForm(set func(q *township.Questionnaire, text string)) func(string) error {
	return func(text string) error {
		q := township.Questionnaire{Name: "表", Title: "标题", Audience: township.ForStable, Questions: []township.SurveyQuestion{{Text: "内容"}}}
		set(&q, township.Clean(text))
		return q.Validate()
	}
}

func (p *formPage) body() fyne.CanvasObject {
	g := p.form.Groups()
	above := []fyne.CanvasObject{halves(g[0], g[1])}
	if p.was.Used {
		above = append([]fyne.CanvasObject{widgets.NewQuietProse("已经有填好的表用的是这一版。保存改动会存为第" + fmt.Sprint(p.was.Version+1) + "版，填好的表不变；行动要用新版，请在行动里改选。")}, above...)
	}
	add := widgets.NewButton("加一条", look.Icon(look.IconAdd), p.add)
	above = append(above, widgets.Row(8, widgets.NewBold("调查内容"), widgets.NewQuiet("按印出来的顺序"), widgets.Spacer(), add, p.edit, p.up, p.down, p.remove))
	return container.NewBorder(widgets.Inset(12, 16, widgets.Stack(10, above...)), nil, nil, nil, p.table)
}

func questionColumns() []widgets.Column[*questionLine] {
	column := func(key, label string, width float32, of func(*questionLine) string) widgets.Column[*questionLine] {
		return widgets.Column[*questionLine]{Key: key, Label: label, Width: width, Text: of}
	}
	text := column("text", "内容", 300, func(l *questionLine) string { return l.Text })
	text.Flex = true
	return []widgets.Column[*questionLine]{
		column("at", "序", 34, func(l *questionLine) string { return fmt.Sprint(l.at + 1) }), text,
		column("polarity", "哪个答案是问题", 128, func(l *questionLine) string { return l.Polarity() }),
		column("natures", "问题性质", 130, func(l *questionLine) string { return natureText(l.SurveyQuestion) }),
		column("readings", "要填的数", 130, func(l *questionLine) string { return readingText(l.Readings) }),
		column("printed", "印在表上", 70, func(l *questionLine) string {
			return map[bool]string{true: "不印", false: "印"}[l.Unprinted]
		}),
	}
}

func natureText(q *township.SurveyQuestion) string {
	if q.Free() {
		return "填表时选"
	}
	return strings.Join(q.Natures, "、")
}

func readingText(list []township.Reading) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Label())
	}
	return strings.Join(out, "、")
}

// showQuestions shows the questions as they are now.
func (p *formPage) showQuestions() {
	lines := make([]*questionLine, len(p.now))
	for i := range p.now {
		lines[i] = &questionLine{&p.now[i], i}
	}
	p.table.SetRows(lines)
	p.page.SetCounts(fmt.Sprintf("%d条", len(lines)))
	p.enable()
}

func (p *formPage) enable() {
	l, ok := p.table.Current()
	p.edit.SetEnabled(ok)
	p.remove.SetEnabled(ok)
	p.up.SetEnabled(ok && l.at > 0)
	p.down.SetEnabled(ok && l.at < len(p.now)-1)
}

func (p *formPage) menu() []*fyne.MenuItem {
	if _, ok := p.table.Current(); !ok {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("修改…", p.table.OnCurrent(p.ask)), fyne.NewMenuItem("上移", func() { p.move(-1) }), fyne.NewMenuItem("下移", func() { p.move(1) }), fyne.NewMenuItem("删除", p.drop)}
}

func (p *formPage) move(by int) {
	l, ok := p.table.Current()
	if to := 0; ok {
		if to = l.at + by; to < 0 || to >= len(p.now) {
			return
		}
		p.now[l.at], p.now[to] = p.now[to], p.now[l.at]
		p.showQuestions()
		p.table.SelectRow(to)
	}
}

func (p *formPage) drop() {
	l, ok := p.table.Current()
	if !ok {
		return
	}
	p.now = slices.Delete(p.now, l.at, l.at+1)
	p.showQuestions()
	p.table.SelectRow(min(l.at, len(p.now)-1))
}

func (p *formPage) add() { p.ask(&questionLine{&township.SurveyQuestion{}, len(p.now)}) }

// questionnaire is what the page says.
func (p *formPage) questionnaire() township.Questionnaire {
	q := p.was
	q.Name, q.Title, q.Audience = township.Clean(p.name.Text), township.Clean(p.title.Text), township.Audience(p.audience.Value())
	q.Questions = slices.Clone(p.now)
	for i := range q.Questions {
		q.Questions[i].Position = i + 1
	}
	return q
}

func (p *formPage) content() fyne.CanvasObject { return p.page }

// load leaves the page as it is: what is being changed stays.
func (p *formPage) load() {}

func (p *formPage) focus() {
	if p.was.ID == 0 {
		p.form.FocusFirst()
		return
	}
	p.table.Settle()
	p.list.screen.focus(p.table)
}

func (p *formPage) back() view { return p.list }

func (p *formPage) shortcut(name string) bool {
	switch name {
	case "save", "accept":
		p.save(nil)
	case "new":
		p.add()
	case "edit":
		p.table.OnCurrent(p.ask)()
	case "previous":
		p.move(-1)
	case "next":
		p.move(1)
	default:
		return false
	}
	return true
}

func (p *formPage) changed() bool {
	q := p.questionnaire()
	was := p.was
	was.Questions = slices.Clone(p.was.Questions)
	for i := range was.Questions {
		was.Questions[i].Position = i + 1
	}
	return q.Name != was.Name || q.Title != was.Title || q.Audience != was.Audience || len(q.Questions) != len(was.Questions) || len(q.Questions) > 0 && !reflect.DeepEqual(q.Questions, was.Questions)
}

func (p *formPage) named() string {
	if p.name.Text == "" {
		return "新建的调查表"
	}
	return p.name.Text + "　"
}

func (p *formPage) help() string {
	return `调查表的内容：每一条写明哪个答案是问题、问题的性质、要不要填数（用水量、住房等级等）、印不印在表上。
性质不选的一条就是“其他”，填表时再选性质。只在录入时问的，不印在纸上，录入时在屏幕上问。
Enter 修改一条　Ctrl+N 加一条　Alt+↑ Alt+↓ 上移、下移　Ctrl+S 保存　Esc 返回`
}

// save writes the page; what is wrong is said beside the name or in the field, and what was typed stays.
func (p *formPage) save(then func()) {
	if !p.form.Check() {
		p.form.FocusWrong()
		return
	}
	if !p.changed() && p.was.ID != 0 {
		p.list.screen.show(p.list)
		return
	}
	q, deed, err := p.list.screen.desk.SaveQuestionnaire(context.Background(), p.questionnaire())
	if refused(err) {
		p.nameField.SetProblem(township.Say(err))
		p.form.FocusWrong()
		return
	}
	if err != nil {
		p.list.screen.host.Fail(err)
		return
	}
	text := "已保存调查表：" + q.Named()
	if p.was.Used {
		text = fmt.Sprintf("已存为第%d版：%s。要用新版，请在行动里改选", q.Version, q.Name)
	}
	s := p.list.screen
	s.view = nil
	s.host.Done(deed, text)
	s.show(p.list)
	p.list.table.Select(formKey(&q))
	if then != nil {
		then()
	}
}
