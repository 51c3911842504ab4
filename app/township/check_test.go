package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

// checkToday is the day by which dates are checked.
const checkToday = township.Date("2026-11-28")

func TestCheckField(t *testing.T) {
	long := strings.Repeat("长", 300)
	for _, c := range []struct {
		entity            *township.Entity
		field, typed      string
		want, note, wrong string // wrong is a part of the clause
	}{
		{township.Members, "name", " 张　三 ", "张三", "", ""},
		{township.Members, "name", "𬭎大伟", "𬭎大伟", "", ""},
		{township.Members, "name", "阿不都·买买提", "阿不都·买买提", "", ""},
		{township.Members, "name", "John  Smith", "John  Smith", "", ""},
		{township.Members, "name", "张\x003\u200b", "", "", "数字"},
		{township.Members, "name", "张\u200b三\r\n", "张三", "", ""},
		{township.Members, "name", long, "", "", "300个字"},
		{township.Members, "name", "123", "", "", "不是姓名"},
		{township.Members, "name", "=A1", "", "", "不是姓名"},
		{township.Members, "name", "无", "", "", ""},

		{township.Members, "id_number", "519900199001011232", "519900199001011232", "校验码不符，请与证件核对", ""},
		{township.Members, "id_number", "5199 0019 9001 0112 32", "519900199001011232", "去掉空格、校验码不符，请与证件核对", ""},
		{township.Members, "id_number", "12345", "", "", "只有5位"},
		{township.Members, "id_number", "519900900101123", "519900199001011237", "15位升为18位", ""},
		{township.Members, "id_number", "519900199001011", "", "", "有15位，身份证号码应为18位"},
		{township.Members, "id_number", "51990019900101123", "", "", "有17位，身份证号码应为18位"},
		{township.Members, "id_number", "5199001990010112X", "", "", "有17位"},
		{township.Members, "id_number", "5199001990010112329", "", "", "有19位"},
		{township.Members, "id_number", "H1234567890123456", "H1234567890123456", "位数不是18、20或22位，请与证件核对", ""},
		{township.Members, "id_number", "12345678", "12345678", "位数不是18、20或22位，请与证件核对", ""},
		{township.Members, "id_number", "5.19E+17", "", "", "科学计数"},
		{township.Members, "id_number", strings.Repeat("1", 40), "", "", "最多22位"},
		{township.Members, "id_number", "51990019900101张三", "", "", "不是证件号码"},
		{township.Members, "id_number", "无", "", "", ""},

		{township.Members, "phone", "138 0013 8000", "13800138000", "", ""},
		{township.Members, "phone", "０８１２－２３４５６７８", "0812-2345678", "", ""},
		{township.Members, "phone", "028-87654321", "028-87654321", "", ""},
		{township.Members, "phone", "08122345678", "08122345678", "", ""},
		{township.Members, "phone", "1380013800", "", "", "应有11位，现有10位"},
		{township.Members, "phone", "2345678", "", "", "区号"},
		{township.Members, "phone", "138001380001", "", "", "现有12位"},
		{township.Members, "phone", "电话138", "", "", "不是电话"},
		{township.Members, "phone", "-", "", "", ""},
		{township.Members, "phone", "---", "", "", "不是电话"},

		{township.Members, "birth_date", "1990年1月5日", "1990-01-05", "", ""},
		{township.Members, "birth_date", "19900105", "1990-01-05", "", ""},
		{township.Members, "birth_date", "1990-1", "1990-01", "", ""},
		{township.Members, "birth_date", "2023-02-30", "", "", "不是存在的日期"},
		{township.Members, "birth_date", "2026-11-29", "", "", "晚于今天"},
		{township.Members, "birth_date", "1890-01-01", "1890-01-01", "已超过120岁，请核对", ""},
		{township.Households, "monitored_on", "2027", "", "", "晚于今天"},
		{township.Households, "monitored_on", "2026", "2026", "", ""},
		{township.Households, "monitored_on", "去年", "", "", "不是存在的日期"},

		{township.Households, "exit_year", "2020年", "2020", "", ""},
		{township.Households, "exit_year", "2020年度", "2020", "", ""},
		{township.Households, "exit_year", "2020-05", "", "", "不是年度"},
		{township.Households, "exit_year", "2027", "", "", "还没有到"},
		{township.Households, "exit_year", "20", "", "", "不是年度"},

		{township.Households, "people_declared", "12人", "12", "", ""},
		{township.Households, "people_declared", "-1", "", "", "不是整数"},
		{township.Households, "people_declared", "1.5", "", "", "不是整数"},
		{township.Households, "people_declared", "1e309", "", "", "不是整数"},
		{township.Households, "people_declared", "100", "", "", "最多99人"},
		{township.Members, "work_months", "13", "", "", "最多12个月"},
		{township.Members, "work_months", "１０个月", "10", "", ""},

		{township.Measures, "amount", "1,200.5元", "120050", "", ""},
		{township.Measures, "amount", "１２００", "120000", "", ""},
		{township.Measures, "amount", "-5", "", "", "小于0"},
		{township.Measures, "amount", "1e309", "", "", "不是金额"},
		{township.Measures, "amount", "12a", "", "", "不是金额"},
		{township.Measures, "amount", "1.005", "", "", "两位小数"},
		{township.Measures, "amount", "200000000", "", "", "1亿元"},
		{township.Households, "net_income", "-5", "-500", "", ""},

		{township.Households, "cultivated_land", "3.50 亩", "3.5", "", ""},
		{township.Households, "housing_area", "120平方米", "120", "", ""},
		{township.Households, "housing_area", "120.123", "", "", "两位小数"},
		{township.Households, "housing_area", "-1", "", "", "不是面积"},
		{township.Households, "housing_area", "NaN", "", "", "不是面积"},
		{township.Households, "housing_area", "0x10", "", "", "不是面积"},
		{township.Households, "housing_area", "1e309", "", "", "不是面积"},
		{township.Households, "housing_area", "200000", "", "", "太大"},

		{township.Households, "safe_water", "√", "是", "", ""},
		{township.Households, "safe_water", "无", "否", "", ""},
		{township.Households, "safe_water", "也许", "", "", "“是”或“否”"},

		{township.Households, "cause", "因自然灾害", "因灾", "", ""},
		{township.Households, "cause", "因赌", "因赌", "“因赌”不在选项中", ""},
		{township.Households, "other_causes", "因病,缺劳力 因赌", "因病、缺劳动力、因赌", "“因赌”不在选项中", ""},

		{township.Households, "code", " 5199 00-1 ", "519900-1", "", ""},
		{township.Households, "code", "5.19E+17", "", "", "科学计数"},
		{township.Households, "code", "户1", "", "", "不是编号"},
		{township.Households, "code", strings.Repeat("1", 41), "", "", "最多40位"},
		{township.Households, "village_id", "12", "12", "", ""},
		{township.Households, "village_id", "柏树村", "", "", "列表"},
		{township.Households, "village_id", "0", "", "", "列表"},
		{township.Households, "group_name", "第三村民小组", "3组", "", ""},
		{township.Households, "group_name", long, "", "", "最多50个字"},
		{township.Villages, "name", "柏树村委会", "柏树村", "", ""},
		{township.Villages, "name", "12", "", "", "不是村名"},
		{township.Households, "remark", "第一行\n第二行\x07", "第一行 第二行", "", ""},
		{township.Households, "remark", strings.Repeat("长", 501), "", "", "最多500个字"},
		{township.Households, "remark", "无", "无", "", ""},
		{township.Households, "remark", "  ", "", "", ""},
		{township.Operators, "pin", "1234", "", "", "不能在这里"},
	} {
		got, note, err := township.CheckField(c.entity, c.entity.Field(c.field), c.typed, township.Checking{Today: checkToday})
		switch {
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%s %q: %q, %v, want it refused for %q", c.field, township.Shorten(c.typed), got, err, c.wrong)
		case c.wrong != "" && township.CodeOf(err) != township.CodeInvalid:
			t.Errorf("%s %q: code %s", c.field, c.typed, township.CodeOf(err))
		case c.wrong == "" && (err != nil || got != c.want || note != c.note):
			t.Errorf("%s %q: %q, note %q, %v; want %q, note %q", c.field, c.typed, got, note, err, c.want, c.note)
		}
	}
}

