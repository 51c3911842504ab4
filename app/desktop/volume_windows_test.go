package desktop

import (
	"path/filepath"
	"testing"

	"taizhang/app/township"
)

func TestCheckVolume(t *testing.T) {
	for _, path := range []string{`\\pc\share\台账.db`, `\\?\UNC\pc\share\台账.db`, `\\wsl$\Debian\台账.db`} {
		_, err := CheckVolume(path)
		wantError(t, err, township.CodeUnsupported, "在网络盘上")
	}
	_, err := CheckVolume(`Q:\没有\台账.db`)
	wantError(t, err, township.CodeNotFound, "找不到")
	warning, err := CheckVolume(filepath.Join(t.TempDir(), "not", "yet", "台账.db"))
	if warning != "" || err != nil {
		t.Errorf("got %q, %v for a local disk", warning, err)
	}
}
