package excel

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// labelsOf are the printed headings of a form.
func labelsOf(form township.WallListForm) []string {
	var out []string
	for _, c := range township.WallListColumns(form) {
		out = append(out, c.Label)
	}
	return out
}

func TestLedgerSheetReadsAsTheForm(t *testing.T) {
	for _, form := range []township.WallListForm{township.ForWall, township.ForFile} {
		w := writeLedgers(t, form, wallList("柏树村", township.Stable, 3))
		rows := w.rows(t, "柏树村稳定脱贫户")
		if got, want := rows[0][0], "柏树村稳定脱贫户台账"; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
		if got, want := rows[1][0], "青禾镇　● 稳定脱贫户　截至2021年11月19日　共3户　6人"; got != want {
			t.Errorf("subtitle %q, want %q", got, want)
		}
		if got, want := rows[2], labelsOf(form); !slices.Equal(got, want) {
			t.Errorf("headings %q, want %q", got, want)
		}
		want := []string{"2", "2组", "张三丰", "2", "因病", "2020", "赵顺", "028-55507877", "脱贫不稳定户"}
		if got := rows[4][:9]; !slices.Equal(got, want) {
			t.Errorf("second household %q, want %q", got, want)
		}
		w.wantNoFormula(t)
	}
}

func TestWallWorkbookHoldsNothingPrivate(t *testing.T) {
	list := wallList("柏树村", township.Stable, 2)
	w := writeLedgers(t, township.ForWall, list)
	private := []string{list.Rows[0].IDNumber, list.Rows[0].Code, "6716.5", list.Rows[0].Measures, list.Rows[0].SurveyDate}
	private = append(private, labelsOf(township.ForFile)[len(labelsOf(township.ForWall)):]...)
	for name, text := range w.parts {
		for _, p := range private {
			if strings.Contains(text, p) {
				t.Errorf("%s of the wall's workbook holds %q", name, p)
			}
		}
	}
}

