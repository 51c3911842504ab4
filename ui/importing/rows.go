package importing

import (
	"strconv"
	"strings"

	"taizhang/app/township"
)

// row is one data row of a preview, ready to be shown.
type row struct {
	*township.RowResult
	key     string // sheet and row: the same after the file was read anew
	place   int    // in the order of the file
	explain string // why, or what: 「E列 证件号码：与第3行相同」, 「文化程度：小学 → 初中」
	folded  string // what a search looks into; filled by the first search
}

// classes are the four in the order of the headline; the keys 1–4 follow it.
var classes = []township.RowClass{township.RowNew, township.RowChanged, township.RowSame, township.RowRejected}

// allRows is the filter that lets every class through.
const allRows = township.RowClass(255)

// newRows prepares the rows of a preview.
func newRows(results []township.RowResult) []*row {
	block := make([]row, len(results))
	rows := make([]*row, len(results))
	for i := range results {
		r := &results[i]
		block[i] = row{RowResult: r, key: r.Sheet + "\x00" + strconv.Itoa(r.Row), place: i, explain: explain(r)}
		rows[i] = &block[i]
	}
	return rows
}

// explain says in one line why a row is refused, or what it changes, and what was mended in it.
func explain(r *township.RowResult) string {
	var parts []string
	if r.Class == township.RowRejected {
		parts = append(parts, refusal(r))
	}
	for i := range r.Changes {
		parts = append(parts, changeLine(&r.Changes[i]))
	}
	if len(parts)+len(r.Notes) == 0 {
		return ""
	}
	return discreet(strings.Join(append(parts, r.Notes...), "；"))
}

// refusal is the reason of a rejected row behind the cell at fault.
func refusal(r *township.RowResult) string {
	if r.Column == "" {
		return r.Reason
	}
	return r.Column + "：" + r.Reason
}

// nothing stands for an empty value.
const nothing = "（空）"

func changeLine(c *township.PlannedChange) string {
	return c.Field.Label + "：" + shown(c.Field, c.Old) + " → " + shown(c.Field, c.New)
}

// shown is a value as the screen shows it, private ones masked.
func shown(f township.Field, value string) string {
	if value == "" {
		return nothing
	}
	return f.ShowMasked(value)
}

// filterRows returns the rows of a class, or of all, that contain a text.
func filterRows(rows []*row, class township.RowClass, query string) []*row {
	query = township.FoldQuery(query)
	if class == allRows && query == "" {
		return rows
	}
	var out []*row
	for _, r := range rows {
		if (class == allRows || r.Class == class) && r.contains(query) {
			out = append(out, r)
		}
	}
	return out
}

// contains looks for a folded text in all that the row shows.
func (r *row) contains(query string) bool {
	if query == "" {
		return true
	}
	if r.folded == "" {
		r.folded = township.FoldQuery(strings.Join([]string{r.Name, r.Household, r.explain, r.Sheet, strconv.Itoa(r.Row)}, "\n"))
	}
	return strings.Contains(r.folded, query)
}
