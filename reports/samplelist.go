package reports

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/reports/table"
)

// SampleStratum is what a sample has of one village and ledger.
type SampleStratum struct {
	Village              string
	Ledger               township.Ledger
	Frame, Drawn, ByHand int // households that could be drawn, that were, and those of them that were named by hand
}

// StrataOf counts a sample by village and ledger, in the order in which the households of the frame stand.
func StrataOf(frame []*township.HouseholdRow, sample []township.SampleHousehold) []SampleStratum {
	type key struct {
		village string
		ledger  township.Ledger
	}
	var out []SampleStratum
	at := map[key]int{}
	of := func(village string, ledger township.Ledger) *SampleStratum {
		k := key{village, ledger}
		if _, known := at[k]; !known {
			at[k] = len(out)
			out = append(out, SampleStratum{Village: village, Ledger: ledger})
		}
		return &out[at[k]]
	}
	for _, r := range frame {
		of(r.Village, r.Ledger).Frame++
	}
	for _, h := range sample {
		s := of(h.Village, h.Ledger)
		s.Drawn++
		if h.ByHand {
			s.ByHand++
		}
	}
	return byVillageAndLedger(out)
}

// byVillageAndLedger sorts strata: villages in the order in which they first appear, in each the ledgers in theirs.
func byVillageAndLedger(strata []SampleStratum) []SampleStratum {
	var villages []string
	for _, s := range strata {
		if !slices.Contains(villages, s.Village) {
			villages = append(villages, s.Village)
		}
	}
	slices.SortStableFunc(strata, func(a, b SampleStratum) int {
		if d := slices.Index(villages, a.Village) - slices.Index(villages, b.Village); d != 0 {
			return d
		}
		return slices.Index(township.LedgersAndNone, a.Ledger) - slices.Index(township.LedgersAndNone, b.Ledger)
	})
	return strata
}

// SampleListJob is what SampleList prints: a sample with the households that it names.
type SampleListJob struct {
	ListHead
	Sample     township.Sample
	Households []*township.HouseholdRow // of the sample, in whatever order
	Strata     []SampleStratum

	proof
}

// sampleMethod says how the draw was made, so that it can be repeated.
const sampleMethod = "抽取方法：人工指定的户必定在内，计入总数；其余按村和台账分层，各层户数按可抽户数的比例分配，余数大的层先得（相同的按村和台账的先后）；" +
	"每户以种子号和户编号算出一个签号（FNV-1a 64位散列：种子号4字节低位在前，接户编号，没有户编号的接“#”和档案内序号，再作SplitMix64末段混合），" +
	"各层内签号从小到大取足为止。同一批农户、同样户数、同一种子号，重抽结果完全一样。"

// SampleList prints 抽查样本名单: seed, size, frame and method, then the households, then the strata. On error nothing may
// be kept of what was written to w.
func SampleList(ctx context.Context, w io.Writer, job SampleListJob) (Result, error) {
	s := &job.Sample
	if len(s.Households) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "这个样本里没有农户，请重新抽取。")
	}
	rows := map[int64]*township.HouseholdRow{}
	for _, r := range job.Households {
		rows[r.ID] = r
	}
	list := listPart{intro: sampleMethod, columns: []table.Column{
		numberColumn("序号", 0.6), textColumn("村", 1.6), wordColumn("组", 1), wordColumn("户编号", 2.2), textColumn("户主", 2), numberColumn("人口", 0.8), wordColumn("台账", 1.4), textColumn("备注", 2.4),
	}}
	byHand := 0
	for i, h := range s.Households {
		cells := []string{fmt.Sprint(i + 1), h.Village, "", "", "档案中已没有这一户", "", h.Ledger.Word(), ""}
		if r := rows[h.Household]; r != nil {
			cells[2], cells[3], cells[4], cells[5] = r.Group, r.Code, r.Head, fmt.Sprint(r.People)
		}
		if h.ByHand {
			byHand++
			cells[7] = "人工指定"
		}
		list.rows = append(list.rows, cells)
	}
	parts := []listPart{list}
	if len(job.Strata) > 0 {
		parts = append(parts, strataPart(job.Strata))
	}
	count := fmt.Sprintf("种子号 %d　抽取日期 %s　可抽 %s 户　抽取 %s 户", s.Seed, s.Drawn, thousands(s.Frame), thousands(len(s.Households)))
	if byHand > 0 {
		count += fmt.Sprintf("（其中人工指定 %s 户）", thousands(byHand))
	}
	out := officeList{title: job.Campaign + "抽查样本名单", count: count, parts: parts}
	return printLists(ctx, w, job.ListHead, job.proof, out.title, []officeList{out})
}

// strataPart is the table of the strata.
func strataPart(strata []SampleStratum) listPart {
	part := listPart{intro: "分层情况（按村和台账）", columns: []table.Column{
		numberColumn("序号", 0.6), textColumn("村", 2.4), wordColumn("台账", 2), numberColumn("可抽户数", 1.2), numberColumn("抽中户数", 1.2), numberColumn("其中人工指定", 1.2), numberColumn("抽取比例", 1.2),
	}}
	var all SampleStratum
	for i, s := range strata {
		part.rows = append(part.rows, append([]string{fmt.Sprint(i + 1), s.Village, s.Ledger.Word()}, s.figures()...))
		all.Frame, all.Drawn, all.ByHand = all.Frame+s.Frame, all.Drawn+s.Drawn, all.ByHand+s.ByHand
	}
	part.totals = append([]string{"", "合计", ""}, all.figures()...)
	return part
}

