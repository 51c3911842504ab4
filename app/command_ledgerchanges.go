package main

import (
	"context"

	"taizhang/app/service"
	"taizhang/app/township"
)

// changesWord asks for the change of the ledgers between two days, behind print and export.
const changesWord = "ledger-changes"

// writeChanges is one of the ways to write the change of the ledgers to a file.
type writeChanges func(*service.Desk, context.Context, township.LedgerChangeRequest, string) (township.LedgerChangeResult, error)

func (p *program) ledgerChanges(ctx context.Context, name string, args []string, write writeChanges) int {
	flags := p.flags(name)
	from := flags.String("from", "", "期初：截至这一天的台账")
	to := flags.String("to", "", "期末：截至这一天的台账")
	village := flags.String("village", "", "村；不写就是全部")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	req := township.LedgerChangeRequest{Village: *village}
	for _, day := range []struct {
		word, text string
		into       *township.Date
	}{{"from", *from, &req.From}, {"to", *to, &req.To}} {
		if day.text == "" {
			return p.wrong("请用 -%s 写明日期，例如 -%s 2021-11-19。", day.word, day.word)
		}
		d, ok := township.ParseDate(day.text)
		if !ok || !d.Full() {
			return p.wrong("“%[2]s”不是日期，-%[1]s 请写成 2021-11-19 这样。", day.word, day.text)
		}
		*day.into = d
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		res, err := write(d, ctx, req, *out)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		return p.tellBegan(ctx, d, req.From, "期初全是 0")
	})
}
