package township

import (
	"cmp"
	"strconv"
)

// ChecklistItem is an item of the 大排查 (form F9): what is looked into, and who answers for it.
type ChecklistItem struct {
	ID       int64 // 0: as the program brings it, before the first deed with the items
	Position int
	Project  string // 排查项目
	Content  string // 排查内容
	Unit     string // 责任单位
	Retired  bool   // not in new editions; those that have it keep it
	Used     int    // editions and issues that have it
}

// ChecklistItemOf reads an item from its record.
func ChecklistItemOf(r Record) ChecklistItem {
	position, _ := strconv.Atoi(r.Get("position"))
	return ChecklistItem{ID: r.ID, Position: position, Project: r.Get("project"), Content: r.Get("content"), Unit: r.Get("unit"), Retired: r.Get("retired") == yes}
}

// Values is the item as the archive keeps it.
func (i *ChecklistItem) Values() map[string]string {
	return map[string]string{
		"position": strconv.Itoa(i.Position), "project": i.Project, "content": i.Content, "unit": i.Unit, "retired": yesText(i.Retired),
	}
}

// Named names the item in a sentence and in lists to choose from: 13 识别精准.
func (i *ChecklistItem) Named() string { return strconv.Itoa(i.Position) + " " + i.Project }

// Titled names the item where it stands alone: 第13项 识别精准.
func (i *ChecklistItem) Titled() string { return "第" + strconv.Itoa(i.Position) + "项 " + i.Project }

// Tidy cleans what was typed.
func (i *ChecklistItem) Tidy() {
	i.Project, i.Content, i.Unit = Clean(i.Project), Clean(i.Content), Clean(i.Unit)
}

// Validate says what is wrong with the item.
func (i *ChecklistItem) Validate() error {
	switch {
	case i.Project == "":
		return refuse("请填写排查项目，例如“责任落实”。")
	case i.Content == "":
		return refuse("请填写排查内容。")
	}
	return cmp.Or(tooLongIn("排查项目", i.Project, LongestName), tooLongIn("排查内容", i.Content, LongestDescription), tooLongIn("责任单位", i.Unit, LongestText))
}
