package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"taizhang/app/desktop"
	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
)

// command runs one of the commands.
func (p *program) command(ctx context.Context, name string, args []string) int {
	commands := map[string]func(context.Context, []string) int{
		"init": p.initCommand, "demo": p.demoCommand, "import": p.importCommand, "list": p.listCommand,
		"print": p.printCommand, "export": p.exportCommand, "check": p.checkCommand,
		"income": p.incomeCommand, "import-income": p.importIncomeCommand, "sample": p.sampleCommand,
		"issues": p.issuesCommand, "import-issues": p.importIssuesCommand,
	}
	c, ok := commands[name]
	if !ok {
		return p.wrong("没有“%s”这个命令。", name)
	}
	return c(ctx, args)
}

// access is how a command uses the archive.
type access int

const (
	reading access = iota
	writing
	founding // writing, and the archive may be new
)

// lockWait is how long a command that writes waits for a window or another command; tests have less patience.
var lockWait = 5 * time.Second

// at runs body at a desk of the archive. Commands that write hold the archive's lock meanwhile.
func (p *program) at(ctx context.Context, a access, origin string, body func(*service.Desk) int) int {
	place, err := p.place()
	if err != nil {
		return p.fail(err)
	}
	if warning, err := desktop.CheckVolume(place.Archive); err != nil {
		return p.fail(err)
	} else if warning != "" {
		fmt.Fprintln(p.err, warning)
	}
	if a != reading {
		lock, err := desktop.AcquireWait(ctx, place.Archive, lockWait)
		if err != nil {
			return p.fail(err)
		}
		defer lock.Release()
		if err := lock.Tell(desktop.Holder{What: "命令 " + origin, User: userName()}); err != nil {
			fmt.Fprintln(p.err, township.Say(err))
		}
	}
	archive, err := data.Open(ctx, place.Archive, data.Options{MustExist: a != founding, BackupDir: place.Backup})
	if err != nil {
		return p.fail(err)
	}
	defer archive.Close()
	work, err := openWorkFolder(place.Temp)
	if err != nil {
		return p.fail(err)
	}
	defer work.Close()
	return body(service.NewDesk(archive, service.Config{Operator: userName(), Origin: township.Origin("命令：" + origin), TempDir: work.dir}))
}

func (p *program) initCommand(ctx context.Context, args []string) int {
	flags := p.flags("init")
	office := flags.String("office", "", "单位，例如 某县清溪镇")
	villages := flags.String("villages", "", "村名，用逗号隔开")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	if *office == "" {
		return p.wrong("请用 -office 写明单位。")
	}
	unit := township.ParseOffice(*office)
	if err := unit.Validate(); err != nil { // before there is an archive without an office
		return p.fail(err)
	}
	return p.at(ctx, founding, "init", func(d *service.Desk) int {
		o, _, founded, err := d.Office(ctx)
		if err == nil && founded {
			err = township.Errorf(township.CodeConflict, "“%s”已经是%s的档案，没有改动。要换一个单位，请用 -db 另指一个文件。", d.ArchivePath(), o.Name)
		}
		if err == nil {
			_, err = d.Found(ctx, unit, township.ParseVillages(*villages))
		}
		if err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}

func (p *program) demoCommand(ctx context.Context, args []string) int {
	if code, ok := p.parse(p.flags("demo"), args, 0); !ok {
		return code
	}
	return p.at(ctx, founding, "demo", func(d *service.Desk) int {
		if err := d.FillDemo(ctx); err != nil {
			return p.fail(err)
		}
		return exitDone
	})
}

func (p *program) checkCommand(ctx context.Context, args []string) int {
	if code, ok := p.parse(p.flags("check"), args, 0); !ok {
		return code
	}
	return p.at(ctx, reading, "check", func(d *service.Desk) int {
		faults, remarks, err := d.Check(ctx)
		if err != nil {
			return p.fail(err)
		}
		for _, r := range remarks {
			fmt.Fprintln(p.out, "提醒："+r)
		}
		if len(faults) > 0 {
			for _, f := range faults {
				fmt.Fprintln(p.err, f)
			}
			return exitFailed
		}
		households, people, err := d.Counts(ctx)
		if err != nil {
			return p.fail(err)
		}
		attached, err := d.AttachmentCount(ctx)
		if err != nil {
			return p.fail(err)
		}
		whole := fmt.Sprintf("档案完好：%d户 %d人", households, people)
		if attached > 0 {
			whole += fmt.Sprintf("，附件%d个", attached)
		}
		fmt.Fprintln(p.out, whole+"。")
		return exitDone
	})
}

// parse reads a command's flags; least is how many words must follow them, and none may when it is 0.
func (p *program) parse(flags *flag.FlagSet, args []string, least int) (code int, ok bool) {
	if err := flags.Parse(args); err != nil {
		return p.unread(err), false
	}
	if flags.NArg() < least {
		return p.wrong("“%s”后面还要写文件名。", flags.Name()), false
	}
	if least == 0 && flags.NArg() > 0 {
		return p.wrong("“%s”后面多了“%s”；选项要写在前面。", flags.Name(), flags.Arg(0)), false
	}
	if late := lateFlag(flags.Args()); late != "" {
		return p.wrong("选项“%s”要写在文件名之前。", late), false
	}
	return exitDone, true
}

// tellMissing names what holds characters that no font has: it is to be written onto the paper by hand.
func (p *program) tellMissing(texts []string) {
	for _, m := range texts {
		fmt.Fprintf(p.err, "请手写核对：%s\n", m)
	}
}

// noTarget says what is wrong with the file that a command is to write; “” if nothing is. A paper that is called a
// workbook, or the other way round, is a slip of the pen: no program would open it.
func noTarget(command, out string) string {
	right, wrong := ".xlsx", ".pdf"
	if strings.HasPrefix(command, "print") || command == "sample" {
		right, wrong = wrong, right
	}
	switch {
	case out == "":
		return "请用 -out 写明要写到哪个文件。"
	case strings.EqualFold(filepath.Ext(out), wrong):
		return fmt.Sprintf("-out 的文件名要以 %s 结尾，不能是“%s”。", right, filepath.Base(out))
	}
	return ""
}

// lateFlag returns the first word behind a file name that looks like a flag and is no file: without its flag
// the command would do something else than was asked for.
func lateFlag(words []string) string {
	for i, w := range words {
		if i == 0 || !strings.HasPrefix(w, "-") {
			continue
		}
		if _, err := os.Stat(w); err != nil {
			return w
		}
	}
	return ""
}
