package township

// WallCause is what form F5 prints as 致贫（风险）原因: the risks of a monitored household, else the cause of its poverty.
func (r *HouseholdRow) WallCause() string {
	if r.Ledger == Monitored && r.Risks != "" {
		return r.Risks
	}
	return r.Cause
}

// WallSince is what form F5 prints as 脱贫年度/识别时间: when a monitored household was identified, the year in which
// another came out of poverty, else when its risk was identified or it entered the ledger.
func (r *HouseholdRow) WallSince() string {
	switch {
	case r.Ledger == Monitored && r.MonitoredOn != "":
		return string(r.MonitoredOn)
	case r.ExitYear != "":
		return r.ExitYear
	case r.MonitoredOn != "":
		return string(r.MonitoredOn)
	}
	return string(r.Entered)
}

// WallRemark is what form F5 prints as 备注: the kind of monitored household; never what a roster remarked, which may
// hold what must not hang on a wall.
func (r *HouseholdRow) WallRemark() string {
	if r.Ledger == Monitored {
		return r.Monitor
	}
	return ""
}
