// Package reports prints the office's forms as PDF: one file here per form, over the reusable
// parts page, table and font.
package reports

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// Paper is the size of paper that a form is printed on.
type Paper int

// The papers. PaperOfForm is what form F5 says: A3 for the wall, A4 for the file.
const (
	PaperOfForm Paper = iota
	A3
	A4
)

// WallListJob is what to print of form F5 (四本台账): any number of lists and summaries, which are
// bound by village, each village's summary first, else in the order given.
type WallListJob struct {
	Form      township.WallListForm
	Paper     Paper
	Lists     []township.WallList
	Summaries []township.VillageSummary
	// MarginalColour is the office's colour for 边缘户 (township.MarginalColours), "" for the default.
	// The legend uses it for ledgers that are not in the job.
	MarginalColour string
	// Printed is the date on the paper and the only date in the file: the same job gives the same bytes.
	Printed time.Time
	// Progress, if any, is told after each sheet how many of the households are on paper.
	Progress func(done, total int)

	proof
}

// Result says what was printed.
type Result struct {
	Pages int
	// Missing lists the texts with a character that no font at hand has, which is printed as □, each
	// once per list and with its place: what the clerk should check and write in by hand (请手写核对).
	Missing []string
}

// WallLists prints form F5 as one PDF. Sheets are numbered list by list; the outline of the PDF
// names villages and ledgers. The columns are those of township.WallListColumns, and nothing of
// a household that is not in them reaches the file. On error nothing may be kept of what
// was written to w; the error is a *township.Error: cancelled, write_failed, or invalid
// for a job without lists.
func WallLists(ctx context.Context, w io.Writer, job WallListJob) (Result, error) {
	volumes := bind(job)
	if len(volumes) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的名单，请先选择村和台账。")
	}
	p := &press{ctx: ctx, job: job, styles: legendStyles(job), total: households(volumes)}
	p.doc = job.document(page.Properties{Title: documentTitle(volumes, job.Form), Author: office(job), Made: job.Printed})
	for _, v := range volumes {
		if err := p.volume(v); err != nil {
			return Result{}, err
		}
	}
	return p.finish(w)
}

// volume is everything of one village.
type volume struct {
	village   string
	summaries []township.VillageSummary
	lists     []township.WallList
}

// bind gathers the job by village, in the order in which the villages first appear.
func bind(job WallListJob) []*volume {
	var volumes []*volume
	byVillage := map[string]*volume{}
	of := func(village string) *volume {
		v, ok := byVillage[village]
		if !ok {
			v = &volume{village: village}
			byVillage[village] = v
			volumes = append(volumes, v)
		}
		return v
	}
	for _, l := range job.Lists {
		v := of(l.Village)
		v.lists = append(v.lists, l)
	}
	for _, s := range job.Summaries {
		v := of(s.Village)
		v.summaries = append(v.summaries, s)
	}
	return volumes
}

// households counts what Progress counts.
func households(volumes []*volume) int {
	n := 0
	for _, v := range volumes {
		for _, l := range v.lists {
			n += len(l.Rows)
		}
		for _, s := range v.summaries {
			for _, l := range s.Lists {
				n += len(l.Rows)
			}
		}
	}
	return n
}

// office names the office that issues the lists.
func office(job WallListJob) string {
	for _, l := range job.Lists {
		return l.Office
	}
	for _, s := range job.Summaries {
		return s.Office
	}
	return ""
}

// documentTitle is the title in the properties of the PDF.
func documentTitle(volumes []*volume, form township.WallListForm) string {
	if len(volumes) == 1 {
		return volumes[0].village + "四本台账" + formNote(form)
	}
	return fmt.Sprintf("%s等%d村四本台账%s", volumes[0].village, len(volumes), formNote(form))
}

// formNote says what a form is for.
func formNote(form township.WallListForm) string {
	if form == township.ForFile {
		return "（存档）"
	}
	return "（公示上墙名单）"
}

// legendStyles are the four ledgers as the job shows them.
func legendStyles(job WallListJob) []township.LedgerStyle {
	styles := make([]township.LedgerStyle, len(township.Ledgers))
	for i, ledger := range township.Ledgers {
		styles[i] = township.WithMarginalColour(ledger, job.MarginalColour)
	}
	take := func(s township.LedgerStyle) {
		for i, ledger := range township.Ledgers {
			if s.Ledger == ledger {
				styles[i] = s
			}
		}
	}
	for _, s := range job.Summaries {
		for _, l := range s.Lists {
			take(l.Style)
		}
	}
	for _, l := range job.Lists {
		take(l.Style)
	}
	return styles
}
