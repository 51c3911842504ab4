package vault

import (
	"bytes"
	"image"
	"math"

	"taizhang/app/township"
)

// Where the head and the foot of a PDF are looked for: mail programs and scanners put things before and behind.
const (
	pdfHead = 1 << 10
	pdfFoot = 4 << 10
)

// checkPDF refuses a PDF that breaks off or has no body. What is on its pages is left to the program that shows it.
func checkPDF(name string, content []byte) error {
	foot := content[max(0, len(content)-pdfFoot):]
	if !bytes.Contains(foot, []byte("%%EOF")) || !bytes.Contains(content, []byte(" obj")) {
		return township.Errorf(township.CodeUnreadable, "“%s”不完整，后半部分缺失，没有添加。请重新扫描或拷贝。", name)
	}
	return nil
}

// scanRatio is how far a picture may differ from the shape of its page and still be all that is on it.
const scanRatio = 1.15

// ReadPDF returns how many pages a PDF has, 0 where that is not known, and the picture that its first page consists
// of, as scanners write them; nil for a page that has to be drawn.
func ReadPDF(content []byte) (pages int, first image.Image) {
	d := readObjects(content)
	root, ok := d.dict(d.catalog()["Pages"])
	if !ok {
		return 0, nil
	}
	if n, ok := d.resolve(root["Count"]).(float64); ok && n >= 1 && n < 1e6 {
		pages = int(n)
	}
	page := d.firstPage(root)
	return pages, d.scanOf(page)
}

// inherited are what a page has from the nodes above it.
var inherited = []string{"Resources", "MediaBox", "Rotate"}

// firstPage goes down the tree of pages to the first leaf.
func (d *document) firstPage(node dict) dict {
	for range maxDepth {
		kids, ok := d.resolve(node["Kids"]).([]any)
		if !ok || len(kids) == 0 {
			return node
		}
		kid, ok := d.dict(kids[0])
		if !ok {
			return nil
		}
		below := dict{}
		for key, v := range kid {
			below[key] = v
		}
		for _, key := range inherited {
			if _, own := below[key]; !own && node[key] != nil {
				below[key] = node[key]
			}
		}
		node = below
	}
	return nil
}

// scanOf returns the JPEG that fills a page, upright, nil if there is none.
func (d *document) scanOf(page dict) image.Image {
	resources, _ := d.dict(page["Resources"])
	objects, _ := d.dict(resources["XObject"])
	var best stream
	most := 0.0
	for _, v := range objects {
		s, ok := d.resolve(v).(stream)
		if !ok || d.resolve(s.dict["Subtype"]) != name("Image") {
			continue
		}
		if area := d.number(s.dict["Width"]) * d.number(s.dict["Height"]); area > most {
			best, most = s, area
		}
	}
	if most == 0 || !d.fills(page, best.dict) {
		return nil
	}
	content, ok := d.jpegOf(best)
	if !ok || checkSize("", content, readNotes(content).progressive) != nil {
		return nil
	}
	picture, err := decode(content)
	if err != nil {
		return nil
	}
	return Turn(Scale(picture, township.MaxAttachmentSide), orientationOf(d.number(page["Rotate"])))
}

// orientationOf is the EXIF orientation that turns as far as a page is turned, in degrees clockwise.
func orientationOf(degrees float64) int {
	switch (int(degrees)%360 + 360) % 360 {
	case 90:
		return 6
	case 180:
		return 3
	case 270:
		return 8
	}
	return 1
}

// fills says whether a picture has the shape of its page: a logo on a written page has not.
func (d *document) fills(page, picture dict) bool {
	box, ok := d.resolve(page["MediaBox"]).([]any)
	if !ok || len(box) != 4 {
		return false
	}
	width := math.Abs(d.number(box[2]) - d.number(box[0]))
	height := math.Abs(d.number(box[3]) - d.number(box[1]))
	if width == 0 || height == 0 {
		return false
	}
	ratio := d.number(picture["Width"]) / d.number(picture["Height"]) * height / width
	return ratio < scanRatio && ratio > 1/scanRatio
}

// jpegOf returns the JPEG in a stream, which may be packed once more.
func (d *document) jpegOf(s stream) ([]byte, bool) {
	filters, ok := d.resolve(s.dict["Filter"]).([]any)
	if !ok {
		filters = []any{s.dict["Filter"]}
	}
	content := s.content
	for i, f := range filters {
		switch d.resolve(f) {
		case name("DCTDecode"):
			return content, i == len(filters)-1
		case name("FlateDecode"):
			if content, ok = inflate(content); !ok {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return nil, false
}
