// Command taizhang is the program: the window, and the same deeds as commands. It only wires: paths, log,
// single instance, archive, screens.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"taizhang/app/desktop"
	"taizhang/app/township"
)

// version is set by the build (-ldflags -X); FyneApp.toml has the same.
var version = "0.1.0"

// The exit codes of the commands.
const (
	exitDone   = 0
	exitFailed = 1 // something was rejected, or failed with a sentence on standard error
	exitUsage  = 2
)

func main() {
	desktop.AttachConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// program is one start: what the flags said, and where words go.
type program struct {
	db   string
	demo bool
	out  io.Writer
	err  io.Writer
}

func run(ctx context.Context, args []string, out, errs io.Writer) int {
	p := &program{out: out, err: errs}
	flags := p.flags("taizhang")
	flags.StringVar(&p.db, "db", "", "档案文件；不写就用默认位置")
	flags.BoolVar(&p.demo, "demo", false, "打开一份用完即弃的演示档案")
	showVersion := flags.Bool("version", false, "显示版本")
	if err := flags.Parse(args); err != nil {
		return p.unread(err)
	}
	if *showVersion {
		fmt.Fprintln(out, "台账 "+version)
		return exitDone
	}
	if p.demo && (p.db != "" || flags.NArg() > 0) {
		return p.wrong("-demo 打开一份用完即弃的档案，不能和 -db 或命令一起用。")
	}
	if flags.NArg() == 0 {
		return p.window(ctx)
	}
	return p.command(ctx, flags.Arg(0), flags.Args()[1:])
}

// flags returns an empty set of flags that says nothing by itself: unread tells in Chinese what is wrong.
func (p *program) flags(name string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	return f
}

// unread tells what is wrong with flags that could not be read; asking for help is no mistake.
func (p *program) unread(err error) int {
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(p.out, usage)
		return exitDone
	}
	return p.wrong("选项写得不对：%s。", flagFault(err))
}

// flagFault says in Chinese what package flag found wrong with the words of a command.
func flagFault(err error) string {
	text := err.Error()
	for _, f := range []struct{ english, chinese string }{
		{"flag provided but not defined: ", "没有“%s”这个选项"},
		{"flag needs an argument: ", "“%s”后面要写内容"},
		{"bad flag syntax: ", "看不懂“%s”"},
	} {
		if word, ok := strings.CutPrefix(text, f.english); ok {
			return fmt.Sprintf(f.chinese, word)
		}
	}
	var value, name string
	for _, format := range []string{"invalid value %q for flag %s", "invalid boolean value %q for %s"} {
		if n, _ := fmt.Sscanf(text, format, &value, &name); n == 2 {
			return fmt.Sprintf("“%s”写的是“%s”，应写数字或去掉", "-"+strings.Trim(name, "-:"), value)
		}
	}
	return text
}

// fail tells an error and returns its exit code.
func (p *program) fail(err error) int {
	fmt.Fprintln(p.err, township.Say(err))
	if township.CodeOf(err) == township.CodeInternal {
		fmt.Fprintln(p.err, err)
	}
	return exitFailed
}

// wrong tells what is wrong with the words of a command.
func (p *program) wrong(format string, args ...any) int {
	fmt.Fprintf(p.err, format+"\n", args...)
	fmt.Fprint(p.err, usage)
	return exitUsage
}

