package township

import "strings"

// Word is a value of a vocabulary with the spellings that rosters use for it.
type Word struct {
	Value     string
	Spellings []string
}

// Vocabulary is a list that offers the values of a field. An import turns its spellings into its
// values; anything else is kept as it stands and marked (vocabulary.md).
type Vocabulary struct {
	Name  string
	Words []Word
}

// Values returns the words that a drop-down offers.
func (v Vocabulary) Values() []string {
	out := make([]string, len(v.Words))
	for i, w := range v.Words {
		out[i] = w.Value
	}
	return out
}

func words(list string) []Word {
	var out []Word
	for _, item := range strings.Fields(list) {
		value, spellings, _ := strings.Cut(item, "=")
		w := Word{Value: value}
		if spellings != "" {
			w.Spellings = strings.Split(spellings, "|")
		}
		out = append(out, w)
	}
	return out
}

// DefaultVocabularies are the lists a new archive starts with (vocabulary.md “Values”), as
// “value=older spelling|…”. The office may add to them.
var DefaultVocabularies = []Vocabulary{
	{"性别", words("男=男性 女=女性")},
	{"村类型", words("贫困村 非贫困村")},
	{"与户主关系", words("户主=本人|户主本人 配偶=妻|妻子|丈夫|夫|之妻|之夫|爱人 之子=子|儿子|长子|次子|三子|独子|独生子 之女=女|女儿|长女|次女|三女|独女|独生女 " +
		"之儿媳=儿媳|儿媳妇|媳妇 之女婿=女婿 之孙子=孙子|孙 之孙女=孙女 之外孙子=外孙|外孙子|之外孙 之外孙女=外孙女 之父=父|父亲|之父亲 之母=母|母亲|之母亲 " +
		"之岳父=岳父 之岳母=岳母 之公公=公公 之婆婆=婆婆 之祖父=祖父|爷爷 之祖母=祖母|奶奶 之外祖父=外祖父|外公 之外祖母=外祖母|外婆 " +
		"之兄弟姐妹=兄弟姐妹|兄弟|姐妹|兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|之兄|之弟|之姐|之妹 之兄弟媳妇=兄弟媳妇|嫂|弟媳|之嫂|之弟媳 之叔伯=叔伯|叔|伯 之侄儿=侄儿|侄子|之侄子 " +
		"之侄女=侄女 之曾孙子=曾孙子|曾孙 之曾孙女=曾孙女 其他=其他亲属|其它|非亲属")},
	{"民族", words("汉族=汉 蒙古族=蒙古 回族=回 藏族=藏 维吾尔族=维吾尔 苗族=苗 彝族=彝 壮族=壮 布依族=布依 朝鲜族=朝鲜 满族=满 侗族=侗 瑶族=瑶 白族=白 " +
		"土家族=土家 哈尼族=哈尼 哈萨克族=哈萨克 傣族=傣 黎族=黎 傈僳族=傈僳 佤族=佤 畲族=畲 高山族=高山 拉祜族=拉祜 水族=水 东乡族=东乡 纳西族=纳西 景颇族=景颇 " +
		"柯尔克孜族=柯尔克孜 土族=土 达斡尔族=达斡尔 仫佬族=仫佬 羌族=羌 布朗族=布朗 撒拉族=撒拉 毛南族=毛南 仡佬族=仡佬 锡伯族=锡伯 阿昌族=阿昌 普米族=普米 塔吉克族=塔吉克 怒族=怒 " +
		"乌孜别克族=乌孜别克 俄罗斯族=俄罗斯 鄂温克族=鄂温克 德昂族=德昂 保安族=保安 裕固族=裕固 京族=京 塔塔尔族=塔塔尔 独龙族=独龙 鄂伦春族=鄂伦春 赫哲族=赫哲 门巴族=门巴 珞巴族=珞巴 基诺族=基诺")},
	{"证件类型", words("居民身份证(户口簿)=居民身份证|身份证|二代身份证|居民身份证（户口簿） 残疾人证=残疾证|残疾人证件|第二代残疾人证 户口簿 护照 港澳居民来往内地通行证 台湾居民来往大陆通行证 外国人永久居留证 其他证件 无证件=暂无|无证")},
	{"文化程度", words("文盲或半文盲=文盲|半文盲|文盲、半文盲|文盲及半文盲 小学=小学文化|小学及以下 初中=初中文化 高中=高中文化|中专|中职|高中（中专）|高中(中专) 大专=大学专科|专科 " +
		"本科及以上=大学本科|本科|本科以上|大学|研究生|硕士研究生|硕士|博士")},
	{"在校生状况", words("非在校生=否|未在校|不在校|无 学龄前儿童 学前教育=幼儿园 小学一年级 小学二年级 小学三年级 小学四年级 小学五年级 小学六年级 七年级=初中七年级|初一|初中一年级 " +
		"八年级=初中八年级|初二|初中二年级 九年级=初中九年级|初三|初中三年级 普通高中一年级=高中一年级|高一 普通高中二年级=高中二年级|高二 普通高中三年级=高中三年级|高三 " +
		"中职一年级 中职二年级 中职三年级 高职高专一年级=大专一年级 高职高专二年级=大专二年级 高职高专三年级=大专三年级 技师学院一年级 技师学院二年级 技师学院三年级 技师学院四年级 " +
		"本科一年级=大学一年级|大一 本科二年级=大学二年级|大二 本科三年级=大学三年级|大三 本科四年级=大学四年级|大四 本科五年级=大学五年级 硕士研究生及以上=硕士研究生|博士研究生")},
	{"健康状况", words("健康=良好|身体健康|正常|身体正常 长期慢性病=慢性病|患有长期慢性病 患有大病=大病|重病 残疾=残")},
	{"劳动技能", words("普通劳动力=普通劳动者|普劳 技能劳动力 弱劳动力或半劳动力=弱劳动力|半劳动力|弱(半)劳动力|弱（半）劳动力 丧失劳动力=丧失劳动能力 无劳动力=无劳动能力")},
	{"政治面貌", words("中共党员=党员 中共预备党员=预备党员 共青团员=团员 群众")},
	{"务工区域", words("乡(镇)内=乡镇内|乡（镇）内|乡内|镇内 乡外县内=县内乡外|县内 县外省内=省内县外|省内 省外=外省")},
	{"户类型", words("脱贫户=已脱贫户|建档立卡脱贫户 一般农户=一般户 一般脱贫户 低保脱贫户 特困供养脱贫户 未脱贫户=贫困户 返贫户 监测户 边缘户")},
	{"脱贫状态", words("未脱贫 已脱贫（享受政策）=脱贫（享受政策）|已脱贫(享受政策)|脱贫(享受政策)|已脱贫 已脱贫（不再享受政策）=脱贫（不再享受政策）|已脱贫(不再享受政策) 返贫")},
	{"档外五类", words("农村低保户 分散供养五保户 重残户 重病户 边缘户")},
	{"监测对象类别", words("脱贫不稳定户=脱贫监测户|脱贫不稳定 边缘易致贫户=边缘易致贫|边缘户 突发严重困难户=突发严重困难|突发困难户")},
	{"消除方式", words("帮扶消除=帮扶后消除 自然消除")},
	{"致贫原因", words("因病 因残 因学 因灾=因自然灾害 因婚 因丧 缺土地 缺水 缺技术 缺劳动力=缺劳力 缺资金 交通条件落后 自身发展动力不足=自身发展力不足|自身动力不足 其他=其它")},
	{"致贫返贫风险", words("因病 因残 因学 因自然灾害=因灾 因意外事故 因产业项目失败 因务工就业不稳 缺劳动力=缺劳力 因安全住房=因住房 因安全饮水=因饮水 其他=其它")},
	{"帮扶措施", words("产业帮扶=产业扶贫 就业帮扶=就业扶贫 金融帮扶=金融扶贫|小额信贷 公益性岗位帮扶=公益性岗位|公益岗位 住房安全保障=危房改造 饮水安全保障 健康帮扶=健康扶贫 " +
		"义务教育保障 教育帮扶=教育扶贫|雨露计划 综合保障=兜底保障|低保兜底 社会帮扶=社会扶贫 搬迁=易地扶贫搬迁|易地搬迁 生产生活条件改善 基础设施建设")},
	{"危房等级", words("A=A级 B=B级 C=C级 D=D级")},
	{"入户路类型", words("泥土路=土路|泥路 砂石路=沙石路|碎石路 水泥路=水泥硬化路|混凝土路 沥青路=柏油路|沥青（柏油）路 砖铺路=砖路")},
	{"成员增加", words("新生儿=出生 嫁入=婚入|婚入（嫁入） 迁入 其他转入=其他")},
	{"成员减少", words("死亡=去世 嫁出=婚出|婚出（嫁出） 迁出 判刑收监 出国定居 其他转出=其他")},
	{"整户减少", words("整户消亡 整户迁出 并户")},
	{"户主变更", words("户主死亡 户主迁出 家庭意愿 其他")},
	{"专项行动类别", words("对标查短补短 回头看 大排查 动态调整")},
	{"问题层级", words("户 村 镇 部门")},
	{"问题来源", words("入户核查 进村核查 数据比对 数据质量 督查巡查 审计 第三方评估 信访 媒体")},
	{"整改方式", words("立行立改 限期整改 长期坚持")},
	{"问题类型", words("责任落实 政策落实 工作落实 巩固成果")},
	{"问题性质", words("愁吃 愁穿 住房安全问题 义务教育儿童失辍学 教育资助 医疗保障 农户家庭收支 饮水安全 监测对象识别 监测对象帮扶 监测对象风险消除 易地扶贫搬迁后续扶持 党委政府主体责任 " +
		"党委农村工作领导小组责任 行业部门风险信息推送 行业部门信息比对 行业部门帮扶 驻村工作组责任 监测户联系人责任 政策落实（用电） 政策落实（电视）")},
}

