// Package welcome is the first start: it asks whose archive this is, and offers the demo.
package welcome

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// Desk founds the archive.
type Desk interface {
	Found(ctx context.Context, o township.Office, villages []township.Village) (township.Deed, error)
}

// Host is what the first start needs of the window.
type Host interface {
	Fail(err error)
	Done(deed township.Deed, text string)
}

// Measures in designed units.
const (
	cardWidth   = 560
	labelWidth  = 100 // of a field, so that the count stands under the list
	villageRows = 5
)

// Screen is the first start.
type Screen struct {
	host    Host
	desk    Desk
	content fyne.CanvasObject
	form    *widgets.Form

	province, city, county, name, villages *widgets.Entry
	kind                                   *widgets.FilterSelect
	count                                  *widgets.Text
}

// New makes the screen; demo opens the demo, nil if there is none.
func New(host Host, desk Desk, demo func()) *Screen {
	s := &Screen{host: host, desk: desk, count: widgets.NewQuiet("")}
	s.province, s.city, s.county = widgets.NewTextEntry("例如 四川省"), widgets.NewTextEntry("例如 广元市"), widgets.NewTextEntry("例如 苍溪县")
	s.name = widgets.NewTextEntry("例如 清溪镇")
	s.name.OnBlur(s.spreadName)
	s.kind = widgets.NewDropDown("", widgets.PlainOptions(township.OfficeKinds...), nil)
	s.kind.SetValue(township.OfficeKinds[0])
	s.villages = widgets.NewMultiEntry("每行一个村，可从表格里整列粘贴\n例如 柏树村\n　　 双河村 贫困村", villageRows)
	s.villages.OnChanged = func(string) { s.countVillages() }
	s.count.FontSize = 12
	s.countVillages()
	s.form = widgets.NewForm(s.found,
		widgets.NewField("省", s.province, widgets.FieldOptions{}),
		widgets.NewField("市", s.city, widgets.FieldOptions{}),
		widgets.NewField("县（区）", s.county, widgets.FieldOptions{}),
		widgets.NewField("乡镇名称", s.name, widgets.FieldOptions{Required: true, Validate: checkName}),
		widgets.NewField("类别", s.kind, widgets.FieldOptions{}),
		widgets.NewField("村名单", s.villages, widgets.FieldOptions{}))
	s.content = s.build(demo)
	return s
}

// build puts the form on a card in the middle.
func (s *Screen) build(demo func()) fyne.CanvasObject {
	title := widgets.NewTitle("建立台账档案")
	intro := widgets.NewQuiet("第一次使用，请填写这是哪个乡镇（街道）的档案。以后都可以在“设置”里修改。")
	buttons := widgets.Row(8, widgets.Spacer(), widgets.NewPrimary("建立档案", nil, s.form.Submit))
	if demo != nil {
		buttons.Objects = append([]fyne.CanvasObject{widgets.NewButton("先看看演示", nil, demo)}, buttons.Objects...)
	}
	body := widgets.Stack(8, title, intro, s.form, widgets.Row(0, widgets.FixedWidth(labelWidth, widgets.NewText("")), s.count), widgets.Rule(), buttons)
	card := widgets.NewCard("", widgets.Inset(8, 12, widgets.FixedWidth(cardWidth, body)))
	return container.NewVScroll(container.NewCenter(widgets.Inset(12, 12, card)))
}

// Content returns the screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown puts the keyboard into the first field.
func (s *Screen) Shown() { s.form.FocusFirst() }

// office is what the fields say.
func (s *Screen) office() township.Office {
	tidy := func(e *widgets.Entry) string { return township.Squeeze(township.Clean(e.Text)) }
	return township.Office{Province: tidy(s.province), City: tidy(s.city), County: tidy(s.county), Name: tidy(s.name), Kind: s.kind.Value()}
}

// spreadName takes the province, city and county out of a full name that was typed or pasted into
// the name alone, and sets the kind by its ending.
func (s *Screen) spreadName() {
	o := s.office()
	if o.Name == "" {
		return
	}
	read := township.ParseOffice(o.Name)
	s.kind.SetValue(read.Kind)
	if o.Province+o.City+o.County != "" || read.Full() == read.Name {
		return
	}
	s.province.SetText(read.Province)
	s.city.SetText(read.City)
	s.county.SetText(read.County)
	s.name.SetText(read.Name)
}

func checkName(name string) error {
	return township.Office{Name: township.Squeeze(township.Clean(name))}.Validate()
}

// mostNamed is how many villages the line under the list names.
const mostNamed = 4

// countVillages says how the list is understood while it is typed.
func (s *Screen) countVillages() {
	villages := township.ParseVillages(s.villages.Text)
	if len(villages) == 0 {
		s.count.SetText("留空也可以：导入第一份花名册时，按其中的村名自动建立。")
		return
	}
	var names []string
	for _, v := range villages[:min(len(villages), mostNamed)] {
		names = append(names, v.Name)
	}
	more := ""
	if len(villages) > mostNamed {
		more = "…"
	}
	s.count.SetText(fmt.Sprintf("共 %d 个村：%s%s", len(villages), strings.Join(names, "、"), more))
}

// found does the deed.
func (s *Screen) found() {
	o := s.office()
	deed, err := s.desk.Found(context.Background(), o, township.ParseVillages(s.villages.Text))
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Done(deed, "已建立"+o.Name+"的档案。")
}
