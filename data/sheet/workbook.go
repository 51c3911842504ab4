package sheet

import (
	"context"
	"io"
	"math"
	"path"
	"strings"
)

// listedSheet is one entry of the workbook's list of sheets.
type listedSheet struct {
	name, relation string
	hidden         bool
}

// readWorkbook reads the date system and the list of sheets.
func (wb *workbook) readWorkbook(ctx context.Context, b *Book) ([]listedSheet, error) {
	var listed []listedSheet
	err := readSmallPart(ctx, wb.arc.part(wb.part), func(x *xmlReader) error {
		return x.eachStart(func(string) error {
			switch string(x.name) {
			case "workbookPr":
				b.Date1904 = isTrue(x.attr("date1904"))
			case "sheet":
				entry, err := x.listedSheet()
				listed = append(listed, entry)
				return err
			}
			return nil
		})
	})
	return listed, err
}

// listedSheet reads the attributes of a <sheet>.
func (x *xmlReader) listedSheet() (listedSheet, error) {
	name, err := x.attrString("name")
	state := string(x.attr("state"))
	return listedSheet{
		name:     name,
		relation: string(x.attrLocal("id")),
		hidden:   state == "hidden" || state == "veryHidden",
	}, err
}

// addSheet adds a listed sheet to the book, unless it is a chart, a dialog or a macro sheet.
func (wb *workbook) addSheet(b *Book, entry listedSheet) error {
	rel, ok := wb.rels[entry.relation]
	if !ok {
		return damaged("找不到工作表“%s”", entry.name)
	}
	if !strings.HasSuffix(rel.kind, "/worksheet") {
		return nil
	}
	part := wb.arc.part(rel.target)
	scan, ok := wb.scans[part]
	if part == nil || !ok {
		return damaged("缺少工作表“%s”的部件 %s", entry.name, path.Base(rel.target))
	}
	if scan.err != nil {
		return partError(part, scan.err)
	}
	if len(b.Sheets) >= maxSheets {
		return tooManySheets()
	}
	b.Sheets = append(b.Sheets, &Sheet{
		Name: entry.name, Hidden: entry.hidden, Merges: scan.merges,
		read: func(ctx context.Context, out *sink) error {
			return readPart(ctx, part, func(x *xmlReader) error {
				r := &sheetReader{x: x, wb: wb, out: out}
				return r.run()
			})
		},
	})
	return nil
}

// tooManySheets refuses a file that would take for ever to look through.
func tooManySheets() error {
	return tooLarge("里的工作表超过 %d 张，不像是花名册。请删去多余的工作表，另存后再导入。", maxSheets)
}

// readStyles learns which cell styles show dates.
func (wb *workbook) readStyles(ctx context.Context) error {
	name := wb.related("/styles")
	if name == "" {
		return nil
	}
	f := wb.arc.part(name)
	if f == nil {
		return damaged("缺少部件 %s", path.Base(name))
	}
	var s styles
	if err := readPart(ctx, f, s.read); err != nil {
		return err
	}
	wb.dates = make([]bool, len(s.cells))
	for i, id := range s.cells {
		wb.dates[i] = isDateFormat(id, s.codes)
	}
	return nil
}

// maxStyles bounds the styles of a workbook: Excel allows 65,490.
const maxStyles = 200_000

// styles is what the styles part says about number formats.
type styles struct {
	codes map[int]string // own formats by id
	cells []int          // format id of each cell style
}

// read takes the formats of <numFmts> and the styles of <cellXfs>; both kinds of element occur
// in other places too, where they mean something else.
func (s *styles) read(x *xmlReader) error {
	s.codes = map[int]string{}
	return x.eachStart(func(parent string) error {
		if len(s.codes)+len(s.cells) > maxStyles {
			return errXML("样式过多")
		}
		switch {
		case parent == "numFmts" && string(x.name) == "numFmt":
			code, err := x.attrString("formatCode")
			s.codes[atoi(x.attr("numFmtId"))] = code
			return err
		case parent == "cellXfs" && string(x.name) == "xf":
			s.cells = append(s.cells, atoi(x.attr("numFmtId")))
		}
		return nil
	})
}

// eachStart calls visit at every start tag with the name of the element around it.
func (x *xmlReader) eachStart(visit func(parent string) error) error {
	var open []string
	for {
		kind, err := x.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case kind == tokenEnd:
			open = open[:len(open)-1]
		case kind == tokenStart:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			open = append(open, string(x.name))
			if err := visit(parent); err != nil {
				return err
			}
		}
	}
}

// atoi reads a non-negative number below 2^31, -1 for anything else.
func atoi(digits []byte) int {
	if len(digits) == 0 || len(digits) > 10 {
		return -1
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if n > math.MaxInt32 {
		return -1
	}
	return n
}
