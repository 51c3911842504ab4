package demo

import (
	"strconv"
	"strings"

	"taizhang/app/township"
)

// values are the fields of a record by key.
type values map[string]string

// into fills a record; a key that the entity lacks panics in Set.
func (v values) into(r township.Record) township.Record {
	for key, value := range v {
		r.Set(key, value)
	}
	return r
}

func yesNo(yes bool) string {
	if yes {
		return "是"
	}
	return "否"
}

// record is the 农户.
func (h *home) record() township.Record {
	r := township.Households.NewRecord()
	for _, v := range []values{h.identity(), h.poverty(), h.monitoring(), h.incomes(), h.living()} {
		v.into(r)
	}
	return r
}

// identity is who and where the household is, and who looks after it.
func (h *home) identity() values {
	return values{
		"code": h.code, "group_name": h.group, "address": office.Name + villages[h.plan.village].name + h.group,
		"phone": h.people[0].phone, "people_declared": strconv.Itoa(len(h.people)),
		"helper_name": h.helper.name, "helper_unit": h.helper.unit, "helper_phone": h.helper.phone,
	}
}

// identifiedOn is when a household was put on the list of the poor.
func (h *home) identifiedOn() township.Date {
	if !h.plan.status.poor {
		return ""
	}
	return township.Date(h.draw([]share{{70, "2014-01"}, {12, "2013-12"}, {10, "2015-11"}, {8, "2017-10"}}))
}

// joined is when a person came onto that list: with the household, or at birth.
func (h *home) joined(p *person) township.Date {
	if h.identified == "" {
		return ""
	}
	return max(h.identified, township.Date(p.birth.Format("2006-01")))
}

// poverty is what the national system says of the household.
func (h *home) poverty() values {
	v := values{
		"household_type": "一般农户", "outside_kind": h.outside, "cause": h.need.cause, "relapse_cause": h.need.relapse,
		"measures": strings.Join(h.need.measures, "、"), "development_measures": strings.Join(h.need.development, "、"),
	}
	s := h.plan.status
	if !s.poor {
		return v
	}
	v["household_type"] = "脱贫户"
	v["identified_on"] = string(h.identified)
	v["exit_year"] = h.draw([]share{{6, "2014"}, {8, "2015"}, {20, "2016"}, {18, "2017"}, {24, "2018"}, {16, "2019"}, {8, "2020"}})
	if v["exit_year"] <= v["identified_on"] {
		v["exit_year"] = "2019"
	}
	switch {
	case s.relapse:
		v["poverty_status"] = "返贫"
	case s.monitor == "" && h.chance(30):
		v["poverty_status"] = "已脱贫（不再享受政策）"
	default:
		v["poverty_status"] = "已脱贫（享受政策）"
	}
	if s.monitor == "" && h.chance(20) {
		if other := h.causeOf(); other != h.need.cause {
			v["other_causes"] = other
		}
	}
	return v
}

// monitoring is what makes the household a monitored one; nothing for the others.
func (h *home) monitoring() values {
	s := h.plan.status
	if s.monitor == "" {
		return nil
	}
	v := values{
		"monitor_kind": s.monitor, "risks": strings.Join(h.need.risks, "、"), "monitored_on": string(h.course.monitoredOn),
		"risk_cleared": yesNo(s.cleared),
	}
	if s.cleared {
		v["cleared_on"] = string(h.course.clearedOn)
		v["cleared_way"] = h.draw([]share{{80, "帮扶消除"}, {20, "自然消除"}})
	}
	return v
}

func (h *home) incomes() values {
	m := h.money
	return values{
		"wage_income": fen(m.wage), "operating_income": fen(m.operating), "operating_expense": fen(m.expense),
		"property_income": fen(m.property), "transfer_income": fen(m.transfer()),
		"family_planning_benefit": fen(m.planning), "minimum_living_benefit": fen(m.minimum), "destitute_benefit": fen(m.destitute),
		"pension_benefit": fen(m.pension), "ecological_benefit": fen(m.ecological), "other_transfer": fen(m.other),
		"gross_income": fen(m.gross()), "net_income": fen(m.net()), "per_capita": fen(m.perCapita(len(h.people))),
	}
}

// living is land, house, water and road.
func (h *home) living() values {
	n := len(h.people)
	return values{
		"cultivated_land": tenths(h.between(5, 12) * n), "forest_land": tenths(h.between(0, 25) * n),
		"housing_area": tenths(h.between(250, 380)*n + 200), "road_type": h.draw([]share{{75, "水泥路"}, {18, "砂石路"}, {7, "泥土路"}}),
		"electricity": "是", "dangerous_house": "否", "housing_grade": h.draw([]share{{70, "A"}, {30, "B"}}),
		"safe_water": "是", "relocated": yesNo(h.plan.status.poor && h.chance(7)),
	}
}

// tenths writes 37 as 3.7, and 40 as 4.
func tenths(n int) string { return township.FormatArea(float64(n) / 10) }

// memberRecords are the 家庭成员.
func (h *home) memberRecords() []township.Record {
	out := make([]township.Record, len(h.people))
	for i, p := range h.people {
		out[i] = h.member(i+1, p).into(township.Members.NewRecord())
	}
	return out
}

func (h *home) member(number int, p *person) values {
	idType := "居民身份证(户口簿)"
	if p.handicap != "" {
		idType = "残疾人证"
	}
	months := ""
	if p.months > 0 {
		months = strconv.Itoa(p.months)
	}
	return values{
		"code": h.code + padded(number, 2), "name": p.name, "sex": p.sex, "birth_date": p.birth.Format("2006-01-02"),
		"id_type": idType, "id_number": string(p.id), "relation": p.relation, "nation": p.nation, "politics": p.politics,
		"education": p.education, "schooling": p.schooling, "health": p.health, "labour": p.labour,
		"work_area": p.workArea, "work_months": months,
		"medical_insurance": "是", "illness_insurance": "是", "pension_insurance": yesNo(p.age >= workAge && p.schooling == notPupil),
		"minimum_living": yesNo(h.money.minimum > 0), "destitute": yesNo(h.money.destitute > 0), "phone": p.phone,
		"identified_on": string(h.joined(p)),
	}
}
