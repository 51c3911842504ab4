package township

import "unicode/utf8"

// Operator is who may sit at the PC. The PIN itself is known to nobody: only whether there is one.
type Operator struct {
	ID      int64 // 0 until it is in the archive
	Name    string
	HasPIN  bool
	Retired bool // no longer offered; what was done under the name stays
}

// Bounds of what people choose for themselves.
const (
	maxOperatorName = 20
	minPIN, maxPIN  = 4, 12
	minPassword     = 6
	maxPassword     = 20
	maxIdleMinutes  = 240
)

// DefaultIdleMinutes is the time after which the screen locks, until the office chooses another.
const DefaultIdleMinutes = 10

// OperatorName is a name as it is kept: Chinese names have no spaces inside.
func OperatorName(typed string) string { return Squeeze(Clean(typed)) }

// CheckOperatorName says what is wrong with the name of an operator, as it is kept.
func CheckOperatorName(name string) error {
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return Errorf(CodeInvalid, "请填写姓名。")
	case n > maxOperatorName:
		return Errorf(CodeInvalid, "姓名有%d个字，最多%d个字，请改短。", n, maxOperatorName)
	}
	return nil
}

// CheckPIN says what is wrong with a new PIN.
func CheckPIN(pin string) error {
	for _, c := range pin {
		if c < '0' || c > '9' {
			return Errorf(CodeInvalid, "PIN 只能是数字，请重新填写。")
		}
	}
	if len(pin) < minPIN || len(pin) > maxPIN {
		return Errorf(CodeInvalid, "PIN 应为%d到%d位数字，现在是%d位。", minPIN, maxPIN, len(pin))
	}
	return nil
}

// CheckPassword says what is wrong with a new administrator's password.
func CheckPassword(password string) error {
	if n := utf8.RuneCountInString(password); n < minPassword || n > maxPassword {
		return Errorf(CodeInvalid, "密码应为%d到%d个字符，现在是%d个。", minPassword, maxPassword, n)
	}
	return nil
}

// CheckIdleMinutes says what is wrong with the time after which the screen locks; 0 is never.
func CheckIdleMinutes(n int) error {
	if n < 0 || n > maxIdleMinutes {
		return Errorf(CodeInvalid, "自动锁屏的时间应为0（不锁）到%d分钟。", maxIdleMinutes)
	}
	return nil
}
