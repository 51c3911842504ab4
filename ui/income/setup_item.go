package income

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// itemForm is the form of one item of a year's catalogue.
type itemForm struct {
	list     *itemList
	row      itemRow
	name     *widgets.Entry
	unit     *widgets.Entry
	price    *widgets.Entry
	cost     *widgets.Entry
	policy   *widgets.Entry
	category *widgets.FilterSelect
	detail   *widgets.FilterSelect
	counted  *widgets.FilterSelect

	nameField, policyField *widgets.Field
	form                   *widgets.Form
	dialog                 *widgets.Dialog
}

// The choices of 计入收入.
const (
	countsAsIncome = "yes"
	countsNot      = "no"
)

// ask opens the form of an item; without an ID it is a new one.
func (l *itemList) ask(r itemRow) {
	f := &itemForm{list: l, row: r}
	f.build()
	f.fill()
	title, deed := r.Year+"年的收入品种", "保存"
	if r.ID == 0 {
		title, deed = "新增"+r.Year+"年的收入品种", "新增"
	}
	note := "常用单价、成本率填了以后，填表时打数量就会带出收入和支出，可以改。"
	if r.uses > 0 {
		note = "已有" + useText(r.uses) + "用到，名称、类别、填法不能再改；要改就停用它，另加一个。"
	}
	first := f.name
	if r.uses > 0 {
		first = f.unit
	}
	f.dialog = widgets.ShowDialog(l.setup.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: formWidth, First: first,
		Body:   widgets.Stack(10, widgets.NewQuietProse(note), formBody(f.form)),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

func (f *itemForm) build() {
	f.name, f.unit, f.price = widgets.NewTextEntry("例如 蜂蜜"), widgets.NewTextEntry("例如 斤"), widgets.NewTextEntry("每单位多少元，没有就空着")
	f.cost, f.policy = widgets.NewTextEntry("支出占收入的 %，没有就空着"), widgets.NewTextEntry("文件名和文号")
	var categories, details []widgets.Option
	for _, c := range township.IncomeCategories {
		categories = append(categories, widgets.Option{Value: string(c), Label: c.Title()})
	}
	for _, d := range []township.ItemDetail{township.PlainItem, township.PersonItem, township.WorkItem, township.FreeItem} {
		details = append(details, widgets.Option{Value: detailValue(d), Label: detailWords[d]})
	}
	f.category, f.detail = widgets.NewDropDown("请选择", categories, nil), widgets.NewDropDown("请选择", details, nil)
	f.counted = widgets.NewDropDown("请选择", []widgets.Option{{Value: countsAsIncome, Label: "计入收入"}, {Value: countsNot, Label: "不计入收入"}}, nil)
	f.nameField = widgets.NewField("品种", f.name, widgets.FieldOptions{Required: true, Validate: f.check(func(i *township.IncomeItem, text string) { i.Name = text })})
	f.policyField = widgets.NewField("政策依据", f.policy, widgets.FieldOptions{Validate: f.check(func(i *township.IncomeItem, text string) { i.Policy = text })})
	f.form = widgets.NewFormOf(f.save,
		[]*widgets.Field{
			widgets.NewField("类别", f.category, widgets.FieldOptions{Required: true}), f.nameField,
			widgets.NewField("计量单位", f.unit, widgets.FieldOptions{Validate: f.check(func(i *township.IncomeItem, text string) { i.Unit = text })}),
			widgets.NewField("填法", f.detail, widgets.FieldOptions{Required: true}),
		},
		[]*widgets.Field{
			widgets.NewField("常用单价", f.price, widgets.FieldOptions{Validate: checkedBy(township.ParseAmount)}),
			widgets.NewField("成本率 %", f.cost, widgets.FieldOptions{Validate: f.checkCost}),
			widgets.NewField("计入收入", f.counted, widgets.FieldOptions{Required: true}),
		},
		[]*widgets.Field{f.policyField})
}

// check validates a text as an item that has it and is right otherwise.
func (f *itemForm) check(set func(i *township.IncomeItem, text string)) func(string) error {
	return func(text string) error {
		i := township.IncomeItem{Category: township.Operating, Name: f.name.Text}
		if i.Tidy().Validate() != nil { // is said beside the name
			i.Name = "品种"
		}
		set(&i, text)
		return i.Tidy().Validate()
	}
}

func (f *itemForm) checkCost(text string) error {
	q, err := township.ParseQuantity(text)
	if err != nil {
		return err
	}
	return f.check(func(i *township.IncomeItem, _ string) { i.CostRatio = q })(text)
}

// detailValue names a detail among the options, whose value is never empty.
func detailValue(d township.ItemDetail) string {
	if d == township.PlainItem {
		return "plain"
	}
	return string(d)
}

func detailOf(value string) township.ItemDetail {
	if value == "plain" {
		return township.PlainItem
	}
	return township.ItemDetail(value)
}

func (f *itemForm) fill() {
	i := f.row.IncomeItem
	f.category.SetValue(string(i.Category))
	f.detail.SetValue(detailValue(i.Detail))
	f.counted.SetValue(map[bool]string{true: countsNot, false: countsAsIncome}[i.Uncounted])
	f.name.SetText(i.Name)
	f.unit.SetText(i.Unit)
	f.price.SetText(plain(i.Price))
	f.cost.SetText(i.CostRatio.Text())
	f.policy.SetText(i.Policy)
	if f.row.uses > 0 {
		f.name.Disable()
		f.category.Disable()
		f.detail.Disable()
	}
}

// item is what the form says; what cannot be read was refused before.
func (f *itemForm) item() township.IncomeItem {
	i := f.row.IncomeItem
	i.Category, i.Detail, i.Uncounted = township.IncomeCategory(f.category.Value()), detailOf(f.detail.Value()), f.counted.Value() == countsNot
	i.Name, i.Unit, i.Policy = f.name.Text, f.unit.Text, f.policy.Text
	i.Price, _ = township.ParseAmount(f.price.Text)
	i.CostRatio, _ = township.ParseQuantity(f.cost.Text)
	return i.Tidy()
}

// save writes the form; what the archive refuses stands beside the name, and what was typed stays.
func (f *itemForm) save() {
	i := f.item()
	if i.Uncounted && i.Policy == "" {
		refuse(f.policyField, f.form, f.dialog, "不计入收入的，请写明政策依据")
		return
	}
	s := f.list.setup.screen
	deed, err := s.desk.SaveItem(context.Background(), i)
	if code := township.CodeOf(err); code == township.CodeInvalid || code == township.CodeConflict {
		refuse(f.nameField, f.form, f.dialog, township.Say(err))
		return
	}
	f.dialog.Close()
	f.list.done(deed, err, "已保存“"+i.Name+"”"+recounted(deed))
	f.list.table.Select(itemKey(i))
}
