package township

// Households is the record of a 农户 (vocabulary.md, rosters 户信息 and 监测对象).
var Households = newEntity("农户", "households", []Field{
	{Key: "code", Label: "户编号", Kind: CodeField},
	{Key: "village_id", Label: "行政村", Kind: LinkField, Parent: "villages"},
	{Key: "group_name", Label: "组", Kind: TextField},
	{Key: "address", Label: "家庭住址", Kind: TextField},
	{Key: "phone", Label: "户联系电话", Kind: PhoneField, Private: true},
	{Key: "household_type", Label: "户类型", Kind: WordField, Vocabulary: "户类型"},
	{Key: "poverty_status", Label: "脱贫状态", Kind: WordField, Vocabulary: "脱贫状态"},
	{Key: "outside_kind", Label: "档外五类", Kind: WordField, Vocabulary: "档外五类"},
	{Key: "cause", Label: "主要致贫原因", Kind: WordField, Vocabulary: "致贫原因"},
	{Key: "other_causes", Label: "其他致贫原因", Kind: WordsField, Vocabulary: "致贫原因"},
	{Key: "identified_on", Label: "首次识别时间", Kind: DateField},
	{Key: "exit_year", Label: "脱贫年度", Kind: YearField},
	{Key: "relapse_cause", Label: "返贫原因", Kind: WordField, Vocabulary: "致贫原因"},
	{Key: "monitor_kind", Label: "监测对象类别", Kind: WordField, Vocabulary: "监测对象类别"},
	{Key: "risks", Label: "致贫返贫风险", Kind: WordsField, Vocabulary: "致贫返贫风险"},
	{Key: "monitored_on", Label: "风险识别时间", Kind: DateField},
	{Key: "risk_cleared", Label: "风险是否已消除", Kind: YesNoField},
	{Key: "cleared_on", Label: "风险消除时间", Kind: DateField},
	{Key: "cleared_way", Label: "消除方式", Kind: WordField, Vocabulary: "消除方式"},
	{Key: "development_measures", Label: "实施开发式帮扶措施情况", Kind: TextField},
	{Key: "measures", Label: "帮扶措施", Kind: WordsField, Vocabulary: "帮扶措施"},
	{Key: "people_declared", Label: "家庭人口", Kind: CountField},
	{Key: "wage_income", Label: "工资性收入", Kind: MoneyField},
	{Key: "operating_income", Label: "生产经营性收入", Kind: MoneyField},
	{Key: "operating_expense", Label: "生产经营性支出", Kind: MoneyField},
	{Key: "property_income", Label: "财产性收入", Kind: MoneyField},
	{Key: "transfer_income", Label: "转移性收入", Kind: MoneyField},
	{Key: "family_planning_benefit", Label: "计划生育金", Kind: MoneyField},
	{Key: "minimum_living_benefit", Label: "低保金", Kind: MoneyField},
	{Key: "destitute_benefit", Label: "特困供养金", Kind: MoneyField},
	{Key: "pension_benefit", Label: "养老金", Kind: MoneyField},
	{Key: "ecological_benefit", Label: "生态补偿金", Kind: MoneyField},
	{Key: "other_transfer", Label: "其他转移性收入", Kind: MoneyField},
	{Key: "gross_income", Label: "年收入", Kind: MoneyField},
	{Key: "net_income", Label: "纯收入", Kind: MoneyField},
	{Key: "per_capita", Label: "人均纯收入", Kind: MoneyField},
	{Key: "cultivated_land", Label: "耕地面积", Kind: AreaField},
	{Key: "forest_land", Label: "林地面积", Kind: AreaField},
	{Key: "housing_area", Label: "住房面积", Kind: AreaField},
	{Key: "road_type", Label: "入户路类型", Kind: WordField, Vocabulary: "入户路类型"},
	{Key: "electricity", Label: "是否通生活用电", Kind: YesNoField},
	{Key: "dangerous_house", Label: "是否危房户", Kind: YesNoField},
	{Key: "housing_grade", Label: "危房等级", Kind: WordField, Vocabulary: "危房等级"},
	{Key: "safe_water", Label: "是否解决安全饮用水", Kind: YesNoField},
	{Key: "relocated", Label: "是否易地扶贫搬迁", Kind: YesNoField},
	{Key: "helper_name", Label: "帮扶责任人", Kind: NameField},
	{Key: "helper_unit", Label: "帮扶责任人单位", Kind: TextField},
	{Key: "helper_phone", Label: "帮扶责任人电话", Kind: PhoneField},
	{Key: "remark", Label: "备注", Kind: TextField},
	{Key: "location", Label: "位置", Kind: TextField},
	{Key: "risk_note", Label: "风险备注", Kind: TextField},
	{Key: "closed_on", Label: "注销日期", Kind: DateField},
	{Key: "closed_way", Label: "注销原因", Kind: WordField, Vocabulary: "整户减少"},
})

