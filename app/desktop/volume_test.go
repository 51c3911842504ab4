package desktop

import (
	"testing"

	"taizhang/app/township"
)

func TestAdvise(t *testing.T) {
	tests := []struct {
		name    string
		volume  volume
		code    township.Code
		part    string
		warning string
	}{
		{name: "fixed", volume: fixedVolume},
		{name: "network", volume: networkVolume, code: township.CodeUnsupported, part: "“台账.db”在网络盘上"},
		{name: "disc", volume: readOnlyVolume, code: township.CodeWrite, part: "“台账.db”在只读的光盘上"},
		{name: "missing", volume: missingVolume, code: township.CodeNotFound, part: "找不到“台账.db”所在的磁盘"},
		{name: "stick", volume: removableVolume, warning: "档案放在移动磁盘上，突然拔出可能丢失最近的改动。请先退出程序再拔，最好把档案移到本机硬盘。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			warning, err := advise("台账.db", tt.volume)
			wantError(t, err, tt.code, tt.part)
			if warning != tt.warning {
				t.Errorf("warning is %q, want %q", warning, tt.warning)
			}
		})
	}
}
