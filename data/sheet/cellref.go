package sheet

import (
	"bytes"
	"io"
)

// The size of a worksheet in Excel since 2007.
const (
	maxSheetRows = 1 << 20
	maxSheetCols = 1 << 14
)

// parseRef reads a reference such as AI1462: column from 0, row from 1.
func parseRef(ref []byte) (col, row int, ok bool) {
	i := 0
	for ; i < len(ref) && isLetter(ref[i]); i++ {
		if col = col*26 + int(ref[i]&^0x20-'A') + 1; col > maxSheetCols {
			return 0, 0, false
		}
	}
	if row = atoi(ref[i:]); i == 0 || row < 1 || row > maxSheetRows {
		return 0, 0, false
	}
	return col - 1, row, true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// parseRange reads a range such as A1:AO1.
func parseRange(ref []byte) (Range, bool) {
	first, last, found := bytes.Cut(bytes.ReplaceAll(ref, []byte("$"), nil), []byte(":"))
	if !found {
		last = first
	}
	c1, r1, ok1 := parseRef(first)
	c2, r2, ok2 := parseRef(last)
	return Range{
		FirstRow: min(r1, r2), LastRow: max(r1, r2),
		FirstCol: min(c1, c2), LastCol: max(c1, c2),
	}, ok1 && ok2
}

// sheetScan is what the first pass over a part finds out.
type sheetScan struct {
	worksheet bool // the part is a worksheet
	merges    []Range
	err       error // the XML is broken
}

// scanSheet goes over a part, to its end if it is a worksheet, and notes the merged ranges,
// which stand behind the rows; left is how many more the file may have.
func scanSheet(r io.Reader, left *int) sheetScan {
	var scan sheetScan
	x, err := newXMLReader(r)
	if err != nil {
		return scan
	}
	for scan.err == nil {
		kind, err := x.next()
		if err == io.EOF {
			return scan
		}
		if err != nil {
			scan.err = err
			return scan
		}
		if kind != tokenStart {
			continue
		}
		if x.depth == 1 {
			if scan.worksheet = string(x.name) == "worksheet"; !scan.worksheet {
				return scan
			}
		}
		scan.err = scan.element(x, left)
	}
	return scan
}

// element looks at one start tag of a worksheet.
func (s *sheetScan) element(x *xmlReader, left *int) error {
	switch string(x.name) {
	case "sheetData":
		return x.skip()
	case "mergeCell":
		merged, ok := parseRange(x.attr("ref"))
		if !ok {
			return errXML("的合并单元格写错")
		}
		if *left--; *left < 0 {
			return errXML("的合并单元格过多")
		}
		s.merges = append(s.merges, merged)
	}
	return nil
}