// Members is the record of a 家庭成员 (vocabulary.md, roster 人口信息). A stub is a head of whom only a
// household roster has spoken so far: the rest of the family is not known yet.
var Members = newEntity("家庭成员", "members", []Field{
	{Key: "household_id", Label: "所在户", Kind: LinkField, Parent: "households"},
	{Key: "code", Label: "人编号", Kind: CodeField},
	{Key: "name", Label: "姓名", Kind: NameField},
	{Key: "sex", Label: "性别", Kind: WordField, Vocabulary: "性别"},
	{Key: "birth_date", Label: "出生日期", Kind: DateField},
	{Key: "id_type", Label: "证件类型", Kind: WordField, Vocabulary: "证件类型"},
	{Key: "id_number", Label: "证件号码", Kind: IDField, Private: true},
	{Key: "relation", Label: "与户主关系", Kind: WordField, Vocabulary: "与户主关系"},
	{Key: "nation", Label: "民族", Kind: WordField, Vocabulary: "民族"},
	{Key: "politics", Label: "政治面貌", Kind: WordField, Vocabulary: "政治面貌"},
	{Key: "education", Label: "文化程度", Kind: WordField, Vocabulary: "文化程度"},
	{Key: "schooling", Label: "在校生状况", Kind: WordField, Vocabulary: "在校生状况"},
	{Key: "health", Label: "健康状况", Kind: WordsField, Vocabulary: "健康状况"},
	{Key: "labour", Label: "劳动技能", Kind: WordField, Vocabulary: "劳动技能"},
	{Key: "work_area", Label: "务工区域", Kind: WordField, Vocabulary: "务工区域"},
	{Key: "work_months", Label: "务工时间（月）", Kind: CountField},
	{Key: "medical_insurance", Label: "是否参加城乡居民基本医疗保险", Kind: YesNoField},
	{Key: "illness_insurance", Label: "是否参加大病保险", Kind: YesNoField},
	{Key: "pension_insurance", Label: "是否参加城乡居民基本养老保险", Kind: YesNoField},
	{Key: "minimum_living", Label: "是否享受低保", Kind: YesNoField},
	{Key: "destitute", Label: "是否特困供养", Kind: YesNoField},
	{Key: "phone", Label: "人联系电话", Kind: PhoneField, Private: true},
	{Key: "identified_on", Label: "人员识别时间", Kind: DateField},
	{Key: "stub", Label: "成员待录入", Kind: YesNoField},
	{Key: "joined_on", Label: "增加日期", Kind: DateField},
	{Key: "joined_way", Label: "增加原因", Kind: WordField, Vocabulary: "成员增加"},
	{Key: "left_on", Label: "减少日期", Kind: DateField},
	{Key: "left_way", Label: "减少原因", Kind: WordField, Vocabulary: "成员减少"},
})

// Villages is the record of a 行政村 or 社区; position orders them as the office does.
var Villages = newEntity("行政村", "villages", []Field{
	{Key: "name", Label: "村名", Kind: TextField},
	{Key: "kind", Label: "贫困村/非贫困村", Kind: WordField, Vocabulary: "村类型"},
	{Key: "position", Label: "顺序", Kind: CountField},
})

// LedgerEntries is the record of one stay of a household in a ledger (入账 / 出账, workflow.md §1):
// from entered_on up to, not including, left_on; no left_on means it is there still.
var LedgerEntries = newEntity("台账记录", "ledger_entries", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "ledger", Label: "台账", Kind: WordField},
	{Key: "entered_on", Label: "入账日期", Kind: DateField},
	{Key: "entry_reason", Label: "入账原因", Kind: TextField},
	{Key: "left_on", Label: "出账日期", Kind: DateField},
	{Key: "leave_reason", Label: "出账原因", Kind: TextField},
})

// Proposals is the record of a suggested ledger placement; state is 待确认, 已采纳, 暂缓 or 已失效.
var Proposals = newEntity("台账建议", "proposals", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "ledger", Label: "建议台账", Kind: WordField},
	{Key: "reason", Label: "依据", Kind: TextField},
	{Key: "state", Label: "处理", Kind: WordField},
})

// FamilyEvents is the record of a change of a family (vocabulary.md 成员增加, 成员减少; workflow.md §7 自然增加, 自然减少):
// the day it happened and the day it was entered are two fields.
var FamilyEvents = newEntity("家庭变动", "events", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "kind", Label: "变动", Kind: WordField},
	{Key: "way", Label: "原因", Kind: WordField},
	{Key: "happened_on", Label: "发生日期", Kind: DateField},
	{Key: "recorded_on", Label: "登记日期", Kind: DateField},
	{Key: "reason", Label: "说明", Kind: TextField},
	{Key: "other_id", Label: "另一户", Kind: LinkField, Parent: "households"},
})

