package households

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// helperChoice offers the roster of helpers: whom one chooses is written into the fields of the card. Nil while there is
// no roster.
func (f *form) helperChoice(house *formPart) fyne.CanvasObject {
	list, err := f.screen.desk.Helpers(context.Background())
	if err != nil {
		f.screen.host.Fail(err)
		return nil
	}
	known := map[string]township.Helper{}
	options := []widgets.Option{{Value: "", Label: "从责任人名单选择…"}}
	for _, r := range list.Rows {
		if r.ID == 0 || r.Retired {
			continue
		}
		label := r.Name
		if r.Unit != "" {
			label += "　" + r.Unit
		}
		known[label] = r.Helper
		options = append(options, widgets.Option{Value: label, Label: label})
	}
	if len(known) == 0 {
		return nil
	}
	return widgets.NewDropDown("从责任人名单选择…", options, func(label string) {
		if h, ok := known[label]; ok {
			house.takeHelper(h)
		}
	})
}

// takeHelper writes a helper of the roster into the household.
func (p *formPart) takeHelper(h township.Helper) {
	for key, value := range map[string]string{"helper_name": h.Name, "helper_unit": h.Unit, "helper_phone": h.Phone} {
		f := p.byKey[key]
		f.write(value)
		f.field.Check()
		p.form.touched(f)
	}
}
