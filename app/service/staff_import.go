package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// StaffList is a list of people compared with those of a campaign; nothing is written until Commit.
type StaffList struct {
	desk     *Desk
	campaign township.Campaign
	preview  township.StaffPreview
	lastDeed int64

	mu   sync.Mutex
	done bool
}

// ImportStaff copies a file off its stick, reads the copy and compares it with the people of a campaign. Errors are
// *township.Error: the file is named and what to do is said; nothing was written.
func (d *Desk) ImportStaff(ctx context.Context, campaign int64, path, password string) (township.PendingStaff, error) {
	l := &StaffList{desk: d}
	l.preview.File = filepath.Base(path)
	read := d.archive.Read(ctx)
	var err error
	if l.lastDeed, err = read.LastDeed(); err != nil {
		return nil, err
	}
	if l.campaign, err = campaignOf(read, campaign); err != nil {
		return nil, err
	}
	staff, err := staffOf(read, campaign)
	if err != nil {
		return nil, err
	}
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err == nil {
		defer os.Remove(copied)
		err = l.read(ctx, copied, password, staff)
	}
	if err != nil {
		return nil, stopped(ctx, renamed(err, copied, l.preview.File))
	}
	return l, nil
}

func (l *StaffList) read(ctx context.Context, copied, password string, staff []township.StaffMember) error {
	book, err := sheet.Open(ctx, copied, sheet.Options{Password: password, TempDir: l.desk.tempDir})
	if err != nil {
		return err
	}
	defer book.Close()
	m := staffMatch{campaign: l.campaign, staff: staff, today: l.desk.Today(), seen: map[string]int{}}
	l.preview.Counts = map[township.StaffClass]int{}
	l.preview.Notes, err = excel.ReadStaff(ctx, book, func(r excel.StaffRow) error {
		out := m.settle(r)
		l.preview.Counts[out.Class]++
		l.preview.Rows = append(l.preview.Rows, out)
		return nil
	})
	if err == nil && len(l.preview.Rows) == 0 {
		err = township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有数据行，没有可导入的内容。请核对是不是选错了文件。", l.preview.File)
	}
	return err
}

// staffMatch says what becomes of each row.
type staffMatch struct {
	campaign township.Campaign
	staff    []township.StaffMember
	today    township.Date
	seen     map[string]int // the row that named somebody first
}

func (m *staffMatch) settle(r excel.StaffRow) township.StaffRow {
	out := township.StaffRow{Sheet: r.Sheet, Row: r.Row, Member: r.Member.Tidy(), Notes: r.Notes}
	refuse := func(reason string) township.StaffRow {
		out.Class, out.Reason = township.StaffRejected, reason
		return out
	}
	if r.Reason != "" {
		return refuse(r.Reason)
	}
	name := out.Member.Name
	if row, ok := m.seen[name]; ok {
		return refuse(fmt.Sprintf("第%d行已有“%s”。同名的人请在姓名后加上单位或数字区分", row, name))
	}
	m.seen[name] = r.Row
	was := township.StaffMember{Campaign: m.campaign.ID, Name: name}
	if at := slices.IndexFunc(m.staff, func(o township.StaffMember) bool { return o.Name == name }); at >= 0 {
		was = m.staff[at]
	}
	next := over(was, out.Member)
	next.Judge(m.campaign.PassMark)
	if r.Passed && out.Member.Score != "" && next.Passed != out.Member.Passed {
		out.Notes = append(out.Notes, fmt.Sprintf("表里写%s，按%s分记为%s", passedWord(out.Member.Passed), next.Score, passedWord(next.Passed)))
	}
	out.Member = next
	if err := next.Validate(m.today); err != nil {
		return refuse(township.Say(err))
	}
	out.Class = township.StaffNew
	if was.ID != 0 {
		out.Changes, out.Class = was.ChangesTo(&next), township.StaffChanged
		if len(out.Changes) == 0 {
			out.Class = township.StaffSame
		}
	}
	return out
}

func passedWord(passed string) string {
	if passed == "是" {
		return "合格"
	}
	return "不合格"
}

// over is a person with what a row says of him; what is blank there stays as it is.
func over(was, row township.StaffMember) township.StaffMember {
	for _, f := range []struct {
		into *string
		text string
	}{{&was.Unit, row.Unit}, {&was.Post, row.Post}, {&was.Phone, row.Phone}, {&was.Score, row.Score}, {&was.Passed, row.Passed}, {&was.Remark, row.Remark}} {
		*f.into = firstOf(f.text, *f.into)
	}
	was.Trained = township.Date(firstOf(string(row.Trained), string(was.Trained)))
	if len(row.Roles) > 0 {
		was.Roles = row.Roles
	}
	return was
}

// Preview returns what the file would do.
func (l *StaffList) Preview() *township.StaffPreview { return &l.preview }

// Commit writes the new and the changed people as one deed. When the archive has changed since the preview, or it was
// committed already, it is township.CodeConflict and nothing is written.
func (l *StaffList) Commit(ctx context.Context) (township.Deed, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.done {
		return township.Deed{}, township.Errorf(township.CodeConflict, "“%s”已经导入过了，没有再写入一次。要再次导入，请重新选择文件预览。", l.preview.File)
	}
	title := fmt.Sprintf("导入工作人员“%s”：新增%d人，变更%d人", l.preview.File, l.preview.Counts[township.StaffNew], l.preview.Counts[township.StaffChanged])
	info := l.desk.info(township.DeedCampaign, title, township.Origin("文件："+l.preview.File))
	deed, err := l.desk.do(ctx, info, l.write)
	l.done = err == nil
	return deed, err
}

func (l *StaffList) write(t *data.Tx) error {
	last, err := t.Read().LastDeed()
	if err == nil && last > l.lastDeed+1 { // the deed being done is the one more
		err = township.Errorf(township.CodeConflict, "预览“%s”之后档案又有改动，没有导入。请重新选择文件预览。", l.preview.File)
	}
	if err != nil {
		return err
	}
	w, err := newStaffWork(t, l.campaign.ID, l.desk.Today())
	if err != nil {
		return err
	}
	for i := range l.preview.Rows {
		r := &l.preview.Rows[i]
		if r.Class != township.StaffNew && r.Class != township.StaffChanged {
			continue
		}
		t.From(township.Source{Sheet: r.Sheet, Row: r.Row})
		m := r.Member
		if _, err := w.put(&m); err != nil {
			return err
		}
	}
	t.From(township.Source{})
	return nil
}
