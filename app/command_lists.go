package main

import (
	"context"
	"flag"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// listLine is one household of `list -json`.
type listLine struct {
	Code    string          `json:"code"`
	Village string          `json:"village"`
	Group   string          `json:"group"`
	Head    string          `json:"head"`
	People  int             `json:"people"`
	Type    string          `json:"type"`
	Ledger  township.Ledger `json:"ledger"`
}

func (p *program) listCommand(ctx context.Context, args []string) int {
	flags := p.flags("list")
	ledger := flags.String("ledger", "", "台账")
	village := flags.String("village", "", "村")
	asJSON := flags.Bool("json", false, "输出 JSON")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	var filter township.HouseholdFilter
	if *ledger != "" {
		l, err := township.ParseLedger(*ledger)
		if err != nil {
			return p.wrong("%s", township.Say(err))
		}
		filter.Ledger = string(l)
	}
	return p.at(ctx, reading, "list", func(d *service.Desk) int {
		var rows []township.HouseholdRow
		name, err := villageNamed(ctx, d, *village)
		if err == nil {
			filter.Village = name
			rows, err = d.Households(ctx)
		}
		if err == nil {
			err = p.listRows(township.FilterRows(rows, filter), *asJSON)
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}

// villageNamed returns the archive's name of a village, “” for all; a slip of the pen is told rather than listed
// as a village without households.
func villageNamed(ctx context.Context, d *service.Desk, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	villages, err := d.Villages(ctx)
	if err != nil {
		return "", err
	}
	for _, v := range villages {
		if township.NormalVillage(v.Name) == township.NormalVillage(name) {
			return v.Name, nil
		}
	}
	return "", township.Errorf(township.CodeNotFound, "档案里没有“%s”这个村。请核对村名。", name)
}

func (p *program) listRows(rows []township.HouseholdRow, asJSON bool) error {
	lines := make([]listLine, len(rows))
	for i, r := range rows {
		lines[i] = listLine{r.Code, r.Village, r.Group, r.Head, r.People, r.Type, r.Ledger}
	}
	if asJSON {
		return p.print(lines)
	}
	for _, l := range lines {
		fmt.Fprintf(p.out, "%s\t%s\t%s\t%s\t%d人\t%s\t%s\n", l.Code, l.Village, l.Group, l.Head, l.People, l.Type, l.Ledger.Word())
	}
	return nil
}

func (p *program) printCommand(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] != "wall-list" {
		return p.wrong("“print”后面要写 wall-list。")
	}
	return p.wallList(ctx, printName, args[1:], (*service.Desk).PrintWallLists)
}

func (p *program) exportCommand(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] != "ledgers" {
		return p.wrong("“export”后面要写 ledgers。")
	}
	return p.wallList(ctx, exportName, args[1:], (*service.Desk).ExportLedgers)
}

// The two commands that write the lists of form F5, on paper and as a workbook.
const (
	printName  = "print wall-list"
	exportName = "export ledgers"
)

// summaryWord asks for the summary of a village in place of a ledger; a workbook always has one.
const summaryWord = "summary"

// makeLists is one of the ways to write the lists of form F5 to a file.
type makeLists func(*service.Desk, context.Context, township.WallListRequest, string, func(done, total int)) (township.WallListResult, error)

func (p *program) wallList(ctx context.Context, name string, args []string, write makeLists) int {
	flags := p.flags(name)
	village := flags.String("village", "", "村；不写就是全部")
	ledger := flags.String("ledger", "", "台账；summary 是一村一张的汇总")
	paper := new(string)
	if name == printName {
		flags.StringVar(paper, "paper", "", "A3 上墙，A4 存档")
	}
	form := flags.String("form", "", "wall 上墙，file 存档")
	asOf := flags.String("as-of", "", "截至日期，例如 2021-11-19")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	req, err := request(flags, *ledger, *paper, *form, *asOf)
	if err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if *out == "" {
		return p.wrong("请用 -out 写明要写到哪个文件。")
	}
	req.Village = *village
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if today := d.Today(); req.AsOf > today {
			return p.fail(township.Errorf(township.CodeInvalid, "截至日期 %s 晚于今天 %s，那天的台账还没有。请改为今天或以前的日期。", req.AsOf, today))
		}
		res, err := write(d, ctx, req, *out, nil)
		if err != nil {
			return p.fail(err)
		}
		for _, m := range res.Missing {
			fmt.Fprintf(p.err, "请手写核对：%s\n", m)
		}
		return exitDone
	})
}

// request reads what the flags of a list mean. Without a form, the paper decides it: A3 hangs on the wall, A4 is
// filed; a workbook is filed.
func request(flags *flag.FlagSet, ledger, paper, form, asOf string) (req township.WallListRequest, err error) {
	switch paper {
	case "", string(township.A3), string(township.A4):
		req.Paper = township.Paper(paper)
	default:
		return req, township.Errorf(township.CodeInvalid, "纸张只能是 A3 或 A4，不能是“%s”。", paper)
	}
	switch {
	case form == "file", form == "" && paper == string(township.A4), form == "" && flags.Name() == exportName:
		req.Form = township.ForFile
	case form != "" && form != "wall":
		return req, township.Errorf(township.CodeInvalid, "-form 只能是 wall 或 file，不能是“%s”。", form)
	}
	if req.Summary = ledger == summaryWord && flags.Name() == printName; !req.Summary && ledger != "" {
		if req.Ledger, err = township.ParseLedger(ledger); err != nil {
			return req, err
		}
	}
	d, ok := township.ParseDate(asOf)
	if !ok || (d != "" && !d.Full()) {
		return req, township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 2021-11-19 这样。", asOf)
	}
	req.AsOf = d
	return req, nil
}
