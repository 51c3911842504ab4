package issues

import (
	"context"
	"slices"
	"testing"

	"taizhang/ui/uitest"
)

// copying is an archive that makes copies of what is filed.
type copying struct {
	*archive
	copied []int64
}

func (a *copying) CopyAttachment(_ context.Context, id int64) (string, error) {
	a.copied = append(a.copied, id)
	return "/tmp/清单.xlsx", nil
}

// TestTheOriginIsOpened: the workbook of a superior's list, where it is kept; one whose file is only named has no button.
func TestTheOriginIsOpened(t *testing.T) {
	c := newClerk(t)
	desk := &copying{archive: c.desk}
	c.screen.desk = desk
	desk.issues[0].Origin, desk.issues[1].Origin, desk.issues[1].List = "旧清单.xlsx（Sheet1 第3行）", "清单.xlsx（Sheet1 第5行）", 12
	c.screen.OpenIssue(1)
	if uitest.Mentions(c.screen.body, "打开来源：清单原件") {
		t.Error("a file that is only named is offered")
	}
	c.screen.OpenIssue(2)
	c.Press(t, "打开来源：清单原件")
	if !slices.Equal(desk.copied, []int64{12}) || !slices.Equal(c.paths, []string{"/tmp/清单.xlsx"}) || len(c.Told) != 1 {
		t.Errorf("%v %q %q %v", desk.copied, c.paths, c.Told, c.Failures)
	}
}
