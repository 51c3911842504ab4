package service_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
	"taizhang/data/sheet"
	"taizhang/reports/pdftest"
)

// table reads the sheets of a workbook as text, by name.
func table(tb testing.TB, path string) map[string][][]string {
	tb.Helper()
	b, err := sheet.Open(ctx, path, sheet.Options{TempDir: tb.TempDir()})
	must(tb, err)
	defer b.Close()
	out := map[string][][]string{}
	for _, s := range b.Sheets {
		must(tb, b.Rows(ctx, s, func(r sheet.Row) error {
			row := make([]string, len(r.Cells))
			for i, c := range r.Cells {
				row[i] = c.Text
			}
			out[s.Name] = append(out[s.Name], row)
			return nil
		}))
	}
	return out
}

// privateTown is a town in which every field that may not hang on a wall says so in words of its own.
func privateTown(t *testing.T) (*service.Desk, []rostertest.Family, []string) {
	t.Helper()
	d, _, _ := newDesk(t)
	town := rostertest.Town(12)
	for i := range town {
		for k := range town[i].People {
			town[i].People[k].Health = "精神残疾二级"
		}
	}
	town[0].Cause = "因病（肝癌晚期）"
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	list := rostertest.Households(town, rostertest.ListStyle{Code: true})
	for _, row := range list[0].Rows {
		if len(row) > 8 && row[3] == town[2].Code {
			row[7], row[8] = "脱贫不稳定户、精神病人", "因病、尿毒症透析"
		}
		if len(row) > 10 && row[3] == town[3].Code {
			row[10] = town[3].Phone // the clerk of the village put the villager's phone beside the helper
		}
	}
	im := mustPreview(t, d, rostertest.Of(list...).XLSX(t, "户.xlsx"), township.ImportOptions{})
	wantCounts(t, im.Preview(), [4]int{0, 12, 0, 0})
	_, err := im.Commit(ctx, nil)
	must(t, err)
	placeAll(t, d)
	secrets := []string{"残疾", "肝癌", "透析", "尿毒症", "精神", "138", town[3].Phone}
	for _, f := range town {
		secrets = append(secrets, f.Phone, f.Code)
		for _, m := range f.People {
			secrets = append(secrets, m.ID, m.ID[:14], m.Code)
		}
	}
	return d, town, secrets
}

// placeAll accepts every proposal as of today.
func placeAll(tb testing.TB, d *service.Desk) {
	tb.Helper()
	list, err := d.OpenProposals(ctx)
	must(tb, err)
	var ids []int64
	for _, p := range list {
		ids = append(ids, p.ID)
	}
	_, err = d.AcceptProposals(ctx, ids, d.Today(), "")
	must(tb, err)
}

// TestNothingPrivateOnTheWall looks for numbers, phones, codes and health in what is made to hang up.
func TestNothingPrivateOnTheWall(t *testing.T) {
	d, town, secrets := privateTown(t)
	for _, req := range []township.WallListRequest{{}, {Summary: true}, {Ledger: township.Monitored}, {Village: "柏树村"}} {
		path := filepath.Join(t.TempDir(), "上墙.pdf")
		if _, err := d.PrintWallLists(ctx, req, path, nil); err != nil {
			t.Fatal(err)
		}
		pdf, err := os.ReadFile(path)
		must(t, err)
		file, text := pdftest.Read(t, pdf), ""
		for _, page := range file.Pages() {
			text += strings.Join(file.Texts(page), "")
		}
		wantNone(t, text, secrets, town)
	}
	path := filepath.Join(t.TempDir(), "上墙.xlsx")
	if _, err := d.ExportLedgers(ctx, township.WallListRequest{}, path, nil); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, rows := range table(t, path) {
		for _, r := range rows {
			all.WriteString(strings.Join(r, "\n") + "\n")
		}
	}
	wantNone(t, all.String(), secrets, town)
	if seen, err := d.Reveals(ctx, township.RevealFilter{}, 1); err != nil || len(seen) > 0 {
		t.Errorf("noted %+v %v, though nothing private was written", seen, err)
	}
	if !strings.Contains(all.String(), "因病、其他") {
		t.Error("a risk outside the list does not show as 其他")
	}
}

func wantNone(t *testing.T, text string, secrets []string, town []rostertest.Family) {
	t.Helper()
	if !strings.Contains(text, town[2].Head().Name) {
		t.Errorf("%s is not on the list at all", town[2].Head().Name)
	}
	for _, s := range secrets {
		if strings.Contains(text, s) {
			t.Errorf("“%s” is on the wall", s)
		}
	}
}

