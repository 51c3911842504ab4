package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// Vocabularies returns the lists that offer values, as the office has them.
func (d *Desk) Vocabularies(ctx context.Context) (township.Vocabularies, error) {
	return vocabularies(d.archive.Read(ctx))
}

func vocabularies(read data.Reader) (township.Vocabularies, error) {
	records, err := read.OfficeWords()
	return township.NewVocabularies(records), err
}

// Words returns every word of a list with how often it is in use: first those of the list in the office's order, then
// those that an import brought and that are in no list.
func (d *Desk) Words(ctx context.Context, vocabulary string) ([]township.OfficeWord, error) {
	return wordsOf(d.archive.Read(ctx), vocabulary)
}

func wordsOf(read data.Reader, vocabulary string) ([]township.OfficeWord, error) {
	records, err := read.OfficeWords()
	if err != nil {
		return nil, err
	}
	uses, err := read.WordUses(vocabulary)
	if err != nil {
		return nil, err
	}
	words := township.WordsOf(vocabulary, records)
	for i := range words {
		words[i].Used = uses[words[i].Value]
		delete(uses, words[i].Value)
	}
	for _, stray := range sortedKeys(uses) {
		words = append(words, township.OfficeWord{
			Vocabulary: vocabulary, Word: township.Word{Value: stray}, Stray: true, Used: uses[stray], Position: len(words) + 1,
		})
	}
	return words, nil
}

// changeWords does a deed on the words of a list.
func (d *Desk) changeWords(ctx context.Context, title, vocabulary string, body func(*data.Tx, []township.OfficeWord) error) (township.Deed, error) {
	if !slices.Contains(township.OfficeLists(), vocabulary) {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "“%s”不能增减选项。", vocabulary)
	}
	return d.do(ctx, d.info(township.DeedWords, title, "屏幕：设置"), func(t *data.Tx) error {
		words, err := wordsOf(t.Read(), vocabulary)
		if err != nil {
			return err
		}
		return body(t, words)
	})
}

// AddWord puts a word at the end of a list.
func (d *Desk) AddWord(ctx context.Context, vocabulary, typed string) (township.Deed, error) {
	value, err := township.CheckWord(typed)
	if err != nil {
		return township.Deed{}, err
	}
	return d.changeWords(ctx, "选项“"+vocabulary+"”新增“"+value+"”", vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		last := 0
		for _, w := range words {
			if !w.Stray {
				last = w.Position
			}
		}
		if err := unknownWord(words, value); err != nil {
			return err
		}
		return putWord(t, township.OfficeWord{Vocabulary: vocabulary, Word: township.Word{Value: value}, Position: last + 1})
	})
}

// unknownWord refuses a word that a list has already, as a value or as a spelling of one.
func unknownWord(words []township.OfficeWord, value string) error {
	for _, w := range words {
		switch {
		case w.Stray:
		case w.Value == value && w.Retired:
			return township.Errorf(township.CodeConflict, "“%s”已停用，请在表中恢复它", value)
		case w.Value == value:
			return township.Errorf(township.CodeConflict, "已经有“%s”", value)
		case slices.Contains(w.Spellings, value):
			return township.Errorf(township.CodeConflict, "“%s”是“%s”的另一种写法，导入时会自动改写", value, w.Value)
		}
	}
	return nil
}

// RenameWord gives a word of the office another name, in every record that holds it as well; the old name stays as a
// spelling, so that rosters go on being understood.
func (d *Desk) RenameWord(ctx context.Context, vocabulary, old, typed string) (township.Deed, error) {
	value, err := township.CheckWord(typed)
	if err != nil {
		return township.Deed{}, err
	}
	title := fmt.Sprintf("选项“%s”的“%s”改名为“%s”", vocabulary, old, value)
	return d.changeWords(ctx, title, vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		w, err := wordOf(words, old)
		switch {
		case err != nil:
			return err
		case w.BuiltIn:
			return township.Errorf(township.CodeInvalid, "“%s”是程序自带的选项，不能改名；可以停用它，另加一个", old)
		case value == old:
			return nil
		}
		if err := unknownWord(words, value); err != nil {
			return err
		}
		w.Own, w.Value = append(slices.Clone(w.Own), old), value
		if err := putWord(t, w); err != nil {
			return err
		}
		return renameUses(t, vocabulary, old, value)
	})
}

// renameUses writes the new name of a word into the records that hold the old one.
func renameUses(t *data.Tx, vocabulary, old, value string) error {
	for _, e := range township.Entities {
		for _, f := range township.FieldsOf(vocabulary)[e] {
			records, err := t.Read().Holding(e, f, old)
			if err != nil {
				return err
			}
			for _, r := range records {
				if _, err := t.Update(e, r.ID, map[string]string{f.Key: renamedWord(f, r.Get(f.Key), old, value)}); err != nil {
					return err
				}
			}
		}
	}
	return renameWays(t, vocabulary, old, value)
}

