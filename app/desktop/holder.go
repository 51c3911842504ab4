package desktop

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"taizhang/app/township"
)

// Holder says who has an archive, for those who find it held.
type Holder struct {
	What     string    `json:"what"`     // 窗口, or 命令 import
	Operator string    `json:"operator"` // who sits at the window; “” for a command
	User     string    `json:"user"`     // of the system
	Process  int       `json:"process"`
	Since    time.Time `json:"since"`
}

// holderFile lies beside the archive while somebody has it. It only tells: whether the archive is held the lock alone
// says, so that one which a killed process left behind does no harm.
func holderFile(path string) string { return path + ".holder" }

// Tell leaves word who holds the archive, until Release; told again, the later word counts. The process and the
// moment of the first word are filled in.
func (l *Lock) Tell(h Holder) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.freed {
		return nil
	}
	if l.since.IsZero() {
		l.since = time.Now()
	}
	h.Process, h.Since = os.Getpid(), l.since
	text, err := json.Marshal(h)
	if err == nil {
		err = os.WriteFile(holderFile(l.path), text, 0o600)
	}
	if err != nil {
		return township.Because(township.CodeWrite, err, "没能记下谁在使用档案；别人来用时，只知道档案正在使用。")
	}
	return nil
}

// holderOf reads who holds an archive; ok is false when nobody has left word, or it cannot be read.
func holderOf(path string) (h Holder, ok bool) {
	text, err := os.ReadFile(holderFile(path))
	if err != nil || json.Unmarshal(text, &h) != nil {
		return Holder{}, false
	}
	return h, h.What != ""
}

// archiveBusy says who has the archive, as far as is known, and what to do now.
func archiveBusy(archive, path string) error {
	h, ok := holderOf(path)
	if !ok {
		return township.Errorf(township.CodeBusy,
			"档案正由另一个窗口（或命令）使用：“%s”。请在那个窗口里操作，或先关闭它再试。", archive)
	}
	advice := "请在那个窗口里操作，或先关闭它再试。"
	if h.Operator == "" {
		advice = "请等它做完再试。"
	}
	return township.Errorf(township.CodeBusy, "档案正由%s使用：“%s”。%s%s", h.What, archive, h.said(), advice)
}

// said tells the particulars: 操作人张会计，系统用户zhang，进程1234，从2021-11-19 09:00起。
func (h Holder) said() string {
	words := ""
	if h.Operator != "" {
		words = "操作人" + township.Clean(h.Operator) + "，"
	}
	return fmt.Sprintf("%s系统用户%s，进程%d，从%s起。", words, township.Clean(h.User), h.Process, h.Since.Local().Format("2006-01-02 15:04"))
}
