package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// Standards returns the standards of a year, of all years for “”, the latest year first.
func (d *Desk) Standards(ctx context.Context, year string) ([]township.Standard, error) {
	return standardsOf(d.archive.Read(ctx), year)
}

// SaveStandard writes a standard. The first of a year sets up its catalogue as well: last year's, or the list of form F4.
func (d *Desk) SaveStandard(ctx context.Context, s township.Standard) (township.Deed, error) {
	s = s.Tidy()
	if err := s.Validate(); err != nil {
		return township.Deed{}, err
	}
	return d.setUp(ctx, "收入标准："+s.Named(), func(t *data.Tx) error {
		others, err := standardsOf(t.Read(), s.Year)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(others, func(o township.Standard) bool { return o.Name == s.Name && o.ID != s.ID }) {
			return township.Errorf(township.CodeConflict, "%s年已经有“%s”的标准，请直接修改它，或换一个名称。", s.Year, s.Name)
		}
		if _, err := put(t, township.Standards, s.ID, s.Values()); err != nil {
			return err
		}
		return foundItems(t, s.Year)
	})
}

// setUp does a deed on the standards and the catalogue.
func (d *Desk) setUp(ctx context.Context, title string, body func(*data.Tx) error) (township.Deed, error) {
	return d.do(ctx, d.info(township.DeedIncomeSetup, title, screenIncome), body)
}

// put writes the values of a record, a new one for ID 0, and returns its ID.
func put(t *data.Tx, e *township.Entity, id int64, values map[string]string) (int64, error) {
	if id != 0 {
		_, err := t.Update(e, id, values)
		return id, err
	}
	rec := e.NewRecord()
	for key, value := range values {
		rec.Set(key, value)
	}
	return t.Insert(rec)
}

// RemoveStandard takes a standard out. The catalogue and the sheets of its year stay.
func (d *Desk) RemoveStandard(ctx context.Context, id int64) (township.Deed, error) {
	return d.setUp(ctx, "删除收入标准", func(t *data.Tx) error {
		r, err := t.Get(township.Standards, id)
		if err != nil {
			return err
		}
		if err := t.Remove(township.Standards, id); err != nil {
			return err
		}
		return t.Retitle("删除收入标准：" + township.StandardOf(r).Named())
	})
}

// IncomeItems returns the catalogue of a year in the order of the form, and in how many sheets each item is used; the
// items of a year that was not set up have no ID.
func (d *Desk) IncomeItems(ctx context.Context, year string) ([]township.IncomeItem, map[township.LineKey]int, error) {
	read := d.archive.Read(ctx)
	items, err := itemsOf(read, year)
	if err != nil {
		return nil, nil, err
	}
	uses, err := read.ItemUses(year)
	return items, uses, err
}

// FoundItems gives a year its own catalogue: that of the last year before it that has one, or the list of form F4.
func (d *Desk) FoundItems(ctx context.Context, year string) (township.Deed, error) {
	if _, err := township.ParseIncomeYear(year); err != nil {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "%s。", township.Say(err))
	}
	return d.setUp(ctx, "建立"+year+"年的收入品种目录", func(t *data.Tx) error {
		own, err := t.Read().IncomeItems(year)
		if err != nil {
			return err
		}
		if len(own) > 0 {
			return township.Errorf(township.CodeConflict, "%s年已经有品种目录，可以直接修改。", year)
		}
		return foundItems(t, year)
	})
}

// foundItems gives a year its catalogue, if it has none: that of the last year before it that has one, or form F4's list.
func foundItems(t *data.Tx, year string) error {
	own, err := t.Read().IncomeItems(year)
	if err != nil || len(own) > 0 {
		return err
	}
	items, err := itemsBefore(t.Read(), year)
	if err != nil {
		return err
	}
	for _, i := range items {
		if i.Retired {
			continue
		}
		i.ID, i.Year = 0, year
		if _, err := t.Insert(i.Record()); err != nil {
			return err
		}
	}
	return nil
}

func itemsBefore(read data.Reader, year string) ([]township.IncomeItem, error) {
	years, err := read.IncomeYears()
	if err != nil {
		return nil, err
	}
	for _, y := range years {
		if y >= year {
			continue
		}
		records, err := read.IncomeItems(y)
		if err != nil || len(records) > 0 {
			items := make([]township.IncomeItem, len(records))
			for i, r := range records {
				items[i] = township.IncomeItemOf(r)
			}
			return items, err
		}
	}
	return township.DefaultIncomeItems(), nil
}

