package ui

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// viewOperators is the key of the remembered names, the last one first.
const viewOperators = "operators"

// Bounds of what is remembered of the people at this desk.
const (
	mostOperators   = 6
	longestOperator = 20
)

// recallOperator seats who sat here last.
func (s *Shell) recallOperator() {
	if names := s.operators(); len(names) > 0 {
		s.cfg.Desk.SetOperator(names[0])
	}
}

func (s *Shell) operators() (names []string) {
	s.Recall(viewOperators, &names)
	return names
}

// setOperator seats somebody and remembers him.
func (s *Shell) setOperator(name string) {
	name = township.Squeeze(township.Clean(name))
	s.cfg.Desk.SetOperator(name)
	s.person.SetText(name)
	names := slices.DeleteFunc(s.operators(), func(n string) bool { return n == name })
	names = slices.Insert(names, 0, name)
	s.Remember(viewOperators, names[:min(len(names), mostOperators)])
	s.toast("之后的操作记在“" + name + "”名下。")
}

func (s *Shell) newOperatorButton() *widgets.Button {
	return widgets.NewMenuButton(s.cfg.Desk.Operator(), nil, s.operatorMenu)
}

// operatorMenu offers those who sat here before, and somebody new.
func (s *Shell) operatorMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	current := s.cfg.Desk.Operator()
	for _, name := range s.operators() {
		if name != current {
			items = append(items, fyne.NewMenuItem(name, func() { s.setOperator(name) }))
		}
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	change := fyne.NewMenuItem("更换操作员…", s.askOperator)
	change.Icon = look.Icon(look.IconEdit)
	return append(items, change)
}

func (s *Shell) askOperator() {
	widgets.Prompt(s.win, widgets.PromptOptions{
		Title: "更换操作员", Body: "每项操作都记下由谁完成。", Label: "姓名", Deed: "更换", Validate: checkOperator,
	}, s.setOperator)
}

func checkOperator(name string) error {
	switch name = township.Squeeze(township.Clean(name)); {
	case name == "":
		return township.Errorf(township.CodeInvalid, "请填写姓名")
	case utf8.RuneCountInString(name) > longestOperator:
		return township.Errorf(township.CodeInvalid, "姓名最多%d个字", longestOperator)
	}
	return nil
}
