package sheet

import (
	"archive/zip"
	"context"
	"io"
	"net/url"
	"path"
	"strings"
)

// workbook is an OOXML package whose every part has been unpacked once and found whole.
type workbook struct {
	arc    *archive
	part   string // name of the workbook part
	rels   map[string]relation
	scans  map[*zip.File]sheetScan
	dates  []bool // by cell style: shows a date or a time
	shared *sharedStrings
}

// openXLSX checks a zip package to its last byte and reads what a workbook says about its sheets.
func (b *Book) openXLSX(ctx context.Context, src source) error {
	arc, err := openArchive(src)
	if err != nil {
		return err
	}
	if err := identifyPackage(arc); err != nil {
		return err
	}
	wb := &workbook{arc: arc, scans: map[*zip.File]sheetScan{}}
	merges := maxMerges
	err = arc.inflateAll(ctx, func(f *zip.File, r io.Reader) {
		if scan := scanSheet(r, &merges); scan.worksheet {
			wb.scans[f] = scan
		}
	})
	if err != nil {
		return err
	}
	b.Format = "xlsx"
	return wb.load(ctx, b)
}

// identifyPackage refuses the zip files that are no workbook of this kind.
func identifyPackage(arc *archive) error {
	has := func(name string) bool { return arc.part(name) != nil }
	switch {
	case has("xl/workbook.xml"), has("_rels/.rels") && !has("xl/workbook.bin") &&
		!has("word/document.xml") && !has("ppt/presentation.xml"):
		return nil
	case has("xl/workbook.bin"):
		return unsupported("是二进制工作簿（.xlsb），读不了。" + doSaveAs)
	case has("word/document.xml"):
		return notTable("是 Word 文档")
	case has("ppt/presentation.xml"):
		return notTable("是 PowerPoint 演示文稿")
	case has("content.xml") && has("META-INF/manifest.xml"):
		return unsupported("是 OpenDocument 格式（.ods），读不了。" + doSaveAs)
	}
	return unsupported("是压缩包，不是表格。请先解压，再选择里面的 .xlsx、.xls 或 .csv 文件。")
}

// load reads the workbook part and what it leads to, except the sheets' rows and the strings.
func (wb *workbook) load(ctx context.Context, b *Book) error {
	if err := wb.findWorkbook(ctx); err != nil {
		return err
	}
	listed, err := wb.readWorkbook(ctx, b)
	if err != nil {
		return err
	}
	if err := wb.readStyles(ctx); err != nil {
		return err
	}
	wb.shared = &sharedStrings{part: wb.related("/sharedStrings")}
	for _, entry := range listed {
		if err := wb.addSheet(b, entry); err != nil {
			return err
		}
	}
	if len(b.Sheets) == 0 {
		return unsupported("里没有工作表。请核对是否选错了文件。")
	}
	return nil
}

// relation is one line of a .rels part.
type relation struct{ kind, target string }

// findWorkbook follows the package's own relations to the workbook part and reads that part's.
func (wb *workbook) findWorkbook(ctx context.Context) error {
	wb.part = "xl/workbook.xml"
	root, err := wb.readRelations(ctx, "")
	if err != nil {
		return err
	}
	for _, rel := range root {
		if strings.HasSuffix(rel.kind, "/officeDocument") {
			wb.part = rel.target
		}
	}
	if wb.arc.part(wb.part) == nil {
		return damaged("缺少部件 %s", path.Base(wb.part))
	}
	wb.rels, err = wb.readRelations(ctx, wb.part)
	return err
}

// readRelations reads the relations of a part, by id, with targets as names in the package;
// a part without relations has none.
func (wb *workbook) readRelations(ctx context.Context, part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	rels := map[string]relation{}
	f := wb.arc.part(dir + "_rels/" + base + ".rels")
	if f == nil {
		return rels, nil
	}
	return rels, readSmallPart(ctx, f, func(x *xmlReader) error {
		return x.each("Relationship", func() error {
			if string(x.attr("TargetMode")) == "External" {
				return nil
			}
			id, err := x.attrString("Id")
			if err != nil {
				return err
			}
			target, err := x.attrString("Target")
			rels[id] = relation{kind: string(x.attr("Type")), target: resolve(dir, target)}
			return err
		})
	})
}

// resolve turns a relation's target, absolute or relative to dir, into a name in the package.
func resolve(dir, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	target = strings.ReplaceAll(target, `\`, "/")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Join("/", dir, target), "/")
}

// related returns the name of the part that the workbook relates to by this kind, "" for none.
// Kinds are told by their last word: it is the same in the strict and the usual namespace.
func (wb *workbook) related(kind string) string {
	for _, rel := range wb.rels {
		if strings.HasSuffix(rel.kind, kind) {
			return rel.target
		}
	}
	return ""
}

// maxSmallPart bounds the parts that are read into memory whole; they take a few kilobytes.
const maxSmallPart = 4 << 20

// readSmallPart is readPart for one whose contents stay in memory.
func readSmallPart(ctx context.Context, f *zip.File, read func(*xmlReader) error) error {
	if f.UncompressedSize64 > maxSmallPart {
		return damaged("部件 %s 过大", path.Base(f.Name))
	}
	return readPart(ctx, f, read)
}

// readPart opens a part and has it read as XML; errors name the part.
func readPart(ctx context.Context, f *zip.File, read func(*xmlReader) error) error {
	rc, err := f.Open()
	if err != nil {
		return partError(f, err)
	}
	x, err := newXMLReader(ctxReader{ctx, rc})
	if err == nil {
		err = read(x)
	}
	if closeErr := rc.Close(); err == nil {
		err = closeErr
	}
	return partError(f, err)
}

// each calls visit at every start tag with this local name, to the end of the part.
func (x *xmlReader) each(name string, visit func() error) error {
	for {
		kind, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if kind == tokenStart && string(x.name) == name {
			if err := visit(); err != nil {
				return err
			}
		}
	}
}
