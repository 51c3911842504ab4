package main

import (
	"context"
	"flag"

	"taizhang/app/service"
	"taizhang/app/township"
)

// incomeSheetFlags are the words of `print income-sheet`.
type incomeSheetFlags struct {
	formWords
	year string
}

func (f *incomeSheetFlags) add(flags *flag.FlagSet) {
	f.formWords.add(flags, "收支")
	flags.StringVar(&f.year, "year", "", "年度；不写就是最近一年")
}

// request reads what the words mean without an archive.
func (f *incomeSheetFlags) request(flags *flag.FlagSet) (req township.IncomePrint, err error) {
	req = township.IncomePrint{Village: f.village, Bound: f.household == ""}
	if req.Way, req.Copies, err = f.read(flags); err != nil || f.year == "" {
		return req, err
	}
	if req.Year, err = township.ParseIncomeYear(f.year); err != nil {
		err = township.Errorf(township.CodeInvalid, "-year：%s。", township.Say(err))
	}
	return req, err
}

// complete finds in the archive what the words leave open: the household with a code, the year.
func (f *incomeSheetFlags) complete(ctx context.Context, d *service.Desk, req *township.IncomePrint) (err error) {
	if req.Households, err = f.homes(ctx, d); err != nil || req.Year != "" {
		return err
	}
	req.Year, err = d.IncomeYear(ctx)
	return err
}

// printIncomeSheet writes form F4 on paper: blank, prefilled or completed; of a village, or of all, bound by village.
func (p *program) printIncomeSheet(ctx context.Context, args []string) int {
	const name = "print income-sheet"
	f, flags := &incomeSheetFlags{}, p.flags(name)
	f.add(flags)
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	req, err := f.request(flags)
	if err != nil {
		return p.wrong("%s", township.Say(err))
	}
	return p.printForms(ctx, name, f.out, "未核算", func(d *service.Desk) (township.WallListResult, error) {
		if err := f.complete(ctx, d, &req); err != nil {
			return township.WallListResult{}, err
		}
		return d.PrintIncome(ctx, req, f.out)
	})
}