// TestLists compares the rows of form F5, file copy and wall, with the archive.
func TestLists(t *testing.T) {
	d, _, clock := newDesk(t)
	town := rostertest.Town(12)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	mustImport(t, d, rostertest.Of(rostertest.Households(town, rostertest.ListStyle{Code: true})...).XLSX(t, "户.xlsx"))
	placeAll(t, d)
	_, err := d.MoveHouseholds(ctx, []township.Move{{Household: rowOf(t, d, town[1].Code).ID, To: township.Relapsed, On: d.Today(), Reason: "返贫"}})
	must(t, err)
	path := filepath.Join(t.TempDir(), "存档.xlsx")
	res, err := d.ExportLedgers(ctx, township.WallListRequest{Form: township.ForFile, Village: "柏树村"}, path, nil)
	must(t, err)
	if res.Lists != 4 || res.Households != 4 {
		t.Errorf("result %+v, want 4 lists of 4 households", res)
	}
	if seen, err := d.Reveals(ctx, township.RevealFilter{}, 10); err != nil || len(seen) != 1 || seen[0].Record != "导出存档名单（4户）" {
		t.Errorf("noted %+v %v, want the file copy", seen, err)
	}
	sheets := table(t, path)
	find := func(head string) []string {
		for _, rows := range sheets {
			for _, r := range rows {
				if slices.Contains(r, head) {
					return r
				}
			}
		}
		t.Errorf("%s is on no list", head)
		return nil
	}
	f := town[0] // stable: year of exit
	want := []string{"1", f.Group, f.Head().Name, "1", f.Cause, f.Exit, f.Helper, f.HelperTel, "", f.Code, f.Head().ID, "6000.5"}
	if got := trimmed(find(f.Head().Name), len(want)); !slices.Equal(got, want) {
		t.Errorf("stable\n got %q\nwant %q", got, want)
	}
	f = town[2] // monitored: month of identification, risk and kind
	want = []string{"1", f.Group, f.Head().Name, "3", "因病", "2021-06", f.Helper, f.HelperTel, f.Monitor, f.Code, f.Head().ID, "6002.5"}
	if got := trimmed(find(f.Head().Name), len(want)); !slices.Equal(got, want) {
		t.Errorf("monitored\n got %q\nwant %q", got, want)
	}
	f = town[1] // relapsed: year of exit
	if got := trimmed(find(f.Head().Name), 6); !slices.Equal(got, []string{"1", f.Group, f.Head().Name, "2", f.Cause, f.Exit}) {
		t.Errorf("relapsed %q", got)
	}

	_, err = d.ExportLedgers(ctx, township.WallListRequest{Village: "不存在村"}, path, nil)
	wantCode(t, err, township.CodeNotFound, "“不存在村”", "柏树村、石桥村、清溪社区")
	_, err = d.PrintWallLists(ctx, township.WallListRequest{AsOf: "2021-13-01"}, path, nil)
	wantCode(t, err, township.CodeInvalid, "2021-13-01")
	stop, tell := stopAfter(1)
	tell(1, 1)
	_, err = d.PrintWallLists(stop, township.WallListRequest{}, path, nil)
	wantCode(t, err, township.CodeCancelled, "已取消")

	// Last month's list can be made as it was.
	clock.At = clock.At.AddDate(0, 1, 0)
	next := rostertest.Copy(town)
	next[0].People[0].Name = "范改名"
	mustImport(t, d, persons(t, next, rostertest.Style{}))
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: rowOf(t, d, town[0].Code).ID, To: township.Marginal, On: d.Today(), Reason: "会议"}})
	must(t, err)
	_, err = d.ExportLedgers(ctx, township.WallListRequest{Form: township.ForFile, Village: "柏树村", AsOf: "2021-11-30", Ledger: township.Stable}, path, nil)
	must(t, err)
	sheets = table(t, path)
	if got := trimmed(find(town[0].Head().Name), 3); got[2] != town[0].Head().Name {
		t.Errorf("as of last month %q", got)
	}
}

func trimmed(row []string, n int) []string {
	for len(row) < n {
		row = append(row, "")
	}
	return row[:n]
}

// TestListsOfAnEmptyArchive says what to do first.
func TestListsOfAnEmptyArchive(t *testing.T) {
	d, _, _ := newDesk(t)
	path := filepath.Join(t.TempDir(), "上墙.pdf")
	_, err := d.PrintWallLists(ctx, township.WallListRequest{}, path, nil)
	wantCode(t, err, township.CodeNotFound, "还没有村", "导入花名册")
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was written")
	}
}
