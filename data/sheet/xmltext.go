package sheet

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Byte-order marks.
var (
	bomUTF8    = []byte("\xEF\xBB\xBF")
	bomUTF16LE = []byte("\xFF\xFE")
	bomUTF16BE = []byte("\xFE\xFF")
)

// chooseEncoding looks at the first bytes of a part and puts a decoder in front of it if need be.
func (x *xmlReader) chooseEncoding() error {
	head := x.buf[x.r:x.w]
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		x.r += len(bomUTF8)
	case bytes.HasPrefix(head, bomUTF16LE), bytes.HasPrefix(head, []byte("<\x00")):
		return x.decodeFrom(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.HasPrefix(head, bomUTF16BE), bytes.HasPrefix(head, []byte("\x00<")):
		return x.decodeFrom(unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	}
	switch label := declaredEncoding(x.buf[x.r:x.w]); label {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return nil
	case "gb2312", "gbk", "gb18030":
		return x.decodeFrom(simplifiedchinese.GB18030)
	default:
		return errXML("使用了不认识的文字编码 " + label)
	}
}

// decodeFrom starts over with the same bytes, read through a decoder.
func (x *xmlReader) decodeFrom(e encoding.Encoding) error {
	seen := bytes.Clone(x.buf[x.r:x.w])
	x.src = e.NewDecoder().Reader(io.MultiReader(bytes.NewReader(seen), x.src))
	x.r, x.w = 0, 0
	if err := x.fill(); err != nil && err != io.EOF {
		return err
	}
	return nil
}

// declaredEncoding returns the encoding that an XML declaration names, in lower case.
func declaredEncoding(head []byte) string {
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	decl, _, _ := bytes.Cut(head, []byte("?>"))
	_, value, found := bytes.Cut(decl, []byte("encoding"))
	if !found {
		return ""
	}
	value = bytes.TrimLeft(value, " \t\r\n=")
	if len(value) == 0 {
		return ""
	}
	label, _, _ := bytes.Cut(value[1:], value[:1])
	return string(bytes.ToLower(label))
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// trimXML cuts white space off both ends.
func trimXML(b []byte) []byte {
	for len(b) > 0 && isXMLSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isXMLSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// nextAttr cuts the first attribute off attrs; ok is false when none is left.
func nextAttr(attrs []byte) (name, value, rest []byte, ok bool) {
	eq := bytes.IndexByte(attrs, '=')
	if eq < 0 {
		return nil, nil, nil, false
	}
	name, value = trimXML(attrs[:eq]), trimXML(attrs[eq+1:])
	if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(value[1:], value[0])
	if end < 0 {
		return nil, nil, nil, false
	}
	return name, value[1 : end+1], value[end+2:], true
}

// attr returns the raw value of the attribute with exactly this name, prefix included; nil where
// there is none.
func (x *xmlReader) attr(want string) []byte {
	for rest := x.attrs; ; {
		name, value, next, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		if string(name) == want {
			return value
		}
		rest = next
	}
}

// attrLocal returns the raw value of the attribute with a prefix, whichever, and this local name.
func (x *xmlReader) attrLocal(want string) []byte {
	for rest := x.attrs; ; {
		name, value, next, ok := nextAttr(rest)
		if !ok {
			return nil
		}
		if _, local, found := bytes.Cut(name, []byte(":")); found && string(local) == want {
			return value
		}
		rest = next
	}
}

// attrString returns an attribute's value with its entities resolved.
func (x *xmlReader) attrString(name string) (string, error) {
	text, err := appendUnescaped(nil, x.attr(name))
	return string(text), err
}

// isTrue reads an xsd:boolean.
func isTrue(value []byte) bool {
	return string(value) == "1" || string(value) == "true"
}

// appendText appends the current text token, as it is meant, to dst.
func (x *xmlReader) appendText(dst []byte) ([]byte, error) {
	if len(dst)+len(x.text) > maxToken {
		return nil, errXML("一项内容过长")
	}
	if x.cdata {
		return append(dst, x.text...), nil
	}
	return appendUnescaped(dst, x.text)
}

// appendUnescaped appends raw with entities and character references resolved and line ends
// made “\n”.
func appendUnescaped(dst, raw []byte) ([]byte, error) {
	for len(raw) > 0 {
		i := bytes.IndexAny(raw, "&\r")
		if i < 0 {
			return append(dst, raw...), nil
		}
		dst = append(dst, raw[:i]...)
		if raw[i] == '\r' {
			if raw = raw[i+1:]; len(raw) == 0 || raw[0] != '\n' {
				dst = append(dst, '\n')
			}
			continue
		}
		end := bytes.IndexByte(raw[i:min(len(raw), i+maxEntity)], ';')
		if end < 0 {
			return nil, errXML("含有写错的字符")
		}
		r, ok := entity(raw[i+1 : i+end])
		if !ok {
			return nil, errXML("含有写错的字符")
		}
		dst = utf8.AppendRune(dst, r)
		raw = raw[i+end+1:]
	}
	return dst, nil
}

// maxEntity is the longest reference that makes sense: “&#x0010FFFF;”, and some.
const maxEntity = 16

// entities are the five names that XML knows without a document type.
var entities = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// entity resolves what stands between “&” and “;”.
func entity(name []byte) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		r, ok := entities[string(name)]
		return r, ok
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, false
	}
	return rune(n), true
}

// collect appends the text of the element whose start tag was just read, up to its end tag;
// elements inside it are left out.
func (x *xmlReader) collect(dst []byte) ([]byte, error) {
	for {
		kind, err := x.next()
		if err != nil {
			return nil, err
		}
		switch kind {
		case tokenEnd:
			return dst, nil
		case tokenStart:
			err = x.skip()
		case tokenText:
			dst, err = x.appendText(dst)
		}
		if err != nil {
			return nil, err
		}
	}
}
