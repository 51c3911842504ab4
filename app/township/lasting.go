package township

import "slices"

// The kinds of deeds around the bin.
const (
	DeedDelete = "delete" // move a record with all that belongs to it to the bin
	DeedEmpty  = "empty"  // empty the bin: for good
)

// lasting says of the kinds of deeds that are never taken back why not.
var lasting = map[string]string{
	DeedInit:  "建立档案是第一步，不能撤销。",
	DeedDemo:  "演示数据是一次填入的，不能撤销。",
	DeedEmpty: "清空回收站是彻底的，不能撤销。",
	// A keystroke must not open what a PIN closes, nor bring back one that leaked.
	DeedSecret: "要改 PIN 或密码，请到“设置”的“操作人”里重新设置。",
}

// Lasting says why a deed can never be taken back, “” if it can.
func (d Deed) Lasting() string {
	if d.Emptied {
		return "它改动的内容已从回收站彻底清除，不能撤销或恢复。"
	}
	return lasting[d.Kind]
}

// LastingKinds returns the kinds of deeds that are never taken back.
func LastingKinds() []string {
	kinds := make([]string, 0, len(lasting))
	for k := range lasting {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	return kinds
}
