package printing

import (
	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// The options beside the four ledgers.
const (
	allFour     = "all"
	onlySummary = "summary"
)

// The values of the forms.
const (
	formWall = "wall"
	formFile = "file"
)

// What each form says of itself, line by line.
var (
	wallNote = [...]string{"上墙名单不印证件号码、村民电话和健康信息。", "“联系电话”一栏是帮扶责任人的电话。", dateNote}
	fileNote = [...]string{"存档名单带户编号、证件号码、收入和帮扶措施，", "只供本单位归档，请勿张贴或外传。", dateNote}
)

const dateNote = "截至日期可以是以前的某一天，按当时的台账打印。"

func ledgerOptions() []widgets.Option {
	options := []widgets.Option{{Value: allFour, Label: "四本台账"}}
	for _, l := range township.Ledgers {
		options = append(options, widgets.Option{Value: string(l), Label: l.Word()})
	}
	return append(options, widgets.Option{Value: onlySummary, Label: "每村一张汇总"})
}

func formOptions() []widgets.Option {
	return []widgets.Option{{Value: formWall, Label: "上墙（A3，公开）"}, {Value: formFile, Label: "存档（A4，内部）"}}
}

// set shows a request in the form; what it leaves open gets its default.
func (s *Screen) set(req township.WallListRequest) {
	s.village.SetValue(req.Village)
	s.ledger.SetValue(allFour)
	switch {
	case req.Summary:
		s.ledger.SetValue(onlySummary)
	case req.Ledger != township.None:
		s.ledger.SetValue(string(req.Ledger))
	}
	s.form.SetValue(formWall)
	if req.Form == township.ForFile {
		s.form.SetValue(formFile)
	}
	s.paper.SetValue(string(paperOf(req)))
	s.date.NotAfter = string(s.host.Today())
	if req.AsOf == "" {
		req.AsOf = s.host.Today()
	}
	s.date.SetValue(string(req.AsOf))
	s.tellForm()
}

// paperOf is the paper asked for, or the form's own.
func paperOf(req township.WallListRequest) township.Paper {
	switch {
	case req.Paper != "":
		return req.Paper
	case req.Form == township.ForFile:
		return township.A4
	}
	return township.A3
}

// request is what the form asks for.
func (s *Screen) request() township.WallListRequest {
	req := township.WallListRequest{
		Village: s.village.Value(), AsOf: township.Date(s.date.Value()), Paper: township.Paper(s.paper.Value()),
	}
	switch v := s.ledger.Value(); v {
	case allFour:
	case onlySummary:
		req.Summary = true
	default:
		req.Ledger = township.Ledger(v)
	}
	if s.form.Value() == formFile {
		req.Form = township.ForFile
	}
	return req
}

// formChanged takes the form's own paper.
func (s *Screen) formChanged() {
	s.paper.SetValue(string(paperOf(township.WallListRequest{Form: s.request().Form})))
	s.tellForm()
	s.changed()
}

func (s *Screen) tellForm() {
	lines := wallNote
	if s.form.Value() == formFile {
		lines = fileNote
	}
	for i, text := range lines {
		s.note[i].SetText(text)
	}
}
