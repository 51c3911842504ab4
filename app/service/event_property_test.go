package service_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// family draws changes of families on an archive of a few households, some with twelve people.
type families struct {
	t *rapid.T
	a *data.Archive
	d *service.Desk
}

var relationStock = []string{"配偶", "之子", "之女", "之儿媳", "之孙子", "之孙女", "之父", "之母", "之兄弟姐妹", "其他"}

// found puts three households of one to twelve people into the archive.
func (f families) found() {
	_, err := f.a.Do(ctx, township.DeedInfo{Kind: "test", Title: "建档"}, func(tx *data.Tx) error {
		v, err := tx.Insert(datatest.Record(township.Villages, "name", "柏树村", "position", "1"))
		for h := 0; h < 3 && err == nil; h++ {
			err = f.household(tx, v, h)
		}
		return err
	})
	must(f.t, err)
}

func (f families) household(tx *data.Tx, village int64, n int) error {
	h, err := tx.Insert(datatest.Record(township.Households, "code", fmt.Sprintf("00%d", n), "village_id", data.FormatID(village)))
	if err != nil {
		return err
	}
	relation, sex := township.HeadRelation, township.Male
	for i := range rapid.IntRange(1, 12).Draw(f.t, "size") {
		m := datatest.Record(township.Members, "household_id", data.FormatID(h), "name", fmt.Sprintf("人%d%d", n, i), "relation", relation, "sex", sex, "birth_date", "1970-01-01")
		if _, err := tx.Insert(m); err != nil {
			return err
		}
		relation = rapid.SampledFrom(relationStock).Draw(f.t, "relation")
		sex = firstSex(relation)
	}
	if n == 2 {
		return nil
	}
	_, err = tx.Insert(datatest.Record(township.LedgerEntries, "household_id", data.FormatID(h), "ledger", "stable", "entered_on", "2021-01-05", "entry_reason", "核定"))
	return err
}

func firstSex(relation string) string {
	if sex := township.RelationSex(relation); sex != "" {
		return sex
	}
	return township.Female
}

// step does one thing that a clerk may do; the domain's rules may refuse it, and then nothing has changed.
func (f families) step() {
	before := f.dump()
	deeds := []func(township.Family) error{f.increase, f.decrease, f.changeHead, f.split, f.merge, f.close, f.move, f.edit}
	fam, err := f.d.Family(ctx, f.one())
	must(f.t, err)
	err = deeds[rapid.IntRange(0, len(deeds)-1).Draw(f.t, "step")](fam)
	switch code := township.CodeOf(err); code {
	case "":
	case township.CodeInvalid, township.CodeConflict:
		if after := f.dump(); after != before {
			f.t.Fatalf("a refused deed wrote: %v", err)
		}
	default:
		f.t.Fatalf("code %s: %v", code, err)
	}
}

func (f families) one() int64 {
	list, err := f.a.Read(ctx).Households()
	must(f.t, err)
	return rapid.SampledFrom(list).Draw(f.t, "household").ID
}

func (f families) happening(kind township.EventKind) township.Happening {
	return township.Happening{
		On:  rapid.SampledFrom([]township.Date{"2021-03-02", "2021-05-20", "2021-11-19"}).Draw(f.t, "on"),
		Way: rapid.SampledFrom(kind.Ways(township.Vocabularies{})).Draw(f.t, "way"),
	}
}

// choice takes somebody of the people for head, and the suggestion or anything fitting for the others.
func (f families) choice(fam township.Family, people []township.Record) township.HeadChoice {
	if len(people) == 0 {
		return township.HeadChoice{}
	}
	c := township.HeadChoice{Head: rapid.SampledFrom(people).Draw(f.t, "head").ID, Relations: map[int64]string{}}
	old, _ := township.HeadOf(fam.Members)
	suggested := township.SuggestRelations(fam.Members, old.ID, c.Head)
	for _, m := range people {
		if c.Relations[m.ID] = suggested[m.ID]; suggested[m.ID] == "" {
			c.Relations[m.ID] = rapid.SampledFrom(township.RelationsToHead(m.Get("sex"), township.VocabularyOf("与户主关系"))).Draw(f.t, "relation")
		}
	}
	return c
}

