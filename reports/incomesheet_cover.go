package reports

import "taizhang/app/township"

// bound prints forms by village, each with cover and contents.
func (p *incomePress) bound(forms []township.IncomeForm) error {
	for _, list := range byVillage(forms, func(f *township.IncomeForm) string { return f.Village }) {
		first := list[0]
		b := &binding{
			look: incomeLook(), village: first.Village, office: first.Office, titles: []string{first.Title()}, note: first.Year + "年",
			name: "收入计算表", footer: first.Name(),
		}
		for _, form := range list {
			f, err := p.lay(form)
			if err != nil {
				return err
			}
			b.forms = append(b.forms, boundForm{
				group: f.Group, head: f.Head, code: f.Code, population: f.Population, pages: f.table.Sheets(),
				print: func(first int, begun func()) error { return p.form(f, first, begun) },
			})
		}
		if err := p.bind(b); err != nil {
			return err
		}
	}
	return nil
}
