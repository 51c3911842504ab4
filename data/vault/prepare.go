package vault

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"taizhang/app/township"
)

// quality is that of the JPEG files that are written: scans stay legible, and a photo of 2000 pixels has some 600 KB.
const quality = 85

// maxPictureBytes is what a picture may take in memory while it is scaled down, and what a progressive JPEG may besides.
const maxPictureBytes = 512 << 20

// Kept is what will be kept of a file.
type Kept struct {
	Content []byte
	Format  string
	Taken   township.Date // when the camera says the photo was taken, “” if it doesn't
	Scaled  bool
}

// Prepare looks at a file that is to be kept: what it is says its content, not its name, which is only for sentences.
// It must be whole. A picture with a side of more than township.MaxAttachmentSide is scaled down, and one that the
// camera took askew is turned upright; both are written anew as JPEG, and with that lose what the camera noted beside
// the picture, such as the place. Others stay byte for byte as they are.
func Prepare(name string, content []byte) (Kept, error) {
	if len(content) > township.MaxAttachmentBytes {
		return Kept{}, TooLarge(name, int64(len(content)))
	}
	format, err := township.AttachmentFormat(name, content)
	if err != nil {
		return Kept{}, err
	}
	if format == township.FormatPDF {
		return Kept{Content: content, Format: format}, checkPDF(name, content)
	}
	notes := readNotes(content)
	if err := checkSize(name, content, notes.progressive); err != nil {
		return Kept{}, err
	}
	picture, err := decode(content)
	if err != nil {
		return Kept{}, township.Because(township.CodeUnreadable, err, "“%s”已损坏或不完整，没有添加。请重新拷贝、拍摄或扫描。", name)
	}
	kept := Kept{Content: content, Format: format, Taken: notes.taken}
	size := picture.Bounds().Size()
	kept.Scaled = max(size.X, size.Y) > township.MaxAttachmentSide
	if !kept.Scaled && notes.orientation <= 1 {
		return kept, nil
	}
	kept.Format = township.FormatJPEG
	kept.Content, err = encode(Turn(Scale(picture, township.MaxAttachmentSide), notes.orientation))
	return kept, err
}

// TooLarge is the refusal of a file over the limit.
func TooLarge(name string, size int64) error {
	return township.Errorf(township.CodeTooLarge, "“%s”有 %s，超过 %s，没有添加。请把它压缩或拆成几个文件再添加。", name, township.FileSize(size), township.FileSize(township.MaxAttachmentBytes))
}

// checkSize refuses a picture that would take too much memory, by what its head says and before anything is unpacked.
func checkSize(name string, content []byte, progressive bool) error {
	head, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || head.Width <= 0 || head.Height <= 0 {
		return township.Because(township.CodeUnreadable, err, "“%s”已损坏，不是完整的图片，没有添加。请重新拷贝、拍摄或扫描。", name)
	}
	pixels := float64(head.Width) * float64(head.Height)
	each := 4.0
	switch head.ColorModel {
	case color.NRGBA64Model, color.RGBA64Model:
		each = 8
	}
	if progressive {
		each += 12 // the decoder holds all coefficients
	}
	if pixels > township.MaxAttachmentPixels || pixels*each > maxPictureBytes {
		return township.Errorf(township.CodeTooLarge, "“%s”有 %d×%d 像素，太大了，没有添加。请用看图软件缩小后再添加。", name, head.Width, head.Height)
	}
	return nil
}

// decode unpacks a picture whose size has been checked.
func decode(content []byte) (image.Image, error) {
	picture, _, err := image.Decode(bytes.NewReader(content))
	return picture, err
}

// The formats that decode knows.
var _ = []any{jpeg.Decode, png.Decode}

// encode writes a picture as JPEG, which has no transparency: what is seen through is white, as paper is.
func encode(picture image.Image) ([]byte, error) {
	flat := image.NewRGBA(picture.Bounds())
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), picture, picture.Bounds().Min, draw.Over)
	var b bytes.Buffer
	err := jpeg.Encode(&b, flat, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}

// Scale makes a picture no longer than side; a smaller one stays as it is.
func Scale(picture image.Image, side int) image.Image {
	if size := picture.Bounds().Size(); side <= 0 || max(size.X, size.Y) <= side {
		return picture
	}
	size := picture.Bounds().Size()
	longer := max(size.X, size.Y)
	to := image.Rect(0, 0, max(1, size.X*side/longer), max(1, size.Y*side/longer))
	if k := min(longer/side, size.X, size.Y); k > 1 {
		picture = shrink(picture, k)
	}
	out := image.NewRGBA(to)
	draw.BiLinear.Scale(out, to, picture, picture.Bounds(), draw.Src, nil)
	return out
}

// shrink makes one pixel of each k × k. It is what is left to do for a large photo that costs time, so that it is done
// by hand, and a few lines at a time, for a large photo has hundreds of megabytes unpacked.
func shrink(picture image.Image, k int) image.Image {
	b := picture.Bounds()
	w, h := b.Dx()/k, b.Dy()/k
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	lines := image.NewRGBA(image.Rect(0, 0, w*k, k))
	sums := make([]uint32, 4*w)
	for y := range h {
		draw.Draw(lines, lines.Bounds(), picture, image.Pt(b.Min.X, b.Min.Y+y*k), draw.Src)
		clear(sums)
		for line := range k {
			row := lines.Pix[line*lines.Stride:][:4*w*k]
			for x := range w {
				sum := sums[4*x:][:4]
				for i := 4 * x * k; i < 4*(x+1)*k; i += 4 {
					sum[0] += uint32(row[i])
					sum[1] += uint32(row[i+1])
					sum[2] += uint32(row[i+2])
					sum[3] += uint32(row[i+3])
				}
			}
		}
		to := out.Pix[y*out.Stride:][:4*w]
		for i, sum := range sums {
			to[i] = uint8(sum / uint32(k*k))
		}
	}
	return out
}

// Turn turns and mirrors a picture as the EXIF orientations 1 to 8 say, so that it stands upright.
func Turn(picture image.Image, orientation int) image.Image {
	if orientation <= 1 || orientation > 8 {
		return picture
	}
	b := picture.Bounds()
	from := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(from, from.Bounds(), picture, b.Min, draw.Src)
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	to := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := turned(orientation, x, y, w, h)
			copy(to.Pix[to.PixOffset(tx, ty):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return to
}

// turned is where a pixel of a picture of w × h comes to stand.
func turned(orientation, x, y, w, h int) (tx, ty int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}

// View returns the picture of a kept file, its longer side no more than side pixels; 0 leaves it as large as it is.
func View(name string, content []byte, format string, side int) (township.AttachmentView, error) {
	if format == township.FormatPDF {
		pages, first := ReadPDF(content)
		if first != nil {
			first = Scale(first, side)
		}
		return township.AttachmentView{Picture: first, Pages: pages}, nil
	}
	if err := checkSize(name, content, false); err != nil {
		return township.AttachmentView{}, err
	}
	picture, err := decode(content)
	if err != nil {
		return township.AttachmentView{}, township.Because(township.CodeUnreadable, err, "“%s”的图片显示不出来。请用系统程序打开，或从备份中恢复。", name)
	}
	return township.AttachmentView{Picture: Scale(picture, side)}, nil
}
