package sheet

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// openWith opens a file under a password.
func openWith(tb testing.TB, data []byte, password string) (*Book, string, error) {
	tb.Helper()
	temp := tb.TempDir()
	book, err := Open(tb.Context(), writeFile(tb, "密.xlsx", data), Options{Password: password, TempDir: temp})
	return book, temp, err
}

// checkLocked opens an encrypted roster without a password, with a wrong one and the right one.
func checkLocked(t *testing.T, data []byte, password string) {
	t.Helper()
	_, _, err := openWith(t, data, "")
	wantError(t, err, township.CodePassword, "“密.xlsx”有打开密码", "请输入密码")
	_, _, err = openWith(t, data, "错"+password)
	wantError(t, err, township.CodePassword, "“密.xlsx”的密码不对", "请核对")
	book, temp, err := openWith(t, data, password)
	if err != nil {
		t.Fatal(err)
	}
	rows := mustRows(t, book, book.Sheets[0])
	if len(rows) != 120 || rows[119].Cells[1].Text != "村民120" {
		t.Errorf("rows: got %d", len(rows))
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(temp, "*")); err != nil || len(left) != 0 {
		t.Errorf("left unpacked: %v %v", left, err)
	}
}

func TestStandardEncryption(t *testing.T) {
	data, err := excelize.Encrypt(roster(t), &excelize.Options{Password: "清溪2021"})
	if err != nil {
		t.Fatal(err)
	}
	checkLocked(t, data, "清溪2021")
}

func TestAgileEncryption(t *testing.T) {
	plain := roster(t)
	data := agileFile(t, plain, "清溪2021", 1000)
	// What another reader makes of it shows that the test encrypts as Excel does.
	other, err := excelize.Decrypt(data, &excelize.Options{Password: "清溪2021"})
	if err != nil || !bytes.HasPrefix(other, plain) {
		t.Fatalf("excelize reads it otherwise: %d bytes, %v", len(other), err)
	}
	checkLocked(t, data, "清溪2021")
}

func TestStructureProtectionAsksForNoPassword(t *testing.T) {
	book, _, err := openWith(t, agileFile(t, roster(t), defaultPassword, 10), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
}

func TestEncryptionRefuses(t *testing.T) {
	plain := roster(t)
	info := func(text string) []byte { return join(w16(4, 4), w32(0x40), []byte(text)) }
	good := agileInfo(t, "x", 10, bytes.Repeat([]byte{1}, 32))
	stream := map[string][]byte{"EncryptedPackage": make([]byte, 5000)}
	with := func(encryption []byte) []byte {
		streams := map[string][]byte{"EncryptionInfo": encryption}
		for name, data := range stream {
			streams[name] = data
		}
		return compoundFile(t, streams)
	}
	tests := []struct {
		name  string
		data  []byte
		code  township.Code
		words string
	}{
		{"no description", compoundFile(t, stream), township.CodeUnreadable, "加密信息"},
		{"unknown kind", with(join(w16(4, 3), make([]byte, 20))), township.CodeUnsupported, "加密方式不认识"},
		{"not XML", with(info("<encryption><keyData")), township.CodeUnreadable, "加密信息"},
		{"no key", with(info("<encryption/>")), township.CodeUnsupported, "加密方式不认识"},
		{"hash unknown", with(bytes.ReplaceAll(good, []byte("SHA512"), []byte("SHA999"))), township.CodeUnsupported, "加密方式不认识"},
		{"endless hashing", with(bytes.ReplaceAll(good, []byte(`"10"`), []byte(`"999999999"`))), township.CodeUnsupported, "加密方式不认识"},
		{"salt empty", with(bytes.ReplaceAll(good, []byte(`saltValue="`), []byte(`saltValue="" x="`))), township.CodeUnreadable, "加密信息"},
		{"standard, too short", with(join(w16(4, 2), w32(0x24), w32(100_000))), township.CodeUnreadable, "加密信息"},
		{"truncated", agileFile(t, plain, "x", 10)[:6000], township.CodeUnreadable, "损坏"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := openWith(t, tt.data, "x")
			wantError(t, err, tt.code, "“密.xlsx”", tt.words, "请")
		})
	}
}

// agileFile encrypts a package as Excel 2010 and later do.
func agileFile(tb testing.TB, plain []byte, password string, spins int) []byte {
	tb.Helper()
	secret := bytes.Repeat([]byte{0x5A}, 32)
	salt := bytes.Repeat([]byte{9}, 16)
	body := binary.LittleEndian.AppendUint64(nil, uint64(len(plain)))
	padded := append(slices.Clone(plain), make([]byte, (16-len(plain)%16)%16)...)
	for i := 0; i*packageSegment < len(padded); i++ {
		segment := padded[i*packageSegment : min(len(padded), (i+1)*packageSegment)]
		iv := digest(sha512.New, salt, le32(i))[:16]
		body = append(body, sealed(tb, secret, iv, segment)...)
	}
	return compoundFile(tb, map[string][]byte{
		"EncryptionInfo": agileInfo(tb, password, spins, secret), "EncryptedPackage": body,
	})
}

// agileInfo describes the encryption and seals the secret under the password.
func agileInfo(tb testing.TB, password string, spins int, secret []byte) []byte {
	tb.Helper()
	newHash := func() hash.Hash { return sha512.New() }
	dataSalt, salt := bytes.Repeat([]byte{9}, 16), bytes.Repeat([]byte{3}, 16)
	sum, err := spin(tb.Context(), newHash, salt, password, spins)
	if err != nil {
		tb.Fatal(err)
	}
	b64 := base64.StdEncoding.EncodeToString
	seal := func(purpose, data []byte) string {
		return b64(sealed(tb, digest(newHash, sum, purpose)[:32], salt, data))
	}
	verifier := []byte("sixteen bytes...")
	common := `saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">`)
	fmt.Fprintf(&b, `<keyData %s saltValue="%s"/><keyEncryptors><keyEncryptor uri="p"><p:encryptedKey spinCount="%d" %s saltValue="%s"`, common, b64(dataSalt), spins, common, b64(salt))
	fmt.Fprintf(&b, ` encryptedVerifierHashInput="%s" encryptedVerifierHashValue="%s" encryptedKeyValue="%s"/></keyEncryptor></keyEncryptors></encryption>`,
		seal(blockVerifier, verifier), seal(blockVerifierHash, digest(newHash, verifier)), seal(blockKey, secret))
	text := b.String()
	for len(text) < 4096 { // too long for the mini stream that the test does not write
		text += "                                "
	}
	return join(w16(4, 4), w32(0x40), []byte(text))
}

// sealed encrypts whole blocks, chained.
func sealed(tb testing.TB, key, iv, data []byte) []byte {
	tb.Helper()
	block, err := aes.NewCipher(key)
	if err != nil {
		tb.Fatal(err)
	}
	out := make([]byte, len(data))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, data)
	return out
}
