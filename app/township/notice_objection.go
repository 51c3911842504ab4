package township

import (
	"cmp"
	"fmt"
)

// Objection is what somebody has against a notice. It stops the clock of the period until it is answered.
type Objection struct {
	ID         int64
	Notice     int64
	Raised     Date
	By         string // 提出人
	Text       string
	Answered   Date // “” while it is open
	Answer     string
	AnsweredBy string
}

// ObjectionOf reads an objection from its record.
func ObjectionOf(r Record) Objection {
	return Objection{
		ID: r.ID, Notice: idOf(r.Get("notice_id")), Raised: Date(r.Get("raised_on")), By: r.Get("raised_by"), Text: r.Get("text"),
		Answered: Date(r.Get("answered_on")), Answer: r.Get("answer"), AnsweredBy: r.Get("answered_by"),
	}
}

// Values is the objection as the archive keeps it.
func (o *Objection) Values() map[string]string {
	return map[string]string{
		"notice_id": fmt.Sprint(o.Notice), "raised_on": string(o.Raised), "raised_by": o.By, "text": o.Text,
		"answered_on": string(o.Answered), "answer": o.Answer, "answered_by": o.AnsweredBy,
	}
}

// Tidy cleans what was typed.
func (o *Objection) Tidy() {
	o.By, o.Text, o.Answer, o.AnsweredBy = Clean(o.By), Clean(o.Text), Clean(o.Answer), Clean(o.AnsweredBy)
}

// Open says whether the objection is not answered yet.
func (o Objection) Open() bool { return o.Answered == "" }

// OpenOn says whether the objection is open on a day: from the day on which it is raised until the day before its answer.
func (o Objection) OpenOn(day Date) bool { return o.Raised <= day && (o.Open() || day < o.Answered) }

// validate says what is wrong with an objection against a notice.
func (o *Objection) validate(n *Notice, today Date) error {
	switch {
	case !o.Raised.Full():
		return refuseAt("raised_on", "请填写提出日期，写到日，例如 %s。", today)
	case o.Raised > today:
		return refuseAt("raised_on", "提出日期 %s 晚于今天 %s，请改正。", o.Raised, today)
	case o.Raised < n.Posted:
		return refuseAt("raised_on", "提出日期 %s 早于张贴日期 %s，请改正。", o.Raised, n.Posted)
	case n.Ended != "" && o.Raised >= n.Ended:
		return refuseAt("raised_on", "%s已于 %s 结束，不能再登记那以后的异议。", n.Named(), n.Ended)
	case o.By == "":
		return refuseAt("raised_by", "请填写提出人；不愿留名的写“匿名”。")
	case o.Text == "":
		return refuseAt("text", "请填写异议内容。")
	}
	if err := cmp.Or(tooLongAt("raised_by", "提出人", o.By, LongestName), tooLongAt("text", "异议内容", o.Text, LongestText)); err != nil {
		return err
	}
	if o.Open() {
		return nil
	}
	return o.validateAnswer(today)
}

// validateAnswer says what is wrong with the answer to an objection.
func (o *Objection) validateAnswer(today Date) error {
	switch {
	case !o.Answered.Full():
		return refuseAt("answered_on", "请填写答复日期，写到日，例如 %s。", today)
	case o.Answered > today:
		return refuseAt("answered_on", "答复日期 %s 晚于今天 %s，请改正。", o.Answered, today)
	case o.Answered < o.Raised:
		return refuseAt("answered_on", "答复日期 %s 早于提出日期 %s，请改正。", o.Answered, o.Raised)
	case o.Answer == "":
		return refuseAt("answer", "请填写答复内容。")
	case o.AnsweredBy == "":
		return refuseAt("answered_by", "请填写答复人。")
	}
	return cmp.Or(tooLongAt("answer", "答复内容", o.Answer, LongestText), tooLongAt("answered_by", "答复人", o.AnsweredBy, LongestName))
}

// Raise adds an objection to the notice, and refuses what cannot be. One that comes when the period was over is none:
// the clock has nothing left to stop.
func (n *Notice) Raise(o Objection, today Date) error {
	if n.Ended != "" {
		return refuse("%s已于 %s 结束，不能再登记异议。确有漏登的，请先撤销“结束公示”。", n.Named(), n.Ended)
	}
	if last := n.Last(); last != "" && o.Raised > last {
		return refuseAt("raised_on", "%s已于 %s 期满，提出日期 %s 在那以后，不再是公示期的异议，请按信访办理。", n.Named(), last, o.Raised)
	}
	with := *n
	with.Objections = append(n.Objections[:len(n.Objections):len(n.Objections)], o)
	if err := with.Validate(today); err != nil {
		return err
	}
	n.Objections = with.Objections
	return nil
}
