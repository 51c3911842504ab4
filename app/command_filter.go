package main

import (
	"context"
	"flag"
	"slices"
	"strings"

	"taizhang/app/service"
	"taizhang/app/township"
)

// filterFlags are the filters of the screen 农户 as words of a command; list, export and print share them.
type filterFlags struct {
	filter                 township.HouseholdFilter
	ledger, cleared, state string
	enteredFrom, enteredTo string
}

// addFilterFlags adds the flags to a command.
func addFilterFlags(flags *flag.FlagSet) *filterFlags {
	f := &filterFlags{}
	flags.StringVar(&f.filter.Village, "village", "", "村")
	flags.StringVar(&f.filter.Group, "group", "", "组，例如 2组")
	flags.StringVar(&f.ledger, "ledger", "", "台账；none 未入台账")
	flags.StringVar(&f.filter.Type, "type", "", "户类型")
	flags.StringVar(&f.filter.Cause, "cause", "", "致贫原因")
	flags.StringVar(&f.filter.Helper, "helper", "", "帮扶责任人；none 无帮扶责任人")
	flags.StringVar(&f.filter.Monitor, "monitor", "", "监测对象类别；any 全部监测对象，none 非监测对象")
	flags.StringVar(&f.cleared, "cleared", "", "风险是否已消除：yes 或 no")
	flags.StringVar(&f.filter.Outside, "outside", "", "档外五类；any 任何一类")
	flags.StringVar(&f.filter.ExitYear, "exit-year", "", "脱贫年度，例如 2019")
	flags.IntVar(&f.filter.PeopleFrom, "people-from", 0, "家庭人口不少于")
	flags.IntVar(&f.filter.PeopleTo, "people-to", 0, "家庭人口不多于")
	flags.StringVar(&f.enteredFrom, "entered-from", "", "入账日期不早于")
	flags.StringVar(&f.enteredTo, "entered-to", "", "入账日期不晚于")
	flags.BoolVar(&f.filter.Incomplete, "incomplete", false, "资料待补全的")
	flags.StringVar(&f.state, "state", "", "open 在册，closed 已注销，any 全部")
	flags.StringVar(&f.filter.Query, "query", "", "姓名、拼音首字母、证件或电话尾号、户编号")
	return f
}

// read takes the words whose meaning does not depend on the archive.
func (f *filterFlags) read() error {
	for _, read := range []func() error{f.readLedger, f.readCleared, f.readState, f.readDates, f.readCounts} {
		if err := read(); err != nil {
			return err
		}
	}
	return f.filter.Validate()
}

func (f *filterFlags) readLedger() error {
	switch f.ledger {
	case "":
	case township.NoLedger, township.None.Word():
		f.filter.Ledger = township.NoLedger
	default:
		l, err := township.ParseLedger(f.ledger)
		if err != nil {
			return err
		}
		f.filter.Ledger = string(l)
	}
	return nil
}

func (f *filterFlags) readCleared() error {
	switch f.cleared {
	case "", township.RiskCleared, township.RiskOpen:
		f.filter.Cleared = f.cleared
	case "是":
		f.filter.Cleared = township.RiskCleared
	case "否":
		f.filter.Cleared = township.RiskOpen
	default:
		return township.Errorf(township.CodeInvalid, "-cleared 只能是 yes 或 no，不能是“%s”。", f.cleared)
	}
	return nil
}

func (f *filterFlags) readState() error {
	switch f.state {
	case "", "open", "在册":
	case township.StateClosed, "已注销":
		f.filter.State = township.StateClosed
	case township.StateAny:
		f.filter.State = township.StateAny
	default:
		return township.Errorf(township.CodeInvalid, "-state 只能是 open、closed 或 any，不能是“%s”。", f.state)
	}
	return nil
}

func (f *filterFlags) readDates() error {
	for _, d := range []struct {
		text string
		to   *township.Date
	}{{f.enteredFrom, &f.filter.EnteredFrom}, {f.enteredTo, &f.filter.EnteredTo}} {
		day, ok := township.ParseDate(d.text)
		if !ok || day != "" && !day.Full() {
			return township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 2021-11-19 这样。", d.text)
		}
		*d.to = day
	}
	return nil
}

func (f *filterFlags) readCounts() error {
	if f.filter.PeopleFrom < 0 || f.filter.PeopleTo < 0 {
		return township.Errorf(township.CodeInvalid, "-people-from 和 -people-to 要写 0 以上的人数。")
	}
	if y, ok := township.ParseDate(f.filter.ExitYear); !ok || len(y) > len("2019") {
		return township.Errorf(township.CodeInvalid, "“%s”不是年度，请写成 2019 这样。", f.filter.ExitYear)
	}
	return nil
}

