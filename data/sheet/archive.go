package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
)

// maxParts bounds the entries of one package, and maxDirectory the bytes that list them; real
// workbooks have a few dozen.
const (
	maxParts     = 10_000
	maxDirectory = 4 << 20
)

// archive is a zip package that was checked whole: every byte of it is accounted for.
type archive struct {
	parts map[string]*zip.File // by lower-case name without a leading slash
}

// openArchive reads the directory of a zip file and refuses one whose entries overlap, are
// named twice, are encrypted, lie about their place, or leave bytes that nobody declares.
func openArchive(src source) (*archive, error) {
	src = withoutLineBreaks(src)
	guard := &readGuard{r: src, left: maxDirectory}
	zr, err := zip.NewReader(guard, src.size)
	if err != nil {
		return nil, err
	}
	guard.off = true
	a := &archive{parts: make(map[string]*zip.File, len(zr.File))}
	if len(zr.File) > maxParts {
		return nil, tooLarge("内含 %d 个部件，不像是工作簿。请核对是否选错了文件。", len(zr.File))
	}
	var total uint64
	for _, f := range zr.File {
		if f.Flags&1 != 0 {
			return nil, unsupported("是加密的压缩包，读不了。请解压后选择里面的表格。")
		}
		key := partKey(f.Name)
		if a.parts[key] != nil {
			return nil, damaged("部件 %s 出现了两次", f.Name)
		}
		a.parts[key] = f
		if total += f.UncompressedSize64; f.UncompressedSize64 > inflateBudget || total > inflateBudget {
			return nil, overBudget()
		}
	}
	return a, checkLayout(src, zr)
}

// overBudget refuses what unpacks to more than the budget.
func overBudget() error {
	return tooLarge("解压后超过 %d MB，不像是花名册。请删去多余的工作表和空行，另存后再导入。", inflateBudget>>20)
}

// partKey is the form under which a part is looked up: OPC names do not tell case apart.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// The signatures and fixed lengths of the zip format (APPNOTE 4.3).
const (
	localHeaderSig   = "PK\x03\x04"
	centralHeaderSig = "PK\x01\x02"
	endRecordSig     = "PK\x05\x06"
	descriptorSig    = "PK\x07\x08"
	localHeaderLen   = 30
	endRecordLen     = 22
)

// withoutLineBreaks leaves out line breaks behind the end of a file: web systems that write a page
// around a download leave them there.
func withoutLineBreaks(src source) source {
	const most = 64
	tail := make([]byte, min(most, src.size))
	if _, err := src.ReadAt(tail, src.size-int64(len(tail))); err != nil {
		return src
	}
	src.size -= int64(len(tail) - len(bytes.TrimRight(tail, "\r\n")))
	return src
}

// checkLayout walks the file from its first byte: local headers, each with its data, must follow
// one another without a gap up to the central directory, agree with it, and nothing may stand
// behind its end. What the directory does not mention would otherwise be lost in silence.
func checkLayout(src source, zr *zip.Reader) error {
	entries := slices.Clone(zr.File)
	offsets := make(map[*zip.File]int64, len(entries))
	for _, f := range entries {
		at, err := f.DataOffset()
		if err != nil {
			return damagedBy(err, "部件 %s 的位置不对", f.Name)
		}
		offsets[f] = at
	}
	slices.SortFunc(entries, func(a, b *zip.File) int { return int(offsets[a] - offsets[b]) })
	var at int64
	for i, f := range entries {
		data, err := localHeader(src, at, f)
		if err != nil {
			return err
		}
		if data != offsets[f] {
			return damaged("部件 %s 的位置不对", f.Name)
		}
		next := localHeaderSig
		if i == len(entries)-1 {
			next = centralHeaderSig
		}
		if at, err = afterData(src, data+int64(f.CompressedSize64), f, next); err != nil {
			return err
		}
	}
	return checkEnd(src, zr.Comment)
}

