package sheet

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"unicode/utf16"
)

const (
	aesBlock     = aes.BlockSize
	standardSpin = 50_000
	maxSpin      = 10_000_000 // the most that [MS-OFFCRYPTO] allows
)

// parseLock reads an EncryptionInfo stream: the standard encryption of Excel 2007, or the agile
// one of all later versions.
func parseLock(info []byte) (lock, error) {
	major, minor := u16(info), u16(info[2:])
	switch {
	case major == 4 && minor == 4:
		return parseAgile(info[packageHeader:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseStandard(info[packageHeader:])
	}
	return nil, unknownCipher()
}

// unknownCipher refuses what neither Excel nor WPS writes by themselves.
func unknownCipher() error {
	return unsupported("的加密方式不认识，打不开。请用 Excel 或 WPS 打开它，去掉密码，另存为 .xlsx 后再导入。")
}

// spin hashes a password many times over, to make guessing slow.
func spin(ctx context.Context, newHash func() hash.Hash, salt []byte, password string, times int) ([]byte, error) {
	h := newHash()
	h.Write(salt)
	for _, unit := range utf16.Encode([]rune(password)) {
		h.Write([]byte{byte(unit), byte(unit >> 8)})
	}
	sum := h.Sum(nil)
	var count [4]byte
	for i := range times {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		binary.LittleEndian.PutUint32(count[:], uint32(i))
		h.Reset()
		h.Write(count[:])
		h.Write(sum)
		sum = h.Sum(sum[:0])
	}
	return sum, nil
}

// digest hashes the parts as one.
func digest(newHash func() hash.Hash, parts ...[]byte) []byte {
	h := newHash()
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

// le32 is n as four bytes.
func le32(n int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(n)) }

// standardLock is ECMA-376 standard encryption: AES in blocks of their own, key by SHA-1.
type standardLock struct {
	salt, verifier, verifierHash []byte
	keyLen                       int
}

// parseStandard reads the header and the verifier behind the versions and flags.
func parseStandard(info []byte) (lock, error) {
	const headerFields, verifierLen = 32, 4 + 16 + 16 + 4 + 32
	if len(info) < 4 {
		return nil, damaged("加密信息")
	}
	size := int64(u32(info))
	if size < headerFields || int64(len(info)) < 4+size+verifierLen {
		return nil, damaged("加密信息")
	}
	header, verifier := info[4:4+size], info[4+size:]
	keyLen := int(u32(header[16:])) / 8
	if algorithm := u32(header[8:]); algorithm < 0x660E || algorithm > 0x6610 || !isKeyLen(keyLen) {
		return nil, unknownCipher()
	}
	return &standardLock{
		salt: verifier[4:20], verifier: verifier[20:36], verifierHash: verifier[40:72], keyLen: keyLen,
	}, nil
}

// isKeyLen knows the lengths of AES keys, in bytes.
func isKeyLen(n int) bool { return n == 16 || n == 24 || n == 32 }

// open implements lock ([MS-OFFCRYPTO] 2.3.4.7 and 2.3.4.9).
func (s *standardLock) open(ctx context.Context, password string) (key, bool, error) {
	sum, err := spin(ctx, sha1.New, s.salt, password, standardSpin)
	if err != nil {
		return nil, false, err
	}
	sum = digest(sha1.New, sum, le32(0))
	derived := make([]byte, 0, 2*sha1.Size)
	for _, fill := range []byte{0x36, 0x5C} {
		pad := bytes.Repeat([]byte{fill}, 64)
		subtle.XORBytes(pad, pad, sum)
		derived = append(derived, digest(sha1.New, pad)...)
	}
	block, err := aes.NewCipher(derived[:s.keyLen])
	if err != nil {
		return nil, false, err
	}
	k := standardKey{block}
	input, want := bytes.Clone(s.verifier), bytes.Clone(s.verifierHash)
	k.decrypt(0, input)
	k.decrypt(0, want)
	return k, bytes.Equal(digest(sha1.New, input), want[:sha1.Size]), nil
}

// standardKey decrypts every block by itself.
type standardKey struct{ block cipher.Block }

func (k standardKey) decrypt(_ int, data []byte) {
	for i := 0; i+aesBlock <= len(data); i += aesBlock {
		k.block.Decrypt(data[i:i+aesBlock], data[i:i+aesBlock])
	}
}

// agileLock is ECMA-376 agile encryption: AES in chained segments, its parts named in XML.
type agileLock struct {
	newHash  func() hash.Hash
	dataSalt []byte

	keyHash                        func() hash.Hash
	salt                           []byte
	spins, keyLen                  int
	verifier, verifierHash, locked []byte
}

// hashes are the functions that Excel and WPS offer.
var hashes = map[string]func() hash.Hash{
	"SHA1": sha1.New, "SHA-1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
}

// parseAgile reads <keyData> and the <encryptedKey> that goes by a password.
func parseAgile(info []byte) (lock, error) {
	a := &agileLock{}
	x, err := newXMLReader(bytes.NewReader(info))
	if err == nil {
		err = x.eachStart(func(string) error {
			switch string(x.name) {
			case "keyData":
				a.newHash, a.dataSalt = hashes[string(x.attr("hashAlgorithm"))], x.base64("saltValue")
			case "encryptedKey":
				a.keyHash, a.salt = hashes[string(x.attr("hashAlgorithm"))], x.base64("saltValue")
				a.spins, a.keyLen = atoi(x.attr("spinCount")), atoi(x.attr("keyBits"))/8
				a.verifier, a.verifierHash = x.base64("encryptedVerifierHashInput"), x.base64("encryptedVerifierHashValue")
				a.locked = x.base64("encryptedKeyValue")
			}
			return nil
		})
	}
	if err != nil {
		return nil, damagedBy(err, "加密信息")
	}
	return a, a.check()
}

// base64 decodes an attribute, nil if it is not base64.
func (x *xmlReader) base64(name string) []byte {
	text := x.attr(name)
	decoded := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(decoded, text)
	if err != nil {
		return nil
	}
	return decoded[:n]
}

// check refuses what cannot be decrypted, so that open need not look again.
func (a *agileLock) check() error {
	if a.newHash == nil || a.keyHash == nil || !isKeyLen(a.keyLen) || a.spins < 0 || a.spins > maxSpin {
		return unknownCipher()
	}
	if !a.whole() {
		return damaged("加密信息")
	}
	return nil
}

// whole says whether the sealed parts have the lengths that their decryption needs.
func (a *agileLock) whole() bool {
	for _, sealed := range [][]byte{a.verifier, a.verifierHash, a.locked} {
		if len(sealed)%aesBlock != 0 {
			return false
		}
	}
	return len(a.salt) >= aesBlock && len(a.verifierHash) >= a.keyHash().Size() && len(a.locked) >= a.keyLen
}

// The constants from which the keys for the parts of an agile key encryptor are made
// ([MS-OFFCRYPTO] 2.3.4.13).
var (
	blockVerifier     = []byte{0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79}
	blockVerifierHash = []byte{0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E}
	blockKey          = []byte{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6}
)

// open implements lock.
func (a *agileLock) open(ctx context.Context, password string) (key, bool, error) {
	sum, err := spin(ctx, a.keyHash, a.salt, password, a.spins)
	if err != nil {
		return nil, false, err
	}
	input, err := a.unseal(sum, a.verifier, blockVerifier)
	if err != nil {
		return nil, false, err
	}
	want, err := a.unseal(sum, a.verifierHash, blockVerifierHash)
	if err != nil {
		return nil, false, err
	}
	got := digest(a.keyHash, input[:min(len(input), len(a.salt))])
	if !bytes.Equal(got, want[:len(got)]) {
		return nil, false, nil
	}
	secret, err := a.unseal(sum, a.locked, blockKey)
	if err != nil {
		return nil, false, err
	}
	block, err := aes.NewCipher(secret[:a.keyLen])
	return agileKey{a, block}, err == nil, err
}

// unseal decrypts one part of the key encryptor; purpose tells the parts' keys apart.
func (a *agileLock) unseal(sum, sealed, purpose []byte) ([]byte, error) {
	block, err := aes.NewCipher(fit(digest(a.keyHash, sum, purpose), a.keyLen))
	if err != nil {
		return nil, err
	}
	plain := bytes.Clone(sealed)
	cipher.NewCBCDecrypter(block, a.salt[:aesBlock]).CryptBlocks(plain, plain)
	return plain, nil
}

// fit cuts or pads a hash to n bytes.
func fit(sum []byte, n int) []byte {
	for len(sum) < n {
		sum = append(sum, 0x36)
	}
	return sum[:n]
}

// agileKey decrypts each segment with a start vector of its own.
type agileKey struct {
	lock  *agileLock
	block cipher.Block
}

func (k agileKey) decrypt(segment int, data []byte) {
	iv := fit(digest(k.lock.newHash, k.lock.dataSalt, le32(segment)), aesBlock)
	cipher.NewCBCDecrypter(k.block, iv).CryptBlocks(data, data)
}