// renameWays does the same for the events whose reasons a list offers.
func renameWays(t *data.Tx, vocabulary, old, value string) error {
	events, err := t.Read().Holding(township.FamilyEvents, township.FamilyEvents.Field("way"), old)
	for _, e := range events {
		if township.EventKind(e.Get("kind")).Vocabulary() != vocabulary {
			continue
		}
		if _, err := t.Update(township.FamilyEvents, e.ID, map[string]string{"way": value}); err != nil {
			return err
		}
	}
	return err
}

func renamedWord(f township.Field, text, old, value string) string {
	if f.Kind != township.WordsField {
		return value
	}
	var out []string
	for _, w := range township.SplitWords(text) {
		if w == old {
			w = value
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return strings.Join(out, "、")
}

// SpellWord makes the spellings that the office added to a word those that are given, parted by 、.
func (d *Desk) SpellWord(ctx context.Context, vocabulary, value, spellings string) (township.Deed, error) {
	return d.changeWords(ctx, "选项“"+vocabulary+"”的“"+value+"”改其他写法", vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		w, err := wordOf(words, value)
		if err != nil {
			return err
		}
		own, given := w.Own, township.SplitWords(strings.NewReplacer("，", "、", ",", "、", "；", "、").Replace(spellings))
		w.Own = nil
		for _, s := range given {
			if s, err = township.CheckWord(s); err != nil {
				return err
			}
			if !slices.Contains(own, s) {
				if err := unknownWord(words, s); err != nil {
					return err
				}
			}
			if !slices.Contains(w.Own, s) {
				w.Own = append(w.Own, s)
			}
		}
		return putWord(t, w)
	})
}

// RetireWord takes a word out of the drop-downs, or offers it again. Records that hold it keep it.
func (d *Desk) RetireWord(ctx context.Context, vocabulary, value string, retired bool) (township.Deed, error) {
	verb := "恢复"
	if retired {
		verb = "停用"
	}
	return d.changeWords(ctx, verb+"选项“"+vocabulary+"”的“"+value+"”", vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		w, err := wordOf(words, value)
		if err == nil && w.Fixed {
			err = township.Errorf(township.CodeInvalid, "程序要用“%s”，不能停用", value)
		}
		if err != nil {
			return err
		}
		w.Retired = retired
		return putWord(t, w)
	})
}

// RemoveWord takes a word that the office added off its list, if no record holds it.
func (d *Desk) RemoveWord(ctx context.Context, vocabulary, value string) (township.Deed, error) {
	return d.changeWords(ctx, "选项“"+vocabulary+"”删去“"+value+"”", vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		w, err := wordOf(words, value)
		switch {
		case err != nil:
			return err
		case w.BuiltIn:
			return township.Errorf(township.CodeInvalid, "“%s”是程序自带的选项，不能删去；可以停用它", value)
		case w.Used > 0:
			return township.Errorf(township.CodeConflict, "“%s”正有%d处使用，不能删去；可以停用它", value, w.Used)
		}
		return t.Remove(township.OfficeWords, w.ID)
	})
}

// MoveWord moves a word up (-1) or down (1) in its list.
func (d *Desk) MoveWord(ctx context.Context, vocabulary, value string, by int) (township.Deed, error) {
	return d.changeWords(ctx, "选项“"+vocabulary+"”的“"+value+"”换位置", vocabulary, func(t *data.Tx, words []township.OfficeWord) error {
		listed := slices.DeleteFunc(words, func(w township.OfficeWord) bool { return w.Stray })
		i := slices.IndexFunc(listed, func(w township.OfficeWord) bool { return w.Value == value })
		if i < 0 || i+by < 0 || i+by >= len(listed) {
			return nil
		}
		listed[i], listed[i+by] = listed[i+by], listed[i]
		for n, w := range listed {
			if w.Position == n+1 {
				continue
			}
			w.Position = n + 1
			if err := putWord(t, w); err != nil {
				return err
			}
		}
		return nil
	})
}

func wordOf(words []township.OfficeWord, value string) (township.OfficeWord, error) {
	for _, w := range words {
		if w.Value == value && !w.Stray {
			return w, nil
		}
	}
	return township.OfficeWord{}, township.Errorf(township.CodeNotFound, "选项中已没有“%s”，请刷新后重试。", value)
}

// putWord writes the office's record of a word. What the program brings is not written again.
func putWord(t *data.Tx, w township.OfficeWord) error {
	values := map[string]string{
		"value": w.Value, "position": data.FormatID(int64(w.Position)), "retired": "", "spellings": strings.Join(w.Own, "、"),
	}
	if w.Retired {
		values["retired"] = "是"
	}
	if w.ID != 0 {
		_, err := t.Update(township.OfficeWords, w.ID, values)
		return err
	}
	rec := township.OfficeWords.NewRecord()
	rec.Set("vocabulary", w.Vocabulary)
	for _, key := range sortedKeys(values) {
		rec.Set(key, values[key])
	}
	_, err := t.Insert(rec)
	return err
}
