package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"taizhang/app/township"
)

func (d *fakeDesk) AttachmentsOf(context.Context, township.AttachmentOwner) ([]township.Attachment, error) {
	return nil, nil
}

func (d *fakeDesk) AddAttachments(_ context.Context, owner township.AttachmentOwner, paths []string, _ township.Origin, _ func(done, total int)) (township.AttachmentOutcome, error) {
	d.attached = append(d.attached, paths...)
	return township.AttachmentOutcome{Added: len(paths), Deed: township.Deed{ID: 9, At: evening}}, nil
}

func (d *fakeDesk) ChangeAttachment(context.Context, int64, township.AttachmentEdit, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) RemoveAttachments(context.Context, []int64, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ViewAttachment(context.Context, int64, int) (township.AttachmentView, error) {
	return township.AttachmentView{}, nil
}
func (d *fakeDesk) SaveAttachment(context.Context, int64, string) error            { return nil }
func (d *fakeDesk) CopyAttachment(context.Context, int64) (path string, err error) { return "", nil }

// drop drops files on the window.
func drop(s *Shell, paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.dropped(fyne.Position{}, uris)
}

func TestPhotosDroppedOnAHousehold(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 1, Head: "张三丰", Village: "柏树村", Group: "2组"}}
	s := opened(t, d)
	drop(s, "/x/房屋.jpg")
	if !strings.Contains(s.toasts.Shown(), "请先打开一户的页面") || len(d.attached) > 0 {
		t.Errorf("without a household: %q, filed %q", s.toasts.Shown(), d.attached)
	}
	s.ShowHousehold(1)
	drop(s, "/x/房屋.jpg", "/x/签字表.pdf")
	if len(d.attached) > 0 {
		t.Fatal("filed without a question")
	}
	tap(t, s, "添加 2 个附件")
	await(t, "the deed", func() bool { return strings.Contains(s.toasts.Shown(), "已添加2个附件") })
	if got := strings.Join(d.attached, " "); got != "/x/房屋.jpg /x/签字表.pdf" {
		t.Errorf("filed %q", got)
	}
}

func TestRostersDroppedOnAHouseholdAreImported(t *testing.T) {
	d := founded()
	d.rows = []township.HouseholdRow{{ID: 1, Head: "张三丰"}}
	s := opened(t, d)
	s.ShowHousehold(1)
	drop(s, "/x/人口信息.xlsx")
	if s.current.Key != placeExchange {
		t.Errorf("the window shows %s, want the import", s.current.Key)
	}
	await(t, "the reading", func() bool { return s.working == 0 })
}
