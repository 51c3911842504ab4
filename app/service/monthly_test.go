package service

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data/datatest"
)

// sweep is a visit with an issue that is linked to the third item of the sweep.
type sweep struct {
	*visit
	issue int64
}

func newSweep(t *testing.T) *sweep {
	t.Helper()
	s := &sweep{visit: newVisit(t)}
	s.issue = raised(s.visit).ID
	items, err := s.desk.ChecklistItems(s.ctx)
	s.must(err)
	if len(items) != 37 || items[2].ID != 0 {
		t.Fatalf("%d items", len(items))
	}
	_, err = s.desk.LinkIssues(s.ctx, items[2], []int64{s.issue})
	s.must(err)
	return s
}

func (s *sweep) on(day string) {
	at, err := time.ParseInLocation("2006-01-02", day, datatest.Now.Location())
	s.must(err)
	s.clock.At = at.Add(9 * time.Hour)
}

func (s *sweep) start(month string) township.MonthlyFile {
	s.Helper()
	e, _, err := s.desk.StartMonthly(s.ctx, month)
	s.must(err)
	return s.opened(e.ID)
}

func (s *sweep) opened(id int64) township.MonthlyFile {
	s.Helper()
	f, err := s.desk.OpenMonthly(s.ctx, id)
	s.must(err)
	return f
}

func (s *sweep) write(f township.MonthlyFile, line int, progress string) township.MonthlyFile {
	s.Helper()
	_, err := s.desk.SaveMonthly(s.ctx, written(f, line, progress))
	s.must(err)
	return s.opened(f.ID)
}

func written(f township.MonthlyFile, line int, progress string) township.MonthlyEdit {
	edit := township.MonthlyEdit{File: f, Was: f}
	edit.File.Lines = append([]township.MonthlyLine{}, f.Lines...)
	edit.File.Lines[line].Progress = progress
	return edit
}

// TestAClosedEditionIsFrozen: what changes after it was sent, late entries too, is the next month's, which names it.
func TestAClosedEditionIsFrozen(t *testing.T) {
	s := newSweep(t)
	f := s.start("2021-11")
	if f.Title() != "脱贫攻坚工作问题大排查任务分解月报表" || len(f.Lines) != 37 || f.Figures.Found != 1 || f.Day != "2021-11-19" {
		t.Errorf("%s %d %+v", f.Title(), len(f.Lines), f.Figures)
	}
	f = s.write(f, 2, "正在接水")
	if got := f.Lines[2].ProgressText(); got != "正在接水。关联问题1个，已整改0个，已销号0个，整改率0.0%" {
		t.Errorf("%q", got)
	}
	s.must(s.take(s.issue, closing()[:2]...))
	rows, err := s.desk.TrailedIssueRows(s.ctx)
	s.must(err)
	s.on("2021-12-03")
	closed, err := s.desk.CloseMonthly(s.ctx, f.ID)
	s.must(err)
	sent := s.opened(f.ID)
	if want := township.IssueFiguresOf(township.IssuesAsOf(rows, "2021-11-30"), "2021-11-30"); !reflect.DeepEqual(sent.Figures, want) || sent.Closed != "2021-12-03" || sent.Filled != "2021-12-03" {
		t.Errorf("sent %+v, want %+v", sent.Figures, want)
	}
	s.must(s.take(s.issue, closing()[2:]...)) // on 19 November, entered in December
	if again := s.opened(f.ID); !reflect.DeepEqual(again, sent) {
		t.Errorf("the closed one is %+v, was %+v", again, sent)
	}
	if _, err := s.desk.SaveMonthly(s.ctx, written(sent, 0, "改")); township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "已于 2021-12-03 上报，不能再改") {
		t.Errorf("%v", err)
	}
	next := s.start("2021-12")
	l := next.Lines[2]
	if l.Progress != "正在接水" || l.Counted.Text() != "关联问题1个，已整改1个，已销号1个，整改率100.0%" {
		t.Errorf("%+v", l)
	}
	if want := []string{"2021年11月报表之后补登：W0001 柏树村1组张三丰户 饮水安全（原报整改中，应为已销号）"}; !reflect.DeepEqual(l.Counted.Later, want) {
		t.Errorf("%q", l.Counted.Later)
	}
	_, err = s.desk.Undo(s.ctx, closed.ID, true)
	s.must(err)
	if open := s.opened(f.ID); open.Closed != "" || open.Figures.Closed != 1 {
		t.Errorf("opened again: %+v", open.Figures)
	}
}

