package sheet

import (
	"context"
	"io"

	"github.com/richardlehane/mscfb"
)

// openCompound looks at the streams of a compound file: a legacy workbook, an encrypted one of
// the new kind, or something else altogether.
func (b *Book) openCompound(ctx context.Context, src source, opt Options) error {
	streams, err := streamsOf(src)
	if err != nil {
		return err
	}
	switch {
	case streams["EncryptedPackage"] != nil:
		return b.openEncrypted(ctx, streams, src.size, opt)
	case streams["Workbook"] != nil:
		return b.openXLS(ctx, streams["Workbook"], src.size, opt)
	case streams["Book"] != nil:
		return unsupported("是 Excel 95 或更早版本的旧格式，太旧了，读不了。" + doSaveAs)
	case streams["WordDocument"] != nil:
		return notTable("是 Word 文档")
	case streams["PowerPoint Document"] != nil:
		return notTable("是 PowerPoint 演示文稿")
	}
	return unsupported("里没有工作簿，读不了。请核对是否选错了文件。")
}

// streamsOf lists the streams at the root of a compound file.
func streamsOf(src source) (map[string]*mscfb.File, error) {
	guard := &readGuard{r: src, left: maxDirectory}
	doc, err := mscfb.New(guard)
	if err != nil {
		return nil, damagedBy(err, "内部目录")
	}
	guard.off = true
	streams := map[string]*mscfb.File{}
	for _, f := range doc.File {
		if len(f.Path) == 0 && streams[f.Name] == nil {
			streams[f.Name] = f
		}
	}
	return streams, nil
}

// streamChunk is how much of a stream is read at once: the library's work for one read grows
// with the square of its length.
const streamChunk = 64 << 10

// readStream reads a stream that cannot be longer than the file it stands in.
func readStream(ctx context.Context, f *mscfb.File, fileSize int64) ([]byte, error) {
	if f.Size > fileSize {
		return nil, damaged("数据流长度不对")
	}
	data := make([]byte, f.Size)
	for at := 0; at < len(data); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := f.Read(data[at:min(len(data), at+streamChunk)])
		at += n
		if at < len(data) && (err != nil || n == 0) {
			return nil, damagedBy(err, "数据流不完整")
		}
	}
	return data, nil
}

// streamReader reads a stream bit by bit for those who need not hold it whole.
type streamReader struct{ f *mscfb.File }

// Read implements io.Reader.
func (s streamReader) Read(p []byte) (int, error) {
	n, err := s.f.Read(p[:min(len(p), streamChunk)])
	if n > 0 && err == io.EOF {
		err = nil
	}
	return n, err
}
