package demo

import (
	"strconv"

	"taizhang/app/township"
)

// fault is one deliberate fault for the checks of data quality to find: it is put into the first family
// from the middle of the township on that it fits.
type fault struct {
	fits func(Family) bool
	make func(Family)
}

// faults are few; everything else in the demo is sound.
var faults = []fault{
	{ // 家庭人口与成员数不符
		func(f Family) bool { return len(f.Members) == 4 },
		func(f Family) { f.Household.Set("people_declared", strconv.Itoa(len(f.Members)+1)) },
	},
	{ // 未参加基本医保
		func(f Family) bool { return len(f.Members) == 3 },
		func(f Family) { f.Members[1].Set("medical_insurance", "否") },
	},
	{ // 识别一个月以上未落实帮扶措施
		func(f Family) bool { return f.Household.Get("monitor_kind") == atRisk },
		func(f Family) { f.Household.Set("measures", ""); f.Household.Set("development_measures", "") },
	},
	{ // 在册户无帮扶责任人
		func(f Family) bool { return len(f.Members) == 2 && len(f.Stays) == 1 },
		func(f Family) {
			for _, key := range []string{"helper_name", "helper_unit", "helper_phone"} {
				f.Household.Set(key, "")
			}
		},
	},
	{ // 6–15岁不在校且无原因
		hasPrimaryPupil,
		func(f Family) {
			for _, m := range f.Members {
				if isPrimaryPupil(m) {
					m.Set("schooling", notPupil)
					m.Set("education", "小学")
					return
				}
			}
		},
	},
}

func hasPrimaryPupil(f Family) bool {
	for _, m := range f.Members {
		if isPrimaryPupil(m) {
			return true
		}
	}
	return false
}

func isPrimaryPupil(m township.Record) bool { return m.Get("schooling") == "小学六年级" }

// plantFaults puts each fault into one family, never two into the same.
func (b *builder) plantFaults(families []Family) {
	at := len(families) / 2
	for _, f := range faults {
		for at++; at < len(families) && !f.fits(families[at]); at++ {
		}
		if at < len(families) {
			f.make(families[at])
		}
	}
}
