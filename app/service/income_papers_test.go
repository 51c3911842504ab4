package service

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/reports/pdftest"
)

// sheet prints income sheets and returns what is on them, without blanks.
func (r *reckoning) sheet(req township.IncomePrint) (string, township.WallListResult) {
	r.Helper()
	path := filepath.Join(r.TempDir(), "sheet.pdf")
	if req.Year == "" {
		req.Year = "2021"
	}
	res, err := r.desk.PrintIncome(r.ctx, req, path)
	r.must(err)
	pdf, err := os.ReadFile(path)
	r.must(err)
	return township.Squeeze(strings.Join(pdftest.PopplerText(r.TB, pdf), "")), res
}

func (r *reckoning) says(text string, parts ...string) {
	r.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			r.Errorf("the paper does not say %q", p)
		}
	}
}

// neighbour adds a household of one person in another village.
func (r *reckoning) neighbour() (id int64) {
	datatest.MustDo(r.TB, r.archive, "户", func(tx *data.Tx) error {
		id, _ = datatest.Household(r.TB, tx, datatest.Village(r.TB, tx, "石桥村"), "519900100002", "买买提江·阿卜杜热合曼")
		return nil
	})
	return id
}

func TestIncomeIsPrintedInThreeWays(t *testing.T) {
	r := newReckoning(t)
	other := r.neighbour()
	text, res := r.sheet(township.IncomePrint{Way: township.PrintBlank, Copies: 3})
	if r.says(text, "收入计算表（2021年）", "人均纯收入"); res.Pages != 3 || res.Lists != 3 || res.Households != 0 || strings.Contains(text, "张三丰") {
		t.Errorf("blank copies: %+v", res)
	}
	text, res = r.sheet(township.IncomePrint{Way: township.PrintPrefilled})
	if r.says(text, "张三丰", "519900100001", "买买提江", "石桥"); res.Pages != 2 || res.Households != 2 {
		t.Errorf("prefilled: %+v", res)
	}
	r.save(true, pigs(540000), township.IncomeLine{Category: township.Operating, Item: "其他", Label: "竹编", Unit: "件", Income: 10000})
	text, res = r.sheet(township.IncomePrint{Way: township.PrintCompleted})
	if r.says(text, "张三丰", "5,400.00", "1,000.00", "4,400.00", "其他：竹编", "4,500.00", "2,250.00", "张会计"); res.Pages != 1 || res.Households != 1 || res.LeftOut != 1 {
		t.Errorf("completed: %+v", res)
	}
	text, res = r.sheet(township.IncomePrint{Way: township.PrintPrefilled, Year: "2022", Hints: true, Village: "柏树村", Bound: true})
	if r.says(text, "灰色小字是2021年的数", "其他：竹编", "5,400", "共1户1页", "本册第1页", "目录"); res.Pages != 3 || strings.Contains(text, "5,400.00") || strings.Contains(text, "石桥") {
		t.Errorf("with hints: %+v", res)
	}
	if text, _ = r.sheet(township.IncomePrint{Way: township.PrintPrefilled, Year: "2022"}); strings.Contains(text, "竹编") {
		t.Error("hints that nobody asked for")
	}
	text, res = r.sheet(township.IncomePrint{Way: township.PrintPrefilled, Households: []int64{other}})
	if res.Pages != 1 || strings.Contains(text, "张三丰") {
		t.Errorf("a selection: %+v", res)
	}
	_, err := r.desk.PrintIncome(r.ctx, township.IncomePrint{Year: "2021", Way: township.PrintCompleted, Households: []int64{other}}, filepath.Join(t.TempDir(), "x.pdf"))
	r.wrong(err, township.CodeNotFound, "石桥村1组买买提江·阿卜杜热合曼户没有2021年的收入计算表，没有打印")
	_, err = r.desk.PrintIncome(r.ctx, township.IncomePrint{Year: "2021", Way: township.PrintCompleted, Village: "石桥村"}, filepath.Join(t.TempDir(), "x.pdf"))
	r.wrong(err, township.CodeNotFound, "石桥村没有2021年的收入计算表")
	datatest.MustDo(t, r.archive, "注销", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, other, map[string]string{"closed_on": "2021-11-10", "closed_way": "整户迁出"})
		return err
	})
	_, err = r.desk.PrintIncome(r.ctx, township.IncomePrint{Year: "2021", Way: township.PrintPrefilled, Households: []int64{other}}, filepath.Join(t.TempDir(), "x.pdf"))
	r.wrong(err, township.CodeNotFound, "石桥村1组买买提江·阿卜杜热合曼户已注销，不再预填")
}

func TestIncomeOnPaperIsTheSheet(t *testing.T) {
	r := newReckoning(t)
	r.save(false, pigs(540000))
	text, _ := r.sheet(township.IncomePrint{Way: township.PrintCompleted})
	r.says(text, "草稿，尚未完成。", "2,200.00")
	s, _ := r.save(true, pigs(540000))
	_, err := r.desk.SignIncome(r.ctx, []int64{s.ID}, township.Signature{On: "2021-11-19", Proxy: "李秀英", ProxyReason: "户主外出"})
	r.must(err)
	_, _, err = r.desk.CorrectIncome(r.ctx, s.ID, "漏算")
	r.must(err)
	r.save(true, pigs(50000))
	text, _ = r.sheet(township.IncomePrint{Way: township.PrintCompleted})
	r.says(text, "第2版。", "-500.00", "-250.00")
	if strings.Contains(text, "草稿") || strings.Contains(text, "李秀英") {
		t.Error("a finished version is called a draft, or has its signature printed")
	}
	datatest.MustDo(t, r.archive, "迁出", func(tx *data.Tx) error {
		members, err := tx.Read().MembersOf(r.house)
		for _, m := range members {
			if _, err := tx.Update(township.Members, m.ID, map[string]string{"left_on": "2021-10-01", "left_way": "迁出"}); err != nil {
				return err
			}
		}
		return err
	})
	r.save(true, pigs(50000), township.IncomeLine{Category: township.Wage, Item: "务工补贴", Income: 100})
	if text, _ = r.sheet(township.IncomePrint{Way: township.PrintCompleted}); !strings.Contains(text, township.NoFamily) {
		t.Errorf("a household without members: %s", text)
	}
}

func TestTheYearThatIsMeant(t *testing.T) {
	r := newReckoning(t)
	year := func(want string) {
		t.Helper()
		if got, err := r.desk.IncomeYear(r.ctx); err != nil || got != want {
			t.Errorf("the year is %q, want %q; %v", got, want, err)
		}
	}
	year(string(r.desk.Today()[:4]))
	f, err := r.desk.OpenIncome(r.ctx, r.house, "2019")
	r.must(err)
	f.Sheet.Lines = []township.IncomeLine{pigs(1000)}
	_, _, err = r.desk.SaveIncome(r.ctx, township.SheetEdit{Sheet: f.Sheet}, "")
	r.must(err)
	year("2019")
	_, err = r.desk.SaveStandard(r.ctx, township.Standard{Year: "2020", Name: "回头看", PovertyLine: 400000})
	r.must(err)
	year("2020")
}