// TestEditionsFollowOneAnother: the next begins when the one before was sent.
func TestEditionsFollowOneAnother(t *testing.T) {
	s := newSweep(t)
	october := s.start("2021-10")
	for month, want := range map[string]string{
		"2021-10": "2021年10月的月报表已经有了，请直接打开。",
		"2021-09": "已经有2021年10月的月报表，不能再补建2021年9月的。之前的情况请写在本月的报表里。",
		"2021-11": "2021年10月的月报表还没有上报。请先上报，再建2021年11月的：新的一期从上月的文字开始。",
		"2021-12": "2021年12月还没有到，不能建月报表。",
	} {
		if _, _, err := s.desk.StartMonthly(s.ctx, month); township.Say(err) != want {
			t.Errorf("%s: %v", month, err)
		}
	}
	stale := written(october, 0, "后写")
	s.write(october, 0, "先写")
	if _, err := s.desk.SaveMonthly(s.ctx, stale); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("%v", err)
	}
	if october.Figures.Found != 0 {
		t.Errorf("an issue of November counts in October: %+v", october.Figures)
	}
}

// TestItemsOfTheSweep: they are changed, added and retired; one in use is not deleted, and an open edition follows.
func TestItemsOfTheSweep(t *testing.T) {
	s := newSweep(t)
	items, err := s.desk.ChecklistItems(s.ctx)
	s.must(err)
	if items[2].Used != 1 || items[3].Used != 0 {
		t.Errorf("%+v", items[:4])
	}
	if _, err := s.desk.RemoveChecklistItem(s.ctx, items[2]); township.Say(err) != "排查项目“3 责任落实”已有月报表或问题用到，不能删除，可以停用。" {
		t.Errorf("%v", err)
	}
	_, err = s.desk.RemoveChecklistItem(s.ctx, items[36])
	s.must(err)
	f := s.start("2021-11")
	items[2].Content = "改过的内容"
	_, err = s.desk.SaveChecklistItem(s.ctx, items[2])
	s.must(err)
	_, err = s.desk.SaveChecklistItem(s.ctx, township.ChecklistItem{Project: "新项目", Content: "新内容", Unit: "水利站"})
	s.must(err)
	f = s.opened(f.ID)
	if last := f.Lines[len(f.Lines)-1]; f.Lines[2].Content != "改过的内容" || len(f.Lines) != 37 || last.Project != "新项目" || last.Position != 37 || last.Unit != "水利站" {
		t.Errorf("%d, %+v", len(f.Lines), f.Lines[len(f.Lines)-1])
	}
	if _, err := s.desk.SaveChecklistItem(s.ctx, township.ChecklistItem{Project: "没有内容"}); township.Say(err) != "请填写排查内容。" {
		t.Errorf("%v", err)
	}
	_, err = s.desk.MoveChecklistItem(s.ctx, items[5], -5)
	s.must(err)
	if moved, _ := s.desk.ChecklistItems(s.ctx); moved[0].ID != items[5].ID || moved[0].Position != 1 || moved[1].Position != 2 {
		t.Errorf("%+v", moved[:2])
	}
	_, err = s.desk.LinkIssues(s.ctx, township.ChecklistItem{}, []int64{s.issue})
	s.must(err)
	if f := s.opened(f.ID); f.Figures.Found != 0 {
		t.Errorf("%+v", f.Figures)
	}
}
