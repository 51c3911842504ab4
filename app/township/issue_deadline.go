package township

import (
	"fmt"
	"time"
)

// DeadlineWords says how an issue stands to its deadline on a day: 超期3天, 今天到期, 还剩5天; “” for one that waits for none.
func (s *Standing) DeadlineWords(day Date) string {
	switch {
	case !s.dated() || !s.Deadline.Full():
		return ""
	case s.Deadline < day:
		return fmt.Sprintf("超期%d天", DaysBetween(s.Deadline, day))
	case s.Deadline == day:
		return "今天到期"
	}
	return fmt.Sprintf("还剩%d天", DaysBetween(day, s.Deadline))
}

// DaysAfter is the day so many days after a full one.
func DaysAfter(d Date, days int) Date {
	t, ok := d.Time(time.UTC)
	if !ok {
		return ""
	}
	return Date(t.AddDate(0, 0, days).Format(time.DateOnly))
}
