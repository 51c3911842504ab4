package township

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Checking is what the check of a typed value needs to know beside its field.
type Checking struct {
	Today Date       // by the archive's clock; “” for no bound
	Words Vocabulary // of the field, as the office has it; without a name it is the one the program brings
}

// CheckField turns what a person typed into the canonical text of a field of an entity. A text that is not what the
// field holds is refused with a clause to stand beside the field; a note says what is kept but doubtful. The empty
// text is always right: whether a field may be empty is for MissingOf to say.
func CheckField(e *Entity, f Field, typed string, c Checking) (canonical, note string, err error) {
	s := Clean(typed)
	if s == "" {
		return "", "", nil
	}
	if check, ok := checks[f.Kind]; ok {
		return check(f, s, c)
	}
	switch {
	case e == Households && f.Key == "group_name":
		s = NormalGroup(s)
		return s, "", tooLong(s, LongestName)
	case e == Villages && f.Key == "name":
		s, err := ParseVillageName(s)
		return s, "", err
	}
	return s, "", tooLong(s, LongestText)
}

// checks check the kinds of fields that are more than text.
var checks = map[FieldKind]func(f Field, s string, c Checking) (canonical, note string, err error){
	NameField:   checkName,
	IDField:     checkID,
	PhoneField:  checkPhone,
	DateField:   checkDate,
	YearField:   checkYear,
	CountField:  checkCount,
	MoneyField:  checkMoney,
	AreaField:   checkArea,
	YesNoField:  checkYesNo,
	WordField:   checkWord,
	WordsField:  checkWord,
	CodeField:   checkCode,
	LinkField:   checkLink,
	SecretField: func(Field, string, Checking) (string, string, error) { return "", "", refuse("不能在这里填写") },
}

func refuse(format string, args ...any) error { return Errorf(CodeInvalid, format, args...) }

// refuseAt refuses what stands in a field.
func refuseAt(field, format string, args ...any) error {
	e := Errorf(CodeInvalid, format, args...)
	e.Field = field
	return e
}

// tooLong refuses a text of more than so many characters.
func tooLong(s string, most int) error {
	if len(s) <= most {
		return nil
	}
	if n := utf8.RuneCountInString(s); n > most {
		return refuse("有%d个字，最多%d个字，请改短", n, most)
	}
	return nil
}

func checkName(_ Field, s string, _ Checking) (string, string, error) {
	name, err := ParseName(s)
	if err == nil && strings.IndexFunc(Narrow(name), unicode.IsDigit) >= 0 {
		err = refuse("“%s”里有数字，不是姓名，请改正", Shorten(name))
	}
	return name, "", err
}

// shortestID is the fewest characters of any 证件号码; passports have nine.
const shortestID = 7

func checkID(_ Field, s string, _ Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	p, err := ParseID(s)
	switch {
	case err != nil:
		return "", "", err
	case len(p.Number) < shortestID:
		return "", "", refuse("只有%d位，身份证号码有18位，请补全", len(p.Number))
	}
	if n := len(p.Number); miscounted(p.Number) {
		return "", "", refuse("有%d位，身份证号码应为18位（残疾证20位或22位），请核对", n)
	}
	notes := p.Mends
	if fault := p.Number.Fault(); fault != "" {
		notes = append(notes, fault+"，请与证件核对")
	}
	return string(p.Number), strings.Join(notes, "、"), nil
}

// miscounted says whether a number has a digit too few or too many for what it can only be, an ID number: numbers of other
// certificates are shorter, or begin with a letter.
func miscounted(id IDNumber) bool {
	switch len(id) {
	case 15, 16, 17, 19, 21:
		return allDigits(strings.TrimSuffix(string(id), "X"))
	}
	return false
}

func checkPhone(_ Field, s string, _ Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	s = PlainPhone(s)
	digits := strings.ReplaceAll(s, "-", "")
	switch {
	case !allDigits(digits) || strings.Count(s, "-") > 1:
		return "", "", refuse("“%s”不是电话号码：只填一个号码，只用数字，区号后可用“-”", Shorten(s))
	case len(digits) == 11 && s[0] == '1' && digits == s:
		return s, "", nil
	case isLandline(s, digits):
		return s, "", nil
	case digits[0] == '1':
		return "", "", refuse("手机号码应有11位，现有%d位，请核对", len(digits))
	}
	return "", "", refuse("“%s”不是完整的号码：手机11位，座机带区号，例如 0812-2345678", Shorten(s))
}

// isLandline says whether a number has an area code of three or four digits before seven or eight.
func isLandline(s, digits string) bool {
	area, number, dashed := strings.Cut(s, "-")
	if !dashed {
		return digits[0] == '0' && len(digits) >= 10 && len(digits) <= 12
	}
	return area != "" && area[0] == '0' && (len(area) == 3 || len(area) == 4) && (len(number) == 7 || len(number) == 8)
}

func checkDate(f Field, s string, c Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	d, ok := ParseDate(s)
	switch {
	case !ok:
		return "", "", refuse("“%s”不是存在的日期，请写成 2021-11-19 这样；不知道日子可只写 2021-11 或 2021", Shorten(s))
	case c.Today != "" && d > c.Today:
		return "", "", refuse("%s 晚于今天 %s，请改为今天或以前的日期", d, c.Today)
	case f.Key == "birth_date" && c.Today != "" && c.Today.Year()-d.Year() > oldest:
		return string(d), "已超过" + strconv.Itoa(oldest) + "岁，请核对", nil
	}
	return string(d), "", nil
}

