package settings

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// staff is the part of the desk that says who may sit there.
type staff struct {
	operators []township.Operator
	pins      map[int64]string
	admin     string
	minutes   int
	wrong     error // refuses the next write
}

func (s *staff) Operator() string { return "王会计" }
func (s *staff) Operators(context.Context) ([]township.Operator, error) {
	return slices.Clone(s.operators), nil
}

func (s *staff) SaveOperator(_ context.Context, o township.Operator) (township.Deed, error) {
	if s.wrong != nil {
		return township.Deed{}, s.wrong
	}
	for i := range s.operators {
		if s.operators[i].ID == o.ID {
			s.operators[i] = o
			return township.Deed{ID: 4}, nil
		}
	}
	o.ID = int64(len(s.operators) + 1)
	s.operators = append(s.operators, o)
	return township.Deed{ID: 4}, nil
}

func (s *staff) SetPIN(_ context.Context, id int64, proof, pin string) (township.Deed, error) {
	if s.wrong == nil && s.pins[id] == proof {
		s.pins[id] = pin
		return township.Deed{ID: 5}, nil
	}
	return township.Deed{}, township.Errorf(township.CodePassword, "现在的PIN不对。")
}

func (s *staff) ClearPIN(ctx context.Context, id int64, proof string) (township.Deed, error) {
	return s.SetPIN(ctx, id, proof, "")
}

func (s *staff) HasAdminPassword(context.Context) (bool, error) { return s.admin != "", nil }
func (s *staff) SetAdminPassword(_ context.Context, old, password string) (township.Deed, error) {
	if old != s.admin {
		return township.Deed{}, township.Errorf(township.CodePassword, "管理员密码不对。")
	}
	s.admin = password
	return township.Deed{ID: 6}, nil
}
func (s *staff) IdleMinutes(context.Context) (int, error) { return s.minutes, nil }
func (s *staff) SaveIdleMinutes(_ context.Context, n int) (township.Deed, error) {
	if s.wrong == nil {
		s.minutes = n
	}
	return township.Deed{ID: 7}, s.wrong
}

// withStaff is the section 操作人 of an office with two operators, the first of them selected.
func withStaff(t *testing.T) (*Screen, *desk, *host, *widgets.Table[township.Operator]) {
	t.Helper()
	s, d, h := shown(t, "单位")
	d.operators = []township.Operator{{ID: 1, Name: "王会计"}, {ID: 2, Name: "李四", HasPIN: true}}
	d.pins, d.minutes = map[int64]string{2: "2580"}, 10
	s.ShowOperators()
	table := inputs[*widgets.Table[township.Operator]](s.Content())[0]
	table.SelectRow(0)
	return s, d, h, table
}

// fill types into the fields of the open dialog in their order, and presses its deed.
func fill(t *testing.T, h *host, deed string, texts ...string) {
	t.Helper()
	entries := inputs[*widgets.Entry](h.dialog(t))
	for i, text := range texts {
		entries[i].SetText(text)
	}
	press(t, h.dialog(t), deed)
}

// problems are what the fields of the open dialog say is wrong.
func problems(t *testing.T, h *host) []string {
	t.Helper()
	var out []string
	for _, f := range inputs[*widgets.Field](h.dialog(t)) {
		out = append(out, f.Problem())
	}
	return out
}

func TestOperatorsAreAddedRenamedRetired(t *testing.T) {
	s, d, h, table := withStaff(t)
	press(t, s.Content(), "新增操作人")
	fill(t, h, "新增", "　")
	if got := problems(t, h); got[0] != "请填写姓名。" {
		t.Errorf("problems %q", got)
	}
	d.wrong = township.Errorf(township.CodeConflict, "已经有名为“赵六”的操作人。")
	fill(t, h, "新增", "赵六")
	if got := problems(t, h); got[0] != "已经有名为“赵六”的操作人。" {
		t.Errorf("problems %q", got)
	}
	d.wrong = nil
	press(t, h.dialog(t), "新增")
	if len(d.operators) != 3 || d.operators[2].Name != "赵六" || h.done != "已保存操作人。" {
		t.Errorf("%+v, told %q", d.operators, h.done)
	}
	if o, ok := table.Current(); !ok || o.Name != "赵六" {
		t.Errorf("selected %+v, want who was added", o)
	}
	table.SelectRow(1)
	press(t, s.Content(), "改名")
	fill(t, h, "改名", "李主任")
	press(t, s.Content(), "停用")
	if o := d.operators[1]; o.Name != "李主任" || !o.Retired || h.confirmed != "停用这位操作人" {
		t.Errorf("%+v, asked %q", o, h.confirmed)
	}
	press(t, s.Content(), "启用")
	if d.operators[1].Retired || h.done != "已启用“李主任”。" {
		t.Errorf("%+v, told %q", d.operators[1], h.done)
	}
	d.wrong = township.Errorf(township.CodeConflict, "“李主任”正在使用。")
	press(t, s.Content(), "停用")
	if h.failed == nil {
		t.Error("a refusal is not told")
	}
}

