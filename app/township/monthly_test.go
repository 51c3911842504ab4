package township

import (
	"reflect"
	"strings"
	"testing"
)

func TestTheChecklistHas37Items(t *testing.T) {
	list := DefaultChecklist()
	if len(list) != 37 || list[0].Named() != "1 责任落实" || list[36].Project != "其他方面" || list[4].Unit != "区财政局" {
		t.Errorf("%d items, %+v", len(list), list[0])
	}
	for _, i := range list {
		was := i
		i.Tidy()
		if err := i.Validate(); err != nil || i != was {
			t.Errorf("%s: %v", i.Named(), err)
		}
	}
}

func TestMonthlyDue(t *testing.T) {
	closed := func(month string) MonthlyEdition { return MonthlyEdition{Month: month, Closed: Date(month + "-30")} }
	open := func(month string) MonthlyEdition { return MonthlyEdition{Month: month} }
	for _, c := range []struct {
		today    Date
		editions []MonthlyEdition
		want     []string
	}{
		{"2021-12-01", nil, []string{"2021年11月大排查月报表应在 2021-12-04 前上报，还有3天，请新建并上报。"}},
		{"2021-12-05", nil, nil},
		{"2021-12-01", []MonthlyEdition{open("2021-12"), closed("2021-11")}, nil},
		{"2021-12-04", []MonthlyEdition{open("2021-11")}, []string{"2021年11月大排查月报表今天（2021-12-04）截止上报，请填好并上报。"}},
		{"2021-12-06", []MonthlyEdition{closed("2021-10")}, []string{"2021年11月大排查月报表应在 2021-12-04 前上报，已过2天，请新建并上报。"}},
		{"2022-01-02", []MonthlyEdition{open("2021-11")}, []string{
			"2021年11月大排查月报表应在 2021-12-04 前上报，已过29天，请填好并上报。", "2021年12月大排查月报表应在 2022-01-04 前上报，还有2天，请新建并上报。",
		}},
		{"2021-11-30", []MonthlyEdition{open("2021-11"), closed("2021-10")}, nil},
	} {
		var got []string
		for _, r := range MonthlyDue(c.today, c.editions, nil) {
			got = append(got, r.Text(c.today))
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %v: %q, want %q", c.today, c.editions, got, c.want)
		}
	}
}

// TestMonthlyDueOfACampaign: an office whose campaign has found something is late until it reports, edition or none.
func TestMonthlyDueOfACampaign(t *testing.T) {
	found := func(day Date, campaign int64) []IssueRow {
		return []IssueRow{{Issue: Issue{Found: day, Campaign: campaign}}}
	}
	for _, c := range []struct {
		today  Date
		issues []IssueRow
		want   string
	}{
		{"2021-12-03", nil, "11月月报表应于4日前报送，还有1天"},
		{"2021-12-04", found("2021-11-30", 1), "11月月报表应于4日前报送，今天截止"},
		{"2021-12-06", found("2021-11-30", 1), "11月月报表应于4日前报送，已过2天"},
		{"2021-12-31", found("2021-11-30", 1), "11月月报表应于4日前报送，已过27天"},
		{"2021-12-06", found("2021-12-02", 1), ""},
		{"2021-12-06", found("2021-11-30", 0), ""},
	} {
		got := ""
		for _, r := range MonthlyDue(c.today, nil, c.issues) {
			got += r.Short(c.today)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.today, got, c.want)
		}
	}
	old := MonthlyReminder{Month: "2021-10", Due: "2021-11-04"}
	if got := old.Short("2022-01-04"); got != "2021年10月月报表应于4日前报送，已过61天" {
		t.Errorf("%q", got)
	}
}

func TestTheDayOfAnEdition(t *testing.T) {
	for _, c := range []struct {
		closed, today, want Date
		standing            string
	}{
		{"", "2021-11-19", "2021-11-19", "填报中"},
		{"", "2021-12-03", "2021-11-30", "填报中"},
		{"", "2021-12-05", "2021-11-30", "逾期未上报"},
		{"2021-11-28", "2021-12-05", "2021-11-28", "已上报"},
		{"2021-12-03", "2022-05-05", "2021-11-30", "已上报"},
	} {
		e := MonthlyEdition{Month: "2021-11", Closed: c.closed}
		if got := e.Day(c.today); got != c.want || e.Standing(c.today) != c.standing {
			t.Errorf("%+v on %s: %s %s", e, c.today, got, e.Standing(c.today))
		}
	}
}

func TestMonthlyEditionsAreChecked(t *testing.T) {
	for _, c := range []struct {
		edition MonthlyEdition
		want    string
	}{
		{MonthlyEdition{Month: "2021-11"}, ""},
		{MonthlyEdition{Month: "2021-11", Filled: "2021-11-19"}, ""},
		{MonthlyEdition{Month: "2021-13"}, "月份“2021-13”不是年和月，请写成 2021-11 这样。"},
		{MonthlyEdition{Month: ""}, "月份“”不是年和月，请写成 2021-11 这样。"},
		{MonthlyEdition{Month: "2021-12"}, "2021年12月还没有到，不能建月报表。"},
		{MonthlyEdition{Month: "2021-11", Filled: "2021-11-20"}, "填报时间 2021-11-20 晚于今天 2021-11-19，请改正。"},
		{MonthlyEdition{Month: "2021-11", Filled: "2021-10-20"}, "填报时间 2021-10-20 早于2021年11月，请改正。"},
		{MonthlyEdition{Month: "2021-11", Unit: strings.Repeat("长", LongestText+1)}, "填报单位有501个字，最多500个字，请改短。"},
	} {
		if got := Say(c.edition.Validate("2021-11-19")); got != c.want {
			t.Errorf("%+v: %q, want %q", c.edition, got, c.want)
		}
	}
}

