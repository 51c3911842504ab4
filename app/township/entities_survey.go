package township

// Campaigns is the record of a 专项行动 (workflow.md §2). Lists of ledgers, types and villages say who is visited; an
// empty one leaves nobody out.
var Campaigns = newEntity("专项行动", "campaigns", []Field{
	{Key: "name", Label: "名称", Kind: TextField},
	{Key: "kind", Label: "类别", Kind: WordField, Vocabulary: "专项行动类别"},
	{Key: "year", Label: "年度", Kind: YearField},
	{Key: "began_on", Label: "开始日期", Kind: DateField},
	{Key: "ended_on", Label: "结束日期", Kind: DateField},
	{Key: "ledgers", Label: "走访台账", Kind: WordsField},
	{Key: "types", Label: "走访户类型", Kind: WordsField},
	{Key: "villages", Label: "走访村", Kind: WordsField},
	{Key: "standard_id", Label: "收入标准", Kind: LinkField, Parent: "standards"},
	{Key: "stable_form_id", Label: "脱贫户用表", Kind: LinkField, Parent: "questionnaires"},
	{Key: "monitored_form_id", Label: "监测户用表", Kind: LinkField, Parent: "questionnaires"},
	{Key: "other_form_id", Label: "其他户用表", Kind: LinkField, Parent: "questionnaires"},
	{Key: "pass_mark", Label: "考试合格分", Kind: CountField},
	{Key: "current", Label: "当前", Kind: YesNoField},
	{Key: "closed_on", Label: "结束登记日期", Kind: DateField},
	{Key: "figures", Label: "结束时的数据", Kind: TextField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// Stages is the record of one dated stage of a campaign.
var Stages = newEntity("阶段", "stages", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "name", Label: "阶段", Kind: TextField},
	{Key: "from_on", Label: "起", Kind: DateField},
	{Key: "to_on", Label: "止", Kind: DateField},
	{Key: "position", Label: "顺序", Kind: CountField},
})

// Questionnaires is the record of a survey form in one version (forms F1, F2). One that an answered survey uses no
// longer changes.
var Questionnaires = newEntity("调查表", "questionnaires", []Field{
	{Key: "name", Label: "名称", Kind: TextField},
	{Key: "version", Label: "版次", Kind: CountField},
	{Key: "audience", Label: "适用", Kind: WordField},
	{Key: "title", Label: "表头标题", Kind: TextField},
	{Key: "retired", Label: "停用", Kind: YesNoField},
})

// Questions is the record of one question of a questionnaire.
var Questions = newEntity("调查内容", "questions", []Field{
	{Key: "questionnaire_id", Label: "调查表", Kind: LinkField, Parent: "questionnaires"},
	{Key: "position", Label: "顺序", Kind: CountField},
	{Key: "text", Label: "内容", Kind: TextField},
	{Key: "negative", Label: "答“是”为问题", Kind: YesNoField},
	{Key: "natures", Label: "问题性质", Kind: WordsField, Vocabulary: "问题性质"},
	{Key: "issue_type", Label: "问题类型", Kind: WordField, Vocabulary: "问题类型"},
	{Key: "measures", Label: "量值", Kind: WordsField},
	{Key: "unprinted", Label: "只在录入时问", Kind: YesNoField},
})

// Staff is the record of a person of a campaign: leading group, teams, checkers (workflow.md §3).
var Staff = newEntity("工作人员", "staff", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "name", Label: "姓名", Kind: NameField},
	{Key: "unit", Label: "单位", Kind: TextField},
	{Key: "post", Label: "职务", Kind: TextField},
	{Key: "phone", Label: "联系电话", Kind: PhoneField},
	{Key: "roles", Label: "分工", Kind: WordsField},
	{Key: "trained_on", Label: "培训日期", Kind: DateField},
	{Key: "score", Label: "考试成绩", Kind: AreaField},
	{Key: "passed", Label: "是否合格", Kind: YesNoField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// Assignments is the record of who visits a household in a campaign: two persons go together.
var Assignments = newEntity("走访分工", "assignments", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "first_id", Label: "核查员", Kind: LinkField, Parent: "staff"},
	{Key: "second_id", Label: "同行核查员", Kind: LinkField, Parent: "staff"},
})

