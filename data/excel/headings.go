package excel

import (
	"strings"

	"taizhang/app/township"
)

// target is what a column of a roster is taken for: a field of the household or the member, or one of the
// things below that are not fields.
type target struct {
	entity *township.Entity
	key    string
	many   bool // several columns may feed it: 致贫返贫风险1–5
}

// Targets that are not fields of a record.
const (
	keyVillage  = "village"   // name of the 行政村
	keyTownship = "township"  // name of the 乡镇
	keyHeadName = "head_name" // 户主姓名
	keyHeadID   = "head_id"   // 户主证件号码
	keyIsHead   = "is_head"   // 是否户主
	keyUnused   = ""          // known, and not needed: 序号
)

// headings lists what each target is called (vocabulary.md “Rosters that come in”), as normalHeading writes it.
// In a roster of persons and in one of households the same word can mean different things; the lists below
// are asked first.
var headings = buildHeadings([]headingEntry{
	{target{key: keyUnused}, "序号 编号 省 市 县 区 县区 证件名称 填报单位 年份 年度 年龄 户主性别 户主年龄 人口数合计 原行号 拒收原因"},
	{target{key: keyTownship}, "乡镇 乡(镇) 乡 镇 街道 镇乡 乡镇街道 镇街 镇(街道) 所在乡镇 乡镇名称"},
	{target{key: keyVillage}, "行政村 村 所在村 村(社区) 村社区 村/社区 村、社区 村名 村名称 行政村名称 所属村 所属行政村 村居 村(居) 行政村(社区) 社区 村委会 村别"},
	{target{key: keyHeadName}, "户主姓名 户主 户主名字 户主名 户主名称 户主信息姓名 监测对象户主姓名 监测户户主姓名 脱贫户户主姓名"},
	{target{key: keyHeadID}, "户主证件号码 户主身份证号 户主身份证号码 户主公民身份号码 户主居民身份证号码 户主证件号 户主身份证 户主信息身份证号 户主信息证件号码 户主信息身份证号码"},
	{target{key: keyIsHead}, "是否户主"},
	{hh("code"), "户编号 户编码 家庭编号 户号 农户编号 农户编码 家庭编码"},
	{hh("group_name"), "组 村民小组 组别 所在组 小组 村组 组名 组(社) 社(组) 社 自然村 自然村(组) 村民组 居民小组"},
	{hh("address"), "家庭住址 家庭地址 住址 详细地址 地址 居住地址 现居住地 现居住地址"},
	{hh("phone"), "户联系电话 户主联系电话 户主电话 户联系方式 户主联系方式 户主手机号 户主手机号码 家庭电话 家庭联系电话 户主信息联系电话"},
	{hh("household_type"), "户类型 农户类型 户属性 农户属性 户别 农户类别 户类别 贫困户属性 贫困户类型 脱贫户类型 脱贫户属性 建档立卡户类型"},
	{hh("poverty_status"), "脱贫状态 脱贫属性 脱贫情况"},
	{hh("outside_kind"), "档外五类 档外五类对象 五类对象"},
	{hh("cause"), "致贫原因 致贫原因1 主要致贫原因 致贫主要原因"},
	{many(hh("other_causes")), "其他致贫原因 致贫原因2 致贫原因3 致贫原因4 致贫原因5 次要致贫原因"},
	{hh("identified_on"), "首次识别时间 识别时间 户识别时间 首次识别日期 识别日期 建档时间 建档立卡时间 纳入时间"},
	{hh("exit_year"), "脱贫年度 脱贫时间 脱贫年份 脱贫年 退出年度 退出年份 脱贫退出年度"},
	{hh("relapse_cause"), "返贫原因 返贫主要原因 主要返贫原因"},
	{hh("monitor_kind"), "监测对象类别 监测对象类型 监测类别 监测户类型 监测户类别 易返贫致贫户(监测对象)类型 易返贫致贫户(监测对象)类别 易返贫致贫户类型 易返贫致贫户类别 防返贫监测对象类型 防返贫监测对象类别 监测类型 监测对象"},
	{many(hh("risks")), "致贫返贫风险 致贫/返贫风险 返贫致贫风险 致贫风险 返贫风险 风险类型 致贫返贫风险1 致贫返贫风险2 致贫返贫风险3 致贫返贫风险4 致贫返贫风险5 返贫致贫风险1 返贫致贫风险2 返贫致贫风险3 " +
		"致贫/返贫风险1 致贫/返贫风险2 致贫/返贫风险3 致贫/返贫风险4 致贫/返贫风险5 风险1 风险2 风险3 风险4 风险5 返贫风险1 致贫(返贫)风险 致贫(风险)原因 风险原因 致贫(返贫)风险1"},
	{hh("monitored_on"), "风险识别时间 识别监测时间 监测识别时间 监测对象识别时间 监测对象纳入时间 认定时间 监测时间 纳入监测时间 风险识别日期 识别监测日期 纳入监测日期 监测对象识别日期 纳入监测对象时间"},
	{hh("risk_cleared"), "风险是否已消除 风险是否消除 是否消除风险 是否风险消除 风险消除情况 是否已消除风险 风险消除状态"},
	{hh("cleared_on"), "风险消除时间 消除监测时间 消除时间 风险消除日期 消除日期 解除监测时间 消除风险时间"},
	{hh("cleared_way"), "消除方式 风险消除方式"},
	{hh("development_measures"), "实施开发式帮扶措施情况 开发式帮扶措施 开发式帮扶"},
	{many(hh("measures")), "帮扶措施 帮扶措施1 帮扶措施2 帮扶措施3 落实帮扶措施 主要帮扶措施"},
	{hh("people_declared"), "人数 家庭人口 人口数 家庭人口数 当前家庭人口数 户人数 户人口 户人口数 人口 家庭人数 家庭成员数 家庭总人口 户主信息人口数 常住人口"},
	{hh("wage_income"), "工资性收入"},
	{hh("operating_income"), "生产经营性收入 经营性收入"},
	{hh("operating_expense"), "生产经营性支出 经营性支出"},
	{hh("property_income"), "财产性收入"},
	{hh("transfer_income"), "转移性收入"},
	{hh("family_planning_benefit"), "计划生育金 转移性收入计划生育金"},
	{hh("minimum_living_benefit"), "低保金 转移性收入低保金"},
	{hh("destitute_benefit"), "特困供养金 转移性收入特困供养金"},
	{hh("pension_benefit"), "养老金 养老保险金 转移性收入养老金 转移性收入养老保险金"},
	{hh("ecological_benefit"), "生态补偿金 转移性收入生态补偿金"},
	{hh("other_transfer"), "其他转移性收入 转移性收入其他"},
	{hh("gross_income"), "年收入 家庭年收入 年总收入 总收入 家庭总收入"},
	{hh("net_income"), "纯收入 家庭纯收入 年纯收入 家庭年纯收入 家庭总纯收入"},
	{hh("per_capita"), "人均纯收入 年人均纯收入 家庭人均纯收入 人均收入 人均年纯收入 家庭年人均纯收入"},
	{hh("cultivated_land"), "耕地面积"},
	{hh("forest_land"), "林地面积"},
	{hh("housing_area"), "住房面积"},
	{hh("road_type"), "入户路类型"},
	{hh("electricity"), "是否通生活用电 生活用电"},
	{hh("dangerous_house"), "是否危房户 危房户 是否危房"},
	{hh("housing_grade"), "危房等级 住房等级 房屋鉴定等级"},
	{hh("safe_water"), "是否解决安全饮用水 安全饮水 饮水是否安全 是否解决安全饮水"},
	{hh("relocated"), "是否易地扶贫搬迁 是否易地扶贫搬迁户 是否搬迁户 易地搬迁"},
	{hh("helper_name"), "帮扶责任人 帮扶责任人姓名 监测联系人 监测联系人姓名 监测户联系人 帮扶联系人 帮扶联系人姓名 帮扶人 帮扶人姓名 帮扶干部 联系人 联系人姓名 结对帮扶人 结对帮扶责任人 帮扶责任人信息姓名 帮扶干部姓名 包户干部 包户干部姓名 结对干部 结对帮扶干部 联户干部"},
	{hh("helper_unit"), "帮扶责任人单位 监测联系人单位 帮扶联系人单位 帮扶单位 帮扶人单位 帮扶干部单位 帮扶责任人信息单位 工作单位"},
	{hh("helper_phone"), "帮扶责任人电话 帮扶责任人联系电话 帮扶责任人联系方式 监测联系人电话 监测联系人联系电话 帮扶联系人电话 帮扶联系人联系电话 帮扶人电话 帮扶人联系电话 帮扶干部电话 帮扶干部联系电话 联系人电话 帮扶责任人信息联系电话"},
	{hh("remark"), "备注 说明"},
	{mm("code"), "人编号 人员编号 成员编号 人编码"},
	{mm("name"), "姓名 成员姓名 家庭成员姓名 人员姓名 家庭成员 人员信息姓名 家庭成员信息姓名"},
	{mm("sex"), "性别 成员性别"},
	{mm("birth_date"), "出生日期 出生年月 出生年月日"},
	{mm("id_type"), "证件类型"},
	{mm("id_number"), "证件号码 身份证号 身份证号码 公民身份号码 公民身份证号 身份证 证件号 身份证件号码 身份证明号码 有效证件号码 居民身份证 居民身份证号 居民身份证号码 公民身份证号码 身份号码 " +
		"人员证件号码 成员证件号码 成员身份证号 成员身份证号码 家庭成员身份证号 家庭成员身份证号码 家庭成员证件号码"},
	{mm("relation"), "与户主关系 与户主的关系 家庭关系 户主关系 与户主之关系 成员关系 与户主关系称谓 关系"},
	{mm("nation"), "民族"},
	{mm("politics"), "政治面貌"},
	{mm("education"), "文化程度 学历 文化水平 受教育程度 教育程度 最高学历"},
	{mm("schooling"), "在校生状况 在校状况 在校生情况 在校情况"},
	{many(mm("health")), "健康状况 身体状况 健康状况1 健康状况2 健康状态 健康情况 身体健康状况 身体情况"},
	{mm("labour"), "劳动技能 劳动能力 劳动力状况 劳动力类型 劳动力情况 劳动技能状况 劳动能力状况 劳动力技能"},
	{mm("work_area"), "务工区域 务工地点 务工地 务工所在地 外出务工地点 务工去向"},
	{mm("work_months"), "务工时间 务工月数 务工时长 务工月份 外出务工时间"},
	{mm("medical_insurance"), "是否参加城乡居民基本医疗保险 是否参加医保 城乡居民基本医疗保险 是否参加新农合 是否参加基本医疗保险 医疗保险 基本医疗保险 城乡居民医保 是否参加城乡居民医保 是否参加医疗保险 医保 新农合"},
	{mm("illness_insurance"), "是否参加大病保险 大病保险 是否参加城乡居民大病保险"},
	{mm("pension_insurance"), "是否参加城乡居民基本养老保险 城乡居民基本养老保险 是否参加养老保险 是否参加基本养老保险 养老保险 基本养老保险 城乡居民养老保险 是否参加城乡居民养老保险"},
	{mm("minimum_living"), "是否享受低保 是否低保 是否享受农村居民最低生活保障 享受低保 是否享受低保政策 是否低保户 是否低保对象 是否纳入低保 是否享受农村低保 低保"},
	{mm("destitute"), "是否特困供养 是否特困 特困供养 是否特困供养人员 是否特困户 是否特困人员 是否五保 是否五保户 特困"},
	{mm("phone"), "人联系电话 本人电话 成员联系电话 本人联系电话 成员电话"},
	{mm("identified_on"), "人员识别时间 人识别时间"},
})

