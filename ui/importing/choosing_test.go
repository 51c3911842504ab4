package importing

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// asking is a roster with a question, which an answer settles, and a new village, which a
// name of the archive settles.
func asking(o township.ImportOptions) (*fakeImport, error) {
	v := roster()
	v.File = "a.xlsx"
	if o.Answers[11] == "" {
		v.Questions = []township.Question{{ID: 11, Sheet: "人口", Row: 7, Text: "双河村有2户户主都叫张三，这一行是哪一户？", Options: []township.Option{{Key: "#1", Text: "1组张三户"}, {Key: "new", Text: "都不是，是新的一户"}}}}
	}
	if o.Villages["新桥"] == "" {
		v.Villages = []string{"新桥"}
	}
	return &fakeImport{preview: v}, nil
}

func TestQuestionsAreAnsweredAndReadAnew(t *testing.T) {
	b := newBench(t)
	b.desk.files["a.xlsx"] = asking
	b.ImportFiles([]string{"a.xlsx"})
	b.wantSaid(t, "有1处需要您判断；没有判断的行先不导入，算在拒收里。")
	b.press("去判断")
	b.wantSaid(t, "双河村有2户户主都叫张三，这一行是哪一户？", "先不决定", "工作表“人口”第7行")
	if b.press(settleWord) {
		t.Error("can be read anew though nothing was chosen")
	}
	p := b.on(t)
	b.job.choices.answer(11, "#1")
	p.say()
	if b.press("导入 3 行") {
		t.Error("can be imported before the choice was taken into account")
	}
	if !b.press(settleWord) {
		t.Fatal("cannot be read anew")
	}
	if got, want := b.desk.asked[1].Answers, (township.Answers{11: "#1"}); !maps.Equal(got, want) {
		t.Errorf("read with answers %v, want %v", got, want)
	}
	if b.on(t).pane != paneRows {
		t.Error("with all answered the rows are not shown")
	}
	b.wantSaid(t, "已判断1处 ›", "导入 3 行")
	b.press("已判断1处 ›")
	b.wantSaid(t, "1组张三户")
}

func TestOpenQuestionsMayStay(t *testing.T) {
	b := newBench(t)
	b.desk.files["a.xlsx"] = asking
	b.ImportFiles([]string{"a.xlsx"})
	if !b.press("导入 3 行") || b.last().committed != 1 {
		t.Error("an open question stops the import")
	}
}

func TestManyQuestionsAreListedInParts(t *testing.T) {
	c := choices{}
	for i := range mostQuestions + 20 {
		c.questions = append(c.questions, township.Question{ID: i})
	}
	c.answer(0, "new")
	listed := listedQuestions(&c)
	if len(listed) != mostQuestions || listed[0].ID != 1 {
		t.Errorf("%d questions from %d, want %d from 1", len(listed), listed[0].ID, mostQuestions)
	}
}

func TestNewVillageIsOneOfTheArchive(t *testing.T) {
	b := newBench(t)
	b.desk.files["a.xlsx"] = asking
	b.desk.villages = []township.Village{{Name: "新桥村"}, {Name: "双河村"}}
	b.ImportFiles([]string{"a.xlsx"})
	b.wantSaid(t, "档案中还没有的村：新桥。导入时新建；写法不同的，可归入已有的村。")
	b.press("逐村确认")
	b.wantSaid(t, "新桥", "新建这个村")
	options := fmt.Sprintf("%q", b.on(t).villageOptions("新桥"))
	if want := `[{"" "新建这个村" ""} {"新桥村" "归入新桥村" ""} {"双河村" "归入双河村" ""}]`; options != want {
		t.Errorf("options %s, want %s", options, want)
	}
	b.job.choices.call("新桥", "新桥村")
	b.on(t).say()
	b.press(settleWord)
	if got, want := b.desk.asked[1].Villages, map[string]string{"新桥": "新桥村"}; !maps.Equal(got, want) {
		t.Errorf("read with villages %v, want %v", got, want)
	}
	b.wantSaid(t, "其中1个归入已有的村，其余新建。")
}

func TestVillagesFollowEachOther(t *testing.T) {
	c := choices{villages: []string{"新桥", "新桥儿", "新乔"}}
	c.call("新桥儿", "新桥")
	if !c.call("新桥", "新桥村") {
		t.Error("nobody followed")
	}
	want := map[string]string{"新桥": "新桥村", "新桥儿": "新桥村"}
	if !maps.Equal(c.rename, want) {
		t.Errorf("rename = %v, want %v", c.rename, want)
	}
	if c.call("新桥", ""); c.rename["新桥"] != "" {
		t.Error("a village cannot be a new one again")
	}
}

func TestChoicesStayWhenReadingFails(t *testing.T) {
	b := newBench(t)
	b.desk.files["a.xlsx"] = asking
	b.ImportFiles([]string{"a.xlsx"})
	b.job.choices.answer(11, "#1")
	delete(b.desk.files, "a.xlsx")
	b.read()
	if got := b.job.choices.answers[11]; got != "#1" || !b.job.changed() {
		t.Errorf("answer %q, changed %t; want #1, true", got, b.job.changed())
	}
}

func TestLearnDropsWhatIsAskedNoMore(t *testing.T) {
	c := choices{answers: township.Answers{1: "new"}, rename: map[string]string{"新桥": "新桥村"}}
	c.learn(&township.Preview{Questions: []township.Question{{ID: 1}, {ID: 2}, {ID: 3}}, Villages: []string{"新桥", "石桥"}})
	c.learn(&township.Preview{Questions: []township.Question{{ID: 4}, {ID: 3}}, Villages: []string{"双河"}})
	var ids []int
	for _, q := range c.questions {
		ids = append(ids, q.ID)
	}
	if want := []int{1, 3, 4}; !slices.Equal(ids, want) {
		t.Errorf("questions %v, want %v", ids, want)
	}
	if want := []string{"新桥", "双河"}; !slices.Equal(c.villages, want) {
		t.Errorf("villages %v, want %v", c.villages, want)
	}
}

func TestDigitsDoNotLeaveAPaneOfChoices(t *testing.T) {
	b := newBench(t)
	b.desk.files["a.xlsx"] = asking
	b.ImportFiles([]string{"a.xlsx"})
	b.press("去判断")
	if b.hit(fyne.Key1) || b.on(t).pane != paneQuestions {
		t.Error("the key 1 leaves the questions")
	}
}
