package around

import (
	"context"
	"encoding/json"
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// Drafter keeps what was typed and not saved yet.
type Drafter interface {
	SaveDraft(ctx context.Context, d township.Draft) error
	Drafts(ctx context.Context) ([]township.Draft, error)
	DropDraft(ctx context.Context, key string) error
}

// Drafts keeps and finds what is typed into one page.
type Drafts struct {
	Desk Drafter
	Host Teller
	Key  func() string // under which it is kept; a page may show one record after the other
}

// Save keeps what stands on the page under a title that names it. The sentence says why it could not be kept, “” when it
// was.
func (d Drafts) Save(title string, content any) (problem string) {
	text, err := json.Marshal(content)
	if err == nil {
		err = d.Desk.SaveDraft(context.Background(), township.Draft{Key: d.Key(), Title: title, Content: string(text)})
	}
	return township.Say(err)
}

// Drop removes the draft, if there is one.
func (d Drafts) Drop() {
	if err := d.Desk.DropDraft(context.Background(), d.Key()); err != nil {
		d.Host.Fail(err)
	}
}

// Offer is what the clerk may do with a draft that was found.
type Offer struct {
	Go      func(d township.Draft) // goes on with it
	Dropped func()                 // begins anew; the draft is dropped already
	Later   string                 // word on the button that leaves it as it is; “” is 返回
	Leave   func()                 // leaves it as it is; nil: nothing more is done
}

// Offer asks whether to go on with what was typed before; without a draft it does nothing.
func (d Drafts) Offer(o Offer) {
	all, err := d.Desk.Drafts(context.Background())
	if err != nil {
		d.Host.Fail(err)
		return
	}
	found, ok := township.FindDraft(all, d.Key())
	if !ok {
		return
	}
	later := o.Later
	if later == "" {
		later = "返回"
	}
	widgets.AskResume(d.Host.Window(), widgets.Resume{
		Text: fmt.Sprintf("%s，%s，%s。", found.Title, d.Host.Moment(found.At), found.Operator), Later: later, Leave: o.Leave,
		Go:      func() { o.Go(found) },
		Discard: func() { d.Drop(); o.Dropped() },
	})
}
