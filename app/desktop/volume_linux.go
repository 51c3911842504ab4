package desktop

import "golang.org/x/sys/unix"

// File systems by the number that statfs gives. 9P and vboxsf are folders of another machine too.
const (
	magicCIFS   = 0xFF534D42
	magicSMB2   = 0xFE534D42
	magicCeph   = 0x00C36400
	magicVBoxSF = 0x786F4256
	magicExFAT  = 0x2011BAB0
)

func volumeOf(path string) volume {
	var info unix.Statfs_t
	if err := unix.Statfs(existing(path), &info); err != nil {
		return fixedVolume
	}
	return volumeOfMagic(uint32(info.Type))
}

func volumeOfMagic(magic uint32) volume {
	switch magic {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, magicCIFS, magicSMB2, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC,
		unix.V9FS_MAGIC, magicCeph, magicVBoxSF:
		return networkVolume
	case unix.MSDOS_SUPER_MAGIC, magicExFAT:
		return removableVolume
	case unix.ISOFS_SUPER_MAGIC, unix.UDF_SUPER_MAGIC:
		return readOnlyVolume
	}
	return fixedVolume
}
