package desktop

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestVolumeOfMagic(t *testing.T) {
	tests := []struct {
		name  string
		magic uint32
		want  volume
	}{
		{"ext4", unix.EXT4_SUPER_MAGIC, fixedVolume},
		{"nfs", unix.NFS_SUPER_MAGIC, networkVolume},
		{"cifs", 0xFF534D42, networkVolume},
		{"smb 2", 0xFE534D42, networkVolume},
		{"vfat", unix.MSDOS_SUPER_MAGIC, removableVolume},
		{"exfat", 0x2011BAB0, removableVolume},
		{"disc", unix.ISOFS_SUPER_MAGIC, readOnlyVolume},
	}
	for _, tt := range tests {
		if got := volumeOfMagic(tt.magic); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestCheckVolumeOfLocalFile(t *testing.T) {
	warning, err := CheckVolume(filepath.Join(t.TempDir(), "not", "yet", "台账.db"))
	if warning != "" || err != nil {
		t.Errorf("got %q, %v for a local disk", warning, err)
	}
}
