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

// NatureGuess is the 问题性质 that a rule guesses; a person may choose another.
type NatureGuess struct {
	Usual  string
	AtRisk string // of a household that is watched now; “”: the same
}

// Of is the nature that is guessed of a household.
func (g NatureGuess) Of(home *HouseholdRow) string {
	if g.AtRisk != "" && home.AtRisk() {
		return g.AtRisk
	}
	return g.Usual
}

// naturesOfWarnings are the natures of what income sheets warn of.
var naturesOfWarnings = map[WarningCode]NatureGuess{
	WarnNoWage: {Usual: natureIncome}, WarnNoPension: {Usual: natureIncome}, WarnNoMinimum: {Usual: natureIncome}, WarnNoDestitute: {Usual: natureIncome},
	WarnNoRent: {Usual: natureIncome}, WarnNoExpense: {Usual: natureIncome}, WarnNotPositive: {Usual: natureIncome}, WarnTooHigh: {Usual: natureIncome},
	WarnFarFromOther: {Usual: natureIncome}, WarnUnlisted: {Usual: natureIncome}, WarnMonths: {Usual: natureIncome}, WarnUnnamed: {Usual: natureIncome},
	WarnBelowPoverty: {natureIdentify, natureHelp}, WarnBelowMonitor: {natureIdentify, natureHelp}, WarnSharpFall: {natureIdentify, natureHelp},
	WarnRigid: {natureIdentify, natureHelp}, WarnFocus: {natureIncome, natureHelp},
	WarnNoPeople: {Usual: natureOfRecord}, WarnPopulation: {Usual: natureOfRecord},
}

// naturesOfFields are the natures of what is wrong in a field, by its key; every other field is one of the records.
var naturesOfFields = map[string]NatureGuess{
	"monitor_kind": {Usual: natureIdentify}, "risks": {Usual: natureIdentify}, "monitored_on": {Usual: natureIdentify},
	"risk_cleared": {Usual: natureCleared}, "cleared_on": {Usual: natureCleared}, "cleared_way": {Usual: natureCleared},
	"measures": {"行业部门帮扶", natureHelp}, "development_measures": {"行业部门帮扶", natureHelp},
	"helper_name": {natureTeam, natureContact}, "helper_unit": {natureTeam, natureContact}, "helper_phone": {natureTeam, natureContact},
	"dangerous_house": {Usual: natureHousing}, "housing_grade": {Usual: natureHousing}, "safe_water": {Usual: "饮水安全"},
	"electricity": {Usual: "政策落实（用电）"}, "relocated": {Usual: "易地扶贫搬迁后续扶持"},
	"medical_insurance": {Usual: natureMedical}, "illness_insurance": {Usual: natureMedical}, "schooling": {Usual: natureSchool},
	"pension_insurance": {Usual: natureIncome}, "minimum_living": {Usual: natureIncome}, "destitute": {Usual: natureIncome},
	"work_area": {Usual: natureIncome}, "work_months": {Usual: natureIncome},
}

func natureOfField(key string) NatureGuess {
	if g, ok := naturesOfFields[key]; ok {
		return g
	}
	if Households.Field(key).Kind == MoneyField {
		return NatureGuess{Usual: natureIncome}
	}
	return NatureGuess{Usual: natureOfRecord}
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
