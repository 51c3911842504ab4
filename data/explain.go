package data

import (
	"context"
	"errors"
	"slices"
	"strings"

	"modernc.org/sqlite"

	"taizhang/app/township"
)

// The extended result codes of SQLite for what a constraint of the schema refuses.
const (
	refusedForeignKey = 787
	refusedPrimaryKey = 1555
	refusedTrigger    = 1811 // stays in ledgers overlap
	refusedUnique     = 2067
)

// isRefusal says whether a constraint of the schema stopped a write, and its extended code.
func isRefusal(err error) (code int, ok bool) {
	var se *sqlite.Error
	if !errors.As(err, &se) || se.Code()&0xFF != 19 {
		return 0, false
	}
	return se.Code(), true
}

// refusedWrite says in words why a record cannot be written as it is; an error of another kind stays.
func refusedWrite(r township.Record, err error) error {
	code, ok := isRefusal(err)
	switch {
	case !ok:
		return err
	case code == refusedPrimaryKey:
		return township.Because(township.CodeConflict, err, "这条%s已在档案中，没有保存。请刷新后重试。", word(r.Entity))
	case code == refusedUnique || code == refusedTrigger:
		return taken(r, err)
	case code == refusedForeignKey:
		return township.Because(township.CodeNotFound, err, "这条%s所属的%s已不在档案中，没有保存。请刷新后重试。", word(r.Entity), parentNames(r))
	}
	return township.Because(township.CodeInvalid, err, "这条%s有缺漏或不合规定的内容，没有保存。请核对日期等各项后重试。", word(r.Entity))
}

// taken says that what must be a record's own belongs to another one already.
func taken(r township.Record, err error) error {
	switch r.Entity {
	case township.Households:
		return township.Because(township.CodeConflict, err, "户编号“%s”已属于另一户，没有保存。请核对户编号。", r.Get("code"))
	case township.LedgerEntries:
		return township.Because(township.CodeConflict, err, "这一户已在一本台账中，同一时间只能在一本台账，没有保存。请先移出原来的台账。")
	case township.IncomeSheets:
		return township.Because(township.CodeConflict, err, "这一户%s年的收入计算表已经有第%s版，没有保存。请刷新后重试。", r.Get("year"), r.Get("version"))
	case township.IncomeLines:
		return township.Because(township.CodeConflict, err, "“%s”在这张收入计算表上已经有一行，没有保存。请合并成一行。", r.Get("item"))
	case township.OfficeWords:
		return township.Because(township.CodeConflict, err, "“%s”里已经有“%s”，没有保存。请换一个。", r.Get("vocabulary"), r.Get("value"))
	}
	return township.Because(township.CodeConflict, err, "已经有名为“%s”的%s，没有保存。请换一个名称，或刷新后重试。", r.Get("name"), r.Entity.Name)
}

// refusedRemove says that other records still belong to one; an error of another kind stays.
func refusedRemove(e *township.Entity, err error) error {
	if _, ok := isRefusal(err); !ok {
		return err
	}
	return township.Because(township.CodeConflict, err, "还有其他记录属于这条%s，没有删除。请先删除或移走它们。", word(e))
}

// word names a record of an entity: 农户记录, 台账记录.
func word(e *township.Entity) string { return strings.TrimSuffix(e.Name, "记录") + "记录" }

// parentNames names what a record belongs to: 农户, or 农户或家庭成员 where it is more than one.
func parentNames(r township.Record) string {
	var names []string
	for i, f := range r.Entity.Fields {
		if f.Kind == township.LinkField && r.Values[i] != "" {
			if name := township.EntityOfTable(f.Parent).Name; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "或")
}

// explainWrite turns what stopped a deed into a sentence; an error of the domain stays as it is.
func explainWrite(ctx context.Context, err error) error {
	var own *township.Error
	if errors.As(err, &own) {
		return err
	}
	if ctx.Err() != nil {
		return township.Because(township.CodeCancelled, err, "已取消，档案没有改动。")
	}
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	switch se.Code() & 0xFF {
	case 5, 6:
		return township.Because(township.CodeBusy, err, "档案正被另一个程序写入，本次没有保存。请稍候再试。")
	case 8:
		return township.Because(township.CodeWrite, err, "档案是只读的，本次没有保存。请检查文件属性和权限。")
	case 13:
		return township.Because(township.CodeWrite, err, "磁盘已满，本次没有保存，档案没有改动。请清理磁盘后重试。")
	case 10:
		return township.Because(township.CodeWrite, err, "磁盘读写出错，本次没有保存。请检查磁盘后重试。")
	case 11, 26:
		return township.Because(township.CodeUnreadable, err, "档案已损坏，本次没有保存。请从最近的备份恢复。")
	}
	return err
}
