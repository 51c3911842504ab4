package settings

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// fakeWords is the part of the fake desk that 选项 stands on.
type fakeWords struct {
	words   []township.OfficeWord
	changes []string
	refused error
}

func (d *fakeWords) did(what ...string) (township.Deed, error) {
	if d.refused == nil {
		d.changes = append(d.changes, strings.Join(what, " "))
	}
	return township.Deed{ID: 1}, d.refused
}

func (d *fakeWords) Words(context.Context, string) ([]township.OfficeWord, error) {
	return d.words, nil
}

func (d *fakeWords) AddWord(_ context.Context, vocabulary, typed string) (township.Deed, error) {
	return d.did("add", vocabulary, typed)
}

func (d *fakeWords) RenameWord(_ context.Context, vocabulary, old, typed string) (township.Deed, error) {
	return d.did("rename", vocabulary, old, typed)
}

func (d *fakeWords) SpellWord(_ context.Context, vocabulary, value, spellings string) (township.Deed, error) {
	return d.did("spell", vocabulary, value, spellings)
}

func (d *fakeWords) RetireWord(_ context.Context, vocabulary, value string, retired bool) (township.Deed, error) {
	if retired {
		return d.did("retire", vocabulary, value)
	}
	return d.did("restore", vocabulary, value)
}

func (d *fakeWords) RemoveWord(_ context.Context, vocabulary, value string) (township.Deed, error) {
	return d.did("remove", vocabulary, value)
}

func (d *fakeWords) MoveWord(_ context.Context, vocabulary, value string, _ int) (township.Deed, error) {
	return d.did("move", vocabulary, value)
}

// withWords is the section 选项 on a list of a word of each sort.
func withWords(t *testing.T) (*Screen, *desk, *host, *widgets.Table[township.OfficeWord]) {
	t.Helper()
	s, d, h := shown(t, "村")
	d.words = []township.OfficeWord{
		{ID: 0, Word: township.Word{Value: "因病"}, BuiltIn: true, Position: 1, Used: 7},
		{ID: 1, Word: township.Word{Value: "因赌", Spellings: []string{"赌博"}}, Own: []string{"赌博"}, Position: 2, Used: 2},
		{ID: 2, Word: township.Word{Value: "因懒"}, Position: 3, Retired: true},
		{Word: township.Word{Value: "没钱"}, Stray: true, Used: 1, Position: 4},
	}
	press(t, s.Content(), wordsLabel)
	tables := inputs[*widgets.Table[township.OfficeWord]](s.Content())
	if len(tables) != 1 {
		t.Fatalf("%d tables", len(tables))
	}
	return s, d, h, tables[0]
}

func TestWordsAreKept(t *testing.T) {
	s, d, h, table := withWords(t)
	list := township.OfficeLists()[0]
	press(t, s.Content(), "新增选项")
	fill(t, h, "新增", "甲、乙")
	if got := problems(t, h); got[0] != "选项里不能有顿号、逗号、斜线等分隔符" {
		t.Errorf("problems %q", got)
	}
	fill(t, h, "新增", "因灾返贫")
	table.SelectRow(1)
	press(t, s.Content(), "改名")
	fill(t, h, "改名", "因赌博")
	press(t, s.Content(), "其他写法")
	fill(t, h, "保存", "赌博、好赌")
	press(t, s.Content(), "上移")
	press(t, s.Content(), "停用")
	table.SelectRow(2)
	press(t, s.Content(), "恢复")
	press(t, s.Content(), "删去")
	table.SelectRow(3)
	press(t, s.Content(), "加入选项")
	want := []string{
		"add " + list + " 因灾返贫", "rename " + list + " 因赌 因赌博", "spell " + list + " 因赌 赌博、好赌", "move " + list + " 因赌",
		"retire " + list + " 因赌", "restore " + list + " 因懒", "remove " + list + " 因懒", "add " + list + " 没钱",
	}
	if diff := cmp.Diff(want, d.changes); diff != "" {
		t.Error(diff)
	}
	d.refused = township.Errorf(township.CodeConflict, "已经有“因病”")
	press(t, s.Content(), "新增选项")
	fill(t, h, "新增", "因病")
	if got := problems(t, h); got[0] != "已经有“因病”" {
		t.Errorf("problems %q", got)
	}
}

// The program's own words keep their names, and a word in use stays.
func TestWordButtonsFollowTheWord(t *testing.T) {
	s, _, _, table := withWords(t)
	disabled := func() string {
		var out []string
		for _, o := range test.LaidOutObjects(s.Content()) {
			if b, ok := o.(*widgets.Button); ok && b.Disabled() {
				out = append(out, b.Text)
			}
		}
		return strings.Join(out, " ")
	}
	for row, want := range []string{"改名 上移 删去", "删去", "下移", "改名 其他写法 上移 下移 删去"} {
		table.SelectRow(row)
		if got := disabled(); got != want {
			t.Errorf("row %d: %q is off, want %q", row, got, want)
		}
	}
}