// What is canonical is left alone by the check of every kind of field.
func TestCheckFieldKeepsCanonical(t *testing.T) {
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Kind == township.SecretField {
				continue
			}
			typed := canonicalOf(f)
			got, _, err := township.CheckField(e, f, typed, township.Checking{Today: checkToday})
			want := typed
			if f.Kind == township.MoneyField {
				want = "1200"
			}
			if err != nil || got != want {
				t.Errorf("%s.%s %q: %q, %v", e.Table, f.Key, typed, got, err)
			}
		}
	}
}

func canonicalOf(f township.Field) string {
	switch f.Kind {
	case township.DateField:
		return "2021-11-19"
	case township.YearField:
		return "2020"
	case township.PhoneField:
		return "13800138000"
	case township.YesNoField:
		return "是"
	case township.IDField:
		return "519900199001011234"
	case township.NameField, township.TextField, township.WordField, township.WordsField:
		return "张三村"
	case township.MoneyField:
		return "12.00"
	}
	return "5"
}

// The words of the office take the place of those that the program brings.
func TestCheckFieldOfficeWords(t *testing.T) {
	words := township.Vocabulary{Name: "致贫原因", Words: []township.Word{{Value: "因赌", Spellings: []string{"赌博"}}}}
	got, note, err := township.CheckField(township.Households, township.Households.Field("cause"), "赌博", township.Checking{Words: words})
	if got != "因赌" || note != "" || err != nil {
		t.Errorf("%q, %q, %v", got, note, err)
	}
	if _, note, _ := township.CheckField(township.Households, township.Households.Field("cause"), "因病", township.Checking{Words: words}); note == "" {
		t.Error("a word that the office does not have was not noted")
	}
}
