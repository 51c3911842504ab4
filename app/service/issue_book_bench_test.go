package service

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
	"taizhang/data/datatest"
)

// BenchmarkIssueBook is the preview of a superior's list of 20,000 issues against an archive of as many households and
// issues; its measure is what excelize alone takes to read the same file in the same run.
func BenchmarkIssueBook(b *testing.B) {
	archive, db := datatest.BigTownship(b)
	fillIssues(b, db)
	d := NewDesk(archive, Config{Operator: "张会计", TempDir: b.TempDir()})
	rows, err := d.IssueRows(b.Context())
	fatal(b, err)
	path := bigIssueBook(b, rows)
	b.Run("Ours", func(b *testing.B) {
		for b.Loop() {
			book, err := d.ReadIssueBook(b.Context(), path, "")
			fatal(b, err)
			if o := book.Outcome(); o.Rows != manyIssues || o.Rejected > 0 || o.Waiting > 0 || o.Had == 0 || o.New == 0 {
				b.Fatalf("%+v", o)
			}
		}
	})
	b.Run("BareRows", func(b *testing.B) {
		for b.Loop() {
			if n := bareRows(b, path); n != manyIssues+2 {
				b.Fatal(n)
			}
		}
	})
}

// bigIssueBook is a list of an issue for each household; every other one the archive has in the same words.
func bigIssueBook(b *testing.B, rows []township.IssueRow) string {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	fatal(b, err)
	fatal(b, w.SetRow("A1", []any{"第三方评估反馈问题清单"}))
	fatal(b, w.SetRow("A2", []any{"序号", "行政村", "户编号", "户主", "问题类型", "问题性质", "问题描述", "整改措施", "整改责任单位", "责任人", "整改时限", "发现时间"}))
	for i := range rows {
		r := &rows[i]
		nature, about := r.Nature, r.Description
		if i%2 == 0 {
			nature, about = "医疗保障", fmt.Sprintf("第%d户没有参加城乡居民基本医疗保险", i)
		}
		fatal(b, w.SetRow(fmt.Sprintf("A%d", i+3), []any{i + 1, r.Home.Village, r.Home.Code, r.Home.Head, "政策落实", nature, about, "动员参保，当月缴费", "医保站", "周涛", "2021-12-20", "2021-11-10"}))
	}
	fatal(b, w.Flush())
	path := filepath.Join(b.TempDir(), "第三方评估反馈.xlsx")
	fatal(b, f.SaveAs(path))
	return path
}

// bareRows reads a file with excelize alone.
func bareRows(b *testing.B, path string) (n int) {
	b.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{TmpDir: os.TempDir()})
	fatal(b, err)
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	fatal(b, err)
	defer rows.Close()
	for rows.Next() {
		_, err := rows.Columns()
		fatal(b, err)
		n++
	}
	return n
}
