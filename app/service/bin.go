package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// originBin is from where the bin is emptied.
const originBin township.Origin = "屏幕：记录"

// DeleteReasons are the reasons for which a record is usually deleted; any other may be written.
var DeleteReasons = []string{"误录", "重复", "不属于本镇"}

// DeleteHousehold moves a household to the bin, with its people, its stays in ledgers and all that belongs to it.
// Someone who has died or left is no reason: for that there are the changes of families.
func (d *Desk) DeleteHousehold(ctx context.Context, id int64, reason string) (township.Deed, error) {
	return d.delete(ctx, reason, func(t *data.Tx) (*removal, error) {
		h, err := t.Get(township.Households, id)
		if err != nil {
			return nil, err
		}
		place := homeName(t, h.ID)
		members, err := t.Read().MembersOf(id)
		if err != nil {
			return nil, err
		}
		r := newRemoval(t, h.ID)
		r.title = fmt.Sprintf("删除 %s（%d人）", place, len(township.PresentMembers(members)))
		if err := r.take(h); err != nil {
			return nil, err
		}
		return r, r.clear("这一户", place)
	})
}

// DeleteMember moves a member to the bin who should never have been entered. A head stays while there are others.
func (d *Desk) DeleteMember(ctx context.Context, id int64, reason string) (township.Deed, error) {
	return d.delete(ctx, reason, func(t *data.Tx) (*removal, error) {
		m, err := t.Get(township.Members, id)
		if err != nil {
			return nil, err
		}
		h, err := t.Get(township.Households, parseInt(m.Get("household_id")))
		if err != nil {
			return nil, err
		}
		place := homeName(t, h.ID)
		if err := mayGo(t, m); err != nil {
			return nil, err
		}
		name := firstOf(m.Get("name"), "（无姓名）")
		r := newRemoval(t, h.ID)
		r.title = fmt.Sprintf("删除成员 %s（%s）", name, place)
		if err := r.take(m); err != nil {
			return nil, err
		}
		return r, r.clear(name, place)
	})
}

// mayGo refuses to delete a head before another has taken his place.
func mayGo(t *data.Tx, m township.Record) error {
	if !township.IsHead(m) {
		return nil
	}
	members, err := t.Read().MembersOf(parseInt(m.Get("household_id")))
	if err != nil {
		return err
	}
	if n := len(township.PresentMembers(members)); n > 1 {
		return township.Errorf(township.CodeConflict, "%s是户主，户里还有%d人，没有删除。请先办理户主变更，再删除。", m.Get("name"), n-1)
	}
	return nil
}

func (d *Desk) delete(ctx context.Context, reason string, plan func(*data.Tx) (*removal, error)) (township.Deed, error) {
	return d.deleteFrom(ctx, screenHouseholds, reason, plan)
}

