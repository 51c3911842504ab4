package service

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// superiors is a desk with two villages, two households of one name among them, and a list in a file.
func superiors(t *testing.T, name string, lines ...string) (*visit, string) {
	v := newVisit(t)
	datatest.MustDo(t, v.archive, "户", func(tx *data.Tx) error {
		pine := datatest.Village(t, tx, "青松村")
		for i, head := range []string{"李四", "李四", "王五"} {
			datatest.Household(t, tx, pine, "51990020000"+string(rune('1'+i)), head)
		}
		return nil
	})
	path := filepath.Join(t.TempDir(), name)
	v.must(os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	return v, path
}

var assessed = []string{
	"2021年第三方评估反馈问题清单,,,,,,,,",
	"序号,存在问题,村（社区）,户主,问题性质,整改措施,责任单位,责任人,整改时限,发现日期",
	"1,张三丰家水井断水四十天,柏树村,张 三丰,饮水安全,接通自来水,水利站,周涛,2021-12-20,2021-11-10",
	"2,李四家厨房漏雨,青松村,李四,住房问题,,,,,2021-11-10",
	"3,村里公示栏没有更新,青松村村委会,村委会,驻村工作组责任,,,,,",
	"4,王五家没有参保,松树村,王五,医疗保障,,,,,2021-11-10",
	"5,整改时限早于发现,柏树村,张三丰,医疗保障,,,,2021-11-01,2021-11-10",
	"6,,柏树村,张三丰,医疗保障,,,,,2021-11-10",
	"7,没有推送风险信息,,县医保局,行业部门风险信息推送,,,,,2021/11/9",
	"8,日期不对,柏树村,张三丰,教育资助,,,,下个月,2021-11-10",
	"合计,8个,,,,,,,,",
	"填报人：赵敏,李某,,,审核：,,,,,",
}

func said(r *township.IssueBookRow) string { return r.Column + r.Reason + r.Undecided }

// TestASuperiorsListIsReadAndWeighed: titles and totals are left out, each row finds whom it is about or says what lacks.
func TestASuperiorsListIsReadAndWeighed(t *testing.T) {
	v, path := superiors(t, "第三方评估反馈.csv", assessed...)
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	if book.Source != "第三方评估" || len(book.Rows) != 8 || book.Campaign != v.campaign.ID {
		t.Fatalf("source %q, %d rows, campaign %d, notes %q", book.Source, len(book.Rows), book.Campaign, book.Notes)
	}
	want := []struct{ level, village, head, said string }{
		{"户", "柏树村", "张三丰", ""},
		{"村", "青松村", "", "青松村有2户的户主都是“李四”，请选是哪一户"},
		{"村", "青松村", "", ""},
		{"", "", "", "“松树村”不在本档案的村里，请在上面选它是哪个村"},
		{"户", "柏树村", "张三丰", "I列 整改时限整改时限 2021-11-01 早于发现时间 2021-11-10"},
		{"户", "柏树村", "张三丰", "B列 存在问题没有写问题描述"},
		{"部门", "镇本级", "", ""},
		{"", "", "", "I列 整改时限“下个月”不是日期，请改成 2014-01 或 2014-01-05 这样的写法"},
	}
	for n, w := range want {
		r := &book.Rows[n]
		head := ""
		if r.Home != nil {
			head = r.Home.Head
		}
		if r.Issue.Level != w.level || r.VillageIs != w.village || head != w.head || said(r) != w.said {
			t.Errorf("row %d: %s %s %s %q, want %+v", n+1, r.Issue.Level, r.VillageIs, head, said(r), w)
		}
	}
	if r := book.Rows[6]; r.Issue.Subject != "县医保局" || r.Issue.Found != "2021-11-09" {
		t.Errorf("%+v", r.Issue)
	}
	if len(book.Words) != 2 || book.Words[0].Said != "住房问题" || book.Words[1].Said != "松树村" {
		t.Errorf("words %+v", book.Words)
	}
}

// TestASuperiorsListIsOneDeed: what was chosen is kept for the next list, what was written is told to be there already, and
// all of it is taken back at once.
func TestASuperiorsListIsOneDeed(t *testing.T) {
	v, path := superiors(t, "第三方评估反馈.csv", assessed...)
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	book.Mean(township.ListNature, "住房问题", "住房安全问题")
	book.Mean(township.ListVillage, "松树村", "青松村")
	book.Rows[1].Chosen = book.Rows[1].Homes[1].ID
	v.must(v.desk.WeighIssueBook(v.ctx, &book))
	deed, err := v.desk.TakeIssueBook(v.ctx, book, nil)
	v.must(err)
	if deed.Title != "导入问题清单“第三方评估反馈.csv”（第三方评估）：5个问题" {
		t.Errorf("title %q", deed.Title)
	}
	rows, err := v.desk.IssueRows(v.ctx)
	v.must(err)
	if len(rows) != 5 {
		t.Fatalf("%d issues", len(rows))
	}
	first := rows[0]
	if first.State != township.IssueToVerify || first.Origin != "第三方评估反馈.csv（"+book.Rows[0].Sheet+" 第3行）" || first.Deadline != "" ||
		first.Remark != "清单要求：整改措施：接通自来水；责任单位：水利站；责任人：周涛；整改时限：2021-12-20" {
		t.Errorf("%+v", first.Issue)
	}
	again, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	if again.Rows[3].Home == nil || again.Rows[3].Home.Head != "王五" || !again.Words[0].Known || again.Words[0].Meant != "住房安全问题" {
		t.Errorf("remembered: %+v", again.Words)
	}
	if !again.Rows[0].Doubled() || !again.Rows[2].Doubled() || len(again.Rows[1].Had) != 1 || again.Rows[1].Undecided != "" {
		t.Errorf("doubles: %v %v", again.Rows[0].Alike, again.Rows[2].Alike)
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if rows, err := v.desk.IssueRows(v.ctx); err != nil || len(rows) != 0 {
		t.Errorf("taken back: %d left, %v", len(rows), err)
	}
}

// TestAListThatIsProvenBeginsItsPlan: only where it says all that a plan needs.
func TestAListThatIsProvenBeginsItsPlan(t *testing.T) {
	v, path := superiors(t, "审计问题.csv", assessed...)
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	book.Proven = true
	_, err = v.desk.TakeIssueBook(v.ctx, book, []int{0, 2})
	v.must(err)
	rows, err := v.desk.TrailedIssueRows(v.ctx)
	v.must(err)
	if len(rows) != 2 || rows[0].State != township.IssueMending || rows[0].Unit != "水利站" || rows[0].Deadline != "2021-12-20" || rows[1].State != township.IssueToMend {
		t.Errorf("%+v", rows)
	}
}

func TestAListNeedsItsSource(t *testing.T) {
	v, path := superiors(t, "清单.csv", assessed[1:]...)
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	if _, err := v.desk.TakeIssueBook(v.ctx, book, nil); township.Say(err) != "请先选择这份清单的问题来源。" {
		t.Errorf("%v", err)
	}
	v, path = superiors(t, "别的.csv", "姓名,单位", "张三,水利站")
	if _, err := v.desk.ReadIssueBook(v.ctx, path, ""); township.CodeOf(err) != township.CodeNoRoster {
		t.Errorf("%v", err)
	}
}

// TestFormF3IsRead: its headings stand in two rows, under a title.
func TestFormF3IsRead(t *testing.T) {
	v, path := superiors(t, "排查问题清单.csv",
		"“回头看”排查问题清单,,,,,,,", "序号,问题类型,问题性质简述,问题具体描述,,,,备注", ",,,户主姓名,户类型,家庭人口,问题描述,",
		"1,政策落实,饮水安全,张三丰,脱贫户,2,柏树村1组张三丰家断水四十天,急", "注：1.问题类型主要包括责任落实、政策落实,,,,,,,")
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	if len(book.Rows) != 1 || book.Rows[0].Cells[township.ListDescription] != "柏树村1组张三丰家断水四十天" || book.Rows[0].Cells[township.ListHead] != "张三丰" {
		t.Errorf("%+v", book.Rows)
	}
}

// TestTheTitleSuggestsTheSource: where the name of the file says nothing.
func TestTheTitleSuggestsTheSource(t *testing.T) {
	for title, want := range map[string]string{
		"清溪镇督查巡查反馈问题清单": "督查巡查", "第三方评估发现问题": "第三方评估", "2021年审计移交问题": "审计", "“回头看”排查问题清单": "",
	} {
		v, path := superiors(t, "清单.csv", title+",,", "村,户主,存在问题", "柏树村,张三丰,家里断水四十天")
		book, err := v.desk.ReadIssueBook(v.ctx, path, "")
		v.must(err)
		if book.Source != want {
			t.Errorf("a list called %q: source %q, want %q", title, book.Source, want)
		}
	}
}