// TestANewEditionStartsFromTheLast: its texts are last month's, its items those on offer.
func TestANewEditionStartsFromTheLast(t *testing.T) {
	before := &MonthlyFile{MonthlyEdition: MonthlyEdition{Month: "2021-10", Unit: "清溪镇"}, Lines: []MonthlyLine{
		{Item: 1, Situation: "已查", Measures: "改", Progress: "在办", Unit: "财政所", Project: "旧名"}, {Item: 2, Situation: "停用的"},
	}}
	items := []ChecklistItem{{ID: 1, Position: 1, Project: "责任落实", Content: "内容", Unit: "各街道"}, {ID: 2, Position: 2, Retired: true}, {ID: 3, Position: 3, Project: "新项目", Unit: "水利站"}}
	f := NewMonthly("2021-11", "办公室", items, before)
	want := []MonthlyLine{
		{Item: 1, Position: 1, Project: "责任落实", Content: "内容", Situation: "已查", Measures: "改", Progress: "在办", Unit: "财政所"},
		{Item: 3, Position: 2, Project: "新项目", Unit: "水利站"},
	}
	if !reflect.DeepEqual(f.Lines, want) || f.Unit != "清溪镇" {
		t.Errorf("%+v", f)
	}
	if first := NewMonthly("2021-11", "办公室", items, nil); len(first.Lines) != 2 || first.Lines[0].Unit != "各街道" || first.Unit != "办公室" {
		t.Errorf("%+v", first)
	}
}

// TestWhatAClosedEditionKept comes back from its words, and what changed since is named.
func TestWhatAClosedEditionKept(t *testing.T) {
	row := func(id int64, item int64, steps ...IssueStep) IssueRow {
		i := Issue{ID: id, Item: item, Found: "2021-10-10", Nature: "饮水安全", Subject: "某单位"}
		i.State = IssueToVerify
		for _, s := range steps {
			i.add(s)
			i.Trail = append(i.Trail, s)
		}
		return IssueRow{Issue: i}
	}
	done := []IssueStep{{Event: DoVerify, Done: "2021-10-11"}, {Event: DoPlan, Done: "2021-10-11", Deadline: "2021-10-20"}, {Event: DoComplete, Done: "2021-10-12"}}
	rows := []IssueRow{row(1, 7, done...), row(2, 7, done[:2]...), row(3, 7)}
	october := &MonthlyFile{MonthlyEdition: MonthlyEdition{Month: "2021-10", Closed: "2021-11-03"}, Day: "2021-10-31", Lines: []MonthlyLine{{Item: 7}}}
	october.Count(rows, nil)
	kept, err := readMonthlyCount(october.Lines[0].Counted.Kept())
	if err != nil || !reflect.DeepEqual(kept, october.Lines[0].Counted) {
		t.Errorf("%v %+v", err, kept)
	}
	if text := kept.Text(); text != "关联问题3个，已整改1个，已销号0个，整改率33.3%" || kept.Overdue != 1 {
		t.Errorf("%s, %+v", text, kept)
	}
	november := func(rows ...IssueRow) MonthlyLine {
		f := &MonthlyFile{MonthlyEdition: MonthlyEdition{Month: "2021-11"}, Day: "2021-11-19", Lines: []MonthlyLine{{Item: 7, Progress: "在办"}}}
		f.Count(rows, october)
		if f.Figures.Found != f.Lines[0].Counted.Found {
			t.Errorf("%+v", f.Figures)
		}
		return f.Lines[0]
	}
	if l := november(rows...); l.ProgressText() != "在办。关联问题3个，已整改1个，已销号0个，整改率33.3%" {
		t.Errorf("%q", l.ProgressText())
	}
	later := IssueStep{Event: DoComplete, Done: "2021-11-05"}
	if l := november(rows[0], row(2, 7, append(done[:2:2], later)...), rows[2]); len(l.Counted.Later) != 0 || l.Counted.Mended != 2 {
		t.Errorf("done this month: %+v", l.Counted)
	}
	l := november(rows[0], row(2, 7, done...), row(4, 7), row(3, 8))
	want := []string{
		"2021年10月报表之后补登：W0002 某单位 饮水安全（原报整改中，应为待验收）", "2021年10月报表之后补登：W0004 某单位 饮水安全（待核实）", "2021年10月报表之后：W0003不再计入本项",
	}
	if !reflect.DeepEqual(l.Counted.Later, want) {
		t.Errorf("%q", l.Counted.Later)
	}
}
