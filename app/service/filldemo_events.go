package service

import (
	"context"
	"time"

	"taizhang/app/township"
	"taizhang/data"
)

// demoChange is one change of a family of the demo: what is done to the first household that fits and had none yet.
type demoChange struct {
	ago, late int // days ago that it happened, and days until it was entered
	fits      func(f township.Family) bool
	do        func(r *recorder, h township.Happening) error
	way       string
}

// demoChanges are a few of each kind over a year, some of them entered late.
var demoChanges = []demoChange{
	{ago: 285, late: 4, fits: hasYoungCouple, do: bear("明轩", township.Male), way: township.WayBorn},
	{ago: 262, late: 78, fits: hasOldWife, do: loseHead, way: township.WayDied},
	{ago: 240, late: 6, fits: hasDaughter, do: marryOff, way: "嫁出"},
	{ago: 221, late: 3, fits: hasElder, do: loseElder, way: township.WayDied},
	{ago: 204, late: 55, fits: hasYoungCouple, do: bear("雨桐", township.Female), way: township.WayBorn},
	{ago: 180, late: 5, fits: hasBachelor, do: marryIn, way: "嫁入"},
	{ago: 157, late: 2, fits: hasElder, do: loseElder, way: township.WayDied},
	{ago: 133, late: 8, fits: hasSonOfAge, do: passOn, way: township.WayHeadWanted},
	{ago: 118, late: 64, fits: hasElder, do: loseElder, way: township.WayDied},
	{ago: 96, late: 7, fits: hasBachelor, do: leaveHome, way: "迁出"},
	{ago: 84, late: 3, fits: hasYoungCouple, do: splitOff, way: township.WaySplit},
	{ago: 61, late: 4, fits: isAlone, do: dieOut, way: township.WayAllDied},
	{ago: 47, late: 2, fits: hasYoungCouple, do: bear("子涵", township.Male), way: township.WayBorn},
	{ago: 30, late: 1, fits: hasOldWife, do: loseHead, way: township.WayDied},
	{ago: 12, late: 1, fits: hasDaughter, do: marryOff, way: "嫁出"},
}

// fillEvents lets families of the demo change, each change a deed of its own that can be taken back.
func (d *Desk) fillEvents(ctx context.Context) error {
	rows, err := d.Households(ctx)
	if err != nil {
		return err
	}
	used := map[int64]bool{}
	for i, c := range demoChanges {
		if err := d.fillEvent(ctx, c, rows, used, i*29%max(1, len(rows))); err != nil {
			return err
		}
	}
	return nil
}

// fillEvent does a change for the first household from one on that fits.
func (d *Desk) fillEvent(ctx context.Context, c demoChange, rows []*township.HouseholdRow, used map[int64]bool, from int) error {
	for i := range rows {
		id := rows[(from+i)%len(rows)].ID
		if used[id] {
			continue
		}
		f, err := d.Family(ctx, id)
		if err != nil {
			return err
		}
		if !c.fits(f) {
			continue
		}
		used[id] = true
		now, _ := d.Today().Time(time.UTC)
		happened := now.AddDate(0, 0, -c.ago)
		h := township.Happening{On: township.DateOf(happened), Way: c.way}
		recorded := township.DateOf(happened.AddDate(0, 0, c.late))
		_, err = d.do(ctx, d.info(township.DeedDemo, "演示：家庭变动", ""), func(t *data.Tx) error {
			r := &recorder{t: t, today: recorded, family: f, home: homeName(t, id)}
			if err := t.Retitle("演示：" + r.home + "（" + c.way + " " + string(h.On) + "）"); err != nil {
				return err
			}
			return c.do(r, h)
		})
		return err
	}
	return nil
}

// demoDay is when the ages of the demo's people are asked for: later, they are all the older.
const demoDay township.Date = "2021-11-19"

// only returns the one present member of a relation and an age from … to; ok is false for none and for several.
func only(f township.Family, relation string, from, to int) (m township.Record, ok bool) {
	for _, p := range f.Present() {
		age, known := township.AgeOn(township.Date(p.Get("birth_date")), demoDay)
		if p.Get("relation") == relation && known && age >= from && age <= to {
			if ok {
				return m, false
			}
			m, ok = p, true
		}
	}
	return m, ok
}

func has(f township.Family, relation string, from, to int) bool {
	_, ok := only(f, relation, from, to)
	return ok
}

func hasYoungCouple(f township.Family) bool {
	return has(f, "之子", 20, 45) && has(f, "之儿媳", 20, 42)
}

func hasDaughter(f township.Family) bool { return has(f, "之女", 22, 40) }
func hasElder(f township.Family) bool {
	return has(f, "之母", 60, 110) || has(f, "之父", 60, 110)
}

