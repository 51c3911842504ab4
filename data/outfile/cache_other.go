//go:build unix && !linux

package outfile

import "os"

// dropCache does nothing here: there is no portable way to forget a file's pages.
func dropCache(*os.File) {}
