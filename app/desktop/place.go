// Package desktop is what the program asks of the operating system: where files live, one
// window per archive, the system's file dialogs, opening and printing files, the log, what a
// crash leaves behind, and whether the graphics driver will do.
package desktop

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"taizhang/app/township"
)

const (
	programFolder = "taizhang"
	archiveName   = "台账.db"
	portableMark  = "portable.txt" // beside the program: keep everything in this folder
)

// Place says where this start of the program keeps its files. All paths are absolute.
type Place struct {
	Archive  string // the SQLite file
	Dir      string // the archive's folder
	Backup   string // copies of the archive
	Log      string // folder of the rotating log
	Temp     string // folder for copies of rosters and unpacked workbooks; emptied at start
	Crash    string // folder of crash reports
	Portable bool   // portable.txt lies beside the program

	given bool // the archive was named on the command line
}

// machine is what Locate asks about the computer.
type machine struct {
	system  string // runtime.GOOS
	program string // the running program's file
	home    func() (string, error)
	env     func(string) string
}

// Locate decides where the archive lies and where log, temporary files and crash reports go:
// the archive at dbFlag if that is not empty, else beside the program when portable.txt lies
// there, else in %APPDATA%\taizhang or $XDG_DATA_HOME/taizhang. An archive named by dbFlag
// doesn't move the log and the temporary files. Locate touches nothing; see Prepare.
func Locate(dbFlag string) (Place, error) {
	program, err := os.Executable()
	if err != nil {
		return Place{}, township.Because(township.CodeInternal, err, "系统没有告诉程序自己在哪里，无法启动。请重新安装程序。")
	}
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	return locate(dbFlag, machine{system: runtime.GOOS, program: program, home: os.UserHomeDir, env: os.Getenv})
}

func locate(dbFlag string, m machine) (Place, error) {
	p, err := m.place()
	if err != nil {
		return Place{}, err
	}
	if dbFlag != "" {
		file, err := filepath.Abs(dbFlag)
		if err != nil {
			return Place{}, township.Because(township.CodeInvalid, err, "档案“%s”的路径不对，请检查 -db 后面的文件名。", dbFlag)
		}
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			return Place{}, township.Errorf(township.CodeInvalid, "“%s”是文件夹。请在 -db 后面写档案的文件名，例如 %s。", file, filepath.Join(file, archiveName))
		}
		p.Archive, p.given = file, true
	}
	if p.Archive == "" {
		return Place{}, township.Errorf(township.CodeNotFound, "找不到当前用户的数据文件夹。请用 -db 指定档案文件，或在程序旁边放一个 %s。", portableMark)
	}
	p.Dir = filepath.Dir(p.Archive)
	p.Backup = filepath.Join(p.Dir, "backups")
	return p, nil
}

// place is the place of an archive that was not named.
func (m machine) place() (Place, error) {
	dir := filepath.Dir(m.program)
	_, err := os.Stat(filepath.Join(dir, portableMark))
	switch {
	case err == nil:
		p := under(dir, dir)
		p.Archive, p.Portable = filepath.Join(dir, archiveName), true
		return p, nil
	case !errors.Is(err, fs.ErrNotExist):
		return Place{}, township.Because(township.CodeUnreadable, err, "读不了程序所在的文件夹“%s”。请把程序放到能读写的文件夹再打开。", dir)
	}
	if m.system == "windows" {
		return m.windows(), nil
	}
	return m.posix()
}

// windows keeps the archive in the profile that moves with the user and the rest on this PC.
func (m machine) windows() Place {
	local := m.env("LOCALAPPDATA")
	if local == "" {
		local = m.env("APPDATA")
	}
	if local == "" {
		local = os.TempDir()
	}
	p := under(filepath.Join(local, programFolder), filepath.Join(local, programFolder))
	if data := m.env("APPDATA"); data != "" {
		p.Archive = filepath.Join(data, programFolder, archiveName)
	}
	return p
}

// posix follows the XDG base directories; relative values count as unset, as that standard says.
func (m machine) posix() (Place, error) {
	home, err := m.home()
	if err != nil {
		home = os.TempDir()
	}
	base := func(variable string, fallback ...string) string {
		if dir := m.env(variable); filepath.IsAbs(dir) {
			return filepath.Join(dir, programFolder)
		}
		return filepath.Join(append([]string{home}, append(fallback, programFolder)...)...)
	}
	p := under(base("XDG_STATE_HOME", ".local", "state"), base("XDG_CACHE_HOME", ".cache"))
	if err == nil || filepath.IsAbs(m.env("XDG_DATA_HOME")) {
		p.Archive = filepath.Join(base("XDG_DATA_HOME", ".local", "share"), archiveName)
	}
	return p, nil
}

// under puts the log and crash reports into state and the temporary files into cache.
func under(state, cache string) Place {
	return Place{
		Log:   filepath.Join(state, "logs"),
		Crash: filepath.Join(state, "crash"),
		Temp:  filepath.Join(cache, "temp"),
	}
}

// Prepare makes the folders that are missing, readable by this user only: all but Backup,
// which is made with the first copy, and the folder of an archive named by -db, where a
// missing one is more likely a slip of the pen.
func (p Place) Prepare() error {
	folders := []string{p.Log, p.Crash, p.Temp}
	if p.given {
		if info, err := os.Stat(p.Dir); err != nil || !info.IsDir() {
			return township.Because(township.CodeNotFound, err, "文件夹“%s”不存在。请检查 -db 后面的路径，或先建好这个文件夹。", p.Dir)
		}
	} else {
		folders = append(folders, p.Dir)
	}
	for _, dir := range folders {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return township.Because(township.CodeWrite, err,
				"建不了文件夹“%s”（没有权限或磁盘已满）。请换一个能写的位置，或用 -db 指定档案文件。", dir)
		}
	}
	return nil
}
