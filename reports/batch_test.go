package reports

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// A batch is bound by village, numbered list by list, in one document with each font once.
func TestBatch(t *testing.T) {
	job := WallListJob{
		Lists: []township.WallList{
			sampleList(township.Stable, "柏树村", 25), sampleList(township.Stable, "𬭎桥村", 3),
			sampleList(township.Monitored, "柏树村", 2), sampleList(township.Monitored, "𬭎桥村", 0),
		},
		Summaries: []township.VillageSummary{sampleSummary("𬭎桥村", 3, 0, 0, 0), sampleSummary("双河村", 1, 1, 1, 1)},
	}
	pdf, result, marks := printJob(t, job)
	want := []pdftest.Bookmark{
		{Level: 0, Title: "柏树村", Page: 1},
		{Level: 1, Title: "稳定脱贫户", Page: 1},
		{Level: 1, Title: "监测户", Page: 3},
		{Level: 0, Title: "𬭎桥村", Page: 4},
		{Level: 1, Title: "四本台账汇总", Page: 4},
		{Level: 1, Title: "稳定脱贫户", Page: 5},
		{Level: 1, Title: "监测户", Page: 6},
		{Level: 0, Title: "双河村", Page: 7},
		{Level: 1, Title: "四本台账汇总", Page: 7},
	}
	if got := pdftest.Read(t, pdf).Outline(); !slices.Equal(got, want) {
		t.Errorf("outline: got %v, want %v", got, want)
	}
	for sheet, number := range []string{"第 1 页　共 2 页", "第 2 页　共 2 页", "第 1 页　共 1 页", "第 1 页　共 1 页", "第 1 页　共 1 页", "第 1 页　共 1 页", "第 1 页　共 1 页"} {
		if !slices.Contains(textsOf(marks[sheet+1]), number) {
			t.Errorf("sheet %d is not numbered %q: %q", sheet+1, number, textsOf(marks[sheet+1]))
		}
	}
	if n := bytes.Count(pdf, []byte("/Subtype /Type0")); n != 2 || result.Pages != 7 {
		t.Errorf("%d fonts on %d sheets, want 2 on 7", n, result.Pages)
	}
	if info := pdftest.Poppler(t, pdf, "pdfinfo", "PDF"); !strings.Contains(info, "柏树村等3村四本台账（公示上墙名单）") || !strings.Contains(info, "清溪镇") {
		t.Errorf("title or author is missing:\n%s", info)
	}
}

func TestRareNamesComeThrough(t *testing.T) {
	names := []string{"𬭎", "𫟹", "䶮", "㛃", "𠮷", "王𬭎䶮", "㛃𫟹𠮷三"}
	for _, form := range []township.WallListForm{township.ForWall, township.ForFile} {
		list := sampleList(township.Stable, "柏树村", len(names))
		for i, name := range names {
			list.Rows[i].Head = name
		}
		summary := township.VillageSummary{Office: "清溪镇", Village: "柏树村", Lists: []township.WallList{list}}
		pdf, result, _ := printJob(t, WallListJob{Form: form, Lists: []township.WallList{list}, Summaries: []township.VillageSummary{summary}})
		for sheet, text := range pdftest.PopplerText(t, pdf) {
			for _, name := range names {
				if !strings.Contains(text, name) {
					t.Errorf("form %d: %q is not found on sheet %d", form, name, sheet+1)
				}
			}
		}
		want := []string{
			"𠮷（柏树村四本台账汇总第1页）", "㛃𫟹𠮷三（柏树村四本台账汇总第1页）",
			"𠮷（柏树村稳定脱贫户台账第1页）", "㛃𫟹𠮷三（柏树村稳定脱贫户台账第1页）",
		}
		if !slices.Equal(result.Missing, want) {
			t.Errorf("form %d: to be checked by hand: got %q, want %q", form, result.Missing, want)
		}
	}
}

// A village whose name the fonts lack is reported once per list, not once per place.
func TestMissingIsSaidOncePerList(t *testing.T) {
	list := sampleList(township.Stable, "𠮷村", 60)
	_, result, _ := printJob(t, WallListJob{Lists: []township.WallList{list}})
	want := []string{"𠮷村稳定脱贫户台账（𠮷村稳定脱贫户台账第1页）", "𠮷村 · 稳定脱贫户台账（公示上墙名单）（𠮷村稳定脱贫户台账第1页）"}
	if !slices.Equal(result.Missing, want) {
		t.Errorf("got %q, want %q", result.Missing, want)
	}
}

func TestSameJobSameBytes(t *testing.T) {
	job := WallListJob{Lists: lists(township.Stable, 30), Summaries: []township.VillageSummary{sampleSummary("柏树村", 9, 8, 7, 6)}}
	first, _, _ := printJob(t, job)
	second, _, _ := printJob(t, job)
	if !bytes.Equal(first, second) {
		t.Error("the same job gave two different files")
	}
}

func TestProgressReachesTheTotal(t *testing.T) {
	job := WallListJob{Lists: lists(township.Stable, 45), Summaries: []township.VillageSummary{sampleSummary("柏树村", 9, 8, 7, 6)}}
	var steps []int
	job.Progress = func(done, total int) {
		if total != 75 {
			t.Errorf("the total is %d, want 75", total)
		}
		steps = append(steps, done)
	}
	printJob(t, job)
	if !slices.IsSorted(steps) || steps[len(steps)-1] != 75 || len(steps) != 4 {
		t.Errorf("steps %v, want four up to 75", steps)
	}
}

func TestWallListErrors(t *testing.T) {
	stopped, stop := context.WithCancel(context.Background())
	full := errors.New("disk full")
	cases := []struct {
		name string
		ctx  context.Context
		job  WallListJob
		w    failing
		code township.Code
		text string
	}{
		{"nothing to print", context.Background(), WallListJob{}, failing{}, township.CodeInvalid, "没有可打印的名单，请先选择村和台账。"},
		{
			"stopped half-way", stopped,
			WallListJob{Lists: lists(township.Stable, 100), Progress: func(int, int) { stop() }},
			failing{},
			township.CodeCancelled, "已取消打印，没有生成文件。",
		},
		{
			"disk full", context.Background(),
			WallListJob{Lists: lists(township.Stable, 1)},
			failing{full},
			township.CodeWrite, "PDF 没有写成：目标文件写入失败。请检查磁盘空间和优盘是否还在，然后重试。",
		},
	}
	for _, tc := range cases {
		_, err := WallLists(tc.ctx, tc.w, tc.job)
		if township.CodeOf(err) != tc.code || township.Say(err) != tc.text {
			t.Errorf("%s: got %q %q, want %q %q", tc.name, township.CodeOf(err), township.Say(err), tc.code, tc.text)
		}
	}
}

// failing refuses every write, if it has an error to refuse it with.
type failing struct{ err error }

func (f failing) Write(p []byte) (int, error) { return len(p), f.err }
