package data_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// The tests start this very program again as a writer that they kill; writerVar names its archive.
const writerVar = "TAIZHANG_TEST_WRITER"

func TestMain(m *testing.M) {
	if path := os.Getenv(writerVar); path != "" {
		fmt.Fprintln(os.Stderr, writeForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever does deeds of two records until it is killed, and prints the ID of each that was acknowledged.
func writeForever(path string) error {
	a, err := data.Open(context.Background(), path, data.Options{})
	if err != nil {
		return err
	}
	for {
		d, err := a.Do(context.Background(), byHand, func(tx *data.Tx) error {
			v, err := tx.Insert(village(fmt.Sprintf("第%d村", tx.Deed().ID)))
			if err != nil {
				return err
			}
			_, err = tx.Insert(datatest.Record(township.Households, "village_id", data.FormatID(v), "remark", data.FormatID(tx.Deed().ID)))
			return err
		})
		if err != nil {
			return err
		}
		if _, err := fmt.Println(d.ID); err != nil {
			return err
		}
	}
}

// A writer is killed twenty times at random moments: every deed that was acknowledged is there, whole, and the
// archive is sound.
func TestAcknowledgedDeedsSurviveKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "档案.db")
	total := 0
	for range 20 {
		acknowledged := killWriter(t, path, time.Duration(rand.IntN(120))*time.Millisecond)
		total += len(acknowledged)
		expectDeeds(t, path, acknowledged)
	}
	if total == 0 {
		t.Error("no deed was ever acknowledged")
	}
}

// killWriter starts a writer, lets it run for a while after its first deed, kills it, and returns the deeds
// that it acknowledged.
func killWriter(t *testing.T, path string, after time.Duration) (acknowledged []int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerVar+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a line that the kill cut off was not acknowledged
			break
		}
		id, err := strconv.ParseInt(line[:len(line)-1], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		if len(acknowledged) == 0 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		acknowledged = append(acknowledged, id)
	}
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err == nil {
		t.Error("the writer ended by itself")
	}
	return acknowledged
}

func expectDeeds(t *testing.T, path string, acknowledged []int64) {
	t.Helper()
	a, err := data.Open(context.Background(), path, data.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	expectSound(t, a)
	written := map[string]bool{}
	households, err := a.Records(township.Households)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range households {
		written[h.Get("remark")] = true
	}
	deeds := allDeeds(t, a)
	if len(deeds) != len(households) {
		t.Errorf("%d deeds wrote %d households", len(deeds), len(households))
	}
	kept := map[int64]bool{}
	for _, d := range deeds {
		kept[d.ID] = d.Records == 2 && written[data.FormatID(d.ID)]
	}
	for _, id := range acknowledged {
		if !kept[id] {
			t.Errorf("deed %d was acknowledged and is not whole", id)
		}
	}
}

func expectSound(t *testing.T, a *data.Archive) {
	t.Helper()
	if faults, err := a.Check(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("check: %v %v", faults, err)
	}
}
