package service

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"taizhang/app/township"
	"taizhang/data"
)

// screenMonthly is the screen that the sweep's report stands on.
const screenMonthly township.Origin = "屏幕：月报表"

// ChecklistItems returns the items of the sweep in their order, retired ones too. Before the first deed with them they are
// the 37 of form F9 as the program brings them, without IDs.
func (d *Desk) ChecklistItems(ctx context.Context) ([]township.ChecklistItem, error) {
	return checklistOf(d.archive.Read(ctx))
}

func checklistOf(read data.Reader) ([]township.ChecklistItem, error) {
	records, err := read.ChecklistItems()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return township.DefaultChecklist(), nil
	}
	uses, err := read.ChecklistUses()
	out := make([]township.ChecklistItem, len(records))
	for i, r := range records {
		out[i] = township.ChecklistItemOf(r)
		out[i].Used = uses[r.ID]
	}
	return out, err
}

// monthly does a deed with the sweep. The items come into the archive first, as a deed of their own: what builds on them
// can be taken back without them.
func (d *Desk) monthly(ctx context.Context, title string, body func(*data.Tx) error) (township.Deed, error) {
	records, err := d.archive.Read(ctx).ChecklistItems()
	if err != nil {
		return township.Deed{}, err
	}
	if len(records) == 0 {
		founding := fmt.Sprintf("建立大排查项目（%d项）", len(township.DefaultChecklist()))
		if _, err := d.do(ctx, d.info(township.DeedMonthly, founding, screenMonthly), foundChecklist); err != nil {
			return township.Deed{}, err
		}
	}
	return d.do(ctx, d.info(township.DeedMonthly, title, screenMonthly), body)
}

// foundChecklist brings the 37 items of form F9 into an archive that has none.
func foundChecklist(t *data.Tx) error {
	have, err := t.Read().ChecklistItems()
	if err != nil || len(have) > 0 {
		return err
	}
	for _, i := range township.DefaultChecklist() {
		if _, err := put(t, township.ChecklistItems, 0, i.Values()); err != nil {
			return err
		}
	}
	return nil
}

// settled is the item as the archive has it: one that the program brought is found by its place.
func settled(t *data.Tx, i township.ChecklistItem) (township.ChecklistItem, error) {
	items, err := checklistOf(t.Read())
	if err != nil {
		return i, err
	}
	at := slices.IndexFunc(items, func(o township.ChecklistItem) bool {
		return i.ID != 0 && o.ID == i.ID || i.ID == 0 && i.Position != 0 && o.Position == i.Position
	})
	if at < 0 {
		return i, township.Errorf(township.CodeNotFound, "排查项目“%s”已不在档案中。请刷新后重试。", i.Project)
	}
	return items[at], nil
}

// SaveChecklistItem writes an item of the sweep; one without ID and place is new and comes last. An edition that is worked
// at follows: closed ones stay as they were sent.
func (d *Desk) SaveChecklistItem(ctx context.Context, i township.ChecklistItem) (township.Deed, error) {
	i.Tidy()
	if err := i.Validate(); err != nil {
		return township.Deed{}, err
	}
	return d.monthly(ctx, "排查项目："+i.Project, func(t *data.Tx) error {
		if err := placeChecklistItem(t, &i); err != nil {
			return err
		}
		id, err := put(t, township.ChecklistItems, i.ID, i.Values())
		if err != nil {
			return err
		}
		i.ID = id
		if err := followItem(t, i); err != nil {
			return err
		}
		return t.Retitle(itemTitle(i))
	})
}

func itemTitle(i township.ChecklistItem) string {
	if i.Retired {
		return "停用排查项目：" + i.Named()
	}
	return "排查项目：" + i.Named()
}