// some draws people of a family: those, and the rest.
func (f families) some(fam township.Family) (ids []int64, in, out []township.Record) {
	for _, m := range fam.Present() {
		if rapid.IntRange(0, 2).Draw(f.t, "chosen") == 0 {
			ids, in = append(ids, m.ID), append(in, m)
		} else {
			out = append(out, m)
		}
	}
	return ids, in, out
}

func (f families) increase(fam township.Family) error {
	m := datatest.Record(township.Members, "name", "新人", "sex", "女", "relation", "之女", "birth_date", "2021-02-01")
	_, err := f.d.RecordIncrease(ctx, township.NaturalIncrease{Household: fam.Household.ID, Happening: f.happening(township.EventIncrease), People: []township.Record{m}}, "")
	return err
}

func (f families) decrease(fam township.Family) error {
	ids, _, out := f.some(fam)
	req := township.NaturalDecrease{Household: fam.Household.ID, Happening: f.happening(township.EventDecrease), People: ids}
	if req.NeedsHead(fam) {
		c := f.choice(fam, out)
		req.Head = &c
	}
	_, err := f.d.RecordDecrease(ctx, req, "")
	return err
}

func (f families) changeHead(fam township.Family) error {
	req := township.HeadChange{Household: fam.Household.ID, Happening: f.happening(township.EventHead)}
	people := fam.Present()
	if old, ok := township.HeadOf(people); ok && req.Leaves() != "" {
		people = without(people, old.ID)
	}
	req.HeadChoice = f.choice(fam, people)
	_, err := f.d.ChangeHead(ctx, req, "")
	return err
}

func without(people []township.Record, id int64) (out []township.Record) {
	for _, m := range people {
		if m.ID != id {
			out = append(out, m)
		}
	}
	return out
}

func (f families) split(fam township.Family) error {
	ids, in, out := f.some(fam)
	req := township.HouseholdSplit{Household: fam.Household.ID, Happening: f.happening(township.EventSplit), People: ids, Choice: f.choice(fam, in)}
	req.Status = rapid.Bool().Draw(f.t, "status")
	req.Code = rapid.SampledFrom([]string{"", "", "009"}).Draw(f.t, "code")
	if req.NeedsHead(fam) {
		c := f.choice(fam, out)
		req.Rest = &c
	}
	_, _, err := f.d.SplitHousehold(ctx, req, "")
	return err
}

func (f families) merge(fam township.Family) error {
	req := township.HouseholdMerge{Household: fam.Household.ID, Into: f.one(), Happening: f.happening(township.EventMerge), Relations: map[int64]string{}}
	for _, m := range fam.Present() {
		req.Relations[m.ID] = "其他"
	}
	_, err := f.d.MergeHouseholds(ctx, req, "")
	return err
}

func (f families) close(fam township.Family) error {
	_, err := f.d.CloseHousehold(ctx, township.HouseholdClosing{Household: fam.Household.ID, Happening: f.happening(township.EventClose)}, "")
	return err
}

func (f families) move(fam township.Family) error {
	to := rapid.SampledFrom([]township.Ledger{township.None, township.Stable, township.Monitored}).Draw(f.t, "ledger")
	on := rapid.SampledFrom([]township.Date{"2021-02-10", "2021-06-01", "2021-11-19"}).Draw(f.t, "on")
	_, err := f.d.MoveHouseholds(ctx, []township.Move{{Household: fam.Household.ID, To: to, On: on, Reason: "核实"}})
	return err
}

// edit corrects a name, as the form of a member does.
func (f families) edit(fam township.Family) error {
	if len(fam.Members) == 0 {
		return nil
	}
	m := rapid.SampledFrom(fam.Members).Draw(f.t, "member")
	_, err := f.a.Do(ctx, township.DeedInfo{Kind: "test", Title: "改名"}, func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, m.ID, map[string]string{"name": m.Get("name") + "改"})
		return err
	})
	return err
}

