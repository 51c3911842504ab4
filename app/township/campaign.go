package township

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Stage is one dated stage of a campaign; a date that is open is “”.
type Stage struct {
	ID       int64
	Name     string
	From, To Date
}

// Campaign is a 专项行动: who is visited, in which stages, with which forms (workflow.md §2).
type Campaign struct {
	ID         int64
	Name       string
	Kind       string
	Year       string
	Began      Date
	Ended      Date     // “”: open
	Ledgers    []Ledger // who is visited; empty: whatever the ledger
	Types      []string // likewise by HouseholdRow.SheetType
	Villages   []string // likewise by name
	Standard   int64    // of incomes; 0: none
	Stable     int64    // the questionnaire of 脱贫户
	Monitored  int64    // of 监测户
	Other      int64    // of all others; 0: that of 脱贫户
	PassMark   int      // of the exam, out of 100
	Current    bool
	Closed     Date   // “”: it runs
	Figures    string // the progress at its close, JSON
	Remark     string
	Stages     []Stage
	OfStandard Standard // what Standard points to, read with it
}

// UsualPassMark is the mark from which an exam is passed unless the office says otherwise.
const UsualPassMark = 60

// mostCampaigns bounds what the code on a form can name.
const mostCampaigns = 99

// mostStages bounds what a home page shows.
const mostStages = 20

// longestCampaign bounds what fits a title, in characters.
const longestCampaign = 40

// CampaignOf reads a campaign from its record, without its stages.
func CampaignOf(r Record) Campaign {
	c := Campaign{
		ID: r.ID, Name: r.Get("name"), Kind: r.Get("kind"), Year: r.Get("year"), Began: Date(r.Get("began_on")), Ended: Date(r.Get("ended_on")),
		Types: SplitWords(r.Get("types")), Villages: SplitWords(r.Get("villages")), Standard: idOf(r.Get("standard_id")), Stable: idOf(r.Get("stable_form_id")),
		Monitored: idOf(r.Get("monitored_form_id")), Other: idOf(r.Get("other_form_id")), PassMark: countOf(r.Get("pass_mark")),
		Current: r.Get("current") == yes, Closed: Date(r.Get("closed_on")), Figures: r.Get("figures"), Remark: r.Get("remark"),
	}
	for _, word := range SplitWords(r.Get("ledgers")) {
		if l, err := ParseLedger(word); err == nil {
			c.Ledgers = append(c.Ledgers, l)
		}
	}
	return c
}

// Values is the campaign as the archive keeps it, without what only its own deeds write: current, closed, figures.
func (c *Campaign) Values() map[string]string {
	ledgers := make([]string, len(c.Ledgers))
	for i, l := range c.Ledgers {
		ledgers[i] = l.Word()
	}
	return map[string]string{
		"name": c.Name, "kind": c.Kind, "year": c.Year, "began_on": string(c.Began), "ended_on": string(c.Ended), "ledgers": strings.Join(ledgers, "、"),
		"types": strings.Join(c.Types, "、"), "villages": strings.Join(c.Villages, "、"), "standard_id": linkText(c.Standard), "stable_form_id": linkText(c.Stable),
		"monitored_form_id": linkText(c.Monitored), "other_form_id": linkText(c.Other), "pass_mark": strconv.Itoa(c.PassMark), "remark": c.Remark,
	}
}

