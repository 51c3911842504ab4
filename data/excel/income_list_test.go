package excel

import (
	"testing"

	"taizhang/app/township"
)

func TestIncomeHints(t *testing.T) {
	for want, f := range map[string]township.IncomeFigure{
		"":             {},
		"低于标准、收入骤减":    {Sheet: 1, Known: true, Flags: []string{"低于标准", "收入骤减"}},
		"没有家庭人口，算不出人均": {Sheet: 1},
	} {
		if got := incomeHints(&township.IncomeDetail{IncomeFigure: f}); got != want {
			t.Errorf("%+v: %q, want %q", f, got, want)
		}
	}
}
