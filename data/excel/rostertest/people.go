package rostertest

import (
	"fmt"

	"taizhang/app/township"
)

// Family is a fictitious household.
type Family struct {
	Village, Group, Code string
	Type, Cause          string
	Monitor, MonitoredOn string // 监测对象类别, 风险识别时间
	Cleared              string // 是 or 否
	Risk                 string
	Income               float64 // per head, in yuan
	Phone, Since, Exit   string
	Helper, HelperTel    string
	People               []Person
}

// Person is a member of a Family; the first is the head.
type Person struct {
	Name, ID, Sex, Relation, Code string
	Education, Health             string
}

// Head returns the head.
func (f *Family) Head() *Person { return &f.People[0] }

// ID returns the n-th sound number of tests: fictitious region 519900, with its check digit.
func ID(n int) string {
	return WithCheck(fmt.Sprintf("519900%d%02d%02d%03d", 1950+n%50, n/50%12+1, n/600%28+1, n%997+1))
}

// WithCheck puts the check digit behind 17 digits.
func WithCheck(body string) string {
	c, ok := township.CheckDigit(body)
	if !ok {
		panic("rostertest: " + body)
	}
	return body + string(c)
}

// surnames and given are put together to names that differ for thousands of people.
var (
	surnames = []rune("范袁曹陈于易毛汪孙赖文钱彭谭廖秦黎金康魏常卢")
	given    = []rune("伟群建春霞开良翠先友斌桂淑勇强芳敏静丽军洋艳杰娟涛明超兰")
)

func personName(n int) string {
	g := len(given)
	return string(surnames[n%len(surnames)]) + string(given[n/len(surnames)%g]) + string(given[n/len(surnames)/g%g])
}

var (
	villages  = []string{"柏树村", "石桥村", "清溪社区"}
	relations = []string{township.HeadRelation, "配偶", "之子", "之女", "之母"}
)

// Town returns n families of one to four in three villages, the same every time. Every third is monitored, every sixth
// cleared of its risk.
func Town(n int) []Family {
	out := make([]Family, n)
	person := 0
	for i := range out {
		f := Family{
			Village: villages[i*len(villages)/n], Group: fmt.Sprintf("%d组", i%4+1), Code: fmt.Sprintf("51990000%06d", i+1),
			Type: "脱贫户", Cause: []string{"因病", "因残", "缺劳动力"}[i%3], Income: 6000.5 + float64(i), Phone: fmt.Sprintf("139%08d", i),
			Since: "2014-01", Exit: fmt.Sprint(2014 + i%7), Helper: personName(5000 + i%5), HelperTel: fmt.Sprintf("0830-26%05d", i%5),
		}
		if i%3 == 2 {
			f.Monitor, f.MonitoredOn, f.Cleared, f.Risk = "脱贫不稳定户", "2021-06", []string{"否", "是"}[i/3%2], "因病"
		}
		for k := range i%4 + 1 {
			id := ID(person)
			f.People = append(f.People, Person{
				Name: personName(person), ID: id, Sex: township.IDNumber(id).Sex(), Relation: relations[k], Code: fmt.Sprintf("%s%02d", f.Code, k+1),
				Education: "小学", Health: "健康",
			})
			person++
		}
		out[i] = f
	}
	return out
}

// Rows counts the people of families: the data rows of their roster of persons.
func Rows(families []Family) int {
	n := 0
	for _, f := range families {
		n += len(f.People)
	}
	return n
}

// Copy returns families that can be changed without changing the others.
func Copy(families []Family) []Family {
	out := append([]Family(nil), families...)
	for i := range out {
		out[i].People = append([]Person(nil), out[i].People...)
	}
	return out
}
