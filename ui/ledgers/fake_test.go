package ledgers

import (
	"context"
	"fmt"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

const today = uitest.Today

// fakeHost keeps also what was to be printed and imported.
type fakeHost struct {
	*uitest.Host
	printed []township.WallListRequest
	imports int
}

func (h *fakeHost) ShowImport([]string)                         { h.imports++ }
func (h *fakeHost) PrintWallLists(req township.WallListRequest) { h.printed = append(h.printed, req) }

// fakeDesk has a few households; in the past they all were monitored.
type fakeDesk struct {
	rows      []township.HouseholdRow
	proposals []township.Proposal
	err       error
	moves     []township.Move
	accepted  []int64
	on        township.Date
	held      []int64
	exported  township.WallListRequest

	files     map[int64]township.RiskFile // in place of those made of the rows
	monitored []township.Monitoring
	cleared   []township.RiskClearing
	returned  []township.RiskReturn
	origin    township.Origin
	changes   []township.LedgerFile
	compared  []township.LedgerChangeRequest
	printed   township.LedgerChangeRequest
	booked    township.LedgerChangeRequest
}

func (d *fakeDesk) RiskFiles(_ context.Context, ids []int64) ([]township.RiskFile, error) {
	var out []township.RiskFile
	for _, id := range ids {
		f, ok := d.files[id]
		if !ok {
			f.Row = d.rows[id-1]
			f.Household = township.Households.NewRecord()
			f.Household.Set("monitor_kind", f.Row.Monitor)
			f.Household.Set("risks", f.Row.Risks)
			f.Household.Set("monitored_on", string(f.Row.MonitoredOn))
		}
		f.Household.ID = id
		out = append(out, f)
	}
	return out, d.err
}

func (d *fakeDesk) ClearRisk(_ context.Context, list []township.RiskClearing, origin township.Origin) (township.Deed, error) {
	d.cleared, d.origin = list, origin
	return township.Deed{ID: 8}, d.err
}

func (d *fakeDesk) ReturnRisk(_ context.Context, list []township.RiskReturn, origin township.Origin) (township.Deed, error) {
	d.returned, d.origin = list, origin
	return township.Deed{ID: 9}, d.err
}

func (d *fakeDesk) Monitor(_ context.Context, list []township.Monitoring, origin township.Origin) (township.Deed, error) {
	d.monitored, d.origin = list, origin
	return township.Deed{ID: 10}, d.err
}

func (d *fakeDesk) LedgerChanges(_ context.Context, village string, from, to township.Date) (township.LedgerChanges, error) {
	d.compared = append(d.compared, township.LedgerChangeRequest{Village: village, From: from, To: to})
	return township.CompareLedgers(from, to, d.changes), d.err
}

func (d *fakeDesk) PrintLedgerChanges(_ context.Context, req township.LedgerChangeRequest, _ string) (township.LedgerChangeResult, error) {
	d.printed = req
	return township.LedgerChangeResult{Moves: 2, Pages: 2, Missing: []string{"□"}}, d.err
}

func (d *fakeDesk) ExportLedgerChanges(_ context.Context, req township.LedgerChangeRequest, _ string) (township.LedgerChangeResult, error) {
	d.booked = req
	return township.LedgerChangeResult{Moves: 2}, d.err
}

func (d *fakeDesk) Office(context.Context) (o township.Office, r township.OfficeRules, founded bool, err error) {
	r.Placement = township.DefaultPlacement
	return township.Office{Name: "清溪镇", Kind: "镇"}, r, true, d.err
}

// asOf are the rows as they were on a day.
func (d *fakeDesk) asOf(on township.Date) []township.HouseholdRow {
	rows := append([]township.HouseholdRow(nil), d.rows...)
	for i := range rows {
		if on != "" && rows[i].Ledger != township.None {
			rows[i].Ledger = township.Monitored
		}
	}
	return rows
}

func (d *fakeDesk) VillageCounts(_ context.Context, on township.Date) ([]township.VillageCount, error) {
	var out []township.VillageCount
	at := map[string]int{}
	for _, r := range d.asOf(on) {
		if _, ok := at[r.Village]; !ok {
			at[r.Village] = len(out)
			out = append(out, township.VillageCount{
				Village: township.Village{Name: r.Village}, Households: map[township.Ledger]int{}, People: map[township.Ledger]int{},
			})
		}
		out[at[r.Village]].Households[r.Ledger]++
		out[at[r.Village]].People[r.Ledger] += r.People
	}
	return out, d.err
}

func (d *fakeDesk) LedgersBegan(context.Context) (township.Date, error) { return "2020-05-01", d.err }

func (d *fakeDesk) LedgerRows(_ context.Context, village string, l township.Ledger, on township.Date) ([]township.HouseholdRow, error) {
	var out []township.HouseholdRow
	for _, r := range d.asOf(on) {
		if r.Ledger == l && (village == "" || r.Village == village) {
			out = append(out, r)
		}
	}
	return out, d.err
}

func (d *fakeDesk) OpenHousehold(_ context.Context, id int64) (township.HouseholdFile, error) {
	return township.HouseholdFile{Entries: []township.LedgerStay{
		{Household: id, Ledger: township.Monitored, Entered: "2020-05-01", EntryReason: "新识别", Left: "2021-01-10", LeaveReason: "风险消除"},
		{Household: id, Ledger: township.Stable, Entered: "2021-01-10", EntryReason: "风险消除"},
	}}, nil
}

func (d *fakeDesk) OpenProposals(context.Context) ([]township.Proposal, error) {
	return append([]township.Proposal(nil), d.proposals...), d.err
}

func (d *fakeDesk) MoveHouseholds(_ context.Context, moves []township.Move) (township.Deed, error) {
	d.moves = moves
	return township.Deed{ID: 5}, d.err
}

func (d *fakeDesk) AcceptProposals(_ context.Context, ids []int64, on township.Date, _ township.Origin) (township.Deed, error) {
	d.accepted, d.on = ids, on
	return township.Deed{ID: 6}, d.err
}

func (d *fakeDesk) HoldProposals(_ context.Context, ids []int64) (township.Deed, error) {
	d.held = ids
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) ExportLedgers(_ context.Context, req township.WallListRequest, _ string, _ func(done, total int)) (township.WallListResult, error) {
	d.exported = req
	return township.WallListResult{Lists: 8, Households: 5}, d.err
}

func row(id int64, village, group, head string, l township.Ledger) township.HouseholdRow {
	return township.HouseholdRow{
		ID: id, Code: fmt.Sprintf("5199001%04d", id), Village: village, Group: group, Head: head, People: int(id), Ledger: l,
		Entered: "2021-01-10", Cause: "因病", Phone: "13800135678", Search: township.SearchText{Names: " " + head + " "},
	}
}

func sampleRows() []township.HouseholdRow {
	rows := []township.HouseholdRow{
		row(1, "柏树村", "2组", "张三丰", township.Stable),
		row(2, "柏树村", "10组", "李秀英", township.Monitored),
		row(3, "石桥村", "1组", "安国", township.Stable),
		row(4, "石桥村", "2组", "王建国", township.None),
		row(5, "石桥村", "3组", "陈大明", township.Relapsed),
	}
	rows[1].Monitor, rows[1].Risks, rows[1].MonitoredOn = "边缘易致贫户", "因务工就业不稳", "2021-03"
	rows[3].Entered = ""
	rows[0].ExitYear = "2018"
	return rows
}

func sampleProposals() []township.Proposal {
	return []township.Proposal{
		{ID: 11, Household: 1, Village: "柏树村", Group: "2组", Head: "张三丰", From: township.Stable, To: township.Relapsed, Reason: "脱贫状态为返贫"},
		{ID: 12, Household: 4, Village: "石桥村", Group: "2组", Head: "王建国", To: township.Stable, Reason: "户类型脱贫户、非监测对象"},
		{ID: 13, Household: 6, Village: "石桥村", Group: "4组", Head: "赵六", To: township.Stable, Reason: "户类型脱贫户、非监测对象"},
		{ID: 14, Household: 7, Village: "石桥村", Group: "4组", Head: "钱七", To: township.Monitored, Reason: "突发严重困难户、风险未消除"},
	}
}

// open makes a screen with the sample township in a window.
func open(tb testing.TB) (*Screen, *fakeHost, *fakeDesk) {
	tb.Helper()
	host := &fakeHost{Host: uitest.NewHost(tb)}
	desk := &fakeDesk{rows: sampleRows(), proposals: sampleProposals()}
	s := New(host, desk)
	host.Show(s)
	return s, host, desk
}