// oldest is the greatest age that is believed without a note.
const oldest = 120

func checkYear(_ Field, s string, c Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	d, ok := ParseDate(strings.TrimSuffix(s, "度"))
	switch {
	case !ok || len(d) != len("2020"):
		return "", "", refuse("“%s”不是年度，请写成 2020 这样", Shorten(s))
	case c.Today != "" && d.Year() > c.Today.Year():
		return "", "", refuse("%s年还没有到，请改正", d)
	}
	return string(d), "", nil
}

// countBounds are the greatest numbers that make sense in some fields; others end at mostCounted.
var countBounds = map[string]struct {
	most int
	unit string
}{
	"work_months":     {12, "个月"},
	"people_declared": {99, "人"},
}

const mostCounted = 100000

func checkCount(f Field, s string, _ Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	n, ok := ParseCount(s)
	bound, bounded := countBounds[f.Key]
	switch {
	case !ok:
		return "", "", refuse("“%s”不是整数，请只填 0 或以上的整数", Shorten(s))
	case bounded && n > bound.most:
		return "", "", refuse("最多%d%s，“%s”太大，请核对", bound.most, bound.unit, Shorten(s))
	}
	return strconv.Itoa(n), "", nil
}

// mayBeNegative are the amounts that are what is left of others.
var mayBeNegative = map[string]bool{"gross_income": true, "net_income": true, "per_capita": true, "operating_income": true}

// mostMoney bounds an amount that one household can have: 1 亿元.
const mostMoney = Fen(1e8 * 100)

func checkMoney(f Field, s string, _ Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	n, ok := Fen(0), false
	if !strings.ContainsAny(Narrow(s), "eE") {
		n, ok = ParseFen(s)
	}
	switch {
	case !ok:
		return "", "", refuse("“%s”不是金额，请填数字（元），例如 1200 或 1200.50", Shorten(s))
	case n < 0 && !mayBeNegative[f.Key]:
		return "", "", refuse("金额不能小于0，请改正")
	case n > mostMoney || n < -mostMoney:
		return "", "", refuse("超过1亿元，请核对单位是不是“元”")
	case decimalsOf(Narrow(s)) > 2:
		return "", "", refuse("金额最多两位小数（到分），请改正")
	}
	return strconv.FormatInt(int64(n), 10), "", nil
}

// mostArea bounds what one household can hold, in 亩 or square metres.
const mostArea = 1e5

func checkArea(_ Field, s string, _ Checking) (string, string, error) {
	if IsBlankWord(s) {
		return "", "", nil
	}
	a, ok := ParseArea(s)
	switch {
	case !ok || strings.ContainsAny(Narrow(s), "eExXpP"):
		return "", "", refuse("“%s”不是面积，请填 0 或以上的数字", Shorten(s))
	case a > mostArea:
		return "", "", refuse("“%s”太大，请核对单位", Shorten(s))
	case decimalsOf(strings.TrimRight(Narrow(s), areaUnits)) > 2:
		return "", "", refuse("面积最多两位小数，请改正")
	}
	return FormatArea(a), "", nil
}

// decimalsOf counts the digits behind the point that say something.
func decimalsOf(s string) int {
	_, frac, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(s), "元"), ".")
	return len(strings.TrimRight(frac, "0"))
}

func checkYesNo(_ Field, s string, _ Checking) (string, string, error) {
	if v, ok := ParseYesNo(s); ok {
		return v, "", nil
	}
	if IsBlankWord(s) {
		return "", "", nil
	}
	return "", "", refuse("请填“是”或“否”，“%s”不是", Shorten(s))
}

func checkWord(f Field, s string, c Checking) (string, string, error) {
	if err := tooLong(s, LongestText); err != nil || f.Vocabulary == "" {
		return s, "", err
	}
	v := c.Words
	if v.Name == "" {
		v = VocabularyOf(f.Vocabulary)
	}
	l := NewLookup(v)
	if f.Kind == WordField {
		w, known := l.Word(s)
		return w, outside(known, w), nil
	}
	joined, unknown := l.Words(s)
	return joined, outside(len(unknown) == 0, unknown...), nil
}

// outside is the note on words that are in no list of the office.
func outside(known bool, unknown ...string) string {
	if known {
		return ""
	}
	return "“" + Shorten(strings.Join(unknown, "、")) + "”不在选项中"
}

func checkCode(_ Field, s string, _ Checking) (string, string, error) {
	code := Squeeze(Narrow(s))
	switch {
	case IsBlankWord(code):
		return "", "", nil
	case LooksRounded(code):
		return "", "", refuse("“%s”是科学计数，末几位已丢失，请填完整的编号", Shorten(code))
	case !IsCode(code):
		return "", "", refuse("“%s”不是编号：只用数字、字母和“-”，最多%d位", Shorten(code), longestCode)
	}
	return code, "", nil
}

func checkLink(_ Field, s string, _ Checking) (string, string, error) {
	if n, err := strconv.ParseInt(s, 10, 64); err != nil || n <= 0 || strconv.FormatInt(n, 10) != s {
		return "", "", refuse("请从列表中选择")
	}
	return s, "", nil
}

// FormatArea writes an area with no more than two decimals.
func FormatArea(a float64) string {
	return strconv.FormatFloat(math.Round(a*100)/100, 'f', -1, 64)
}
