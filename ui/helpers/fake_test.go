package helpers

import (
	"context"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

const today = uitest.Today

// fakeHost keeps also which households were looked for.
type fakeHost struct {
	*uitest.Host
	filters []township.HouseholdFilter
}

func (h *fakeHost) ShowHouseholds(f township.HouseholdFilter) { h.filters = append(h.filters, f) }

// fakeDesk has a roster, and keeps what it was asked to do.
type fakeDesk struct {
	helpers []township.Helper
	rows    []township.HouseholdRow
	err     error

	saved     []township.Helper
	adopted   []township.HelperKey
	collected []township.Helper
	retired   map[int64]bool
	assigned  []township.HelperAssignment
	handed    []township.HelperHandOver
	printed   []township.HelperListRequest
	exports   int
	pending   *fakePending
	passwords []string
}

func (d *fakeDesk) Helpers(context.Context) (township.HelperList, error) {
	list := township.NewHelperList(d.helpers, d.rows)
	for i := range list.Rows {
		if list.Rows[i].Name == "赵启明" {
			list.Rows[i].Initials = "zqm"
		}
	}
	return list, d.err
}

func (d *fakeDesk) Office(context.Context) (o township.Office, r township.OfficeRules, founded bool, err error) {
	return township.Office{Name: "清溪镇", Kind: "镇"}, r, true, nil
}

func (d *fakeDesk) SaveHelper(_ context.Context, h township.Helper) (township.Deed, error) {
	d.saved = append(d.saved, h)
	return township.Deed{ID: 1}, d.err
}

func (d *fakeDesk) AdoptHelper(_ context.Context, from township.HelperKey, h township.Helper) (township.Deed, error) {
	d.adopted, d.saved = append(d.adopted, from), append(d.saved, h)
	return township.Deed{ID: 2}, d.err
}

func (d *fakeDesk) CollectHelpers(_ context.Context, helpers []township.Helper) (township.Deed, error) {
	d.collected = helpers
	return township.Deed{ID: 3}, d.err
}

func (d *fakeDesk) RetireHelper(_ context.Context, id int64, retired bool) (township.Deed, error) {
	d.retired[id] = retired
	return township.Deed{ID: 4}, d.err
}

func (d *fakeDesk) AssignHelper(_ context.Context, a township.HelperAssignment) (township.Deed, error) {
	d.assigned = append(d.assigned, a)
	return township.Deed{ID: 5}, d.err
}

func (d *fakeDesk) HandOver(_ context.Context, o township.HelperHandOver) (township.Deed, error) {
	d.handed = append(d.handed, o)
	return township.Deed{ID: 6}, d.err
}

func (d *fakeDesk) PreviewAssignments(_ context.Context, _, password string) (township.PendingAssignments, error) {
	d.passwords = append(d.passwords, password)
	return d.pending, d.err
}

func (d *fakeDesk) PrintHelperLists(_ context.Context, req township.HelperListRequest, _ string, _ func(int, int)) (township.HelperListResult, error) {
	d.printed = append(d.printed, req)
	return township.HelperListResult{Helpers: max(1, len(req.Helpers)), Households: 4, Pages: 2, Missing: []string{"𠮷"}}, d.err
}

func (d *fakeDesk) ExportHelpers(context.Context, string, func(int, int)) (township.HelperListResult, error) {
	d.exports++
	return township.HelperListResult{Helpers: 4, Households: 6}, d.err
}

// fakePending is a file that was read.
type fakePending struct {
	preview township.AssignmentPreview
	commits int
	err     error
}

func (p *fakePending) Preview() *township.AssignmentPreview { return &p.preview }

func (p *fakePending) Commit(context.Context) (township.Deed, error) {
	p.commits++
	return township.Deed{ID: 7}, p.err
}

func row(id int64, village, head, helper, unit string) township.HouseholdRow {
	return township.HouseholdRow{ID: id, Code: "5199001", Village: village, Group: "1组", Head: head, People: 2, Ledger: township.Stable, Helper: helper, HelperUnit: unit}
}

// sampleDesk has two helpers with households, one idle, one retired, one outside the roster, and a household without.
func sampleDesk() *fakeDesk {
	return &fakeDesk{
		retired: map[int64]bool{},
		helpers: []township.Helper{
			{ID: 1, Name: "赵启明", Unit: "镇乡村振兴办", Post: "主任", Phone: "028-55500101"},
			{ID: 2, Name: "孙立新", Unit: "县农业农村局", Phone: "028-55500102"},
			{ID: 3, Name: "李娜", Unit: "镇民政办"},
			{ID: 4, Name: "退休人", Unit: "镇民政办", Retired: true},
		},
		rows: []township.HouseholdRow{
			row(1, "柏树村", "张三", "赵启明", "镇乡村振兴办"), row(2, "柏树村", "李四", "赵启明", "镇乡村振兴办"), row(3, "双河村", "王五", "赵启明", "镇乡村振兴办"),
			row(4, "双河村", "赵六", "孙立新", "县农业农村局"), row(5, "双河村", "钱七", "王芳", "县教育局"), row(6, "柏树村", "孙八", "", ""),
		},
	}
}

// open makes a screen in a window.
func open(tb testing.TB, desk *fakeDesk) (*Screen, *fakeHost) {
	tb.Helper()
	host := &fakeHost{Host: uitest.NewHost(tb)}
	host.Picked = []string{"/tmp/分配.xlsx"}
	s := New(host, desk)
	host.Show(s)
	return s, host
}

func names(s *Screen) []string {
	var out []string
	for _, l := range s.table.Rows() {
		out = append(out, l.Name)
	}
	return out
}

// lineOf returns the line of a helper.
func lineOf(tb testing.TB, s *Screen, name string) *line {
	tb.Helper()
	for _, l := range s.lines {
		if l.Name == name {
			return l
		}
	}
	tb.Fatalf("no line of %s", name)
	return nil
}
