package reports

import (
	"taizhang/reports/font"
	"taizhang/reports/page"
)

// proof is what tests set of a job.
type proof struct {
	observe  func(page.Mark) // told of every text on the paper
	fallback *font.Fallback  // in place of the PC's own fonts
}

// document begins the document of a job.
func (p proof) document(about page.Properties) *page.Document {
	fallback := p.fallback
	if fallback == nil {
		fallback = font.SystemFallback()
	}
	doc := page.New(about, fallback)
	doc.Observe(p.observe)
	return doc
}
