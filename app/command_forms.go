package main

import (
	"context"
	"flag"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// formWords are the words of the commands that print a form of households: blank, prefilled or completed; of one
// household, of a village, or of all.
type formWords struct {
	village, household, out string
	blank                   int
	prefilled, completed    bool
}

// add declares the words; left is what a prefilled form leaves open.
func (f *formWords) add(flags *flag.FlagSet, left string) {
	flags.StringVar(&f.village, "village", "", "村；不写就是全部")
	flags.StringVar(&f.household, "household", "", "户编号")
	flags.IntVar(&f.blank, "blank", 0, "空白表的份数")
	flags.BoolVar(&f.prefilled, "prefilled", false, "只填户主等信息，"+left+"留空")
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
}

// read says which of the three forms is asked for, and how many copies of a blank one.
func (f *formWords) read(flags *flag.FlagSet) (way township.PrintWay, copies int, err error) {
	blank := false
	flags.Visit(func(word *flag.Flag) { blank = blank || word.Name == "blank" })
	switch {
	case f.village != "" && f.household != "":
		return "", 0, township.Errorf(township.CodeInvalid, "-village 和 -household 只能写一个。")
	case several(blank, f.prefilled, f.completed):
		return "", 0, township.Errorf(township.CodeInvalid, "%s 只能写一个。", f.ways(flags))
	case blank && (f.blank < 1 || f.blank > township.MostForms):
		return "", 0, township.Errorf(township.CodeInvalid, "-blank 要写 1 到 %d 的份数。", township.MostForms)
	case blank:
		return township.PrintBlank, f.blank, nil
	case f.prefilled:
		return township.PrintPrefilled, 0, nil
	}
	return township.PrintCompleted, 0, nil
}

// several says whether more than one holds.
func several(asked ...bool) bool {
	n := 0
	for _, a := range asked {
		if a {
			n++
		}
	}
	return n > 1
}

// ways names the words for the three forms that the command has.
func (f *formWords) ways(flags *flag.FlagSet) string {
	if flags.Lookup("completed") != nil {
		return "-blank、-prefilled 和 -completed"
	}
	return "-blank 和 -prefilled"
}

// homes finds the household with the code that was written, none without one.
func (f *formWords) homes(ctx context.Context, d *service.Desk) ([]int64, error) {
	if f.household == "" {
		return nil, nil
	}
	found, err := (&changeFlags{household: f.household}).filter(ctx, d)
	return []int64{found.Household}, err
}

// printForms prints forms of households, and says how many are left out because of what they lack.
func (p *program) printForms(ctx context.Context, name, out, lack string, print func(*service.Desk) (township.WallListResult, error)) int {
	if problem := noTarget(name, out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		res, err := print(d)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		if res.LeftOut > 0 {
			fmt.Fprintf(p.err, "另有 %d 户%s，没有打印。\n", res.LeftOut, lack)
		}
		return exitDone
	})
}