// placeChecklistItem gives a new item its place behind all others, and an old one its ID.
func placeChecklistItem(t *data.Tx, i *township.ChecklistItem) error {
	if i.ID != 0 || i.Position != 0 {
		was, err := settled(t, *i)
		i.ID, i.Position = was.ID, was.Position
		return err
	}
	items, err := checklistOf(t.Read())
	for _, o := range items {
		i.Position = max(i.Position, o.Position)
	}
	i.Position++
	return err
}

// followItem lets the edition that is worked at follow a changed or new item.
func followItem(t *data.Tx, i township.ChecklistItem) error {
	e, ok, err := openEdition(t.Read())
	if err != nil || !ok {
		return err
	}
	lines, err := t.Read().MonthlyLinesOf(e.ID)
	if err != nil {
		return err
	}
	last := 0
	for _, r := range lines {
		last = max(last, int(parseInt(r.Get("position"))))
		if parseInt(r.Get("item_id")) == i.ID {
			_, err := t.Update(township.MonthlyLines, r.ID, map[string]string{"project": i.Project, "content": i.Content})
			return err
		}
	}
	if i.Retired {
		return nil
	}
	line := township.MonthlyLine{Item: i.ID, Position: last + 1, Project: i.Project, Content: i.Content, Unit: i.Unit}
	_, err = putMonthlyLine(t, e.ID, &line)
	return err
}

func putMonthlyLine(t *data.Tx, edition int64, l *township.MonthlyLine) (int64, error) {
	values := l.Values()
	values["edition_id"] = data.FormatID(edition)
	return put(t, township.MonthlyLines, 0, values)
}

// RemoveChecklistItem takes out an item that no edition and no issue has; one in use can be retired only.
func (d *Desk) RemoveChecklistItem(ctx context.Context, i township.ChecklistItem) (township.Deed, error) {
	return d.monthly(ctx, "删除排查项目："+i.Named(), func(t *data.Tx) error {
		was, err := settled(t, i)
		if err != nil {
			return err
		}
		if was.Used > 0 {
			return township.Errorf(township.CodeConflict, "排查项目“%s”已有月报表或问题用到，不能删除，可以停用。", was.Named())
		}
		return t.Remove(township.ChecklistItems, was.ID)
	})
}

// MoveChecklistItem moves an item by so many places.
func (d *Desk) MoveChecklistItem(ctx context.Context, i township.ChecklistItem, by int) (township.Deed, error) {
	return d.monthly(ctx, "调整排查项目顺序："+i.Project, func(t *data.Tx) error {
		was, err := settled(t, i)
		if err != nil {
			return err
		}
		items, err := checklistOf(t.Read())
		if err != nil {
			return err
		}
		at := slices.IndexFunc(items, func(o township.ChecklistItem) bool { return o.ID == was.ID })
		to := max(0, min(at+by, len(items)-1))
		items = slices.Insert(slices.Delete(items, at, at+1), to, was)
		for n, o := range items {
			if _, err := t.Update(township.ChecklistItems, o.ID, map[string]string{"position": strconv.Itoa(n + 1)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// LinkIssues says which item of the sweep issues belong to; the zero item: none. An item without ID is one that the program
// brought.
func (d *Desk) LinkIssues(ctx context.Context, item township.ChecklistItem, issues []int64) (township.Deed, error) {
	if len(issues) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要关联的问题。")
	}
	title := fmt.Sprintf("取消关联排查项目：问题%d个", len(issues))
	return d.monthly(ctx, title, func(t *data.Tx) error {
		link := ""
		if item != (township.ChecklistItem{}) {
			was, err := settled(t, item)
			if err != nil {
				return err
			}
			link = data.FormatID(was.ID)
			if err := t.Retitle(fmt.Sprintf("关联排查项目“%s”：问题%d个", was.Named(), len(issues))); err != nil {
				return err
			}
		}
		for _, id := range issues {
			if _, err := t.Update(township.Issues, id, map[string]string{"item_id": link}); err != nil {
				return err
			}
		}
		return nil
	})
}
