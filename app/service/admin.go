package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data"
)

// HasAdminPassword says whether the office has set its administrator's password.
func (d *Desk) HasAdminPassword(ctx context.Context) (bool, error) {
	hash, err := d.adminHash(ctx)
	return hash != "", err
}

// SetAdminPassword sets the office's administrator's password; once set it changes only against the old one.
func (d *Desk) SetAdminPassword(ctx context.Context, old, password string) (township.Deed, error) {
	if err := township.CheckPassword(password); err != nil {
		return township.Deed{}, err
	}
	set, err := d.HasAdminPassword(ctx)
	if err == nil && set {
		err = d.CheckAdminPassword(ctx, old)
	}
	if err != nil {
		return township.Deed{}, err
	}
	hash, err := seal(password)
	if err != nil {
		return township.Deed{}, err
	}
	title := "设置管理员密码"
	if set {
		title = "修改管理员密码"
	}
	return d.do(ctx, d.info(township.DeedSecret, title, originSettings), func(t *data.Tx) error { return saveAdminHash(t, hash) })
}

// CheckAdminPassword lets pass whoever knows the administrator's password. While there is none nobody passes.
func (d *Desk) CheckAdminPassword(ctx context.Context, password string) error {
	hash, err := d.adminHash(ctx)
	if err != nil {
		return err
	}
	if hash == "" {
		return township.Errorf(township.CodePassword, "还没有设置管理员密码。请先到“设置”的“操作人”里设置。")
	}
	return d.guard.try("管理员密码", password, d.archive.Now(), hash)
}

func (d *Desk) adminHash(ctx context.Context) (string, error) {
	s, err := d.archive.Read(ctx).Settings()
	return s[settingAdmin].Get("secret"), err
}

func saveAdminHash(t *data.Tx, hash string) error {
	have, err := t.Read().Settings()
	if err != nil {
		return err
	}
	if rec, ok := have[settingAdmin]; ok {
		_, err := t.Update(township.Settings, rec.ID, map[string]string{"secret": hash})
		return err
	}
	rec := township.Settings.NewRecord()
	rec.Set("name", settingAdmin)
	rec.Set("secret", hash)
	_, err = t.Insert(rec)
	return err
}
