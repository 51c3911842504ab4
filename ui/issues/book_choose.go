package issues

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// choosable says whether a person may say whom a row is about.
func (p *bookPage) choosable(r *bookRow) bool {
	return r.Reason == "" && r.VillageIs != "" && r.VillageIs != township.TownItself && r.Cells[township.ListHead] != ""
}

// choose asks which household a row is about, or whether it is the village's own.
func (p *bookPage) choose(r *bookRow) {
	if !p.choosable(r) {
		if r.Reason == "" && r.Undecided != "" {
			p.askWords()
		}
		return
	}
	homes, err := p.homes(r)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	village := []widgets.Option{{Value: "-1", Label: "作为村级问题：" + widgets.ShortName(r.Cells[township.ListHead], "")}}
	choice := widgets.NewDropDown("请选择", append(homes, village...), nil)
	if r.Chosen != 0 {
		choice.SetValue(strconv.FormatInt(r.Chosen, 10))
	}
	field := widgets.NewField("农户", choice, widgets.FieldOptions{Required: true, Lacking: "请选择是哪一户"})
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: fmt.Sprintf("第%d行：是哪一户", r.Row), Deed: "就选这一户", Width: stepWidth, First: choice,
		Body: widgets.Stack(8, widgets.NewQuietProse(oneLine(r.Cells[township.ListDescription])), field),
		OnDeed: func() bool {
			if !field.Check() {
				return false
			}
			id, err := strconv.ParseInt(choice.Value(), 10, 64)
			if err != nil {
				return false
			}
			p.book.Rows[r.at].Chosen = id
			p.weigh()
			return true
		},
	})
}

// homes are the households of a row's village: those that its head may be, or all.
func (p *bookPage) homes(r *bookRow) ([]widgets.Option, error) {
	list := r.Homes
	if len(list) == 0 {
		all, err := p.screen.desk.Households(context.Background())
		if err != nil {
			return nil, err
		}
		for _, h := range all {
			if h.Closed == "" && h.Village == r.VillageIs {
				list = append(list, h)
			}
		}
	}
	out := make([]widgets.Option, len(list))
	for i, h := range list {
		out[i] = widgets.Option{Value: strconv.FormatInt(h.ID, 10), Label: fmt.Sprintf("%s %s　%d人　%s", h.Group, h.Head, h.People, h.Code)}
	}
	return out, nil
}

// askFound asks on which day was found what the list gives no day for.
func (p *bookPage) askFound() {
	on := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	on.NotAfter = string(p.screen.host.Today())
	on.SetValue(string(p.book.Found))
	field := widgets.NewField("发现日期", on, widgets.FieldOptions{Required: true})
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "清单没有写发现时间的行", Deed: "用这一天", First: on, Body: field,
		OnDeed: func() bool {
			day := township.Date(on.Value())
			if !day.Full() || day > p.screen.host.Today() {
				field.SetProblem("请写到日，不晚于今天，例如 " + string(p.screen.host.Today()) + "。")
				return false
			}
			p.book.Found = day
			p.weigh()
			return true
		},
	})
}

// Heights in designed units: of the list of words at most, and of one of them.
const (
	wordsHeight = 300
	wordHeight  = 42
)

// askWords asks what the words of the list mean here.
func (p *bookPage) askWords() {
	if len(p.book.Words) == 0 {
		return
	}
	choices := make([]*widgets.FilterSelect, len(p.book.Words))
	lines := widgets.Stack(8)
	for i, w := range p.book.Words {
		choices[i] = widgets.NewDropDown("请选择", p.meanings(w.Field), nil)
		choices[i].SetValue(w.Meant)
		said := fmt.Sprintf("%s“%s”（%d行）", w.Label(), w.Said, w.Rows)
		lines.Add(halves(widgets.NewProse(said, look.ColorText, fyne.TextAlignLeading), choices[i]))
	}
	height := min(wordsHeight, float32(len(choices))*wordHeight)
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: "清单用语对应本单位的写法", Deed: "按这样对应", Width: stepWidth, First: choices[0],
		Body: widgets.Stack(8, widgets.NewQuietProse("写入以后记住，下次同样的写法不用再选。不选的村不能写入；不选的性质、类型记在备注里。"),
			widgets.FixedHeight(height, widgets.NewFormScroll(lines))),
		OnDeed: func() bool {
			for i, w := range p.book.Words {
				p.book.Mean(w.Field, w.Said, choices[i].Value())
			}
			p.weigh()
			return true
		},
	})
}

// meanings are what a word may mean.
func (p *bookPage) meanings(field string) []widgets.Option {
	ctx := context.Background()
	if field == township.ListVillage {
		villages, err := p.screen.desk.Villages(ctx)
		if err != nil {
			p.screen.host.Fail(err)
		}
		out := make([]widgets.Option, 0, len(villages)+1)
		for _, v := range villages {
			out = append(out, widgets.Option{Value: v.Name, Label: v.Name})
		}
		return append(out, widgets.Option{Value: township.TownItself, Label: township.TownItself})
	}
	lists, err := p.screen.desk.Vocabularies(ctx)
	if err != nil {
		p.screen.host.Fail(err)
	}
	name := map[string]string{township.ListType: "问题类型", township.ListNature: "问题性质"}[field]
	return append(widgets.PlainOptions(lists.Of(name).Values()...), widgets.Option{Value: township.AsListed, Label: township.AsListed})
}
