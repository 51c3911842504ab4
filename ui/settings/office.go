package settings

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// officeForm is the section 单位.
type officeForm struct {
	host Host
	desk Desk
	form *widgets.Form

	province, city, county, name *widgets.Entry
	kind                         *widgets.FilterSelect
	stored                       township.Office // as it was read last
}

func newOfficeSection(host Host, desk Desk) *section {
	f := &officeForm{host: host, desk: desk}
	f.province, f.city, f.county = widgets.NewTextEntry(""), widgets.NewTextEntry(""), widgets.NewTextEntry("")
	f.name = widgets.NewTextEntry("")
	f.kind = widgets.NewDropDown("", widgets.PlainOptions(township.OfficeKinds...), nil)
	f.form = widgets.NewForm(f.save,
		widgets.NewField("省", f.province, widgets.FieldOptions{}),
		widgets.NewField("市", f.city, widgets.FieldOptions{}),
		widgets.NewField("县（区）", f.county, widgets.FieldOptions{}),
		widgets.NewField("乡镇名称", f.name, widgets.FieldOptions{Required: true, Validate: checkName}),
		widgets.NewField("类别", f.kind, widgets.FieldOptions{}))
	save := widgets.Row(8, widgets.Spacer(), widgets.NewPrimary("保存单位", nil, f.form.Submit))
	return &section{
		label: "单位", content: onCard(f.form, save),
		refresh: f.refresh, shown: f.form.FocusFirst, save: f.form.Submit,
	}
}

func checkName(name string) error {
	return township.Office{Name: township.Squeeze(township.Clean(name))}.Validate()
}

// typed is what the fields say.
func (f *officeForm) typed() township.Office {
	tidy := func(e *widgets.Entry) string { return township.Squeeze(township.Clean(e.Text)) }
	return township.Office{Province: tidy(f.province), City: tidy(f.city), County: tidy(f.county), Name: tidy(f.name), Kind: f.kind.Value()}
}

// refresh shows what is stored, unless something else was typed and not saved.
func (f *officeForm) refresh() {
	o, _, _, err := f.desk.Office(context.Background())
	if err != nil {
		f.host.Fail(err)
		return
	}
	if f.typed() == f.stored {
		f.province.SetText(o.Province)
		f.city.SetText(o.City)
		f.county.SetText(o.County)
		f.name.SetText(o.Name)
		f.kind.SetValue(o.Kind)
	}
	f.stored = o
}

func (f *officeForm) save() {
	ctx := context.Background()
	_, rules, _, err := f.desk.Office(ctx)
	if err != nil {
		f.host.Fail(err)
		return
	}
	deed, err := f.desk.SaveOffice(ctx, f.typed(), rules)
	if err != nil {
		f.host.Fail(err)
		return
	}
	f.stored = f.typed()
	f.host.Done(deed, "已保存单位。")
}
