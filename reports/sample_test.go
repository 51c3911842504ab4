package reports

import (
	"fmt"
	"time"

	"taizhang/app/township"
)

// printed is the date on all paper of the tests.
var printed = time.Date(2021, 11, 21, 9, 30, 0, 0, time.UTC)

var (
	sampleNames  = []string{"张三丰", "李四光", "王五", "赵子龙", "欧阳修远", "钱学文", "孙桂芳", "周大成", "吴秀英", "郑和平", "冯玉兰", "陈志强"}
	sampleCauses = []string{"因病", "因残", "缺劳动力", "因学", "缺技术", "因病、缺劳动力", "自身发展动力不足", "因灾"}
	sampleGroups = []string{"一组", "二组", "三组", "四组", "五组", "六组", "七组", "八组", "九组", "十组"}
)

// sampleRow is the i-th household of a fictitious list; every field is filled, also those that may not hang on a wall.
func sampleRow(i int) township.WallListRow {
	return township.WallListRow{
		Group: sampleGroups[i/7%len(sampleGroups)], Head: sampleNames[i%len(sampleNames)], People: 1 + i%6,
		Cause: sampleCauses[i%len(sampleCauses)], Since: fmt.Sprintf("%d年", 2014+i%7), Helper: sampleNames[(i+5)%len(sampleNames)],
		HelperPhone: fmt.Sprintf("0830-%07d", 2310000+i%40), Remark: []string{"", "脱贫不稳定户", "边缘易致贫户"}[i%3],
		Code: fmt.Sprintf("5199000102%06d", i), IDNumber: fmt.Sprintf("51990019700101%04d", i%10000),
		PerCapita: township.Fen(712345 + 997*int64(i)).Grouped(), Measures: []string{"产业帮扶、就业帮扶", "公益性岗位帮扶、低保", "健康帮扶"}[i%3],
		SurveyDate: "2021-11-0" + fmt.Sprint(1+i%9),
	}
}

func sampleList(ledger township.Ledger, village string, n int) township.WallList {
	w := township.WallList{Office: "清溪镇", Village: village, AsOf: "2021-11-19", Style: township.StyleOf(ledger)}
	for i := range n {
		w.Rows = append(w.Rows, sampleRow(i))
	}
	return w
}

// sampleSummary is a village with so many households in each ledger.
func sampleSummary(village string, counts ...int) township.VillageSummary {
	s := township.VillageSummary{Office: "清溪镇", Village: village, AsOf: "2021-11-19"}
	for i, l := range township.Ledgers {
		s.Lists = append(s.Lists, sampleList(l, village, counts[i]))
	}
	return s
}
