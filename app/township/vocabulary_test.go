package township_test

import (
	"reflect"
	"strings"
	"testing"

	"taizhang/app/township"
)

// written are the values of vocabulary.md “Values”, older spellings of types included.
var written = map[string]string{
	"与户主关系": "户主 配偶 之子 之女 之儿媳 之女婿 之孙子 之孙女 之外孙子 之外孙女 之父 之母 之岳父 之岳母 之公公 之婆婆 之祖父 之祖母 之外祖父 之外祖母 之兄弟姐妹 之兄弟媳妇 之叔伯 之侄儿 之侄女 之曾孙子 之曾孙女 其他",
	"文化程度":  "文盲或半文盲 小学 初中 高中 大专 本科及以上",
	"在校生状况": "非在校生 学龄前儿童 学前教育 小学一年级 小学二年级 小学三年级 小学四年级 小学五年级 小学六年级 七年级 八年级 九年级 普通高中一年级 普通高中二年级 普通高中三年级 中职一年级 中职二年级 中职三年级 " +
		"高职高专一年级 高职高专二年级 高职高专三年级 技师学院一年级 技师学院二年级 技师学院三年级 技师学院四年级 本科一年级 本科二年级 本科三年级 本科四年级 本科五年级 硕士研究生及以上",
	"健康状况":   "健康 长期慢性病 患有大病 残疾",
	"劳动技能":   "普通劳动力 技能劳动力 弱劳动力或半劳动力 丧失劳动力 无劳动力",
	"政治面貌":   "中共党员 中共预备党员 共青团员 群众",
	"户类型":    "脱贫户 一般农户 一般脱贫户 低保脱贫户 特困供养脱贫户",
	"脱贫状态":   "未脱贫 已脱贫（享受政策） 已脱贫（不再享受政策） 返贫",
	"监测对象类别": "脱贫不稳定户 边缘易致贫户 突发严重困难户",
	"消除方式":   "帮扶消除 自然消除",
	"致贫原因":   "因病 因残 因学 因灾 因婚 因丧 缺土地 缺水 缺技术 缺劳动力 缺资金 交通条件落后 自身发展动力不足 其他",
	"致贫返贫风险": "因病 因残 因学 因自然灾害 因意外事故 因产业项目失败 因务工就业不稳 缺劳动力 因安全住房 因安全饮水 其他",
	"帮扶措施":   "产业帮扶 就业帮扶 金融帮扶 公益性岗位帮扶 住房安全保障 饮水安全保障 健康帮扶 义务教育保障 教育帮扶 综合保障 社会帮扶 搬迁 生产生活条件改善 基础设施建设",
	"危房等级":   "A B C D",
	"务工区域":   "乡(镇)内 乡外县内 县外省内 省外",
}

func TestVocabulariesHoldWhatIsWritten(t *testing.T) {
	for name, list := range written {
		v := township.VocabularyOf(name)
		values := " " + strings.Join(v.Values(), " ") + " "
		for _, w := range strings.Fields(list) {
			if !strings.Contains(values, " "+w+" ") {
				t.Errorf("%s: %s is not offered", name, w)
			}
		}
	}
}

func TestEveryFieldHasItsVocabulary(t *testing.T) {
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Vocabulary != "" && len(township.VocabularyOf(f.Vocabulary).Words) == 0 {
				t.Errorf("%s.%s: the vocabulary %s is empty", e.Table, f.Key, f.Vocabulary)
			}
		}
	}
}

func TestSpellingsMeanOneThing(t *testing.T) {
	names := map[string]bool{}
	for _, v := range township.DefaultVocabularies {
		if names[v.Name] {
			t.Errorf("two vocabularies are called %s", v.Name)
		}
		names[v.Name] = true
		means := map[string]string{}
		for _, w := range v.Words {
			for _, s := range append([]string{w.Value}, w.Spellings...) {
				key := township.Squeeze(township.Narrow(s))
				if other, ok := means[key]; ok && other != w.Value {
					t.Errorf("%s: %s means %s and %s", v.Name, s, other, w.Value)
				}
				means[key] = w.Value
			}
		}
	}
}

func TestLookupWord(t *testing.T) {
	for _, v := range township.DefaultVocabularies {
		l := township.NewLookup(v)
		for _, w := range v.Words {
			for _, s := range append([]string{w.Value}, w.Spellings...) {
				for _, spelt := range []string{s, " " + s + "　", strings.NewReplacer("（", "(", "）", ")").Replace(s), strings.NewReplacer("(", "（", ")", "）").Replace(s)} {
					if got, known := l.Word(spelt); got != w.Value || !known {
						t.Errorf("%s: %q is %q, %v, want %q", v.Name, spelt, got, known, w.Value)
					}
				}
			}
		}
	}
	l := township.NewLookup(township.VocabularyOf("与户主关系"))
	if got, known := l.Word("之 干儿子"); got != "之 干儿子" || known {
		t.Errorf("a word outside the list is %q, %v", got, known)
	}
	if got, known := township.NewLookup(township.VocabularyOf("没有的")).Word("甲"); got != "甲" || known {
		t.Errorf("an empty list knows %q, %v", got, known)
	}
}

func TestLookupWords(t *testing.T) {
	l := township.NewLookup(township.VocabularyOf("健康状况"))
	for _, c := range []struct {
		in, want string
		unknown  []string
	}{
		{"", "", nil},
		{"健康", "健康", nil},
		{"良好", "健康", nil},
		{"慢性病、残", "长期慢性病、残疾", nil},
		{"残疾,大病，慢性病;重病／大病", "残疾、患有大病、长期慢性病", []string{}},
		{"残疾　大病|慢性病；残疾 大病", "残疾、患有大病、长期慢性病", nil},
		{"残疾、高血压", "残疾、高血压", []string{"高血压"}},
		{"残疾患有大病", "残疾、患有大病", nil},
		{"残疾高血压", "残疾高血压", []string{"残疾高血压"}},
		{"、", "", nil},
	} {
		in := strings.ReplaceAll(c.in, "／", "/")
		got, unknown := l.Words(in)
		if got != c.want || len(unknown) != len(c.unknown) || len(unknown) > 0 && !reflect.DeepEqual(unknown, c.unknown) {
			t.Errorf("Words(%q) = %q, %q, want %q, %q", in, got, unknown, c.want, c.unknown)
		}
	}
}

func TestRelationSex(t *testing.T) {
	either := map[string]bool{"户主": true, "配偶": true, "之兄弟姐妹": true, "其他": true}
	for _, relation := range township.VocabularyOf("与户主关系").Values() {
		sex := township.RelationSex(relation)
		if either[relation] != (sex == "") {
			t.Errorf("%s is %q", relation, sex)
		}
		if woman := strings.ContainsAny(strings.TrimPrefix(relation, "之"), "女媳母婆"); !either[relation] && relation != "之女婿" && (sex == township.Female) != woman {
			t.Errorf("%s is %q", relation, sex)
		}
	}
	if got := township.RelationSex("之女婿"); got != township.Male {
		t.Errorf("之女婿 is %q", got)
	}
	if got := township.RelationSex("没有的"); got != "" {
		t.Errorf("an unknown relation is %q", got)
	}
}
