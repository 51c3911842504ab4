package issues

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// lanes are the states that stand side by side on the board, in the order in which an issue goes through them.
var lanes = []township.IssueState{township.IssueToVerify, township.IssueToMend, township.IssueMending, township.IssueToAccept, township.IssueClosed}

// board shows the issues of the filter as cards, in a lane for each state.
type board struct {
	list    *listing
	lanes   []*lane
	at      int // the lane that the keyboard is on
	content *fyne.Container
}

func newBoard(l *listing) *board {
	b := &board{list: l, content: container.New(evenly{})}
	for _, s := range lanes {
		one := newLane(b, s)
		b.lanes = append(b.lanes, one)
		b.content.Add(one.content)
	}
	return b
}

// set shows rows; the current card stays where it is still there.
func (b *board) set(rows []*line) {
	of := map[township.IssueState][]*line{}
	for _, r := range rows {
		of[r.State] = append(of[r.State], r)
	}
	for i, one := range b.lanes {
		cards := of[lanes[i]]
		slices.SortStableFunc(cards, func(x, y *line) int { return comparePressing(x, y) })
		one.set(cards)
	}
}

// comparePressing puts what presses most first.
func comparePressing(a, b *line) int {
	x, y := pressing(a), pressing(b)
	if a.Closed != "" && b.Closed != "" { // what was closed last
		x, y = string(b.Closed), string(a.Closed)
	}
	return strings.Compare(x, y)
}

// current is the issue of the current card.
func (b *board) current() (*line, bool) { return b.lanes[b.at].currentRow() }

// begin puts the keyboard on the current card, or on the first there is.
func (b *board) begin() {
	if len(b.lanes[b.at].rows) == 0 {
		for i, one := range b.lanes {
			if len(one.rows) > 0 {
				b.at = i
				break
			}
		}
	}
	b.list.screen.focus(b.lanes[b.at].cards)
}

// beside goes to the next lane at the left (-1) or right (1) that has a card.
func (b *board) beside(by int) {
	for at := b.at + by; at >= 0 && at < len(b.lanes); at += by {
		if one := b.lanes[at]; len(one.rows) > 0 {
			row := b.lanes[b.at].at
			b.at = at
			one.goTo(min(row, len(one.rows)-1))
			b.list.screen.focus(one.cards)
			return
		}
	}
}

// goTo makes a card current.
func (b *board) goTo(key string) {
	for i, one := range b.lanes {
		if at := slices.IndexFunc(one.rows, func(r *line) bool { return r.key == key }); at >= 0 {
			b.at = i
			one.goTo(at)
			return
		}
	}
}

// title is what stands above a lane.
func (o *lane) title() string { return fmt.Sprintf("%s　%d", o.state, len(o.rows)) }

// evenly puts objects side by side, each as wide as the others.
type evenly struct{}

// MinSize is small: lanes take the room there is.
func (evenly) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout gives each its share.
func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width / float32(len(objects))
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*width, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// boardButton changes between the table and the board: it says where it leads.
func (l *listing) boardButton() fyne.CanvasObject {
	word := map[bool]string{true: "列表", false: "看板"}[l.boarded]
	return widgets.NewButton(word, nil, func() { l.showBoard(!l.boarded) })
}

// showBoard shows the rows as cards, or as a table.
func (l *listing) showBoard(on bool) {
	r, ok := l.current()
	l.boarded = on
	l.screen.host.Remember(boardKey, on)
	l.dress()
	l.narrow()
	if ok && on {
		l.board.goTo(r.key)
	} else if ok {
		l.table.Select(r.key)
	}
	l.begin()
}

// dress puts the table or the board onto the page.
func (l *listing) dress() {
	l.body.Objects = []fyne.CanvasObject{l.table}
	if l.boarded {
		l.body.Objects = []fyne.CanvasObject{l.board.content}
	}
	l.body.Refresh()
	l.page.SetDeeds(l.deeds()...)
}