// dump writes the archive with the events in it.
func (f families) dump() string {
	read := f.a.Read(ctx)
	events, err := read.FamilyEvents()
	must(f.t, err)
	parts, err := read.EventParts()
	must(f.t, err)
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintln(&b, e.ID, e.Values)
	}
	return dump(f.t, f.a) + b.String() + fmt.Sprintln(parts)
}

// holds looks at what must be so after every step.
func (f families) holds() {
	read := f.a.Read(ctx)
	households, err := read.Households()
	must(f.t, err)
	stays, err := read.OpenStays()
	must(f.t, err)
	in := map[int64]int{}
	for _, s := range stays {
		in[s.Household]++
	}
	for _, h := range households {
		members, err := read.MembersOf(h.ID)
		must(f.t, err)
		present := township.PresentMembers(members)
		heads := 0
		for _, m := range present {
			if township.IsHead(m) {
				heads++
			}
		}
		closed := h.Get("closed_on") != ""
		switch {
		case closed && (len(present) > 0 || in[h.ID] > 0):
			f.t.Fatalf("household %d is no more, and has %d people and %d ledgers\n%s", h.ID, len(present), in[h.ID], f.history())
		case !closed && len(present) > 0 && heads != 1:
			f.t.Fatalf("household %d of %d has %d heads\n%s", h.ID, len(present), heads, f.history())
		case in[h.ID] > 1:
			f.t.Fatalf("household %d is in %d ledgers", h.ID, in[h.ID])
		}
	}
}

func (f families) history() string {
	list, err := f.d.Deeds(ctx, 100)
	must(f.t, err)
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d %s (%d)\n", d.ID, d.Title, d.UndoneBy)
	}
	return b.String()
}

// takeBack undoes a deed that stands, at random, with what builds on it if need be; done again all is as it was.
func (f families) takeBack() {
	list, err := f.d.Deeds(ctx, 100)
	must(f.t, err)
	var standing []township.Deed
	for _, d := range list {
		if d.UndoneBy == 0 && d.Title != "建档" {
			standing = append(standing, d)
		}
	}
	if len(standing) == 0 {
		return
	}
	target := rapid.SampledFrom(standing).Draw(f.t, "deed")
	before := f.dump()
	u, err := f.d.Undo(ctx, target.ID, false)
	if township.CodeOf(err) == township.CodeConflict {
		u, err = f.d.Undo(ctx, target.ID, true)
	}
	must(f.t, err)
	f.holds()
	if rapid.Bool().Draw(f.t, "redo") {
		_, err := f.d.Undo(ctx, u.ID, false)
		must(f.t, err)
		if f.dump() != before {
			f.t.Fatalf("undo and redo of “%s” changed the archive\n%s", target.Title, f.history())
		}
	}
}

// TestFamiliesForwardAndBack does random changes of families, edits, moves and undos; after each every household has one
// head or nobody, and at the end everything taken back leaves the archive as it was.
func TestFamiliesForwardAndBack(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		a, _, err := datatest.OpenAt(filepath.Join(dir, fmt.Sprintf("%d.db", n)))
		must(rt, err)
		defer a.Close()
		f := families{rt, a, service.NewDesk(a, service.Config{})}
		f.found()
		first := f.dump()
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			f.step()
			f.holds()
			if rapid.IntRange(0, 3).Draw(rt, "undo") == 0 {
				f.takeBack()
				f.holds()
			}
		}
		f.unwind()
		if got := f.dump(); got != first {
			rt.Fatalf("everything taken back leaves\n%s\nwant\n%s", got, first)
		}
	})
}

// unwind takes back the newest deed again and again, until the founding.
func (f families) unwind() {
	for {
		last, ok, err := f.d.LastUndoable(ctx)
		must(f.t, err)
		if !ok || last.Title == "建档" {
			return
		}
		if _, err := f.d.Undo(ctx, last.ID, false); township.CodeOf(err) == township.CodeConflict {
			_, err = f.d.Undo(ctx, last.ID, true)
			must(f.t, err)
		} else {
			must(f.t, err)
		}
		f.holds()
	}
}