func TestLedgerCellsHaveTheirTypes(t *testing.T) {
	w := writeLedgers(t, township.ForFile, wallList("柏树村", township.Stable, 1))
	const sheet = "柏树村稳定脱贫户"
	for i, col := range township.WallListColumns(township.ForFile) {
		cell := cellName(i, headRows+1)
		kind, err := w.GetCellType(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		format := w.styleOf(t, sheet, cell).NumFmt
		wantKind, wantFormat := excelize.CellTypeInlineString, formatText
		switch {
		case col.Label == "人均纯收入":
			wantKind, wantFormat = excelize.CellTypeUnset, formatMoney
		case col.Numeric:
			wantKind, wantFormat = excelize.CellTypeUnset, formatWhole
		}
		if kind != wantKind || format != wantFormat {
			t.Errorf("%s: type %d format %d, want %d and %d", col.Label, kind, format, wantKind, wantFormat)
		}
	}
	if got := w.value(t, sheet, "L4"); got != "6716.5" {
		t.Errorf("人均纯收入 is stored as %q, want the number 6716.5", got)
	}
	if shown, _ := w.GetCellValue(sheet, "L4"); shown != "6,716.50" {
		t.Errorf("人均纯收入 shows %q, want 6,716.50", shown)
	}
}

func TestAmountsThatAreNone(t *testing.T) {
	list := wallList("柏树村", township.Stable, 3)
	list.Rows[0].PerCapita, list.Rows[1].PerCapita, list.Rows[2].PerCapita = "", "-320.05", "未核算"
	w := writeLedgers(t, township.ForFile, list)
	for row, want := range []string{"", "-320.05", "未核算"} {
		if got := w.value(t, "柏树村稳定脱贫户", cellName(11, headRows+1+row)); got != want {
			t.Errorf("row %d: %q, want %q", row, got, want)
		}
	}
}

func TestLedgerTotals(t *testing.T) {
	for _, n := range []int{1, 300} {
		list := wallList("柏树村", township.Monitored, n)
		w := writeLedgers(t, township.ForWall, list)
		last := headRows + n + 1
		rows := w.rows(t, "柏树村监测户")
		if len(rows) != last {
			t.Fatalf("%d households take %d rows, want %d", n, len(rows), last)
		}
		if got := rows[last-1][0]; got != "合计" {
			t.Errorf("last row starts with %q, want 合计", got)
		}
		house, _ := w.GetCellValue("柏树村监测户", cellName(2, last))
		people, _ := w.GetCellValue("柏树村监测户", cellName(3, last))
		if want := strconv.Itoa(n) + "户"; house != want {
			t.Errorf("totals show %q, want %q", house, want)
		}
		if want := strconv.Itoa(list.People()); people != want {
			t.Errorf("totals show %q, want %q", people, want)
		}
	}
}

func TestEmptyListSaysSo(t *testing.T) {
	for _, l := range township.Ledgers {
		w := writeLedgers(t, township.ForFile, wallList("石桥村", l, 0))
		rows := w.rows(t, "石桥村"+l.Word())
		if len(rows) != headRows+1 {
			t.Fatalf("%s: %d rows, want %d", l, len(rows), headRows+1)
		}
		if got, want := rows[headRows][0], "本村截至该日无"+l.Word(); got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
}

func TestRareAndIllegalCharacters(t *testing.T) {
	names := map[string]string{
		"𬭎𫟹䶮㛃𠮷":                      "𬭎𫟹䶮㛃𠮷",
		"李\u0000\u0008\u001f四\ufeff": "李四",
		"王\u200b五\xff":               "王五",
		"<b>&amp;\"'":                "<b>&amp;\"'",
		"_x0041_":                    "_x0041_",
		"张\n三\t丰":                    "张 三 丰",
	}
	list := wallList("柏树村", township.Stable, 0)
	var want []string
	for in, out := range names {
		list.Rows = append(list.Rows, township.WallListRow{Head: in})
		want = append(want, out)
	}
	w := writeLedgers(t, township.ForWall, list)
	for i, name := range want {
		if got := w.value(t, "柏树村稳定脱贫户", cellName(2, headRows+1+i)); got != name {
			t.Errorf("%q came back as %q", name, got)
		}
	}
}

func TestDangerousNamesStayText(t *testing.T) {
	names := []string{`=HYPERLINK("http://x","点")`, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1"}
	list := wallList("柏树村", township.Relapsed, 0)
	for _, n := range names {
		list.Rows = append(list.Rows, township.WallListRow{Head: n})
	}
	w := writeLedgers(t, township.ForWall, list)
	w.wantNoFormula(t)
	for i, n := range names {
		cell := cellName(2, headRows+1+i)
		if got, want := w.value(t, "柏树村返贫户", cell), "'"+township.Clean(n); got != want {
			t.Errorf("%q is stored as %q, want %q", n, got, want)
		}
		if w.styleOf(t, "柏树村返贫户", cell).NumFmt != formatText || !w.quoted(t, "柏树村返贫户", cell) {
			t.Errorf("%q is not a quoted text cell", n)
		}
	}
	if w.quoted(t, "柏树村返贫户", "H4") {
		t.Error("an ordinary cell is quoted")
	}
}

func TestLedgerErrors(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	job := LedgerJob{Lists: []township.WallList{wallList("柏树村", township.Stable, 2)}}
	var out bytes.Buffer
	wantError(t, WriteLedgers(ctx, &out, job), township.CodeCancelled, "已停止生成表格，没有写出文件")
	wantError(t, WriteLedgers(context.Background(), &out, LedgerJob{}), township.CodeInvalid, "没有可以导出的台账")
	if out.Len() > 0 {
		t.Errorf("%d bytes were written all the same", out.Len())
	}
	if err := WriteLedgers(context.Background(), fullDisk{}, job); !errors.Is(err, errFull) {
		t.Errorf("got %v, want the writer's own error", err)
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestLedgerProgress(t *testing.T) {
	var seen []int
	job := LedgerJob{
		Lists:    []township.WallList{wallList("柏树村", township.Stable, 600), wallList("柏树村", township.Marginal, 1)},
		Progress: func(done, total int) { seen = append(seen, done, total) },
	}
	if err := WriteLedgers(context.Background(), &bytes.Buffer{}, job); err != nil {
		t.Fatal(err)
	}
	if want := []int{256, 601, 512, 601, 600, 601, 601, 601}; !slices.Equal(seen, want) {
		t.Errorf("progress %v, want %v", seen, want)
	}
}

func TestCancelledWhileRowsAreWritten(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	job := LedgerJob{
		Lists:    []township.WallList{wallList("柏树村", township.Stable, 600)},
		Progress: func(int, int) { cancel() },
	}
	var out bytes.Buffer
	wantError(t, WriteLedgers(ctx, &out, job), township.CodeCancelled, "已停止")
	if out.Len() > 0 {
		t.Errorf("%d bytes were written all the same", out.Len())
	}
}
