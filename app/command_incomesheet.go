package main

import (
	"context"
	"flag"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// incomeSheetFlags are the words of `print income-sheet`.
type incomeSheetFlags struct {
	village, household, year, out string
	blank                         int
	prefilled                     bool
}

func (f *incomeSheetFlags) add(flags *flag.FlagSet) {
	flags.StringVar(&f.village, "village", "", "村；不写就是全部")
	flags.StringVar(&f.household, "household", "", "户编号")
	flags.StringVar(&f.year, "year", "", "年度；不写就是最近一年")
	flags.IntVar(&f.blank, "blank", 0, "空白表的份数")
	flags.BoolVar(&f.prefilled, "prefilled", false, "只填户主等信息，收支留空")
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
}

// request reads what the words mean without an archive.
func (f *incomeSheetFlags) request(flags *flag.FlagSet) (township.IncomePrint, error) {
	req := township.IncomePrint{Village: f.village, Bound: f.household == ""}
	if f.village != "" && f.household != "" {
		return req, township.Errorf(township.CodeInvalid, "-village 和 -household 只能写一个。")
	}
	if err := f.readWay(flags, &req); err != nil || f.year == "" {
		return req, err
	}
	var err error
	if req.Year, err = township.ParseIncomeYear(f.year); err != nil {
		err = township.Errorf(township.CodeInvalid, "-year：%s。", township.Say(err))
	}
	return req, err
}

// readWay says which of the three forms is asked for.
func (f *incomeSheetFlags) readWay(flags *flag.FlagSet, req *township.IncomePrint) error {
	blank := false
	flags.Visit(func(word *flag.Flag) { blank = blank || word.Name == "blank" })
	req.Way = township.IncomeCompleted
	switch {
	case blank && f.prefilled:
		return township.Errorf(township.CodeInvalid, "-blank 和 -prefilled 只能写一个。")
	case blank && (f.blank < 1 || f.blank > township.MostForms):
		return township.Errorf(township.CodeInvalid, "-blank 要写 1 到 %d 的份数。", township.MostForms)
	case blank:
		req.Way, req.Copies = township.IncomeBlank, f.blank
	case f.prefilled:
		req.Way = township.IncomePrefilled
	}
	return nil
}

// complete finds in the archive what the words leave open: the household with a code, the year.
func (f *incomeSheetFlags) complete(ctx context.Context, d *service.Desk, req *township.IncomePrint) error {
	if f.household != "" {
		found, err := (&changeFlags{household: f.household}).filter(ctx, d)
		if err != nil {
			return err
		}
		req.Households = []int64{found.Household}
	}
	if req.Year != "" {
		return nil
	}
	var err error
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
	if problem := noTarget(name, f.out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if err := f.complete(ctx, d, &req); err != nil {
			return p.fail(err)
		}
		res, err := d.PrintIncome(ctx, req, f.out)
		if err != nil {
			return p.fail(err)
		}
		for _, m := range res.Missing {
			fmt.Fprintf(p.err, "请手写核对：%s\n", m)
		}
		if res.LeftOut > 0 {
			fmt.Fprintf(p.err, "另有 %d 户未核算，没有打印。\n", res.LeftOut)
		}
		return exitDone
	})
}
