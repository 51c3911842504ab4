package reports

import (
	"context"
	"fmt"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// SurveyFormJob is what SurveyForms prints of forms F1 and F2 (入户调查表), in the order given.
type SurveyFormJob struct {
	Forms    []township.SurveyForm
	Bound    bool                  // by village, each with a cover and contents
	Printed  time.Time             // the date on the paper and the only date in the file
	Progress func(done, total int) // forms on paper; may be nil

	proof
}

// SurveyForms prints forms F1 and F2 as one PDF, A4 portrait, for a printer that prints on both sides: the questions on
// the front, the standards on the back, an even number of pages a form. On error nothing may be kept of what was written
// to w.
func SurveyForms(ctx context.Context, w io.Writer, job SurveyFormJob) (Result, error) {
	if len(job.Forms) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "没有可打印的入户调查表，请先选择农户。")
	}
	p := newSurveyPress(ctx, job.Printed)
	p.job.Progress, p.total = job.Progress, len(job.Forms)
	p.doc = job.document(page.Properties{Title: surveyTitle(job.Forms), Author: job.Forms[0].Office, Made: job.Printed})
	var err error
	if p.codes, err = codesFor(ctx, job.Forms, func(f *township.SurveyForm) township.FormCode { return f.Scan }); err != nil {
		return Result{}, err
	}
	put := p.loose
	if job.Bound {
		put = p.bound
	}
	if err := put(job.Forms); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

func surveyTitle(forms []township.SurveyForm) string {
	first := &forms[0]
	if len(forms) == 1 {
		return first.Village + first.Head + first.Name()
	}
	return fmt.Sprintf("%s%s入户调查表（%d份）", first.Office, first.Campaign, len(forms))
}

// surveyPress prints survey forms.
type surveyPress struct {
	press
	codes     formCodes
	standards surveyStandards
	questions map[surveyKey][]formCell  // of a questionnaire: the same for all its forms
	empty     map[surveyKey]*formLayout // of forms without answers
}

// surveyKey is what the printed words of a questionnaire depend on.
type surveyKey struct {
	form       *township.Questionnaire
	size, room float64
}

// mostKept bounds what is kept of questionnaires.
const mostKept = 64

func newSurveyPress(ctx context.Context, printed time.Time) *surveyPress {
	return &surveyPress{
		press:     press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: printed}},
		standards: standardsOf(surveyLook()),
		questions: map[surveyKey][]formCell{}, empty: map[surveyKey]*formLayout{},
	}
}

// surveyLook is that of the income sheet, with larger headings.
func surveyLook() look {
	l := incomeLook()
	l.head, l.padX, l.padY, l.minRow = bold(10.5), 1.2, 1, byHand
	return l
}

// The measures of the form, in mm.
const (
	questionWidth = 40.0
	mostSurveyRow = 60.0 // up to which rows grow where the sheet has room
	surveySign    = 20.0 // room of the foot: a thumbprint is 18 high
	surveyInk     = 35.0 // the lines that are signed
)

// laidSurvey is a form with its table laid out.
type laidSurvey struct {
	*township.SurveyForm
	head  formHead
	front *formLayout
	back  *formLayout // nil: only the standards
}

// pages are those of the form: the fronts, each with a back, and as many backs as its record takes.
func (f laidSurvey) pages() int {
	fronts, backs := len(f.front.sheets), 1
	if f.back != nil {
		backs = len(f.back.sheets)
	}
	if backs <= fronts {
		return 2 * fronts
	}
	return (fronts + backs + 1) / 2 * 2
}

// side says what stands on the n-th page, from 0: a sheet of the front, or one of the back.
func (f laidSurvey) side(n int) (front bool, sheet int) {
	fronts := len(f.front.sheets)
	switch {
	case n >= 2*fronts:
		return false, n - fronts
	case n%2 == 0:
		return true, n / 2
	}
	return false, n / 2
}