// SaveItem writes an item of a year's catalogue. One in use keeps its name and category. When it begins or ceases to count
// as income, the drafts of the year are worked out anew; complete and signed sheets stay as they are.
func (d *Desk) SaveItem(ctx context.Context, i township.IncomeItem) (township.Deed, error) {
	i = i.Tidy()
	if err := i.Validate(); err != nil {
		return township.Deed{}, err
	}
	title := fmt.Sprintf("收入品种 %s年：%s", i.Year, i.Name)
	return d.setUp(ctx, title, func(t *data.Tx) error {
		was, err := placeItem(t, &i)
		if err != nil {
			return err
		}
		rec := i.Record()
		values := map[string]string{}
		for _, f := range township.IncomeItems.Fields {
			values[f.Key] = rec.Get(f.Key)
		}
		if _, err := put(t, township.IncomeItems, i.ID, values); err != nil {
			return err
		}
		if was.ID == 0 || was.Uncounted == i.Uncounted {
			return nil
		}
		n, err := recountDrafts(t, i)
		return recounted(t, title, n, err)
	})
}

// recounted notes in the title of a deed how many drafts it worked out anew.
func recounted(t *data.Tx, title string, n int, err error) error {
	if err != nil || n == 0 {
		return err
	}
	return t.Retitle(fmt.Sprintf("%s（%d张草稿已重算）", title, n))
}

// placeItem finds the item that is to be changed, in a catalogue that may have to be founded first, and gives a new one its
// place at the end of its category, before 其他.
func placeItem(t *data.Tx, i *township.IncomeItem) (was township.IncomeItem, err error) {
	if err := foundItems(t, i.Year); err != nil {
		return was, err
	}
	items, err := itemsOf(t.Read(), i.Year)
	if err != nil {
		return was, err
	}
	last := 0
	for _, o := range items {
		if o.Category == i.Category {
			last = max(last, o.Position)
		}
		switch {
		case i.ID != 0 && o.ID == i.ID:
			was = o
		case o.Category == i.Category && o.Name == i.Name:
			return was, township.Errorf(township.CodeConflict, "%s年的“%s”里已经有“%s”，请换一个名称；停用的品种可以恢复。", i.Year, i.Category.Title(), i.Name)
		}
	}
	if i.ID == 0 {
		i.Position = last + 1
		return was, nil
	}
	return was, refuseRenaming(t, was, *i)
}

// refuseRenaming refuses that an item which sheets hold becomes another.
func refuseRenaming(t *data.Tx, was, now township.IncomeItem) error {
	switch {
	case was.ID == 0:
		return township.Errorf(township.CodeNotFound, "“%s”已不在%s年的品种目录里，没有保存。请刷新后重试。", now.Name, now.Year)
	case was.Name != now.Name || was.Category != now.Category || was.Detail != now.Detail:
		return refuseUsed(t, was, "不能改名、改类别或改填法。请停用它，另加一个")
	}
	return nil
}

// refuseUsed refuses a change of an item that sheets hold.
func refuseUsed(t *data.Tx, i township.IncomeItem, what string) error {
	uses, err := t.Read().ItemUses(i.Year)
	if err != nil {
		return err
	}
	if n := uses[township.LineKey{Category: i.Category, Item: i.Name}]; n > 0 {
		return township.Errorf(township.CodeConflict, "“%s”已有%d张收入计算表用到，%s。", i.Name, n, what)
	}
	return nil
}

