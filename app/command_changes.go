package main

import (
	"context"
	"flag"
	"fmt"

	"taizhang/app/service"
	"taizhang/app/township"
)

// changeFlags are the words of the commands on changes of families.
type changeFlags struct {
	household, village, from, to, kind, out string
	blank                                   int
	late, asJSON                            bool
}

func (f *changeFlags) add(flags *flag.FlagSet) {
	flags.StringVar(&f.village, "village", "", "村；不写就是全部")
	flags.StringVar(&f.from, "from", "", "从这一天起发生的")
	flags.StringVar(&f.to, "to", "", "到这一天为止发生的")
	flags.StringVar(&f.kind, "kind", "", "变动")
	flags.BoolVar(&f.late, "late", false, "只要补录的")
}

// filter reads what the words mean; the household is named by its code.
func (f *changeFlags) filter(ctx context.Context, d *service.Desk) (township.EventFilter, error) {
	out := township.EventFilter{Late: f.late}
	var err error
	if out.Village, err = villageNamed(ctx, d, f.village); err != nil || f.household == "" {
		return out, err
	}
	rows, err := d.Households(ctx)
	for _, r := range rows {
		if r.Code == f.household {
			out.Household = r.ID
		}
	}
	if err == nil && out.Household == 0 {
		err = township.Errorf(township.CodeNotFound, "档案里没有户编号“%s”。请核对。", f.household)
	}
	return out, err
}

// read checks the words that need no archive.
func (f *changeFlags) read(into *township.EventFilter) error {
	for _, day := range []struct {
		text string
		into *township.Date
	}{{f.from, &into.From}, {f.to, &into.To}} {
		d, ok := township.ParseDate(day.text)
		if !ok || d != "" && !d.Full() {
			return township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 2021-11-19 这样。", day.text)
		}
		*day.into = d
	}
	if into.From != "" && into.To != "" && into.From > into.To {
		return township.Errorf(township.CodeInvalid, "-from %s 晚于 -to %s，没有这样的时间段。请改正。", into.From, into.To)
	}
	if f.blank < 0 {
		return township.Errorf(township.CodeInvalid, "-blank 要写 0 以上的份数。")
	}
	if f.kind == "" {
		return nil
	}
	var err error
	into.Kind, err = township.ParseEventKind(f.kind)
	return err
}

// onChanges runs a command on the changes that its words let through; needsOut asks for a file.
func (p *program) onChanges(ctx context.Context, name string, args []string, f *changeFlags, flags *flag.FlagSet, needsOut bool, do func(*service.Desk, township.EventFilter) error) int {
	f.add(flags)
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	var days township.EventFilter
	if err := f.read(&days); err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if needsOut {
		if problem := noTarget(name, f.out); problem != "" {
			return p.wrong("%s", problem)
		}
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		filter, err := f.filter(ctx, d)
		filter.From, filter.To, filter.Kind = days.From, days.To, days.Kind
		if err == nil {
			err = do(d, filter)
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}

// changeLine is one event of `list changes -json`.
type changeLine struct {
	Household string              `json:"household"`
	Village   string              `json:"village"`
	Group     string              `json:"group"`
	Head      string              `json:"head"`
	Kind      township.EventKind  `json:"kind"`
	Way       string              `json:"way"`
	Happened  township.Date       `json:"happened"`
	Recorded  township.Date       `json:"recorded"`
	Late      bool                `json:"late"`
	Reason    string              `json:"reason"`
	People    []changedPersonLine `json:"people"`
}

// changedPersonLine is one person of a changeLine.
type changedPersonLine struct {
	Name   string `json:"name"`
	Part   string `json:"part"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func (p *program) listChanges(ctx context.Context, args []string) int {
	const name = "list changes"
	f, flags := &changeFlags{}, p.flags(name)
	flags.BoolVar(&f.asJSON, "json", false, "输出 JSON")
	return p.onChanges(ctx, name, args, f, flags, false, func(d *service.Desk, filter township.EventFilter) error {
		list, err := d.Events(ctx, filter)
		if err != nil {
			return err
		}
		if f.asJSON {
			return p.print(changeLines(list))
		}
		for _, e := range list {
			fmt.Fprintf(p.out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", e.Happened, e.Recorded, e.Code, e.Village, e.Group, e.Head, e.Kind.Word(), e.Way, e.Names())
		}
		return nil
	})
}

func changeLines(list []township.Event) []changeLine {
	lines := make([]changeLine, len(list))
	for i, e := range list {
		lines[i] = changeLine{e.Code, e.Village, e.Group, e.Head, e.Kind, e.Way, e.Happened, e.Recorded, e.Late(), e.Reason, []changedPersonLine{}}
		for _, m := range e.People {
			lines[i].People = append(lines[i].People, changedPersonLine{m.Name, m.Part, m.Before, m.After})
		}
	}
	return lines
}

func (p *program) exportChanges(ctx context.Context, args []string) int {
	const name = "export changes"
	f, flags := &changeFlags{}, p.flags(name)
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
	mask := flags.Bool("mask", false, "证件号码打码")
	return p.onChanges(ctx, name, args, f, flags, true, func(d *service.Desk, filter township.EventFilter) error {
		_, err := d.ExportChanges(ctx, filter, *mask, f.out)
		return err
	})
}

func (p *program) printChangeSheet(ctx context.Context, args []string) int {
	const name = "print change-sheet"
	f, flags := &changeFlags{}, p.flags(name)
	flags.StringVar(&f.household, "household", "", "户编号")
	flags.IntVar(&f.blank, "blank", 0, "空白表的份数")
	flags.StringVar(&f.out, "out", "", "写到哪个文件")
	return p.onChanges(ctx, name, args, f, flags, true, func(d *service.Desk, filter township.EventFilter) error {
		res, err := d.PrintChangeSheets(ctx, township.ChangeSheetRequest{Filter: filter, Blank: f.blank}, f.out)
		p.tellMissing(res.Missing)
		return err
	})
}