func (s SampleStratum) figures() []string {
	return []string{thousands(s.Frame), thousands(s.Drawn), thousands(s.ByHand), percent(s.Drawn, s.Frame)}
}

// percent is a share with two decimals, “” of nothing.
func percent(part, whole int) string {
	hundredths, ok := township.Rate(part, whole)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d.%02d%%", hundredths/100, hundredths%100)
}

// SampleCheck is a household of a sample that was asked again.
type SampleCheck struct {
	Village, Group, Head string
	township.Agreement
}

// SampleResultJob is what SampleResult prints: how the spot check of a sample compares with its surveys.
type SampleResultJob struct {
	ListHead
	Sample    township.Sample
	Checks    []SampleCheck             // in the order of paper
	Questions []township.SurveyQuestion // those that were answered otherwise, at least

	proof
}

// SampleResult prints 抽查结果对比表: the rate of agreement, each household's, the differences one by one, and how many
// there are of each question. On error nothing may be kept of what was written to w.
func SampleResult(ctx context.Context, w io.Writer, job SampleResultJob) (Result, error) {
	if len(job.Checks) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "这个样本还没有录入抽查结果，录入后再打印。")
	}
	texts := map[int64]string{}
	for _, q := range job.Questions {
		texts[q.ID] = q.Text
	}
	same, asked, differ := 0, 0, 0
	for _, c := range job.Checks {
		same, asked, differ = same+c.Same, asked+c.Asked, differ+len(c.Differ)
	}
	parts := []listPart{checksPart(job.Checks, same, asked)}
	if differ > 0 {
		parts = append(parts, differencesPart(job.Checks, texts), questionsPart(job.Checks, texts))
	}
	rate := firstText(percent(same, asked), "没有可对比的内容")
	count := fmt.Sprintf("种子号 %d　样本 %s 户　已抽查 %s 户　对比 %s 条　一致 %s 条　一致率 %s", job.Sample.Seed, thousands(len(job.Sample.Households)), thousands(len(job.Checks)), thousands(asked), thousands(same), rate)
	list := officeList{title: job.Campaign + "抽查结果对比表", count: count, parts: parts}
	return printLists(ctx, w, job.ListHead, job.proof, list.title, []officeList{list})
}

func checksPart(checks []SampleCheck, same, asked int) listPart {
	part := listPart{intro: "一、逐户对比", columns: []table.Column{
		numberColumn("序号", 0.6), textColumn("村", 2), wordColumn("组", 1), textColumn("户主", 2.4), numberColumn("对比条数", 1.1), numberColumn("一致条数", 1.1), numberColumn("不一致条数", 1.2), numberColumn("一致率", 1.2),
	}}
	for i, c := range checks {
		part.rows = append(part.rows, []string{fmt.Sprint(i + 1), c.Village, c.Group, c.Head, fmt.Sprint(c.Asked), fmt.Sprint(c.Same), fmt.Sprint(c.Asked - c.Same), percent(c.Same, c.Asked)})
	}
	part.totals = []string{"", "合计", "", "", thousands(asked), thousands(same), thousands(asked - same), percent(same, asked)}
	return part
}

func differencesPart(checks []SampleCheck, texts map[int64]string) listPart {
	part := listPart{intro: "二、不一致的内容", columns: []table.Column{
		numberColumn("序号", 0.5), textColumn("村", 1.1), wordColumn("组", 0.8), textColumn("户主", 1.3), textColumn("调查内容", 3), textColumn("原调查", 3), textColumn("抽查", 3),
	}}
	for _, c := range checks {
		for _, d := range c.Differ {
			part.rows = append(part.rows, []string{fmt.Sprint(len(part.rows) + 1), c.Village, c.Group, c.Head, texts[d.Question], answerText(d.Before), answerText(d.After)})
		}
	}
	return part
}

func questionsPart(checks []SampleCheck, texts map[int64]string) listPart {
	part := listPart{intro: "三、按调查内容", columns: []table.Column{numberColumn("序号", 0.6), textColumn("调查内容", 7), numberColumn("不一致户数", 1.2)}}
	var order []int64
	counts := map[int64]int{}
	for _, c := range checks {
		for _, d := range c.Differ {
			if counts[d.Question] == 0 {
				order = append(order, d.Question)
			}
			counts[d.Question]++
		}
	}
	slices.SortStableFunc(order, func(a, b int64) int { return counts[b] - counts[a] })
	for i, q := range order {
		part.rows = append(part.rows, []string{fmt.Sprint(i + 1), texts[q], thousands(counts[q])})
	}
	return part
}

// answerText is an answer with what was said of it.
func answerText(a township.SurveyAnswer) string {
	said := append([]string{}, a.Description)
	said = append(said, a.Shortfalls()...)
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	return strings.TrimSuffix(a.Answer.Word()+"："+strings.Join(said, "；"), "：")
}
