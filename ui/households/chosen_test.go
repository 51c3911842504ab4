package households

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// tickHomes ticks households by ID as the clerk does.
func tickHomes(s *Screen, ids ...int64) {
	var keys []string
	for _, id := range ids {
		keys = append(keys, s.list.lines[id].key)
	}
	s.list.table.SetTicked(keys)
	s.list.ticked()
}

func TestTicksGoBeforeTheSelection(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.list.table.SelectRow(0)
	tickHomes(s, 5, 2)
	if got := idsOf(s.list.chosen()); !slices.Equal(got, []int64{2, 5}) {
		t.Errorf("chosen %v, want the ticked ones in the order of paper", got)
	}
	if got, want := s.list.footer.count.Text, "已选 2 户 7 人"; got != want {
		t.Errorf("footer %q, want %q", got, want)
	}
	s.list.filters.filter.Village = "柏树村"
	s.list.filtered()
	if got, want := s.list.footer.count.Text, "已选 2 户 7 人（其中 1 户不在当前显示）"; got != want {
		t.Errorf("footer %q, want %q", got, want)
	}
	uitest.Press(t, s.Content(), onlyTickedWord)
	if got := heads(s); !slices.Equal(got, []string{"李秀英", "陈大明"}) {
		t.Errorf("only the ticked: %v", got)
	}
	s.list.export(s.list.chosen())
	uitest.Press(t, host.Top(), "导出 2 户")
	if len(desk.exported) != 1 || !slices.Equal(desk.exported[0].Households, []int64{2, 5}) || desk.exported[0].Members || desk.exported[0].Mask {
		t.Errorf("exported %+v", desk.exported)
	}
	if len(host.Saves) != 1 || host.Saves[0] != "/tmp/农户名册_2021-11-19.xlsx 已导出 2 户。" {
		t.Errorf("told %q", host.Saves)
	}
	uitest.Press(t, s.Content(), allAgainWord)
	if got := heads(s); !slices.Equal(got, []string{"张三丰", "李秀英"}) {
		t.Errorf("after that: %v", got)
	}
	desk.rows = desk.rows[:4]
	s.Refresh()
	if got := idsOf(s.list.chosen()); !slices.Equal(got, []int64{2}) {
		t.Errorf("a household that is gone stays ticked: %v", got)
	}
	s.list.clearTicks()
	if got := idsOf(s.list.chosen()); !slices.Equal(got, []int64{1}) {
		t.Errorf("without ticks the selection counts, not %v", got)
	}
}

func TestExportOfMembersAndColumns(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	d := newExport(s.list, township.Values(s.list.rows))
	if d.columns.SetValue(columnsShown); d.warning.String() == "" {
		t.Error("nothing is said of private numbers")
	}
	if got := d.request().Columns; !slices.Contains(got, "group_name") || !slices.Contains(got, "head") || slices.Contains(got, "id_number") {
		t.Errorf("the columns shown are %v", got)
	}
	for _, c := range d.request().SheetColumns() {
		if c.Label == "" {
			t.Errorf("column %q has no label", c.Key)
		}
	}
	if got, want := len(d.request().SheetColumns()), len(s.list.table.ShownColumns()); got != want {
		t.Errorf("the workbook has %d of the %d columns", got, want)
	}
	d.what.SetValue(exportMembers)
	d.mask.SetChecked(true)
	d.show()
	uitest.Press(t, host.Top(), "导出 5 户")
	if len(desk.exported) != 1 || !desk.exported[0].Members || !desk.exported[0].Mask || desk.exported[0].Columns != nil {
		t.Errorf("exported %+v", desk.exported)
	}
}

func TestPrintedListHasATitle(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	s.list.printList(township.Values(s.list.rows[:2]))
	uitest.Press(t, host.Top(), "打印 2 户")
	if len(desk.listed) != 1 || desk.listed[0].Title != "农户名单" || !slices.Equal(desk.listed[0].Households, []int64{1, 2}) {
		t.Errorf("listed %+v", desk.listed)
	}
}

