package township

import "time"

// LedgerPeriod is a span that the office reports on: the ledgers as of its two days are compared.
type LedgerPeriod struct {
	Name     string // 本月
	From, To Date
}

// LedgerPeriods are the usual spans as seen from a day: each begins with the last day before it, whose ledgers are its
// opening, and ends with its own last day, or with today while it lasts.
func LedgerPeriods(today Date) []LedgerPeriod {
	t, ok := today.Time(time.UTC)
	if !ok {
		return nil
	}
	month := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	quarter := time.Date(t.Year(), (t.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
	year := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	before := func(t time.Time) Date { return DateOf(t.AddDate(0, 0, -1)) }
	return []LedgerPeriod{
		{"本月", before(month), today},
		{"上月", before(month.AddDate(0, -1, 0)), before(month)},
		{"本季", before(quarter), today},
		{"今年", before(year), today},
	}
}

// LedgerChangeRequest says between which two days the ledgers are compared.
type LedgerChangeRequest struct {
	Village  string // “” for all
	From, To Date
}

// Validate says what is wrong with the days.
func (r LedgerChangeRequest) Validate(today Date) error {
	for _, d := range []struct {
		word string
		day  Date
	}{{"期初", r.From}, {"期末", r.To}} {
		switch day, ok := ParseDate(string(d.day)); {
		case d.day == "":
			return Errorf(CodeInvalid, "请填写%s日期，例如 %s。", d.word, today)
		case !ok || day != d.day || !day.Full():
			return Errorf(CodeInvalid, "%s日期“%s”不是完整的日期，请写成 %s 这样。", d.word, d.day, today)
		case day > today:
			return Errorf(CodeInvalid, "%s日期 %s 晚于今天 %s，那天的台账还没有。请改为今天或以前的日期。", d.word, day, today)
		}
	}
	if r.From >= r.To {
		return Errorf(CodeInvalid, "期初日期 %s 不早于期末日期 %s，请把期初改为更早的日期。", r.From, r.To)
	}
	return nil
}

// FileName proposes a name: 清溪镇四本台账变动_2021-10-31至2021-11-19.pdf.
func (r LedgerChangeRequest) FileName(office, ext string) string {
	place := r.Village
	if place == "" {
		place = office
	}
	return place + "四本台账变动_" + string(r.From) + "至" + string(r.To) + ext
}

// LedgerChangeResult tells what was written.
type LedgerChangeResult struct {
	Moves, Pages int
	Missing      []string // texts with characters that no font has: 「请手写核对」
}

// BeforeLedgers says of a day before the first entry into a ledger that its lists are empty, and since when they are not;
// “” of any other day.
func BeforeLedgers(on, began Date) string {
	switch {
	case on == "" || began != "" && on >= began:
		return ""
	case began == "":
		return "档案里还没有台账。"
	}
	return "档案里最早的台账从 " + string(began) + " 开始，" + string(on) + " 那天还没有台账。"
}
