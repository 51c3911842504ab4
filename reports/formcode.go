package reports

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/boombuler/barcode/qr"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// The code in the corner of a form, in mm.
const (
	qrSide = 18.0
	qrText = 5.2 // of the digits under it
)

// formCode is the short code of a form as it is drawn: squares for a scanner, digits for who has none.
type formCode struct {
	text    string
	squares [][]bool // row by row, true for a dark one; none: the form has no code
}

// formCodeOf encodes a form's code; a form without a household has none.
func formCodeOf(c township.FormCode) (formCode, error) {
	text := c.String()
	if text == "" {
		return formCode{}, nil
	}
	code, err := qr.Encode(text, qr.Q, qr.Numeric)
	if err != nil {
		return formCode{}, township.Because(township.CodeInternal, err, "生成二维码时程序内部出错，没有生成文件。请把日志交给维护人员。")
	}
	f := formCode{text: c.Grouped(), squares: make([][]bool, code.Bounds().Dy())}
	for y := range f.squares {
		f.squares[y] = make([]bool, code.Bounds().Dx())
		for x := range f.squares[y] {
			r, _, _, _ := code.At(x, y).RGBA()
			f.squares[y][x] = r == 0
		}
	}
	return f, nil
}

// formCodes are the codes of the forms of a job, each made once.
type formCodes map[township.FormCode]formCode

// codesFor makes the codes that forms carry.
func codesFor[F any](ctx context.Context, forms []F, scan func(*F) township.FormCode) (formCodes, error) {
	list := make([]township.FormCode, len(forms))
	for i := range forms {
		list[i] = scan(&forms[i])
	}
	return encodeCodes(ctx, list)
}

// encodeCodes makes the codes of many forms on all processors: the squares of one take as long as the rest of its page.
func encodeCodes(ctx context.Context, list []township.FormCode) (formCodes, error) {
	made, faults := make([]formCode, len(list)), make([]error, len(list))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(list) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				made[i], faults[i] = formCodeOf(list[i])
			}
		})
	}
	workers.Wait()
	if err := errors.Join(page.Stopped(ctx), errors.Join(faults...)); err != nil {
		return nil, err
	}
	codes := make(formCodes, len(list))
	for i, c := range list {
		codes[c] = made[i]
	}
	return codes, nil
}

// drawCode puts a code with its right upper corner at x, y.
func (p *press) drawCode(c formCode, typ page.Type, x, y float64) {
	if len(c.squares) == 0 {
		return
	}
	p.doc.FillAll(c.rects(x-qrSide, y), page.Black)
	below := page.Rect{X: x - qrSide - 3, Y: y + qrSide + 0.7, W: qrSide + 6, H: qrText - 0.7}
	p.doc.Put(typ.Line(c.text, below.W), below, page.Black, page.Centre)
}

// rects are the dark squares from the left upper corner at x, y on, those side by side in one.
func (c formCode) rects(x, y float64) []page.Rect {
	side := qrSide / float64(len(c.squares))
	var out []page.Rect
	for i, row := range c.squares {
		for j := 0; j < len(row); j++ {
			if !row[j] {
				continue
			}
			from := j
			for j+1 < len(row) && row[j+1] {
				j++
			}
			out = append(out, page.Rect{X: x + float64(from)*side, Y: y + float64(i)*side, W: float64(j+1-from) * side, H: side})
		}
	}
	return out
}
