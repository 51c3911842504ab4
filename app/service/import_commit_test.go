package service_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel/rostertest"
)

// failing is what a helper needs of a test; *testing.T and *rapid.T have it.
type failing interface {
	Helper()
	Fatal(args ...any)
}

// dump writes every record of an archive with its number, table by table.
func dump(tb failing, a *data.Archive) string {
	tb.Helper()
	read := a.Read(ctx)
	var b strings.Builder
	villages, err := read.Villages()
	must(tb, err)
	fmt.Fprintln(&b, villages)
	households, err := read.Households()
	must(tb, err)
	members, err := read.Members()
	must(tb, err)
	records := append(households, members...)
	for _, state := range []string{township.ProposalOpen, township.ProposalHeld, township.ProposalAccepted, township.ProposalStale} {
		list, err := read.Proposals(state)
		must(tb, err)
		records = append(records, list...)
	}
	for _, r := range records {
		fmt.Fprintln(&b, r.Entity.Table, r.ID, r.Values)
	}
	for _, h := range households {
		stays, err := read.StaysOf(h.ID)
		must(tb, err)
		fmt.Fprintln(&b, stays)
	}
	settings, err := read.Settings()
	must(tb, err)
	fmt.Fprintln(&b, len(settings), settings["乡镇"].Values)
	return b.String()
}

// stopAfter is a context that ends when the work has told its progress so often.
func stopAfter(times int) (context.Context, func(done, total int)) {
	stopping, cancel := context.WithCancel(context.Background())
	told := 0
	return stopping, func(int, int) {
		if told++; told >= times {
			cancel()
		}
	}
}

// filesIn counts the files of a folder.
func filesIn(tb testing.TB, dir string) int {
	tb.Helper()
	list, err := os.ReadDir(dir)
	must(tb, err)
	return len(list)
}

// TestNothingBeforeCommit leaves archive and folder of copies as they were by preview, cancelling and closing.
func TestNothingBeforeCommit(t *testing.T) {
	_, archive, _ := newDesk(t)
	dir := t.TempDir()
	d := service.NewDesk(archive, service.Config{TempDir: dir})
	path := persons(t, rostertest.Town(400), rostertest.Style{})
	before := dump(t, archive)

	im := mustPreview(t, d, path, township.ImportOptions{})
	if filesIn(t, dir) == 0 {
		t.Error("no copy of the file was made")
	}
	im.Close()
	im.Close()
	if filesIn(t, dir) != 0 {
		t.Error("closing left the copy")
	}

	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err := d.Preview(stopped, path, township.ImportOptions{})
	wantCode(t, err, township.CodeCancelled, "人口信息.xlsx", "没有导入")

	for _, times := range []int{1, 3} {
		reading, tell := stopAfter(times)
		_, err = d.Preview(reading, path, township.ImportOptions{Progress: tell})
		wantCode(t, err, township.CodeCancelled, "人口信息.xlsx", "没有导入")
	}
	if filesIn(t, dir) != 0 {
		t.Error("cancelling left the copy")
	}

	im = mustPreview(t, d, path, township.ImportOptions{})
	for _, times := range []int{1, 2} {
		writing, tell := stopAfter(times)
		_, err = im.Commit(writing, tell)
		wantCode(t, err, township.CodeCancelled, "已取消", "没有改动")
	}
	if got := dump(t, archive); got != before {
		t.Errorf("the archive changed:%s", firstDifference(before, got))
	}

	if _, err = im.Commit(ctx, nil); err != nil {
		t.Fatalf("a second try after cancelling: %v", err)
	}
	other, fresh, _ := newDesk(t)
	mustImport(t, other, path)
	if a, b := snapshot(t, fresh), snapshot(t, archive); a != b {
		t.Errorf("the second try wrote something else:%s", firstDifference(a, b))
	}
	if faults, _, err := d.Check(ctx); err != nil || len(faults) > 0 {
		t.Errorf("faults %q, %v", faults, err)
	}
}