// Surveys is the record of one visit's answers for one household in one campaign, or of its repetition in a spot check.
var Surveys = newEntity("入户调查", "surveys", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "questionnaire_id", Label: "调查表", Kind: LinkField, Parent: "questionnaires"},
	{Key: "sample_id", Label: "抽查", Kind: LinkField, Parent: "samples"},
	{Key: "state", Label: "状态", Kind: WordField},
	{Key: "round", Label: "轮次", Kind: CountField},
	{Key: "collectors", Label: "采集人", Kind: WordsField},
	{Key: "visited_on", Label: "入户日期", Kind: DateField},
	{Key: "way", Label: "调查方式", Kind: WordField},
	{Key: "way_note", Label: "方式说明", Kind: TextField},
	{Key: "steps", Label: "七步", Kind: WordsField},
	{Key: "signature", Label: "签字", Kind: WordField},
	{Key: "proxy", Label: "代签人", Kind: NameField},
	{Key: "proxy_reason", Label: "代签原因", Kind: TextField},
	{Key: "head", Label: "户主", Kind: NameField},
	{Key: "population", Label: "家庭人口", Kind: CountField},
	{Key: "household_type", Label: "户类型", Kind: TextField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// SurveyAnswers is the record of the answer to one question of a survey: 正常, 有问题 or 不适用, never a bare yes.
var SurveyAnswers = newEntity("调查回答", "survey_answers", []Field{
	{Key: "survey_id", Label: "入户调查", Kind: LinkField, Parent: "surveys"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "question_id", Label: "调查内容", Kind: LinkField, Parent: "questions"},
	{Key: "answer", Label: "核查情况", Kind: WordField},
	{Key: "description", Label: "问题描述", Kind: TextField},
	{Key: "nature", Label: "问题性质", Kind: WordField, Vocabulary: "问题性质"},
	{Key: "litres", Label: "每人每天用水（升）", Kind: AreaField},
	{Key: "piped", Label: "自来水入户", Kind: YesNoField},
	{Key: "minutes", Label: "取水往返（分钟）", Kind: AreaField},
	{Key: "metres", Label: "取水距离（米）", Kind: AreaField},
	{Key: "dry_days", Label: "一年缺水（天）", Kind: AreaField},
	{Key: "grade", Label: "住房等级", Kind: WordField, Vocabulary: "危房等级"},
})

// SurveyVerdicts is the record of one verdict on a survey: 核查, 复核 or 审核 (workflow.md §4.4).
var SurveyVerdicts = newEntity("审核意见", "survey_verdicts", []Field{
	{Key: "survey_id", Label: "入户调查", Kind: LinkField, Parent: "surveys"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "step", Label: "环节", Kind: WordField},
	{Key: "round", Label: "轮次", Kind: CountField},
	{Key: "person", Label: "人员", Kind: TextField},
	{Key: "done_on", Label: "日期", Kind: DateField},
	{Key: "passed", Label: "通过", Kind: YesNoField},
	{Key: "reason", Label: "意见", Kind: TextField},
})

// ProposedChanges is the record of a field of the archive that a visit found otherwise (信息对照表); state is 待定, 已采纳
// or 不采纳.
var ProposedChanges = newEntity("信息更正", "proposed_changes", []Field{
	{Key: "survey_id", Label: "入户调查", Kind: LinkField, Parent: "surveys"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "member_id", Label: "成员", Kind: LinkField, Parent: "members"},
	{Key: "field", Label: "项目", Kind: TextField},
	{Key: "was", Label: "档案内容", Kind: TextField, Private: true},
	{Key: "proposed", Label: "入户核实", Kind: TextField, Private: true},
	{Key: "state", Label: "处理", Kind: WordField},
	{Key: "settled_on", Label: "处理日期", Kind: DateField},
	{Key: "settled_by", Label: "处理人", Kind: TextField},
	{Key: "reason", Label: "原因", Kind: TextField},
})

// Samples is the record of a random draw for a spot check (workflow.md §4.7).
var Samples = newEntity("抽查样本", "samples", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "drawn_on", Label: "抽取日期", Kind: DateField},
	{Key: "size", Label: "户数", Kind: CountField},
	{Key: "seed", Label: "种子号", Kind: CountField},
	{Key: "frame", Label: "可抽户数", Kind: CountField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// SampleHouseholds is the record of one household of a sample, with the stratum in which it was drawn.
var SampleHouseholds = newEntity("抽中农户", "sample_households", []Field{
	{Key: "sample_id", Label: "抽查样本", Kind: LinkField, Parent: "samples"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "position", Label: "序号", Kind: CountField},
	{Key: "village", Label: "村", Kind: TextField},
	{Key: "ledger", Label: "台账", Kind: WordField},
	{Key: "by_hand", Label: "人工指定", Kind: YesNoField},
})
