package campaigns

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Printer writes the lists of a campaign on paper.
type Printer interface {
	PrintStaff(ctx context.Context, campaign int64, path string) (township.WallListResult, error)
	PrintScores(ctx context.Context, campaign int64, path string) (township.WallListResult, error)
	// PrintAssignments writes who visits whom in a village, in all for “”.
	PrintAssignments(ctx context.Context, campaign int64, village, path string) (township.WallListResult, error)
}

// PrintBy says what prints the lists; before, the screen offers no paper.
func (s *Screen) PrintBy(p Printer) { s.printer = p }

// printButton offers paper by a menu that is made when it opens; there is none where nothing prints.
func (s *Screen) printButton(menu func() []*fyne.MenuItem) []fyne.CanvasObject {
	if s.printer == nil {
		return nil
	}
	return []fyne.CanvasObject{widgets.NewMenuButton("打印", look.Icon(look.IconPrint), menu)}
}

// printFirst prints what a menu offers first (Ctrl+P), and says whether there was anything.
func (s *Screen) printFirst(items []*fyne.MenuItem) bool {
	if s.printer == nil || len(items) == 0 {
		return false
	}
	items[0].Action()
	return true
}

// printMenu offers the lists of the people.
func (p *staffPage) printMenu() []*fyne.MenuItem {
	item := func(what string, write func(ctx context.Context, path string) (township.WallListResult, error)) *fyne.MenuItem {
		return fyne.NewMenuItem(what+"…", func() { p.screen.print(&p.campaign, what, "", write) })
	}
	return []*fyne.MenuItem{
		item("人员名单", func(ctx context.Context, path string) (township.WallListResult, error) {
			return p.screen.printer.PrintStaff(ctx, p.campaign.ID, path)
		}),
		item("培训考试成绩表", func(ctx context.Context, path string) (township.WallListResult, error) {
			return p.screen.printer.PrintScores(ctx, p.campaign.ID, path)
		}),
	}
}

// printMenu offers who visits whom, first in the village that the filter shows.
func (p *visitPage) printMenu() []*fyne.MenuItem {
	item := func(label, village string) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() {
			p.screen.print(&p.campaign, "走访分工表", village, func(ctx context.Context, path string) (township.WallListResult, error) {
				return p.screen.printer.PrintAssignments(ctx, p.campaign.ID, village, path)
			})
		})
	}
	var items []*fyne.MenuItem
	if v := p.village.Value(); v != "" {
		items = append(items, item(v+"的走访分工表…", v))
	}
	return append(items, item("全部村的走访分工表…", ""))
}

// print writes a list where the clerk says.
func (s *Screen) print(c *township.Campaign, what, village string, write func(ctx context.Context, path string) (township.WallListResult, error)) {
	parts := []string{what, c.Name}
	if village != "" {
		parts = append(parts, village)
	}
	around.WriteFile(s.host, around.File{
		Title: "保存" + what, Name: around.FileName(append(parts, string(s.host.Today()))...) + ".pdf", Extension: ".pdf", Work: "正在生成" + what,
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			r, err := write(ctx, path)
			return around.Made{Said: fmt.Sprintf("已保存%s，共 %d 页", what, r.Pages), Missing: r.Missing}, err
		},
	})
}
