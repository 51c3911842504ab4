package sheet

import (
	"bytes"
	"io"
)

// fill reads more bytes behind the unread ones, making room first.
func (x *xmlReader) fill() error {
	if x.r > 0 {
		copy(x.buf, x.buf[x.r:x.w])
		x.w -= x.r
		x.r = 0
	}
	if x.w == len(x.buf) {
		if len(x.buf) >= maxToken {
			return errXML("一项内容过长")
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for range 100 {
		n, err := x.src.Read(x.buf[x.w:])
		x.w += n
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// more is fill inside a token, where the end of the part is an error.
func (x *xmlReader) more() error {
	err := x.fill()
	if err == io.EOF {
		return errXML("没有写完")
	}
	return err
}

// find returns where sep begins, counted from the unread bytes, at or behind from.
func (x *xmlReader) find(from int, sep string) (int, error) {
	for {
		if i := bytes.Index(x.buf[x.r+from:x.w], []byte(sep)); i >= 0 {
			return from + i, nil
		}
		from = max(from, x.w-x.r-len(sep)+1)
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

// ahead makes sure that n unread bytes are at hand.
func (x *xmlReader) ahead(n int) error {
	for x.w-x.r < n {
		if err := x.more(); err != nil {
			return err
		}
	}
	return nil
}
