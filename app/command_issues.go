package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/service"
	"taizhang/app/township"
)

// issueForms are the lists of issues by their names as commands, in their order.
var issueForms = []struct {
	name string
	form township.IssueForm
}{
	{"issue-list", township.FormIssueList},
	{"rectification", township.FormRectify},
	{"closeout-household", township.FormCloseHomes},
	{"closeout-village", township.FormCloseVillage},
	{"duty-list", township.FormDuty},
	{"rectify-notice", township.FormNotice},
	{"acceptance-sheet", township.FormAcceptance},
}

// writeIssues is one of the two ways to write a list of issues to a file.
type writeIssues func(*service.Desk, context.Context, township.IssueListRequest, string) (township.WallListResult, error)

// issueWords are the lists of issues as words behind print and export.
func (p *program) issueWords(command string, write writeIssues) []word {
	var words []word
	for _, f := range issueForms {
		words = append(words, word{f.name, func(ctx context.Context, args []string) int {
			return p.issuePaper(ctx, command+" "+f.name, f.form, args, write)
		}})
	}
	return words
}

// issueFlags are the filters of issues as words of a command; print, export and issues share them.
type issueFlags struct {
	filter                             township.IssueFilter
	campaign, state, asOf              string
	village, unit, person, kind, level string
	nature, source, query              string
	overdue, due                       bool
	item                               int
}

// add declares the words that print and export have.
func (f *issueFlags) add(flags *flag.FlagSet) {
	flags.StringVar(&f.village, "village", "", "村；镇本级 是不属于哪个村的；不写就是全部")
	flags.StringVar(&f.unit, "unit", "", "整改责任单位")
	flags.StringVar(&f.campaign, "campaign", "", "专项行动的名称；不写就是全部")
	flags.StringVar(&f.asOf, "as-of", "", "截至日期，例如 2021-11-19")
}

// addFilters declares the others.
func (f *issueFlags) addFilters(flags *flag.FlagSet) {
	flags.StringVar(&f.state, "state", "", "状态，几个用逗号隔开；open 没有办结的")
	flags.StringVar(&f.level, "level", "", "层级")
	flags.StringVar(&f.kind, "type", "", "问题类型")
	flags.StringVar(&f.nature, "nature", "", "问题性质")
	flags.StringVar(&f.person, "person", "", "责任人")
	flags.StringVar(&f.source, "source", "", "问题来源")
	flags.BoolVar(&f.overdue, "overdue", false, "只要超期的")
	flags.BoolVar(&f.due, "due", false, "只要7天内到期的")
	flags.IntVar(&f.item, "item", 0, "大排查项目的序号，例如 7")
	flags.StringVar(&f.query, "query", "", "编号、姓名、拼音首字母、描述里的字")
}

// read takes the words whose meaning does not depend on the archive.
func (f *issueFlags) read() (day township.Date, err error) {
	day, ok := township.ParseDate(f.asOf)
	if !ok || day != "" && !day.Full() {
		return day, township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 2021-11-19 这样。", f.asOf)
	}
	f.filter = township.IssueFilter{
		Village: f.village, Level: f.level, Type: f.kind, Nature: f.nature, Unit: f.unit, Person: f.person, Source: f.source, Overdue: f.overdue, DueSoon: f.due, Query: f.query,
	}
	return day, f.readStates()
}

// readStates reads one or several states, or those in which something is still to be done.
func (f *issueFlags) readStates() error {
	for _, name := range strings.FieldsFunc(f.state, func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
		s := township.IssueState(strings.TrimSpace(name))
		switch {
		case s == "open":
			for _, o := range township.IssueStates {
				if o.Open() {
					f.filter.States = append(f.filter.States, o)
				}
			}
		case slices.Contains(township.IssueStates, s):
			f.filter.States = append(f.filter.States, s)
		default:
			return township.Errorf(township.CodeInvalid, "-state 没有“%s”这个状态；有：%s，或 open（没有办结的）。", s, joined(township.IssueStates))
		}
	}
	return nil
}

func joined[S ~string](list []S) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, "、")
}

// complete looks up in the archive what the words name: a slip of the pen is told rather than taken for a filter that
// nothing passes.
func (f *issueFlags) complete(ctx context.Context, d *service.Desk) (err error) {
	if f.village != township.TownItself {
		if f.filter.Village, err = villageNamed(ctx, d, f.village); err != nil {
			return err
		}
	}
	if f.campaign != "" {
		c, err := d.CampaignCalled(ctx, f.campaign)
		if err != nil {
			return err
		}
		f.filter.Campaign = c.ID
	}
	if err := f.completeItem(ctx, d); err != nil {
		return err
	}
	return f.known(ctx, d)
}

