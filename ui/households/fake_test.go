package households

import (
	"context"
	"fmt"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeHost keeps also where else the screen went, and which files it opened.
type fakeHost struct {
	*uitest.Host
	printed   []township.WallListRequest
	imports   int
	paths     []string
	histories []string
	changes   []int64
}

func (h *fakeHost) OpenPath(path string) { h.paths = append(h.paths, path) }

func (h *fakeHost) ShowHistory(id int64, place string) {
	h.histories = append(h.histories, fmt.Sprint(id, place))
}

func (h *fakeHost) ShowChanges(r township.HouseholdRow) {
	h.changes = append(h.changes, r.ID)
}
func (h *fakeHost) ShowImport([]string)                         { h.imports++ }
func (h *fakeHost) PrintWallLists(req township.WallListRequest) { h.printed = append(h.printed, req) }

// fakeDesk has a few households, and keeps what was asked of it.
type fakeDesk struct {
	fakeForms
	fakeLister
	rows     []township.HouseholdRow
	files    map[int64]township.HouseholdFile
	err      error
	accepted []int64
	on       township.Date
	held     []int64
	deleted  []string
	seen     []township.Reveal
	filed    *fakeFiles
}

func (d *fakeDesk) NoteReveal(_ context.Context, seen ...township.Reveal) error {
	if d.err == nil {
		d.seen = append(d.seen, seen...)
	}
	return d.err
}

func (d *fakeDesk) Households(context.Context) ([]*township.HouseholdRow, error) {
	return township.Pointers(append([]township.HouseholdRow(nil), d.rows...)), d.err
}

func (d *fakeDesk) OpenHousehold(_ context.Context, id int64) (township.HouseholdFile, error) {
	f, ok := d.files[id]
	if !ok {
		return f, township.Errorf(township.CodeNotFound, "这一户已不在档案里。")
	}
	return f, nil
}

func (d *fakeDesk) DeleteHousehold(_ context.Context, id int64, reason string) (township.Deed, error) {
	d.deleted = append(d.deleted, fmt.Sprint("household ", id, " ", reason))
	return township.Deed{ID: 9, DeedInfo: township.DeedInfo{Title: "删除 张三丰户"}}, d.err
}

func (d *fakeDesk) DeleteMember(_ context.Context, id int64, reason string) (township.Deed, error) {
	d.deleted = append(d.deleted, fmt.Sprint("member ", id, " ", reason))
	return township.Deed{ID: 9, DeedInfo: township.DeedInfo{Title: "删除成员 张小宝"}}, d.err
}

func (d *fakeDesk) AcceptProposals(_ context.Context, ids []int64, on township.Date, _ township.Origin) (township.Deed, error) {
	d.accepted, d.on = ids, on
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) HoldProposals(_ context.Context, ids []int64) (township.Deed, error) {
	d.held = ids
	return township.Deed{ID: 8}, d.err
}

// row makes a household of the register.
func row(id int64, village, group, head string, l township.Ledger) township.HouseholdRow {
	r := township.HouseholdRow{
		ID: id, Code: fmt.Sprintf("5199001%04d", id), Village: village, Group: group, Head: head, People: int(id), Ledger: l,
		Type: "脱贫户", Cause: "因病", Phone: "13800135678", Helper: "赵启明", HelperTel: "028-55500101",
		Search: township.SearchText{Names: " " + head + " "},
	}
	if l != township.None {
		r.Entered = "2021-01-10"
	}
	return r
}

// sampleRows are five households of two villages.
func sampleRows() []township.HouseholdRow {
	rows := []township.HouseholdRow{
		row(1, "柏树村", "2组", "张三丰", township.Stable),
		row(2, "柏树村", "10组", "李秀英", township.Monitored),
		row(3, "石桥村", "1组", "安国", township.Stable),
		row(4, "石桥村", "2组", "王建国", township.None),
		row(5, "石桥村", "3组", "陈大明", township.Relapsed),
	}
	for i := range rows {
		if rows[i].Village == "石桥村" {
			rows[i].VillageOrder = 1
		}
	}
	rows[0].Search.Initials = " zsf "
	rows[0].Search.IDTails = []string{"519900198001011234"}
	rows[1].Type, rows[1].Monitor, rows[1].MonitoredOn = "一般农户", "边缘易致贫户", "2021-03"
	rows[2].PerCapita, rows[3].PerCapita, rows[4].PerCapita = "1234500", "99900", "-500"
	return rows
}

// sampleFile is household 1 opened: three members, two stays, a proposal, and a history.
func sampleFile() township.HouseholdFile {
	h := township.Households.NewRecord()
	h.ID = 1
	for key, value := range map[string]string{
		"code": "51990010001", "village_id": "1", "group_name": "2组", "household_type": "脱贫户", "cause": "因病", "phone": "13800135678",
		"per_capita": "671658", "helper_name": "赵启明", "remark": "房屋需要修缮，已列入2021年计划，由村委会负责",
	} {
		h.Set(key, value)
	}
	imported := township.Deed{
		ID: 3, At: time.Date(2021, 11, 10, 9, 12, 0, 0, time.UTC),
		DeedInfo: township.DeedInfo{Title: "导入“人口信息.xlsx”", Operator: "张会计", Origin: "文件：人口信息.xlsx"},
	}
	field := township.Households.Field
	cause := township.HistoryLine{Deed: imported, Entity: "农户", Kind: township.Updated, Field: field("cause"), Old: "缺技术", New: "因病", Source: township.Source{Row: 12}}
	return township.HouseholdFile{
		Row: sampleRows()[0], Household: h, Members: sampleMembers(),
		Entries: []township.LedgerStay{
			{Ledger: township.Monitored, Entered: "2020-05-01", EntryReason: "新识别", Left: "2021-01-10", LeaveReason: "风险消除"},
			{Ledger: township.Stable, Entered: "2021-01-10", EntryReason: "风险消除"},
		},
		Proposals: []township.Proposal{{ID: 41, Household: 1, From: township.Stable, To: township.Relapsed, Reason: "脱贫状态为返贫", State: township.ProposalOpen}},
		History:   []township.HistoryLine{cause},
		Origins:   map[string]township.HistoryLine{township.OriginKey(township.Households, 1, "cause"): cause},
	}
}

func sampleMembers() []township.Record {
	member := func(id int64, values ...string) township.Record {
		m := township.Members.NewRecord()
		m.ID = id
		for i, key := range []string{"name", "relation", "sex", "birth_date", "id_number"} {
			m.Set(key, values[i])
		}
		return m
	}
	son := member(13, "张小宝", "之子", "男", "2010-11-20", "519900201011201236")
	son.Set("education", "小学")
	return []township.Record{
		member(12, "刘红", "配偶", "女", "1985-11-19", "519900198511191224"), son,
		member(11, "张三丰", "户主", "男", "1980-01-01", "519900198001011234"),
	}
}

// open makes a screen with its data in a window.
func open(tb testing.TB, rows []township.HouseholdRow) (*Screen, *fakeHost, *fakeDesk) {
	tb.Helper()
	host := &fakeHost{Host: uitest.NewHost(tb)}
	desk := &fakeDesk{rows: rows, filed: &fakeFiles{}, files: map[int64]township.HouseholdFile{1: sampleFile()}}
	for _, r := range rows {
		if _, ok := desk.files[r.ID]; !ok {
			desk.files[r.ID] = township.HouseholdFile{Row: r, Household: township.Households.NewRecord()}
		}
	}
	s := New(host, desk)
	s.later = func(func()) (stop func()) { return func() {} } // a draft is not kept after the test
	s.OnMove = func([]township.HouseholdRow) {}
	host.Show(s)
	return s, host, desk
}

// heads are the heads of the rows in the order shown.
func heads(s *Screen) []string {
	var out []string
	for _, r := range s.list.table.Rows() {
		out = append(out, r.Head)
	}
	return out
}
