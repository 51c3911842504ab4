package sheet

import (
	"context"
	"encoding/binary"
	"io"

	"github.com/richardlehane/mscfb"

	"taizhang/app/township"
)

// The sizes of an encrypted package ([MS-OFFCRYPTO] 2.3.4.4 and 2.3.4.15).
const (
	packageHeader  = 8    // the length of what was encrypted
	packageSegment = 4096 // what is decrypted at once
	maxInfo        = 64 << 10
)

// defaultPassword is what Excel itself uses, without asking, for a book whose structure alone
// is protected.
const defaultPassword = "VelvetSweatshop"

// lock is the description of an encryption: with the right password it gives the key.
type lock interface {
	open(ctx context.Context, password string) (key, bool, error)
}

// key decrypts the segments of a package in place.
type key interface {
	decrypt(segment int, data []byte)
}

// openEncrypted decrypts a package into a file of our own and opens that as a workbook.
func (b *Book) openEncrypted(ctx context.Context, streams map[string]*mscfb.File, fileSize int64, opt Options) error {
	info := streams["EncryptionInfo"]
	if info == nil || info.Size < packageHeader || info.Size > maxInfo {
		return damaged("加密信息")
	}
	raw, err := readStream(ctx, info, fileSize)
	if err != nil {
		return err
	}
	locked, err := parseLock(raw)
	if err != nil {
		return err
	}
	var k key
	err = tryPassword(opt.Password, func(password string) (ok bool, err error) {
		k, ok, err = locked.open(ctx, password)
		return ok, err
	})
	if err != nil {
		return err
	}
	return b.openDecrypted(ctx, streams["EncryptedPackage"], k, fileSize, opt)
}

// tryPassword tries the password, or the one of Excel's own where none is given.
func tryPassword(password string, try func(string) (bool, error)) error {
	given := password != ""
	if !given {
		password = defaultPassword
	}
	ok, err := try(password)
	switch {
	case err != nil || ok:
		return err
	case given:
		return &failure{
			code: township.CodePassword,
			text: "的密码不对。请核对大小写和输入法，重新输入；仍打不开时请向提供文件的人核实密码。",
		}
	}
	return &failure{
		code: township.CodePassword,
		text: "有打开密码。请输入密码；不知道密码时请向提供文件的人询问。",
	}
}

// openDecrypted decrypts stream segment by segment.
func (b *Book) openDecrypted(ctx context.Context, stream *mscfb.File, k key, fileSize int64, opt Options) error {
	if stream.Size > fileSize {
		return damaged("数据流长度不对")
	}
	r := ctxReader{ctx, streamReader{stream}}
	var head [packageHeader]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return damagedBy(err, "数据流不完整")
	}
	size := binary.LittleEndian.Uint64(head[:])
	if size > uint64(stream.Size) {
		return damaged("数据流长度不对")
	}
	f, err := b.spool(opt.TempDir)
	if err != nil {
		return err
	}
	plain := &decryptReader{r: r, key: k, left: int64(size)}
	if _, err := copyTo(f, plain); err != nil {
		return err
	}
	return b.openXLSX(ctx, source{f, int64(size)})
}

// decryptReader gives the left bytes that r holds encrypted.
type decryptReader struct {
	r       io.Reader
	key     key
	left    int64
	segment int
	buf     [packageSegment]byte
	plain   []byte // decrypted and not yet taken
}

// Read implements io.Reader.
func (d *decryptReader) Read(p []byte) (int, error) {
	if len(d.plain) == 0 {
		if err := d.nextSegment(); err != nil {
			return 0, err
		}
	}
	n := copy(p, d.plain)
	d.plain = d.plain[n:]
	return n, nil
}

// nextSegment decrypts the next segment; the last one is padded to whole blocks.
func (d *decryptReader) nextSegment() error {
	if d.left == 0 {
		return io.EOF
	}
	want := min(d.left, packageSegment)
	n, err := io.ReadFull(d.r, d.buf[:])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return damagedBy(err, "数据流不完整")
	}
	whole := n / aesBlock * aesBlock
	if int64(whole) < want {
		return damaged("数据流不完整")
	}
	d.key.decrypt(d.segment, d.buf[:whole])
	d.segment++
	d.left -= want
	d.plain = d.buf[:want]
	return nil
}
