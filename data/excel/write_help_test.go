package excel

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// printedOn is the date that the tests' workbooks are printed on.
var printedOn = time.Date(2021, 11, 20, 9, 30, 0, 0, time.UTC)

// householdRow makes the n-th household of a list.
func householdRow(n int) township.WallListRow {
	return township.WallListRow{
		Group: fmt.Sprintf("%d组", n%9+1), Head: "张三丰", People: n%5 + 1, Cause: "因病", Since: "2020",
		Helper: "赵顺", HelperPhone: "028-55507877", Remark: "脱贫不稳定户",
		Code: fmt.Sprintf("519937%08d", n), IDNumber: "51990019501224074X", PerCapita: "6716.50",
		Measures: "产业帮扶、公益性岗位帮扶", SurveyDate: "2021-11-12",
	}
}

// wallList makes a list with n households.
func wallList(village string, l township.Ledger, n int) township.WallList {
	w := township.WallList{Office: "青禾镇", Village: village, AsOf: "2021-11-19", Style: township.StyleOf(l)}
	for i := range n {
		w.Rows = append(w.Rows, householdRow(i))
	}
	return w
}

// written is a workbook as it was written and as it reads.
type written struct {
	*excelize.File
	parts map[string]string
}

// writeLedgers writes the lists and reads the workbook back.
func writeLedgers(tb testing.TB, form township.WallListForm, lists ...township.WallList) written {
	tb.Helper()
	var buf bytes.Buffer
	if err := WriteLedgers(context.Background(), &buf, LedgerJob{Form: form, Lists: lists, Printed: printedOn}); err != nil {
		tb.Fatalf("WriteLedgers: %v", err)
	}
	return readBack(tb, buf.Bytes())
}

// writeRejected writes the sheets and reads the workbook back.
func writeRejected(tb testing.TB, sheets ...RejectedSheet) written {
	tb.Helper()
	var buf bytes.Buffer
	job := RejectedJob{Sheets: sheets, Office: "青禾镇", Printed: printedOn}
	if err := WriteRejected(context.Background(), &buf, job); err != nil {
		tb.Fatalf("WriteRejected: %v", err)
	}
	return readBack(tb, buf.Bytes())
}

// readBack opens a workbook, with the text of all its parts.
func readBack(tb testing.TB, data []byte) written {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		tb.Fatalf("the workbook does not open: %v", err)
	}
	tb.Cleanup(func() { _ = f.Close() })
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	w := written{f, map[string]string{}}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			tb.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			tb.Fatalf("part %s: %v", part.Name, err)
		}
		w.parts[part.Name] = string(text)
	}
	return w
}

// rows returns the raw texts of a sheet.
func (w written) rows(tb testing.TB, sheet string) [][]string {
	tb.Helper()
	rows, err := w.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// value returns the raw text of a cell.
func (w written) value(tb testing.TB, sheet, cell string) string {
	tb.Helper()
	v, err := w.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// styleOf returns the style of a cell.
func (w written) styleOf(tb testing.TB, sheet, cell string) *excelize.Style {
	tb.Helper()
	id, err := w.GetCellStyle(sheet, cell)
	if err != nil {
		tb.Fatal(err)
	}
	s, err := w.GetStyle(id)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// quoted says whether the cell has quotePrefix.
func (w written) quoted(tb testing.TB, sheet, cell string) bool {
	tb.Helper()
	id, err := w.GetCellStyle(sheet, cell)
	if err != nil {
		tb.Fatal(err)
	}
	p := w.Styles.CellXfs.Xf[id].QuotePrefix
	return p != nil && *p
}

// sheetPart returns the XML of a sheet, the first being 1.
func (w written) sheetPart(n int) string {
	return w.parts["xl/worksheets/sheet"+strconv.Itoa(n)+".xml"]
}

// wantNoFormula fails when any part holds a formula.
func (w written) wantNoFormula(tb testing.TB) {
	tb.Helper()
	for name, text := range w.parts {
		for _, mark := range []string{"<f>", "<f ", "<f/>", `t="str"`} {
			if strings.Contains(text, mark) {
				tb.Errorf("%s holds a formula (%s)", name, mark)
			}
		}
	}
}

// wantError checks code and sentence.
func wantError(tb testing.TB, err error, code township.Code, sentence string) {
	tb.Helper()
	if township.CodeOf(err) != code || !strings.Contains(township.Say(err), sentence) {
		tb.Errorf("got %v (%s), want %s with %q", err, township.CodeOf(err), code, sentence)
	}
}
