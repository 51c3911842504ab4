package township

// Notices is the record of what hangs in a village for everybody to read (workflow.md §7).
var Notices = newEntity("公示", "notices", []Field{
	{Key: "kind", Label: "类别", Kind: WordField},
	{Key: "village_id", Label: "行政村", Kind: LinkField, Parent: "villages"},
	{Key: "subject", Label: "公示内容", Kind: TextField},
	{Key: "posted_on", Label: "张贴日期", Kind: DateField},
	{Key: "days", Label: "天数", Kind: CountField},
	{Key: "place", Label: "张贴地点", Kind: TextField},
	{Key: "ended_on", Label: "结束日期", Kind: DateField},
	{Key: "remark", Label: "备注", Kind: TextField},
})

// Objections is the record of what somebody has against a notice, with its answer.
var Objections = newEntity("公示异议", "notice_objections", []Field{
	{Key: "notice_id", Label: "公示", Kind: LinkField, Parent: "notices"},
	{Key: "raised_on", Label: "提出日期", Kind: DateField},
	{Key: "raised_by", Label: "提出人", Kind: TextField},
	{Key: "text", Label: "异议内容", Kind: TextField},
	{Key: "answered_on", Label: "答复日期", Kind: DateField},
	{Key: "answer", Label: "答复内容", Kind: TextField},
	{Key: "answered_by", Label: "答复人", Kind: TextField},
})
