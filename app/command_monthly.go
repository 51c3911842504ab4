package main

import (
	"context"

	"taizhang/app/service"
	"taizhang/app/township"
)

// monthlyWord is what stands behind print and export for form F9.
const monthlyWord = "monthly-report"

// monthlyReport writes an edition of the sweep's report, on paper or as a workbook.
func (p *program) monthlyReport(ctx context.Context, name string, args []string, write func(*service.Desk, context.Context, int64, string) (township.WallListResult, error)) int {
	flags := p.flags(name)
	month := flags.String("month", "", "月份，例如 2021-11；不写就是最近一期")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		e, err := d.MonthlyOf(ctx, *month)
		if err != nil {
			return p.fail(err)
		}
		res, err := write(d, ctx, e.ID, *out)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		return exitDone
	})
}
