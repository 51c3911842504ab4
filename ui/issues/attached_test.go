package issues

import (
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func TestPhotosStandBeforeAndAfter(t *testing.T) {
	c := newClerk(t)
	c.screen.open(1)
	c.Picked = []string{"/tmp/水管.pdf"}
	c.Press(t, "添加整改前照片…")
	if len(c.desk.filed[township.OfIssue(1, township.PhaseBefore)]) != 1 || !c.says("整改前　1") || !c.says("整改后　0") {
		t.Fatalf("%+v; %q", c.desk.filed, uitest.Texts(c.Win.Content()))
	}
	if !c.screen.TakeDropped([]string{"/tmp/b.jpg"}) || c.screen.TakeDropped([]string{"/tmp/b.xlsx"}) {
		t.Error("dropped files go astray")
	}
	list := c.desk.filed[township.OfIssue(1, township.PhaseBefore)]
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	c.page().look(list[0].ID)
	if !c.says("这个 PDF 不是扫描图片，请用系统程序打开来看。") || !c.says("第 1 个，共 2 个") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.Press(t, "下一个 →")
	if !c.says("第 2 个，共 2 个") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.Press(t, "修改…")
	c.write("名称", "断水的井")
	c.write("拍摄日期", "2021-11")
	c.Press(t, "保存")
	if got := c.desk.filed[township.OfIssue(1, township.PhaseBefore)][1]; got.Title != "断水的井" || got.Taken != "2021-11" || !c.says("断水的井") {
		t.Errorf("%+v; %q", got, uitest.Texts(c.Win.Content()))
	}
	c.screen.Key(uitest.Key("Escape"))
	if !c.says("断水的井") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.page().detach(list[0])
	if !c.says("整改前　1") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
}
