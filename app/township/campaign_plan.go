package township

import "strconv"

// StagePlan is a usual course of a campaign, to begin from: the stages and days of the plans that the office has worked
// by (workflow.md §2). The days are those of the campaign's year, or of the year after.
type StagePlan struct {
	Kind  string
	Name  string
	steps []plannedStage
}

// plannedStage is a stage with its days as month-day; a + before one says that it is of the year after.
type plannedStage struct{ name, from, to string }

// StagePlans are the usual courses, kind by kind.
var StagePlans = []StagePlan{
	{"对标查短补短", "查短到4月25日，补短到6月30日", []plannedStage{
		{"查短", "", "04-25"}, {"报告一", "", "04-25"}, {"补短、销号", "04-26", "06-30"}, {"报告二", "", "06-25"},
	}},
	{"回头看", "11月到12月4日，两个阶段", []plannedStage{
		{"第一阶段", "", "11-19"}, {"问题整改", "11-20", "11-25"}, {"新增监测户认定", "", "11-26"}, {"第二阶段", "11-27", "12-04"},
	}},
	{"回头看", "3月到6月，五个阶段", []plannedStage{
		{"筹备", "", "03-20"}, {"村内核查", "03-21", "03-31"}, {"交叉排查", "04-01", "04-20"}, {"整改", "04-21", "05-30"}, {"抽查总结", "06-01", "06-30"},
	}},
	{"大排查", "11月28日到次年6月30日", []plannedStage{
		{"部署", "11-28", "12-13"}, {"排查", "12-14", "12-31"}, {"整改", "+01-01", "+05-31"}, {"总结", "+06-01", "+06-30"},
	}},
	{"动态调整", "11月到12月26日", []plannedStage{
		{"培训", "", "11-05"}, {"信息采集", "11-06", "11-10"}, {"评议公示", "11-11", "11-30"}, {"系统录入", "12-01", "12-15"}, {"督查检查", "12-16", "12-26"},
	}},
}

// Stages are the stages of the plan in a campaign of a year.
func (p *StagePlan) Stages(year string) []Stage {
	out := make([]Stage, len(p.steps))
	for i, s := range p.steps {
		out[i] = Stage{Name: s.name, From: plannedDay(year, s.from), To: plannedDay(year, s.to)}
	}
	return out
}

func plannedDay(year, day string) Date {
	if day == "" {
		return ""
	}
	if day[0] == '+' {
		n, _ := strconv.Atoi(year)
		year, day = strconv.Itoa(n+1), day[1:]
	}
	return Date(year + "-" + day)
}

// State says in a word how the campaign stands.
func (c *Campaign) State() string {
	switch {
	case c.Closed != "":
		return "已结束"
	case c.Current:
		return "当前"
	}
	return "进行中"
}

// Period is when the campaign runs: 2021-11-05 到 2021-12-26.
func (c *Campaign) Period() string {
	if c.Ended == "" {
		return string(c.Began) + " 起"
	}
	return string(c.Began) + " 到 " + string(c.Ended)
}
