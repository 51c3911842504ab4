package printing

import (
	"slices"
	"testing"

	"taizhang/app/township"
)

func TestWhatWasPrintedForTheWallIsPosted(t *testing.T) {
	s, _, h := shown(t)
	s.post()
	s.savePDF()
	s.post()
	s.post()
	s.Ask(township.WallListRequest{Village: "柏树村", Ledger: township.Stable})
	s.savePDF()
	s.post()
	s.Ask(township.WallListRequest{Form: township.ForFile})
	s.savePDF()
	s.saveWorkbook()
	s.post()
	want := []string{"notices ", "四本台账公示上墙名单 柏树村、双河村", "notices ", township.Stable.Word() + "公示上墙名单 柏树村", "notices "}
	if !slices.Equal(h.went, want) {
		t.Errorf("went %q, want %q", h.went, want)
	}
}
