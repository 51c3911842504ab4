package township_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

// sound is an ID number of the fictitious region 519900: a man born on 1 January 1970.
const sound = "519900197001010016"

func TestCheckDigit(t *testing.T) {
	for _, c := range []struct {
		body string
		want byte
		ok   bool
	}{
		{"11010519491231002", 'X', true}, // the example of GB 11643
		{"44052418800101001", '4', true}, // its other one
		{"51990019700101001", '6', true},
		{"5199001970010100", 0, false},
		{"519900197001010011", 0, false},
		{"5199001970010100X", 0, false},
		{"", 0, false},
	} {
		if got, ok := township.CheckDigit(c.body); got != c.want || ok != c.ok {
			t.Errorf("CheckDigit(%q) = %q, %v, want %q, %v", c.body, got, ok, c.want, c.ok)
		}
	}
}

func TestParseID(t *testing.T) {
	for _, c := range []struct {
		in, want, mends string
	}{
		{"", "", ""},
		{sound, sound, ""},
		{"11010519491231002X", "11010519491231002X", ""},
		{"11010519491231002x", "11010519491231002X", "小写x改为X"},
		{"'" + sound, sound, "去掉多余符号"},
		{"‘" + sound + "’", sound, "去掉多余符号"},
		{"\t" + sound + "\n", sound, "去掉多余符号"},
		{"\ufeff" + sound + "\u200b", sound, "去掉多余符号"},
		{"519900 19700101 0016", sound, "去掉空格"},
		{"519900　19700101　0016", sound, "全角改半角 去掉空格"},
		{"５１９９００１９７００１０１００１６", sound, "全角改半角"},
		{"１１０１０５１９４９１２３１００２ｘ", "11010519491231002X", "全角改半角 小写x改为X"},
		{sound + ".0", sound, "去掉“.0”"},
		{"519900700101001", sound, "15位升为18位"},
		{"519900700101001.0", sound, "去掉“.0” 15位升为18位"},
		{"110105491231002", "11010519491231002X", "15位升为18位"},
		{sound + "42", sound + "42", ""},
		{sound + "4201", sound + "4201", ""},
		{sound + "42b1", sound + "42B1", "小写x改为X"},
		{"999999197001010011", "999999197001010011", ""},
		{"E12345678", "E12345678", ""},
		{"12E34567", "12E34567", ""},
	} {
		got, err := township.ParseID(c.in)
		if err != nil {
			t.Errorf("ParseID(%q): %v", c.in, err)
			continue
		}
		if string(got.Number) != c.want || strings.Join(got.Mends, " ") != c.mends {
			t.Errorf("ParseID(%q) = %q %v, want %q [%s]", c.in, got.Number, got.Mends, c.want, c.mends)
		}
	}
}

func TestParseIDRefuses(t *testing.T) {
	const rounded = "已被Excel改成科学计数（%s），末几位丢失，无法还原；请向村里要原号码，并把该列设为文本后重填"
	for _, c := range []struct{ in, want string }{
		{"5.19E+17", fmt.Sprintf(rounded, "5.19E+17")},
		{"5.19e+17", fmt.Sprintf(rounded, "5.19E+17")},
		{"5.1990019700101E17", fmt.Sprintf(rounded, "5.1990019700101E17")},
		{"５．１９Ｅ＋１７", fmt.Sprintf(rounded, "5.19E+17")},
		{"未办理", "含有“未”，不是证件号码；请核对后重填"},
		{"519900-19700101-0016", "含有“-”，不是证件号码；请核对后重填"},
		{"=HYPERLINK(1)", "含有“=”，不是证件号码；请核对后重填"},
		{strings.Repeat("5", 23), "有23个字符，证件号码最多22位；请核对后重填"},
	} {
		_, err := township.ParseID(c.in)
		if township.CodeOf(err) != township.CodeInvalid || township.Say(err) != c.want {
			t.Errorf("ParseID(%q): %s %q, want %q", c.in, township.CodeOf(err), township.Say(err), c.want)
		}
	}
}

// soundNumbers draws a sound number of 18, 20 or 22 characters, and what is written in it.
func soundNumbers(t *rapid.T) (id township.IDNumber, born township.Date, sex string) {
	born = dates(t)
	for !born.Full() {
		born += "-01"
	}
	order := rapid.IntRange(0, 999).Draw(t, "order")
	body := fmt.Sprintf("%06d%s%03d", rapid.IntRange(110000, 659999).Draw(t, "region"), strings.ReplaceAll(string(born), "-", ""), order)
	c, _ := township.CheckDigit(body)
	s := body + string(c)
	if n := rapid.SampledFrom([]int{18, 20, 22}).Draw(t, "length"); n > 18 {
		s += fmt.Sprintf("%d%d", rapid.IntRange(1, 7).Draw(t, "kind"), rapid.IntRange(1, 4).Draw(t, "grade"))
		if n == 22 {
			s += "01"
		}
	}
	return township.IDNumber(s), born, []string{township.Female, township.Male}[order%2]
}

func TestSoundNumberRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, born, sex := soundNumbers(t)
		p, err := township.ParseID(string(id))
		if err != nil || p.Number != id || len(p.Mends) > 0 {
			t.Fatalf("ParseID(%s) = %+v, %v", id, p, err)
		}
		if fault := id.Fault(); fault != "" {
			t.Fatalf("%s: %s", id, fault)
		}
		if got, ok := id.Birth(); !ok || got != born {
			t.Fatalf("%s born %s, want %s", id, got, born)
		}
		if got := id.Sex(); got != sex {
			t.Fatalf("%s is %s, want %s", id, got, sex)
		}
		if masked := id.Masked(); len(masked) != len(id) || strings.Contains(masked, string(id[6:14])) || masked[:6] != string(id[:6]) {
			t.Fatalf("%s masked is %s", id, masked)
		}
	})
}

func TestOneWrongDigitIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, _, _ := soundNumbers(t)
		wrong := []byte(id[:18])
		at := rapid.IntRange(0, 16).Draw(t, "at")
		wrong[at] = '0' + (wrong[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		n := township.IDNumber(wrong)
		if !n.Placeholder() && n.Fault() == "" {
			t.Fatalf("%s with a wrong digit is %s, and sound", id, n)
		}
	})
}

func TestFault(t *testing.T) {
	for _, c := range []struct {
		id   township.IDNumber
		want string
	}{
		{"", ""},
		{"999999197001010011", ""},
		{"999999", ""},
		{sound, ""},
		{sound + "42", ""},
		{sound + "4201", ""},
		{sound + "42B1", ""},
		{"519900197001010019", "校验码不符"},
		{"51990019700101001", "位数不是18、20或22位"},
		{sound + "4", "位数不是18、20或22位"},
		{"E12345678", "位数不是18、20或22位"},
		{"51990019700101001A", "校验码不符"},
		{"5199001970010100A9", "前17位中有非数字"},
		{"519900197013010014", "出生日期码不存在"},
		{sound + "82", "残疾证附加位不符"},
		{sound + "02", "残疾证附加位不符"},
		{sound + "45", "残疾证附加位不符"},
		{sound + "40", "残疾证附加位不符"},
	} {
		if got := c.id.Fault(); got != c.want {
			t.Errorf("%q.Fault() = %q, want %q", c.id, got, c.want)
		}
	}
}

func TestIDParts(t *testing.T) {
	for _, c := range []struct {
		id          township.IDNumber
		key         string
		placeholder bool
		born        township.Date
		sex         string
		masked      string
	}{
		{"", "", true, "", "", ""},
		{sound, sound, false, "1970-01-01", "男", "519900********0016"},
		{sound + "42", sound, false, "1970-01-01", "男", "519900********0016**"},
		{sound + "4201", sound, false, "1970-01-01", "男", "519900********0016****"},
		{"519900198502290020", "519900198502290020", false, "", "女", "519900********0020"},
		{"999999197001010011", "", true, "1970-01-01", "男", "999999********0011"},
		{"E12345678", "E12345678", false, "", "", "*********"},
		{"519900700101001", "519900700101001", false, "", "", "519900*****1001"},
		{"5199001970010100A9", "5199001970010100A9", false, "1970-01-01", "", "519900********00A9"},
	} {
		if got := c.id.Key(); got != c.key {
			t.Errorf("%q.Key() = %q, want %q", c.id, got, c.key)
		}
		if got := c.id.Placeholder(); got != c.placeholder {
			t.Errorf("%q.Placeholder() = %v, want %v", c.id, got, c.placeholder)
		}
		if got, ok := c.id.Birth(); got != c.born || ok != (c.born != "") {
			t.Errorf("%q.Birth() = %q, %v, want %q", c.id, got, ok, c.born)
		}
		if got := c.id.Sex(); got != c.sex {
			t.Errorf("%q.Sex() = %q, want %q", c.id, got, c.sex)
		}
		if got := c.id.Masked(); got != c.masked {
			t.Errorf("%q.Masked() = %q, want %q", c.id, got, c.masked)
		}
	}
}

func TestDisability(t *testing.T) {
	for i, kind := range []string{"视力", "听力", "言语", "肢体", "智力", "精神", "多重"} {
		for grade := 1; grade <= 4; grade++ {
			for _, reissue := range []string{"", "01"} {
				id := township.IDNumber(fmt.Sprintf("%s%d%d%s", sound, i+1, grade, reissue))
				if k, g, ok := id.Disability(); k != kind || g != grade || !ok {
					t.Errorf("%s: %s %d %v, want %s %d", id, k, g, ok, kind, grade)
				}
			}
		}
	}
	for _, id := range []township.IDNumber{"", sound, sound + "4", sound + "01", sound + "81", sound + "15", sound + "1X"} {
		if k, g, ok := id.Disability(); ok {
			t.Errorf("%s: %s %d, want none", id, k, g)
		}
	}
}

func TestLooksRounded(t *testing.T) {
	for in, want := range map[string]bool{
		"5.19E+17": true, "5.19e+17": true, "5.19E17": true, "5E+17": true, "5.1990019700101E+017": true,
		"": false, "E+17": false, "E12345678": false, "12E34567": false, "5.19": false, "5.1.9E+17": false, "5.19E+": false, sound: false,
	} {
		if got := township.LooksRounded(in); got != want {
			t.Errorf("LooksRounded(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestSameTail(t *testing.T) {
	const id = township.IDNumber("11010519491231002X41")
	for tail, want := range map[string]bool{"": false, "002X": true, "002x": true, "X": true, "0041": false, "110105": false} {
		if got := id.SameTail(tail); got != want {
			t.Errorf("SameTail(%q) = %v, want %v", tail, got, want)
		}
	}
	if township.IDNumber("999999197001010011").SameTail("0011") {
		t.Error("a placeholder is found by its tail")
	}
}

func TestMaskPhone(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "13812345678": "138****5678", "0817-8123456": "081*****3456", "81234567": "812*4567", "8123456": "*******", "110": "***",
	} {
		if got := township.MaskPhone(in); got != want {
			t.Errorf("MaskPhone(%q) = %q, want %q", in, got, want)
		}
	}
}
