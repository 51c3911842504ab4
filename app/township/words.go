package township

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// OfficeWord is a word of a vocabulary as the office has it, with how often it is in use.
type OfficeWord struct {
	ID         int64 // of its record in the archive; 0 for one of the program that the office has not touched
	Vocabulary string
	Word
	Own      []string // those of its spellings that the office added
	BuiltIn  bool     // the program brings it; it keeps its name
	Fixed    bool     // the program reckons with it; it cannot be retired either
	Retired  bool     // no longer offered, and strange to an import
	Stray    bool     // in no list: an import brought it
	Position int      // among the words of its list, from 1
	Used     int      // values in the archive that hold it
}

// Vocabularies are the lists as the office has them: those of the program, with what the office added to them,
// without what it retired. The zero value holds those of the program.
type Vocabularies struct{ byName map[string]Vocabulary }

// Of returns the list of a name; one that nobody has touched is the program's.
func (v Vocabularies) Of(name string) Vocabulary {
	if list, ok := v.byName[name]; ok {
		return list
	}
	return VocabularyOf(name)
}

// NewVocabularies makes the lists from the records of OfficeWords.
func NewVocabularies(records []Record) Vocabularies {
	touched := map[string]bool{}
	for _, r := range records {
		touched[r.Get("vocabulary")] = true
	}
	out := Vocabularies{map[string]Vocabulary{}}
	for name := range touched {
		list := Vocabulary{Name: name}
		for _, w := range WordsOf(name, records) {
			if !w.Retired {
				list.Words = append(list.Words, w.Word)
			}
		}
		out.byName[name] = list
	}
	return out
}

// WordsOf returns every word of a list in the office's order, the retired ones included: those of the program, changed
// by the office's records of the same value, and those that the office added.
func WordsOf(name string, records []Record) []OfficeWord {
	var out []OfficeWord
	at := map[string]int{}
	for _, w := range VocabularyOf(name).Words {
		at[w.Value] = len(out)
		out = append(out, OfficeWord{Vocabulary: name, Word: w, BuiltIn: true, Fixed: isFixed(name, w.Value), Position: len(out) + 1})
	}
	for _, r := range records {
		if r.Get("vocabulary") != name {
			continue
		}
		i, known := at[r.Get("value")]
		if !known {
			i = len(out)
			out = append(out, OfficeWord{Vocabulary: name, Word: Word{Value: r.Get("value")}, Position: i + 1})
		}
		out[i].apply(r)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Position < out[j].Position })
	for i := range out {
		out[i].Position = i + 1
	}
	return out
}

// apply takes over what the office's record says of a word.
func (w *OfficeWord) apply(r Record) {
	w.ID = r.ID
	w.Retired = r.Get("retired") == "是" && !w.Fixed
	if n, err := strconv.Atoi(r.Get("position")); err == nil {
		w.Position = n
	}
	for _, s := range SplitWords(r.Get("spellings")) {
		if !slices.Contains(w.Spellings, s) {
			w.Spellings = append(slices.Clone(w.Spellings), s)
			w.Own = append(w.Own, s)
		}
	}
}

// fixedLists are the lists that stay as they are: the program reckons with every word of them.
var fixedLists = []string{"性别", "村类型", "危房等级"}

// keptLists are those to which the office may add, while the program reckons with every word that it brings.
var keptLists = []string{"整户减少", "成员增加", "成员减少", "户主变更"}

func isFixed(vocabulary, value string) bool {
	return value == HeadRelation || slices.Contains(fixedLists, vocabulary) || slices.Contains(keptLists, vocabulary)
}

// OfficeLists are the names of the lists that the office may add to, in the order of the forms.
func OfficeLists() []string {
	var names []string
	for _, v := range DefaultVocabularies {
		if !slices.Contains(fixedLists, v.Name) {
			names = append(names, v.Name)
		}
	}
	return names
}

// FieldsOf returns the fields whose values a list offers, by entity.
func FieldsOf(vocabulary string) map[*Entity][]Field {
	out := map[*Entity][]Field{}
	for _, e := range Entities {
		for _, f := range e.Fields {
			if f.Vocabulary == vocabulary {
				out[e] = append(out[e], f)
			}
		}
	}
	return out
}

// SplitWords cuts a value of a WordsField into its words.
func SplitWords(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == '、' })
}

// longestWord bounds what a drop-down can show.
const longestWord = 30

// CheckWord cleans a new word of a list, or refuses it with a clause to stand beside it.
func CheckWord(typed string) (string, error) {
	s := Squeeze(Clean(typed))
	switch {
	case s == "":
		return "", refuse("请填写选项")
	case strings.IndexFunc(s, isListSeparator) >= 0:
		return "", refuse("选项里不能有顿号、逗号、斜线等分隔符")
	}
	return s, tooLong(s, longestWord)
}
