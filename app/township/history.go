package township

// HistoryFilter chooses among the deeds of the history; the zero filter lets all through.
type HistoryFilter struct {
	Text      string    // in titles, values, labels of fields, names of people, files
	Operator  string    // who did it
	Kind      string    // one of the Deed… names
	Entity    string    // table of a record that was touched
	From, To  Date      // full days, both included
	State     DeedState // only those that stand, or only those taken back
	Household int64     // only what concerns this household
}

// DeedState says of a deed whether it stands.
type DeedState string

// A deed stands until it is taken back; "" is both.
const (
	DeedStands DeedState = "standing"
	DeedUndone DeedState = "undone"
)

// OfChanges says whether the filter asks for what a deed changed, and not only for the deed.
func (f HistoryFilter) OfChanges() bool { return f.Text != "" || f.Entity != "" || f.Household != 0 }

// DeedRecord is what a deed did to one record, ready to be shown.
type DeedRecord struct {
	Change    int64  // numbers the change; the next page begins after it
	Entity    string // 农户, 家庭成员 …
	Name      string // of the record: 张三, 柏树村1组张三户, 监测户 2021-11-19
	Kind      ChangeKind
	Household int64  // whose history it belongs to, 0 for none or one that is not in the archive
	Place     string // that household in words, “” for none
	Source    Source
	Lines     []HistoryLine // one a field; none when the values were erased with the bin
}

// DeedDetail is one page of what a deed changed.
type DeedDetail struct {
	Deed    Deed
	Records []DeedRecord
	Narrow  bool  // only what the filter asked for
	After   int64 // what to ask the next page with, 0 when this is the last
}

// HistoryChoices are what the filters of the history offer.
type HistoryChoices struct {
	Operators []string
	Kinds     []string
}

// HistoryRow is one row of an exported history: one field that a deed changed, or a record that came or went.
type HistoryRow struct {
	Deed     Deed
	Record   DeedRecord
	Field    string // label
	Old, New string
}

// BinItem is one deletion in the bin.
type BinItem struct {
	Deed
	Counts string // what was removed, in words: 1户、4人、台账记录2条
}

// StateWord says of a deed whether it stands: 有效, 已撤销, 已彻底清除.
func (d Deed) StateWord() string {
	switch {
	case d.Emptied:
		return "已彻底清除"
	case d.UndoneBy != 0:
		return "已撤销"
	}
	return "有效"
}

// kindWords are the kinds of deeds in the words of the history.
var kindWords = map[string]string{
	DeedInit:     "建立档案",
	DeedSettings: "设置",
	DeedImport:   "导入",
	DeedPlace:    "处理台账建议",
	DeedMove:     "移动台账",
	DeedUndo:     "撤销与恢复",
	DeedDemo:     "演示数据",
	DeedSecret:   "PIN 与密码",

	DeedRisk:     "风险消除与返回",
	DeedHelper:   "帮扶责任人",
	DeedAttach:   "附件",
	DeedIncrease: "自然增加",
	DeedDecrease: "自然减少",
	DeedHead:     "户主变更",
	DeedSplit:    "分户",
	DeedMerge:    "并户",
	DeedClose:    "整户注销",

	DeedHousehold: "修改农户",
	DeedMember:    "修改成员",
	DeedMeasure:   "帮扶措施",
	DeedWords:     "选项表",

	DeedIncome:      "收入计算表",
	DeedIncomeSetup: "收入标准与品种",
	DeedCampaign:    "专项行动",
	DeedStaff:       "人员与分工",
	DeedSurvey:      "入户调查",
	DeedVerdict:     "复核审核",
	DeedContrast:    "信息更正",
	DeedSample:      "抽查",
	DeedNotice:      "公示登记",

	DeedDelete: "删除",
	DeedEmpty:  "清空回收站",
}

// KindWord returns what a kind of deed is called in the history; one without a word is 其他.
func KindWord(kind string) string {
	if w, ok := kindWords[kind]; ok {
		return w
	}
	return "其他"
}
