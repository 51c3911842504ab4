package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"taizhang/app/service"
	"taizhang/app/township"
)

// importJob is what the flags of `import` said.
type importJob struct {
	*program
	ctx      context.Context
	desk     *service.Desk
	dryRun   bool
	assign   bool
	password string
	rejected string
}

func (p *program) importCommand(ctx context.Context, args []string) int {
	j := &importJob{program: p, ctx: ctx}
	flags := p.flags("import")
	flags.BoolVar(&j.dryRun, "dry-run", false, "只预览，不写入")
	flags.BoolVar(&j.assign, "assign", false, "采纳台账建议")
	flags.StringVar(&j.password, "password", "", "工作簿的打开密码")
	flags.StringVar(&j.rejected, "rejected", "", "把拒收的行另存为这个文件")
	if code, ok := p.parse(flags, args, 1); !ok {
		return code
	}
	if j.rejected != "" && flags.NArg() > 1 {
		return p.wrong("-rejected 只能用于一个文件。")
	}
	a := writing
	if j.dryRun {
		a = reading
	}
	return p.at(ctx, a, "import", func(d *service.Desk) int {
		j.desk = d
		code := exitDone
		for _, path := range flags.Args() {
			code = max(code, j.file(path))
		}
		return code
	})
}

// file imports one file and prints its counts; a file that cannot be read has none.
func (j *importJob) file(path string) int {
	im, err := j.desk.Preview(j.ctx, path, township.ImportOptions{Password: j.password})
	if err != nil {
		if township.CodeOf(err) == township.CodePassword && j.password == "" {
			fmt.Fprintln(j.err, "可以用 -password 写明密码。")
		}
		return j.fail(err)
	}
	defer im.Close()
	p := im.Preview()
	j.tell(p)
	if err := j.commit(im); err != nil {
		return j.fail(err)
	}
	code := exitDone
	if p.Rejected > 0 {
		code = exitFailed
	}
	// The rows are written by now: what fails after it does not keep the counts back.
	for _, step := range []func(township.PendingImport) error{j.accept, j.keepRejected, j.count} {
		if err := step(im); err != nil {
			code = j.fail(err)
		}
	}
	return code
}

func (j *importJob) commit(im township.PendingImport) error {
	if j.dryRun {
		return nil
	}
	_, err := im.Commit(j.ctx, nil)
	return err
}

// accept moves the households where the file suggests, if that was asked for.
func (j *importJob) accept(im township.PendingImport) error {
	if j.dryRun || !j.assign {
		return nil
	}
	_, err := j.desk.AssignImported(j.ctx, im, township.Origin("命令：import -assign "+im.Preview().File))
	return err
}

func (j *importJob) keepRejected(im township.PendingImport) error {
	if j.rejected == "" || im.Preview().Rejected == 0 {
		return nil
	}
	return im.SaveRejected(j.ctx, j.rejected)
}

func (j *importJob) count(im township.PendingImport) error { return j.print(im.Preview().Outcome()) }

// mostTold bounds how many rejected rows are told on standard error; -rejected saves them all.
const mostTold = 100

func (j *importJob) tell(p *township.Preview) {
	for _, n := range p.Notes {
		fmt.Fprintln(j.err, p.File+"："+n)
	}
	if p.Earlier != nil {
		fmt.Fprintf(j.err, "%s：内容相同的文件在 %s 导入过。\n", p.File, p.Earlier.At.Format("2006-01-02 15:04"))
	}
	if len(p.Villages) > 0 {
		fmt.Fprintf(j.err, "%s：档案中还没有的村：%s。\n", p.File, strings.Join(p.Villages, "、"))
	}
	told := 0
	for _, r := range p.Results {
		if r.Class != township.RowRejected {
			continue
		}
		if told++; told > mostTold {
			fmt.Fprintf(j.err, "%s：还有%d行被拒收，可用 -rejected 保存全部。\n", p.File, p.Rejected-mostTold)
			return
		}
		fmt.Fprintf(j.err, "%s：工作表“%s”第%d行%s被拒收：%s。\n", p.File, r.Sheet, r.Row, inColumn(r.Column), strings.TrimSuffix(r.Reason, "。"))
	}
}

func inColumn(column string) string {
	if column == "" {
		return ""
	}
	return "（" + column + "）"
}

func (p *program) print(v any) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
