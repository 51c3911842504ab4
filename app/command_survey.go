package main

import (
	"context"
	"flag"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// surveyFlags are the words of `print survey`.
type surveyFlags struct {
	village, household, campaign, out string
	blank                             int
	prefilled, completed              bool
}

func (f *surveyFlags) add(flags *flag.FlagSet) {
	flags.StringVar(&f.village, "village", "", "村；不写就是全部")
	flags.StringVar(&f.household, "household", "", "户编号")
	flags.StringVar(&f.campaign, "campaign", "", "专项行动的名称；不写就是当前的")
	flags.IntVar(&f.blank, "blank", 0, "空白表的份数")
	flags.BoolVar(&f.prefilled, "prefilled", false, "只填户主等信息，核查情况留空")
	flags.BoolVar(&f.completed, "completed", false, "已录入的调查表；三样都不写就是这一样")
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
}

// request reads what the words mean without an archive.
func (f *surveyFlags) request(flags *flag.FlagSet) (township.SurveyPrint, error) {
	req := township.SurveyPrint{Village: f.village, Bound: f.household == "", Way: township.IncomeCompleted}
	if f.village != "" && f.household != "" {
		return req, township.Errorf(township.CodeInvalid, "-village 和 -household 只能写一个。")
	}
	err := f.readWay(flags, &req)
	return req, err
}

// readWay says which of the three forms is asked for.
func (f *surveyFlags) readWay(flags *flag.FlagSet, req *township.SurveyPrint) error {
	ways := 0
	blank := false
	flags.Visit(func(word *flag.Flag) { blank = blank || word.Name == "blank" })
	for _, asked := range []bool{blank, f.prefilled, f.completed} {
		if asked {
			ways++
		}
	}
	switch {
	case ways > 1:
		return township.Errorf(township.CodeInvalid, "-blank、-prefilled 和 -completed 只能写一个。")
	case blank && (f.blank < 1 || f.blank > township.MostForms):
		return township.Errorf(township.CodeInvalid, "-blank 要写 1 到 %d 的份数。", township.MostForms)
	case blank:
		req.Way, req.Copies = township.IncomeBlank, f.blank
	case f.prefilled:
		req.Way = township.IncomePrefilled
	}
	return nil
}

// complete finds in the archive what the words name: the campaign, and the household with a code.
func (f *surveyFlags) complete(ctx context.Context, d *service.Desk, req *township.SurveyPrint) error {
	c, err := d.CampaignCalled(ctx, f.campaign)
	if err != nil {
		return err
	}
	req.Campaign = c.ID
	if f.household == "" {
		return nil
	}
	found, err := (&changeFlags{household: f.household}).filter(ctx, d)
	req.Households = []int64{found.Household}
	return err
}

// printSurvey writes forms F1 and F2 on paper: blank, prefilled or completed; of a village, or of all, bound by village.
func (p *program) printSurvey(ctx context.Context, args []string) int {
	const name = "print survey"
	f, flags := &surveyFlags{}, p.flags(name)
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
		res, err := d.PrintSurveys(ctx, req, f.out)
		if err != nil {
			return p.fail(err)
		}
		for _, m := range res.Missing {
			fmt.Fprintf(p.err, "请手写核对：%s\n", m)
		}
		if res.LeftOut > 0 {
			fmt.Fprintf(p.err, "另有 %d 户没有录入调查表，没有打印。\n", res.LeftOut)
		}
		return exitDone
	})
}

// exportSurveys writes the surveys of a campaign as a workbook.
func (p *program) exportSurveys(ctx context.Context, args []string) int {
	const name = "export surveys"
	flags := p.flags(name)
	campaign := flags.String("campaign", "", "专项行动的名称；不写就是当前的")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		c, err := d.CampaignCalled(ctx, *campaign)
		if err == nil {
			_, err = d.ExportSurveys(ctx, c.ID, *out, nil)
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}
