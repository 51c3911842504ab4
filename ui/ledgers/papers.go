package ledgers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
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
	around.WriteFile(b.screen.host, around.File{
		Title: "导出台账", Name: req.FileName(b.office.Name, b.screen.host.Today(), workbook), Extension: workbook, Work: "正在导出台账", Unit: "户",
		Make: func(ctx context.Context, path string, report func(done, total int)) (around.Made, error) {
			r, err := b.screen.desk.ExportLedgers(ctx, req, path, report)
			return around.Made{Said: fmt.Sprintf("已导出 %d 张名单，共 %d 户", r.Lists, r.Households)}, err
		},
	})
}

// told tells a failure and says whether all went well; what the clerk has stopped needs no word.
func (s *Screen) told(err error) bool { return around.Told(s.host, err) }
