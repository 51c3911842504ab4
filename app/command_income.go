package main

import (
	"context"
	"encoding/json"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// incomeLine is one row of form F4 in `income -json`; amounts are yuan with two decimals.
type incomeLine struct {
	Category string      `json:"category"`
	Item     string      `json:"item"`
	Unit     string      `json:"unit"`
	Quantity json.Number `json:"quantity"`
	Income   json.Number `json:"income"`
	Expense  json.Number `json:"expense"`
	Net      json.Number `json:"net"`
}

// incomeOutcome is an income sheet in `income -json`; without population there is no income per head.
type incomeOutcome struct {
	Lines      []incomeLine `json:"lines"`
	NetIncome  json.Number  `json:"netIncome"`
	Population int          `json:"population"`
	PerCapita  *json.Number `json:"perCapita"`
	Flags      []string     `json:"flags"`
}

// incomeCommand tells a household's income of a year.
func (p *program) incomeCommand(ctx context.Context, args []string) int {
	flags := p.flags("income")
	household := flags.String("household", "", "户编号")
	year := flags.String("year", "", "年度；不写就是最近一年")
	asJSON := flags.Bool("json", false, "输出 JSON")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if *household == "" {
		return p.wrong("请用 -household 写明户编号。")
	}
	if err := readYear(year); err != nil {
		return p.wrong("%s", township.Say(err))
	}
	return p.at(ctx, reading, "income", func(d *service.Desk) int {
		f, err := incomeOf(ctx, d, *household, *year)
		if err == nil && *asJSON {
			err = p.print(outcomeOf(&f))
		}
		if err != nil {
			return p.fail(err)
		}
		if !*asJSON {
			p.showIncome(&f)
		}
		return exitDone
	})
}

// readYear reads the year of a flag, “” for the latest.
func readYear(year *string) (err error) {
	if *year == "" {
		return nil
	}
	if *year, err = township.ParseIncomeYear(*year); err != nil {
		return township.Errorf(township.CodeInvalid, "-year：%s。", township.Say(err))
	}
	return nil
}

// yearOr is the year that was named, else the latest.
func yearOr(ctx context.Context, d *service.Desk, year string) (string, error) {
	if year != "" {
		return year, nil
	}
	return d.IncomeYear(ctx)
}

// incomeOf returns the sheet of the household with a code; that there is none is told.
func incomeOf(ctx context.Context, d *service.Desk, code, year string) (f township.IncomeFile, err error) {
	found, err := (&changeFlags{household: code}).filter(ctx, d)
	if err != nil {
		return f, err
	}
	if year, err = yearOr(ctx, d, year); err != nil {
		return f, err
	}
	f, err = d.OpenIncome(ctx, found.Household, year)
	if err == nil && f.Sheet.ID == 0 {
		err = township.Errorf(township.CodeNotFound, "%s还没有%s年的收入计算表。请先在“收入”里核算。", f.Row.Named(), year)
	}
	return f, err
}

// incomeRows are the rows of form F4 on which something stands.
func incomeRows(f *township.IncomeFile) []township.IncomeRow {
	var out []township.IncomeRow
	for _, r := range township.RollUp(f.Sheet.Lines, f.Items) {
		if !r.Empty {
			out = append(out, r)
		}
	}
	return out
}

func outcomeOf(f *township.IncomeFile) incomeOutcome {
	t := f.Sheet.Totals()
	out := incomeOutcome{Lines: []incomeLine{}, NetIncome: yuanOf(t.All.Net), Population: t.Population, Flags: f.Flags()}
	for _, r := range incomeRows(f) {
		out.Lines = append(out.Lines, incomeLine{
			r.Category.Title(), r.Name(), r.Unit, json.Number(r.Quantity.String()), yuanOf(r.Income), yuanOf(r.Expense), yuanOf(r.Net),
		})
	}
	if f, known := t.PerCapita(); known {
		n := yuanOf(f)
		out.PerCapita = &n
	}
	return out
}

func yuanOf(f township.Fen) json.Number { return json.Number(f.String()) }

// showIncome writes the sheet for reading.
func (p *program) showIncome(f *township.IncomeFile) {
	s := &f.Sheet
	fmt.Fprintf(p.out, "%s年\t%s\t%d人\t%s\t%s\n", s.Year, f.Row.Named(), s.Population, s.Type, s.State.Word())
	t := s.Totals()
	for _, c := range township.IncomeCategories {
		for _, r := range incomeRows(f) {
			if r.Category == c {
				fmt.Fprintf(p.out, "%s\t%s\t%s%s\t%s\t%s\t%s%s\n", c.Title(), r.Name(), r.Quantity.Text(), r.Unit, r.Income, r.Expense, r.Net, apart(r.Uncounted))
			}
		}
		of := t.Of[c.Order()]
		fmt.Fprintf(p.out, "%s\t小计\t\t%s\t%s\t%s\n", c.Title(), of.Income, of.Expense, of.Net)
	}
	fmt.Fprintf(p.out, "合计\t\t\t%s\t%s\t%s\n", t.All.Income, t.All.Expense, t.All.Net)
	perCapita := "没有家庭人口，算不出"
	if n, known := t.PerCapita(); known {
		perCapita = n.String()
	}
	fmt.Fprintf(p.out, "人均纯收入\t\t\t\t\t%s\n", perCapita)
	for _, flag := range f.Flags() {
		fmt.Fprintln(p.out, "提示："+flag)
	}
}

// apart marks what does not count.
func apart(uncounted bool) string {
	if uncounted {
		return "（不计入收入）"
	}
	return ""
}

// exportIncome writes the incomes of a year as a workbook.
func (p *program) exportIncome(ctx context.Context, args []string) int {
	return p.incomeFile(ctx, "export income", args, func(d *service.Desk, year, village, out string) error {
		_, err := d.ExportIncome(ctx, township.IncomeExport{Year: year, Village: village}, out, nil)
		return err
	})
}

// incomeFile writes a workbook of a year, and of a village or of all.
func (p *program) incomeFile(ctx context.Context, name string, args []string, write func(d *service.Desk, year, village, out string) error) int {
	flags := p.flags(name)
	year := flags.String("year", "", "年度；不写就是最近一年")
	village := flags.String("village", "", "村；不写就是全部")
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if err := readYear(year); err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		place, err := villageNamed(ctx, d, *village)
		if err == nil {
			*year, err = yearOr(ctx, d, *year)
		}
		if err == nil {
			err = write(d, *year, place, *out)
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}