func TestPINIsSetAgainstTheOldOne(t *testing.T) {
	s, d, h, table := withStaff(t)
	press(t, s.Content(), "设置 PIN")
	fill(t, h, "设置 PIN", "12", "12")
	if got := problems(t, h); got[0] != "PIN 应为4到12位数字，现在是2位。" {
		t.Errorf("problems %q", got)
	}
	fill(t, h, "设置 PIN", "1234", "1235")
	if got := problems(t, h); got[0] != "" || got[1] != "两次输入的不一样，请重新输入" {
		t.Errorf("problems %q", got)
	}
	fill(t, h, "设置 PIN", "1234", "1234")
	if d.pins[1] != "1234" || h.done != "已设置“王会计”的 PIN。" {
		t.Errorf("PINs %v, told %q", d.pins, h.done)
	}
	table.SelectRow(1)
	press(t, s.Content(), "修改 PIN")
	fill(t, h, "设置 PIN", "0000", "9999", "9999")
	if got := problems(t, h); got[0] != "现在的PIN不对。" || d.pins[2] != "2580" {
		t.Errorf("problems %q, PINs %v", got, d.pins)
	}
	fill(t, h, "设置 PIN", "2580")
	if d.pins[2] != "9999" {
		t.Errorf("PINs %v", d.pins)
	}
	press(t, s.Content(), "取消 PIN")
	fill(t, h, "取消 PIN", "9999")
	if d.pins[2] != "" || h.done != "“李四”不再需要 PIN。" {
		t.Errorf("PINs %v, told %q", d.pins, h.done)
	}
}

func TestAdministratorsPassword(t *testing.T) {
	s, d, h, _ := withStaff(t)
	press(t, s.Content(), "设置密码…")
	fill(t, h, "设置密码", "12345", "12345")
	if got := problems(t, h); got[0] != "密码应为6到20个字符，现在是5个。" {
		t.Errorf("problems %q", got)
	}
	fill(t, h, "设置密码", "qingxi", "qingxi")
	press(t, s.Content(), "修改密码…")
	fill(t, h, "修改密码", "falsch", "清溪镇办公室", "清溪镇办公室")
	if got := problems(t, h); got[0] != "管理员密码不对。" {
		t.Errorf("problems %q", got)
	}
	fill(t, h, "修改密码", "qingxi")
	if d.admin != "清溪镇办公室" || h.done != "已修改管理员密码。" {
		t.Errorf("password %q, told %q", d.admin, h.done)
	}
}

func TestIdleMinutesAreChosen(t *testing.T) {
	s, d, h, _ := withStaff(t)
	d.minutes = 7
	s.Refresh()
	choice := inputs[*widgets.FilterSelect](s.Content())[0]
	if choice.Shown() != "7 分钟" {
		t.Errorf("shown %q", choice.Shown())
	}
	choice.OnChanged("0")
	if d.minutes != 0 || h.done != "不再自动锁屏。" || choice.Shown() != "不自动锁屏" {
		t.Errorf("%d minutes, told %q, shown %q", d.minutes, h.done, choice.Shown())
	}
	choice.OnChanged("15")
	if d.minutes != 15 || h.done != "15 分钟没有人操作就锁屏。" {
		t.Errorf("%d minutes, told %q", d.minutes, h.done)
	}
	d.wrong = township.Errorf(township.CodeBusy, "档案正忙。")
	choice.OnChanged("0")
	if h.failed == nil || choice.Shown() != "15 分钟" {
		t.Errorf("failed %v, shown %q", h.failed, choice.Shown())
	}
}

func TestOperatorMenuFollowsTheSelection(t *testing.T) {
	_, _, _, table := withStaff(t)
	labels := func() []string {
		var out []string
		for _, item := range table.OnMenu() {
			if !item.Disabled {
				out = append(out, item.Label)
			}
		}
		return out
	}
	if want := []string{"改名", "设置 PIN", "停用"}; !slices.Equal(labels(), want) {
		t.Errorf("offered %q, want %q", labels(), want)
	}
	table.SelectRow(1)
	if want := []string{"改名", "修改 PIN", "取消 PIN", "停用"}; !slices.Equal(labels(), want) {
		t.Errorf("offered %q, want %q", labels(), want)
	}
}

func TestEmptyStaffSaysHowItIs(t *testing.T) {
	s, _, h := shown(t, operatorsLabel)
	press(t, s.Content(), "新增操作人")
	if h.win.Canvas().Overlays().Top() == fyne.CanvasObject(nil) {
		t.Error("the button of the empty list does nothing")
	}
}
