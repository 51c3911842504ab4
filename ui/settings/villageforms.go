package settings

import (
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// addOne asks for a new village.
func (l *villageList) addOne() {
	l.askVillage("新增村", township.Village{}, "新增", func(v township.Village) {
		l.store(append(slices.Clone(l.villages), v), "已新增“"+v.Name+"”。")
	})
}

// askVillage asks for name and kind of a village.
func (l *villageList) askVillage(title string, v township.Village, deed string, take func(township.Village)) {
	name := widgets.NewTextEntry("例如 柏树村")
	name.SetText(v.Name)
	kind := widgets.NewDropDown("未填写", append([]widgets.Option{{Label: "未填写"}}, widgets.PlainOptions(villageKinds...)...), nil)
	kind.SetValue(v.Kind)
	var dialog *widgets.Dialog
	check := func(text string) error { return l.checkName(text, v.ID) }
	form := widgets.NewForm(func() {
		v.Name, v.Kind = township.NormalVillage(name.Text), kind.Value()
		dialog.Close()
		take(v)
	},
		widgets.NewField("村名", name, widgets.FieldOptions{Required: true, Validate: check}),
		widgets.NewField("类型", kind, widgets.FieldOptions{}))
	dialog = widgets.ShowDialog(l.host.Window(), widgets.DialogOptions{
		Title: title, Body: form, Deed: deed, First: name,
		OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}

// checkName refuses a name that another village has.
func (l *villageList) checkName(text string, id int64) error {
	name := township.NormalVillage(text)
	for _, v := range l.villages {
		if v.ID != id && township.NormalVillage(v.Name) == name {
			return township.Errorf(township.CodeConflict, "已经有“%s”了", v.Name)
		}
	}
	return nil
}

// pasteRows is how many lines of a pasted list are visible.
const pasteRows = 8

// askMany asks for a pasted list; villages that are there already are left as they are.
func (l *villageList) askMany() {
	list := widgets.NewMultiEntry("每行一个村，可从表格里整列粘贴", pasteRows)
	count := widgets.NewQuiet("")
	list.OnChanged = func(text string) {
		fresh, known := l.split(text)
		count.SetText(fmt.Sprintf("新增 %d 个，已有 %d 个", len(fresh), known))
	}
	var dialog *widgets.Dialog
	dialog = widgets.ShowDialog(l.host.Window(), widgets.DialogOptions{
		Title: "粘贴村名单", Body: widgets.Stack(8, list, count), Deed: "新增这些村", First: list,
		OnDeed: func() bool {
			fresh, _ := l.split(list.Text)
			if len(fresh) == 0 {
				count.SetText("没有认出新的村名，请每行写一个。")
				return false
			}
			dialog.Close()
			l.store(append(slices.Clone(l.villages), fresh...), fmt.Sprintf("已新增 %d 个村。", len(fresh)))
			return false
		},
	})
}

// split reads a pasted list into villages that are new and a count of those known.
func (l *villageList) split(text string) (fresh []township.Village, known int) {
	for _, v := range township.ParseVillages(text) {
		if l.checkName(v.Name, 0) != nil {
			known++
			continue
		}
		fresh = append(fresh, v)
	}
	return fresh, known
}
