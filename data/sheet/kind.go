package sheet

import (
	"bytes"
	"strings"
)

// shape is what the first bytes of a file make of it.
type shape uint8

const (
	shapeText shape = iota // csv, tab-separated, or nothing that is known
	shapeZip
	shapeCompound
	shapeHTML
	shapeRefused
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 8 << 10

// magic is one kind of file that is known by its first bytes and is not a table.
type magic struct{ prefix, what string }

// notTables are refused by name: a clerk who picked a photo should read “photo”.
var notTables = []magic{
	{"%PDF", "是 PDF 文件"},
	{"\x89PNG", "是图片"},
	{"\xFF\xD8\xFF", "是图片"},
	{"GIF8", "是图片"},
	{"BM", "是图片"},
	{"II*\x00", "是图片"},
	{"MM\x00*", "是图片"},
	{"RIFF", "是图片、声音或视频"},
	{"Rar!\x1A", "是 RAR 压缩包"},
	{"7z\xBC\xAF\x27\x1C", "是 7z 压缩包"},
	{"\x1F\x8B", "是压缩包"},
	{"MZ", "是程序"},
	{"{\\rtf", "是 RTF 文档"},
	{"SQLite format 3\x00", "是数据库"},
}

// oldBooks are the bare streams of Excel 2 to 4, from before compound files.
var oldBooks = []string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00"}

// shapeOf decides from the first bytes what a file is; a file that cannot be a table is
// refused with its own sentence.
func shapeOf(head []byte) (shape, error) {
	s := string(head)
	switch {
	case strings.HasPrefix(s, "PK\x03\x04"), strings.HasPrefix(s, "PK\x05\x06"):
		return shapeZip, nil
	case strings.HasPrefix(s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return shapeCompound, nil
	}
	for _, prefix := range oldBooks {
		if strings.HasPrefix(s, prefix) {
			return shapeRefused, unsupported("是 Excel 4 或更早版本的旧格式，太旧了，读不了。" + doSaveAs)
		}
	}
	for _, m := range notTables {
		if strings.HasPrefix(s, m.prefix) && !looksLikeWords(m.prefix, s) {
			return shapeRefused, notTable(m.what)
		}
	}
	return shapeOfText(head)
}

// looksLikeWords says that a text merely begins with the two letters of a binary format.
func looksLikeWords(prefix, s string) bool {
	return len(prefix) == 2 && prefix[0] < 0x80 && prefix[1] < 0x80 && !strings.Contains(s, "\x00")
}

// notTable refuses a file of a kind that holds no table.
func notTable(what string) error {
	return unsupported("%s，不是表格，读不了。请选择 .xlsx、.xls 或 .csv 文件。", what)
}

// shapeOfText tells a web page and its relatives from plain text.
func shapeOfText(head []byte) (shape, error) {
	low := bytes.ToLower(plainHead(head))
	has := func(word string) bool { return bytes.Contains(low, []byte(word)) }
	switch {
	case bytes.HasPrefix(low, []byte("mime-version:")) || has("\ncontent-type: multipart/related"):
		return shapeRefused, unsupported("是“单个文件网页”（.mht）格式，读不了。" + doSaveAs)
	case !bytes.HasPrefix(low, []byte("<")):
		return shapeText, nil
	case has("urn:schemas-microsoft-com:office:spreadsheet") && has("<?xml"):
		return shapeRefused, unsupported("是“XML 表格 2003”格式，读不了。" + doSaveAs)
	}
	for _, tag := range []string{"<html", "<!doctype html", "<head", "<meta", "<style", "<body", "<div", "<table", "<tr"} {
		if has(tag) {
			return shapeHTML, nil
		}
	}
	return shapeText, nil
}

// plainHead drops a byte-order mark, the zero bytes of UTF-16 and leading white space, so that
// the ASCII words of a web page can be searched for in any encoding.
func plainHead(head []byte) []byte {
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		head = head[len(bomUTF8):]
	case bytes.HasPrefix(head, bomUTF16LE), bytes.HasPrefix(head, bomUTF16BE):
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return bytes.TrimLeft(head, " \t\r\n")
}