// VocabularyOf returns the default list of that name; an empty one if there is none.
func VocabularyOf(name string) Vocabulary {
	for _, v := range DefaultVocabularies {
		if v.Name == name {
			return v
		}
	}
	return Vocabulary{Name: name}
}

// Lookup finds words by value or spelling.
type Lookup map[string]string

// NewLookup indexes a vocabulary by the narrow form of each value and spelling.
func NewLookup(v Vocabulary) Lookup {
	l := make(Lookup, len(v.Words)*2)
	for _, w := range v.Words {
		for _, s := range w.Spellings {
			l[Squeeze(Narrow(s))] = w.Value
		}
	}
	for _, w := range v.Words {
		l[Squeeze(Narrow(w.Value))] = w.Value
	}
	return l
}

// Word returns the value that s means; known is false for a word outside the list, which is returned as it stands.
func (l Lookup) Word(s string) (value string, known bool) {
	if v, ok := l[s]; ok {
		return v, true
	}
	if v, ok := l[Squeeze(Narrow(s))]; ok {
		return v, true
	}
	return s, false
}

// Words reads a list separated by 、，,;；/ or spaces, and returns it joined by 、; unknown holds the words outside the list.
func (l Lookup) Words(s string) (joined string, unknown []string) {
	if v, ok := l[s]; ok {
		return v, nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, isListSeparator) {
		found, known := l.run(part)
		if !known {
			found, unknown = []string{part}, append(unknown, part)
		}
		for _, v := range found {
			if !contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return strings.Join(out, "、"), unknown
}

// run reads words of the list that stand without anything between them: 因病因残. ok is false unless nothing is left over.
func (l Lookup) run(s string) (values []string, ok bool) {
	if v, known := l.Word(s); known {
		return []string{v}, true
	}
	const shortest = 2
	letters := []rune(s)
	for n := len(letters) - shortest; n >= shortest; n-- {
		first, known := l.Word(string(letters[:n]))
		if !known {
			continue
		}
		if rest, ok := l.run(string(letters[n:])); ok {
			return append([]string{first}, rest...), true
		}
	}
	return nil, false
}

func isListSeparator(r rune) bool { return strings.ContainsRune("、，,;；/ 　|", r) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// relationSex is the sex that a relation implies (vocabulary.md); relations of either sex are not in it.
var relationSex = map[string]string{
	"之子": Male, "之女婿": Male, "之孙子": Male, "之外孙子": Male, "之父": Male, "之岳父": Male, "之公公": Male,
	"之祖父": Male, "之外祖父": Male, "之叔伯": Male, "之侄儿": Male, "之曾孙子": Male,
	"之女": Female, "之儿媳": Female, "之孙女": Female, "之外孙女": Female, "之母": Female, "之岳母": Female,
	"之婆婆": Female, "之祖母": Female, "之外祖母": Female, "之兄弟媳妇": Female, "之侄女": Female, "之曾孙女": Female,
}

// RelationSex returns the sex that a relation to the head implies, “” where it may be either.
func RelationSex(relation string) string { return relationSex[relation] }

// RelationsFor returns the words of a list of relations that a person of a sex can have; sex “” means either.
func RelationsFor(sex string, relations Vocabulary) []string {
	var out []string
	for _, w := range relations.Words {
		if implied := RelationSex(w.Value); sex == "" || implied == "" || implied == sex {
			out = append(out, w.Value)
		}
	}
	return out
}

// HeadRelation is the relation of the head himself.
const HeadRelation = "户主"

// SpouseRelation is the relation of the head's husband or wife.
const SpouseRelation = "配偶"