// TestEditFieldShowsWhatItWillDo: the button names the deed, and does what the preview shows.
func TestEditFieldShowsWhatItWillDo(t *testing.T) {
	s, host, desk := open(t, sampleRows())
	desk.refuse = map[int64]string{2: "本户在台账中"}
	e := newFieldEdit(s.list, township.Values(s.list.rows[:3]), township.NewVocabularies(nil))
	if !uitest.Says(host.Top(), "改 3 户的字段") {
		t.Error("the dialog does not say of how many")
	}
	e.field.SetValue("risks")
	e.chooseField()
	if e.table.Len() != 0 {
		t.Error("a preview before anything was typed")
	}
	e.mode.SetValue(string(township.EditAdd))
	tickWords(e.value, "因病", "因学")
	if got, want := e.told.String(), "改 2 户，0 户不变，1 户不能改（原因见表）。可以一次撤销。"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	e.mode.SetValue(string(township.EditRemove))
	e.dialog.Do()
	if len(desk.edited) != 0 {
		t.Fatal("it did what the preview had not shown yet")
	}
	e.mode.SetValue(string(township.EditAdd))
	tickWords(e.value, "因学")
	uitest.Press(t, host.Top(), "改 2 户的致贫返贫风险")
	if want := (township.FieldEdit{Field: "risks", Mode: township.EditAdd, Value: "因学"}); len(desk.edited) != 1 || desk.edited[0] != want || !slices.Equal(desk.editIDs, []int64{1, 2, 3}) {
		t.Errorf("edited %+v of %v", desk.edited, desk.editIDs)
	}
	if len(host.Texts) != 1 {
		t.Errorf("done %q", host.Texts)
	}
}

func TestEditFieldRefusesBesideTheField(t *testing.T) {
	s, _, desk := open(t, sampleRows())
	e := newFieldEdit(s.list, township.Values(s.list.rows[:3]), township.NewVocabularies(nil))
	e.field.SetValue("exit_year")
	e.chooseField()
	typeInto(e.value, "明年")
	if e.value.field.Problem() == "" || e.table.Len() != 0 {
		t.Errorf("problem %q, %d rows", e.value.field.Problem(), e.table.Len())
	}
	e.dialog.Do()
	e.mode.SetValue(modeEmpty)
	e.lay()
	e.preview()
	if got, want := e.deed(3), "清空 3 户的脱贫年度"; got != want {
		t.Errorf("the deed is %q, want %q", got, want)
	}
	if len(desk.edited) != 0 {
		t.Errorf("edited %+v", desk.edited)
	}
}

// tickWords ticks words in the input of a value.
func tickWords(v *fieldValue, words ...string) {
	several := v.field.Input().(*widgets.MultiSelect)
	several.SetValues(words)
	several.OnChanged(words)
}

// TestEditFieldOffersTheOfficesWords and those of the households that are in no list, which can be taken away.
func TestEditFieldOffersTheOfficesWords(t *testing.T) {
	s, _, desk := open(t, sampleRows())
	desk.old = map[int64]string{2: "因病、因懒"}
	words := township.OfficeWords.NewRecord()
	words.Set("vocabulary", "致贫返贫风险")
	words.Set("value", "突发火灾")
	e := newFieldEdit(s.list, township.Values(s.list.rows[:3]), township.NewVocabularies([]township.Record{words}))
	e.field.SetValue("risks")
	e.chooseField()
	tickWords(e.value, "突发火灾", "因懒", "没有的")
	if got, want := e.value.text(), "突发火灾、因懒"; got != want {
		t.Errorf("offered %q, want %q", got, want)
	}
	if got, want := e.value.field.Input().(*widgets.MultiSelect).Text, "突发火灾、因懒（不在选项中）"; got != want {
		t.Errorf("it shows %q, want %q", got, want)
	}
}

// typeInto types a text into the input of a value and does not wait until the typing rests.
func typeInto(v *fieldValue, text string) {
	entry := v.field.Input().(*widgets.SearchEntry)
	entry.SetText(text)
	entry.TypedKey(uitest.Key(fyne.KeyReturn))
}

// Without a household that is shown the buttons say why nothing comes of them.
func TestNothingToPutOut(t *testing.T) {
	s, host, _, _ := openForms(t)
	s.ShowFilter(township.HouseholdFilter{Query: "没有这个人"})
	uitest.Press(t, s.list.page, "导出")
	s.list.printList(township.Values(s.list.shownRows()))
	if len(host.Failures) != 2 || asked(host) {
		t.Fatalf("failures %v, dialog open: %v", host.Failures, asked(host))
	}
	for i, want := range []string{"没有可导出的农户", "没有可打印的农户"} {
		if got := township.Say(host.Failures[i]); !strings.Contains(got, want) {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}