// rows returns the households that the filter lets through; a word that neither the archive nor its list knows is told
// rather than taken for a filter that nothing passes.
func (f *filterFlags) rows(ctx context.Context, d *service.Desk) ([]*township.HouseholdRow, error) {
	village, err := villageNamed(ctx, d, f.filter.Village)
	if err != nil {
		return nil, err
	}
	f.filter.Village = village
	rows, err := d.Households(ctx)
	if err != nil {
		return nil, err
	}
	helpers, err := f.helpers(ctx, d)
	if err != nil {
		return nil, err
	}
	if err := f.known(rows, helpers); err != nil {
		return nil, err
	}
	return township.FilterRows(rows, f.filter), nil
}

// helpers are the ways to name the people of the roster, where one is asked for: who looks after nobody is no slip of the pen.
func (f *filterFlags) helpers(ctx context.Context, d *service.Desk) (names []string, err error) {
	if f.filter.Helper == "" {
		return nil, nil
	}
	list, err := d.Helpers(ctx)
	for _, r := range list.Rows {
		names = append(names, r.Name, r.Called())
	}
	return names, err
}

// toFile writes a file of the households that the flags let through.
func (p *program) toFile(ctx context.Context, name string, flags *flag.FlagSet, args []string, write func(d *service.Desk, rows []*township.HouseholdRow, out string) error) int {
	filter := addFilterFlags(flags)
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if err := filter.read(); err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		rows, err := filter.rows(ctx, d)
		if err == nil && len(rows) == 0 {
			err = township.Errorf(township.CodeNotFound, "没有符合条件的农户，文件没有写出。请放宽条件。")
		}
		if err == nil {
			err = write(d, rows, *out)
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}

// knownWord is a flag whose word has to be one of the archive's, of a list, or one of the filter's own.
type knownWord struct {
	given, label string
	own          []string
	value        func(*township.HouseholdRow) string
	several      bool                                // a value is made of words, each of which may be given
	also         func(*township.HouseholdRow) string // a second way to write it, may be nil
}

// known looks for each word among the values of the archive, and of the list of its field.
func (f *filterFlags) known(rows []*township.HouseholdRow, helpers []string) error {
	listed := func(vocabulary string, own ...string) []string {
		return append(township.VocabularyOf(vocabulary).Values(), own...)
	}
	for _, w := range []knownWord{
		{given: f.filter.Group, label: "组", value: func(r *township.HouseholdRow) string { return r.Group }},
		{given: f.filter.Type, label: "户类型", own: listed("户类型"), value: func(r *township.HouseholdRow) string { return r.Type }},
		{given: f.filter.Cause, label: "致贫原因", own: append(listed("致贫原因"), listed("致贫返贫风险")...), several: true, value: func(r *township.HouseholdRow) string { return r.Cause }},
		{given: f.filter.Monitor, label: "监测对象类别", own: listed("监测对象类别", township.AnyMonitor, township.NotMonitored), value: func(r *township.HouseholdRow) string { return r.Monitor }},
		{given: f.filter.Outside, label: "档外五类", own: listed("档外五类", township.AnyOutside), value: func(r *township.HouseholdRow) string { return r.Outside }},
		{given: f.filter.Helper, label: "帮扶责任人", own: append(helpers, township.NoHelper), value: func(r *township.HouseholdRow) string { return r.Helper }, also: (*township.HouseholdRow).HelperCalled},
	} {
		if err := w.check(rows); err != nil {
			return err
		}
	}
	return nil
}

func (w knownWord) check(rows []*township.HouseholdRow) error {
	if w.given == "" || slices.Contains(w.own, w.given) {
		return nil
	}
	if slices.ContainsFunc(rows, w.fits) {
		return nil
	}
	has := w.examples(rows)
	if len(has) == 0 {
		return township.Errorf(township.CodeNotFound, "档案里还没有一户填写了%s，找不到“%s”。", w.label, w.given)
	}
	return township.Errorf(township.CodeNotFound, "档案里没有%s“%s”。请核对写法；有：“%s”。", w.label, w.given, strings.Join(has, "”、“"))
}

// fits says whether what was given means a row's value.
func (w knownWord) fits(r *township.HouseholdRow) bool {
	return w.value(r) == w.given || w.also != nil && w.also(r) == w.given || slices.Contains(w.words(r), w.given)
}

// examples are some of the words that could have been given.
func (w knownWord) examples(rows []*township.HouseholdRow) []string {
	var has []string
	for _, r := range rows {
		for _, v := range w.words(r) {
			if v != "" && len(has) < mostNamed && !slices.Contains(has, v) {
				has = append(has, v)
			}
		}
	}
	return has
}

// words are what of a row's value may be given.
func (w knownWord) words(r *township.HouseholdRow) []string {
	if w.several {
		return township.SplitWords(w.value(r))
	}
	return []string{w.value(r)}
}

// mostNamed is how many known words a sentence about an unknown one names.
const mostNamed = 12
