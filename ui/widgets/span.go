package widgets

// Span says from where to where a filter reaches: 2–4, 2 起 or 4 止; an end that is open is “”.
func Span(from, to string) string {
	switch {
	case to == "":
		return from + " 起"
	case from == "":
		return to + " 止"
	case from == to:
		return from
	}
	return from + " – " + to
}
