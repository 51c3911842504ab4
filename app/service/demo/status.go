package demo

import "taizhang/app/township"

// status is where a household stands: what the rosters say of it, and the ledger that follows.
type status struct {
	count   int
	poor    bool   // 脱贫户
	monitor string // 监测对象类别
	cleared bool
	relapse bool
	ledger  township.Ledger
	low     int // per-capita income in yuan, from …
	high    int // … to
}

// The three kinds of monitored households.
const (
	unstable = "脱贫不稳定户"
	atRisk   = "边缘易致贫户"
	sudden   = "突发严重困难户"
)

// statuses are the households of the township; where a ledger follows from the rest it is the one that
// township.DefaultPlacement suggests.
var statuses = []status{
	{count: 313, poor: true, ledger: township.Stable, low: 8500, high: 19000},
	{count: 18, poor: true, monitor: unstable, ledger: township.Monitored, low: 5200, high: 7900},
	{count: 15, monitor: atRisk, ledger: township.Monitored, low: 5200, high: 7900},
	{count: 7, poor: true, monitor: sudden, ledger: township.Monitored, low: 5000, high: 9500},
	{count: 5, monitor: sudden, ledger: township.Monitored, low: 5000, high: 9500},
	{count: 9, poor: true, monitor: unstable, cleared: true, ledger: township.Stable, low: 8500, high: 11500},
	{count: 5, monitor: atRisk, cleared: true, ledger: township.Marginal, low: 8500, high: 11000},
	{count: 8, poor: true, relapse: true, ledger: township.Relapsed, low: 3600, high: 5600},
	{count: 20, ledger: township.Marginal, low: 6500, high: 9000},
	{count: 20, ledger: township.None, low: 9500, high: 26000},
}
