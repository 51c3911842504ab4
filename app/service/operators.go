package service

import (
	"context"
	"strconv"

	"taizhang/app/township"
	"taizhang/data"
)

// originSettings is from where operators, secrets and times are set.
const originSettings township.Origin = "屏幕：设置"

// Operators returns everybody who may or might sit at the PC, in order of entry, the retired ones included.
func (d *Desk) Operators(ctx context.Context) ([]township.Operator, error) {
	records, err := d.archive.Read(ctx).Operators()
	if err != nil {
		return nil, err
	}
	out := make([]township.Operator, len(records))
	for i, r := range records {
		out[i] = operatorOf(r)
	}
	return out, nil
}

func operatorOf(r township.Record) township.Operator {
	return township.Operator{ID: r.ID, Name: r.Get("name"), HasPIN: r.Get("pin") != "", Retired: r.Get("retired") != ""}
}

// SaveOperator adds an operator (ID 0), or gives one another name, retires one or takes one back. The one at the
// desk cannot be retired, nor the last one: the archive would then open for everybody.
func (d *Desk) SaveOperator(ctx context.Context, o township.Operator) (township.Deed, error) {
	o.Name = township.OperatorName(o.Name)
	if err := township.CheckOperatorName(o.Name); err != nil {
		return township.Deed{}, err
	}
	have, err := d.Operators(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	if err := d.mayBe(o, have); err != nil {
		return township.Deed{}, err
	}
	values := map[string]string{"name": o.Name, "retired": yesOrNone(o.Retired)}
	deed, err := d.do(ctx, d.info(township.DeedSettings, operatorTitle(o, have), originSettings), func(t *data.Tx) error {
		if o.ID != 0 {
			_, err := t.Update(township.Operators, o.ID, values)
			return err
		}
		rec := township.Operators.NewRecord()
		rec.Set("name", o.Name)
		_, err := t.Insert(rec)
		return err
	})
	if err == nil {
		err = d.reseat(ctx)
	}
	return deed, err
}

func yesOrNone(yes bool) string {
	if yes {
		return "是"
	}
	return ""
}

// mayBe refuses what would leave the roster unsound.
func (d *Desk) mayBe(o township.Operator, have []township.Operator) error {
	others := 0
	for _, h := range have {
		switch {
		case h.ID == o.ID:
		case h.Name == o.Name && h.Retired:
			return township.Errorf(township.CodeConflict, "“%s”在名单里，已停用。请在名单里选中后启用，不必新增。", o.Name)
		case h.Name == o.Name:
			return township.Errorf(township.CodeConflict, "已经有名为“%s”的操作人。请换一个姓名，例如加上单位。", o.Name)
		case !h.Retired:
			others++
		}
	}
	switch {
	case o.ID == 0 || !o.Retired:
	case o.ID == d.seated():
		return township.Errorf(township.CodeConflict, "“%s”正在使用本程序，不能停用。请先更换操作人。", o.Name)
	case others == 0:
		return township.Errorf(township.CodeConflict, "“%s”是唯一的操作人，不能停用。请先添加别的操作人。", o.Name)
	}
	return nil
}

// operatorTitle names what is done to an operator.
func operatorTitle(o township.Operator, have []township.Operator) string {
	for _, h := range have {
		switch {
		case h.ID != o.ID:
		case h.Name != o.Name:
			return "操作人“" + h.Name + "”改名为“" + o.Name + "”"
		case o.Retired:
			return "停用操作人“" + o.Name + "”"
		default:
			return "启用操作人“" + o.Name + "”"
		}
	}
	return "新增操作人“" + o.Name + "”"
}

// SetPIN gives an operator a PIN. One that is set already changes only against proof: the present PIN or the
// administrator's password.
func (d *Desk) SetPIN(ctx context.Context, id int64, proof, pin string) (township.Deed, error) {
	if err := township.CheckPIN(pin); err != nil {
		return township.Deed{}, err
	}
	hash, err := seal(pin)
	if err != nil {
		return township.Deed{}, err
	}
	return d.savePIN(ctx, id, proof, "设置", hash)
}

// ClearPIN lets an operator sit down without a PIN again, against proof as SetPIN.
func (d *Desk) ClearPIN(ctx context.Context, id int64, proof string) (township.Deed, error) {
	return d.savePIN(ctx, id, proof, "取消", "")
}

func (d *Desk) savePIN(ctx context.Context, id int64, proof, word, hash string) (township.Deed, error) {
	rec, err := d.operatorRecord(ctx, id)
	if err != nil {
		return township.Deed{}, err
	}
	if err := d.prove(ctx, rec, proof); err != nil {
		return township.Deed{}, err
	}
	title := word + "“" + rec.Get("name") + "”的PIN"
	return d.do(ctx, d.info(township.DeedSecret, title, originSettings), func(t *data.Tx) error {
		_, err := t.Update(township.Operators, id, map[string]string{"pin": hash})
		return err
	})
}

// prove accepts the operator's PIN or the administrator's password where a PIN is set.
func (d *Desk) prove(ctx context.Context, rec township.Record, proof string) error {
	if rec.Get("pin") == "" {
		return nil
	}
	admin, err := d.adminHash(ctx)
	if err != nil {
		return err
	}
	return d.guard.try("“"+rec.Get("name")+"”现在的PIN（或管理员密码）", proof, d.archive.Now(), rec.Get("pin"), admin)
}

// operatorRecord returns the record of one operator.
func (d *Desk) operatorRecord(ctx context.Context, id int64) (township.Record, error) {
	records, err := d.archive.Read(ctx).Operators()
	for _, r := range records {
		if r.ID == id {
			return r, nil
		}
	}
	if err == nil {
		err = township.Errorf(township.CodeNotFound, "这位操作人已不在名单里，可能已被撤销。请刷新后重试。")
	}
	return township.Record{}, err
}

// SignIn seats an operator at the desk, who proves by his PIN, if he has one, that it is him.
func (d *Desk) SignIn(ctx context.Context, name, pin string) error {
	records, err := d.archive.Read(ctx).Operators()
	if err != nil {
		return err
	}
	for _, r := range records {
		if r.Get("name") == name {
			return d.seat(r, pin)
		}
	}
	return township.Errorf(township.CodeNotFound, "操作人名单里没有“%s”，可能已改名。请重新选择。", name)
}

func (d *Desk) seat(r township.Record, pin string) error {
	o, hash := operatorOf(r), r.Get("pin")
	switch {
	case o.Retired:
		return township.Errorf(township.CodeConflict, "“%s”已停用。请选择别的操作人，或请人在“设置”的“操作人”里启用。", o.Name)
	case hash != "" && pin == "":
		return township.Errorf(township.CodePassword, "请输入“%s”的PIN。", o.Name)
	case hash != "":
		if err := d.guard.try("“"+o.Name+"”的PIN", pin, d.archive.Now(), hash); err != nil {
			return err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.operator, d.operatorID = o.Name, o.ID
	return nil
}

// seated returns the ID of the operator who signed in, 0 for none.
func (d *Desk) seated() int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.operatorID
}

// reseat follows the name of who sits at the desk, after a deed that may have changed it.
func (d *Desk) reseat(ctx context.Context) error {
	id := d.seated()
	if id == 0 {
		return nil
	}
	r, err := d.operatorRecord(ctx, id)
	if township.CodeOf(err) == township.CodeNotFound {
		return nil // his entry was taken back; he stays until somebody else sits down
	}
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.operator = r.Get("name")
	return nil
}

// IdleMinutes returns the time after which the screen locks, 0 for never.
func (d *Desk) IdleMinutes(ctx context.Context) (int, error) {
	s, err := d.archive.Read(ctx).Settings()
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(s[settingIdle].Get("value"))
	if err != nil {
		return township.DefaultIdleMinutes, nil // nobody has chosen yet
	}
	return n, nil
}

// SaveIdleMinutes sets the time after which the screen locks, 0 for never.
func (d *Desk) SaveIdleMinutes(ctx context.Context, n int) (township.Deed, error) {
	if err := township.CheckIdleMinutes(n); err != nil {
		return township.Deed{}, err
	}
	title := "自动锁屏改为" + strconv.Itoa(n) + "分钟"
	if n == 0 {
		title = "关闭自动锁屏"
	}
	return d.do(ctx, d.info(township.DeedSettings, title, originSettings), func(t *data.Tx) error {
		return saveSettings(t, map[string]string{settingIdle: strconv.Itoa(n)})
	})
}