func hasBachelor(f township.Family) bool {
	return has(f, "之子", 22, 45) && !has(f, "之儿媳", 0, 120)
}

func hasSonOfAge(f township.Family) bool {
	return has(f, township.HeadRelation, 60, 110) && has(f, "之子", 25, 60) && known(f, "之子")
}

func hasOldWife(f township.Family) bool {
	return has(f, township.HeadRelation, 60, 110) && has(f, "配偶", 50, 110) && known(f, "配偶")
}

func isAlone(f township.Family) bool {
	return len(f.Present()) == 1 && has(f, township.HeadRelation, 70, 110)
}

// known says whether everybody's relation follows when the one of a relation becomes head.
func known(f township.Family, relation string) bool {
	m, ok := only(f, relation, 0, 120)
	if !ok {
		return false
	}
	for _, r := range suggestedFor(f, m.ID).Relations {
		if r == "" {
			return false
		}
	}
	return true
}

func suggestedFor(f township.Family, head int64) township.HeadChoice {
	old, _ := township.HeadOf(f.Members)
	return township.HeadChoice{Head: head, Relations: township.SuggestRelations(f.Members, old.ID, head)}
}

// bear adds a child of the young couple, of the head's family name.
func bear(given, sex string) func(*recorder, township.Happening) error {
	return func(r *recorder, h township.Happening) error {
		head, _ := township.HeadOf(r.family.Members)
		relation := "之孙子"
		if sex == township.Female {
			relation = "之孙女"
		}
		surname := []rune(head.Get("name"))[:1]
		return r.gain(h, demoPerson(string(surname)+given, sex, relation, h.On))
	}
}

func demoPerson(name, sex, relation string, born township.Date) township.Record {
	m := township.Members.NewRecord()
	m.Set("name", name)
	m.Set("sex", sex)
	m.Set("relation", relation)
	m.Set("birth_date", string(born))
	m.Set("nation", "汉族")
	return m
}

// gain writes the event by which somebody comes.
func (r *recorder) gain(h township.Happening, m township.Record) error {
	event, err := r.event(township.EventIncrease, h, 0)
	if err != nil {
		return err
	}
	return r.join(event, m, h)
}

func marryIn(r *recorder, h township.Happening) error {
	return r.gain(h, demoPerson("周晓雨", township.Female, "之儿媳", "1995-06-18"))
}

func marryOff(r *recorder, h township.Happening) error { return r.lose(h, "之女", 22, 40) }

func leaveHome(r *recorder, h township.Happening) error { return r.lose(h, "之子", 22, 45) }

func loseElder(r *recorder, h township.Happening) error {
	if has(r.family, "之母", 60, 110) {
		return r.lose(h, "之母", 60, 110)
	}
	return r.lose(h, "之父", 60, 110)
}

func (r *recorder) lose(h township.Happening, relation string, from, to int) error {
	m, _ := only(r.family, relation, from, to)
	return r.decrease(h, []township.Record{m})
}

// loseHead lets the head die and his wife follow him.
func loseHead(r *recorder, h township.Happening) error {
	old, _ := township.HeadOf(r.family.Members)
	wife, _ := only(r.family, "配偶", 50, 110)
	gone, rest := chosen(r.family, []int64{old.ID})
	if err := r.decrease(h, gone); err != nil {
		return err
	}
	h.Way = township.WayHeadDied
	return r.changeHead(h, rest, suggestedFor(r.family, wife.ID))
}

// passOn lets the old head hand over to his son.
func passOn(r *recorder, h township.Happening) error {
	son, _ := only(r.family, "之子", 25, 60)
	return r.changeHead(h, r.family.Present(), suggestedFor(r.family, son.ID))
}

// splitOff lets the young couple have a household of their own.
func splitOff(r *recorder, h township.Happening) error {
	son, _ := only(r.family, "之子", 20, 45)
	wife, _ := only(r.family, "之儿媳", 20, 42)
	made, err := r.newHousehold(township.HouseholdSplit{Group: r.family.Household.Get("group_name"), Address: r.family.Household.Get("address"), Status: true})
	if err != nil {
		return err
	}
	event, err := r.event(township.EventSplit, h, made)
	if err != nil {
		return err
	}
	return r.goOver(event, []township.Record{son, wife}, made, township.HeadChoice{Head: son.ID, Relations: map[int64]string{wife.ID: "配偶"}})
}

func dieOut(r *recorder, h township.Happening) error {
	event, err := r.event(township.EventClose, h, 0)
	if err != nil {
		return err
	}
	if err := r.leave(event, r.family.Present(), h.On, township.WayDied); err != nil {
		return err
	}
	return r.closeHousehold(h.On, h.Way)
}
