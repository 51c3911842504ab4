package service

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"taizhang/app/township"
)

// listsOf are the workbooks that the issues of an archive name.
func (v *visit) listsOf() map[int64]int {
	v.Helper()
	rows, err := v.desk.IssueRows(v.ctx)
	v.must(err)
	out := map[int64]int{}
	for _, r := range rows {
		out[r.List]++
	}
	return out
}

// imported takes a list in.
func (v *visit) imported(path string) township.Deed {
	v.Helper()
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	book.Source = "督查巡查"
	deed, err := v.desk.TakeIssueBook(v.ctx, book, nil)
	v.must(err)
	return deed
}

// TestTheListIsKeptWithItsIssues: once an import, as it came and to be read only; it goes with the import, comes back with
// it, and is in the backup.
func TestTheListIsKeptWithItsIssues(t *testing.T) {
	v, _ := superiors(t, "空.csv")
	path := superiorsBook(v, "县督查反馈.xlsx", map[string][][]any{"Sheet1": {
		{"村", "户主", "问题描述", "问题性质"},
		{"柏树村", "张三丰", "井水断了四十天", "饮水安全"},
		{"柏树村", nil, "公示栏没有更新", "驻村工作组责任"},
	}})
	came, err := os.ReadFile(path)
	v.must(err)
	before := v.listsOf()
	deed := v.imported(path)
	v.must(os.Remove(path))
	lists := v.listsOf()
	var list int64
	for id := range lists {
		list = max(list, id)
	}
	if list == 0 || lists[list] != 2 || lists[0] != before[0] {
		t.Fatalf("%v, before %v", lists, before)
	}
	copied, err := v.desk.CopyAttachment(v.ctx, list)
	v.must(err)
	content, err := os.ReadFile(copied)
	v.must(err)
	info, err := os.Stat(copied)
	v.must(err)
	if !bytes.Equal(content, came) || info.Mode().Perm() != 0o400 || info.Name() != "县督查反馈.xlsx" {
		t.Errorf("%d bytes of %d, %v %s", len(content), len(came), info.Mode(), info.Name())
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if got := v.listsOf(); len(got) > 1 {
		t.Errorf("after the import was taken back: %v", got)
	}
	if _, err := v.desk.CopyAttachment(v.ctx, list); township.CodeOf(err) != township.CodeNotFound {
		t.Errorf("the list is still there: %v", err)
	}
	if faults, err := v.desk.checkAttachments(v.ctx); err != nil || len(faults) > 0 {
		t.Errorf("%v %v", faults, err)
	}
}

// TestTheSameListTwiceIsOneFile.
func TestTheSameListTwiceIsOneFile(t *testing.T) {
	v, _ := superiors(t, "空.csv")
	path := superiorsBook(v, "审计问题清单.xlsx", map[string][][]any{"清单": {
		{"村", "户主", "问题描述", "问题性质"}, {"柏树村", nil, "公示栏没有更新", "驻村工作组责任"},
	}})
	first := v.imported(path)
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	book.Source = "审计"
	_, err = v.desk.TakeIssueBook(v.ctx, book, []int{0})
	v.must(err)
	files, err := v.desk.vault().Files()
	v.must(err)
	if len(files) != 1 {
		t.Errorf("%d files", len(files))
	}
	if _, err := v.desk.Undo(v.ctx, first.ID, false); err != nil {
		t.Errorf("the first import cannot be taken back: %v", err)
	}
	dir := t.TempDir()
	lost, err := v.desk.backUpAttachments(v.ctx, dir, filepath.Join(dir, "档案.备份-1.db"))
	v.must(err)
	if lost != 0 {
		t.Errorf("%d lost", lost)
	}
	if copies, err := v.desk.backupStore(dir).Files(); err != nil || len(copies) != 1 {
		t.Errorf("%d files in the backup, %v", len(copies), err)
	}
}
