package demo

import (
	"bytes"
	"image/png"
	"testing"

	"taizhang/app/township"
)

func TestPicturesCanBeFiled(t *testing.T) {
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		n := 0
		for _, f := range d.Families {
			for _, p := range f.Pictures {
				n++
				if err := (township.AttachmentEdit{Title: p.Title, Taken: p.Taken, Remark: p.Remark}).Validate(day); err != nil {
					t.Errorf("%s: %v", p.Title, err)
				}
				content := p.Draw()
				if _, err := png.Decode(bytes.NewReader(content)); err != nil {
					t.Errorf("%s: %v", p.Title, err)
				}
				if format, err := township.AttachmentFormat(p.Title, content); format != township.FormatPNG || err != nil {
					t.Errorf("%s is %q, %v", p.Title, format, err)
				}
			}
		}
		if n < 3 {
			t.Errorf("%d pictures", n)
		}
	})
}
