package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/service"
	"taizhang/app/township"
)

// issueBookJob is what the flags of `import-issues` said.
type issueBookJob struct {
	*program
	ctx                     context.Context
	desk                    *service.Desk
	dryRun, proven          bool
	source, found, password string
	day                     township.Date
}

// importIssuesCommand takes superiors' lists of issues: what is surely new of them; what waits for a person's choice, what
// may be told already and what is rejected stays outside and is told.
func (p *program) importIssuesCommand(ctx context.Context, args []string) int {
	j := &issueBookJob{program: p, ctx: ctx}
	flags := p.flags("import-issues")
	flags.BoolVar(&j.dryRun, "dry-run", false, "只预览，不写入")
	flags.BoolVar(&j.proven, "proven", false, "清单上的问题已属实")
	flags.StringVar(&j.source, "source", "", "问题来源；不写就按文件名判断")
	flags.StringVar(&j.found, "found", "", "清单没写发现时间的，按这一天；不写就是今天")
	flags.StringVar(&j.password, "password", "", "工作簿的打开密码")
	if code, ok := p.parse(flags, args, 1); !ok {
		return code
	}
	day, ok := township.ParseDate(j.found)
	if !ok || day != "" && !day.Full() {
		return p.wrong("“%s”不是日期，请写成 2021-11-19 这样。", j.found)
	}
	if own := township.VocabularyOf("问题来源").Values(); j.source != "" && !slices.Contains(own, j.source) {
		return p.wrong("没有“%s”这个问题来源；有：%s。", j.source, strings.Join(own, "、"))
	}
	j.day = day
	a := writing
	if j.dryRun {
		a = reading
	}
	return p.at(ctx, a, "import-issues", func(d *service.Desk) int {
		j.desk = d
		code := exitDone
		for _, path := range flags.Args() {
			code = max(code, j.file(path))
		}
		return code
	})
}

// file takes one list and prints its counts; a file that cannot be read has none.
func (j *issueBookJob) file(path string) int {
	book, err := j.read(path)
	if err != nil {
		return j.fail(err)
	}
	if book.Source == "" {
		return j.wrong("从文件名看不出“%s”的问题来源，请用 -source 写明。", book.File)
	}
	fresh := j.tell(&book)
	counts := book.Outcome()
	if !j.dryRun && len(fresh) > 0 {
		if _, err := j.desk.TakeIssueBook(j.ctx, book, fresh); err != nil {
			return j.fail(err)
		}
	}
	if err := j.print(counts); err != nil {
		return j.fail(err)
	}
	if counts.Rejected+counts.Waiting > 0 {
		return exitFailed
	}
	return exitDone
}

// read reads a list as the flags say that it is meant.
func (j *issueBookJob) read(path string) (township.IssueBook, error) {
	book, err := j.desk.ReadIssueBook(j.ctx, path, j.password)
	if township.CodeOf(err) == township.CodePassword && j.password == "" {
		fmt.Fprintln(j.err, "可以用 -password 写明密码。")
	}
	if err != nil {
		return book, err
	}
	book.Proven = j.proven
	if j.source == "" && j.day == "" {
		return book, nil
	}
	book.Source, book.Found = cmp.Or(j.source, book.Source), cmp.Or(j.day, book.Found)
	return book, j.desk.WeighIssueBook(j.ctx, &book)
}

// tell names what was left out and why, and returns the rows that are surely new.
func (j *issueBookJob) tell(book *township.IssueBook) (fresh []int) {
	for _, n := range book.Notes {
		fmt.Fprintln(j.err, book.File+"："+n)
	}
	told := 0
	for at := range book.Rows {
		r := &book.Rows[at]
		class := r.Class()
		if class == township.BookRowNew {
			fresh = append(fresh, at)
			continue
		}
		if told++; told <= mostTold {
			fmt.Fprintf(j.err, "%s：工作表“%s”第%d行%s：%s。\n", book.File, r.Sheet, r.Row, class, r.Why())
		}
	}
	if told > mostTold {
		fmt.Fprintf(j.err, "%s：还有%d行没有写入。\n", book.File, told-mostTold)
	}
	return fresh
}
