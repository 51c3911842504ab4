package monthly

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// draftPrefix begins the keys of drafts of editions: monthly:3.
const draftPrefix = "monthly:"

// Drafted says whether a draft is one of an edition.
func Drafted(d township.Draft) bool { return strings.HasPrefix(d.Key, draftPrefix) }

// editionDraft is what a draft holds: the head, and the texts of the lines that were changed.
type editionDraft struct {
	Unit   string                      `json:"unit"`
	Filled township.Date               `json:"filled"`
	Lines  map[int64]map[string]string `json:"lines"`
}

func (p *editionPage) draftKey() string { return fmt.Sprintf("%s%d", draftPrefix, p.file.ID) }

func (p *editionPage) saveDraft() (problem string) {
	e := p.edition()
	d := editionDraft{Unit: e.Unit, Filled: e.Filled, Lines: map[int64]map[string]string{}}
	for _, l := range p.lines {
		if l.changed() {
			now := l.read()
			d.Lines[now.ID] = now.Texts()
		}
	}
	return p.drafts().Save(p.file.Named(), d)
}

// drafts keeps what is typed.
func (p *editionPage) drafts() around.Drafts {
	return around.Drafts{Desk: p.screen.desk, Host: p.screen.host, Key: p.draftKey}
}

// offer asks whether to go on with what was typed before.
func (p *editionPage) offer() {
	p.drafts().Offer(around.Offer{Go: p.fill, Dropped: p.focus, Leave: func() { p.screen.show(nil) }})
}

// fill puts a draft into the fields.
func (p *editionPage) fill(d township.Draft) {
	var content editionDraft
	if json.Unmarshal([]byte(d.Content), &content) != nil || p.file.Closed != "" {
		return // of another version, or of an edition that was sent since
	}
	p.unit.SetText(content.Unit)
	p.filled.SetValue(string(content.Filled))
	for _, l := range p.lines {
		if was, ok := content.Lines[l.of.ID]; ok {
			l.set(was)
		}
	}
	p.keeper.Begin(true)
	p.focus()
}

// Resume opens the edition that a draft belongs to, as it was left.
func (s *Screen) Resume(d township.Draft) {
	id, err := strconv.ParseInt(strings.TrimPrefix(d.Key, draftPrefix), 10, 64)
	if err != nil {
		return
	}
	s.Leave(func() {
		if p := s.newEdition(id); p != nil {
			s.show(p)
			p.fill(d)
		}
	})
}
