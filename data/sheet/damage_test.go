package sheet

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"taizhang/app/township"
)

// allocated returns how many bytes f allocates in all: no less than it ever holds at once.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// damagedRounds is how many damaged files of each kind are tried.
const damagedRounds = 1000

func TestDamagedFilesNeitherPanicNorSwell(t *testing.T) {
	const most = 300 << 20
	kinds := map[string][]byte{
		"坏.xlsx": roster(t),
		"坏.xls":  legacyFixture(t),
		"坏.csv":  gbk(t, "姓名,身份证号码,备注\n"+"张三,519900197501010011,\"住清溪镇,柏树村\"\n李四,51990019750101002X,\n"),
	}
	for name, data := range kinds {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			rng := rand.New(rand.NewPCG(7, uint64(len(name))))
			for i := range damagedRounds {
				bad := damage(rng, data)
				if err := os.WriteFile(path, bad, 0o600); err != nil {
					t.Fatal(err)
				}
				var err error
				used := allocated(func() { err = openAndRead(t, path) })
				if used > most {
					t.Errorf("file %d: allocated %d MB", i, used>>20)
				}
				if err != nil && township.CodeOf(err) == township.CodeInternal {
					t.Errorf("file %d: no sentence: %v", i, err)
				}
			}
		})
	}
}

// damage breaks data in one of the ways in which sticks and downloads do: cut off, bits flipped,
// a stretch overwritten, dropped, doubled, or filled with what a length field likes least.
func damage(rng *rand.Rand, data []byte) []byte {
	bad := bytes.Clone(data)
	at := rng.IntN(len(bad))
	end := min(len(bad), at+1+rng.IntN(64))
	switch rng.IntN(6) {
	case 0:
		return bad[:at]
	case 1:
		for range 1 + rng.IntN(20) {
			bad[rng.IntN(len(bad))] ^= 1 << rng.IntN(8)
		}
	case 2:
		for i := at; i < end; i++ {
			bad[i] = byte(rng.Uint32())
		}
	case 3:
		return append(bad[:at], bad[end:]...)
	case 4:
		return append(bad[:end:end], data[at:]...)
	case 5:
		for i := at; i < end; i++ {
			bad[i] = 0xFF
		}
	}
	return bad
}
