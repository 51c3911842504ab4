package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// viewOperator is the key of the remembered name of who sat here last.
const viewOperator = "operator"

// readStaff reads who may sit at the desk, and after how long the screen locks. What cannot be read stays as it was:
// an archive in trouble must not open what is locked.
func (s *Shell) readStaff() {
	ctx := context.Background()
	all, err := s.cfg.Desk.Operators(ctx)
	if err == nil {
		s.staff = slices.DeleteFunc(all, func(o township.Operator) bool { return o.Retired })
		var minutes int
		minutes, err = s.cfg.Desk.IdleMinutes(ctx)
		s.patience = time.Duration(minutes) * time.Minute
	}
	if err != nil {
		s.cfg.Log("operators", err)
	}
	s.showOperator()
}

// showOperator says at the top right who sits at the desk, and tells package main.
func (s *Shell) showOperator() {
	name := s.cfg.Desk.Operator()
	if s.person != nil {
		s.person.SetText(name)
	}
	if s.cfg.OnOperator != nil {
		s.cfg.OnOperator(name)
	}
}

func (s *Shell) newOperatorButton() *widgets.Button {
	return widgets.NewMenuButton(s.cfg.Desk.Operator(), nil, s.operatorMenu)
}

// operatorMenu is what can be done about who sits at the desk.
func (s *Shell) operatorMenu() []*fyne.MenuItem {
	manage := fyne.NewMenuItem("管理操作人…", s.ShowOperators)
	manage.Icon = look.Icon(look.IconSettings)
	if len(s.staff) == 0 {
		manage.Label = "设置操作人…"
		return []*fyne.MenuItem{manage}
	}
	change := fyne.NewMenuItem("更换操作人…", s.changeOperator)
	lock := fyne.NewMenuItem("锁屏　Ctrl+L", s.lock)
	return []*fyne.MenuItem{change, lock, fyne.NewMenuItemSeparator(), manage}
}
