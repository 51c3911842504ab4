package home

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
)

func (d *desk) IssueRows(context.Context) ([]township.IssueRow, error) { return d.issues, nil }

func (d *desk) MonthlyEditions(context.Context) ([]township.MonthlyEdition, error) {
	return d.editions, nil
}

func (h *host) OldBackup() string { return h.backup }
func (h *host) BackUp()           { h.went = append(h.went, "back up") }
func (h *host) ShowMonthly()      { h.went = append(h.went, "monthly") }
func (h *host) ShowAcceptance()   { h.went = append(h.went, "acceptance") }

func (h *host) ShowIssues(f township.IssueFilter) {
	h.went = append(h.went, fmt.Sprintf("issues %s %q overdue %t soon %t asked %t", f.Village, f.States, f.Overdue, f.DueSoon, f.Asked))
}

func issue(village string, state township.IssueState, deadline township.Date) township.IssueRow {
	r := township.IssueRow{VillageName: village}
	r.Found, r.State, r.Deadline = "2026-10-08", state, deadline
	if state == township.IssueToAccept || state == township.IssueClosed {
		r.Completed = "2026-11-01"
	}
	return r
}

// duties is a desk with something of everything that may have to be done on 2026-11-21.
func duties() *desk {
	d := filled()
	asked := issue("双河村", township.IssueToVerify, "")
	asked.Unanswered = true
	d.issues = []township.IssueRow{
		issue("柏树村", township.IssueMending, "2026-11-20"), issue("柏树村", township.IssueMending, "2026-11-28"), issue("柏树村", township.IssueToAccept, "2026-11-10"),
		issue("柏树村", township.IssueClosed, "2026-11-10"), issue("双河村", township.IssueMending, "2026-12-30"), asked, issue("双河村", township.IssueRefuted, ""),
	}
	d.editions = []township.MonthlyEdition{{Month: "2026-10"}}
	d.campaign = township.Campaign{ID: 4, Name: "2026年回头看"}
	return d
}

// rowsOf are the lines of a card, as its words are shown.
func rowsOf(s *Screen) (lines []*area) {
	for _, o := range test.LaidOutObjects(s.side) {
		if a, ok := o.(*area); ok && a.plain {
			lines = append(lines, a)
		}
	}
	return lines
}

func TestWhatMustBeDoneToday(t *testing.T) {
	test.NewTempApp(t)
	h := &host{backup: "上次备份是12天前，点这里备份"}
	s := New(h, duties())
	test.NewTempWindow(t, s.Content()).Resize(fyne.NewSize(961, 546))
	s.Refresh()
	want := []string{
		"超期未整改的问题 1", "10月月报表应于4日前报送，已过17天 1", "上次备份是12天前，点这里备份 1", "7天内到期的问题 1", "会商、上报未答复的问题 1",
		"待验收的问题 1", "按村组织验收（村数） 1", "退回重填的入户调查 2", "待核实的问题 1", "柏树村 4 2 1 50.0%", "双河村 2 0 0 0.0%",
	}
	var got []string
	for _, line := range rowsOf(s) {
		got = append(got, strings.Join(texts(line.content), " "))
		test.Tap(line)
	}
	if !slices.Equal(got, want) {
		t.Errorf("lines\n%q, want\n%q", got, want)
	}
	went := []string{
		"issues  [] overdue true soon false asked false", "monthly", "back up", "issues  [] overdue false soon true asked false",
		"issues  [] overdue false soon false asked true", `issues  ["待验收"] overdue false soon false asked false`, "acceptance", `surveys 4 ["returned"]`,
		`issues  ["待核实"] overdue false soon false asked false`, "issues 柏树村 [] overdue false soon false asked false", "issues 双河村 [] overdue false soon false asked false",
	}
	if !slices.Equal(h.went, went) {
		t.Errorf("went\n%q, want\n%q", h.went, went)
	}
}

func TestNothingToDoIsNoCard(t *testing.T) {
	s, _ := shown(t, filled())
	if words := texts(s.Content()); slices.Contains(words, "今天要办") || slices.Contains(words, "各村问题整改") {
		t.Errorf("shown: %q", words)
	}
}
