package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// TestAFamilyChanges walks journey 6 in a real window, with the keyboard alone: 张大山 is found by his initials, his death
// is recorded with the widow as the new head, the sheets are saved as PDF, and it is all taken back.
func TestAFamilyChanges(t *testing.T) {
	s := startScreen(t)
	program := build(t, ".")
	day := string(township.DateOf(time.Now()))
	o := founded(t)
	family := []person{villager("柏树村", 1, 0, "张大山"), villager("柏树村", 1, 1, "刘桂兰"), villager("柏树村", 2, 0, "范伟")}
	o.must("import", "-assign", saveXLSX(t, o.path("人口信息.xlsx"), personRoster(family...)))
	w := s.open(program, o.path("user"), "台账 · 清溪镇", "-db", o.db)

	s.act("go to 农户", "key", "alt+2")
	s.act("find by pinyin initials", "key", "ctrl+f", "z", "d", "s")
	s.act("the household", "key", "Down")
	s.act("its menu", "key", "Menu")
	s.act("up to 户主变更", "key", "Up", "Up", "Up", "Up")
	s.act("户主变更", "key", "Return")
	s.act("the ways", "key", "Return")
	s.act("户主死亡", "key", "Return")
	w.xdotool("type", "--delay", "12", day)
	s.act("the day", "key", "Return")
	s.act("do it", "key", "ctrl+Return")
	s.eventually("the new head", func() bool { return o.headOf(code(1)) == "刘桂兰" })
	s.free()

	s.act("go to 变动", "key", "alt+7")
	pdf := o.path("sheets.pdf")
	s.act("print", "key", "ctrl+p")
	w.enter(pdf)
	s.eventually("the PDF", func() bool { _, err := os.Stat(pdf); return err == nil })
	s.act("close the panel", "key", "Escape")
	text, err := os.ReadFile(pdf)
	must(t, err)
	paper := township.Squeeze(strings.Join(pdftest.PopplerText(t, text), ""))
	for _, want := range []string{"家庭成员自然减少情况表", "户主变更情况表", "张大山", "刘桂兰", "死亡", day} {
		if !strings.Contains(paper, want) {
			t.Errorf("the sheets do not say %q", want)
		}
	}

	s.act("undo", "key", "ctrl+z")
	s.act("confirm", "key", "Return")
	s.eventually("the old head", func() bool { return o.headOf(code(1)) == "张大山" })
	s.free()
	s.closeWindow(w.id)
	w.wantEnd()
	o.wantClean(w)
}

// headOf returns the head of the household of a code.
func (o *office) headOf(code string) string {
	for _, line := range o.list() {
		if line.Code == code {
			return line.Head
		}
	}
	return ""
}
