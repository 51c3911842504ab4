package vault

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
)

// Limits on what is read of a PDF: it comes from anywhere.
const (
	maxDepth    = 48 // of arrays in arrays, and of pages
	maxObjects  = 200_000
	maxInflated = 32 << 20
	maxPacked   = 2_000 // object streams
)

// The values of PDF: float64, bool, string, nil and []any besides these.
type (
	name   string
	ref    int // number of another object
	dict   map[string]any
	stream struct {
		dict    dict
		content []byte
	}
)

// document knows where the objects of a PDF begin. The file is read from its beginning, not by its table of contents: a
// later object of the same number takes the place of an earlier one, which is what appending to a PDF means.
type document struct {
	content []byte
	at      map[ref]span
	packed  map[ref]any // those inside object streams
}

// span is from behind the head of an object to the next one's, so that every byte is read once.
type span struct{ from, to int }

func readObjects(content []byte) *document {
	d := &document{content: content, at: map[ref]span{}, packed: map[ref]any{}}
	last := ref(-1)
	for from := 0; len(d.at) < maxObjects; {
		i := bytes.Index(content[from:], []byte(" obj"))
		if i < 0 {
			break
		}
		head := from + i
		from = head + len(" obj")
		n, ok := numberBefore(content[max(0, head-20):head])
		if !ok {
			continue
		}
		if before, ok := d.at[last]; ok {
			d.at[last] = span{before.from, head}
		}
		last = ref(n)
		d.at[last] = span{from, len(content)}
	}
	left := maxPacked
	for r := range d.at {
		if left == 0 {
			break
		}
		if s, ok := d.resolve(r).(stream); ok && s.dict["Type"] == name("ObjStm") {
			left--
			d.unpack(s)
		}
	}
	return d
}

var headOfObject = regexp.MustCompile(`(\d{1,8})[ \r\n]+\d{1,5}$`)

// numberBefore reads the number of an object before the word obj.
func numberBefore(b []byte) (int, bool) {
	m := headOfObject.FindSubmatch(b)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(string(m[1]))
	return n, err == nil
}

// unpack reads the objects inside an object stream.
func (d *document) unpack(s stream) {
	content, ok := inflate(s.content)
	first := int(d.number(s.dict["First"]))
	if !ok || first < 0 || first > len(content) {
		return
	}
	index := &scanner{b: content[:first]}
	for range min(int(d.number(s.dict["N"])), maxObjects) {
		n, ok := index.value(0).(float64)
		offset, ok2 := index.value(0).(float64)
		if !ok || !ok2 || offset < 0 || first+int(offset) > len(content) {
			return
		}
		d.packed[ref(n)] = (&scanner{b: content[first+int(offset):]}).value(0)
	}
}

// catalog is the root of the document.
func (d *document) catalog() dict {
	var found dict
	last := ref(-1)
	look := func(r ref) {
		if v, ok := d.dict(r); ok && r > last && d.resolve(v["Type"]) == name("Catalog") {
			found, last = v, r
		}
	}
	for r := range d.at {
		look(r)
	}
	for r := range d.packed {
		look(r)
	}
	return found
}

// resolve follows a reference.
func (d *document) resolve(v any) any {
	for range maxDepth {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		if at, ok := d.at[r]; ok {
			v = d.object(at)
		} else {
			v = d.packed[r]
		}
	}
	return nil
}

func (d *document) dict(v any) (dict, bool) {
	switch v := d.resolve(v).(type) {
	case dict:
		return v, true
	case stream:
		return v.dict, true
	}
	return nil, false
}

func (d *document) number(v any) float64 {
	n, _ := d.resolve(v).(float64)
	return n
}

