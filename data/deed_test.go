package data_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

var byHand = township.DeedInfo{Kind: "test", Title: "试", Operator: "张会计", Origin: "测试"}

// Whatever stops a deed, nothing of it remains.
func TestDeedThatFailsLeavesNothing(t *testing.T) {
	cancelled, cancel := context.WithCancel(context.Background())
	tests := []struct {
		name     string
		ctx      context.Context
		stop     func() error
		code     township.Code
		sentence string
	}{
		{
			"an error of the domain", context.Background(),
			func() error { return township.Errorf(township.CodeInvalid, "第3行没有姓名。") },
			township.CodeInvalid, "第3行没有姓名。",
		},
		{
			"an error of the program", context.Background(),
			func() error { return errors.New("disk on fire") },
			township.CodeInternal, "程序内部出错，本次操作没有完成，数据未改动。请重试；若再次出现，请把日志交给维护人员。",
		},
		{
			"cancelled in the middle", cancelled,
			func() error { cancel(); return nil },
			township.CodeCancelled, "已取消，档案没有改动。",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, _ := datatest.Open(t)
			settle(t, a)
			before, stood := dump(t, a), fates(t, a)
			_, err := a.Do(tt.ctx, byHand, func(tx *data.Tx) error {
				datatest.Village(t, tx, "双河村")
				return tt.stop()
			})
			refused(t, err, tt.code, tt.sentence)
			same(t, "records", before, dump(t, a))
			same(t, "deeds", stood, fates(t, a))
			insert(t, a, "之后", village("双河村"))
		})
	}
}

func TestDeedCancelledBeforeItBegins(t *testing.T) {
	a, _ := datatest.Open(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := a.Do(ctx, byHand, func(*data.Tx) error {
		t.Error("the body ran")
		return nil
	})
	refused(t, err, township.CodeCancelled, "已取消，档案没有改动。")
}

// A panic goes on to whoever catches it; the archive is as before and can be written.
func TestDeedThatPanicsLeavesNothing(t *testing.T) {
	a, _ := datatest.Open(t)
	settle(t, a)
	before, stood := dump(t, a), fates(t, a)
	func() {
		defer func() {
			if got := recover(); got != "out of range" {
				t.Errorf("recovered %v, want the panic of the body", got)
			}
		}()
		_, _ = a.Do(context.Background(), byHand, func(tx *data.Tx) error {
			datatest.Village(t, tx, "双河村")
			panic("out of range")
		})
	}()
	same(t, "records", before, dump(t, a))
	same(t, "deeds", stood, fates(t, a))
	insert(t, a, "之后", village("双河村"))
}

func TestDeedThatChangesNothingIsNotKept(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	d := datatest.MustDo(t, a, "没有改动", func(tx *data.Tx) error {
		n, err := tx.Update(township.Members, p.member, map[string]string{"name": "王强", "phone": ""})
		if n != 0 {
			t.Errorf("%d fields changed, want 0", n)
		}
		return err
	})
	if d.ID != 0 || d.Records != 0 || d.Title != "没有改动" {
		t.Errorf("got %+v, want no ID and no records", d)
	}
	if list := allDeeds(t, a); len(list) != 1 {
		t.Errorf("%d deeds are kept, want 1", len(list))
	}
}

// What the archive refuses is said in a sentence, whoever asks.
func TestRefusedWrites(t *testing.T) {
	tests := []struct {
		name     string
		write    func(*data.Tx, place) error
		code     township.Code
		sentence string
	}{
		{"update of a record that is gone", func(tx *data.Tx, _ place) error {
			_, err := tx.Update(township.Members, 99, map[string]string{"name": "李红"})
			return err
		}, township.CodeNotFound, "这条家庭成员记录已不在档案中，可能已被撤销或删除。请刷新后重试。"},
		{"removal of a record that is gone", func(tx *data.Tx, _ place) error {
			return tx.Remove(township.Households, 99)
		}, township.CodeNotFound, "这条农户记录已不在档案中，可能已被撤销或删除。请刷新后重试。"},
		{"removal of a household with members", func(tx *data.Tx, p place) error {
			return tx.Remove(township.Households, p.household)
		}, township.CodeConflict, "还有其他记录属于这条农户记录，没有删除。请先删除或移走它们。"},
		{"a member of no household", func(tx *data.Tx, _ place) error {
			_, err := tx.Insert(datatest.Record(township.Members, "household_id", "99"))
			return err
		}, township.CodeNotFound, "这条家庭成员记录所属的农户已不在档案中，没有保存。请刷新后重试。"},
		{"a household of no village", func(tx *data.Tx, p place) error {
			_, err := tx.Update(township.Households, p.household, map[string]string{"village_id": "99"})
			return err
		}, township.CodeNotFound, "这条农户记录所属的行政村已不在档案中，没有保存。请刷新后重试。"},
		{"a code twice", func(tx *data.Tx, p place) error {
			_, err := tx.Insert(datatest.Record(township.Households, "village_id", data.FormatID(p.village), "code", "001"))
			return err
		}, township.CodeConflict, "户编号“001”已属于另一户，没有保存。请核对户编号。"},
		{"a village twice", func(tx *data.Tx, _ place) error {
			_, err := tx.Insert(village("柏树村"))
			return err
		}, township.CodeConflict, "已经有名为“柏树村”的行政村，没有保存。请换一个名称，或刷新后重试。"},
		{"an ID twice", func(tx *data.Tx, p place) error {
			r := village("双河村")
			r.ID = p.village
			_, err := tx.Insert(r)
			return err
		}, township.CodeConflict, "这条行政村记录已在档案中，没有保存。请刷新后重试。"},
		{"two ledgers at a time", func(tx *data.Tx, p place) error {
			_, err := tx.Insert(stay(p.household, township.Stable, "2021-01-01"))
			if err == nil {
				_, err = tx.Insert(stay(p.household, township.Marginal, "2021-02-01"))
			}
			return err
		}, township.CodeConflict, "这一户已在一本台账中，同一时间只能在一本台账，没有保存。请先移出原来的台账。"},
		{"two ledgers on a day that was", func(tx *data.Tx, p place) error {
			r := stay(p.household, township.Stable, "2020-01-01")
			r.Set("left_on", "2021-01-01")
			_, err := tx.Insert(r)
			if err == nil {
				r = stay(p.household, township.Marginal, "2020-06-01")
				r.Set("left_on", "2020-06-02")
				_, err = tx.Insert(r)
			}
			return err
		}, township.CodeConflict, "这一户已在一本台账中，同一时间只能在一本台账，没有保存。请先移出原来的台账。"},
		{"text that is no UTF-8", func(tx *data.Tx, p place) error {
			_, err := tx.Update(township.Members, p.member, map[string]string{"name": "张\xff三"})
			return err
		}, township.CodeInvalid, "“姓名”里有乱码，没有保存。请改正后重试。"},
		{"money that is no integer", func(tx *data.Tx, p place) error {
			_, err := tx.Update(township.Households, p.household, map[string]string{"net_income": "12.50"})
			return err
		}, township.CodeInvalid, "“纯收入”应是整数，“12.50”不是，没有保存。请改正后重试。"},
		{"a ledger left before it was entered", func(tx *data.Tx, p place) error {
			r := stay(p.household, township.Stable, "2021-02-01")
			r.Set("left_on", "2021-01-01")
			_, err := tx.Insert(r)
			return err
		}, township.CodeInvalid, "这条台账记录有缺漏或不合规定的内容，没有保存。请核对日期等各项后重试。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, _ := datatest.Open(t)
			p := settle(t, a)
			before := dump(t, a)
			_, err := a.Do(context.Background(), byHand, func(tx *data.Tx) error { return tt.write(tx, p) })
			refused(t, err, tt.code, tt.sentence)
			same(t, "records", before, dump(t, a))
		})
	}
}

