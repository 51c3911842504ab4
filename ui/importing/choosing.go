package importing

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// mostQuestions is how many questions are shown at once; the rest come when these are settled.
const mostQuestions = 100

// questionsPane lists what only a person can decide, each with its options.
func (p *previewPage) questionsPane() fyne.CanvasObject {
	c := &p.s.job.choices
	parts := []fyne.CanvasObject{p.settleLine("程序不替您决定；没有决定的行先不导入。")}
	listed := listedQuestions(c)
	for _, q := range listed {
		parts = append(parts, p.question(q))
	}
	if left := len(c.questions) - len(listed); left > 0 {
		parts = append(parts, widgets.NewQuiet(fmt.Sprintf("还有%d处，前面的判断并重新核对以后再列出。", left)))
	}
	return paneOf(parts...)
}

// listedQuestions are all, or the first of those that are open.
func listedQuestions(c *choices) []township.Question {
	if len(c.questions) <= mostQuestions {
		return c.questions
	}
	var open []township.Question
	for _, q := range c.questions {
		if c.answers[q.ID] == "" && len(open) < mostQuestions {
			open = append(open, q)
		}
	}
	return open
}

func (p *previewPage) question(q township.Question) fyne.CanvasObject {
	c := &p.s.job.choices
	options := []widgets.Option{{Value: "", Label: undecided}}
	for _, o := range q.Options {
		options = append(options, widgets.Option{Value: o.Key, Label: o.Text})
	}
	choice := widgets.NewDropDown(undecided, options, func(key string) {
		c.answer(q.ID, key)
		p.say()
	})
	choice.SetValue(c.answers[q.ID])
	p.keepFirst(choice)
	place := widgets.NewQuiet(fmt.Sprintf("工作表“%s”第%d行", q.Sheet, q.Row))
	return widgets.Stack(6, place, plainProse(discreet(q.Text)), widgets.Row(0, widgets.FixedWidth(460, choice)), widgets.Rule())
}

// undecided is the choice of not choosing yet.
const undecided = "先不决定"

// villagesPane lets each new village be one of the archive under another name.
func (p *previewPage) villagesPane() fyne.CanvasObject {
	villages := p.s.job.choices.villages
	if !p.renamable() {
		return paneOf(widgets.NewQuiet("导入时新建这些村："), plainProse(strings.Join(villages, "、")))
	}
	parts := []fyne.CanvasObject{p.settleLine("名单里的这些村，档案中还没有。写法不同的，请归入已有的村。")}
	for _, v := range villages {
		parts = append(parts, p.village(v))
	}
	return paneOf(parts...)
}

func (p *previewPage) village(name string) fyne.CanvasObject {
	c := &p.s.job.choices
	choice := widgets.NewDropDown("新建这个村", p.villageOptions(name), func(to string) {
		if c.call(name, to) {
			p.showPane(paneVillages)
		}
		p.say()
	})
	choice.SetValue(c.rename[name])
	p.keepFirst(choice)
	return widgets.Row(12, widgets.FixedWidth(200, widgets.NewText(name)), widgets.FixedWidth(260, choice))
}

// villageOptions are the villages that a new one can be: those of the archive, and the other new
// ones, for a roster may write one village in two ways.
func (p *previewPage) villageOptions(name string) []widgets.Option {
	options := []widgets.Option{{Value: "", Label: "新建这个村"}}
	for _, v := range p.archived {
		options = append(options, widgets.Option{Value: v.Name, Label: "归入" + v.Name})
	}
	c := &p.s.job.choices
	for _, v := range c.villages {
		if v != name && c.rename[v] == "" {
			options = append(options, widgets.Option{Value: v, Label: "归入新建的" + v})
		}
	}
	return options
}

// keepFirst notes the first choice of a pane, where the keyboard starts.
func (p *previewPage) keepFirst(choice *widgets.FilterSelect) {
	if p.first == nil {
		p.first = choice
	}
}

// settleWord is the deed that takes the choices into account.
const settleWord = "按以上选择重新核对"

// settleLine heads a pane of choices.
func (p *previewPage) settleLine(text string) fyne.CanvasObject {
	p.settle = widgets.NewButton(settleWord, nil, p.s.read)
	return widgets.Row(8, widgets.NewQuiet(text), widgets.Spacer(), p.settle)
}
