package reports

import (
	"context"
	"fmt"
	"io"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

// incomeSample is the completed form of the i-th household of a fictitious village.
func incomeSample(i int) township.IncomeForm {
	var lines []township.IncomeLine
	for n, item := range township.DefaultIncomeItems() {
		l := township.IncomeLine{Category: item.Category, Item: item.Name, Unit: item.Unit, Quantity: township.Quantity(12500 * (1 + n%7)), Income: township.Fen(123456 + 7919*n)}
		if item.Category == township.Operating {
			l.Expense = township.Fen(34500 + 911*n)
		}
		if item.Detail == township.FreeItem {
			l.Label, l.Unit = "竹编", "件"
		}
		lines = append(lines, l)
	}
	return incomeFormOf(i, lines)
}

// incomeFormOf is the completed form of some lines.
func incomeFormOf(i int, lines []township.IncomeLine) township.IncomeForm {
	totals := township.TotalsOf(lines, 1+i%6)
	return township.IncomeForm{
		County: "某县", Office: "清溪镇", Village: "柏树村", Group: fmt.Sprintf("%d组", 1+i/9), Code: fmt.Sprintf("5199000102%06d", i),
		Head: sampleNames[i%len(sampleNames)], Population: fmt.Sprint(1 + i%6), Type: "脱贫户", Year: "2021",
		Scan: township.FormCode{Kind: township.FormIncome, Year: "2021", Household: int64(i + 1)},
		Rows: township.RollUp(lines, township.DefaultIncomeItems()), Totals: &totals, Reckoner: "张会计", ReckonedOn: "2021-11-19",
	}
}

// blankIncome is a form to be filled in by hand.
func blankIncome() township.IncomeForm {
	return township.IncomeForm{County: "某县", Office: "清溪镇", Year: "2021", Rows: township.RollUp(nil, township.DefaultIncomeItems())}
}

// manyOthers has so many 其他 of its own.
func manyOthers(n int) township.IncomeForm {
	var lines []township.IncomeLine
	for i := range n {
		lines = append(lines, township.IncomeLine{Category: township.IncomeCategories[i%3], Item: "其他", Label: fmt.Sprintf("第%d样手工编织的竹器", i+1), Unit: "件", Quantity: 30000, Income: 100000, Expense: 1000})
	}
	return incomeFormOf(7, lines)
}

func printIncome(tb testing.TB, job IncomeSheetJob) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	job.Printed = printed
	job.proof, marks = newProof()
	pdf, result = mustPrint(tb, IncomeSheets, job)
	return pdf, result, marks
}