// lay lays a form out: on one sheet if any size of type allows it.
func (p *surveyPress) lay(form *township.SurveyForm) (laidSurvey, error) {
	l := surveyLook()
	f := laidSurvey{SurveyForm: form, head: surveyHead(form, l)}
	f.head.code = p.codes[form.Scan]
	if err := page.Stopped(p.ctx); err != nil {
		return f, err
	}
	room := l.sheet.Height - l.top - l.bottom - f.head.height() - headGap - 1.85*l.foot.Em()
	f.front = p.front(form, l, room)
	f.back = p.record(form, l)
	return f, nil
}

// front lays the questions out; forms without answers of one questionnaire share it.
func (p *surveyPress) front(form *township.SurveyForm, l look, room float64) *formLayout {
	key := surveyKey{form.Form, 0, room}
	if form.Survey == nil && p.empty[key] != nil {
		return p.empty[key]
	}
	var layout *formLayout
	for _, size := range incomeSizes {
		layout = p.pairs(form, l, size).lay(room, surveySign)
		if len(layout.sheets) == 1 {
			break
		}
	}
	layout.stretch(room-surveySign, mostSurveyRow)
	if form.Survey == nil {
		if len(p.empty) >= mostKept {
			clear(p.empty)
		}
		p.empty[key] = layout
	}
	return layout
}

// loose prints forms one after the other.
func (p *surveyPress) loose(forms []township.SurveyForm) error {
	for i := range forms {
		f, err := p.lay(&forms[i])
		if err != nil {
			return err
		}
		if err := p.form(f, 0, func() { p.doc.Bookmark(0, f.called()) }); err != nil {
			return err
		}
	}
	return nil
}

// bound prints forms by village, each with cover and contents.
func (p *surveyPress) bound(forms []township.SurveyForm) error {
	for _, list := range byVillage(forms, func(f *township.SurveyForm) string { return f.Village }) {
		first := list[0]
		b := &binding{look: surveyLook(), village: first.Village, office: first.Office, note: first.Campaign, name: "入户调查表", duplex: true}
		b.footer = b.name + "（" + first.Campaign + "）"
		seen := map[string]bool{}
		for _, form := range list {
			f, err := p.lay(form)
			if err != nil {
				return err
			}
			if title := f.Title(); !seen[title] {
				seen[title] = true
				b.titles = append(b.titles, title)
			}
			b.forms = append(b.forms, boundForm{
				group: f.Group, head: f.Head, code: f.Code, population: f.Population, kind: f.Form.Audience.Word(), pages: f.pages(),
				print: func(first int, begun func()) error { return p.form(f, first, begun) },
			})
		}
		if err := p.bind(b); err != nil {
			return err
		}
	}
	return nil
}

// called names the form in the outline and on the list of what is to be checked by hand.
func (f laidSurvey) called() string {
	if f.Head == "" && f.Code == "" {
		return "空白" + f.Name()
	}
	return f.Village + f.Group + firstText(f.Head, f.Code)
}

// form prints one form; bound is the page of its first sheet in a volume, 0 for a loose one.
func (p *surveyPress) form(f laidSurvey, bound int, begun func()) error {
	l, pages, fronts := surveyLook(), f.pages(), len(f.front.sheets)
	foot := p.formFoot(l, f.Village, f.Name(), f.Code, pages)
	return p.sheets(f.called()+"入户调查表", pages, l.sheet, begun, func(n int) (int, error) {
		if bound > 0 {
			p.boundPage(l, bound+n)
		}
		p.drawFormFoot(foot, pageNumber(n, pages))
		front, sheet := f.side(n)
		if !front {
			p.drawBack(f, l, sheet)
			return 0, nil
		}
		p.formHead(f.head)
		top := l.top + f.head.height() + headGap
		f.front.draw(p.doc, sheet, l.left, top)
		if sheet < fronts-1 {
			return 0, nil
		}
		p.surveyFoot(f, l, top+f.front.height(sheet))
		return 1, nil
	})
}
