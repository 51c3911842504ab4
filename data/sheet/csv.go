package sheet

import (
	"bufio"
	"bytes"
	"context"
	"io"
)

// openCSV takes the file as text with one record a line.
func (b *Book) openCSV(ctx context.Context, src source) error {
	head, err := readHead(src.all())
	if err != nil {
		return err
	}
	text, err := readText(ctx, src, head, nil)
	if err != nil {
		return err
	}
	sample, err := readHead(text.open(ctx))
	if err != nil {
		return err
	}
	form := sniffForm(sample)
	b.Format = "csv"
	b.Sheets = []*Sheet{{
		Name: csvSheetName,
		read: func(ctx context.Context, out *sink) error {
			return readCSV(text.open(ctx), form, out)
		},
	}}
	return nil
}

// csvSheetName stands for the one table of a csv, which has no name of its own.
const csvSheetName = "表1"

// readHead reads what a look at the beginning needs.
func readHead(r io.Reader) ([]byte, error) {
	head := make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// csvForm is how a file writes its table.
type csvForm struct {
	delimiter byte
	lineEnd   byte // '\n', or '\r' for files from old Macs
}

// readCSV hands every record to out.
func readCSV(r io.Reader, form csvForm, out *sink) error {
	c := &csvReader{lines: bufio.NewReaderSize(r, 64<<10), form: form, out: out}
	for {
		err := c.record()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// csvReader splits lines into cells. A quoted cell ends at its closing quote; what follows up to
// the delimiter is kept as it is, and so are quotes inside an unquoted cell.
type csvReader struct {
	lines *bufio.Reader
	form  csvForm
	out   *sink

	line  int    // number of the line last read
	buf   []byte // that line, without its end
	field []byte // the quoted cell being put together
}

// maxCSVLine and maxCSVCell bound what a file without line ends or closing quotes would take;
// Excel itself allows 32,767 characters a cell.
const (
	maxCSVLine = 1 << 20
	maxCSVCell = 128 << 10
)

// record reads one record, which may go over several lines.
func (c *csvReader) record() error {
	if err := c.nextLine(); err != nil {
		return err
	}
	first := c.line
	if first == 1 && isDelimiterHint(c.buf) {
		return nil
	}
	c.out.begin()
	rest := c.buf
	for col := 0; ; col++ {
		cell, after, more, err := c.cell(rest)
		if err != nil {
			return err
		}
		if err := c.out.place(col, cell); err != nil {
			return err
		}
		if !more {
			return c.out.commit(first, false)
		}
		rest = after
	}
}

// cell cuts the first cell off rest; more says that a delimiter followed it.
func (c *csvReader) cell(rest []byte) (cell Cell, after []byte, more bool, err error) {
	switch {
	case bytes.HasPrefix(rest, []byte(`"`)):
		text, after, err := c.quoted(rest[1:])
		if err != nil {
			return cell, nil, false, err
		}
		tail, after, more := c.cut(after)
		return textCell(string(text) + string(tail)), after, more, nil
	case bytes.HasPrefix(rest, []byte(`="`)):
		if inside, after, more, ok := c.constant(rest); ok {
			cell = textCell(string(inside))
			cell.Formula = true
			return cell, after, more, nil
		}
	}
	text, after, more := c.cut(rest)
	return textCell(string(text)), after, more, nil
}

// cut splits rest at the next delimiter.
func (c *csvReader) cut(rest []byte) (text, after []byte, more bool) {
	if i := bytes.IndexByte(rest, c.form.delimiter); i >= 0 {
		return rest[:i], rest[i+1:], true
	}
	return rest, nil, false
}

// constant reads ="519900…", by which exports keep Excel from rounding an ID: a formula whose
// result is the string inside.
func (c *csvReader) constant(rest []byte) (inside, after []byte, more, ok bool) {
	inside = rest[len(`="`):]
	end := bytes.IndexByte(inside, '"')
	if end < 0 {
		return nil, nil, false, false
	}
	tail, after, more := c.cut(inside[end+1:])
	return inside[:end], after, more, len(tail) == 0
}

// quoted reads a cell whose opening quote is behind us, over as many lines as it takes.
func (c *csvReader) quoted(rest []byte) (text, after []byte, err error) {
	opened := c.line
	c.field = c.field[:0]
	for {
		i := bytes.IndexByte(rest, '"')
		switch {
		case i < 0:
			c.field = append(append(c.field, rest...), '\n')
			err = c.nextLine()
			rest = c.buf
		case i+1 < len(rest) && rest[i+1] == '"':
			c.field = append(c.field, rest[:i+1]...)
			rest = rest[i+2:]
		default:
			return append(c.field, rest[:i]...), rest[i+1:], nil
		}
		if err == io.EOF || len(c.field) > maxCSVCell {
			return nil, nil, unreadable("第 %d 行的引号没有配对，后面的行会连成一片。"+
				"请用记事本打开，在该行补上或删去英文引号，保存后再导入。", opened)
		}
		if err != nil {
			return nil, nil, err
		}
	}
}

// nextLine reads the next line into buf, io.EOF behind the last.
func (c *csvReader) nextLine() error {
	c.buf = c.buf[:0]
	for {
		part, err := c.lines.ReadSlice(c.form.lineEnd)
		c.buf = append(c.buf, part...)
		switch {
		case len(c.buf) > maxCSVLine:
			return unreadable("第 %d 行过长，不像是表格。请核对是否选错了文件。", c.line+1)
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && (err != io.EOF || len(c.buf) == 0):
			return err
		}
		c.line++
		c.buf = bytes.TrimSuffix(c.buf, []byte{c.form.lineEnd})
		c.buf = bytes.TrimSuffix(c.buf, []byte{'\r'})
		return nil
	}
}