// completeItem looks up the item of the sweep that the words name by its place.
func (f *issueFlags) completeItem(ctx context.Context, d *service.Desk) error {
	if f.item == 0 {
		return nil
	}
	items, err := d.ChecklistItems(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(items, func(i township.ChecklistItem) bool { return i.Position == f.item })
	if at < 0 {
		return township.Errorf(township.CodeNotFound, "大排查没有第%d项；一共%d项。", f.item, len(items))
	}
	if f.filter.Item = items[at].ID; f.filter.Item == 0 {
		return township.Errorf(township.CodeNotFound, "还没有问题关联大排查项目。请先在“问题”页勾选问题，关联大排查项目。")
	}
	return nil
}

// known looks for each word among those of the archive, and of the list of its field.
func (f *issueFlags) known(ctx context.Context, d *service.Desk) error {
	rows, err := d.TrailedIssueRows(ctx)
	if err != nil {
		return err
	}
	listed := func(vocabulary string) []string { return township.VocabularyOf(vocabulary).Values() }
	for _, w := range []issueWord{
		{f.level, "层级", listed("问题层级"), func(r *township.IssueRow) []string { return []string{r.Level} }},
		{f.kind, "问题类型", listed("问题类型"), func(r *township.IssueRow) []string { return []string{r.Type} }},
		{f.nature, "问题性质", listed("问题性质"), func(r *township.IssueRow) []string { return []string{r.Nature} }},
		{f.source, "问题来源", listed("问题来源"), func(r *township.IssueRow) []string { return []string{r.Source} }},
		{f.unit, "整改责任单位", nil, func(r *township.IssueRow) []string { return unitsOf(r) }},
		{f.person, "责任人", nil, func(r *township.IssueRow) []string { return personsOf(r) }},
	} {
		if err := w.check(rows); err != nil {
			return err
		}
	}
	return nil
}

// unitsOf and personsOf are who answers for an issue, or once did.
func unitsOf(r *township.IssueRow) []string {
	names := []string{r.Unit}
	for _, s := range r.Trail {
		names = append(names, s.Unit)
	}
	return names
}

func personsOf(r *township.IssueRow) []string {
	names := township.SplitWords(r.Person)
	for _, s := range r.Trail {
		names = append(names, township.SplitWords(s.DutyPerson)...)
	}
	return names
}

// issueWord is a flag whose word has to be one of the archive's, or of a list.
type issueWord struct {
	given, label string
	own          []string
	values       func(*township.IssueRow) []string
}

func (w issueWord) check(rows []township.IssueRow) error {
	if w.given == "" || slices.Contains(w.own, w.given) {
		return nil
	}
	has := slices.Clone(w.own)
	for i := range rows {
		for _, v := range w.values(&rows[i]) {
			if v == w.given {
				return nil
			}
			if v != "" && len(has) < mostNamed && !slices.Contains(has, v) {
				has = append(has, v)
			}
		}
	}
	if len(has) == 0 {
		return township.Errorf(township.CodeNotFound, "档案里还没有一个问题填写了%s，找不到“%s”。", w.label, w.given)
	}
	return township.Errorf(township.CodeNotFound, "档案里没有%s“%s”。请核对写法；有：“%s”。", w.label, w.given, strings.Join(has, "”、“"))
}

// issuePaper writes one of the lists of issues to a file.
func (p *program) issuePaper(ctx context.Context, name string, form township.IssueForm, args []string, write writeIssues) int {
	f, flags := &issueFlags{}, p.flags(name)
	f.add(flags)
	out := flags.String("out", "", "写到哪个文件")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	day, err := f.read()
	if err != nil {
		return p.wrong("%s", township.Say(err))
	}
	if problem := noTarget(name, *out); problem != "" {
		return p.wrong("%s", problem)
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if err := f.complete(ctx, d); err != nil {
			return p.fail(err)
		}
		res, err := write(d, ctx, township.IssueListRequest{Form: form, Filter: f.filter, AsOf: day}, *out)
		if err != nil {
			return p.fail(err)
		}
		p.tellMissing(res.Missing)
		if res.Households == 0 {
			fmt.Fprintln(p.err, "提示：清单里没有问题，写出的是空表。")
		}
		return exitDone
	})
}
