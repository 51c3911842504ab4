package vault

import (
	"bytes"
	"encoding/binary"

	"taizhang/app/township"
)

// notes are what a JPEG says of itself beside the picture (EXIF).
type notes struct {
	orientation int // 1 to 8, 0 if it is not said
	taken       township.Date
	progressive bool
}

// The markers of a JPEG that matter here.
const (
	markerPadding     = 0xFF
	markerProgressive = 0xC2
	markerScan        = 0xDA
	markerApp1        = 0xE1
)

// readNotes reads the segments before the picture. What is damaged there is left out: the picture counts.
func readNotes(content []byte) notes {
	var n notes
	if len(content) < 4 || content[0] != 0xFF || content[1] != 0xD8 {
		return n
	}
	for b := content[2:]; len(b) >= 4 && b[0] == 0xFF; {
		marker := b[1]
		if marker == markerPadding {
			b = b[1:]
			continue
		}
		length := int(binary.BigEndian.Uint16(b[2:]))
		if marker == markerScan || length < 2 || len(b) < 2+length {
			break
		}
		segment := b[4 : 2+length]
		switch marker {
		case markerProgressive:
			n.progressive = true
		case markerApp1:
			n.readEXIF(segment)
		}
		b = b[2+length:]
	}
	return n
}

// The tags of EXIF that matter here.
const (
	tagOrientation  = 0x0112
	tagDetails      = 0x8769 // points to the directory with what follows
	tagOriginalTime = 0x9003
)

func (n *notes) readEXIF(segment []byte) {
	body, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(body) < 8 {
		return
	}
	t := tiff{body: body, order: binary.BigEndian}
	if string(body[:2]) == "II" {
		t.order = binary.LittleEndian
	}
	root := t.directory(t.uint32(4))
	if e, ok := root[tagOrientation]; ok && n.orientation == 0 {
		if v := int(t.order.Uint16(e.value[:])); v >= 1 && v <= 8 {
			n.orientation = v
		}
	}
	if e, ok := root[tagDetails]; ok {
		n.taken = t.day(t.directory(t.order.Uint32(e.value[:]))[tagOriginalTime])
	}
}

// tiff is the block in which EXIF keeps its directories.
type tiff struct {
	body  []byte
	order binary.ByteOrder
}

// entry is one entry of a directory: how many values there are, and the first four bytes of them or where they are.
type entry struct {
	count uint32
	value [4]byte
}

// uint32 reads a number, 0 beyond the end.
func (t tiff) uint32(at int) uint32 {
	if at < 0 || at+4 > len(t.body) {
		return 0
	}
	return t.order.Uint32(t.body[at:])
}

// directory reads the entries at a place, none if it lies outside.
func (t tiff) directory(at uint32) map[uint16]entry {
	out := map[uint16]entry{}
	if at < 8 || int64(at)+2 > int64(len(t.body)) {
		return out
	}
	b := t.body[at:]
	count := int(t.order.Uint16(b))
	for b = b[2:]; count > 0 && len(b) >= 12; count-- {
		out[t.order.Uint16(b)] = entry{t.order.Uint32(b[4:]), [4]byte(b[8:12])}
		b = b[12:]
	}
	return out
}

// day reads the day of “2021:11:19 09:30:00”; a camera whose clock was never set says nothing.
func (t tiff) day(e entry) township.Date {
	const length = len("2021:11:19")
	at := int64(t.order.Uint32(e.value[:]))
	if e.count < uint32(length) || at+int64(length) > int64(len(t.body)) {
		return ""
	}
	text := bytes.ReplaceAll(t.body[at:at+int64(length)], []byte(":"), []byte("-"))
	day, ok := township.ParseDate(string(text))
	if !ok || !day.Full() {
		return ""
	}
	return day
}
