package main

import (
	"context"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// memberLine is one person of `list members -json`. Numbers are masked: whole ones leave the program in a file only.
type memberLine struct {
	Household string `json:"household"`
	Village   string `json:"village"`
	Group     string `json:"group"`
	Head      string `json:"head"`
	Code      string `json:"code"`
	Name      string `json:"name"`
	Relation  string `json:"relation"`
	Sex       string `json:"sex"`
	Birth     string `json:"birth"`
	IDNumber  string `json:"id_number"`
}

func (p *program) listMembers(ctx context.Context, args []string) int {
	return p.listOf(ctx, "list members", args, func(d *service.Desk, rows []*township.HouseholdRow, asJSON bool) error {
		lines, err := d.RegisterLines(ctx, township.RegisterRequest{Households: idsOf(rows), Members: true})
		if err != nil {
			return err
		}
		return p.listPeople(lines, asJSON)
	})
}

func idsOf(rows []*township.HouseholdRow) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func (p *program) listPeople(people []township.RegisterLine, asJSON bool) error {
	lines := make([]memberLine, len(people))
	for i, l := range people {
		m := l.Member
		lines[i] = memberLine{
			Household: l.Row.Code, Village: l.Row.Village, Group: l.Row.Group, Head: l.Row.Head, Code: m.Get("code"), Name: m.Get("name"),
			Relation: m.Get("relation"), Sex: m.Get("sex"), Birth: m.Get("birth_date"), IDNumber: township.IDNumber(m.Get("id_number")).Masked(),
		}
	}
	if asJSON {
		return p.print(lines)
	}
	for _, l := range lines {
		fmt.Fprintf(p.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", l.Household, l.Village, l.Group, l.Name, l.Relation, l.Sex, l.Birth, l.IDNumber)
	}
	return nil
}

func (p *program) exportHouseholds(ctx context.Context, args []string) int {
	return p.exportRegister(ctx, "export households", args, township.RegisterRequest{})
}

func (p *program) exportMembers(ctx context.Context, args []string) int {
	return p.exportRegister(ctx, "export members", args, township.RegisterRequest{Members: true})
}

func (p *program) exportRegister(ctx context.Context, name string, args []string, req township.RegisterRequest) int {
	flags := p.flags(name)
	flags.BoolVar(&req.Mask, "mask", false, "证件号码和电话打码")
	return p.toFile(ctx, name, flags, args, func(d *service.Desk, rows []*township.HouseholdRow, out string) error {
		req.Households = idsOf(rows)
		_, err := d.ExportRegister(ctx, req, out, nil)
		return err
	})
}

func (p *program) printHouseholdList(ctx context.Context, args []string) int {
	const name = "print household-list"
	flags := p.flags(name)
	var req township.HouseholdListRequest
	flags.StringVar(&req.Title, "title", "", "标题")
	return p.toFile(ctx, name, flags, args, func(d *service.Desk, rows []*township.HouseholdRow, out string) error {
		req.Households = idsOf(rows)
		res, err := d.PrintHouseholdList(ctx, req, out, nil)
		p.tellMissing(res.Missing)
		return err
	})
}
