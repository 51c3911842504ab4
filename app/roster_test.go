package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"taizhang/app/township"
)

// personHeads are the headings of a roster 人口信息 that tests fill, spelled as the national system exports them.
var personHeads = []string{
	"序号", "省(自治区、直辖市)", "市(盟、州)", "县(市、区、旗)", "乡(镇)", "行政村", "自然村", "户编号", "人编号", "姓名", "性别", "证件类型", "证件号码",
	"人数", "与户主关系", "民族", "健康状况", "致贫原因1", "人均纯收入", "户联系电话", "首次识别时间", "脱贫年度", "户类型",
	"易返贫致贫户(监测对象)类型", "风险是否消除", "风险识别时间",
}

// person is one row of such a roster; what is left blank gets a sound value.
type person struct {
	village, group string
	household      int
	name, relation string
	id             string
	monitor        string // 易返贫致贫户(监测对象)类型
}

// villager makes the n-th person of a household; the first is its head.
func villager(village string, household, n int, name string) person {
	relation := "其他"
	if n < 4 {
		relation = []string{"户主", "配偶", "之子", "之女"}[n]
	}
	return person{village: village, group: "1组", household: household, name: name, relation: relation, id: identity(household*10 + n)}
}

// identity returns the n-th of many sound ID numbers of the fictitious region 519900.
func identity(n int) string {
	born := time.Date(1935, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%25000)
	body := fmt.Sprintf("519900%s%03d", born.Format("20060102"), n/25000*2+1)
	c, ok := township.CheckDigit(body)
	if !ok {
		panic(body)
	}
	return body + string(c)
}

// code is the number of a test's household.
func code(household int) string { return fmt.Sprintf("5199370%07d", household) }

// cells writes the person as the row numbered n.
func (p person) cells(n int) []string {
	cleared, since := "", ""
	if p.monitor != "" {
		cleared, since = "否", "202105"
	}
	return []string{
		strconv.Itoa(n), "四川省", "某市", "某县", "清溪镇", p.village, p.group, code(p.household), code(p.household) + fmt.Sprintf("%02d", n%100), p.name, "", "居民身份证(户口簿)", p.id,
		"", p.relation, "汉族", "健康", "因病", "6716.58", "18862921592", "2014-01", "2020", "脱贫户", p.monitor, cleared, since,
	}
}

// personRoster lays people out as the national system does: title, office, headings, rows, total, note.
func personRoster(people ...person) [][]string {
	table := [][]string{{"清溪镇2021年度脱贫户、监测对象家庭成员信息表"}, {"填报单位：清溪镇人民政府"}, personHeads}
	for i, p := range people {
		table = append(table, p.cells(i+1))
	}
	return append(table, []string{"合计", "", "", "", "", "", "", "", "", strconv.Itoa(len(people))}, nil, []string{"注：本表由系统导出。"})
}

// twoVillages is a small roster without a fault: three households of two in 柏树村, of which one is monitored, and one in 双河村.
func twoVillages() []person {
	var people []person
	for i, head := range []string{"范伟", "陈开", "于良明"} {
		people = append(people, villager("柏树村", i+1, 0, head), villager("柏树村", i+1, 1, "袁碧群"))
	}
	people[4].monitor, people[5].monitor = "脱贫不稳定户", "脱贫不稳定户"
	return append(people, villager("双河村", 4, 0, "罗兴建"), villager("双河村", 4, 1, "邓春霞"))
}

// saveXLSX writes a table as a workbook, every cell a text.
func saveXLSX(tb testing.TB, path string, table [][]string) string {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range table {
		must(tb, f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row))
	}
	must(tb, f.SaveAs(path))
	return path
}

// saveCSV writes a table as UTF-8 with a byte order mark, as Excel does.
func saveCSV(tb testing.TB, path string, table [][]string) string {
	tb.Helper()
	must(tb, os.WriteFile(path, append([]byte("\uFEFF"), csvText(tb, table)...), 0o600))
	return path
}

// saveGB18030 writes a table in the encoding of Chinese Windows.
func saveGB18030(tb testing.TB, path string, table [][]string) string {
	tb.Helper()
	text, err := simplifiedchinese.GB18030.NewEncoder().String(csvText(tb, table))
	must(tb, err)
	must(tb, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func csvText(tb testing.TB, table [][]string) string {
	tb.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range table {
		must(tb, w.Write(append(row, make([]string, len(personHeads)-min(len(row), len(personHeads)))...)))
	}
	w.Flush()
	must(tb, w.Error())
	return b.String()
}

// bigRoster writes a roster of so many households, two people each, in 20 villages.
func bigRoster(tb testing.TB, dir string, households int) string {
	tb.Helper()
	var people []person
	for h := range households {
		village := fmt.Sprintf("第%d村", h*20/households+1)
		people = append(people, villager(village, h, 0, "范伟"), villager(village, h, 1, "袁碧群"))
	}
	return saveCSV(tb, filepath.Join(dir, "big.csv"), personRoster(people...))
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// names returns the people that a workbook names.
func names(tb testing.TB, path string) map[string]bool {
	tb.Helper()
	f, err := excelize.OpenFile(path)
	must(tb, err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	must(tb, err)
	people, at := map[string]bool{}, -1
	for _, row := range rows {
		switch i := slices.Index(row, "姓名"); {
		case i >= 0:
			at = i
		case at >= 0 && at < len(row) && len([]rune(row[at])) > 1:
			people[strings.TrimSpace(row[at])] = true
		}
	}
	if len(people) == 0 {
		tb.Fatalf("%s names nobody", path)
	}
	return people
}

func atoi(tb testing.TB, s string) int {
	tb.Helper()
	n, err := strconv.Atoi(s)
	must(tb, err)
	return n
}
