package township

// Issues is the record of a 问题 (workflow.md §6, forms F3 and F6). State, and the fields from the measures on,
// are the sum of its steps (Standing.Values), written with each of them.
var Issues = newEntity("问题", "issues", []Field{
	{Key: "campaign_id", Label: "专项行动", Kind: LinkField, Parent: "campaigns"},
	{Key: "level", Label: "层级", Kind: WordField, Vocabulary: "问题层级"},
	{Key: "village_id", Label: "行政村", Kind: LinkField, Parent: "villages"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "survey_id", Label: "入户调查", Kind: LinkField, Parent: "surveys"},
	{Key: "question_id", Label: "调查内容", Kind: LinkField, Parent: "questions"},
	{Key: "issue_type", Label: "问题类型", Kind: WordField, Vocabulary: "问题类型"},
	{Key: "nature", Label: "问题性质", Kind: WordField, Vocabulary: "问题性质"},
	{Key: "description", Label: "问题描述", Kind: TextField},
	{Key: "source", Label: "问题来源", Kind: WordField, Vocabulary: "问题来源"},
	{Key: "found_on", Label: "发现日期", Kind: DateField},
	{Key: "finder", Label: "发现人", Kind: TextField},
	{Key: "state", Label: "状态", Kind: WordField},
	{Key: "subject", Label: "责任主体", Kind: TextField},
	{Key: "origin", Label: "来源文件", Kind: TextField},
	{Key: "remark", Label: "备注", Kind: TextField},
	{Key: "recorded_on", Label: "登记日期", Kind: DateField},
	{Key: "item_id", Label: "排查项目", Kind: LinkField, Parent: "checklist_items"},
	{Key: "measures", Label: "整改措施", Kind: TextField},
	{Key: "pace", Label: "整改方式", Kind: WordField, Vocabulary: "整改方式"},
	{Key: "unit", Label: "整改责任单位", Kind: TextField},
	{Key: "person", Label: "责任人", Kind: TextField},
	{Key: "deadline", Label: "整改时限", Kind: DateField},
	{Key: "result", Label: "整改情况", Kind: TextField},
	{Key: "completed_on", Label: "整改完成时间", Kind: DateField},
	{Key: "completed_by", Label: "整改人", Kind: TextField},
	{Key: "accepted_on", Label: "验收时间", Kind: DateField},
	{Key: "accept_unit", Label: "验收责任单位", Kind: TextField},
	{Key: "accept_person", Label: "验收责任人", Kind: TextField},
	{Key: "closed_on", Label: "销号时间", Kind: DateField},
	{Key: "merged_id", Label: "并入的问题", Kind: LinkField, Parent: "issues"},
	{Key: "found_in", Label: "来源位置", Kind: TextField},
	{Key: "found_at", Label: "来源项目", Kind: TextField},
	{Key: "rule", Label: "核查规则", Kind: TextField},
	{Key: "found_person", Label: "涉及成员", Kind: TextField},
	{Key: "list_id", Label: "清单原件", Kind: LinkField, Parent: "attachments"},
})

// IssueSteps is the record of one step of an issue (workflow.md §6): who did it and when, and what it needs.
var IssueSteps = newEntity("问题办理", "issue_steps", []Field{
	{Key: "issue_id", Label: "问题", Kind: LinkField, Parent: "issues"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "event", Label: "环节", Kind: WordField},
	{Key: "done_on", Label: "日期", Kind: DateField},
	{Key: "recorded_on", Label: "登记日期", Kind: DateField},
	{Key: "person", Label: "办理人", Kind: TextField},
	{Key: "unit", Label: "责任单位", Kind: TextField},
	{Key: "duty_person", Label: "责任人", Kind: TextField},
	{Key: "deadline", Label: "整改时限", Kind: DateField},
	{Key: "pace", Label: "整改方式", Kind: WordField, Vocabulary: "整改方式"},
	{Key: "note", Label: "说明", Kind: TextField},
	{Key: "other_id", Label: "并入的问题", Kind: LinkField, Parent: "issues"},
})

// Consultations is the record of a question put to those above, with its answer (workflow.md §4.5 and §6).
var Consultations = newEntity("会商", "consultations", []Field{
	{Key: "issue_id", Label: "问题", Kind: LinkField, Parent: "issues"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "kind", Label: "类别", Kind: WordField},
	{Key: "level", Label: "会商层级", Kind: WordField},
	{Key: "question", Label: "事由", Kind: TextField},
	{Key: "asked_on", Label: "提出日期", Kind: DateField},
	{Key: "asked_by", Label: "提出人", Kind: TextField},
	{Key: "answer", Label: "答复", Kind: TextField},
	{Key: "answered_on", Label: "答复日期", Kind: DateField},
	{Key: "answered_by", Label: "答复人", Kind: TextField},
})

// MeasureTemplates is the record of the usual measures for a 问题性质.
var MeasureTemplates = newEntity("常用整改措施", "measure_templates", []Field{
	{Key: "nature", Label: "问题性质", Kind: WordField, Vocabulary: "问题性质"},
	{Key: "measures", Label: "整改措施", Kind: TextField},
})

// IssueWords is the record of what a word of a superior's list means here.
var IssueWords = newEntity("清单用语", "issue_words", []Field{
	{Key: "field", Label: "项目", Kind: TextField},
	{Key: "said", Label: "清单写法", Kind: TextField},
	{Key: "meant", Label: "本单位写法", Kind: TextField},
})

// ChecklistItems is the record of an item of the 大排查 (form F9).
var ChecklistItems = newEntity("排查项目", "checklist_items", []Field{
	{Key: "position", Label: "序号", Kind: CountField},
	{Key: "project", Label: "排查项目", Kind: TextField},
	{Key: "content", Label: "排查内容", Kind: TextField},
	{Key: "unit", Label: "责任单位", Kind: TextField},
	{Key: "retired", Label: "停用", Kind: YesNoField},
})

// MonthlyEditions is the record of a month's edition of form F9.
var MonthlyEditions = newEntity("月报表", "monthly_editions", []Field{
	{Key: "month", Label: "月份", Kind: DateField},
	{Key: "unit", Label: "填报单位", Kind: TextField},
	{Key: "filled_on", Label: "填报时间", Kind: DateField},
	{Key: "closed_on", Label: "上报日期", Kind: DateField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// MonthlyLines is the record of one item in a month's edition of form F9.
var MonthlyLines = newEntity("月报表条目", "monthly_lines", []Field{
	{Key: "edition_id", Label: "月报表", Kind: LinkField, Parent: "monthly_editions"},
	{Key: "item_id", Label: "排查项目", Kind: LinkField, Parent: "checklist_items"},
	{Key: "position", Label: "序号", Kind: CountField},
	{Key: "project", Label: "排查项目", Kind: TextField},
	{Key: "content", Label: "排查内容", Kind: TextField},
	{Key: "situation", Label: "排查情况", Kind: TextField},
	{Key: "measures", Label: "整改措施", Kind: TextField},
	{Key: "progress", Label: "整改进度", Kind: TextField},
	{Key: "unit", Label: "责任单位", Kind: TextField},
	{Key: "counted", Label: "关联问题", Kind: TextField},
})