// recountDrafts gives the lines of items of a year in its drafts the counting that they have now.
func recountDrafts(t *data.Tx, items ...township.IncomeItem) (n int, err error) {
	if len(items) == 0 {
		return 0, nil
	}
	records, err := t.Read().SheetsOfYear(items[0].Year)
	if err != nil {
		return 0, err
	}
	for _, r := range records {
		s := township.SheetOf(r)
		if s.State != township.SheetDraft {
			continue
		}
		if err := fillSheet(t.Read(), &s); err != nil {
			return n, err
		}
		have := s
		s.Lines = township.Listed(s.Lines, items)
		if township.SameLines(s.Lines, have.Lines) {
			continue
		}
		if err := putSheet(t, &s, have); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// RemoveItem takes an item out of a year's catalogue that no sheet uses; one in use can be retired only.
func (d *Desk) RemoveItem(ctx context.Context, id int64) (township.Deed, error) {
	return d.setUp(ctx, "删除收入品种", func(t *data.Tx) error {
		r, err := t.Get(township.IncomeItems, id)
		if err != nil {
			return err
		}
		i := township.IncomeItemOf(r)
		if err := refuseUsed(t, i, "不能删除，可以停用"); err != nil {
			return err
		}
		if err := t.Remove(township.IncomeItems, id); err != nil {
			return err
		}
		return t.Retitle(fmt.Sprintf("删除收入品种 %s年：%s", i.Year, i.Name))
	})
}

// MoveItem moves an item by so many places within its category.
func (d *Desk) MoveItem(ctx context.Context, id int64, by int) (township.Deed, error) {
	return d.setUp(ctx, "调整品种顺序", func(t *data.Tx) error {
		r, err := t.Get(township.IncomeItems, id)
		if err != nil {
			return err
		}
		moved := township.IncomeItemOf(r)
		items, err := itemsOf(t.Read(), moved.Year)
		if err != nil {
			return err
		}
		items = slices.DeleteFunc(items, func(i township.IncomeItem) bool { return !i.Beside(moved) })
		at := slices.IndexFunc(items, func(i township.IncomeItem) bool { return i.ID == id })
		to := max(0, min(at+by, len(items)-1))
		items = slices.Insert(slices.Delete(items, at, at+1), to, moved)
		for n, i := range items {
			i.Position = n + 1
			if _, err := t.Update(township.IncomeItems, i.ID, map[string]string{"position": i.Record().Get("position")}); err != nil {
				return err
			}
		}
		return t.Retitle(fmt.Sprintf("调整品种顺序 %s年：%s", moved.Year, moved.Name))
	})
}

// CopyItems takes another year's catalogue over: units, prices, cost ratios, order and whether it counts, with the policy,
// of the items that both have, and the items offered there that the year lacks. What only the year has stays. Where an item
// begins or ceases to count, the drafts of the year are worked out anew.
func (d *Desk) CopyItems(ctx context.Context, from, to string) (township.Deed, error) {
	if from == to {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请选择另一个年度。")
	}
	title := fmt.Sprintf("复制%s年的收入品种到%s年", from, to)
	return d.setUp(ctx, title, func(t *data.Tx) error {
		source, err := t.Read().IncomeItems(from)
		if err != nil {
			return err
		}
		if len(source) == 0 {
			return township.Errorf(township.CodeNotFound, "%s年还没有品种目录，没有可复制的。", from)
		}
		own, err := t.Read().IncomeItems(to)
		if err != nil {
			return err
		}
		ids := map[township.LineKey]township.IncomeItem{}
		for _, r := range own {
			i := township.IncomeItemOf(r)
			ids[township.LineKey{Category: i.Category, Item: i.Name}] = i
		}
		var switched []township.IncomeItem
		for _, r := range source {
			i := township.IncomeItemOf(r)
			i.Year = to
			have := ids[township.LineKey{Category: i.Category, Item: i.Name}]
			if err := copyItem(t, i, have); err != nil {
				return err
			}
			if have.ID != 0 && have.Uncounted != i.Uncounted {
				switched = append(switched, i)
			}
		}
		n, err := recountDrafts(t, switched...)
		return recounted(t, title, n, err)
	})
}

// copyItem writes an item of another year over the one that the year has of it, or adds it; one that is retired is not added.
func copyItem(t *data.Tx, i, have township.IncomeItem) error {
	i.ID = 0
	rec := i.Record()
	switch {
	case have.ID == 0 && i.Retired:
		return nil
	case have.ID == 0:
		_, err := t.Insert(rec)
		return err
	}
	values := map[string]string{}
	for _, key := range []string{"unit", "price", "cost_ratio", "uncounted", "policy", "position"} {
		values[key] = rec.Get(key)
	}
	_, err := t.Update(township.IncomeItems, have.ID, values)
	return err
}
