package township

import "fmt"

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
