package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"taizhang/app/township"
)

// Files of a folder of crash reports. The runtime itself writes into a raw file when a goroutine
// panics or the process dies; the next start makes a report of it.
const (
	reportPrefix = "crash-"
	reportSuffix = ".txt"
	rawPrefix    = "running-"
	rawSuffix    = ".raw"
	seenName     = "acknowledged" // holds the name of the last report that the clerk was told of
	crashTime    = "20060102-150405"
	crashExit    = 2
	rawKept      = 7 * 24 * time.Hour
)

// Guard runs fn, the whole program. When it panics, a report with version and stack, but
// without data, goes into dir, a sentence to standard error, and the process ends with 2. A
// panic of another goroutine cannot be caught; it leaves its trace in dir for the next start.
// fn must come back for a clean end: after os.Exit in it a file without a trace stays behind
// in dir for a week.
func Guard(dir, version string, fn func()) {
	header := fmt.Sprintf("taizhang %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	forget := watch(dir, header)
	defer func() {
		value := recover()
		forget()
		if value == nil {
			return
		}
		path, err := writeReport(dir, time.Now(), header+"\n"+describe(value)+"\n\n"+redact(string(debug.Stack())))
		fmt.Fprintln(os.Stderr, farewell(path, err))
		os.Exit(crashExit)
	}()
	fn()
}

func farewell(path string, err error) string {
	if err != nil {
		return "程序出错，已停止；已保存的数据不受影响。请重新打开程序，若再次出现请联系维护人员。"
	}
	return "程序出错，已停止；已保存的数据不受影响。出错情况记在“" + path + "”，请把这个文件交给维护人员。"
}

// describe tells what a panic carried: the runtime's own errors in full, anything else without
// Chinese text and long numbers, values that are no text by their type only.
func describe(value any) string {
	switch v := value.(type) {
	case runtime.Error:
		return redact(v.Error())
	case error:
		return fmt.Sprintf("%T: %s", v, redactStrictly(v.Error()))
	case string:
		return redactStrictly(v)
	}
	return fmt.Sprintf("%T", value)
}

// watch has the runtime write the end of this process into a raw file; forget removes it. Where
// that file cannot be made the program runs without: the folder has been reported by then.
func watch(dir, header string) (forget func()) {
	name := fmt.Sprintf("%s%s-%d%s", rawPrefix, time.Now().Format(crashTime), os.Getpid(), rawSuffix)
	path := filepath.Join(dir, name)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return func() {}
	}
	if _, err = file.WriteString(header); err == nil {
		err = debug.SetCrashOutput(file, debug.CrashOptions{})
	}
	file.Close() // the runtime keeps a handle of its own
	forget = func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		os.Remove(path)
	}
	if err != nil {
		forget()
		return func() {}
	}
	return forget
}

func writeReport(dir string, at time.Time, text string) (path string, err error) {
	path = filepath.Join(dir, fmt.Sprintf("%s%s-%d%s", reportPrefix, at.Format(crashTime), os.Getpid(), reportSuffix))
	return path, os.WriteFile(path, []byte(text), 0o600)
}

// LastCrash returns the newest report in dir that Acknowledge has not seen yet, and when that
// crash was. It first makes reports of the traces that the runtime left.
func LastCrash(dir string) (path string, at time.Time, ok bool) {
	for _, name := range list(dir, rawPrefix, rawSuffix) {
		settle(filepath.Join(dir, name))
	}
	reports := list(dir, reportPrefix, reportSuffix)
	if len(reports) == 0 {
		return "", time.Time{}, false
	}
	newest := reports[len(reports)-1]
	seen, err := os.ReadFile(filepath.Join(dir, seenName))
	if err == nil && newest <= string(seen) {
		return "", time.Time{}, false
	}
	when := strings.TrimPrefix(newest, reportPrefix)
	at, err = time.ParseInLocation(crashTime, when[:min(len(when), len(crashTime))], time.Local)
	return filepath.Join(dir, newest), at, err == nil
}

// Acknowledge notes that the clerk has been told of the report at path, as LastCrash gave it,
// and of all before it.
func Acknowledge(path string) error {
	err := os.WriteFile(filepath.Join(filepath.Dir(path), seenName), []byte(filepath.Base(path)), 0o600)
	if err != nil {
		return township.Because(township.CodeWrite, err, "不能在“%s”里写文件，下次打开还会提示这次出错。", filepath.Dir(path))
	}
	return nil
}

// settle turns a raw file with a trace into a report, and removes one without after a week;
// until then it may belong to a program that still runs.
func settle(path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		return
	}
	header, trace, _ := strings.Cut(string(text), "\n")
	if strings.TrimSpace(trace) == "" {
		if time.Since(info.ModTime()) > rawKept {
			os.Remove(path)
		}
		return
	}
	// What the panic carried stands before the first goroutine.
	value, stack, _ := strings.Cut(trace, "\ngoroutine ")
	report := header + "\n\n" + redactStrictly(value) + "\ngoroutine " + redact(stack)
	if _, err := writeReport(filepath.Dir(path), info.ModTime(), report); err == nil {
		os.Remove(path)
	}
}

// list returns the names in dir with a beginning and an end, in order; a folder that cannot be
// read has none.
func list(dir, prefix, suffix string) []string {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		if name := entry.Name(); strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			names = append(names, name)
		}
	}
	return names
}
