package demo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"taizhang/app/township"
)

// Picture is something to file with a household: drawn, for nobody's house may be in it.
type Picture struct {
	Title, Remark string
	Taken         township.Date
	scene         scene
}

// scene is what a picture shows.
type scene uint8

const (
	houseInSun scene = iota
	houseInClouds
	wellInSun
	filledSheet
)

// Draw returns the picture as PNG.
func (p Picture) Draw() []byte {
	switch p.scene {
	case houseInClouds:
		return encode(house(cloudy))
	case wellInSun:
		return encode(well(sunny))
	case filledSheet:
		return encode(sheet())
	}
	return encode(house(sunny))
}

// hangPictures gives a few households pictures, the first of the list among them.
func hangPictures(families []Family, today township.Date) {
	inOrder := make([]*Family, len(families))
	for i := range families {
		inOrder[i] = &families[i]
	}
	slices.SortStableFunc(inOrder, func(a, b *Family) int {
		if a.Village != b.Village {
			return a.Village - b.Village
		}
		return township.CompareGroups(a.Household.Get("group_name"), b.Household.Get("group_name"))
	})
	on := func(day string) township.Date {
		if d := dayIn(today.Year(), day); d <= today {
			return d
		}
		return dayIn(today.Year()-1, day)
	}
	inOrder[0].Pictures = []Picture{
		{Title: "房屋正面", Remark: "修缮之后", Taken: on("10-12"), scene: houseInSun},
		{Title: "房前水井", Taken: on("10-12"), scene: wellInSun},
		{Title: "入户调查表", Remark: "户主已签字", Taken: on("10-13"), scene: filledSheet},
	}
	inOrder[1].Pictures = []Picture{{Title: "房屋正面", Taken: on("09-03"), scene: houseInClouds}}
}

func dayIn(year int, day string) township.Date {
	return township.Date(fmt.Sprintf("%04d-%s", year, day))
}

// The sky of a picture.
var (
	sunny  = color.RGBA{0xBF, 0xDF, 0xF5, 0xFF}
	cloudy = color.RGBA{0xD5, 0xDA, 0xDE, 0xFF}
)

var (
	grass = color.RGBA{0x8F, 0xB5, 0x6B, 0xFF}
	wall  = color.RGBA{0xF0, 0xE6, 0xD2, 0xFF}
	roof  = color.RGBA{0x5B, 0x62, 0x6B, 0xFF}
	wood  = color.RGBA{0x7A, 0x4B, 0x2A, 0xFF}
	stone = color.RGBA{0x9A, 0x9A, 0x96, 0xFF}
	water = color.RGBA{0x3C, 0x6E, 0x9E, 0xFF}
	ink   = color.RGBA{0x33, 0x38, 0x40, 0xFF}
	seal  = color.RGBA{0xC0, 0x2A, 0x22, 0xFF}
)

// sketch is a picture of a few areas. It is drawn on as the image that it is: the drawers know that one, and are quick.
type sketch struct{ *image.RGBA }

func newSketch(w, h int, ground color.Color) sketch {
	s := sketch{image.NewRGBA(image.Rect(0, 0, w, h))}
	s.box(0, 0, w, h, ground)
	return s
}

func (s sketch) box(x, y, w, h int, c color.Color) {
	draw.Draw(s.RGBA, image.Rect(x, y, x+w, y+h), image.NewUniform(c), image.Point{}, draw.Src)
}

// area fills the shape between corners, given as x, y, x, y …
func (s sketch) area(c color.Color, corners ...float32) {
	r := vector.NewRasterizer(s.Bounds().Dx(), s.Bounds().Dy())
	r.MoveTo(corners[0], corners[1])
	for i := 2; i+1 < len(corners); i += 2 {
		r.LineTo(corners[i], corners[i+1])
	}
	r.ClosePath()
	r.Draw(s.RGBA, s.Bounds(), image.NewUniform(c), image.Point{})
}

func encode(s sketch) []byte {
	var b bytes.Buffer
	_ = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, s.RGBA) // a buffer takes everything
	return b.Bytes()
}

func house(sky color.Color) sketch {
	s := newSketch(640, 480, sky)
	s.box(0, 330, 640, 150, grass)
	s.area(color.RGBA{0x7C, 0x96, 0x86, 0xFF}, 0, 330, 150, 200, 300, 330)
	s.area(color.RGBA{0x6C, 0x88, 0x78, 0xFF}, 330, 330, 520, 170, 640, 260, 640, 330)
	s.box(140, 230, 360, 150, wall)
	s.area(roof, 110, 235, 180, 150, 460, 150, 530, 235)
	s.box(285, 280, 70, 100, wood)
	for _, x := range []int{180, 400} {
		s.box(x, 270, 60, 50, water)
		s.box(x+28, 270, 4, 50, wall)
		s.box(x, 293, 60, 4, wall)
	}
	s.area(stone, 285, 380, 355, 380, 420, 480, 220, 480)
	return s
}

func well(sky color.Color) sketch {
	s := newSketch(640, 480, sky)
	s.box(0, 260, 640, 220, grass)
	s.box(200, 130, 16, 190, wood)
	s.box(424, 130, 16, 190, wood)
	s.area(roof, 160, 140, 320, 60, 480, 140)
	s.box(200, 180, 240, 12, wood)
	s.box(318, 192, 4, 90, ink)
	s.area(stone, 180, 320, 220, 290, 420, 290, 460, 320, 450, 430, 190, 430)
	s.area(water, 210, 316, 236, 300, 404, 300, 430, 316, 404, 330, 236, 330)
	s.area(wood, 300, 270, 340, 270, 334, 306, 306, 306)
	return s
}

// sheet is a form that was filled in by hand and scanned.
func sheet() sketch {
	s := newSketch(620, 877, color.White)
	s.box(200, 60, 220, 20, ink)
	for row := range 13 {
		y := 130 + row*44
		s.box(60, y, 500, 2, ink)
		if row < 12 {
			s.box(76, y+16, 70, 10, roof)
			s.box(200, y+17, 40+(row*67)%260, 6, water)
		}
	}
	for _, x := range []int{60, 180, 558} {
		s.box(x, 130, 2, 530, ink)
	}
	s.box(80, 720, 90, 10, roof)
	s.area(water, 190, 735, 230, 705, 250, 730, 300, 712, 298, 716, 250, 736, 228, 712)
	s.area(seal, 430, 690, 490, 690, 505, 730, 490, 770, 430, 770, 415, 730)
	s.area(color.White, 436, 698, 484, 698, 496, 730, 484, 762, 436, 762, 424, 730)
	s.box(446, 724, 28, 12, seal)
	return s
}
