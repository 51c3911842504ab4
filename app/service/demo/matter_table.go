package demo

import "taizhang/app/township"

// Who is meant by an issue of the table.
func onStable(r *township.HouseholdRow) bool    { return r.Ledger == township.Stable }
func onMonitored(r *township.HouseholdRow) bool { return r.Ledger == township.Monitored }
func onRelapsed(r *township.HouseholdRow) bool  { return r.Ledger == township.Relapsed }
func onMarginal(r *township.HouseholdRow) bool  { return r.Ledger == township.Marginal }
func onCleared(r *township.HouseholdRow) bool   { return r.Cleared }

// The levels and types, short.
const (
	ofHome       = township.LevelHousehold
	ofVillage    = township.LevelVillage
	ofTown       = township.LevelTown
	ofDepartment = township.LevelDepartment

	duty   = "责任落实"
	policy = "政策落实"
	work   = "工作落实"
	lasts  = "巩固成果"

	inspection = "督查巡查"
	audit      = "审计"
	assessment = "第三方评估"
	petition   = "信访"
	comparison = township.IssueFromComparison
	quality    = township.IssueFromQuality
	visited    = township.IssueFromVillage
)

// finders and lists are by source.
var (
	finders = map[string]string{
		inspection: "县委第二督查组", audit: "县审计局审计组", assessment: "第三方评估组", petition: "镇信访办", "媒体": "县融媒体中心", comparison: leader, quality: verifier,
		visited: "王俊杰、陈思雨",
	}
	lists = map[string]string{assessment: "第三方评估反馈问题清单.xlsx", audit: "扶贫资金审计问题清单.xls", inspection: "县委督查反馈问题.xlsx"}
)

