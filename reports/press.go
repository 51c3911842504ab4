package reports

import (
	"context"
	"fmt"
	"io"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// press prints the lists of a job one after the other into one document.
type press struct {
	ctx         context.Context
	job         WallListJob
	doc         *page.Document
	styles      []township.LedgerStyle // of the legend
	done, total int                    // households
	noted       int                    // of doc.Missing
	missing     []string
}

// finish writes the document and says what it holds.
func (p *press) finish(w io.Writer) (Result, error) {
	if err := p.doc.Write(w); err != nil {
		return Result{}, err
	}
	return Result{Pages: p.doc.Pages(), Missing: p.missing}, nil
}

// volume prints everything of one village.
func (p *press) volume(v *volume) error {
	marked := false
	mark := func(title string) func() {
		return func() {
			if !marked {
				p.doc.Bookmark(0, v.village)
				marked = true
			}
			p.doc.Bookmark(1, title)
		}
	}
	for _, s := range v.summaries {
		if err := p.summary(s, mark("四本台账汇总")); err != nil {
			return err
		}
	}
	for _, l := range v.lists {
		if err := p.list(l, mark(l.Style.Word)); err != nil {
			return err
		}
	}
	return nil
}

// sheets prints the n sheets of one list and notes what could not be printed in full. draw also
// returns the number of households that the sheet finishes; begun is called on the first sheet.
func (p *press) sheets(title string, n int, size page.Sheet, begun func(), draw func(sheet int) (households int, err error)) error {
	first := p.doc.Pages() + 1
	for i := range n {
		if err := page.Stopped(p.ctx); err != nil {
			return err
		}
		p.doc.AddSheet(size)
		if i == 0 {
			begun()
		}
		households, err := draw(i)
		if err != nil {
			return err
		}
		p.progress(households)
	}
	p.note(title, first)
	return nil
}

func (p *press) progress(households int) {
	p.done += households
	if p.job.Progress != nil {
		p.job.Progress(p.done, p.total)
	}
}

// note adds what the last list could not print in full, each text once.
func (p *press) note(title string, first int) {
	seen := map[string]bool{}
	for _, m := range p.doc.Missing()[p.noted:] {
		if !seen[m.Text] {
			seen[m.Text] = true
			p.missing = append(p.missing, fmt.Sprintf("%s（%s第%d页）", m.Text, title, m.Page-first+1))
		}
	}
	p.noted = len(p.doc.Missing())
}
