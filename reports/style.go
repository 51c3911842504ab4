package reports

import (
	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
)

// look is the measures of a form on a paper: mm, and points for type.
type look struct {
	sheet                    page.Sheet
	left, right, top, bottom float64 // margins
	strip                    float64 // of the left margin, for the ledger's word; 0 for none
	title, subtitle          page.Type
	head, body, foot         page.Type
	leastBody                float64 // size down to which a summary may shrink
	minRow, padX, padY, bar  float64
}

// lookOf returns the measures of form F5 on a paper (design.md “Paper”).
func lookOf(form township.WallListForm, paper Paper) look {
	large := paper == A3 || paper == PaperOfForm && form != township.ForFile
	switch {
	case form == township.ForFile && large:
		return fileA3()
	case form == township.ForFile:
		return fileA4()
	case large:
		return wallA3()
	}
	return wallA4()
}

// wallA3 hangs on the wall: readable at two metres. The looks are functions because they open fonts.
func wallA3() look {
	return look{
		sheet: page.A3Landscape, left: 27, right: 13, top: 10.5, bottom: 8, strip: 13,
		title: bold(34), subtitle: plain(16), head: bold(14), body: plain(14), foot: plain(12), leastBody: 9,
		minRow: 11, padX: 1.6, padY: 1.9, bar: 3,
	}
}

// wallA4 is the wall list at seven tenths of its size.
func wallA4() look {
	return look{
		sheet: page.A4Landscape, left: 22, right: 12, top: 10, bottom: 8, strip: 10,
		title: bold(24), subtitle: plain(12), head: bold(10.5), body: plain(10.5), foot: plain(9), leastBody: 9,
		minRow: 8, padX: 1.2, padY: 1.4, bar: 2.2,
	}
}

// fileA4 holds fourteen columns: the smallest type that the forms allow.
func fileA4() look {
	return look{
		sheet: page.A4Landscape, left: 22, right: 15, top: 15, bottom: 12,
		title: bold(18), subtitle: plain(10.5), head: bold(9), body: running(9), foot: plain(9), leastBody: 9,
		minRow: 6.6, padX: 0.9, padY: 1.1, bar: 1.4,
	}
}

// fileA3 is the file copy on large paper.
func fileA3() look {
	return look{
		sheet: page.A3Landscape, left: 22, right: 15, top: 15, bottom: 12,
		title: bold(24), subtitle: plain(14), head: bold(12), body: running(12), foot: plain(10.5), leastBody: 9,
		minRow: 8.6, padX: 1.2, padY: 1.4, bar: 1.8,
	}
}

func bold(size float64) page.Type    { return page.Type{Face: font.SansBold(), Size: size} }
func plain(size float64) page.Type   { return page.Type{Face: font.Sans(), Size: size} }
func running(size float64) page.Type { return page.Type{Face: font.Serif(), Size: size} }

// width is the width between the margins.
func (l look) width() float64 { return l.sheet.Width - l.left - l.right }