// The lists for words that depend on what stands beside them.
var (
	personWords = buildHeadings([]headingEntry{
		{mm("phone"), "联系电话 电话 联系方式 手机号 手机号码 电话号码 手机 移动电话"},
	})
	householdWords = buildHeadings([]headingEntry{
		{target{key: keyHeadName}, "姓名 农户姓名 监测对象姓名 家庭成员"},
		{target{key: keyHeadID}, "证件号码 身份证号 身份证号码 公民身份号码 公民身份证号 身份证 证件号 身份证件号码 身份证明号码 有效证件号码 居民身份证 居民身份证号 居民身份证号码 公民身份证号码 身份号码"},
		{hh("phone"), "联系电话 电话 联系方式 手机号 手机号码 电话号码 手机 移动电话"},
	})
	// monitoredWords hold in a list of monitored households that has no other column for when the risk was identified.
	monitoredWords = buildHeadings([]headingEntry{
		{hh("monitored_on"), "识别时间 识别日期 纳入时间 纳入日期"},
	})
	// helperLeaves are the short words under, or right behind, the heading of a helper.
	helperLeaves = buildHeadings([]headingEntry{
		{hh("helper_name"), "姓名"},
		{hh("helper_unit"), "单位 工作单位 所在单位 单位及职务"},
		{hh("helper_phone"), "电话 联系电话 联系方式 手机号 手机号码 手机 办公电话"},
	})
)

