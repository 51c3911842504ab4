package township

import (
	"testing"
)

// person is a member for tests of kinship.
func kinPerson(id int64, relation, sex string) Record {
	m := Members.NewRecord()
	m.ID = id
	m.Set("name", relation)
	m.Set("relation", relation)
	m.Set("sex", sex)
	return m
}

// suggest is how someone with one relation to the old head stands to a new head with another, in a family of these two
// and the old head.
func suggest(headSex, newHead, newSex, of, ofSex string) string {
	family := []Record{kinPerson(1, HeadRelation, headSex), kinPerson(2, newHead, newSex), kinPerson(3, of, ofSex)}
	return SuggestRelations(family, 1, 2)[3]
}

func kinSexOf(relation, other string) string {
	if sex := RelationSex(relation); sex != "" {
		return sex
	}
	return other
}

// The relations of a family to a new head, by what the new head was to the old one, who is a man.
var suggested = map[string]map[string]string{
	"配偶": {
		"户主": "配偶", "之子": "之子", "之女": "之女", "之儿媳": "之儿媳", "之女婿": "之女婿", "之孙子": "之孙子", "之孙女": "之孙女", "之外孙子": "之外孙子",
		"之外孙女": "之外孙女", "之父": "之公公", "之母": "之婆婆", "之岳父": "之父", "之岳母": "之母", "之祖父": "其他", "之祖母": "其他", "之兄弟姐妹": "其他",
		"之兄弟媳妇": "其他", "之叔伯": "其他", "之侄儿": "其他", "之侄女": "其他", "之曾孙子": "之曾孙子", "之曾孙女": "之曾孙女", "其他": "",
	},
	"之子": {
		"户主": "之父", "配偶": "之母", "之子": "之兄弟姐妹", "之女": "之兄弟姐妹", "之儿媳": "配偶", "之女婿": "其他", "之孙子": "之子", "之孙女": "之女",
		"之外孙子": "其他", "之外孙女": "其他", "之父": "之祖父", "之母": "之祖母", "之岳父": "之外祖父", "之岳母": "之外祖母", "之兄弟姐妹": "之叔伯",
		"之兄弟媳妇": "其他", "之侄儿": "其他", "之曾孙子": "之孙子", "之曾孙女": "之孙女", "其他": "",
	},
	"之女": {
		"户主": "之父", "配偶": "之母", "之子": "之兄弟姐妹", "之女": "之兄弟姐妹", "之儿媳": "之兄弟媳妇", "之女婿": "配偶", "之孙子": "之侄儿", "之孙女": "之侄女",
		"之外孙子": "之子", "之外孙女": "之女", "之父": "之祖父", "之母": "之祖母",
	},
	"之儿媳":  {"户主": "之公公", "配偶": "之婆婆", "之子": "配偶", "之女": "其他", "之孙子": "之子", "之孙女": "之女", "之曾孙子": "之孙子", "之父": "其他"},
	"之女婿":  {"户主": "之岳父", "配偶": "之岳母", "之女": "配偶", "之子": "其他", "之外孙子": "之子", "之外孙女": "之女"},
	"之孙子":  {"户主": "之祖父", "配偶": "之祖母", "之子": "之父", "之儿媳": "之母", "之孙女": "", "之女": "其他", "之女婿": "其他", "之父": "其他"},
	"之外孙女": {"户主": "之外祖父", "配偶": "之外祖母", "之女": "之母", "之女婿": "之父", "之子": "其他"},
	"之父":   {"户主": "之子", "配偶": "之儿媳", "之子": "之孙子", "之女": "之孙女", "之孙子": "之曾孙子", "之母": "配偶", "之祖父": "之父", "之祖母": "之母", "之兄弟姐妹": "之子", "之叔伯": "之兄弟姐妹", "之侄儿": "之孙子", "之岳父": "其他"},
	"之母":   {"户主": "之子", "配偶": "之儿媳", "之父": "配偶", "之外祖父": "之父", "之外祖母": "之母", "之祖父": "之公公", "之祖母": "之婆婆", "之兄弟姐妹": "之子", "之女婿": "其他"},
	"之岳母":  {"户主": "之女婿", "配偶": "之女", "之岳父": "配偶", "之子": "之外孙子", "之女": "之外孙女", "之父": "其他"},
	"之祖父":  {"户主": "之孙子", "之父": "之子", "之母": "之儿媳", "之祖母": "配偶", "之叔伯": "之子", "之兄弟姐妹": "之孙子", "之子": "之曾孙子"},
	"之兄弟姐妹": {
		"户主": "之兄弟姐妹", "配偶": "之兄弟媳妇", "之父": "之父", "之母": "之母", "之子": "之侄儿", "之女": "之侄女", "之兄弟姐妹": "之兄弟姐妹", "之兄弟媳妇": "配偶",
		"之侄儿": "之子", "之侄女": "之女", "之叔伯": "之叔伯", "之祖父": "之祖父",
	},
	"之叔伯": {"户主": "之侄儿", "之父": "之兄弟姐妹", "之祖父": "之父", "之祖母": "之母", "之母": "之兄弟媳妇", "之兄弟姐妹": "之侄儿"},
	"之侄儿": {"户主": "之叔伯", "之兄弟姐妹": "之父", "之兄弟媳妇": "之母", "之父": "之祖父", "之母": "之祖母", "之侄女": ""},
	"其他":  {"户主": "", "配偶": "", "之子": ""},
}