// EventPeople is the record of one person whom a FamilyEvent touched: household_id is where he was before it.
var EventPeople = newEntity("变动人员", "event_people", []Field{
	{Key: "event_id", Label: "变动", Kind: LinkField, Parent: "events"},
	{Key: "household_id", Label: "原所在户", Kind: LinkField, Parent: "households"},
	{Key: "member_id", Label: "成员", Kind: LinkField, Parent: "members"},
	{Key: "part", Label: "角色", Kind: WordField},
	{Key: "relation_before", Label: "变动前与户主关系", Kind: WordField, Vocabulary: "与户主关系"},
	{Key: "relation_after", Label: "变动后与户主关系", Kind: WordField, Vocabulary: "与户主关系"},
})

// Measures is the record of one 帮扶措施 of a household.
var Measures = newEntity("帮扶措施", "measures", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "kind", Label: "措施类别", Kind: WordField, Vocabulary: "帮扶措施"},
	{Key: "content", Label: "措施内容", Kind: TextField},
	{Key: "began_on", Label: "落实时间", Kind: DateField},
	{Key: "amount", Label: "金额", Kind: MoneyField},
	{Key: "project", Label: "项目名称", Kind: TextField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// Helpers is the record of a 帮扶责任人 or 监测联系人. Households name theirs by name and unit, as the rosters do.
var Helpers = newEntity("帮扶责任人", "helpers", []Field{
	{Key: "name", Label: "姓名", Kind: NameField},
	{Key: "unit", Label: "单位", Kind: TextField},
	{Key: "post", Label: "职务", Kind: TextField},
	{Key: "phone", Label: "办公电话", Kind: PhoneField},
	{Key: "retired", Label: "停用", Kind: YesNoField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// Operators is the record of who may sit at the PC; pin is a salted hash, “” for none.
var Operators = newEntity("操作人", "operators", []Field{
	{Key: "name", Label: "姓名", Kind: NameField},
	{Key: "pin", Label: "PIN", Kind: SecretField, Private: true},
	{Key: "retired", Label: "停用", Kind: YesNoField},
})

// Attachments is the record of a photo or scan; the file lies beside the archive under its digest.
var Attachments = newEntity("附件", "attachments", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "title", Label: "名称", Kind: TextField},
	{Key: "file_name", Label: "原文件名", Kind: TextField},
	{Key: "digest", Label: "文件校验值", Kind: TextField},
	{Key: "format", Label: "格式", Kind: TextField},
	{Key: "size", Label: "大小（字节）", Kind: CountField},
	{Key: "taken_on", Label: "拍摄日期", Kind: DateField},
	{Key: "remark", Label: "备注", Kind: TextField},
	{Key: "sheet_id", Label: "收入计算表", Kind: LinkField, Parent: "income_sheets"},
	{Key: "survey_id", Label: "入户调查", Kind: LinkField, Parent: "surveys"},
	{Key: "issue_id", Label: "问题", Kind: LinkField, Parent: "issues"},
	{Key: "phase", Label: "整改前后", Kind: WordField},
})

// OfficeWords is the record of a value that the office added to a vocabulary, or retired from it.
var OfficeWords = newEntity("选项", "words", []Field{
	{Key: "vocabulary", Label: "选项表", Kind: TextField},
	{Key: "value", Label: "选项", Kind: TextField},
	{Key: "spellings", Label: "其他写法", Kind: TextField},
	{Key: "position", Label: "顺序", Kind: CountField},
	{Key: "retired", Label: "停用", Kind: YesNoField},
})

// Settings is the record of one setting of the office; secret is the salted hash of one that nobody may read.
var Settings = newEntity("设置", "settings", []Field{
	{Key: "name", Label: "项目", Kind: TextField},
	{Key: "value", Label: "内容", Kind: TextField},
	{Key: "secret", Label: "密码", Kind: SecretField, Private: true},
})

// Entities lists every kind of record that a deed can touch.
var Entities = []*Entity{
	Households, Members, Villages, LedgerEntries, Proposals, Settings,
	FamilyEvents, EventPeople, Measures, Helpers, Operators, Attachments, OfficeWords,
	Standards, IncomeItems, IncomeSheets, IncomeLines, WarningAnswers,
	Questionnaires, Questions, Campaigns, Stages, Staff, Assignments, Samples, SampleHouseholds,
	Surveys, SurveyAnswers, SurveyVerdicts, ProposedChanges,
	ChecklistItems, Issues, IssueSteps, Consultations, MeasureTemplates, IssueWords, MonthlyEditions, MonthlyLines,
	Notices, Objections,
}

// EntityOfTable returns the entity of a table name, nil if there is none.
func EntityOfTable(table string) *Entity {
	for _, e := range Entities {
		if e.Table == table {
			return e
		}
	}
	return nil
}