// deleteFrom is delete on another screen.
func (d *Desk) deleteFrom(ctx context.Context, origin township.Origin, reason string, plan func(*data.Tx) (*removal, error)) (township.Deed, error) {
	reason = township.Clean(reason)
	if reason == "" {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请写明删除的原因，例如：误录、重复。")
	}
	info := d.info(township.DeedDelete, "删除", origin)
	info.Reason = reason
	return d.do(ctx, info, func(t *data.Tx) error {
		r, err := plan(t)
		if err != nil {
			return err
		}
		if err := t.Retitle(r.title); err != nil {
			return err
		}
		for _, rec := range r.inOrder() {
			if err := t.Remove(rec.Entity, rec.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// removal gathers what goes with a record.
type removal struct {
	t       *data.Tx
	home    int64 // the household in question
	title   string
	records []township.Record
	taken   map[removed]bool
	outside []township.Record // point to what goes, and stay
}

type removed struct {
	entity *township.Entity
	id     int64
}

func newRemoval(t *data.Tx, home int64) *removal {
	return &removal{t: t, home: home, taken: map[removed]bool{}}
}

// pointers are the links that only point to a record; all others say that a record belongs to it.
var pointers = map[string]bool{"other_id": true, "merged_id": true, "list_id": true}

// take adds a record and all that belongs to it.
func (r *removal) take(rec township.Record) error {
	if r.taken[removed{rec.Entity, rec.ID}] {
		return nil
	}
	if rec.Entity == township.Issues && rec.Get("state") != string(township.IssueToVerify) {
		return mustStay(rec.ID)
	}
	r.taken[removed{rec.Entity, rec.ID}] = true
	r.records = append(r.records, rec)
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Parent != rec.Entity.Table {
				continue
			}
			if err := r.follow(e, f, rec.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// mustStay refuses to let an issue go that somebody has taken up, or into which another was merged: none leaves the list
// by deletion (workflow.md §6).
func mustStay(issue int64) error {
	return township.Errorf(township.CodeConflict, "问题%s已经办理过，要留在清单上，没有删除。误录的问题请核实为“不属实”或并入别的问题；整户不在了，请办理整户注销。", township.IssueNumber(issue))
}

// follow takes the records that belong to one by a link, and notes those that only point to it.
func (r *removal) follow(e *township.Entity, f township.Field, id int64) error {
	list, err := r.t.Read().Linked(e, f.Key, id)
	if err != nil {
		return err
	}
	for _, rec := range list {
		if pointers[f.Key] && f.Parent == township.Issues.Table {
			return mustStay(id)
		}
		if pointers[f.Key] {
			r.outside = append(r.outside, rec)
			continue
		}
		if err := r.take(rec); err != nil {
			return err
		}
	}
	return nil
}

// clear sees to it that what stays is whole: of an event that lost all its people nothing stays, and an event of another
// household is not cut into; name says in the refusal what was to be deleted.
func (r *removal) clear(name, place string) error {
	for _, rec := range r.records {
		if rec.Entity != township.EventPeople || r.taken[removed{township.FamilyEvents, parseInt(rec.Get("event_id"))}] {
			continue
		}
		event, err := r.t.Get(township.FamilyEvents, parseInt(rec.Get("event_id")))
		if err != nil {
			return err
		}
		if err := r.cut(event); err != nil {
			return err
		}
	}
	for _, event := range r.outside {
		if !r.taken[removed{event.Entity, event.ID}] {
			return r.refuse(event, name, place)
		}
	}
	return nil
}

// cut takes an event along of which nobody is left; one of another household is left to the end, where it is refused.
func (r *removal) cut(event township.Record) error {
	if event.Get("household_id") != data.FormatID(r.home) {
		r.outside = append(r.outside, event)
		return nil
	}
	people, err := r.t.Read().Linked(township.EventPeople, "event_id", event.ID)
	if err != nil {
		return err
	}
	for _, p := range people {
		if !r.taken[removed{p.Entity, p.ID}] {
			return nil
		}
	}
	return r.take(event)
}

// inOrder returns the records as they can go: what belongs to a record before it.
func (r *removal) inOrder() []township.Record {
	out := slices.Clone(r.records)
	slices.SortStableFunc(out, func(a, b township.Record) int { return depth(b.Entity) - depth(a.Entity) })
	return out
}

// depth is how many links lie between the records of an entity and those that belong to nothing.
func depth(e *township.Entity) int {
	deepest := 0
	for _, f := range e.Fields {
		if parent := township.EntityOfTable(f.Parent); parent != nil && !pointers[f.Key] {
			deepest = max(deepest, 1+depth(parent))
		}
	}
	return deepest
}

func (r *removal) refuse(event township.Record, name, place string) error {
	other := homeName(r.t, parseInt(event.Get("household_id")))
	if name == "这一户" {
		name = place
	}
	return township.Errorf(township.CodeConflict, "%s%s的变动（%s）涉及%s，没有删除。请先到“记录”里撤销那次变动，再删除。", other, event.Get("happened_on"), event.Get("way"), name)
}

// Bin returns the deletions that can be brought back, newest first.
func (d *Desk) Bin(ctx context.Context) ([]township.BinItem, error) {
	deeds, err := d.archive.Bin(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]township.BinItem, len(deeds))
	for i, deed := range deeds {
		counts, err := d.archive.RemovedBy(ctx, deed.ID)
		if err != nil {
			return nil, err
		}
		out[i] = township.BinItem{Deed: deed, Counts: countWords(counts)}
	}
	return out, nil
}

// countUnits are the words with which records are counted, 条 for those that have none of their own.
var countUnits = map[*township.Entity]string{township.Households: "户", township.Members: "人"}

// countWords says how many records there were: 1户、4人、台账记录2条.
func countWords(counts map[string]int) string {
	var words []string
	for _, e := range township.Entities {
		n := counts[e.Table]
		unit, own := countUnits[e]
		switch {
		case n == 0 || e == township.EventPeople:
		case own:
			words = append(words, fmt.Sprintf("%d%s", n, unit))
		default:
			words = append(words, fmt.Sprintf("%s%d条", e.Name, n))
		}
	}
	return strings.Join(words, "、")
}

// Restore brings back what a deletion moved to the bin. What stands in its way by now, such as a code that another
// household has, is said.
func (d *Desk) Restore(ctx context.Context, deletion int64) (township.Deed, error) {
	deed, err := d.archive.Deed(ctx, deletion)
	if err != nil {
		return township.Deed{}, err
	}
	if deed.Kind != township.DeedDelete || deed.UndoneBy != 0 || deed.Emptied {
		return township.Deed{}, township.Errorf(township.CodeConflict, "“%s”已不在回收站里，没有恢复。请刷新后重试。", deed.Title)
	}
	title := township.RedoTitle + strings.TrimPrefix(deed.Title, "删除")
	return d.takeBack(ctx, deletion, false, d.info(township.DeedUndo, title, originBin))
}

// EmptyBin erases deletions for good, all of them when none is named. Only the administrator's password opens the way;
// nothing brings back what was erased, and copies made before still hold it.
func (d *Desk) EmptyBin(ctx context.Context, deletions []int64, password string) (township.Deed, error) {
	if err := d.CheckAdminPassword(ctx, password); err != nil {
		return township.Deed{}, err
	}
	if len(deletions) == 0 {
		all, err := d.archive.Bin(ctx)
		if err != nil {
			return township.Deed{}, err
		}
		for _, deed := range all {
			deletions = append(deletions, deed.ID)
		}
	}
	if len(deletions) == 0 {
		return township.Deed{}, township.Errorf(township.CodeNotFound, "回收站是空的，没有要清除的内容。")
	}
	deed, err := d.archive.Empty(ctx, d.info(township.DeedEmpty, fmt.Sprintf("清空回收站：%d项", len(deletions)), originBin), deletions)
	if deed.ID == 0 {
		return deed, err
	}
	_, swept := d.sweepAttachments(ctx) // their files are needed no more
	return deed, cmp.Or(err, swept)
}
