package service

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"taizhang/app/township"
	"taizhang/data"
)

// Find looks for households, people and helpers in the register as it lies in memory.
func (d *Desk) Find(ctx context.Context, req township.FindRequest) (township.Found, error) {
	r, err := d.read(ctx)
	if err != nil {
		return township.Found{}, err
	}
	c, isCode := township.ParseFormCode(req.Query)
	at, known := r.byID[c.Household]
	if ref, form, ok := d.formOf(ctx, c); isCode && known && ok {
		return scanned(&r.rows[at].HouseholdRow, c, ref, form), nil
	}
	if found, ok, err := d.findIssue(ctx, req.Query); err != nil || ok {
		return found, err
	}
	return d.addIssues(ctx, req, township.Find(r.everything(), req))
}

// formOf says which form a code stands on, and what it is called; ok is false for one of a campaign that there is not.
func (d *Desk) formOf(ctx context.Context, c township.FormCode) (ref township.HitRef, form string, ok bool) {
	switch c.Kind {
	case township.FormIncome:
		return township.HitRef{Kind: township.HitIncome, ID: c.Household, Label: c.Year}, c.Year + "年收入计算表", true
	case township.FormSurvey:
		campaign, err := d.Campaign(ctx, c.Campaign)
		return township.HitRef{Kind: township.HitSurvey, ID: c.Household, Label: c.String()}, campaign.Name + "入户调查表", err == nil
	}
	return ref, "", false
}

// scanned is the form of a household whose code was scanned or typed.
func scanned(row *township.HouseholdRow, c township.FormCode, ref township.HitRef, form string) township.Found {
	hit := township.Hit{
		HitRef: ref, Household: row.ID, Title: row.Head, Detail: strings.TrimSpace(row.Village + " " + row.Group + "　" + form), State: closedWord(row),
		Ledger: row.Ledger, People: row.People, Matched: "表上的编号 " + c.Grouped(),
	}
	return township.Found{Hits: []township.Hit{hit}, Totals: map[township.HitKind]int{ref.Kind: 1}}
}

// findable is what Find looks through; it is prepared at the first question, for a register is read after every deed.
type findable struct {
	helpers []township.Helper

	once sync.Once
	all  []township.Findable
}

// everything returns what can be found, in the order of paper.
func (r *register) everything() []township.Findable {
	f := &r.findable
	f.once.Do(func() {
		letters := initialsCache{}
		people := 0
		for _, h := range r.rows {
			people += 1 + len(h.people)
		}
		f.all = make([]township.Findable, 0, people+len(f.helpers))
		f.all = r.findHouseholds(f.all, letters)
		f.all = r.findHelpers(f.all, letters)
	})
	return f.all
}

// findHouseholds adds each household, which its head stands for, and behind it the others of its family.
func (r *register) findHouseholds(all []township.Findable, letters initialsCache) []township.Findable {
	for _, h := range r.rows {
		row, family := &h.HouseholdRow, h.people
		at := len(all)
		all = append(all, householdFindable(row))
		headless := true
		for _, p := range family {
			if headless && p.Present() && p.Relation == township.HeadRelation {
				headless = false
				all[at].Name, all[at].Initials = foldName(p.Name), " "+letters.of(p.Name)
				all[at].Number, all[at].Phones = township.IDNumber(p.IDNumber).Key(), digitsOf(all[at].Phones, p.Phone)
				continue
			}
			all = append(all, personFindable(p, row, letters))
		}
	}
	return all
}

func householdFindable(row *township.HouseholdRow) township.Findable {
	f := township.Findable{
		HitRef: township.HitRef{Kind: township.HitHousehold, ID: row.ID}, Household: row.ID, Title: row.Head,
		Detail: row.Village + " " + row.Group, State: closedWord(row), Ledger: row.Ledger, People: row.People,
		Code: row.Code, Phones: digitsOf(nil, row.Phone),
	}
	if f.Title == "" {
		f.Title = "户主未知"
	}
	return f
}

// closedWord says since when there is no such household, “” of one that is.
func closedWord(row *township.HouseholdRow) string {
	if row.Closed == "" {
		return ""
	}
	return "已注销 " + string(row.Closed)
}

func personFindable(p data.Person, row *township.HouseholdRow, letters initialsCache) township.Findable {
	f := township.Findable{
		HitRef: township.HitRef{Kind: township.HitPerson, ID: p.ID}, Household: row.ID, Title: p.Name,
		Detail: strings.TrimSpace(row.Village + " " + row.Group + "　" + kinship(p, row)), State: leftWord(p), Ledger: row.Ledger,
		Name: foldName(p.Name), Initials: " " + letters.of(p.Name), Number: township.IDNumber(p.IDNumber).Key(), Phones: digitsOf(nil, p.Phone),
	}
	if f.State == "" {
		f.State = closedWord(row)
	}
	return f
}

// kinship is 张三户 配偶.
func kinship(p data.Person, row *township.HouseholdRow) string {
	if row.Head == "" {
		return p.Relation
	}
	return row.Head + "户 " + p.Relation
}

// leftWord says how and when a person left his household, “” of one who is present.
func leftWord(p data.Person) string {
	switch {
	case p.Present():
		return ""
	case p.LeftWay == "死亡":
		return "已故 " + string(p.Left)
	case p.LeftWay == "":
		return "已减少 " + string(p.Left)
	}
	return "已" + p.LeftWay + " " + string(p.Left)
}

// findHelpers adds the helpers of the roster, and those whom only households name.
func (r *register) findHelpers(all []township.Findable, letters initialsCache) []township.Findable {
	for _, h := range township.NewHelperList(r.findable.helpers, values(r.rows)).Rows {
		f := township.Findable{
			HitRef: township.HitRef{Kind: township.HitHelper, ID: h.ID, Label: h.Called()}, Title: h.Name,
			Detail: strings.TrimSpace(fmt.Sprintf("%s　帮扶 %d 户", h.Unit, h.Households())),
			Name:   foldName(h.Name), Initials: " " + letters.of(h.Name), Phones: digitsOf(nil, h.Phone),
		}
		if h.Retired {
			f.State = "已停用"
		}
		all = append(all, f)
	}
	return all
}

// eachFamily hands out the people household by household, as the archive lists them.
func eachFamily(people []data.Person, family func(household int64, people []data.Person)) {
	for i := 0; i < len(people); {
		j := i
		for j < len(people) && people[j].Household == people[i].Household {
			j++
		}
		family(people[i].Household, people[i:j])
		i = j
	}
}
