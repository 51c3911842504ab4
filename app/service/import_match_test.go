package service_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// persons writes families as a roster of persons.
func persons(tb testing.TB, families []rostertest.Family, s rostertest.Style) string {
	tb.Helper()
	return book(tb, rostertest.Persons(families, s))
}

// changes lists the planned changes of a preview as “row field old→new”.
func changes(p *township.Preview) []string {
	var out []string
	for _, r := range p.Results {
		for _, c := range r.Changes {
			out = append(out, fmt.Sprintf("%d %s %s→%s", r.Row, c.Field.Label, c.Old, c.New))
		}
	}
	return out
}

func wantChanges(tb testing.TB, p *township.Preview, want ...string) {
	tb.Helper()
	if got := changes(p); !slices.Equal(got, want) {
		tb.Errorf("changes\n got %q\nwant %q", got, want)
	}
}

// said says whether a row's notes, or the file's, hold a word.
func said(notes []string, word string) bool { return strings.Contains(strings.Join(notes, "\n"), word) }

// TestImportedBefore recognises a file by its content, under any name, until it is taken back.
func TestImportedBefore(t *testing.T) {
	d, _, _ := newDesk(t)
	path := persons(t, rostertest.Town(6), rostertest.Style{})
	first, deed := mustImport(t, d, path)
	if first.Earlier != nil {
		t.Errorf("a first import has an earlier one: %+v", first.Earlier)
	}
	renamed := filepath.Join(t.TempDir(), "副本.xlsx")
	content, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(renamed, content, 0o600))
	for _, p := range []string{path, renamed} {
		im := mustPreview(t, d, p, township.ImportOptions{})
		wantCounts(t, im.Preview(), [4]int{0, 0, first.Rows, 0})
		if e := im.Preview().Earlier; e == nil || e.ID != deed.ID {
			t.Errorf("%s: earlier %+v, want deed %d", filepath.Base(p), e, deed.ID)
		}
		if again, err := im.Commit(ctx, nil); err != nil || again.ID != 0 {
			t.Errorf("committing what is the same made deed %d, %v", again.ID, err)
		}
	}
	if list, err := d.Imports(ctx); err != nil || len(list) != 1 || list[0].Outcome != first.Outcome() {
		t.Errorf("imports %+v, %v", list, err)
	}
	if _, err := d.Undo(ctx, deed.ID, false); err != nil {
		t.Fatal(err)
	}
	if p := mustPreview(t, d, path, township.ImportOptions{}).Preview(); p.Earlier != nil || p.New != first.Rows {
		t.Errorf("after taking back: earlier %+v, %d new", p.Earlier, p.New)
	}
}

// TestNextMonth shows each cell that changed as old → new, and nothing else; blank cells erase nothing.
func TestNextMonth(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(6)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	next := rostertest.Copy(town)
	next[1].People[1].Health = "残疾" // row 4
	next[2].Income = 7000           // rows 5–7
	next[2].Monitor = "突发严重困难户"
	next[3].Phone, next[3].Cause, next[3].Exit = "", "", ""
	next[3].People[0].Education = "" // row 8
	next[4].People[0].Name = "范改名"   // row 12
	next = append(next, rostertest.Family{Village: "柏树村", Group: "4组", Code: "51990000000099", Type: "脱贫户", People: []rostertest.Person{{Name: "新来人", ID: rostertest.ID(900), Relation: "户主"}}})
	next[5].People = append(next[5].People, rostertest.Person{Name: "新生儿", ID: rostertest.ID(901), Relation: "之孙子"})
	before := snapshot(t, archive)
	im := mustPreview(t, d, persons(t, next, rostertest.Style{}), township.ImportOptions{})
	p := im.Preview()
	wantCounts(t, p, [4]int{2, 7, rostertest.Rows(town) - 7, 0})
	var got []string
	for _, c := range changes(p) {
		got = append(got, c[strings.Index(c, " ")+1:])
	}
	want := []string{
		"健康状况 健康→残疾",
		"人均纯收入 600250→700000", "监测对象类别 脱贫不稳定户→突发严重困难户",
		"人均纯收入 600250→700000", "监测对象类别 脱贫不稳定户→突发严重困难户",
		"人均纯收入 600250→700000", "监测对象类别 脱贫不稳定户→突发严重困难户",
		"姓名 " + town[4].People[0].Name + "→范改名",
		"家庭人口 2→3", // beside the new child; his brothers' rows say the same
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("no change %q in %q", w, got)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("change %q that nobody made", g)
		}
	}
	if snapshot(t, archive) != before {
		t.Error("the preview wrote")
	}
	_, err := im.Commit(ctx, nil)
	must(t, err)
	after := snapshot(t, archive)
	for _, w := range []string{"phone=" + town[3].Phone, "cause=" + town[3].Cause, "exit_year=" + town[3].Exit, "name=范改名", "per_capita=700000"} {
		if !strings.Contains(after, w) {
			t.Errorf("the archive lost or misses %q", w)
		}
	}
}

