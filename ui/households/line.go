package households

import (
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"taizhang/app/township"
	"taizhang/ui/look"
)

// line is a row of the table: a household with what sorting asks for again and again.
type line struct {
	*township.HouseholdRow

	key    string // identity, for the table
	fen    int64  // 人均纯收入 in fen; unknownFen if the roster does not say
	ledger int    // place of the ledger in the order of the forms, none last

	village, head, typ, cause, helper, monitor string // places in the Chinese order

	revealed bool // its phone is shown whole for a while
}

// unknownFen sorts before every known amount.
const unknownFen = -1 << 62

// collation gives words their place in the Chinese order. It is used on the UI goroutine only.
type collation struct {
	order  *collate.Collator
	buffer collate.Buffer
	keys   map[string]string // of words that come again and again
}

func newCollation() *collation {
	return &collation{order: collate.New(language.Chinese), keys: map[string]string{}}
}

// place returns a string that compares as its word does in Chinese; of no word it is empty.
func (c *collation) place(word string) string {
	if word == "" {
		return ""
	}
	if key, ok := c.keys[word]; ok {
		return key
	}
	key := string(c.order.KeyFromString(&c.buffer, word))
	c.buffer.Reset()
	c.keys[word] = key
	return key
}

// newLines prepares rows for the table, in their order.
func newLines(rows []*township.HouseholdRow) []*line {
	c := newCollation()
	store := make([]line, len(rows))
	lines := make([]*line, len(rows))
	for i := range rows {
		r := &store[i]
		r.HouseholdRow = rows[i]
		r.key = strconv.FormatInt(r.ID, 10)
		r.fen = fenOf(r.PerCapita)
		r.ledger = look.LedgerOrder(r.Ledger)
		r.village, r.head, r.helper = c.place(r.Village), c.place(r.Head), c.place(r.Helper)
		r.typ, r.cause, r.monitor = c.place(r.Type), c.place(r.Cause), c.place(r.Monitor)
		lines[i] = r
	}
	return lines
}

// fenOf reads the amount that a row carries as text.
func fenOf(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return unknownFen
	}
	return n
}

// perCapita is 人均纯收入 as it is shown: yuan with separators.
func perCapita(r *line) string {
	if r.fen == unknownFen {
		return ""
	}
	return township.Fen(r.fen).Grouped()
}
