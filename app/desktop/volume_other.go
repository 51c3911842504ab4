//go:build !linux && !windows

package desktop

// volumeOf cannot tell the kinds of disks apart on this system.
func volumeOf(string) volume { return fixedVolume }
