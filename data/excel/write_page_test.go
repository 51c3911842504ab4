package excel

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

func TestLedgerPrintSetup(t *testing.T) {
	const sheet = "双河&岔村边缘户"
	cases := []struct {
		form township.WallListForm
		want []string
	}{
		{township.ForWall, []string{
			"paper 8 landscape 1x0 fit true", "tab 8A5A00", "titles '" + sheet + "'!$1:$3", "filter ",
			"&L双河&&岔村 · 边缘户台账&C第&P页 共&N页&R打印日期 2021-11-20", "centred true", "frozen true 3 A4",
		}},
		{township.ForFile, []string{
			"paper 9 landscape 1x0 fit true", "tab 8A5A00", "titles '" + sheet + "'!$1:$3", "filter '" + sheet + "'!$A$3:$N$5",
			"&L双河&&岔村 · 边缘户台账&C第&P页 共&N页&R打印日期 2021-11-20", "centred true", "frozen true 3 A4",
		}},
	}
	for _, c := range cases {
		w := writeLedgers(t, c.form, wallList("双河&岔村", township.Marginal, 2))
		if got := pageSetup(t, w, sheet); !slices.Equal(got, c.want) {
			t.Errorf("form %d:\n%q\nwant\n%q", c.form, got, c.want)
		}
	}
}

// pageSetup says how a sheet prints and scrolls.
func pageSetup(tb testing.TB, w written, sheet string) []string {
	tb.Helper()
	layout, err1 := w.GetPageLayout(sheet)
	props, err2 := w.GetSheetProps(sheet)
	footer, err3 := w.GetHeaderFooter(sheet)
	margins, err4 := w.GetPageMargins(sheet)
	panes, err5 := w.GetPanes(sheet)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		tb.Fatal(err)
	}
	return []string{
		fmt.Sprintf("paper %d %s %dx%d fit %t", *layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight, *props.FitToPage),
		"tab " + strings.TrimPrefix(*props.TabColorRGB, "FF"),
		"titles " + definedName(w, sheet, "_xlnm.Print_Titles"),
		"filter " + definedName(w, sheet, "_xlnm._FilterDatabase"),
		footer.OddFooter,
		fmt.Sprintf("centred %t", *margins.Horizontally && *margins.Left > 0 && *margins.Bottom > *margins.Footer),
		fmt.Sprintf("frozen %t %d %s", panes.Freeze, panes.YSplit, panes.TopLeftCell),
	}
}

// definedName returns what a name of a sheet refers to.
func definedName(w written, sheet, name string) string {
	for _, d := range w.GetDefinedName() {
		if d.Scope == sheet && d.Name == name {
			return d.RefersTo
		}
	}
	return ""
}

func TestLedgerProperties(t *testing.T) {
	w := writeLedgers(t, township.ForWall, wallList("柏树村", township.Stable, 1))
	doc, err := w.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if doc.Creator != "青禾镇" || doc.LastModifiedBy != "青禾镇" || doc.Title != "青禾镇四本台账（公示上墙名单）" || doc.Created != "2021-11-20T09:30:00Z" {
		t.Errorf("properties %+v", doc)
	}
	for name, text := range w.parts {
		if strings.Contains(text, "xuri") || strings.Contains(text, "Excelize") {
			t.Errorf("%s names the library", name)
		}
	}
	if got, want := w.GetSheetList(), []string{"汇总", "柏树村稳定脱贫户"}; !slices.Equal(got, want) {
		t.Errorf("sheets %q, want %q", got, want)
	}
}

func TestLedgerColours(t *testing.T) {
	for _, l := range township.Ledgers {
		w := writeLedgers(t, township.ForWall, wallList("柏树村", l, 1))
		sheet, style := "柏树村"+l.Word(), township.StyleOf(l)
		for cell, want := range map[string]township.RGB{"A3": style.Tint, "A4": style.Ink, "C4": style.Tint} {
			got := w.styleOf(t, sheet, cell)
			if len(got.Fill.Color) != 1 || got.Fill.Color[0] != hex(want) || len(got.Border) != 4 {
				t.Errorf("%s %s: fill %v with %d borders, want %s with 4", l, cell, got.Fill.Color, len(got.Border), hex(want))
			}
		}
	}
}

var colTag = regexp.MustCompile(`<col min="(\d+)" max="\d+" width="([\d.]+)"`)

// columnWidths returns the widths in the order of the XML, which has to be that of the columns.
func columnWidths(tb testing.TB, part string) []float64 {
	tb.Helper()
	var out []float64
	for i, m := range colTag.FindAllStringSubmatch(part, -1) {
		if m[1] != strconv.Itoa(i+1) {
			tb.Fatalf("column %s stands at place %d: a spreadsheet wants them in order", m[1], i+1)
		}
		w, _ := strconv.ParseFloat(m[2], 64)
		out = append(out, w)
	}
	return out
}

