package sheet

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"unicode/utf16"
)

// rc4Block is how many bytes of a stream one key serves ([MS-XLS] 2.2.10).
const rc4Block = 1024

// legacyLock is the encryption of a legacy workbook, as its FILEPASS record describes it.
type legacyLock struct {
	salt, verifier, verifierHash []byte
	keyLen                       int // bytes; 0 for the older kind, with keys of 40 bits by MD5
	seed                         []byte
}

// parseFilePass reads a FILEPASS record; nil for a kind that cannot be decrypted.
func parseFilePass(d []byte) *legacyLock {
	const words = 6 // kind, major and minor version
	if len(d) < words || u16(d) != 1 {
		return nil
	}
	major, minor := u16(d[2:]), u16(d[4:])
	if major == 1 && minor == 1 {
		if len(d) < words+3*16 {
			return nil
		}
		return &legacyLock{salt: d[6:22], verifier: d[22:38], verifierHash: d[38:54]}
	}
	if minor != 2 || len(d) < words+8 {
		return nil
	}
	return parseCryptoAPI(d[words+4:])
}

// parseCryptoAPI reads the header and the verifier of the newer kind.
func parseCryptoAPI(d []byte) *legacyLock {
	const headerFields, verifierLen, algorithmRC4 = 32, 4 + 16 + 16 + 4 + sha1.Size, 0x6801
	size := int64(u32(d))
	if size < headerFields || int64(len(d)) < 4+size+verifierLen {
		return nil
	}
	header, verifier := d[4:4+size], d[4+size:]
	bits := int(u32(header[16:]))
	if bits == 0 {
		bits = 40
	}
	if u32(header[8:]) != algorithmRC4 || bits%8 != 0 || bits < 40 || bits > 128 {
		return nil
	}
	return &legacyLock{
		salt: verifier[4:20], verifier: verifier[20:36], verifierHash: verifier[40:60], keyLen: bits / 8,
	}
}

// try takes a password; false if it is not the right one.
func (l *legacyLock) try(password string) (bool, error) {
	var chars []byte
	for _, unit := range utf16.Encode([]rune(password)) {
		chars = append(chars, byte(unit), byte(unit>>8))
	}
	if l.keyLen == 0 {
		first := md5.Sum(chars)
		seed := md5.Sum(bytes.Repeat(append(first[:5:5], l.salt...), 16))
		l.seed = seed[:5]
	} else {
		l.seed = digest(sha1.New, l.salt, chars)
	}
	input, want := bytes.Clone(l.verifier), bytes.Clone(l.verifierHash)
	stream, err := l.cipher(0)
	if err != nil {
		return false, err
	}
	stream.XORKeyStream(input, input)
	stream.XORKeyStream(want, want)
	if l.keyLen == 0 {
		got := md5.Sum(input)
		return bytes.Equal(got[:], want), nil
	}
	return bytes.Equal(digest(sha1.New, input), want), nil
}

// cipher makes the key stream for a block of the workbook's stream.
func (l *legacyLock) cipher(block int) (*rc4.Cipher, error) {
	var key []byte
	if l.keyLen == 0 {
		sum := md5.Sum(append(bytes.Clone(l.seed), le32(block)...))
		key = sum[:]
	} else {
		key = digest(sha1.New, l.seed, le32(block))[:l.keyLen]
		if l.keyLen == 5 {
			key = append(key, make([]byte, 11)...)
		}
	}
	return rc4.NewCipher(key)
}

// decrypt decrypts the contents of all records in place. Heads of records, a few records and the
// offsets of sheets stay as they are, but the key stream runs on under them.
func (l *legacyLock) decrypt(ctx context.Context, stream []byte) error {
	keys := &blockKeys{lock: l, block: -1}
	for at := 0; ; {
		rec, ok := recordAt(stream, at)
		if !ok {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		plain := 0
		switch rec.kind {
		case recBOF, recFilePass, recUsrExcl, recFileLock, recInterfaceHdr, recRRDInfo, recRRDHead:
			plain = len(rec.data)
		case recBoundSheet:
			plain = min(4, len(rec.data))
		}
		if err := keys.apply(rec.data[plain:], at+4+plain); err != nil {
			return err
		}
		at = rec.next
	}
}

// The records that an encrypted stream leaves readable, besides BOF and FILEPASS.
const (
	recInterfaceHdr = 0x00E1
	recRRDHead      = 0x0138
	recUsrExcl      = 0x0194
	recFileLock     = 0x0195
	recRRDInfo      = 0x0196
)

// blockKeys holds the key bytes of one block.
type blockKeys struct {
	lock  *legacyLock
	block int
	pad   [rc4Block]byte
}

// apply decrypts data, which stands at offset at of the stream.
func (k *blockKeys) apply(data []byte, at int) error {
	for len(data) > 0 {
		if block := at / rc4Block; block != k.block {
			stream, err := k.lock.cipher(block)
			if err != nil {
				return err
			}
			k.block = block
			clear(k.pad[:])
			stream.XORKeyStream(k.pad[:], k.pad[:])
		}
		from := at % rc4Block
		n := min(len(data), rc4Block-from)
		for i := range n {
			data[i] ^= k.pad[from+i]
		}
		data, at = data[n:], at+n
	}
	return nil
}
