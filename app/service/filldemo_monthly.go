package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// demoItems says which item of the sweep the demo's issues of a nature belong to, by its place in the list.
var demoItems = map[string]int{
	"驻村工作组责任": 1, "党委政府主体责任": 1, "行业部门信息比对": 15, "监测对象识别": 13, "监测对象帮扶": 16, "监测户联系人责任": 19, "行业部门帮扶": 17, "农户家庭收支": 20,
	"监测对象风险消除": 21, "义务教育儿童失辍学": 22, "教育资助": 23, "医疗保障": 25, "住房安全问题": 29, "饮水安全": 33,
}

// fillMonthly lets the demo have its sweep: issues linked to the items, last month's edition sent and this month's begun.
func (d *Desk) fillMonthly(ctx context.Context) error {
	if _, err := d.do(ctx, d.info(township.DeedDemo, "演示：大排查项目", ""), linkDemo); err != nil {
		return err
	}
	rows, err := d.TrailedIssueRows(ctx)
	if err != nil {
		return err
	}
	today := d.Today()
	_, err = d.do(ctx, d.info(township.DeedDemo, "演示：大排查月报表", ""), func(t *data.Tx) error {
		items, err := checklistOf(t.Read())
		if err != nil {
			return err
		}
		office, _, _, err := readOffice(t.Read())
		if err != nil {
			return err
		}
		sent := township.NewMonthly(township.MonthBefore(today.Month()), office.Name, items, nil)
		sent.Closed = min(today, township.Date(today.Month()+"-03"))
		sent.Filled, sent.Day = sent.Closed, sent.MonthlyEdition.Day(today)
		sent.Count(rows, nil)
		for i := range sent.Lines {
			writeDemoLine(&sent.Lines[i])
		}
		if err := putMonthly(t, &sent); err != nil {
			return err
		}
		if err := keepCounts(t, &sent); err != nil {
			return err
		}
		now := township.NewMonthly(today.Month(), office.Name, items, &sent)
		return putMonthly(t, &now)
	})
	return err
}

// linkDemo brings the items, and links the demo's issues to them by their nature.
func linkDemo(t *data.Tx) error {
	if err := foundChecklist(t); err != nil {
		return err
	}
	items, err := checklistOf(t.Read())
	if err != nil {
		return err
	}
	issues, err := t.Read().Issues()
	if err != nil {
		return err
	}
	for _, r := range issues {
		at := demoItems[r.Get("nature")]
		if at == 0 {
			continue
		}
		if _, err := t.Update(township.Issues, r.ID, map[string]string{"item_id": data.FormatID(items[at-1].ID)}); err != nil {
			return err
		}
	}
	return nil
}

// writeDemoLine writes what was found and done on a line.
func writeDemoLine(l *township.MonthlyLine) {
	l.Situation = "已对照台账和政策逐项排查，没有发现突出问题。"
	if l.Counted.Found > 0 {
		l.Situation = "排查发现有户未落实到位，已逐户列入问题清单，见人见事。"
		l.Measures = "逐个明确责任单位、责任人和时限，驻村工作组每周督办，整改一个、验收一个、销号一个。"
		l.Progress = "正在按时限整改"
	}
}