// TestNumbersThatBelongTogether matches 18, 20 and 22 characters by the first 18, and keeps what is longer.
func TestNumbersThatBelongTogether(t *testing.T) {
	d, _, _ := newDesk(t)
	town := rostertest.Town(2)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	id := town[1].People[0].ID
	for _, step := range []struct {
		number string
		want   []string
	}{
		{id + "43", []string{"3 证件号码 " + id + "→" + id + "43"}},
		{id, nil},
		{id + "4301", []string{"3 证件号码 " + id + "43→" + id + "4301"}},
		{id + "43", nil},
		{id + "44", []string{"3 证件号码 " + id + "4301→" + id + "44"}},
	} {
		next := rostertest.Copy(town)
		next[1].People[0].ID = step.number
		p, _ := mustImport(t, d, persons(t, next, rostertest.Style{}))
		wantChanges(t, p, step.want...)
		if p.New+p.Rejected > 0 {
			t.Errorf("%s: %v", step.number, counts(p))
		}
	}
}

// TestSoundNumberStays does not let a faulty number or a placeholder take the place of a sound one, and says so.
func TestSoundNumberStays(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(2)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	before := snapshot(t, archive)
	for _, number := range []string{"999999195001010017", "519900195", "51990019500101999X"} {
		next := rostertest.Copy(town)
		next[1].People[0].ID = number
		p, _ := mustImport(t, d, persons(t, next, rostertest.Style{}))
		wantCounts(t, p, [4]int{0, 0, 3, 0})
		if n := result(t, p, 3).Notes; !said(n, "档案中的号码没有改") {
			t.Errorf("%s: notes %q", number, n)
		}
	}
	if snapshot(t, archive) != before {
		t.Error("the archive changed")
	}
}

// TestNoNumberMatchesNothing takes people without a number for each other only by household and name.
func TestNoNumberMatchesNothing(t *testing.T) {
	const placeholder = "999999194512017267"
	d, archive, _ := newDesk(t)
	town := rostertest.Town(8)
	for _, f := range []int{3, 7} {
		town[f].People[1].ID = placeholder
		town[f].People[2].ID = ""
	}
	p, _ := mustImport(t, d, persons(t, town, rostertest.Style{}))
	wantCounts(t, p, [4]int{rostertest.Rows(town), 0, 0, 0})
	if n := strings.Count(snapshot(t, archive), placeholder); n != 2 {
		t.Errorf("%d people with the placeholder, want 2", n)
	}
	again := mustPreview(t, d, persons(t, town, rostertest.Style{Omit: []string{"人编号"}}), township.ImportOptions{})
	wantCounts(t, again.Preview(), [4]int{0, 0, rostertest.Rows(town), 0})
	if n := result(t, again.Preview(), 9).Notes; !said(n, "按户和姓名认出") {
		t.Errorf("notes of a person without a number: %q", n)
	}
	got := rostertest.Copy(town)
	got[3].People[1].ID = rostertest.ID(700) // the number comes
	p, _ = mustImport(t, d, persons(t, got, rostertest.Style{}))
	if p.Changed != 1 || p.New != 0 {
		t.Errorf("a number that came: %v%s", counts(p), rejections(p))
	}
}

// TestNamedTwice refuses the second row of a person, naming the first with its sheet where that is another.
func TestNamedTwice(t *testing.T) {
	town := rostertest.Town(4)
	row := func(n int, name, id, code, personCode string) []any {
		return []any{n, "柏树村", "1组", code, personCode, name, id, "之子"}
	}
	head := []any{"序号", "行政村", "组", "户编号", "人编号", "姓名", "证件号码", "与户主关系"}
	id := rostertest.ID(800)
	sheets := []rostertest.Sheet{
		{Name: "一", Rows: [][]any{
			head,
			{1, "柏树村", "1组", town[0].Code, town[0].People[0].Code, town[0].People[0].Name, town[0].People[0].ID, "户主"},
			row(2, "范甲", id, town[0].Code, ""),
			row(3, "范甲", id+"43", town[0].Code, ""),
			row(4, "范乙", "", town[0].Code, "5199000001"),
			row(5, "范丙", "", town[0].Code, "5199000001"),
			row(6, "范丁", "", town[0].Code, ""),
			row(7, "范丁", "", town[0].Code, ""),
			row(8, "范丁", rostertest.ID(801), town[0].Code, ""),
		}},
		{Name: "二", Rows: [][]any{head, row(1, "范甲", id, town[1].Code, "")}},
	}
	d, _, _ := newDesk(t)
	p := mustPreview(t, d, rostertest.Of(sheets...).XLSX(t, "名单.xlsx"), township.ImportOptions{}).Preview()
	wantCounts(t, p, [4]int{4, 0, 0, 5})
	for i, want := range map[int][2]string{
		2: {"G列 证件号码", "与第3行证件号码相同，同一人只能有一行"},
		4: {"E列 人编号", "与第5行人编号相同"},
		6: {"F列 姓名", "与第7行同户同名，又没有证件号码可以分清"},
		7: {"F列 姓名", "与第7行同户同名"},
		8: {"G列 证件号码", "与工作表“一”第3行证件号码相同"},
	} {
		if r := p.Results[i]; r.Class != township.RowRejected || r.Column != want[0] || !strings.Contains(r.Reason, want[1]) {
			t.Errorf("result %d: %s %q %q, want %q", i, r.Class.Word(), r.Column, r.Reason, want)
		}
	}
}

