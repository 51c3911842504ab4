package main

import (
	"context"
	"fmt"
	"strings"

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

func (p *program) listHouseholds(ctx context.Context, args []string) int {
	return p.listOf(ctx, "list households", args, func(d *service.Desk, rows []*township.HouseholdRow, asJSON bool) error {
		return p.listRows(rows, asJSON)
	})
}

// listOf lists something of the households that the flags let through.
func (p *program) listOf(ctx context.Context, name string, args []string, tell func(d *service.Desk, rows []*township.HouseholdRow, asJSON bool) error) int {
	flags := p.flags(name)
	filter := addFilterFlags(flags)
	asJSON := flags.Bool("json", false, "输出 JSON")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if err := filter.read(); err != nil {
		return p.wrong("%s", township.Say(err))
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		rows, err := filter.rows(ctx, d)
		if err == nil {
			err = tell(d, rows, *asJSON)
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
	var names []string
	for _, v := range villages {
		if township.NormalVillage(v.Name) == township.NormalVillage(name) {
			return v.Name, nil
		}
		names = append(names, v.Name)
	}
	return "", township.Errorf(township.CodeNotFound, "档案里没有“%s”这个村；有：%s。", name, strings.Join(names, "、"))
}

func (p *program) listRows(rows []*township.HouseholdRow, asJSON bool) error {
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

// The two commands that write the lists of form F5, on paper and as a workbook.
const (
	printName  = "print wall-list"
	exportName = "export ledgers"
)

// summaryWord asks for the summary of a village in place of a ledger; a workbook always has one.
const summaryWord = "summary"

// The two ways in which they are written.
var printLists, exportLists makeLists = (*service.Desk).PrintWallLists, (*service.Desk).ExportLedgers

// makeLists is one of the ways to write the lists of form F5 to a file.
type makeLists func(*service.Desk, context.Context, township.WallListRequest, string, func(done, total int)) (township.WallListResult, error)

// listFlags are the words of a command that writes lists.
type listFlags struct {
	command, village, ledger, paper, form, asOf, out string
}

func (p *program) wallList(ctx context.Context, name string, args []string, write makeLists) int {
	f := listFlags{command: name}
	flags := p.flags(name)
	flags.StringVar(&f.village, "village", "", "村；不写就是全部")
	flags.StringVar(&f.ledger, "ledger", "", "台账；summary 是一村一张的汇总")
	if name == printName {
		flags.StringVar(&f.paper, "paper", "", "A3 上墙，A4 存档")
	}
	flags.StringVar(&f.form, "form", "", "wall 上墙，file 存档")
	flags.StringVar(&f.asOf, "as-of", "", "截至日期，例如 2021-11-19")
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	req, err := f.request()
	if err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if problem := noTarget(name, f.out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if today := d.Today(); req.AsOf > today {
			return p.fail(township.Errorf(township.CodeInvalid, "截至日期 %s 晚于今天 %s，那天的台账还没有。请改为今天或以前的日期。", req.AsOf, today))
		}
		res, err := write(d, ctx, req, f.out, nil)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		if req.AsOf == "" {
			req.AsOf = d.Today()
		}
		return p.tellBegan(ctx, d, req.AsOf, "写出的是空表")
	})
}

// tellBegan says when a day lies before the first entry into a ledger, and what that means for what was just written:
// it is no fault.
func (p *program) tellBegan(ctx context.Context, d *service.Desk, on township.Date, so string) int {
	began, err := d.LedgersBegan(ctx)
	if err != nil {
		return p.fail(err)
	}
	if hint := township.BeforeLedgers(on, began); hint != "" {
		fmt.Fprintf(p.err, "提示：%s%s。\n", hint, so)
	}
	return exitDone
}

// request reads what the words mean.
func (f listFlags) request() (township.WallListRequest, error) {
	req := township.WallListRequest{Village: f.village}
	for _, read := range []func(*township.WallListRequest) error{f.readPaper, f.readForm, f.readLedger, f.readDate} {
		if err := read(&req); err != nil {
			return req, err
		}
	}
	return req, nil
}

func (f listFlags) readPaper(req *township.WallListRequest) error {
	req.Paper = township.Paper(f.paper)
	if req.Paper != "" && req.Paper != township.A3 && req.Paper != township.A4 {
		return township.Errorf(township.CodeInvalid, "纸张只能是 A3 或 A4，不能是“%s”。", f.paper)
	}
	return nil
}

// readForm takes the form that is asked for. Else the paper decides it: A3 hangs on the wall, A4 is filed; a
// workbook is filed.
func (f listFlags) readForm(req *township.WallListRequest) error {
	switch f.form {
	case "wall":
		req.Form = township.ForWall
	case "file":
		req.Form = township.ForFile
	case "":
		if f.command == exportName || req.Paper == township.A4 {
			req.Form = township.ForFile
		}
	default:
		return township.Errorf(township.CodeInvalid, "-form 只能是 wall 或 file，不能是“%s”。", f.form)
	}
	return nil
}

func (f listFlags) readLedger(req *township.WallListRequest) (err error) {
	switch {
	case f.ledger == "":
	case f.ledger == summaryWord && f.command == printName:
		req.Summary = true
	default:
		req.Ledger, err = township.ParseLedger(f.ledger)
	}
	return err
}

func (f listFlags) readDate(req *township.WallListRequest) error {
	d, ok := township.ParseDate(f.asOf)
	if !ok || (d != "" && !d.Full()) {
		return township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 2021-11-19 这样。", f.asOf)
	}
	req.AsOf = d
	return nil
}
