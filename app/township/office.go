package township

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Office is the 乡镇 or 街道 whose archive this is; one per archive.
type Office struct {
	Province, City, County string
	Name                   string // 清溪镇
	Kind                   string // 镇, 乡 or 街道
}

// OfficeKinds are the kinds of office.
var OfficeKinds = []string{"镇", "乡", "街道"}

// maxOfficeName bounds what fits a title line.
const maxOfficeName = 30

// Validate says what is missing or too long.
func (o Office) Validate() error {
	if o.Name == "" {
		return Errorf(CodeInvalid, "请填写乡镇（街道）名称。")
	}
	if utf8.RuneCountInString(o.Name) > maxOfficeName {
		return Errorf(CodeInvalid, "乡镇（街道）名称有%d个字，最多%d个字，请改短。", utf8.RuneCountInString(o.Name), maxOfficeName)
	}
	return nil
}

// ParseOffice reads “四川省某市某县清溪镇” or just “清溪镇”: what ends in 省, 市, 县 or their likes goes to its part.
// A name that only looks so stays whole (开发区街道, 新市镇); 人民政府 and 办事处 behind it are left out.
func ParseOffice(s string) Office {
	name := Squeeze(Clean(s))
	for _, body := range []string{"人民政府", "政府"} {
		name = strings.TrimSuffix(name, body)
	}
	for _, body := range []string{"办事处", "办"} {
		if street := strings.TrimSuffix(name, "街道"+body); street != name {
			name = street + "街道"
		}
	}
	var o Office
	parts := []*string{&o.Province, &o.City, &o.County}
	for from := 0; from < len(parts); {
		end, level := placeEnd(name, from)
		if end == 0 {
			break
		}
		*parts[level], name = name[:end], name[end:]
		from = level + 1
	}
	o.Name, o.Kind = name, kindOf(name)
	return o
}

// placeEnding is what the name of a place of a level ends in: 0 province, 1 city, 2 county.
type placeEnding struct {
	word  string
	level int
	long  bool // no such place has a name of one character before the ending: 新市镇 is in no city 新市
}

// placeEndings has the longer ones first. A 市 below a city is a county.
var placeEndings = []placeEnding{
	{"自治区", 0, true},
	{"自治州", 1, true},
	{"自治县", 2, true},
	{"自治旗", 2, true},
	{"地区", 1, true},
	{"省", 0, true},
	{"盟", 1, true},
	{"市", 1, true},
	{"市", 2, true},
	{"县", 2, false},
	{"区", 2, false},
	{"旗", 2, true},
}

// placeEnd finds the first place in a name whose level is from or below; end 0 means there is none.
func placeEnd(name string, from int) (end, level int) {
	for i := range name {
		for _, e := range placeEndings {
			if e.level >= from && strings.HasPrefix(name[i:], e.word) && e.fits(name[:i], name[i+len(e.word):]) {
				return i + len(e.word), e.level
			}
		}
	}
	return 0, 0
}

// fits says whether an ending between two texts ends a place: something stands before it, and behind it more than
// the word for the kind of office.
func (e placeEnding) fits(before, rest string) bool {
	if before == "" || rest == "" || slices.Contains(OfficeKinds, rest) {
		return false
	}
	return !e.long || utf8.RuneCountInString(before) > 1 || strings.Contains("某×XＸ", before)
}

func kindOf(name string) string {
	for _, k := range []string{"街道", "镇", "乡"} {
		if strings.HasSuffix(name, k) {
			return k
		}
	}
	return OfficeKinds[0]
}

// Full returns province, city, county and name in one.
func (o Office) Full() string { return o.Province + o.City + o.County + o.Name }

// OfficeRules are the office's choices where the plans leave one.
type OfficeRules struct {
	MarginalColour string // one of MarginalColours
	Placement      PlacementRules
}
