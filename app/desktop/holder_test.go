package desktop

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"taizhang/app/township"
)

func TestBusyNamesTheHolder(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	since := time.Now()
	for _, c := range []struct {
		holder Holder
		want   string
	}{
		{Holder{What: "窗口", Operator: "张会计", User: "zhang"}, `^档案正由窗口使用：“.*台账\.db”。操作人张会计，系统用户zhang，进程\d+，从` + since.Format("2006-01-02") + ` \d\d:\d\d起。请在那个窗口里操作，或先关闭它再试。$`},
		{Holder{What: "命令 import", User: "zhang"}, `^档案正由命令 import使用：“.*台账\.db”。系统用户zhang，进程\d+，从.*起。请等它做完再试。$`},
	} {
		if err := lock.Tell(c.holder); err != nil {
			t.Fatal(err)
		}
		_, err := Acquire(archive)
		if got := township.Say(err); township.CodeOf(err) != township.CodeBusy || !regexp.MustCompile(c.want).MatchString(got) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(archive + ".holder"); !os.IsNotExist(err) {
		t.Errorf("the word about the holder outlives it: %v", err)
	}
	if err := lock.Tell(Holder{What: "窗口"}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(archive + ".holder"); !os.IsNotExist(err) {
		t.Error("word was left about an archive that nobody holds")
	}
}

func TestHolderCannotBeTold(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	if err := os.Mkdir(archive+".holder", 0o700); err != nil {
		t.Fatal(err)
	}
	wantError(t, lock.Tell(Holder{What: "窗口"}), township.CodeWrite, "没能记下谁在使用档案")
	_, err := Acquire(archive)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口（或命令）使用")
}

// TestHolderOfAnotherProcess asks who holds the archive across processes, and what a killed one leaves behind.
func TestHolderOfAnotherProcess(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	kill := holding(t, "tell", archive)
	_, err := Acquire(archive)
	wantError(t, err, township.CodeBusy, "档案正由窗口使用")
	wantError(t, err, township.CodeBusy, "操作人李四，系统用户li，进程")
	_, err = AcquireWait(t.Context(), archive, 0)
	wantError(t, err, township.CodeBusy, "操作人李四")
	kill()
	mustAcquire(t, archive)
	_, err = Acquire(archive)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口（或命令）使用") // not by the one that is dead
}
