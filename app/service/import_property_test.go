package service_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

// anyStyle draws a layout.
func anyStyle(t *rapid.T) rostertest.Style {
	flag := func(name string) bool { return rapid.Bool().Draw(t, name) }
	s := rostertest.Style{
		Spelling: rapid.IntRange(0, 2).Draw(t, "spelling"), HeadAt: rapid.IntRange(0, 6).Draw(t, "head at"),
		Groups: flag("groups"), LostMerges: flag("lost merges"), HeadColumn: flag("head column"), HeadLast: flag("head last"),
		Blank: rapid.IntRange(0, 4).Draw(t, "blank"), Subtotals: flag("subtotals"), Total: flag("total"), Signed: flag("signed"),
		Page: rapid.SampledFrom([]int{0, 0, 5}).Draw(t, "page"), ColumnNumbers: flag("column numbers"),
	}
	switch rapid.IntRange(0, 3).Draw(t, "together") {
	case 0:
		s.Merged = true
	case 1:
		s.HeadOnly = true
	case 2:
		s.Mixed = rapid.Int64Range(1, 5).Draw(t, "mixed")
	}
	if flag("no code") {
		s.Omit = append(s.Omit, "户编号")
	}
	if flag("no person code") {
		s.Omit = append(s.Omit, "人编号")
	}
	if flag("mixed columns") {
		s.Shuffle = rapid.Int64Range(1, 9).Draw(t, "order")
	}
	return s
}

// anyCell draws what may stand in a spoilt cell.
func anyCell(t *rapid.T, town []rostertest.Family) any {
	other := town[rapid.IntRange(0, len(town)-1).Draw(t, "other")]
	return rapid.SampledFrom([]any{
		nil, "", " ", "/", "无", "合计", "户主", "配偶", "之子", "　", "\t", "\u200b", rostertest.Fault("#N/A"),
		rostertest.Formula{Text: "A1"},
		rostertest.Raw("5.199001974060856e+17"), rostertest.Raw("51990000000001"), "5.19E+17", rostertest.Date(44197), 44197, "201401", 2014.1, -1, 0, 1e300, true,
		"=1+1", "=HYPERLINK(\"http://x\")", "张　三", "柏树村", "石桥村", "清溪镇柏树村", "999999194512017267", "2021-13-45", "脱贫不稳定户", "是",
		other.Code, other.Head().Name, other.Head().ID, other.Head().ID + "43", other.Head().Code, other.People[len(other.People)-1].ID, other.People[len(other.People)-1].Name,
	}).Draw(t, "cell")
}

// anyRoster draws a roster of persons with damage.
func anyRoster(t *rapid.T, town []rostertest.Family) rostertest.Sheet {
	style := anyStyle(t)
	sh := rostertest.Persons(town, style)
	for range rapid.IntRange(0, 12).Draw(t, "damages") {
		r := rapid.IntRange(0, len(sh.Rows)-1).Draw(t, "row")
		if len(sh.Rows[r]) == 0 {
			continue
		}
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0: // twice
			sh.Rows = append(sh.Rows, append([]any(nil), sh.Rows[r]...))
		case 1: // gone
			sh.Rows[r] = nil
		default:
			c := rapid.IntRange(0, len(sh.Rows[r])-1).Draw(t, "column")
			sh.Rows[r][c] = anyCell(t, town)
		}
	}
	return sh
}

// TestImportProperties imports damaged rosters of any layout, one after the other: the classes add up, the archive stays sound, the
// rows that were taken say nothing new a second time, and taking the import back leaves no trace.
func TestImportProperties(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		archive, _, err := datatest.OpenAt(filepath.Join(dir, fmt.Sprint(n, ".db")))
		if err != nil {
			rt.Fatal(err)
		}
		defer archive.Close()
		d := service.NewDesk(archive, service.Config{TempDir: dir})
		town := rostertest.Town(6)
		for file := range 2 {
			sheets := []rostertest.Sheet{anyRoster(rt, town)}
			if rapid.Bool().Draw(rt, "list") {
				code := rapid.Bool().Draw(rt, "list with codes")
				sheets = append(sheets, rostertest.Households(town, rostertest.ListStyle{Code: code, NoID: code && rapid.Bool().Draw(rt, "list without numbers")})...)
			}
			path := filepath.Join(dir, fmt.Sprint(n, "-", file, ".xlsx"))
			rostertest.Of(sheets...).WriteXLSX(t, path)
			checkImport(rt, d, archive, path)
		}
	})
}

func checkImport(rt *rapid.T, d *service.Desk, archive *data.Archive, path string) {
	before := dump(rt, archive)
	im, err := d.Preview(ctx, path, township.ImportOptions{})
	if err != nil {
		if code := township.CodeOf(err); code != township.CodeNoRoster {
			rt.Fatalf("preview: %s %v", code, err)
		}
		return
	}
	defer im.Close()
	p := im.Preview()
	addsUp(rt, p)
	deed, err := im.Commit(ctx, nil)
	if err != nil {
		rt.Fatalf("commit: %v", err)
	}
	if faults, _, err := d.Check(ctx); err != nil || len(faults) > 0 {
		rt.Fatalf("faults %q, %v", faults, err)
	}
	again, err := d.Preview(ctx, path, township.ImportOptions{})
	if err != nil {
		rt.Fatalf("second preview: %v", err)
	}
	defer again.Close()
	addsUp(rt, again.Preview())
	understood := false // a row that was refused may be understood by what others have said since, and have its own say
	for i, r := range again.Preview().Results {
		understood = understood || p.Results[i].Class == township.RowRejected && r.Class != township.RowRejected
	}
	for i, r := range again.Preview().Results {
		if !understood && (r.Class == township.RowNew || r.Class == township.RowChanged && len(p.Sheets) == 1) { // two rosters may contradict each other
			rt.Errorf("%s row %d, %s, is %s a second time: %+v", r.Sheet, r.Row, p.Results[i].Class.Word(), r.Class.Word(), r.Changes)
		}
	}
	if deed.ID == 0 || !rapid.Bool().Draw(rt, "take back") {
		return
	}
	if _, err := d.Undo(ctx, deed.ID, false); err != nil {
		rt.Fatalf("undo: %v", err)
	}
	if after := dump(rt, archive); after != before {
		rt.Fatalf("taking back left something:%s", firstDifference(before, after))
	}
}

// addsUp checks what holds of every preview.
func addsUp(rt *rapid.T, p *township.Preview) {
	rows := 0
	for _, s := range p.Sheets {
		rows += s.DataRows
	}
	if p.Rows != p.New+p.Changed+p.Same+p.Rejected || p.Rows != len(p.Results) || p.Rows != rows {
		rt.Fatalf("%d rows, %d results, %d in the sheets, classes %v", p.Rows, len(p.Results), rows, counts(p))
	}
	for _, r := range p.Results {
		if (r.Class == township.RowRejected) != (r.Reason != "") || r.Class == township.RowChanged && len(r.Changes) == 0 || r.Class == township.RowSame && len(r.Changes) > 0 {
			rt.Fatalf("result %+v", r)
		}
	}
}