// linkText is a LinkField of an ID; none is “”.
func linkText(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// StageOf reads a stage from its record.
func StageOf(r Record) Stage {
	return Stage{ID: r.ID, Name: r.Get("name"), From: Date(r.Get("from_on")), To: Date(r.Get("to_on"))}
}

// Validate says what is wrong with the campaign.
func (c *Campaign) Validate() error {
	if err := c.validTime(); err != nil {
		return err
	}
	switch {
	case c.Stable == 0 || c.Monitored == 0:
		return refuse("请选择脱贫户和监测户各用哪张调查表。")
	case c.PassMark < 0 || c.PassMark > 100:
		return refuse("考试合格分要在 0 到 100 之间，现在是 %d。", c.PassMark)
	case len(c.Stages) > mostStages:
		return refuse("阶段最多%d个，现有%d个，请合并。", mostStages, len(c.Stages))
	}
	if err := cmp.Or(tooLongIn("名称", c.Name, longestCampaign), tooLongIn("备注", c.Remark, LongestText)); err != nil {
		return err
	}
	for _, s := range c.Stages {
		if err := s.validate(); err != nil {
			return err
		}
	}
	return nil
}

// validTime says what is wrong with name, year and days.
func (c *Campaign) validTime() error {
	switch {
	case c.Name == "":
		return refuse("请填写专项行动的名称，例如“2021年巩固脱贫成果回头看”。")
	case c.Year == "":
		return refuse("请填写年度，例如 2021。")
	case !c.Began.Full():
		return refuse("请填写开始日期，写到日，例如 2021-11-05。")
	case c.Ended != "" && !c.Ended.Full():
		return refuse("结束日期“%s”请写到日，例如 2021-12-26。", c.Ended)
	case c.Ended != "" && c.Ended < c.Began:
		return refuse("结束日期 %s 早于开始日期 %s，请改正。", c.Ended, c.Began)
	}
	if _, err := ParseIncomeYear(c.Year); err != nil {
		return refuse("%s。", Say(err))
	}
	return nil
}

func (s Stage) validate() error {
	switch {
	case s.Name == "":
		return refuse("有一个阶段没有名称，请填写，或删去这一行。")
	case s.From == "" && s.To == "":
		return refuse("阶段“%s”没有日期，请填写起止日期。", s.Name)
	case s.From != "" && !s.From.Full() || s.To != "" && !s.To.Full():
		return refuse("阶段“%s”的日期请写到日，例如 2021-11-19。", s.Name)
	case s.From != "" && s.To != "" && s.To < s.From:
		return refuse("阶段“%s”的截止日期 %s 早于开始日期 %s，请改正。", s.Name, s.To, s.From)
	}
	return tooLongIn("阶段名称", s.Name, longestCampaign)
}

// Covers says whether a household is to be visited; one that is no more is not.
func (c *Campaign) Covers(r *HouseholdRow) bool {
	return r.Closed == "" &&
		(len(c.Ledgers) == 0 || slices.Contains(c.Ledgers, r.Ledger)) &&
		(len(c.Types) == 0 || slices.Contains(c.Types, r.SheetType())) &&
		(len(c.Villages) == 0 || slices.Contains(c.Villages, r.Village))
}

// FormFor is the questionnaire with which a household is visited: a household that is or was monitored gets that of
// 监测户, which asks whether the end of its risk lasts (form F2, question 6).
func (c *Campaign) FormFor(r *HouseholdRow) int64 {
	switch {
	case r.Monitor != "" || r.Ledger == Monitored:
		return c.Monitored
	case r.Ledger != Stable && c.Other != 0 && !strings.HasSuffix(r.SheetType(), TypeStable):
		return c.Other
	}
	return c.Stable
}

// StageNow is how a campaign's stages stand on a day.
type StageNow struct {
	Stage
	State StageState
	Days  int // to the end of a running stage, to the beginning of a coming one, since the end of a past one; -1: no date
}

// StageState says whether a stage is over, runs, or is to come.
type StageState string

// The states of a stage.
const (
	StagePast    StageState = "past"
	StageRunning StageState = "running"
	StageComing  StageState = "coming"
)

// Word is the state with the days, as the home page says it.
func (s StageNow) Word() string {
	switch {
	case s.State == StagePast:
		return "已过"
	case s.State == StageComing && s.Days >= 0:
		return fmt.Sprintf("%d天后开始", s.Days)
	case s.State == StageComing:
		return "未开始"
	case s.Days == 0:
		return "今天截止"
	case s.Days > 0:
		return fmt.Sprintf("还剩%d天", s.Days)
	}
	return "进行中"
}

// StagesOn are the stages of the campaign as they stand on a day.
func (c *Campaign) StagesOn(day Date) []StageNow {
	out := make([]StageNow, len(c.Stages))
	for i, s := range c.Stages {
		now := StageNow{Stage: s, State: StageRunning, Days: -1}
		switch {
		case s.To != "" && s.To < day:
			now.State, now.Days = StagePast, DaysBetween(s.To, day)
		case s.From != "" && s.From > day:
			now.State, now.Days = StageComing, DaysBetween(day, s.From)
		case s.To != "":
			now.Days = DaysBetween(day, s.To)
		}
		out[i] = now
	}
	return out
}

// DaysBetween is how many days lie from a day to a later one, both full.
func DaysBetween(from, to Date) int {
	a, _ := from.Time(time.UTC)
	b, _ := to.Time(time.UTC)
	return int(b.Sub(a).Hours() / 24)
}
