package township

// Ledger names one of the four ledgers (四本台账, workflow.md §1); None means in no ledger.
type Ledger string

// The four ledgers, with the names that commands and JSON use.
const (
	None      Ledger = ""
	Stable    Ledger = "stable"    // 稳定脱贫户
	Monitored Ledger = "monitored" // 监测户
	Relapsed  Ledger = "relapsed"  // 返贫户
	Marginal  Ledger = "marginal"  // 边缘户
)

// Ledgers lists the four in the order of the forms.
var Ledgers = []Ledger{Stable, Monitored, Relapsed, Marginal}

// RGB is a colour, 0xRRGGBB.
type RGB uint32

// Split gives the three channels, 0–255.
func (c RGB) Split() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// LedgerStyle is how a ledger appears everywhere: its word and sign always beside its colours.
type LedgerStyle struct {
	Ledger            Ledger
	Word              string // 稳定脱贫户
	Short             string // 稳定
	Sign              string // a mark that survives a black-and-white copy
	Ink, Tint         RGB    // text or bar, and ground, on white
	DarkInk, DarkTint RGB    // the same on the dark theme
}

// ledgerStyles is the one table of states and colours (design.md “Colour”).
var ledgerStyles = map[Ledger]LedgerStyle{
	Stable:    {Stable, "稳定脱贫户", "稳定", "●", 0x1E7B34, 0xE4F3E7, 0x7BD08D, 0x1E3325},
	Monitored: {Monitored, "监测户", "监测", "◆", 0x1560B0, 0xE3EEFA, 0x7DB5F0, 0x1D2E42},
	Relapsed:  {Relapsed, "返贫户", "返贫", "▲", 0xB3261E, 0xFBE7E6, 0xF2958F, 0x40221F},
	Marginal:  {Marginal, "边缘户", "边缘", "■", 0x8A5A00, 0xFFF2DA, 0xE5B765, 0x3A2F1B},
	None:      {None, "未入台账", "未入", "○", 0x5B6470, 0xF5F6F8, 0xA5ADB8, 0x1B1D21},
}

// MarginalColours are the choices for the 边缘户 colour, which form F5 leaves to the office;
// the first is the default.
var MarginalColours = []struct {
	Name              string
	Ink, Tint         RGB
	DarkInk, DarkTint RGB
}{
	{"琥珀色", 0x8A5A00, 0xFFF2DA, 0xE5B765, 0x3A2F1B},
	{"紫色", 0x6B3FA0, 0xEFE8F8, 0xC0A3E8, 0x2E2440},
	{"灰色", 0x4A5058, 0xECEEF0, 0xB6BCC4, 0x2C2F34},
}

// StyleOf returns the style of a ledger; an unknown name gets the style of None.
func StyleOf(l Ledger) LedgerStyle {
	if s, ok := ledgerStyles[l]; ok {
		return s
	}
	return ledgerStyles[None]
}

// WithMarginalColour returns the style of l, with the office's colour if l is Marginal.
// An unknown colour name leaves the default.
func WithMarginalColour(l Ledger, colour string) LedgerStyle {
	s := StyleOf(l)
	if l != Marginal {
		return s
	}
	for _, c := range MarginalColours {
		if c.Name == colour {
			s.Ink, s.Tint, s.DarkInk, s.DarkTint = c.Ink, c.Tint, c.DarkInk, c.DarkTint
		}
	}
	return s
}

// Word returns the Chinese name, “未入台账” for None.
func (l Ledger) Word() string { return StyleOf(l).Word }

// Valid says whether l is one of the four.
func (l Ledger) Valid() bool { return l == Stable || l == Monitored || l == Relapsed || l == Marginal }

// ParseLedger accepts the English name or the Chinese word of one of the four.
func ParseLedger(s string) (Ledger, error) {
	for _, l := range Ledgers {
		st := StyleOf(l)
		if s == string(l) || s == st.Word || s == st.Short {
			return l, nil
		}
	}
	return None, Errorf(CodeInvalid, "没有名为“%s”的台账；可用 stable 稳定脱贫户、monitored 监测户、relapsed 返贫户、marginal 边缘户。", s)
}
