package data

import (
	"database/sql"
	"sort"

	"taizhang/app/township"
)

// OfficeWords returns what the office has added to the vocabularies, or changed in them.
func (r Reader) OfficeWords() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.OfficeWords, "ORDER BY vocabulary,position,id")
}

// WordUses counts the values of the archive that hold each word of a vocabulary.
func (r Reader) WordUses(vocabulary string) (map[string]int, error) {
	type count struct {
		value string
		n     int
	}
	scan := func(rows *sql.Rows) (c count, err error) { return c, rows.Scan(&c.value, &c.n) }
	uses := map[string]int{}
	for e, fields := range township.FieldsOf(vocabulary) {
		for _, f := range fields {
			counts, err := queryAll(r.ctx, r.q, scan, "SELECT "+f.Key+",count(*) FROM "+e.Table+" WHERE "+f.Key+"<>'' GROUP BY 1")
			if err != nil {
				return nil, err
			}
			for _, c := range counts {
				for _, w := range wordsIn(f, c.value) {
					uses[w] += c.n
				}
			}
		}
	}
	if vocabulary != township.EventHead.Vocabulary() {
		return uses, nil
	}
	// What people came or left by is counted with them; a change of head stands in its event only.
	counts, err := queryAll(r.ctx, r.q, scan, "SELECT way,count(*) FROM events WHERE kind=? GROUP BY 1", string(township.EventHead))
	for _, c := range counts {
		uses[c.value] += c.n
	}
	return uses, err
}

// wordsIn are the words that a value of a field holds.
func wordsIn(f township.Field, value string) []string {
	if f.Kind == township.WordsField {
		return township.SplitWords(value)
	}
	return []string{value}
}

// Holding returns the records of an entity in which a field holds a word, by ID.
func (r Reader) Holding(e *township.Entity, f township.Field, word string) ([]township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, e, "WHERE instr("+f.Key+",?)>0", word)
	var out []township.Record
	for _, rec := range list {
		for _, w := range wordsIn(f, rec.Get(f.Key)) {
			if w == word {
				out = append(out, rec)
				break
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out, err
}
