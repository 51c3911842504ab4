package service_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// benchRows is the size of roster that the goals of import are set for.
const benchRows = 20000

// bigRoster writes a roster of persons of 40 columns: households of three. month changes the income of every household and
// the work of every person.
func bigRoster(tb testing.TB, rows, month int) string {
	tb.Helper()
	heads := []any{
		"序号", "省(自治区、直辖市)", "市(盟、州)", "县(市、区、旗)", "乡(镇)", "行政村", "自然村", "户编号", "人编号", "姓名", "性别", "证件类型", "证件号码", "人数", "与户主关系",
		"民族", "政治面貌", "文化程度", "在校生状况", "健康状况", "劳动技能", "务工区域", "务工时间（月）", "是否参加城乡居民基本医疗保险", "是否参加大病保险", "是否参加城乡居民基本养老保险",
		"是否享受低保", "是否特困供养", "致贫原因1", "危房户", "是否解决安全饮用水", "人均纯收入", "户联系电话", "人联系电话", "首次识别时间", "脱贫年度", "户类型", "监测对象类别", "风险是否消除", "风险识别时间",
	}
	relations := []string{"户主", "配偶", "之子"}
	path := filepath.Join(tb.TempDir(), "人口信息.xlsx")
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	must := func(err error) {
		if err != nil {
			tb.Fatal(err)
		}
	}
	must(w.SetRow("A1", []any{"清溪镇2021年度家庭成员信息表"}))
	must(w.SetRow("A2", heads))
	for i := range rows {
		h, m := i/3, i%3
		must(w.SetRow(fmt.Sprintf("A%d", i+3), []any{
			i + 1, "四川省", "某市", "某县", "清溪镇", fmt.Sprintf("第%d村", h%20+1), fmt.Sprintf("%d组", h%12+1), fmt.Sprintf("5199%010d", h), fmt.Sprintf("5199%010d%02d", h, m+1),
			fmt.Sprintf("范%c%c", 0x4E00+i%5000, 0x5000+i/5000), "男", "居民身份证(户口簿)", rosterID(i), 3, relations[m],
			"汉族", "群众", "初中", "非在校生", "健康", "普通劳动力", "省外", month, "是", "是", "是", "否", "否", "因病", "否", "是", 6716.58 + float64(month), "13900000000", "", "2014年1月", 2020, "脱贫户", "", "", "",
		}))
	}
	must(w.Flush())
	must(f.SaveAs(path))
	return path
}

// rosterID is a sound number of a fictitious region that differs for each i.
func rosterID(i int) string {
	body := fmt.Sprintf("519900%04d%02d%02d%03d", 1930+i%80, i/80%12+1, i/960%28+1, i/26880*10+i%10)
	c, ok := township.CheckDigit(body)
	if !ok {
		panic("body " + body)
	}
	return body + string(c)
}

// BenchmarkImport is the whole import of 20,000 rows × 40 columns into an empty archive: check, read, match, write.
// Its measure is BenchmarkBareRows in the same run; the goal is 1.6 times that at most.
func BenchmarkImport(b *testing.B) {
	path := bigRoster(b, benchRows, 3)
	for b.Loop() {
		archive, _ := datatest.Open(b)
		d := service.NewDesk(archive, service.Config{TempDir: b.TempDir()})
		importBig(b, d, path, [4]int{benchRows, 0, 0, 0})
	}
}

// BenchmarkReimport is the import of next month's export, in which every row has changed, into an archive of the 20,000.
func BenchmarkReimport(b *testing.B) {
	first, next := bigRoster(b, benchRows, 3), bigRoster(b, benchRows, 4)
	for b.Loop() {
		b.StopTimer()
		archive, _ := datatest.Open(b)
		d := service.NewDesk(archive, service.Config{TempDir: b.TempDir()})
		importBig(b, d, first, [4]int{benchRows, 0, 0, 0})
		b.StartTimer()
		importBig(b, d, next, [4]int{0, benchRows, 0, 0})
	}
}

// importBig imports a file and checks the classes of its rows.
func importBig(b *testing.B, d *service.Desk, path string, want [4]int) {
	b.Helper()
	im, err := d.Preview(context.Background(), path, township.ImportOptions{})
	if err != nil {
		b.Fatal(err)
	}
	defer im.Close()
	if got := counts(im.Preview()); got != want {
		b.Fatalf("%v, want %v%s", got, want, rejections(im.Preview()))
	}
	if _, err := im.Commit(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRegister is the list of 20,000 households of three as the screens read it after a deed. Its measure is
// BenchmarkPeople in the same run.
func BenchmarkRegister(b *testing.B) {
	archive := bigArchive(b)
	for b.Loop() {
		d := service.NewDesk(archive, service.Config{})
		rows, err := d.Households(context.Background())
		if err != nil || len(rows) != benchRows {
			b.Fatal(len(rows), err)
		}
	}
}

// BenchmarkPeople reads the households and the people of the same archive, and nothing else.
func BenchmarkPeople(b *testing.B) {
	read := bigArchive(b).Read(context.Background())
	for b.Loop() {
		households, err := read.Households()
		if err != nil || len(households) != benchRows {
			b.Fatal(len(households), err)
		}
		people, err := read.People()
		if err != nil || len(people) != 3*benchRows {
			b.Fatal(len(people), err)
		}
	}
}

// bigArchive is an archive of 20,000 households of three.
func bigArchive(b *testing.B) *data.Archive {
	b.Helper()
	archive, _ := datatest.Open(b)
	datatest.MustDo(b, archive, "写入", func(t *data.Tx) error {
		for i := range benchRows {
			if i%1000 == 0 {
				datatest.MustInsert(b, t, datatest.Record(township.Villages, "name", fmt.Sprintf("第%d村", i/1000+1)))
			}
			h := datatest.MustInsert(b, t, datatest.Record(township.Households, "code", fmt.Sprintf("5199%010d", i), "village_id", fmt.Sprint(i/1000+1),
				"group_name", fmt.Sprintf("%d组", i%12+1), "household_type", "脱贫户", "cause", "因病", "phone", "13900000000", "people_declared", "3"))
			for m, relation := range []string{"户主", "配偶", "之子"} {
				n := 3*i + m
				datatest.MustInsert(b, t, datatest.Record(township.Members, "household_id", fmt.Sprint(h), "name", fmt.Sprintf("范%c%c", 0x4E00+n%5000, 0x5000+n/5000), "id_number", rosterID(n), "relation", relation))
			}
		}
		return nil
	})
	return archive
}

// BenchmarkBareRows reads the same file with excelize alone.
func BenchmarkBareRows(b *testing.B) {
	path := bigRoster(b, benchRows, 3)
	for b.Loop() {
		f, err := excelize.OpenFile(path, excelize.Options{TmpDir: os.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != benchRows+2 {
			b.Fatal(n)
		}
		rows.Close()
		f.Close()
	}
}
