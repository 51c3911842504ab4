package township

// natureOfRecord is the nature of what is wrong in the records themselves.
const natureOfRecord = "行业部门信息比对"

const (
	natureIncome   = "农户家庭收支"
	natureIdentify = "监测对象识别"
	natureHelp     = "监测对象帮扶"
	natureCleared  = "监测对象风险消除"
	natureHousing  = "住房安全问题"
	natureTeam     = "驻村工作组责任"
	natureContact  = "监测户联系人责任"
	natureMedical  = "医疗保障"
	natureSchool   = "义务教育儿童失辍学"
)

const typeDuty = "责任落实"

// typesOfNatures are the 问题类型 that the natures of form F3 belong to.
var typesOfNatures = map[string]string{
	"愁吃": typeResult, "愁穿": typeResult, natureHousing: typeResult, natureSchool: typeResult, "饮水安全": typeResult, natureIncome: typeResult,
	natureCleared: typeResult, "易地扶贫搬迁后续扶持": typeResult,
	"教育资助": typePolicy, natureMedical: typePolicy, "政策落实（用电）": typePolicy, "政策落实（电视）": typePolicy,
	natureIdentify: typeWork, natureHelp: typeWork, "行业部门风险信息推送": typeWork, natureOfRecord: typeWork, "行业部门帮扶": typeWork,
	"党委政府主体责任": typeDuty, "党委农村工作领导小组责任": typeDuty, natureTeam: typeDuty, natureContact: typeDuty,
}

// TypeOfNature is the 问题类型 that a 问题性质 usually belongs to; “” for a word of the office's own.
func TypeOfNature(nature string) string { return typesOfNatures[nature] }

// guess is the nature of what a rule finds: of a household that is a 监测对象 with its risk standing, it may be another.
type guess struct{ nature, atRisk string }

func (g guess) of(atRisk bool) string {
	if atRisk && g.atRisk != "" {
		return g.atRisk
	}
	return g.nature
}

// naturesOfWarnings are the natures of what income sheets warn of.
var naturesOfWarnings = map[WarningCode]guess{
	WarnNoWage: {nature: natureIncome}, WarnNoPension: {nature: natureIncome}, WarnNoMinimum: {nature: natureIncome}, WarnNoDestitute: {nature: natureIncome},
	WarnNoRent: {nature: natureIncome}, WarnNoExpense: {nature: natureIncome}, WarnNotPositive: {nature: natureIncome}, WarnTooHigh: {nature: natureIncome},
	WarnFarFromOther: {nature: natureIncome}, WarnUnlisted: {nature: natureIncome}, WarnMonths: {nature: natureIncome}, WarnUnnamed: {nature: natureIncome},
	WarnBelowPoverty: {natureIdentify, natureHelp}, WarnBelowMonitor: {natureIdentify, natureHelp}, WarnSharpFall: {natureIdentify, natureHelp},
	WarnRigid: {natureIdentify, natureHelp}, WarnFocus: {natureIncome, natureHelp},
	WarnNoPeople: {nature: natureOfRecord}, WarnPopulation: {nature: natureOfRecord},
}

func natureOfWarning(code WarningCode, atRisk bool) string { return naturesOfWarnings[code].of(atRisk) }

// naturesOfFields are the natures of what is wrong in a field, by its key; every other field is one of the records.
var naturesOfFields = map[string]guess{
	"monitor_kind": {nature: natureIdentify}, "risks": {nature: natureIdentify}, "monitored_on": {nature: natureIdentify},
	"risk_cleared": {nature: natureCleared}, "cleared_on": {nature: natureCleared}, "cleared_way": {nature: natureCleared},
	"measures": {"行业部门帮扶", natureHelp}, "development_measures": {"行业部门帮扶", natureHelp},
	"helper_name": {natureTeam, natureContact}, "helper_unit": {natureTeam, natureContact}, "helper_phone": {natureTeam, natureContact},
	"dangerous_house": {nature: natureHousing}, "housing_grade": {nature: natureHousing}, "safe_water": {nature: "饮水安全"},
	"electricity": {nature: "政策落实（用电）"}, "relocated": {nature: "易地扶贫搬迁后续扶持"},
	"medical_insurance": {nature: natureMedical}, "illness_insurance": {nature: natureMedical}, "schooling": {nature: natureSchool},
	"pension_insurance": {nature: natureIncome}, "minimum_living": {nature: natureIncome}, "destitute": {nature: natureIncome},
	"work_area": {nature: natureIncome}, "work_months": {nature: natureIncome},
}

func natureOfField(key string, atRisk bool) string {
	if g, ok := naturesOfFields[key]; ok {
		return g.of(atRisk)
	}
	if Households.Field(key).Kind == MoneyField {
		return natureIncome
	}
	return natureOfRecord
}

// ofPerson says whether the subject of a warning is a person.
func (c WarningCode) ofPerson() bool { return c == WarnNoWage || c == WarnNoPension }

// ofStandard says whether the subject of a warning is one of the standards, which are the same matter all together.
func (c WarningCode) ofStandard() bool {
	switch c {
	case WarnBelowPoverty, WarnBelowMonitor, WarnSharpFall, WarnRigid, WarnFocus:
		return true
	}
	return false
}