// The blank form, text by text in reading order: every label of form F4.
func TestIncomeSheetSaysEveryLabelInOrder(t *testing.T) {
	form := blankIncome()
	form.Office = ""
	pdf, result, _ := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{form}})
	file := pdftest.Read(t, pdf)
	want := strings.Fields(`某县巩固脱贫成果“回头看”收入计算表 乡镇（街道） 村 组 户主： 家庭人口： 户类型： 脱贫户 监测户
		类别 品种 计量单位 数量 收入（元） 支出（元） 纯收入（元）
		猪 牛 羊 兔 鸡 鸭鹅 蛋类 鱼类 柠檬 玉米 水稻 红苕 土豆 小麦 花生 油菜 大豆 柑子、梨子等水果 核桃 苗木 蔬菜 中药材类 蚕桑 其他：____ 小计 1.生产经营性收入
		土地流转金 租金 红利（利息、股息） 其他：____ 小计 2.财产性收入
		生态补偿金 地力补贴 新农保（养老保险金） 低保金 特困供养金 计生奖扶（特扶、独生子女费） 高龄补贴 残疾补贴 抚恤金 子女赡养金 其他：____ 小计 3.转移性收入
		务工补贴 务工收入 小计 4.工资性收入 合计 人均纯收入
		收入计算表（2021年） 第1页共1页 打印日期2021年11月21日 农户签字（手印） 核算人： ____年__月__日`)
	units := map[string]bool{"头": true, "只": true, "斤": true, "株": true, "亩": true, "月": true}
	var got []string
	for _, text := range file.Texts(file.Pages()[0]) {
		text = bare(text)
		last := len(got) - 1
		switch {
		case text == "" || units[text]:
		case last > 0 && (strings.HasPrefix(got[last], "1.") || strings.HasPrefix(got[last], "2.") || strings.HasPrefix(got[last], "3.") || strings.HasPrefix(got[last], "4.")) && !strings.HasSuffix(got[last], "收入"):
			got[last] += text // the label of a category has two lines
		default:
			got = append(got, text)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if info := pdftest.Poppler(t, pdf, "pdfinfo", "PDF"); result.Pages != 1 || !strings.Contains(info, "595.28 x 841.89 pts (A4)") {
		t.Errorf("%d sheets, %s", result.Pages, info)
	}
}

// namedLong has 41 items with names of so many characters.
func namedLong(n int) township.IncomeForm {
	f := incomeSample(5)
	for i := range f.Rows {
		if !f.Rows[i].Free {
			f.Rows[i].Item = strings.Repeat("长", n)
		}
	}
	f.Head = "买买提江·阿卜杜热合曼·买合木提"
	return f
}

func TestIncomeSheetIsOnePage(t *testing.T) {
	hinted, negative := incomeSample(2), incomeSample(3)
	hinted.Hinted, hinted.Totals, hinted.Rows = true, nil, township.HintRows([]township.IncomeLine{{Category: township.Property, Item: "其他", Label: "竹编", Income: 100}}, township.DefaultIncomeItems())
	negative.Type, negative.Edition = "农村低保户", "第2版。草稿，尚未完成。"
	large := incomeFormOf(0, []township.IncomeLine{{Category: township.Operating, Item: "猪", Income: 100, Expense: 1e10}, {Category: township.Operating, Item: "牛", Income: 1e10}})
	for name, form := range map[string]township.IncomeForm{
		"blank": blankIncome(), "completed": incomeSample(0), "names of 12": namedLong(12), "names of 15": namedLong(15), "hints": hinted, "draft": negative, "large": large, "two others": manyOthers(5),
	} {
		_, result, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{form}})
		if result.Pages != 1 {
			t.Errorf("%s: %d sheets, want 1", name, result.Pages)
		}
		checkFormMarks(t, name, marks)
	}
	_, _, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{large}})
	for _, want := range []string{"100,000,000.00", "-99,999,999.00"} {
		if !slices.Contains(textsOf(marks[1]), want) {
			t.Errorf("%s is broken over lines: %q", want, textsOf(marks[1]))
		}
	}
}

// checkFormMarks makes sure that every text stands in its cell, in no less than 9 pt, and covers no other.
func checkFormMarks(t *testing.T, name string, marks map[int][]page.Mark) {
	t.Helper()
	for sheet, list := range marks {
		for i, m := range list {
			if !inside(m.Box, m.Within) || !inside(m.Box, page.Rect{X: 5, Y: 5, W: page.A4.Width - 10, H: page.A4.Height - 10}) {
				t.Errorf("%s, sheet %d: %q at %+v leaves %+v or the sheet", name, sheet, m.Text, m.Box, m.Within)
			}
			if m.Size < 9-hair {
				t.Errorf("%s: %q is set in %.2f pt", name, m.Text, m.Size)
			}
			for _, o := range list[i+1:] {
				if overlap(m.Box, o.Box) {
					t.Errorf("%s, sheet %d: %q and %q cover each other", name, sheet, m.Text, o.Text)
				}
			}
		}
	}
}

// Long lists of 其他 go over to a second sheet: rows whole, the heading again, the sums with rows before them.
func TestIncomeSheetGoesOver(t *testing.T) {
	_, result, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{manyOthers(60)}})
	if result.Pages != 2 {
		t.Fatalf("%d sheets, want 2", result.Pages)
	}
	checkFormMarks(t, "60 其他", marks)
	for sheet, number := range map[int]string{1: "第 1 页　共 2 页", 2: "第 2 页　共 2 页"} {
		for _, want := range append(slices.Clone(township.IncomeFormColumns), number, "周大成", "121 000008 7") {
			if !slices.Contains(textsOf(marks[sheet]), want) {
				t.Errorf("sheet %d does not say %q", sheet, want)
			}
		}
	}
	if texts := textsOf(marks[1]); slices.Contains(texts, "合计") || slices.Contains(texts, "核算人：") {
		t.Error("the first sheet has the totals or the signatures")
	}
	for n := range 120 {
		form := manyOthers(n)
		f, err := (&incomePress{press{ctx: context.Background()}, codesOf(t, form.Scan)}).lay(&form)
		if err != nil {
			t.Fatal(err)
		}
		from, to := f.table.Rows(f.table.Sheets() - 1)
		if to != len(form.Lines()) || to-from < 4 {
			t.Errorf("%d 其他: the last sheet has the lines %d to %d of %d", n, from, to, len(form.Lines()))
		}
	}
}

