package township

import (
	"cmp"
	"strconv"
	"strings"
)

// HouseholdRow is one line of the households screen and of `list`: the strings are ready to be shown,
// the search text is ready to be searched.
type HouseholdRow struct {
	ID          int64
	Code        string
	Village     string
	Group       string
	Head        string
	People      int    // living, present members; the declared number while the members are not all entered
	Type        string // 户类型
	Ledger      Ledger
	Entered     Date // since when in that ledger
	Cause       string
	ExitYear    string
	Monitor     string // 监测对象类别
	Cleared     bool   // 风险已消除
	MonitoredOn Date   // 风险识别时间
	Risks       string // 致贫返贫风险
	Helper      string
	HelperUnit  string
	HelperTel   string
	Phone       string // a villager's: masked until asked for
	PerCapita   string // fen as text, “” for none
	Missing     int    // how much a finished household has that this one lacks (MissingOf)
	Proposed    Ledger // a placement waiting to be confirmed, None if there is none
	Outside     string // 档外五类
	Closed      Date   // since when there is no such household, “” for one that is
	ClosedWay   string // 整户消亡, 整户迁出, 并户

	VillageOrder int
	Search       SearchText
}

// Named names the household in a sentence: 柏树村1组张三户.
func (r *HouseholdRow) Named() string {
	if r.Head == "" {
		return r.Village + r.Group + "户编号" + r.Code
	}
	return r.Village + r.Group + r.Head + "户"
}

// SearchText is what a household can be found by; who has left it is in it, for he may be what is remembered of it.
type SearchText struct {
	Names    string   // lower case, of all members, each between blanks
	Initials string   // pinyin initials of the same, each between blanks
	IDTails  []string // first 18 characters of each member's number
	Phones   []string // of the household and its members
}

// Matches says whether a query finds the household: part of a name, pinyin initials from the start of a
// name, the last digits of an ID number or a phone (4 or more), or the household code (its start, or its last 4 or more).
// The query must be folded by FoldQuery. An empty query finds everything.
func (r *HouseholdRow) Matches(query string) bool {
	if query == "" {
		return true
	}
	if query[0] >= '0' && query[0] <= '9' {
		return r.matchesNumber(query)
	}
	return strings.Contains(r.Search.Names, query) || strings.Contains(r.Search.Initials, " "+query)
}

// shortestTail is the fewest digits that count as the tail of a number.
const shortestTail = 4

func (r *HouseholdRow) matchesNumber(query string) bool {
	if strings.HasPrefix(r.Code, query) {
		return true
	}
	if len(query) < shortestTail {
		return false
	}
	if strings.HasSuffix(r.Code, query) {
		return true
	}
	return anyTail(r.Search.IDTails, idTail(query)) || anyTail(r.Search.Phones, query)
}

// idTail is a typed tail as SearchText keeps numbers: of the whole number of a disability certificate the first 18.
func idTail(query string) string {
	tail := strings.ToUpper(query)
	if n := len(tail); n == 20 || n == 22 {
		tail = tail[:18]
	}
	return tail
}

func anyTail(numbers []string, tail string) bool {
	for _, n := range numbers {
		if strings.HasSuffix(n, tail) {
			return true
		}
	}
	return false
}

// FoldQuery makes a typed query comparable: narrow, lower case, no blanks.
func FoldQuery(s string) string { return strings.ToLower(Squeeze(Narrow(Clean(s)))) }

// FormOrder is the order of paper: village, group by number, then code.
func FormOrder(a, b *HouseholdRow) int {
	return cmp.Or(cmp.Compare(a.VillageOrder, b.VillageOrder), CompareGroups(a.Group, b.Group), strings.Compare(a.Code, b.Code))
}

// CompareGroups orders groups by their number: 2组 before 10组; unnumbered ones after, by name.
func CompareGroups(a, b string) int {
	na, nb := leadingNumber(a), leadingNumber(b)
	if na != nb {
		return na - nb
	}
	return strings.Compare(a, b)
}

const unnumbered = 1 << 30

func leadingNumber(s string) int {
	n, i := 0, 0
	for i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 {
		return unnumbered
	}
	return n
}

// VillageCount is how many households (and people) of a village stand in each ledger.
type VillageCount struct {
	Village    Village
	Households map[Ledger]int
	People     map[Ledger]int
}

// Total returns households and people in any of the four ledgers.
func (v VillageCount) Total() (households, people int) {
	for _, l := range Ledgers {
		households += v.Households[l]
		people += v.People[l]
	}
	return households, people
}

// HouseholdFile is a household opened: its record, members, stays in ledgers and history.
type HouseholdFile struct {
	Row       HouseholdRow
	Household Record
	Members   []Record
	Entries   []LedgerStay
	Proposals []Proposal
	Measures  []Record               // newest first
	Missing   []Missing              // what a finished household has and this one lacks
	Doubtful  []Missing              // what cannot all be right in it
	Events    []Event                // changes of the family, the newest happening first
	History   []HistoryLine          // newest first
	Origins   map[string]HistoryLine // by OriginKey: what gave each value
}

// OriginKey names a field of a record of an entity in HouseholdFile.Origins.
func OriginKey(e *Entity, id int64, field string) string {
	return e.Table + "/" + strconv.FormatInt(id, 10) + "/" + field
}

// LedgerStay is one stay of a household in a ledger; Left is “” while it lasts.
type LedgerStay struct {
	ID          int64
	Household   int64
	Ledger      Ledger
	Entered     Date
	EntryReason string
	Left        Date
	LeaveReason string
}

// Holds says whether the stay covers a day: from Entered up to, not including, Left.
func (s LedgerStay) Holds(day Date) bool { return s.Entered <= day && (s.Left == "" || day < s.Left) }

// Move is a household's change of ledger: from where it stands to To (None takes it out), on a day, with a reason.
type Move struct {
	Household int64
	To        Ledger
	On        Date
	Reason    string
}

// Validate says what is missing: a move needs a full date, not after today, and a reason.
func (m Move) Validate(today Date) error {
	switch on, ok := ParseDate(string(m.On)); {
	case m.To != None && !m.To.Valid():
		return Errorf(CodeInvalid, "请选择要移入的台账。")
	case m.On == "":
		return Errorf(CodeInvalid, "请填写移动日期，例如 %s。", today)
	case !ok || on != m.On || !on.Full():
		return Errorf(CodeInvalid, "移动日期“%s”不是完整的日期，请写成 %s 这样。", m.On, today)
	case m.On > today:
		return Errorf(CodeInvalid, "移动日期 %s 晚于今天 %s，请改为今天或以前的日期。", m.On, today)
	case strings.TrimSpace(m.Reason) == "":
		return Errorf(CodeInvalid, "请填写移动原因，例如“风险消除，经乡镇审核”。")
	}
	return nil
}
