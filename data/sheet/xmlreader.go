package sheet

import (
	"bytes"
	"io"
)

// The limits of one part: the bytes of one tag or text, where a cell of Excel holds 32,767
// characters, and how deep elements stand inside one another.
const (
	maxToken = 4 << 20
	maxDepth = 256
)

// token is what the XML reader stopped at.
type token uint8

const (
	tokenStart token = iota
	tokenEnd
	tokenText
)

// xmlReader takes one XML part apart, tag by tag, out of a window that slides over the bytes.
// It knows what workbooks use and no more: names without their prefix, attributes, text, CDATA.
// A document type, from which entities could be blown up, is refused.
type xmlReader struct {
	src  io.Reader
	buf  []byte
	r, w int // the unread bytes are buf[r:w]

	depth     int
	selfClose bool // an end token is due for <x/>

	name  []byte // local name of a start or end tag; valid until the next token
	attrs []byte // what stands behind the name of a start tag
	text  []byte // of a text token, entities not yet resolved
	cdata bool   // text is literal
}

// newXMLReader reads a part in UTF-8, or in the encoding that its first bytes declare.
func newXMLReader(src io.Reader) (*xmlReader, error) {
	x := &xmlReader{src: src, buf: make([]byte, 64<<10)}
	if err := x.fill(); err != nil && err != io.EOF {
		return nil, err
	}
	return x, x.chooseEncoding()
}

// next moves to the next token, io.EOF at the end of a complete document.
func (x *xmlReader) next() (token, error) {
	if x.selfClose {
		x.selfClose = false
		x.depth--
		return tokenEnd, nil
	}
	for {
		if x.r == x.w {
			if err := x.fill(); err != nil {
				return 0, x.atEnd(err)
			}
		}
		if x.buf[x.r] != '<' {
			if err := x.readText(); err != nil {
				return 0, err
			}
			if x.depth > 0 {
				return tokenText, nil
			}
			continue
		}
		kind, ok, err := x.readMarkup()
		if ok || err != nil {
			return kind, err
		}
	}
}

// atEnd says whether the document may end here.
func (x *xmlReader) atEnd(err error) error {
	if err == io.EOF && x.depth > 0 {
		return errXML("没有写完")
	}
	return err
}

// readText takes everything up to the next tag.
func (x *xmlReader) readText() error {
	from := 0
	for {
		if i := bytes.IndexByte(x.buf[x.r+from:x.w], '<'); i >= 0 {
			x.setText(from + i)
			return nil
		}
		from = x.w - x.r
		err := x.fill()
		if err == io.EOF {
			x.setText(from)
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// setText makes the next n bytes the current text.
func (x *xmlReader) setText(n int) {
	x.text, x.cdata = x.buf[x.r:x.r+n], false
	x.r += n
}

// readMarkup takes what begins with “<”; ok is false for what a reader of tables skips.
func (x *xmlReader) readMarkup() (kind token, ok bool, err error) {
	if err := x.ahead(2); err != nil {
		return 0, false, err
	}
	switch x.buf[x.r+1] {
	case '?':
		return 0, false, x.skipPast(len("<?"), "?>")
	case '!':
		return x.readDeclaration()
	}
	kind, err = x.readTag()
	return kind, err == nil, err
}

// readDeclaration takes literal text and skips comments; nothing else may begin with “<!”.
func (x *xmlReader) readDeclaration() (kind token, ok bool, err error) {
	if err := x.ahead(len("<!--")); err != nil {
		return 0, false, err
	}
	if bytes.HasPrefix(x.buf[x.r:x.w], []byte("<!--")) {
		return 0, false, x.skipPast(len("<!--"), "-->")
	}
	if err := x.ahead(len(openCDATA)); err != nil {
		return 0, false, err
	}
	if !bytes.HasPrefix(x.buf[x.r:x.w], []byte(openCDATA)) {
		return 0, false, errXML("含有不允许的声明")
	}
	return tokenText, x.depth > 0, x.readCDATA()
}

// openCDATA begins literal text.
const openCDATA = "<![CDATA["

// skipPast drops everything up to and with sep.
func (x *xmlReader) skipPast(from int, sep string) error {
	i, err := x.find(from, sep)
	if err != nil {
		return err
	}
	x.r += i + len(sep)
	return nil
}

// readCDATA takes literal text.
func (x *xmlReader) readCDATA() error {
	const open, end = len(openCDATA), "]]>"
	i, err := x.find(open, end)
	if err != nil {
		return err
	}
	x.text, x.cdata = x.buf[x.r+open:x.r+i], true
	x.r += i + len(end)
	return nil
}

// readTag takes a start or an end tag apart.
func (x *xmlReader) readTag() (token, error) {
	end, err := x.tagEnd()
	if err != nil {
		return 0, err
	}
	tag := x.buf[x.r+1 : x.r+end]
	x.r += end + 1
	if len(tag) > 0 && tag[0] == '/' {
		if x.depth--; x.depth < 0 {
			return 0, errXML("标签不配对")
		}
		x.name, _ = splitName(tag[1:])
		return tokenEnd, nil
	}
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		tag, x.selfClose = tag[:n-1], true
	}
	if x.depth++; x.depth > maxDepth {
		return 0, errXML("嵌套过深")
	}
	x.name, x.attrs = splitName(tag)
	if len(x.name) == 0 {
		return 0, errXML("标签没有名字")
	}
	return tokenStart, nil
}

// tagEnd returns where the tag's “>” stands; one inside quotes does not count.
func (x *xmlReader) tagEnd() (int, error) {
	var quote byte
	for i := 1; ; {
		tag := x.buf[x.r:x.w]
		for ; i < len(tag); i++ {
			switch c := tag[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"' || c == '\'':
				quote = c
			case c == '<':
				return 0, errXML("标签没有写完")
			}
		}
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

// splitName cuts a tag into its name, without a prefix, and the rest.
func splitName(tag []byte) (name, rest []byte) {
	end := len(tag)
	for i, c := range tag {
		if isXMLSpace(c) {
			end = i
			break
		}
		if c == ':' {
			name = tag[i+1:]
		}
	}
	local := len(tag) - len(name)
	if name == nil {
		local = 0
	}
	return tag[local:end], tag[end:]
}

// skip drops the rest of the element whose start tag was just read.
func (x *xmlReader) skip() error {
	for level := 1; level > 0; {
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == tokenStart:
			level++
		case kind == tokenEnd:
			level--
		}
	}
	return nil
}

// xmlError is a fault in the writing of a part.
type xmlError struct{ what string }

// Error says what is wrong, in the clerk's language: it ends up in a sentence.
func (e xmlError) Error() string { return e.what }

func errXML(what string) error { return xmlError{what} }
