package township

import (
	"slices"
	"strings"
)

// item finds the item that a row names.
func (r IncomeReader) item(t IncomeTyped) (i IncomeItem, at IncomeCellKey, err error) {
	category, ok := IncomeCategoryOf(t.Category)
	if t.Category != "" && !ok {
		return i, BookCategory, refuse("“%s”不是收入类别，请填生产经营性收入、财产性收入、转移性收入或工资性收入", Shorten(t.Category))
	}
	name := r.spelled(itemName(t.Item))
	if name == "" {
		return i, BookItem, refuse("没有填品种")
	}
	return r.listed(category, name)
}

// listed finds an item of the catalogue, or one that only the sheet still has.
func (r IncomeReader) listed(category IncomeCategory, name string) (i IncomeItem, at IncomeCellKey, err error) {
	var found []IncomeItem
	for _, i := range r.Items {
		if i.Name == name && (category == "" || i.Category == category) {
			found = append(found, i)
		}
	}
	have := r.stands(category, name)
	switch {
	case len(found) == 0 && have != nil:
		return strayItem(*have), "", nil
	case len(found) == 0:
		return i, BookItem, refuse("“%s”不在%s年的品种目录里；请从下拉里选，或选“其他”并写上名称", Shorten(name), r.Year)
	case len(found) > 1:
		return i, BookCategory, refuse("几类收入里都有“%s”，请填上类别", name)
	case found[0].Retired && have == nil:
		return i, BookItem, refuse("“%s”在%s年已停用，请换一个品种", name, r.Year)
	}
	return found[0], "", nil
}

// itemName is the item without the name that may stand behind a 其他: 其他：竹编.
func itemName(s string) string {
	name, _, _ := strings.Cut(strings.ReplaceAll(s, ":", "："), "：")
	return strings.TrimSpace(name)
}

// spelled is the name as the catalogue and the sheet spell it: by hand it gets spaces and narrow brackets.
func (r IncomeReader) spelled(name string) string {
	known := make([]string, 0, len(r.Items)+len(r.Was))
	for _, i := range r.Items {
		known = append(known, i.Name)
	}
	for _, l := range r.Was {
		known = append(known, l.Item)
	}
	if slices.Contains(known, name) {
		return name
	}
	plain := Narrow(Squeeze(name))
	for _, k := range known {
		if Narrow(Squeeze(k)) == plain {
			return k
		}
	}
	return name
}

// stands finds a line that the sheet has of an item.
func (r IncomeReader) stands(c IncomeCategory, name string) *IncomeLine {
	for i, l := range r.Was {
		if l.Item == name && (c == "" || l.Category == c) {
			return &r.Was[i]
		}
	}
	return nil
}

// whose reads whose line it is, or what a 其他 is.
func (r IncomeReader) whose(l *IncomeLine, i IncomeItem, t IncomeTyped) (at IncomeCellKey, err error) {
	_, behind, _ := strings.Cut(strings.ReplaceAll(t.Item, ":", "："), "：")
	label, person := firstText(t.Label, t.Whose), firstText(t.Person, t.Whose)
	switch {
	case i.Detail == FreeItem:
		l.Label, l.Unit = Squeeze(Clean(firstText(label, behind))), t.Unit
		if l.Label == "" {
			return BookWhose, refuse("“%s”要写上是什么，例如“竹编”", i.Name)
		}
		return BookWhose, tooLong(l.Label, longestLabel)
	case i.ByPerson() && person != "":
		l.Person = person
		return BookWhose, r.knows(l, i)
	case !i.ByPerson() && t.Whose+t.Person+t.Label != "":
		return BookWhose, refuse("“%s”按户填写，不分成员，请清空这一格", i.Name)
	}
	return "", nil
}

// knows finds the person in the family, or on the sheet.
func (r IncomeReader) knows(l *IncomeLine, i IncomeItem) error {
	for _, p := range r.Family {
		if p.Name == l.Person {
			l.Place = p.place(i)
			return nil
		}
	}
	if _, has := lineWith(r.Was, l.Key()); has {
		return nil
	}
	return refuse("“%s”不是这一户现在的成员，请核对姓名", Shorten(l.Person))
}
