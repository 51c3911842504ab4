package outfile

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

var errDiffers = errors.New("read back differs from what was written")

// verify reads the temporary file back and compares it with what was written into it.
func (s system) verify(ctx context.Context, target, temp string, want digest) error {
	var got digest
	err := s.retry(ctx, func() (err error) {
		got, err = s.readBack(ctx, temp)
		return err
	})
	switch {
	case ctx.Err() != nil:
		return cancelled(target, ctx.Err())
	case err != nil:
		return failure(target, err)
	case got != want:
		return corrupt(target, fmt.Errorf("%w: %d bytes of %d", errDiffers, got.size, want.size))
	}
	if !strings.EqualFold(filepath.Ext(target), ".xlsx") {
		return nil
	}
	if err := checkWorkbook(temp); err != nil {
		return corrupt(target, err)
	}
	return nil
}

// readBack digests the file as the medium holds it, not as memory does where the system lets us.
func (s system) readBack(ctx context.Context, path string) (digest, error) {
	file, err := s.open(path)
	if err != nil {
		return digest{}, err
	}
	defer file.Close()
	sum := sha256.New()
	buffer := alignedBuffer(1 << 20)
	var d digest
	for ctx.Err() == nil {
		n, err := file.Read(buffer)
		sum.Write(buffer[:n])
		d.size += int64(n)
		if errors.Is(err, io.EOF) {
			sum.Sum(d.sum[:0])
			return d, nil
		}
		if err != nil {
			return digest{}, err
		}
	}
	return digest{}, ctx.Err()
}

// checkWorkbook inflates every entry of a workbook, which compares the CRCs. A workbook with a
// password is no zip but an OLE container; its bytes have been compared already.
func checkWorkbook(path string) error {
	archive, err := zip.OpenReader(path)
	if err != nil {
		if isOLE(path) {
			return nil
		}
		return fmt.Errorf("not a workbook: %w", err)
	}
	defer archive.Close()
	for _, entry := range archive.File {
		if err := inflate(entry); err != nil {
			return fmt.Errorf("entry %s: %w", entry.Name, err)
		}
	}
	return nil
}

func inflate(entry *zip.File) error {
	r, err := entry.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(io.Discard, r)
	return err
}
