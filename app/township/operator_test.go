package township

import (
	"strings"
	"testing"
)

func TestOperatorNames(t *testing.T) {
	for _, c := range []struct{ typed, name, fault string }{
		{"张会计", "张会计", ""},
		{" 张 会计　", "张会计", ""},
		{"　 ", "", "请填写姓名。"},
		{strings.Repeat("张", 20), strings.Repeat("张", 20), ""},
		{strings.Repeat("张", 21), strings.Repeat("张", 21), "姓名有21个字，最多20个字，请改短。"},
	} {
		name := OperatorName(c.typed)
		if got := Say(CheckOperatorName(name)); name != c.name || got != c.fault {
			t.Errorf("%q: %q, %q; want %q, %q", c.typed, name, got, c.name, c.fault)
		}
	}
}

func TestSecrets(t *testing.T) {
	for _, c := range []struct {
		check        func(string) error
		given, fault string
	}{
		{CheckPIN, "1234", ""},
		{CheckPIN, "123456789012", ""},
		{CheckPIN, "123", "PIN 应为4到12位数字，现在是3位。"},
		{CheckPIN, "1234567890123", "PIN 应为4到12位数字，现在是13位。"},
		{CheckPIN, "", "PIN 应为4到12位数字，现在是0位。"},
		{CheckPIN, "12a4", "PIN 只能是数字，请重新填写。"},
		{CheckPIN, "１２３４", "PIN 只能是数字，请重新填写。"},
		{CheckPassword, "清溪镇办公室", ""},
		{CheckPassword, strings.Repeat("密", 20), ""},
		{CheckPassword, "12345", "密码应为6到20个字符，现在是5个。"},
		{CheckPassword, strings.Repeat("密", 21), "密码应为6到20个字符，现在是21个。"},
	} {
		if got := Say(c.check(c.given)); got != c.fault {
			t.Errorf("%q: %q, want %q", c.given, got, c.fault)
		}
	}
}

func TestIdleMinutes(t *testing.T) {
	for n, want := range map[int]string{0: "", 10: "", 240: "", -1: "自动锁屏的时间应为0（不锁）到240分钟。", 241: "自动锁屏的时间应为0（不锁）到240分钟。"} {
		if got := Say(CheckIdleMinutes(n)); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
