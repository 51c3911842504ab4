package look

import (
	"slices"
	"testing"

	"taizhang/app/township"
)

func TestLedgerShownAsWordTintAndOrder(t *testing.T) {
	for i, l := range township.Ledgers {
		style := township.StyleOf(l)
		if got, want := LedgerWord(l), style.Sign+" "+style.Word; got != want {
			t.Errorf("%s: word %q, want %q", l, got, want)
		}
		if got, want := LedgerCellTint(l), ColorLedgerTint(l); got != want {
			t.Errorf("%s: tint %q, want %q", l, got, want)
		}
		if got := LedgerOrder(l); got != i {
			t.Errorf("%s: place %d, want %d", l, got, i)
		}
	}
	if got := LedgerCellTint(township.None); got != "" {
		t.Errorf("none: tint %q, want no badge", got)
	}
	if got, want := LedgerOrder(township.None), len(township.Ledgers); got != want {
		t.Errorf("none: place %d, want %d, the last", got, want)
	}
}

func TestStayInWords(t *testing.T) {
	stay := township.LedgerStay{Entered: "2021-11-19", EntryReason: "纳入监测"}
	if got, want := StayPeriod(stay), "2021-11-19 至今"; got != want {
		t.Errorf("period %q, want %q", got, want)
	}
	if got, want := StayReasons(stay, "—"), []string{"入账：纳入监测"}; !slices.Equal(got, want) {
		t.Errorf("reasons %q, want %q", got, want)
	}
	stay.Left = "2022-03-01"
	if got, want := StayPeriod(stay), "2021-11-19 至 2022-03-01"; got != want {
		t.Errorf("period %q, want %q", got, want)
	}
	if got, want := StayReasons(stay, "—"), []string{"入账：纳入监测", "出账：—"}; !slices.Equal(got, want) {
		t.Errorf("reasons %q, want %q", got, want)
	}
}
