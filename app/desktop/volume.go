package desktop

import (
	"os"
	"path/filepath"

	"taizhang/app/township"
)

// volume is the kind of disk that a file lies on, as far as an archive cares.
type volume int

const (
	fixedVolume     volume = iota // also what cannot be told
	networkVolume                 // shared: two PCs would write at once, and locks are not reliable
	removableVolume               // a stick: no journal, and it is pulled out
	readOnlyVolume                // a disc
	missingVolume                 // no such drive
)

// CheckVolume says whether an archive may lie at path, which need not exist yet. An archive on
// a network drive is refused; on a stick it is allowed with a warning for the clerk.
func CheckVolume(path string) (warning string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", township.Because(township.CodeInvalid, err, "“%s”不是有效的路径，请重新选择档案的位置。", path)
	}
	return advise(path, volumeOf(path))
}

// advise is CheckVolume once the kind of disk is known.
func advise(path string, v volume) (warning string, err error) {
	switch v {
	case networkVolume:
		return "", township.Errorf(township.CodeUnsupported,
			"“%s”在网络盘上，几台电脑同时写会把档案写坏。请把档案放在本机硬盘上，要给别人时用备份文件。", path)
	case readOnlyVolume:
		return "", township.Errorf(township.CodeWrite, "“%s”在只读的光盘上。请先把档案复制到本机硬盘，再打开。", path)
	case missingVolume:
		return "", township.Errorf(township.CodeNotFound, "找不到“%s”所在的磁盘。请插好 U 盘再打开，或另选档案。", path)
	case removableVolume:
		return "档案放在移动磁盘上，突然拔出可能丢失最近的改动。请先退出程序再拔，最好把档案移到本机硬盘。", nil
	}
	return "", nil
}

// existing is the nearest folder on the way up from path that is there.
func existing(path string) string {
	for {
		if _, err := os.Stat(path); err == nil {
			return path
		}
		up := filepath.Dir(path)
		if up == path {
			return path
		}
		path = up
	}
}
