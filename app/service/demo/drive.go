package demo

import "taizhang/app/township"

// Drive is a 专项行动 of the demo with those who carry it out. Links to other records and ids are left blank: the archive
// gives them.
type Drive struct {
	Campaign township.Campaign
	Staff    []township.StaffMember

	today township.Date
	far   map[string]reach // how far each village is
	span  [2]int           // the first and the last day of visits, in days before today
	odd   bool             // with surveys that are out of the ordinary: sent back, unfinished, nobody met
}

// Names of the two drives.
const (
	driveNow  = "2021年“回头看”"
	driveLast = "2020年脱贫质量“回头看”"
)

// lookingBack is the kind of both.
const lookingBack = "回头看"

// Drives are the two 专项行动 of the demo, the older first: one of last year that is closed, and one in whose midst today
// lies.
func Drives(today township.Date) []Drive {
	b := newBuilder(today)
	return []Drive{b.driveOfLastYear(), b.driveOfNow()}
}

// driveOfNow runs: its people are trained, its villages are being visited.
func (b *builder) driveOfNow() Drive {
	began := b.daysAgo(21)
	d := Drive{today: b.today, far: reachOf, span: [2]int{16, 1}, odd: true, Staff: staffOf(staffNow, addDays(began, 2))}
	d.Campaign = township.Campaign{
		Name: driveNow, Kind: lookingBack, Year: sheetYear, Began: began, Ended: b.daysAgo(-30), Ledgers: township.Ledgers, PassMark: township.UsualPassMark, Current: true,
		Remark: "四本台账内的农户户户到、项项看，问题边查边改",
		Stages: []township.Stage{
			{Name: "动员培训", From: began, To: b.daysAgo(17)},
			{Name: "第一阶段", From: b.daysAgo(16), To: b.daysAgo(-3)},
			{Name: "问题整改", From: b.daysAgo(-4), To: b.daysAgo(-12)},
			{Name: "新增监测户认定", From: b.daysAgo(-9), To: b.daysAgo(-13)},
			{Name: "第二阶段", From: b.daysAgo(-14), To: b.daysAgo(-30)},
		},
	}
	return d
}

// driveOfLastYear was in one village only, and is over.
func (b *builder) driveOfLastYear() Drive {
	const began, ended = township.Date("2020-03-16"), township.Date("2020-06-30")
	d := Drive{today: ended, far: map[string]reach{lastVillage: {100, 100, 0}}, span: [2]int{90, 75}, Staff: staffOf(staffLast, "2020-03-18")}
	d.Campaign = township.Campaign{
		Name: driveLast, Kind: lookingBack, Year: yearLast, Began: began, Ended: ended, Ledgers: []township.Ledger{township.Stable}, Villages: []string{lastVillage},
		PassMark: township.UsualPassMark, Closed: ended,
		Stages: []township.Stage{
			{Name: "筹备", From: began, To: "2020-03-31"},
			{Name: "村内核查", From: "2020-04-01", To: "2020-04-20"},
			{Name: "整改", From: "2020-04-21", To: "2020-05-30"},
			{Name: "抽查总结", From: "2020-06-01", To: ended},
		},
	}
	return d
}

// lastVillage is where the drive of last year went.
const lastVillage = "麦田村"

// reach is how far a village is: of a hundred households so many have been visited, and of these so many are done and
// wait for the audit; the others wait for the re-checkers.
type reach struct{ visited, done, rechecked int }

// reachOf is about three fifths of the township.
var reachOf = map[string]reach{
	"杏花村": {100, 78, 14}, "竹林村": {88, 55, 22}, "石板村": {74, 28, 36}, "白鹤村": {62, 12, 30}, "黄桷村": {58, 0, 28}, "新塘村": {48, 0, 12}, "麦田村": {62, 10, 30},
	"云台村": {30, 0, 0},
}

// colleague is somebody of a drive: roles joined by 、, the score of the exam, “” for one who was not there.
type colleague struct{ name, unit, post, phone, roles, score string }

// staffNow carry out the drive that runs. Three of the checkers may not go: two failed the exam, one missed the training.
var staffNow = []colleague{
	{"周文斌", "镇党委", "书记", "028-55500201", "领导小组", ""},
	{"何晓峰", "镇政府", "镇长", "028-55500202", "领导小组", ""},
	{"赵启明", "镇乡村振兴办", "主任", "028-55500101", "领导小组、综合协调组", "96"},
	{"罗建新", "镇乡村振兴办", "副主任", "028-55500203", "质量控制组、审核员", "98"},
	{"郑海燕", "镇纪委", "副书记", "028-55500204", "督促检查组、审核员", "91"},
	{"谭玉兰", "镇民政办", "副主任", "028-55500205", "复核员", "93.5"},
	{"毛小林", "镇统计站", "站长", "028-55500206", "复核员", "89"},
	{"秦红梅", "镇文化站", "站长", "028-55500123", "复核员", "87"},
	{"王俊杰", "镇乡村振兴办", "科员", "028-55500207", "核查员", "95"},
	{"陈思雨", "镇农业服务中心", "科员", "028-55500208", "核查员", "88"},
	{"刘海洋", "镇便民服务中心", "科员", "028-55500209", "核查员", "82.5"},
	{"税晓兰", "镇民政办", "科员", "028-55500103", "核查员", "90"},
	{"丁永福", "镇社会事务办", "科员", "028-55500112", "核查员", "76"},
	{"任秀琼", "镇妇联", "主席", "028-55500114", "核查员", "84"},
	{"石明亮", "镇自然资源所", "科员", "028-55500115", "核查员", "71"},
	{"江一帆", "镇经济发展办", "统计员", "028-55500124", "核查员", "92"},
	{"夏长青", "镇应急办", "专干", "028-55500118", "核查员", "52"},
	{"谢小军", "镇水务站", "科员", "028-55500210", "核查员", "46.5"},
	{"吴晓东", "镇林业站", "科员", "028-55500211", "核查员", absent},
	{"邱丽君", "镇便民服务中心", "主任", "028-55500117", "综合协调组", ""},
}

// absent is the score of one who missed the training.
const absent = "缺席"

var staffLast = []colleague{
	{"周文斌", "镇党委", "副书记", "028-55500201", "领导小组", ""},
	{"赵启明", "镇扶贫办", "主任", "028-55500101", "领导小组、审核员", "94"},
	{"谭玉兰", "镇民政办", "副主任", "028-55500205", "复核员", "90"},
	{"毛小林", "镇统计站", "站长", "028-55500206", "复核员", "85"},
	{"王俊杰", "镇扶贫办", "科员", "028-55500207", "核查员", "92"},
	{"陈思雨", "镇农业服务中心", "科员", "028-55500208", "核查员", "81"},
}

// staffOf is everybody of a drive, trained on a day.
func staffOf(list []colleague, trained township.Date) []township.StaffMember {
	out := make([]township.StaffMember, len(list))
	for i, c := range list {
		m := township.StaffMember{Name: c.name, Unit: c.unit, Post: c.post, Phone: c.phone, Roles: township.SplitWords(c.roles), Trained: trained}
		switch c.score {
		case absent:
			m.Trained, m.Remark = "", "培训期间住院，未参加"
		default:
			m.Score = c.score
			m.Judge(township.UsualPassMark)
		}
		out[i] = m
	}
	return out
}
