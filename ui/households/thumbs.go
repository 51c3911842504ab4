package households

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// thumbsKept bounds the small pictures in memory: some 40 MB at the largest font on a fine screen.
const thumbsKept = 120

// thumbs reads small pictures of attachments beside the UI goroutine, one after another, and keeps the latest. All of it
// is used on the UI goroutine.
type thumbs struct {
	desk   AttachmentViewer
	beside func(work func()) // runs slow work; tests run it at once

	kept    map[string]township.AttachmentView // by what is in the file, and the size
	order   []string                           // of keys, the latest used last
	waiting []thumbWish
	busy    bool
}

// thumbWish is a picture that somebody waits for.
type thumbWish struct {
	id    int64
	key   string
	side  int
	ready func(township.AttachmentView, error)
}

func newThumbs(desk AttachmentViewer) *thumbs {
	return &thumbs{desk: desk, beside: func(work func()) { go work() }, kept: map[string]township.AttachmentView{}}
}

// forget gives up what is waited for: another household is shown.
func (t *thumbs) forget() { t.waiting = nil }

// want calls ready with the small picture of an attachment, at once if it is kept.
func (t *thumbs) want(a township.Attachment, side int, ready func(township.AttachmentView, error)) {
	key := fmt.Sprintf("%s.%s/%d", a.Digest, a.Format, side)
	if v, ok := t.kept[key]; ok {
		t.use(key)
		ready(v, nil)
		return
	}
	t.waiting = append(t.waiting, thumbWish{a.ID, key, side, ready})
	t.next()
}

// next reads the next picture that is waited for.
func (t *thumbs) next() {
	if t.busy || len(t.waiting) == 0 {
		return
	}
	wish := t.waiting[0]
	t.waiting, t.busy = t.waiting[1:], true
	t.beside(func() {
		v, err := t.desk.ViewAttachment(context.Background(), wish.id, wish.side)
		fyne.Do(func() {
			t.busy = false
			if err == nil {
				t.keep(wish.key, v)
			}
			wish.ready(v, err)
			t.next()
		})
	})
}

func (t *thumbs) keep(key string, v township.AttachmentView) {
	t.kept[key] = v
	t.use(key)
	for len(t.order) > thumbsKept {
		delete(t.kept, t.order[0])
		t.order = t.order[1:]
	}
}

// use puts a key behind those that were used longer ago.
func (t *thumbs) use(key string) {
	for i, k := range t.order {
		if k == key {
			t.order = append(t.order[:i], t.order[i+1:]...)
			break
		}
	}
	t.order = append(t.order, key)
}