func TestIncomeSheetTicks(t *testing.T) {
	ticks := func(typ string) int {
		form := incomeSample(0)
		form.Type = typ
		pdf, _, _ := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{form}})
		return strings.Count(pdftest.Read(t, pdf).Pages()[0], " l\n")
	}
	// A tick is two strokes; a type that is written beside has one, under it.
	if open, stable, monitored := ticks(""), ticks("脱贫户"), ticks("监测户"); stable != open+2 || monitored != open+2 || ticks("边缘户") != open+1 {
		t.Errorf("%d strokes with open boxes, %d and %d with a tick, %d with a type beside", open, stable, monitored, ticks("边缘户"))
	}
	form := incomeSample(0)
	form.Type = "边缘户"
	if _, _, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{form}}); !slices.Contains(textsOf(marks[1]), "边缘户") {
		t.Error("the type is not written")
	}
}

// The squares on paper are those of the encoder, 18 mm wide at the right margin, and read as the code.
func TestIncomeSheetCode(t *testing.T) {
	form := incomeSample(122)
	pdf, _, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{form}})
	code, err := qr.Encode(form.Scan.String(), qr.Q, qr.Numeric)
	if err != nil {
		t.Fatal(err)
	}
	content := pdftest.Read(t, pdf).Pages()[0]
	dark := map[[2]int]bool{}
	side := qrSide * 72 / 25.4 / float64(code.Bounds().Dx())
	left, top := (page.A4.Width-15-qrSide)*72/25.4, (page.A4.Height-11)*72/25.4
	for _, m := range regexp.MustCompile(`([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\n`).FindAllStringSubmatch(content, -1) {
		var r [4]float64
		for i := range r {
			r[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		if math.Abs(r[3]-side) > 0.02 {
			continue
		}
		x, y := int(math.Round((r[0]-left)/side)), int(math.Round((top-r[1])/side))-1
		for i := range int(math.Round(r[2] / side)) {
			dark[[2]int{x + i, y}] = true
		}
	}
	for y := range code.Bounds().Dy() {
		for x := range code.Bounds().Dx() {
			r, _, _, _ := code.At(x, y).RGBA()
			if dark[[2]int{x, y}] != (r == 0) {
				t.Fatalf("square %d, %d is %v on paper", x, y, dark[[2]int{x, y}])
			}
		}
	}
	at := slices.IndexFunc(textsOf(marks[1]), func(s string) bool { c, ok := township.ParseFormCode(s); return ok && c == form.Scan })
	if at < 0 || marks[1][at].Box.Y < 11+qrSide {
		t.Errorf("the digits are not under the squares: %q", textsOf(marks[1]))
	}
	if _, _, marks := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{blankIncome()}}); strings.Contains(joined(marks[1]), "121 ") {
		t.Error("a blank form has a code")
	}
}

