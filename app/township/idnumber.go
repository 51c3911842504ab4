package township

import "strings"

// IDNumber is a 证件号码 in its canonical form: 18 characters (GB 11643), 20 with a disability kind and
// grade, 22 with a reissue count; digits and a final upper-case X only; “” for none. It is text, never a number.
type IDNumber string

// Sex as the forms write it.
const (
	Male   = "男"
	Female = "女"
)

// Placeholder says whether the number stands for “no number yet”: blank, or six 9s in front.
func (id IDNumber) Placeholder() bool { return id == "" || strings.HasPrefix(string(id), "999999") }

// Key returns the first 18 characters, by which two numbers belong to one person; “” for a
// placeholder, which never matches anything.
func (id IDNumber) Key() string {
	if id.Placeholder() {
		return ""
	}
	if len(id) > 18 {
		return string(id[:18])
	}
	return string(id)
}

// Birth returns the birth date written in the number; ok is false when there is none that exists.
func (id IDNumber) Birth() (d Date, ok bool) {
	if len(id) < 18 {
		return "", false
	}
	d, ok = ParseDate(string(id[6:14]))
	return d, ok && d.Full()
}

// Sex returns 男 or 女 as the 17th digit says, “” for a number that is too short.
func (id IDNumber) Sex() string {
	if len(id) < 18 || id[16] < '0' || id[16] > '9' {
		return ""
	}
	if (id[16]-'0')%2 == 1 {
		return Male
	}
	return Female
}

// Disability returns the kind (视力 …) and grade (1–4) of a 20- or 22-character number.
func (id IDNumber) Disability() (kind string, grade int, ok bool) {
	kinds := []string{"视力", "听力", "言语", "肢体", "智力", "精神", "多重"}
	if len(id) != 20 && len(id) != 22 {
		return "", 0, false
	}
	k, g := int(id[18]-'1'), int(id[19]-'0')
	if k < 0 || k >= len(kinds) || g < 1 || g > 4 {
		return "", 0, false
	}
	return kinds[k], g, true
}

// Masked shows the first six and the last four of the 18 characters: 519900********1234. What a disability
// certificate adds behind them stays hidden, as does the whole of a short number.
func (id IDNumber) Masked() string {
	s := string(id)
	if len(s) < 12 {
		return strings.Repeat("*", len(s))
	}
	added := max(len(s)-18, 0)
	s = s[:len(s)-added]
	return s[:6] + strings.Repeat("*", len(s)-10) + s[len(s)-4:] + strings.Repeat("*", added)
}

// checkWeights are the weights of GB 11643; the check character is checkDigits[sum mod 11].
var checkWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const checkDigits = "10X98765432"

// CheckDigit returns the 18th character that belongs to 17 digits; ok is false for other input.
func CheckDigit(body string) (c byte, ok bool) {
	if len(body) != 17 || !allDigits(body) {
		return 0, false
	}
	sum := 0
	for i, w := range checkWeights {
		sum += int(body[i]-'0') * w
	}
	return checkDigits[sum%11], true
}

// Fault says what is wrong with a number that is kept all the same, as a short clause
// (“校验码不符”), or “” when it is sound or a placeholder. Source: quality_rules.md “ID and person”.
func (id IDNumber) Fault() string {
	if id.Placeholder() {
		return ""
	}
	if n := len(id); n != 18 && n != 20 && n != 22 {
		return "位数不是18、20或22位"
	}
	c, ok := CheckDigit(string(id[:17]))
	if !ok {
		return "前17位中有非数字"
	}
	if _, ok := id.Birth(); !ok {
		return "出生日期码不存在"
	}
	if id[17] != c {
		return "校验码不符"
	}
	if len(id) > 18 {
		if _, _, ok := id.Disability(); !ok {
			return "残疾证附加位不符"
		}
	}
	return ""
}

// ParsedID is what ParseID made of a text: the number, and how it was mended.
type ParsedID struct {
	Number IDNumber
	Mends  []string // e.g. “去掉空格”, “15位升为18位”; empty when the text was canonical
}

// ParseID reads a number as it stands in a file or is typed: leading apostrophes, tabs, spaces inside,
// full-width digits, a lower-case x and 15-digit numbers are mended and said; a text that Excel has
// turned into 5.19E+17, or that holds other characters, is refused. Passports and the like are kept
// as they stand when they hold no blank. The error is a clause to follow the column's name.
func ParseID(s string) (ParsedID, error) {
	var p ParsedID
	t := p.mend(s, strings.Trim(Clean(s), "'`‘’ "), "去掉多余符号")
	t = p.mend(t, Narrow(t), "全角改半角")
	t = p.mend(t, Squeeze(t), "去掉空格")
	t = p.mend(t, strings.ToUpper(t), "小写x改为X")
	if LooksRounded(t) {
		return ParsedID{}, Errorf(CodeInvalid, "已被Excel改成科学计数（%s），末几位丢失，无法还原；请向村里要原号码，并把该列设为文本后重填", t)
	}
	if strings.HasSuffix(t, ".0") {
		t = p.mend(t, strings.TrimSuffix(t, ".0"), "去掉“.0”")
	}
	if long, ok := lengthened(t); ok {
		t = p.mend(t, long, "15位升为18位")
	}
	if err := idCharacters(t); err != nil {
		return ParsedID{}, err
	}
	p.Number = IDNumber(t)
	return p, nil
}

// lengthened makes 18 characters of a number of the old kind; 15 digits without a birth date in them are another number cut
// short.
func lengthened(t string) (string, bool) {
	if len(t) != 15 || !allDigits(t) {
		return "", false
	}
	body := t[:6] + "19" + t[6:]
	c, _ := CheckDigit(body)
	_, ok := IDNumber(body + string(c)).Birth()
	return body + string(c), ok
}

func (p *ParsedID) mend(before, after, how string) string {
	if before != after {
		p.Mends = append(p.Mends, how)
	}
	return after
}

// LooksRounded says whether a text is a number that a spreadsheet has written with an exponent: 5.19E+17, 5.19e17.
func LooksRounded(s string) bool {
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(s), "E")
	power := strings.TrimPrefix(exponent, "+")
	whole := strings.Replace(mantissa, ".", "", 1)
	written := power != exponent || whole != mantissa // a passport such as 12E34567 has neither sign nor point
	return ok && written && whole != "" && power != "" && allDigits(whole+power)
}

func idCharacters(t string) error {
	if len(t) > 22 {
		return Errorf(CodeInvalid, "有%d个字符，证件号码最多22位；请核对后重填", len([]rune(t)))
	}
	for _, r := range t {
		if (r < '0' || r > '9') && (r < 'A' || r > 'Z') {
			return Errorf(CodeInvalid, "含有“%c”，不是证件号码；请核对后重填", r)
		}
	}
	return nil
}

// SameTail says whether the number ends in tail, the last digits a clerk types to find a person.
func (id IDNumber) SameTail(tail string) bool {
	return tail != "" && strings.HasSuffix(id.Key(), strings.ToUpper(tail))
}

// MaskPhone shows the first three and last four digits: 138****5678; short numbers are hidden whole.
func MaskPhone(s string) string {
	if len(s) < 8 {
		return strings.Repeat("*", len(s))
	}
	return s[:3] + strings.Repeat("*", len(s)-7) + s[len(s)-4:]
}