const usage = `用法：
  taizhang [-db 档案]                          打开窗口
  taizhang -demo                               打开演示窗口
  taizhang [-db 档案] init -office 单位 [-villages 村,村…]
  taizhang [-db 档案] import [-dry-run] [-assign] [-password 密码] [-rejected 拒收行.xlsx] 文件…
  taizhang [-db 档案] list [households|members] [条件…] [-json]
  taizhang [-db 档案] print wall-list [-village 村] [-ledger stable|monitored|relapsed|marginal|summary] [-paper A3|A4] [-form wall|file] [-as-of 日期] -out 文件.pdf
  taizhang [-db 档案] export ledgers [-village 村] [-ledger 台账] [-form wall|file] [-as-of 日期] -out 文件.xlsx
  taizhang [-db 档案] print|export ledger-changes -from 日期 -to 日期 [-village 村] -out 文件.pdf|文件.xlsx
  taizhang [-db 档案] print household-list [条件…] [-title 标题] -out 文件.pdf
  taizhang [-db 档案] print helper-list [-helper 帮扶责任人] [-village 村] -out 文件.pdf
  taizhang [-db 档案] export helpers -out 文件.xlsx
  taizhang [-db 档案] export households|members [条件…] [-mask] -out 文件.xlsx
  taizhang [-db 档案] list changes [-village 村] [-from 日期] [-to 日期] [-kind 变动] [-late] [-json]
  taizhang [-db 档案] export changes [同上] [-mask] -out 文件.xlsx
  taizhang [-db 档案] print change-sheet [-household 户编号] [-village 村] [-from 日期] [-to 日期] [-blank 份数] -out 文件.pdf
  taizhang [-db 档案] print income-sheet [-village 村|-household 户编号] [-year 年度] [-blank 份数|-prefilled] -out 文件.pdf
  taizhang [-db 档案] income -household 户编号 [-year 年度] [-json]
  taizhang [-db 档案] export income|income-forms [-year 年度] [-village 村] -out 文件.xlsx
  taizhang [-db 档案] import-income [-dry-run] 文件…
  taizhang [-db 档案] print survey [-village 村|-household 户编号] [-campaign 专项行动] [-blank 份数|-prefilled|-completed] -out 文件.pdf
  taizhang [-db 档案] export surveys [-campaign 专项行动] -out 文件.xlsx
  taizhang [-db 档案] sample [-campaign 专项行动] -size 户数 [-seed 种子号] -out 文件.pdf
  taizhang [-db 档案] print|export issue-list|rectification|closeout-household|closeout-village|duty-list|rectify-notice|acceptance-sheet [-village 村] [-unit 整改责任单位] [-campaign 专项行动] [-as-of 日期] -out 文件.pdf|文件.xlsx
  taizhang [-db 档案] print|export monthly-report [-month 年-月] -out 文件.pdf|文件.xlsx
  taizhang [-db 档案] issues [-village 村|镇本级] [-state 状态,状态…|open] [-level 层级] [-type 类型] [-nature 性质] [-unit 单位] [-person 责任人] [-source 来源] [-campaign 专项行动]
                             [-item 排查项目序号] [-overdue] [-due] [-query 编号、姓名、拼音首字母或描述] [-as-of 日期] [-json]
  taizhang [-db 档案] import-issues [-dry-run] [-source 问题来源] [-found 日期] [-proven] [-password 密码] 文件…
  taizhang [-db 档案] check
  taizhang [-db 档案] demo
条件：-village 村 -group 组 -ledger 台账|none -type 户类型 -cause 致贫原因 -helper 帮扶责任人|none -monitor 监测类别|any|none -cleared yes|no
      -outside 档外五类|any -exit-year 年度 -people-from 人数 -people-to 人数 -entered-from 日期 -entered-to 日期 -state open|closed|any -incomplete
      -query 姓名、拼音首字母、证件或电话尾号、户编号
issue-list 排查问题清单，rectification 整改台账，closeout-household 附件19，closeout-village 附件20，duty-list 责任清单，rectify-notice 整改通知单，acceptance-sheet 验收单。
import-issues 只写入肯定是新的问题，待选择、可能重复和拒收的行逐行列出，可在窗口里处理；-proven 是清单上的问题已属实。
-campaign 写名称，不写就是当前的专项行动（问题的各种清单不写就是全部）；-blank、-prefilled、-completed 都不写，print survey 打印已录入的调查表。
选项写在文件名之前。上墙（A3）名单不含证件号码和村民电话；存档（A4）名单含证件号码。
`
