package around_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/uitest"
)

func TestWriteFileTellsWhatCameOfIt(t *testing.T) {
	rare := make([]string, 23)
	for i := range rare {
		rare[i] = fmt.Sprintf("第%d行", i+1)
	}
	for _, c := range []struct {
		name   string
		made   around.Made
		err    error
		saves  []string
		told   []string
		failed int
	}{
		{name: "well", made: around.Made{Said: "已保存"}, saves: []string{"/tmp/名单.pdf 已保存"}},
		{name: "rare characters", made: around.Made{Said: "已保存", Missing: rare}, saves: []string{"/tmp/名单.pdf 已保存"}, told: []string{"请手写核对"}},
		{name: "refused", err: township.Errorf(township.CodeInvalid, "没有可打印的"), failed: 1},
		{name: "stopped", err: context.Canceled},
		{name: "stopped by the desk", err: township.Errorf(township.CodeCancelled, "已停止")},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := uitest.NewHost(t)
			around.WriteFile(h, around.File{
				Title: "保存名单", Name: "名单.pdf", Extension: ".pdf", Work: "正在生成名单",
				Make: func(_ context.Context, path string, _ func(done, total int)) (around.Made, error) {
					if path != "/tmp/名单.pdf" {
						t.Errorf("made at %q", path)
					}
					return c.made, c.err
				},
			})
			if !slices.Equal(h.Saves, c.saves) || !slices.Equal(h.Told, c.told) || len(h.Failures) != c.failed {
				t.Errorf("saved %q, told %q, failed %v", h.Saves, h.Told, h.Failures)
			}
		})
	}
}

func TestFileNameLeavesOutWhatAFileMayNotHave(t *testing.T) {
	if got := around.FileName(`a/b:"c"`, "d\n"); got != "abc_d" {
		t.Errorf("got %q", got)
	}
}

func TestDraftsAreKeptOfferedAndDropped(t *testing.T) {
	h, desk := uitest.NewHost(t), &uitest.Drawer{}
	drafts := around.Drafts{Desk: desk, Host: h, Key: func() string { return "income:12" }}
	offer := around.Offer{Go: func(township.Draft) {}, Dropped: func() {}}
	if drafts.Offer(offer); h.Top() != nil {
		t.Error("offers a draft where there is none")
	}
	if problem := drafts.Save("柏树村1组冯银户", map[string]int{"a": 1}); problem != "" || desk.Kept[0].Content != `{"a":1}` || desk.Kept[0].Key != "income:12" {
		t.Errorf("problem %q, kept %+v", problem, desk.Kept)
	}
	var gone township.Draft
	dropped := 0
	offer = around.Offer{Go: func(d township.Draft) { gone = d }, Dropped: func() { dropped++ }}
	drafts.Offer(offer)
	if !uitest.Mentions(h.Top(), "柏树村1组冯银户") {
		t.Errorf("asks %q", uitest.Texts(h.Top()))
	}
	h.Press(t, "继续填写")
	if gone.Key != "income:12" || len(desk.Kept) != 1 {
		t.Errorf("went on with %+v", gone)
	}
	drafts.Offer(offer)
	h.Press(t, "丢弃")
	if dropped != 1 || len(desk.Kept) != 0 {
		t.Errorf("dropped %d times, kept %+v", dropped, desk.Kept)
	}
}

func TestDraftsSayWhatWentWrong(t *testing.T) {
	h, desk := uitest.NewHost(t), &uitest.Drawer{Err: errors.New("disk")}
	drafts := around.Drafts{Desk: desk, Host: h, Key: func() string { return "k" }}
	if problem := drafts.Save("", 1); !strings.Contains(problem, "。") {
		t.Errorf("says %q", problem)
	}
	drafts.Drop()
	if drafts.Offer(around.Offer{}); len(h.Failures) != 2 {
		t.Errorf("told %v", h.Failures)
	}
}