// TestPersonInAnotherHousehold asks whether somebody has moved; the answers are kept to.
func TestPersonInAnotherHousehold(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(4)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	next := rostertest.Copy(town)
	moved := next[3].People[3]
	next[3].People = next[3].People[:3]
	next[0].People = append(next[0].People, moved) // row 3
	path := persons(t, next, rostertest.Style{})
	first := mustPreview(t, d, path, township.ImportOptions{}).Preview()
	if len(first.Questions) != 1 || first.Rejected != 1 {
		t.Fatalf("questions %+v, %v%s", first.Questions, counts(first), rejections(first))
	}
	q := first.Questions[0]
	if q.Row != 3 || len(q.Options) != 2 || !strings.Contains(q.Text, moved.Name) || !strings.Contains(q.Text, town[0].Code) || !strings.Contains(q.Text, town[3].Code) {
		t.Errorf("question %+v", q)
	}
	if r := result(t, first, 3); !strings.Contains(r.Reason, "需要您来判断") {
		t.Errorf("reason %q", r.Reason)
	}
	for key, want := range map[string]string{"skip": "按您的选择，这一行没有导入", "nonsense": "需要您来判断"} {
		p := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q.ID: key}}).Preview()
		if r := result(t, p, 3); r.Class != township.RowRejected || !strings.Contains(r.Reason, want) {
			t.Errorf("answer %s: %s %q", key, r.Class.Word(), r.Reason)
		}
	}
	im := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q.ID: "move"}})
	p := im.Preview()
	if r := result(t, p, 3); r.Class != township.RowChanged || len(p.Questions) != 0 {
		t.Fatalf("answer move: %s %q, %d questions", r.Class.Word(), r.Reason, len(p.Questions))
	}
	_, err := im.Commit(ctx, nil)
	must(t, err)
	for _, block := range strings.Split(snapshot(t, archive), "农户 ") {
		if strings.Contains(block, moved.ID) != strings.Contains(block, "code="+town[0].Code+" ") {
			t.Errorf("%s stands in %s", moved.Name, block)
		}
	}
}

// TestChangedNumber takes a person by 人编号 when name and household agree, and asks when they do not.
func TestChangedNumber(t *testing.T) {
	d, archive, _ := newDesk(t)
	town := rostertest.Town(4)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	next := rostertest.Copy(town)
	next[0].People[0].ID = rostertest.ID(950) // same name: row 2
	next[1].People[1].ID = rostertest.ID(951) // row 4
	next[1].People[1].Name = "另有其人"
	path := persons(t, next, rostertest.Style{})
	im := mustPreview(t, d, path, township.ImportOptions{})
	p := im.Preview()
	if r := result(t, p, 2); r.Class != township.RowChanged || !said(r.Notes, "证件号码与档案不同，请核对") {
		t.Errorf("row 2: %s %q", r.Class.Word(), r.Notes)
	}
	if len(p.Questions) != 1 || p.Questions[0].Row != 4 || len(p.Questions[0].Options) != 3 {
		t.Fatalf("questions %+v", p.Questions)
	}
	q := p.Questions[0].ID
	for key, want := range map[string]township.RowClass{"same": township.RowChanged, "new": township.RowNew, "skip": township.RowRejected} {
		p := mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q: key}}).Preview()
		if r := result(t, p, 4); r.Class != want || len(p.Questions) != 0 {
			t.Errorf("answer %s: %s %q", key, r.Class.Word(), r.Reason)
		}
	}
	im = mustPreview(t, d, path, township.ImportOptions{Answers: township.Answers{q: "same"}})
	_, err := im.Commit(ctx, nil)
	must(t, err)
	if s := snapshot(t, archive); strings.Contains(s, town[1].People[1].Name+" ") || !strings.Contains(s, rostertest.ID(951)) {
		t.Error("the person was not updated")
	}
}
