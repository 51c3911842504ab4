package surveys

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// SamplePrinter writes samples on paper.
type SamplePrinter interface {
	PrintSample(ctx context.Context, sample int64, path string) (township.WallListResult, error)
	PrintSampleResult(ctx context.Context, sample int64, path string) (township.WallListResult, error)
}

// Filer asks where a file is to be written, and tells that it was.
type Filer interface {
	SaveFile(title, suggested, extension string, then func(path string))
	Saved(path, text string)
}

// printMenu offers the list of the sample, and its result once something was compared.
func (p *samplePage) printMenu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("抽查样本名单…", p.printList)}
	if p.result.All.Checked > 0 {
		items = append(items, fyne.NewMenuItem("抽查结果对比表…", p.printResult))
	}
	return items
}

func (p *samplePage) printList() {
	p.print("抽查样本名单", func(printer SamplePrinter) func(context.Context, int64, string) (township.WallListResult, error) {
		return printer.PrintSample
	})
}

func (p *samplePage) printResult() {
	p.print("抽查结果对比表", func(printer SamplePrinter) func(context.Context, int64, string) (township.WallListResult, error) {
		return printer.PrintSampleResult
	})
}

func (p *samplePage) print(what string, by func(SamplePrinter) func(context.Context, int64, string) (township.WallListResult, error)) {
	printer, ok := p.screen.desk.(SamplePrinter)
	if !ok {
		return
	}
	host, write := p.screen.host, by(printer)
	name := fmt.Sprintf("%s %s 种子号%d.pdf", what, p.file.Sample.Drawn, p.file.Sample.Seed)
	host.SaveFile("保存"+what, name, ".pdf", func(path string) {
		host.Work("正在生成"+what, "", func(ctx context.Context, _ func(done, total int)) error {
			_, err := write(ctx, p.sample, path)
			return err
		}, func(err error) {
			if err != nil {
				host.Fail(err)
				return
			}
			host.Saved(path, what+"已生成")
		})
	})
}
