package service

import (
	"context"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestPhotosAreFiledWithAnIssueBeforeAndAfter(t *testing.T) {
	filed := newFiled(t)
	d := filed.desk
	ctx := context.Background()
	i, _, err := d.SaveIssue(ctx, township.IssueEdit{Issue: township.Issue{Level: township.LevelTown, Description: "会议记录缺 2 次", Source: "审计", Found: d.Today()}}, "测试")
	if err != nil {
		t.Fatal(err)
	}
	path := filed.photo("前.jpg", 10)
	out, err := d.AddAttachments(ctx, township.OfIssue(i.ID, township.PhaseBefore), []string{path}, "测试", nil)
	if err != nil || out.Added != 1 || !strings.Contains(out.Deed.Title, i.Number()) {
		t.Fatalf("%+v, %v", out, err)
	}
	for phase, want := range map[string]int{township.PhaseBefore: 1, township.PhaseAfter: 0, "": 1} {
		list, err := d.AttachmentsOf(ctx, township.OfIssue(i.ID, phase))
		if err != nil || len(list) != want {
			t.Errorf("%q: %d, %v", phase, len(list), err)
		}
	}
}
