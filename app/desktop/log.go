package desktop

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"gopkg.in/natefinch/lumberjack.v2"

	"taizhang/app/township"
)

// logName is the current log; older ones lie beside it with their time in the name.
const logName = "taizhang.log"

// OpenLog opens the rotating log in dir: five files of 5 MB at most, readable by this user only.
// What looks like an ID number or a phone is masked before it reaches the disk. Close the
// closer at the end of the program.
func OpenLog(dir string) (*slog.Logger, io.Closer, error) {
	file, err := os.OpenFile(filepath.Join(dir, logName), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		return nil, nil, township.Because(township.CodeWrite, err,
			"不能在“%s”里写日志。请检查这个文件夹能否写入、磁盘是否已满。", dir)
	}
	rotating := &lumberjack.Logger{
		Filename:   filepath.Join(dir, logName),
		MaxSize:    5, // megabytes
		MaxBackups: 4, // and the current one
		LocalTime:  true,
	}
	handler := slog.NewTextHandler(redactingWriter{rotating}, &slog.HandlerOptions{Level: slog.LevelInfo})
	return slog.New(handler), rotating, nil
}
