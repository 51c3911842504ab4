package sheet

import (
	"bytes"
	"context"
	"path"
	"unicode/utf8"
)

// What the table of shared strings may take in memory.
const (
	maxSharedStrings = 4_000_000
	maxSharedBytes   = 128 << 20
	sharedBlock      = 64 << 10
)

// sharedStrings is the table of strings that cells refer to by number. It is read when the
// first cell does: many exports carry an old table that no cell uses.
type sharedStrings struct {
	part   string // name of its part, "" for none
	loaded bool
	items  []string
}

// get returns string i, loading the table if need be.
func (s *sharedStrings) get(ctx context.Context, arc *archive, i int) (string, error) {
	if !s.loaded {
		if err := s.load(ctx, arc); err != nil {
			return "", err
		}
	}
	if i < 0 || i >= len(s.items) {
		return "", damaged("单元格指向不存在的文字")
	}
	return s.items[i], nil
}

func (s *sharedStrings) load(ctx context.Context, arc *archive) error {
	f := arc.part(s.part)
	if s.part == "" || f == nil {
		return damaged("缺少部件 %s", path.Base("/"+s.part))
	}
	var pool stringPool
	err := readPart(ctx, f, func(x *xmlReader) error {
		return x.each("si", func() error {
			text, err := x.richText(pool.scratch[:0])
			if err != nil {
				return err
			}
			if bytes.Contains(text, []byte("_x")) {
				text = []byte(unescapeX(string(text)))
			}
			pool.scratch = text
			if !utf8.Valid(text) {
				return errXML("含有乱码")
			}
			return pool.add()
		})
	})
	if err != nil {
		return err
	}
	s.items, s.loaded = pool.finish(), true
	return nil
}

// stringPool lays many short strings into few large blocks.
type stringPool struct {
	scratch []byte // the string to add
	block   []byte
	ends    []int // of the strings in block
	items   []string
	total   int
}

// add appends the string in scratch.
func (p *stringPool) add() error {
	p.total += len(p.scratch)
	if p.total > maxSharedBytes || len(p.items)+len(p.ends) >= maxSharedStrings {
		return tooLarge("里的文字过多，不像是花名册。请删去多余的工作表，另存后再导入。")
	}
	p.block = append(p.block, p.scratch...)
	p.ends = append(p.ends, len(p.block))
	if len(p.block) >= sharedBlock {
		p.flush()
	}
	return nil
}

// flush turns the block into strings.
func (p *stringPool) flush() {
	whole := string(p.block)
	from := 0
	for _, end := range p.ends {
		p.items = append(p.items, whole[from:end])
		from = end
	}
	p.block, p.ends = p.block[:0], p.ends[:0]
}

// finish returns all strings in the order of their coming.
func (p *stringPool) finish() []string {
	p.flush()
	return p.items
}