// A field that is not there is a mistake of the program, not of the clerk; it does not pass in silence.
func TestUpdateOfNoField(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	_, err := a.Do(context.Background(), byHand, func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, p.household, map[string]string{"colour": "红"})
		return err
	})
	if want := `update of households: there is no field "colour"`; err == nil || err.Error() != want || township.CodeOf(err) != township.CodeInternal {
		t.Errorf("%v, want %s", err, want)
	}
}

// Who waits for another's deed can be called off.
func TestWaitingForATurnIsCancelled(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	entered, leave, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		_, err := a.Do(context.Background(), byHand, func(tx *data.Tx) error {
			close(entered)
			<-leave
			_, err := tx.Update(township.Households, p.household, map[string]string{"cause": "因病"})
			return err
		})
		done <- err
	}()
	<-entered
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err := a.Do(ctx, byHand, func(*data.Tx) error { t.Error("two deeds at once"); return nil })
	refused(t, err, township.CodeCancelled, "已取消，档案没有改动。")
	close(leave)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// Two write and one reads at the same time: every deed is kept, and the reader sees each either whole or not.
func TestWritersAndReaderTogether(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	const each = 25
	var writers, reader sync.WaitGroup
	done := make(chan struct{})
	for w := range 2 {
		writers.Go(func() { settleMany(t, a, p.village, w, each) })
	}
	reader.Go(func() {
		for {
			households, members, err := a.Read(context.Background()).Counts()
			if err != nil || households != members {
				t.Errorf("read %d households with %d heads: %v", households, members, err)
			}
			select {
			case <-done:
				return
			default:
			}
		}
	})
	writers.Wait()
	close(done)
	reader.Wait()
	households, members, err := a.Read(context.Background()).Counts()
	if want := 2*each + 1; err != nil || households != want || members != want {
		t.Errorf("%d households and %d members: %v, want %d of each", households, members, err, want)
	}
	if got := len(allDeeds(t, a)); got != 2*each+1 {
		t.Errorf("%d deeds, want %d", got, 2*each+1)
	}
}

// settleMany does deeds that put a household with its head; it may run beside the test's own goroutine.
func settleMany(t *testing.T, a *data.Archive, village int64, writer, deeds int) {
	for i := range deeds {
		_, err := a.Do(context.Background(), byHand, func(tx *data.Tx) error {
			h, err := tx.Insert(datatest.Record(township.Households, "village_id", data.FormatID(village), "code", fmt.Sprintf("%d-%d", writer, i)))
			if err != nil {
				return err
			}
			_, err = tx.Insert(datatest.Record(township.Members, "household_id", data.FormatID(h), "relation", township.HeadRelation))
			return err
		})
		if err != nil {
			t.Errorf("writer %d, deed %d: %v", writer, i, err)
		}
	}
}
