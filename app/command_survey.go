package main

import (
	"context"
	"flag"

	"taizhang/app/service"
	"taizhang/app/township"
)

// surveyFlags are the words of `print survey`.
type surveyFlags struct {
	formWords
	campaign string
}

func (f *surveyFlags) add(flags *flag.FlagSet) {
	f.formWords.add(flags, "核查情况")
	flags.StringVar(&f.campaign, "campaign", "", "专项行动的名称；不写就是当前的")
	flags.BoolVar(&f.completed, "completed", false, "已录入的调查表；三样都不写就是这一样")
}

// request reads what the words mean without an archive.
func (f *surveyFlags) request(flags *flag.FlagSet) (req township.SurveyPrint, err error) {
	req = township.SurveyPrint{Village: f.village, Bound: f.household == ""}
	req.Way, req.Copies, err = f.read(flags)
	return req, err
}

// complete finds in the archive what the words name: the campaign, and the household with a code.
func (f *surveyFlags) complete(ctx context.Context, d *service.Desk, req *township.SurveyPrint) error {
	c, err := d.CampaignCalled(ctx, f.campaign)
	if err != nil {
		return err
	}
	req.Campaign = c.ID
	req.Households, err = f.homes(ctx, d)
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
	return p.printForms(ctx, name, f.out, "没有录入调查表", func(d *service.Desk) (township.WallListResult, error) {
		if err := f.complete(ctx, d, &req); err != nil {
			return township.WallListResult{}, err
		}
		return d.PrintSurveys(ctx, req, f.out)
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
