package look

import (
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// LedgerWord is a ledger's sign and word; the sign survives a screen without colours.
func LedgerWord(l township.Ledger) string {
	style := township.StyleOf(l)
	return style.Sign + " " + style.Word
}

// LedgerCellTint names the ground of a ledger's badge in a table; who is in none gets no badge.
func LedgerCellTint(l township.Ledger) fyne.ThemeColorName {
	if l == township.None {
		return ""
	}
	return ColorLedgerTint(l)
}

// LedgerOrder is a ledger's place in the order of the forms, none last.
func LedgerOrder(l township.Ledger) int {
	if i := slices.Index(township.Ledgers, l); i >= 0 {
		return i
	}
	return len(township.Ledgers)
}

// StayPeriod is from when to when a household stands in a ledger: 「2021-11-19 至今」.
func StayPeriod(s township.LedgerStay) string {
	if s.Left == "" {
		return string(s.Entered) + " 至今"
	}
	return string(s.Entered) + " 至 " + string(s.Left)
}

// StayReasons are the sentences why a household came into a ledger and why it left it; missing stands
// where the reason is not known.
func StayReasons(s township.LedgerStay, missing string) []string {
	reasons := []string{"入账：" + orWord(s.EntryReason, missing)}
	if s.Left != "" {
		reasons = append(reasons, "出账："+orWord(s.LeaveReason, missing))
	}
	return reasons
}

func orWord(s, word string) string {
	if s == "" {
		return word
	}
	return s
}
