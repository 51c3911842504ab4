package main

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"taizhang/app/township"
)

// userName is who is logged on to the PC, the operator until she says otherwise.
func userName() string {
	name := os.Getenv("USERNAME")
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if name = township.Clean(filepath.Base(name)); name == "" || name == "." {
		return "操作员"
	}
	return name
}
