package reports

import (
	"context"
	"io"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// contrastSample is a household of so many people.
func contrastSample(people int) ContrastSheet {
	h := township.Households.NewRecord()
	for key, value := range map[string]string{
		"address": "柏树村一组12号", "phone": "13800000001", "household_type": "脱贫户", "cause": "因病", "cultivated_land": "3.5", "housing_grade": "C",
		"helper_name": "赵启明", "helper_unit": "镇乡村振兴办", "helper_phone": "0830-2310001", "remark": strings.Repeat("常年在外务工，联系其弟。", 8),
	} {
		h.Set(key, value)
	}
	var members []township.Record
	for i := range people {
		m := township.Members.NewRecord()
		m.ID = int64(i + 1)
		for key, value := range map[string]string{
			"name": sampleNames[i%len(sampleNames)], "sex": "男", "birth_date": "1970-01-01", "id_number": "519900197001010017", "relation": "之子",
			"education": "初中", "health": "健康", "work_months": "6", "phone": "13900000002",
		} {
			m.Set(key, value)
		}
		members = append(members, m)
	}
	return ContrastSheet{
		Office: "清溪镇", Campaign: "2021年回头看", Village: "柏树村", Group: "1组", Code: "5199000102000001", Head: "王𬭎",
		Lines: township.ContrastOf(h, members, nil),
	}
}

func printContrast(tb testing.TB, sheets ...ContrastSheet) (pdf []byte, result Result, marks map[int][]page.Mark) {
	tb.Helper()
	proof, marks := newProof()
	pdf, result = mustPrint(tb, ContrastSheets, ContrastSheetJob{Sheets: sheets, Printed: printed, proof: proof})
	return pdf, result, marks
}

// The sheet has every field of household and members, with an empty column beside, and who signs.
func TestContrastSheetSaysAll(t *testing.T) {
	s := contrastSample(3)
	_, result, marks := printContrast(t, s)
	text := ""
	for n := 1; n <= result.Pages; n++ {
		if head := joined(marks[n]); !strings.Contains(head, "王𬭎") || !strings.Contains(head, "入户核实") || !strings.Contains(head, "不得张贴") {
			t.Errorf("page %d says %s", n, head)
		}
		text += bare(joined(marks[n]))
	}
	for _, l := range s.Lines {
		if !strings.Contains(text, bare(contrastName(l.Field))) || !strings.Contains(text, bare(l.Value)) {
			t.Errorf("the sheet does not say %s %s", contrastName(l.Field), l.Value)
		}
	}
	for want, n := range map[string]int{"采集人（签字）": 2, "户主（签字、按手印）": 1, "代签人（签字）及代签原因": 1, "负责人（签字）": 1, "519900197001010017": 3, "二、家庭成员": 1, "2姓名": 1} {
		if got := strings.Count(text, want); got != n {
			t.Errorf("%s stands %d times, want %d", want, got, n)
		}
	}
	checkFormMarks(t, "contrast", marks)
}

// Large families go over: a member's block stays on one page, and nothing leaves its cell.
func TestContrastSheetsGoOver(t *testing.T) {
	_, result, marks := printContrast(t, contrastSample(12), contrastSample(0))
	if result.Pages != 5 {
		t.Errorf("%d pages", result.Pages)
	}
	for n, list := range marks {
		text := joined(list)
		if captions, tails := strings.Count(text, "与户主关系"), strings.Count(text, township.Members.Field("labour").Label); captions != tails {
			t.Errorf("page %d: %d members begin and %d are there", n, captions, tails)
		}
	}
	checkFormMarks(t, "12 people", marks)
	if text := joined(marks[result.Pages]); !strings.Contains(text, "0 人") || !strings.Contains(text, "第 1 页") {
		t.Errorf("a household without members says %s", text)
	}
}

// What a visit proposed stands in the column, a refused one as such.
func TestContrastSheetShowsProposals(t *testing.T) {
	s := contrastSample(1)
	s.Lines[0].Change = &township.ProposedChange{Field: "address", Proposed: "柏树村二组9号", State: township.ChangeRefused}
	s.Lines[1].Change = &township.ProposedChange{Field: "phone", State: township.ChangeOpen}
	_, _, marks := printContrast(t, s)
	if text := bare(joined(marks[1])); !strings.Contains(text, "柏树村二组9号（不采纳）") || !strings.Contains(text, "（无）") {
		t.Errorf("the sheet says %s", text)
	}
	if _, err := ContrastSheets(context.Background(), io.Discard, ContrastSheetJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("nothing to print: %v", err)
	}
}
