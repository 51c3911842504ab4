package ledgers

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// workbook is the ending of Excel's files.
const workbook = ".xlsx"

// print opens the print panel for the list that is shown.
func (b *board) print() {
	b.screen.host.PrintWallLists(township.WallListRequest{Village: b.village, Ledger: b.ledger, AsOf: b.on})
}

// exportMenu offers what can be written as a workbook; what goes out with ID numbers says so.
func (b *board) exportMenu() []*fyne.MenuItem {
	item := func(label string, l township.Ledger, form township.WallListForm) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() {
			b.export(township.WallListRequest{Village: b.village, Ledger: l, AsOf: b.on, Form: form})
		})
	}
	return []*fyne.MenuItem{
		item("四本台账，上墙表（不含证件号码）…", township.None, township.ForWall),
		item("四本台账，存档表（含证件号码）…", township.None, township.ForFile),
		item("只导出"+b.ledger.Word()+"，存档表（含证件号码）…", b.ledger, township.ForFile),
	}
}

// export writes the lists of a request where the clerk says.
func (b *board) export(req township.WallListRequest) {
	host := b.screen.host
	name := req.FileName(b.office.Name, host.Today(), workbook)
	host.SaveFile("导出台账", name, workbook, func(path string) {
		var result township.WallListResult
		run := func(ctx context.Context, report func(done, total int)) (err error) {
			result, err = b.screen.desk.ExportLedgers(ctx, req, path, report)
			return err
		}
		host.Work("正在导出台账", "户", run, func(err error) {
			if b.screen.told(err) {
				host.Saved(path, fmt.Sprintf("已导出 %d 张名单，共 %d 户", result.Lists, result.Households))
			}
		})
	})
}

// told tells a failure and says whether all went well; what the clerk has stopped needs no word.
func (s *Screen) told(err error) bool {
	if err != nil && township.CodeOf(err) != township.CodeCancelled && !errors.Is(err, context.Canceled) {
		s.host.Fail(err)
	}
	return err == nil
}
