package service_test

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

var ctx = context.Background()

// newDesk returns a desk at a new archive of 清溪镇, the archive and its clock.
func newDesk(tb testing.TB) (*service.Desk, *data.Archive, *datatest.Clock) {
	tb.Helper()
	archive, clock := datatest.Open(tb)
	d := service.NewDesk(archive, service.Config{Operator: "张会计", Origin: "测试", TempDir: tb.TempDir()})
	if _, err := d.Found(ctx, township.Office{Province: "四川省", City: "某市", County: "某县", Name: "清溪镇", Kind: "镇"}, nil); err != nil {
		tb.Fatal(err)
	}
	return d, archive, clock
}

// mustPreview previews a file.
func mustPreview(tb testing.TB, d *service.Desk, path string, opt township.ImportOptions) township.PendingImport {
	tb.Helper()
	im, err := d.Preview(ctx, path, opt)
	if err != nil {
		tb.Fatalf("preview %s: %v", path, err)
	}
	tb.Cleanup(im.Close)
	return im
}

// mustImport previews and commits a file; it returns the preview and the deed.
func mustImport(tb testing.TB, d *service.Desk, path string) (*township.Preview, township.Deed) {
	tb.Helper()
	im := mustPreview(tb, d, path, township.ImportOptions{})
	deed, err := im.Commit(ctx, nil)
	if err != nil {
		tb.Fatalf("commit %s: %v", path, err)
	}
	return im.Preview(), deed
}

// book writes sheets as a workbook of the usual name.
func book(tb testing.TB, sheets ...rostertest.Sheet) string {
	tb.Helper()
	return rostertest.Of(sheets...).XLSX(tb, "人口信息.xlsx")
}

// counts is new, changed, same and rejected of a preview.
func counts(p *township.Preview) [4]int { return [4]int{p.New, p.Changed, p.Same, p.Rejected} }

// wantCounts fails unless the classes are as wanted and add up.
func wantCounts(tb testing.TB, p *township.Preview, want [4]int) {
	tb.Helper()
	if got := counts(p); got != want {
		tb.Errorf("%s: new, changed, same, rejected = %v, want %v%s", p.File, got, want, rejections(p))
	}
	if p.Rows != p.New+p.Changed+p.Same+p.Rejected || p.Rows != len(p.Results) {
		tb.Errorf("%s: %d rows, %d results, classes %v", p.File, p.Rows, len(p.Results), counts(p))
	}
}

// rejections lists the first rejected rows for a message.
func rejections(p *township.Preview) string {
	var b strings.Builder
	n := 0
	for _, r := range p.Results {
		if r.Class == township.RowRejected && n < 5 {
			fmt.Fprintf(&b, "\n  %s %d %s %s %s", r.Sheet, r.Row, r.Name, r.Column, r.Reason)
			n++
		}
	}
	return b.String()
}

// result returns what a preview says of a row of the first sheet.
func result(tb testing.TB, p *township.Preview, row int) township.RowResult {
	tb.Helper()
	for _, r := range p.Results {
		if r.Row == row {
			return r
		}
	}
	tb.Fatalf("%s: no result for row %d", p.File, row)
	return township.RowResult{}
}

// wantCode fails unless an error has a code and a Chinese sentence with the words.
func wantCode(tb testing.TB, err error, code township.Code, words ...string) {
	tb.Helper()
	if err == nil {
		tb.Errorf("no error, want %s", code)
		return
	}
	if got := township.CodeOf(err); got != code {
		tb.Errorf("code %s, want %s: %v", got, code, err)
	}
	for _, w := range words {
		if !strings.Contains(township.Say(err), w) {
			tb.Errorf("“%s” does not say “%s”", township.Say(err), w)
		}
	}
}

// snapshot writes all that an archive knows of its households, without the numbers of its records, one line each and
// in an order of its own; leave names fields that do not matter.
func snapshot(tb testing.TB, a *data.Archive, leave ...string) string {
	tb.Helper()
	read := a.Read(ctx)
	villages, err := read.Villages()
	must(tb, err)
	names := map[string]string{}
	for _, v := range villages {
		names[data.FormatID(v.ID)] = v.Name
	}
	households, err := read.Households()
	must(tb, err)
	members, err := read.Members()
	must(tb, err)
	skip := map[string]bool{"household_id": true}
	for _, l := range leave {
		skip[l] = true
	}
	people := map[string][]string{}
	for _, m := range members {
		people[m.Get("household_id")] = append(people[m.Get("household_id")], line(m, skip, nil))
	}
	var out []string
	for _, h := range households {
		own := people[data.FormatID(h.ID)]
		sort.Strings(own)
		out = append(out, line(h, skip, names)+"\n"+strings.Join(own, "\n"))
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

func line(r township.Record, skip map[string]bool, villages map[string]string) string {
	var parts []string
	for i, f := range r.Entity.Fields {
		v := r.Values[i]
		if f.Key == "village_id" {
			v = villages[v]
		}
		if v != "" && !skip[f.Key] && !skip[r.Entity.Table+"."+f.Key] {
			parts = append(parts, f.Key+"="+v)
		}
	}
	return r.Entity.Name + " " + strings.Join(parts, " ")
}

func must(tb failing, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// firstDifference returns the first lines in which two snapshots differ.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		var l, r string
		if i < len(x) {
			l = x[i]
		}
		if i < len(y) {
			r = y[i]
		}
		if l != r {
			return fmt.Sprintf("\n  %s\n  %s", l, r)
		}
	}
	return ""
}