// object reads the object at a place, with its stream.
func (d *document) object(at span) any {
	s := &scanner{b: d.content[at.from:at.to]}
	v := s.value(0)
	head, ok := v.(dict)
	if !ok {
		return v
	}
	s.space()
	rest, ok := bytes.CutPrefix(s.b, []byte("stream"))
	if !ok {
		return v
	}
	rest = bytes.TrimPrefix(rest, []byte("\r"))
	rest = bytes.TrimPrefix(rest, []byte("\n"))
	start := at.to - len(rest)
	if n, ok := head["Length"].(float64); ok && n >= 0 && start+int(n) <= len(d.content) {
		return stream{head, d.content[start : start+int(n)]}
	}
	if end := bytes.Index(rest, []byte("endstream")); end >= 0 { // the length stands elsewhere
		return stream{head, bytes.TrimRight(rest[:end], "\r\n")}
	}
	return v
}

func inflate(packed []byte) ([]byte, bool) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, false
	}
	content, err := io.ReadAll(io.LimitReader(r, maxInflated+1))
	return content, err == nil && len(content) <= maxInflated
}

// scanner reads values one after another.
type scanner struct{ b []byte }

const (
	blanks     = " \t\r\n\f\x00"
	delimiters = blanks + "()<>[]{}/%"
)

// space skips blanks and comments.
func (s *scanner) space() {
	for {
		s.b = bytes.TrimLeft(s.b, blanks)
		if len(s.b) == 0 || s.b[0] != '%' {
			return
		}
		end := bytes.IndexAny(s.b, "\r\n")
		if end < 0 {
			end = len(s.b)
		}
		s.b = s.b[end:]
	}
}

// closer is the end of an array or a dictionary.
type closer string

// value reads the next value, a closer at the end of what it is in; nil beyond the end.
func (s *scanner) value(depth int) any {
	s.space()
	switch {
	case len(s.b) == 0 || depth > maxDepth:
		s.b = nil
		return nil
	case bytes.HasPrefix(s.b, []byte("<<")):
		s.b = s.b[2:]
		return s.dict(depth)
	case bytes.HasPrefix(s.b, []byte(">>")):
		s.b = s.b[2:]
		return closer(">>")
	}
	switch c := s.b[0]; c {
	case '[':
		s.b = s.b[1:]
		return s.array(depth)
	case ']', '{', '}', ')', '>':
		s.b = s.b[1:]
		return closer(c)
	case '/':
		s.b = s.b[1:]
		return name(s.word())
	case '(':
		return s.text()
	case '<':
		end := bytes.IndexByte(s.b, '>')
		if end < 0 {
			end = len(s.b) - 1
		}
		s.b = s.b[end+1:]
		return ""
	}
	return s.atom()
}

func (s *scanner) word() string {
	end := bytes.IndexAny(s.b, delimiters)
	if end < 0 {
		end = len(s.b)
	}
	w := string(s.b[:end])
	s.b = s.b[end:]
	return w
}

// reference is “12 0 R”.
var reference = regexp.MustCompile(`^(\d{1,8})[ \r\n]+\d{1,5}[ \r\n]+R\b`)

// atom reads a number, a reference or a word such as true; of the last only that it is there.
func (s *scanner) atom() any {
	if m := reference.FindSubmatchIndex(s.b[:min(len(s.b), 32)]); m != nil {
		n, _ := strconv.Atoi(string(s.b[m[2]:m[3]]))
		s.b = s.b[m[1]:]
		return ref(n)
	}
	w := s.word()
	if n, err := strconv.ParseFloat(w, 64); err == nil {
		return n
	}
	return w == "true"
}

// text skips a string in parentheses; what it says is of no use here.
func (s *scanner) text() any {
	open := 0
	for i := 0; i < len(s.b); i++ {
		switch s.b[i] {
		case '\\':
			i++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				s.b = s.b[i+1:]
				return ""
			}
		}
	}
	s.b = nil
	return ""
}

func (s *scanner) array(depth int) any {
	out := []any{}
	for len(s.b) > 0 {
		v := s.value(depth + 1)
		if _, end := v.(closer); end {
			break
		}
		out = append(out, v)
	}
	return out
}

func (s *scanner) dict(depth int) any {
	out := dict{}
	for len(s.b) > 0 {
		key, ok := s.value(depth + 1).(name)
		if !ok {
			break
		}
		v := s.value(depth + 1)
		if _, end := v.(closer); end {
			break
		}
		out[string(key)] = v
	}
	return out
}
