package main

import (
	"context"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// exportIncomeForms writes the workbook in which a village fills in the incomes of a year.
func (p *program) exportIncomeForms(ctx context.Context, args []string) int {
	return p.incomeFile(ctx, "export income-forms", args, func(d *service.Desk, year, village, out string) error {
		_, err := d.WriteIncomeBook(ctx, year, village, out)
		return err
	})
}

// importIncomeCommand takes such workbooks back.
func (p *program) importIncomeCommand(ctx context.Context, args []string) int {
	flags := p.flags("import-income")
	dryRun := flags.Bool("dry-run", false, "只预览，不写入")
	if code, ok := p.parse(flags, args, 1); !ok {
		return code
	}
	a := writing
	if *dryRun {
		a = reading
	}
	return p.at(ctx, a, "import-income", func(d *service.Desk) int {
		code := exitDone
		for _, path := range flags.Args() {
			code = max(code, p.importIncome(ctx, d, path, *dryRun))
		}
		return code
	})
}

// importIncome reads one workbook, writes it unless it is only looked at, and prints its counts.
func (p *program) importIncome(ctx context.Context, d *service.Desk, path string, dryRun bool) int {
	book, err := d.ReadIncomeBook(ctx, path)
	if err != nil {
		return p.fail(err)
	}
	p.tellIncomeBook(&book)
	counts := book.Outcome()
	if !dryRun && counts.New+counts.Changed > 0 {
		if _, err := d.TakeIncomeBook(ctx, book, nil); err != nil {
			return p.fail(err)
		}
	}
	if err := p.print(counts); err != nil {
		return p.fail(err)
	}
	if counts.Rejected > 0 {
		return exitFailed
	}
	return exitDone
}

// tellIncomeBook names the sheets that were left out, and the rows that were rejected.
func (p *program) tellIncomeBook(book *township.IncomeBook) {
	for _, n := range book.Notes {
		fmt.Fprintln(p.err, book.File+"："+n)
	}
	rejected := append([]township.IncomeBookRow{}, book.Stray...)
	for _, h := range book.Homes {
		for _, r := range h.Rows {
			if r.Class == township.RowRejected {
				rejected = append(rejected, r)
			}
		}
	}
	for i, r := range rejected {
		if i == mostTold {
			fmt.Fprintf(p.err, "%s：还有%d行被拒收。\n", book.File, len(rejected)-mostTold)
			return
		}
		fmt.Fprintf(p.err, "%s：工作表“%s”第%d行%s被拒收：%s。\n", book.File, r.Sheet, r.Row, inColumn(r.Column), r.Reason)
	}
}