// otherLists are headings that only lists of other kinds have; one of them is enough to know that a sheet is
// no roster of households, however much of it reads like one. A roster of persons with relation and household
// code is one all the same: an office may have added a column.
var otherLists = map[string]string{
	"项目名称": "项目受益户名单", "受益金额": "项目受益户名单", "号牌号码": "车辆比对名单", "车牌号": "车辆比对名单", "车牌号码": "车辆比对名单", "车辆类型": "车辆比对名单",
	"参保地": "参保名单", "缴费金额": "参保名单", "代缴金额": "代缴名单", "参保状态": "参保名单", "统一社会信用代码": "工商登记名单",
	"企业名称": "工商登记名单", "不动产单元号": "房产名单", "不动产权证号": "房产名单", "死亡日期": "死亡名单", "火化日期": "火化名单", "死亡时间": "死亡名单",
	"残疾证号": "残疾人持证名单", "残疾类别": "残疾人持证名单", "学籍号": "在校学生名单", "补助标准": "补助名单", "补助金额": "补助名单", "所有人": "车辆比对名单",
	"保障金额": "低保、特困备案表", "低保证号": "低保、特困备案表", "月保障金": "低保、特困备案表",
}

type headingEntry struct {
	target    target
	spellings string
}

func hh(key string) target { return target{entity: township.Households, key: key} }
func mm(key string) target { return target{entity: township.Members, key: key} }
func many(t target) target { t.many = true; return t }