// matters are those that no survey raised, the oldest first.
var matters = []matter{
	{ago: 88, level: ofVillage, village: "竹林村", kind: duty, nature: "驻村工作组责任", source: inspection, words: "驻村工作组上月在岗11天，签到本有4处代签", course: "v2 p3/30 c25 a30 z30", registerRow: 5},
	{ago: 86, level: ofHome, village: "石板村", home: onStable, kind: policy, nature: "住房安全问题", source: assessment, words: "户主家后墙有两条竖向裂缝，最宽处2厘米，没有做安全鉴定", course: "v1 p2/30 g12 c26 a30 z31", registerRow: 4},
	{ago: 84, level: ofHome, village: "竹林村", home: onStable, kind: policy, nature: "饮水安全", source: assessment, words: "户主家水管接口漏水，每天只有早晚两小时来水", course: "v1 p2/20 c15 a18 z18", registerRow: 7},
	{ago: 83, level: ofHome, village: "黄桷村", home: onMonitored, kind: work, nature: "监测对象帮扶", source: inspection, words: "户主纳入监测两个月，帮扶手册上只记了一次慰问，没有针对风险的措施", course: "v1 p3/25 c20 j24 c32 a35 z35", reason: "手册上仍是笼统的“产业帮扶”，没有写明数量和时间", registerRow: 9},
	{ago: 82, level: ofTown, kind: duty, nature: "党委政府主体责任", source: inspection, words: "镇党委今年研究防止返贫工作的会议记录只有2次，没有议定事项的落实情况", course: "v1 p2/30 c27 a31 z32", registerRow: 3},
	{ago: 80, level: ofHome, village: "白鹤村", home: onStable, kind: policy, nature: "医疗保障", source: audit, words: "户主两次住院的大病保险补偿1870元没有兑付", course: "v2 p4/40 g15 c33!32 a36!32 z37!32", registerRow: 6},
	{ago: 78, level: ofHome, village: "杏花村", home: onStable, kind: work, nature: "农户家庭收支", source: audit, words: "户主家上年产业奖补1500元没有打卡，镇财政所账上注明“待领”", course: "v1 p3/30 c28 a33 z33 o45 p46/75", reason: "县级抽查：银行流水里没有这笔钱", registerRow: 11},
	{ago: 76, level: ofHome, village: "新塘村", home: onMarginal, kind: duty, nature: "监测对象识别", source: inspection, words: "户主今年住院自付三万多元，没有纳入监测", course: "x4", reason: "核对县医保局结算单：自付3214元；家庭人均纯收入高于监测线，不符合监测条件，附结算单", registerRow: 14},
	{ago: 75, level: ofHome, village: "麦田村", home: onStable, pupil: true, kind: policy, nature: "义务教育儿童失辍学", source: inspection, words: "户主家的孩子请假三周没有返校，也没有送教上门", course: "v1 p1/10 c6 a8 z8", registerRow: 15},
	{ago: 74, level: ofDepartment, village: "县医保局", kind: duty, nature: "行业部门风险信息推送", source: inspection, words: "连续三个月没有向镇推送大额医疗支出预警信息", course: "v2 p5/40 c38 a44 z45", registerRow: 16},
	{ago: 72, level: ofVillage, village: "石板村", kind: lasts, nature: "行业部门帮扶", source: visited, words: "村集体柠檬园30亩缺管护，死苗四成", course: "v2 p5/90 g30 g58", foundLate: 34},
	{ago: 66, level: ofHome, village: "青禾社区", home: onStable, kind: policy, nature: "政策落实（用电）", source: assessment, words: "户主家电表箱没有门，进户线绝缘皮破损", course: "v2 p3/20 c12 a14 z14", registerRow: 12},
	{ago: 64, level: ofVillage, village: "麦田村", kind: work, nature: "行业部门帮扶", source: "媒体", words: "县电视台“问政”节目反映：村道12盏路灯有9盏不亮", course: "v1 p1/7 c5 a6 z6"},
	{ago: 62, level: ofHome, village: "石板村", home: onMarginal, kind: policy, nature: "政策落实（电视）", source: assessment, words: "户主家户户通机顶盒坏了三个月，收不到台", course: "v1 p1/1 c1 a3 z3", registerRow: 13},
	{ago: 60, level: ofHome, village: "竹林村", home: onMonitored, kind: duty, nature: "监测户联系人责任", source: inspection, words: "户主的监测联系人两个月没有入户，手册没有记录", course: "v1 p3/20 g10 c18 a22", registerRow: 18},
	{ago: 58, level: ofVillage, village: "黄桷村", kind: policy, nature: "饮水安全", source: petition, words: "三组提灌站水泵烧坏，37户靠挑水", course: "v1 p1/14 g5 c13 a15 z16"},
	{ago: 55, level: ofHome, village: "黄桷村", home: onRelapsed, kind: lasts, nature: "农户家庭收支", source: quality, words: "户主家收入主要靠低保和临时救助，没有一项稳定的生产经营收入", course: "v1 p2/75 g20"},
	{ago: 54, level: ofTown, kind: duty, nature: "党委农村工作领导小组责任", source: inspection, words: "领导小组没有按季度听取行业部门汇报，第二、三季度缺记录", course: "v2 p3/50 g20", registerRow: 4},
	{ago: 52, level: ofHome, village: "新塘村", home: onStable, kind: policy, nature: "住房安全问题", source: assessment, words: "户主家土坯房屋顶塌陷一角，用雨布遮盖", course: "v1 p3/45 g20", registerRow: 15},
	{ago: 50, level: ofHome, village: "云台村", home: onStable, kind: policy, nature: "饮水安全", source: petition, words: "户主反映蓄水池水质浑浊，烧开后有沉淀", course: "v3 p4/40", key: "水池", asked: []asking{
		{24, 0, township.KindEscalate, township.AskDistrict, "蓄水池改造资金和设计超出镇的权限，请县水利局列入今年项目", "", ""},
	}},
	{ago: 48, level: ofHome, village: "麦田村", home: onStable, pupil: true, kind: policy, nature: "教育资助", source: comparison, words: "户主家的孩子本学期寄宿生生活补助没有领到", course: "v1 p2/52"},
	{ago: 46, level: ofDepartment, village: "县水利局", kind: work, nature: "行业部门帮扶", source: inspection, words: "云台村蓄水池改造项目年初已下达，至今没有开工", course: "v2 p4/60 g20", registerRow: 19, asked: []asking{
		{38, 5, township.KindEscalate, township.AskDistrict, "请县水利局明确云台村蓄水池改造的开工时间", "县水利局答复：施工队下月初进场，年底前完工", "县乡村振兴局 冯志强"},
	}},
	{ago: 45, level: ofHome, village: "杏花村", home: onStable, kind: work, nature: "行业部门帮扶", source: petition, words: "户主家入户路120米没有硬化，雨天车辆进不去", course: "v2 p4/48 g15", foundLate: 20, asked: []asking{
		{40, 3, township.KindConsult, township.AskMeeting, "一户一路能否纳入今年的通组路项目", "可以并入八组通组路一起实施，由村里先平整路基", "何晓峰"},
	}},
	{ago: 44, level: ofHome, village: "白鹤村", home: onCleared, kind: work, nature: "监测对象风险消除", source: quality, words: "户主的风险消除没有入户核实记录，公示照片缺一张", course: "v2 p3/44"},
	{ago: 42, level: ofVillage, village: "云台村", kind: lasts, nature: "易地扶贫搬迁后续扶持", source: assessment, words: "集中安置点12户没有后续产业，6户的门面空置", course: "v2 p4/70 g25", registerRow: 17},
	{ago: 40, level: ofHome, village: "云台村", same: "水池", kind: policy, nature: "饮水安全", source: petition, words: "户主再次反映水池的水有味道", course: "m2", into: "水池", reason: "与上次反映的是同一个水池"},
	{ago: 38, level: ofHome, village: "青禾社区", home: onStable, kind: policy, nature: "医疗保障", source: comparison, words: "户主的医保缴费登记在外县，住院不能直接结算", course: "v1 p2/30 c29"},
	{ago: 36, level: ofHome, village: "石板村", home: onRelapsed, kind: policy, nature: "住房安全问题", source: assessment, words: "户主家厨房檩条腐朽，屋面漏雨", course: "v1 p2/40 g15 c31", registerRow: 19},
	{ago: 35, level: ofVillage, village: "新塘村", kind: work, nature: "监测对象识别", source: quality, words: "村里三个月没有开展常态化排查，走访记录到8月为止", course: "v1 p2/28"},
	{ago: 33, level: ofHome, village: "杏花村", home: onStable, kind: policy, nature: "饮水安全", source: assessment, words: "户主家水管露在地面，去年冬天冻裂过两次", course: "v1 p2/30 c20 j24", registerRow: 21},
	{ago: 32, level: ofTown, kind: work, nature: "党委政府主体责任", source: audit, words: "产业奖补资金的公示照片缺石板村、新塘村", course: "v1 p2/30 c25", registerRow: 13},
	{ago: 30, level: ofHome, village: "黄桷村", home: onMonitored, kind: work, nature: "监测对象帮扶", source: quality, words: "户主登记的公益性岗位没有上岗记录", course: "v2 p3/60 g14"},
	{ago: 28, level: ofHome, village: "新塘村", home: onStable, kind: policy, nature: "政策落实（用电）", source: assessment, words: "户主家晚上电压只有180伏，水泵带不动", course: "v1 p2/34", registerRow: 22},
	{ago: 27, level: ofDepartment, village: "县教育局", kind: work, nature: "行业部门信息比对", source: comparison, words: "秋季在校生名单与镇里档案相差9人", course: "v2 p4/30"},
	{ago: 26, level: ofHome, village: "麦田村", home: onMonitored, kind: work, nature: "行业部门信息比对", source: comparison, words: "民政低保名单上有户主家2人，档案里没有登记", course: "v1"},
	{ago: 24, level: ofHome, village: "云台村", home: onStable, kind: work, nature: "农户家庭收支", source: quality, words: "户主家人均纯收入比上年下降四成，没有说明原因", course: "v2"},
	{ago: 20, level: ofHome, village: "竹林村", home: onMarginal, kind: duty, nature: "监测对象识别", source: assessment, words: "户主家今年收入低于监测线，没有纳入监测", course: "", registerRow: 24, asked: []asking{
		{12, 0, township.KindConsult, township.AskMeeting, "户主的儿子在外务工但不往家里寄钱，他的收入算不算本户收入", "", ""},
	}},
	{ago: 18, level: ofVillage, village: "白鹤村", kind: policy, nature: "医疗保障", source: visited, words: "村卫生室两个月没有村医坐诊", course: "v2"},
	{ago: 16, level: ofTown, kind: work, nature: "党委政府主体责任", source: quality, words: "镇级防返贫工作台账与村上报数相差4户", course: "v1"},
	{ago: 15, level: ofHome, village: "石板村", home: onStable, kind: policy, nature: "住房安全问题", source: petition, words: "户主反映后山滑坡，担心房屋不安全", course: "", asked: []asking{
		{13, 4, township.KindConsult, township.AskQuality, "房屋本身没有损坏，后山滑坡算不算住房安全问题", "请自然资源所到现场看，出具意见后再定", "谭玉兰"},
	}},
	{ago: 11, level: ofVillage, village: "青禾社区", kind: work, nature: "行业部门帮扶", source: visited, words: "二组排水沟堵塞80米，雨天淹没6户院坝", course: ""},
	{ago: 9, level: ofHome, village: "杏花村", home: onStable, kind: policy, nature: "教育资助", source: petition, words: "户主反映大学新生资助没有发放", course: "x3 r6", reason: "县教育局名单显示已于开学前打卡"},
	{ago: 6, level: ofDepartment, village: "县残联", kind: work, nature: "行业部门信息比对", source: comparison, words: "县残联持证名单与镇里档案相差14人", course: "", asked: []asking{
		{5, 0, township.KindConsult, township.AskDistrict, "户口已迁出本镇的持证人是否还由我镇登记", "", ""},
	}},
}