func TestLedgerColumnsFillThePage(t *testing.T) {
	long := wallList("柏树村", township.Stable, 30)
	for i := range long.Rows {
		long.Rows[i].Measures = strings.Repeat("产业帮扶、", 12)
		long.Rows[i].Cause = "因病、因残、缺技术、自身发展动力不足"
	}
	for _, c := range []struct {
		form township.WallListForm
		list township.WallList
	}{
		{township.ForWall, wallList("柏树村", township.Stable, 3)},
		{township.ForFile, long},
		{township.ForWall, wallList("柏树村", township.Stable, 0)},
		{township.ForFile, wallList("柏树村", township.Stable, 3)},
	} {
		w := writeLedgers(t, c.form, c.list)
		widths := columnWidths(t, w.sheetPart(2))
		total := 0.0
		for _, width := range widths {
			total += width
		}
		if page := paperOf(c.form).width; len(widths) != len(labelsOf(c.form)) || total > page+0.5 || total < page-3 {
			t.Errorf("form %d, %d rows: %d columns take %.1f of %.1f", c.form, len(c.list.Rows), len(widths), total, page)
		}
	}
}

func TestLongTextsAreShownWhole(t *testing.T) {
	for _, form := range []township.WallListForm{township.ForWall, township.ForFile} {
		list := wallList("柏树村", township.Stable, 12)
		list.Rows[5].Head = strings.Repeat("阿卜杜热依木", 50) // 300 characters
		list.Rows[6].Remark = strings.Repeat("脱贫不稳定户，", 8)
		w := writeLedgers(t, form, list)
		widths := columnWidths(t, w.sheetPart(2))
		size, free := paperOf(form).body, 0.8
		if form == township.ForWall {
			free += indentUnits
		}
		for row, c := range map[int]int{5: 2, 6: 8} {
			height, err := w.GetRowHeight("柏树村稳定脱贫户", headRows+1+row)
			if err != nil {
				t.Fatal(err)
			}
			perLine := int((widths[c] - free) * unitPoints / size) // whole characters
			text := []rune(w.value(t, "柏树村稳定脱贫户", cellName(c, headRows+1+row)))
			lines := (len(text) + perLine - 1) / perLine
			if need := float64(lines) * size * 1.32; height < need || height > excelize.MaxRowHeight {
				t.Errorf("form %d: %d characters, %d a line, in a row of %.0f points, need %.0f", form, len(text), perLine, height, need)
			}
		}
	}
}

func TestSummarySheet(t *testing.T) {
	w := writeLedgers(
		t, township.ForWall,
		wallList("柏树村", township.Stable, 3), wallList("柏树村", township.Monitored, 0),
		wallList("双河村", township.Stable, 2),
	)
	want := [][]string{
		{"青禾镇四本台账汇总表"},
		{"截至2021年11月19日　共5户　9人"},
		{"村（社区）", "● 稳定脱贫户", "", "◆ 监测户", "", "合计"},
		{"", "户数", "人数", "户数", "人数", "户数", "人数"},
		{"柏树村", "3", "6", "0", "0", "3", "6"},
		{"双河村", "2", "3", "", "", "2", "3"},
		{"合计", "5", "9", "0", "0", "5", "9"},
	}
	got := w.rows(t, summaryName)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("summary\n%q\nwant\n%q", got, want)
	}
	for cell, sheet := range map[string]string{
		"B5": "'柏树村稳定脱贫户'!A1", "C5": "'柏树村稳定脱贫户'!A1", "D5": "'柏树村监测户'!A1", "B6": "'双河村稳定脱贫户'!A1",
		"F5": "", "B7": "", "D6": "",
	} {
		if ok, link, err := w.GetCellHyperLink(summaryName, cell); err != nil || ok != (sheet != "") || link != sheet {
			t.Errorf("%s links to %q, want %q (%v)", cell, link, sheet, err)
		}
	}
	if got, want := definedName(w, summaryName, "_xlnm.Print_Titles"), "'汇总'!$1:$4"; got != want {
		t.Errorf("print titles %q, want %q", got, want)
	}
}

func TestSummaryOfDifferentDates(t *testing.T) {
	later := wallList("双河村", township.Stable, 1)
	later.AsOf = "2021-12-01"
	w := writeLedgers(t, township.ForFile, wallList("柏树村", township.Stable, 1), later)
	if got, want := w.value(t, summaryName, "A2"), "截至日期见各表　共2户　2人"; got != want {
		t.Errorf("subtitle %q, want %q", got, want)
	}
}

var breakTag = regexp.MustCompile(`<brk id="(\d+)"`)

func TestTotalsKeepTwoHouseholds(t *testing.T) {
	// The wall's page takes 20 rows of one line under title and headings.
	for n, want := range map[int]string{2: "", 5: "", 19: "", 20: "21", 21: "22", 22: "", 40: "41", 41: "42", 42: ""} {
		w := writeLedgers(t, township.ForWall, wallList("柏树村", township.Stable, n))
		got := ""
		if m := breakTag.FindStringSubmatch(w.sheetPart(2)); m != nil {
			got = m[1]
		}
		if got != want {
			t.Errorf("%d households: page break after row %q, want %q", n, got, want)
		}
	}
}