func buildHeadings(entries []headingEntry) map[string]target {
	m := map[string]target{}
	for _, e := range entries {
		for _, s := range strings.Fields(e.spellings) {
			m[s] = e.target
		}
	}
	return m
}

// id names a target among all others; 户编号 and 人编号 share a key, not an id.
func (t target) id() string {
	if t.entity == nil {
		return t.key
	}
	return t.entity.Table + "." + t.key
}

// ofHelper says whether a target belongs to the helper of a household.
func (t target) ofHelper() bool { return strings.HasPrefix(t.key, "helper_") }

// normalHeading writes a heading one way: narrow, no blanks, no marks of obligation, no colon.
func normalHeading(s string) string {
	s = township.Squeeze(township.Narrow(township.Clean(s)))
	return strings.Trim(s, "*:：_-.。")
}

// bare drops what stands in brackets: 务工时间(月) → 务工时间, 省(自治区、直辖市) → 省.
func bare(s string) string {
	for {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			return s
		}
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return s[:open]
		}
		s = s[:open] + s[open+end+1:]
	}
}

// lookup finds a heading in the lists given, first as it stands, then without its brackets.
func lookup(heading string, lists ...map[string]target) (target, bool) {
	for _, form := range []string{heading, bare(heading)} {
		for _, l := range lists {
			if t, ok := l[form]; ok && form != "" {
				return t, true
			}
		}
	}
	return target{}, false
}

// isHelperGroup says whether a heading spans the columns of a helper.
func isHelperGroup(heading string) bool {
	if strings.Contains(heading, "措施") || strings.Contains(heading, "电话") {
		return false
	}
	return strings.Contains(heading, "帮扶") || strings.Contains(heading, "联系人") || strings.Contains(heading, "结对")
}