// A volume has a cover, contents that name the pages, and forms numbered by themselves and within it.
func TestIncomeSheetsBound(t *testing.T) {
	var forms []township.IncomeForm
	for i := range 40 {
		forms = append(forms, incomeSample(i))
	}
	forms[1] = manyOthers(60)
	other := incomeSample(3)
	other.Village = "河东社区"
	pdf, result, marks := printIncome(t, IncomeSheetJob{Forms: append(forms, other), Bound: true})
	if result.Pages != 1+2+41+1+1+1 {
		t.Errorf("%d sheets", result.Pages)
	}
	for sheet, wants := range map[int][]string{
		1: {"柏树村", "共 40 户　41 页", "某县巩固脱贫成果“回头看”收入计算表", "清溪镇"},
		2: {"柏树村收入计算表目录", "户主姓名", "本册页码", "目录第 1 页　共 2 页"},
		4: {"本册第 1 页", "第 1 页　共 1 页"}, 5: {"本册第 2 页", "第 1 页　共 2 页"}, 6: {"本册第 3 页", "第 2 页　共 2 页"}, 7: {"本册第 4 页", "第 1 页　共 1 页"},
		45: {"河东社区", "共 1 户　1 页"}, 47: {"本册第 1 页"},
	} {
		for _, want := range wants {
			if !slices.Contains(textsOf(marks[sheet]), want) {
				t.Errorf("sheet %d does not say %q: %q", sheet, want, textsOf(marks[sheet]))
			}
		}
	}
	checkFormMarks(t, "volume", marks)
	line := textsOf(marks[2])
	at := slices.Index(line, "王五")
	if at < 0 || line[at+3] != "4" {
		t.Errorf("the contents say %q", line)
	}
	outline := pdftest.Read(t, pdf).Outline()
	if len(outline) != 43 || outline[0] != (pdftest.Bookmark{Title: "柏树村", Page: 1}) || outline[1] != (pdftest.Bookmark{Level: 1, Title: "1组张三丰", Page: 4}) {
		t.Errorf("the outline is %v", outline)
	}
}

func TestIncomeSheetErrors(t *testing.T) {
	if _, err := IncomeSheets(context.Background(), io.Discard, IncomeSheetJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("nothing to print: %v", err)
	}
	rare := incomeSample(0)
	rare.Head = "𠮷三"
	_, result, _ := printIncome(t, IncomeSheetJob{Forms: []township.IncomeForm{rare}})
	if want := []string{"𠮷三（柏树村1组𠮷三收入计算表第1页）"}; !slices.Equal(result.Missing, want) {
		t.Errorf("to be checked by hand: got %q, want %q", result.Missing, want)
	}
}

func TestIncomeSheetsNeverClipOrOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := incomeSample(rapid.IntRange(0, 99).Draw(t, "household"))
		if rapid.Bool().Draw(t, "many") {
			form = manyOthers(rapid.IntRange(0, 120).Draw(t, "others"))
		}
		text := func(most int, what string) string {
			runes := []rune(names().Draw(t, what))
			return string(runes[:min(most, len(runes))])
		}
		for _, f := range []*string{&form.Head, &form.Village, &form.Group, &form.Reckoner, &form.Type, &form.Office, &form.County} {
			if rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
				*f = text(township.LongestName, "text")
			}
		}
		for range 5 {
			r := &form.Rows[rapid.IntRange(0, len(form.Rows)-1).Draw(t, "row")]
			r.Item, r.Unit = text(24, "item"), text(6, "unit")
			r.Income = township.Fen(rapid.Int64Range(0, 1e10).Draw(t, "income"))
		}
		bound := rapid.IntRange(0, 3).Draw(t, "bound")
		marks := trial(t, WallListJob{Printed: printed}, func(p *press) error {
			income := &incomePress{*p, codesOf(t, form.Scan)}
			f, err := income.lay(&form)
			if err != nil {
				return err
			}
			return income.form(f, bound, func() {})
		})
		checkMarks(t, marks, page.A4)
	})
}

// codesOf are the codes of forms that are printed one by one.
func codesOf(tb interface{ Fatal(...any) }, scans ...township.FormCode) formCodes {
	codes, err := encodeCodes(context.Background(), scans)
	if err != nil {
		tb.Fatal(err)
	}
	return codes
}

// TestCodesAreMadeTogether: many codes are those that each form would have by itself, and a job that was stopped makes none.
func TestCodesAreMadeTogether(t *testing.T) {
	var scans []township.FormCode
	for n := range int64(50) {
		scans = append(scans, township.FormCode{Kind: township.FormIncome, Year: "2021", Household: 1 + n%40})
	}
	codes := codesOf(t, scans...)
	for _, c := range scans {
		if one, err := formCodeOf(c); err != nil || !reflect.DeepEqual(codes[c], one) || one.text == "" {
			t.Fatalf("%v: %v, %v", c, codes[c].text, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := encodeCodes(ctx, scans); township.CodeOf(err) != township.CodeCancelled {
		t.Errorf("stopped: %v", err)
	}
}