// localHeader reads the local header at offset at, compares it with the central directory's
// entry, and returns where the data begins.
func localHeader(src source, at int64, f *zip.File) (int64, error) {
	var h [localHeaderLen]byte
	if _, err := src.ReadAt(h[:], at); err != nil {
		return 0, err
	}
	nameLen := int64(binary.LittleEndian.Uint16(h[26:]))
	name := make([]byte, nameLen)
	if _, err := src.ReadAt(name, at+localHeaderLen); err != nil {
		return 0, err
	}
	method := binary.LittleEndian.Uint16(h[8:])
	if string(h[:4]) != localHeaderSig || string(name) != f.Name || method != f.Method {
		return 0, damaged("部件 %s 与目录不符", f.Name)
	}
	return at + localHeaderLen + nameLen + int64(binary.LittleEndian.Uint16(h[28:])), nil
}

// afterData returns where the signature next stands: right behind an entry's data, or behind
// the data descriptor of an entry that was written as a stream.
func afterData(src source, at int64, f *zip.File, next string) (int64, error) {
	const longest = 24 // signature, CRC and two sizes of 8 bytes
	var buf [longest + 4]byte
	n, err := src.ReadAt(buf[:], at)
	if err != nil && err != io.EOF {
		return 0, err
	}
	skips := []int{0}
	if f.Flags&8 != 0 {
		skips = []int{12, 20}
		if bytes.HasPrefix(buf[:n], []byte(descriptorSig)) {
			skips = []int{16, 24}
		}
	}
	for _, skip := range skips {
		if skip < n && bytes.HasPrefix(buf[skip:n], []byte(next)) {
			return at + int64(skip), nil
		}
	}
	return 0, damaged("部件 %s 之后的内容对不上", f.Name)
}

// checkEnd makes sure that the file ends where its end record says.
func checkEnd(src source, comment string) error {
	var sig [4]byte
	at := src.size - endRecordLen - int64(len(comment))
	if at < 0 {
		return damaged("结尾不完整")
	}
	if _, err := src.ReadAt(sig[:], at); err != nil {
		return err
	}
	if string(sig[:]) != endRecordSig {
		return damaged("结尾之后还有别的内容")
	}
	return nil
}

// part returns the named part, nil where there is none.
func (a *archive) part(name string) *zip.File { return a.parts[partKey(name)] }

// inflateAll unpacks every entry to its end and compares its CRC and its size, within the
// budget, before anything is believed. visit sees the bytes of each part as they pass; it need
// not read them all, and its own troubles are its own.
func (a *archive) inflateAll(ctx context.Context, visit func(f *zip.File, r io.Reader)) error {
	left := int64(inflateBudget)
	for _, key := range sortedKeys(a.parts) {
		f := a.parts[key]
		rc, err := f.Open()
		if err != nil {
			return damagedBy(err, "部件 %s 打不开", f.Name)
		}
		r := &meter{r: ctxReader{ctx, rc}, left: &left, sum: crc32.NewIEEE()}
		visit(f, r)
		_, err = io.Copy(io.Discard, r)
		if err == nil {
			err = rc.Close()
		}
		if err != nil {
			return partError(f, err)
		}
		if r.sum.Sum32() != f.CRC32 {
			return damaged("部件 %s 校验不符", path.Base(f.Name))
		}
	}
	return nil
}

// partError names the part whose bytes do not unpack, or make no sense.
func partError(f *zip.File, err error) error {
	var broken xmlError
	switch {
	case errors.As(err, &broken):
		return damagedBy(err, "部件 %s %s", path.Base(f.Name), broken.what)
	case isCorrupt(err):
		return damagedBy(err, "部件 %s 校验不符", path.Base(f.Name))
	}
	return err
}

// sortedKeys gives the parts in a fixed order, so that the same file fails in the same way.
func sortedKeys(parts map[string]*zip.File) []string {
	keys := make([]string, 0, len(parts))
	for key := range parts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// ctxReader stops reading when the clerk does.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (c ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// meter counts and sums what an entry really unpacks to.
type meter struct {
	r    io.Reader
	left *int64
	sum  hash.Hash32
}

// Read implements io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		return 0, overBudget()
	}
	_, _ = m.sum.Write(p[:n]) // a hash never fails
	return n, err
}
