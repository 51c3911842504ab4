package township

// Standards is the record of what a campaign of a year holds incomes against (workflow.md §5).
var Standards = newEntity("收入标准", "standards", []Field{
	{Key: "year", Label: "年度", Kind: YearField},
	{Key: "name", Label: "专项行动", Kind: TextField},
	{Key: "poverty_line", Label: "脱贫标准", Kind: MoneyField},
	{Key: "monitor_line", Label: "监测收入线", Kind: MoneyField},
	{Key: "focus_line", Label: "重点帮扶线", Kind: MoneyField},
	{Key: "period_from", Label: "收入计算起", Kind: DateField},
	{Key: "period_to", Label: "收入计算止", Kind: DateField},
	{Key: "fall_percent", Label: "收入骤减（%）", Kind: CountField},
	{Key: "rigid_percent", Label: "刚性支出占比（%）", Kind: CountField},
	{Key: "source", Label: "文件依据", Kind: TextField},
})

// IncomeItems is the record of a 品种 of the income sheet in a year (form F4).
var IncomeItems = newEntity("收入品种", "income_items", []Field{
	{Key: "year", Label: "年度", Kind: YearField},
	{Key: "category", Label: "类别", Kind: WordField},
	{Key: "name", Label: "品种", Kind: TextField},
	{Key: "unit", Label: "计量单位", Kind: TextField},
	{Key: "price", Label: "常用单价", Kind: MoneyField},
	{Key: "cost_ratio", Label: "成本率（%）", Kind: AreaField},
	{Key: "detail", Label: "填法", Kind: WordField},
	{Key: "uncounted", Label: "不计入收入", Kind: YesNoField},
	{Key: "policy", Label: "政策依据", Kind: TextField},
	{Key: "position", Label: "顺序", Kind: CountField},
	{Key: "retired", Label: "停用", Kind: YesNoField},
})

// IncomeSheets is the record of a household's 收入计算表 of a year in one version; its figures are what its lines come to.
var IncomeSheets = newEntity("收入计算表", "income_sheets", []Field{
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "year", Label: "年度", Kind: YearField},
	{Key: "version", Label: "版次", Kind: CountField},
	{Key: "state", Label: "状态", Kind: WordField},
	{Key: "population", Label: "家庭人口", Kind: CountField},
	{Key: "head", Label: "户主", Kind: NameField},
	{Key: "household_type", Label: "户类型", Kind: TextField},
	{Key: "land_let", Label: "流转土地（亩）", Kind: AreaField},
	{Key: "rigid_expense", Label: "刚性支出", Kind: MoneyField},
	{Key: "operating_net", Label: "生产经营性收入小计", Kind: MoneyField},
	{Key: "property_net", Label: "财产性收入小计", Kind: MoneyField},
	{Key: "transfer_net", Label: "转移性收入小计", Kind: MoneyField},
	{Key: "wage_net", Label: "工资性收入小计", Kind: MoneyField},
	{Key: "net_income", Label: "纯收入合计", Kind: MoneyField},
	{Key: "reckoner", Label: "核算人", Kind: NameField},
	{Key: "reckoned_on", Label: "核算日期", Kind: DateField},
	{Key: "signed_on", Label: "签字日期", Kind: DateField},
	{Key: "signer", Label: "签字人", Kind: NameField},
	{Key: "proxy", Label: "代签人", Kind: NameField},
	{Key: "proxy_reason", Label: "代签原因", Kind: TextField},
	{Key: "reason", Label: "更正原因", Kind: TextField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// IncomeLines is the record of one line of an income sheet.
var IncomeLines = newEntity("收入明细", "income_lines", []Field{
	{Key: "sheet_id", Label: "收入计算表", Kind: LinkField, Parent: "income_sheets"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "category", Label: "类别", Kind: WordField},
	{Key: "item", Label: "品种", Kind: TextField},
	{Key: "label", Label: "其他的名称", Kind: TextField},
	{Key: "person", Label: "成员", Kind: NameField},
	{Key: "place", Label: "务工地点", Kind: TextField},
	{Key: "unit", Label: "计量单位", Kind: TextField},
	{Key: "quantity", Label: "数量", Kind: AreaField},
	{Key: "price", Label: "单价", Kind: MoneyField},
	{Key: "income", Label: "收入", Kind: MoneyField},
	{Key: "expense", Label: "支出", Kind: MoneyField},
	{Key: "uncounted", Label: "不计入收入", Kind: YesNoField},
	{Key: "workings", Label: "算式", Kind: TextField},
})

// WarningAnswers is the record of the reason with which a person answered a warning on an income sheet.
var WarningAnswers = newEntity("提醒的说明", "income_answers", []Field{
	{Key: "sheet_id", Label: "收入计算表", Kind: LinkField, Parent: "income_sheets"},
	{Key: "household_id", Label: "农户", Kind: LinkField, Parent: "households"},
	{Key: "warning", Label: "提醒", Kind: TextField},
	{Key: "subject", Label: "对象", Kind: TextField},
	{Key: "reason", Label: "说明", Kind: TextField},
})
