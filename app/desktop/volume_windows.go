package desktop

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

func volumeOf(path string) volume {
	if isShare(path) {
		return networkVolume
	}
	drive := driveType(filepath.VolumeName(path) + `\`)
	if drive == windows.DRIVE_NO_ROOT_DIR {
		return missingVolume
	}
	// A folder may be the door to another disk.
	if name, err := windows.UTF16PtrFromString(existing(path)); err == nil {
		root := make([]uint16, windows.MAX_LONG_PATH)
		if windows.GetVolumePathName(name, &root[0], uint32(len(root))) == nil {
			drive = driveType(windows.UTF16ToString(root))
		}
	}
	switch drive {
	case windows.DRIVE_REMOTE:
		return networkVolume
	case windows.DRIVE_REMOVABLE:
		return removableVolume
	case windows.DRIVE_CDROM:
		return readOnlyVolume
	}
	return fixedVolume
}

func driveType(root string) uint32 {
	name, err := windows.UTF16PtrFromString(root)
	if err != nil {
		return windows.DRIVE_UNKNOWN
	}
	return windows.GetDriveType(name)
}

// isShare says whether path names another computer: \\pc\share or its long form.
func isShare(path string) bool {
	long, isLong := strings.CutPrefix(path, `\\?\`)
	if isLong {
		return len(long) >= 4 && strings.EqualFold(long[:4], `UNC\`)
	}
	return strings.HasPrefix(path, `\\`) && !strings.HasPrefix(path, `\\.\`)
}