// TestCommitOnce refuses a second commit, one after closing, and one on an archive that has changed since the preview.
func TestCommitOnce(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(6)
	path := persons(t, town, rostertest.Style{})
	im := mustPreview(t, d, path, township.ImportOptions{})
	_, err := d.AssignImported(ctx, im, "测试")
	wantCode(t, err, township.CodeConflict, "还没有导入")
	late := mustPreview(t, d, path, township.ImportOptions{})
	if _, err := im.Commit(ctx, nil); err != nil {
		t.Fatal(err)
	}
	after := dump(t, archive)
	_, err = im.Commit(ctx, nil)
	wantCode(t, err, township.CodeConflict, "“人口信息.xlsx”已经导入过了", "重新选择文件")
	_, err = late.Commit(ctx, nil)
	wantCode(t, err, township.CodeConflict, "预览“人口信息.xlsx”之后档案又有改动", "重新选择文件")

	shut := mustPreview(t, d, path, township.ImportOptions{})
	shut.Close()
	_, err = shut.Commit(ctx, nil)
	wantCode(t, err, township.CodeConflict, "预览已经关闭", "重新选择文件")
	err = shut.SaveRejected(ctx, t.TempDir()+"/拒收.xlsx")
	wantCode(t, err, township.CodeConflict, "预览已经关闭")
	if got := dump(t, archive); got != after {
		t.Errorf("the archive changed:%s", firstDifference(after, got))
	}
	same := mustPreview(t, d, path, township.ImportOptions{})
	if deed, err := same.Commit(ctx, nil); err != nil || deed.ID != 0 {
		t.Errorf("nothing to write: deed %d, %v", deed.ID, err)
	}
	_, err = same.Commit(ctx, nil)
	wantCode(t, err, township.CodeConflict, "已经导入过了")
}

// TestTakeBack undoes an import to the last record; accepted proposals come along only when that is asked for.
func TestTakeBack(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(12)
	mustImport(t, d, persons(t, town[:8], rostertest.Style{}))
	before := dump(t, archive)
	next := rostertest.Copy(town)
	next[2].Monitor, next[2].Income, next[3].People = "突发严重困难户", 1, next[3].People[:3]
	next[1].People[0].Name = "范改名"
	im := mustPreview(t, d, persons(t, next, rostertest.Style{}), township.ImportOptions{})
	deed, err := im.Commit(ctx, nil)
	must(t, err)
	after := dump(t, archive)
	undone, err := d.Undo(ctx, deed.ID, false)
	must(t, err)
	if got := dump(t, archive); got != before {
		t.Errorf("not what it was:%s", firstDifference(before, got))
	}
	if undone.Undoes != deed.ID || !strings.HasPrefix(undone.Title, "撤销：导入“人口信息.xlsx”") {
		t.Errorf("undo is %+v", undone)
	}
	again, err := d.Undo(ctx, undone.ID, false)
	must(t, err)
	if got := dump(t, archive); got != after {
		t.Errorf("taking back the undo:%s", firstDifference(after, got))
	}
	if !strings.HasPrefix(again.Title, "恢复：导入") {
		t.Errorf("title %q", again.Title)
	}
	assigned, err := d.AssignImported(ctx, im, "测试")
	must(t, err)
	if assigned.Records == 0 {
		t.Fatal("no proposal was accepted")
	}
	_, err = d.Undo(ctx, deed.ID, false)
	wantCode(t, err, township.CodeConflict, "不能单独撤销“导入“人口信息.xlsx”", "条台账建议", "一并撤销")
	_, err = d.Undo(ctx, deed.ID, true)
	must(t, err)
	if got := dump(t, archive); got != before {
		t.Errorf("with what was built on it:%s", firstDifference(before, got))
	}
	_, err = d.Undo(ctx, deed.ID, false)
	wantCode(t, err, township.CodeConflict, "已经撤销过了")
	_, err = d.Undo(ctx, 9999, false)
	wantCode(t, err, township.CodeNotFound, "9999")
}

// TestProgress tells rows while reading and households while writing.
func TestProgress(t *testing.T) {
	d, _, _ := newDesk(t)
	var read, written [][2]int
	im := mustPreview(t, d, persons(t, rostertest.Town(400), rostertest.Style{}), township.ImportOptions{Progress: func(done, total int) { read = append(read, [2]int{done, total}) }})
	_, err := im.Commit(ctx, func(done, total int) { written = append(written, [2]int{done, total}) })
	must(t, err)
	if len(read) != 5 || read[4] != [2]int{1000, 0} {
		t.Errorf("reading told %v", read)
	}
	if len(written) < 2 || written[len(written)-1] != [2]int{400, 400} {
		t.Errorf("writing told %v", written)
	}
}