func TestSuggestRelations(t *testing.T) {
	for newHead, row := range suggested {
		newSex := kinSexOf(newHead, Male)
		if newHead == "配偶" {
			newSex = Female
		}
		for of, want := range row {
			ofSex := kinSexOf(of, Male)
			if of == "配偶" {
				ofSex = Female
			}
			got := suggest(Male, newHead, newSex, of, ofSex)
			if of == HeadRelation {
				family := []Record{kinPerson(1, HeadRelation, Male), kinPerson(2, newHead, newSex)}
				got = SuggestRelations(family, 1, 2)[1]
			}
			if got != want {
				t.Errorf("%s becomes head: %s is %q, want %q", newHead, of, got, want)
			}
		}
	}
}

// TestSuggestForWoman are the pairs in which the old head being a woman makes the difference.
func TestSuggestForWoman(t *testing.T) {
	for _, c := range []struct{ newHead, newSex, of, ofSex, want string }{
		{"配偶", Male, "之父", Male, "之岳父"},
		{"配偶", Male, "之母", Female, "之岳母"},
		{"配偶", Male, "之公公", Male, "之父"},
		{"之子", Male, "配偶", Male, "之父"},
		{"之子", Male, "之公公", Male, "之祖父"},
		{"之子", Male, "之父", Male, "之外祖父"},
		{"之公公", Male, "之子", Male, "之孙子"},
		{"之公公", Male, "之婆婆", Female, "配偶"},
		{"之母", Female, "之子", Male, "之外孙子"},
		{"之兄弟姐妹", Male, "配偶", Male, "其他"},
		{"之兄弟姐妹", Male, "之子", Male, "其他"},
	} {
		if got := suggest(Female, c.newHead, c.newSex, c.of, c.ofSex); got != c.want {
			t.Errorf("%s becomes head after a woman: %s is %q, want %q", c.newHead, c.of, got, c.want)
		}
	}
}

// TestSuggestKeepsSilent where several could be meant, or nothing is known.
func TestSuggestKeepsSilent(t *testing.T) {
	family := []Record{
		kinPerson(1, HeadRelation, Male), kinPerson(2, "之子", Male), kinPerson(3, "之子", Male), kinPerson(4, "之儿媳", Female), kinPerson(5, "之孙子", Male),
		kinPerson(6, "之女", Female), kinPerson(7, "干亲", Female),
	}
	got := SuggestRelations(family, 1, 2)
	for id, want := range map[int64]string{1: "之父", 2: HeadRelation, 3: "之兄弟姐妹", 4: "", 5: "", 6: "之兄弟姐妹", 7: ""} {
		if got[id] != want {
			t.Errorf("member %d is %q, want %q", id, got[id], want)
		}
	}
	if got := SuggestRelations(family, 99, 2); got[3] != "" || got[2] != HeadRelation {
		t.Errorf("without an old head: %v", got)
	}
}

// TestSuggestAllPairs: whatever the pair, the word is one of the forms and fits the sex.
func TestSuggestAllPairs(t *testing.T) {
	words := VocabularyOf("与户主关系").Values()
	known := map[string]bool{"": true}
	for _, w := range words {
		known[w] = true
	}
	for _, headSex := range []string{Male, Female} {
		for _, a := range words[1:] {
			for _, b := range words[1:] {
				for _, sex := range []string{Male, Female} {
					got := suggest(headSex, a, kinSexOf(a, otherSex(headSex)), b, kinSexOf(b, sex))
					if of := RelationSex(got); !known[got] || of != "" && of != kinSexOf(b, sex) || got == HeadRelation {
						t.Errorf("head %s, %s becomes head: %s is %q", headSex, a, b, got)
					}
				}
			}
		}
	}
}
