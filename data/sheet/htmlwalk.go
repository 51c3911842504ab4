package sheet

import (
	"bytes"
	"context"
	"io"

	"golang.org/x/net/html"
)

// htmlWalker goes over a page token by token and keeps one grid for every open table. It builds
// no tree: a page may be as long as a file may be.
type htmlWalker struct {
	z      *html.Tokenizer
	offset int64 // of the current token
	open   []*htmlGrid
	muted  string // the element whose text is not shown
	merges int    // how many more cells may cover others

	onOpen    func(*htmlGrid)
	onClose   func(*htmlGrid) error // io.EOF stops the walk
	onComment func([]byte)
}

func newHTMLWalker(ctx context.Context, page source, offset int64) *htmlWalker {
	r := io.NewSectionReader(page, offset, page.size-offset)
	z := html.NewTokenizer(ctxReader{ctx, r})
	z.SetMaxBuf(maxToken)
	return &htmlWalker{
		z: z, offset: offset, merges: maxMerges,
		onOpen: func(*htmlGrid) {}, onComment: func([]byte) {},
	}
}

// run goes on to the end of the page, or to where onClose stops it.
func (w *htmlWalker) run() error {
	for {
		kind := w.z.Next()
		if kind == html.ErrorToken {
			return w.finish(w.z.Err())
		}
		err := w.token(kind)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		w.offset += int64(len(w.z.Raw()))
	}
}

// finish closes the tables that the page left open.
func (w *htmlWalker) finish(err error) error {
	if err == html.ErrBufferExceeded {
		return damaged("网页里有一处内容过长")
	}
	if err != io.EOF {
		return err
	}
	for len(w.open) > 0 {
		if err := w.closeTable(); err != nil && err != io.EOF {
			return err
		}
	}
	return nil
}

// token handles one token.
func (w *htmlWalker) token(kind html.TokenType) error {
	switch kind {
	case html.TextToken:
		if g := w.top(); g != nil && w.muted == "" {
			g.text(w.z.Text())
		}
	case html.CommentToken:
		w.onComment(w.z.Text())
	case html.StartTagToken, html.SelfClosingTagToken:
		return w.startTag(kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		return w.endTag()
	}
	return nil
}

// top is the innermost open table, nil outside of all.
func (w *htmlWalker) top() *htmlGrid {
	if len(w.open) == 0 {
		return nil
	}
	return w.open[len(w.open)-1]
}

// startTag opens a table, a row, a cell, or a new line in one.
func (w *htmlWalker) startTag(selfClosing bool) error {
	raw, more := w.z.TagName()
	name := string(raw)
	if isMuted(name) && !selfClosing {
		w.muted = name
		return nil
	}
	if name == "table" {
		return w.openTable()
	}
	g := w.top()
	if g == nil {
		return nil
	}
	switch name {
	case "tr":
		return g.startRow(w.attrs(more, true))
	case "td", "th":
		return g.startCell(w.attrs(more, false))
	case "thead", "tbody", "tfoot":
		return g.endRow()
	case "caption":
		g.inCaption = true
	case "br", "p", "div", "li":
		g.newLine()
	}
	return nil
}

// isMuted says whether what stands in an element is not shown as text.
func isMuted(name string) bool {
	switch name {
	case "script", "style", "title", "select", "textarea", "noscript":
		return true
	}
	return false
}

// attrs reads what a reader of tables wants to know of a row or a cell; only rows hide.
func (w *htmlWalker) attrs(more, row bool) htmlAttrs {
	a := htmlAttrs{colspan: 1, rowspan: 1}
	for more {
		var key, value []byte
		key, value, more = w.z.TagAttr()
		switch string(key) {
		case "colspan":
			a.colspan = spanOf(value, maxColspan)
		case "rowspan":
			a.rowspan = spanOf(value, maxRowspan)
		case "hidden":
			a.hidden = true
		case "style":
			if !row {
				continue
			}
			style := bytes.ReplaceAll(bytes.ToLower(value), []byte(" "), nil)
			a.hidden = a.hidden || bytes.Contains(style, []byte("display:none"))
		}
	}
	return a
}

// openTable starts a grid. Inside a cell it is a table of its own; between cells the author
// forgot to close the one before.
func (w *htmlWalker) openTable() error {
	if g := w.top(); g != nil && !g.inCell {
		if err := w.closeTable(); err != nil {
			return err
		}
	}
	if len(w.open) >= maxNesting {
		return damaged("网页里的表格嵌套过深")
	}
	g := &htmlGrid{offset: w.offset, left: &w.merges}
	w.onOpen(g)
	w.open = append(w.open, g)
	return nil
}

// closeTable ends the innermost table.
func (w *htmlWalker) closeTable() error {
	g := w.top()
	if err := g.endRow(); err != nil {
		return err
	}
	w.open = w.open[:len(w.open)-1]
	return w.onClose(g)
}

// endTag closes what it names.
func (w *htmlWalker) endTag() error {
	raw, _ := w.z.TagName()
	name := string(raw)
	if w.muted != "" {
		if name == w.muted {
			w.muted = ""
		}
		return nil
	}
	g := w.top()
	if g == nil {
		return nil
	}
	switch name {
	case "table":
		return w.closeTable()
	case "tr", "thead", "tbody", "tfoot":
		return g.endRow()
	case "td", "th":
		return g.endCell()
	case "caption":
		g.inCaption = false
	case "p", "div", "li":
		g.newLine()
	}
	return nil
}
