package demo

import "taizhang/app/township"

// helper is a 帮扶责任人: somebody of an office who looks after households of one village.
type helper struct{ name, unit, phone, post string }

// helpersOf is how many look after a village: each has 12 to 19 households there.
const helpersOf = 3

// helpers stand in the order of the villages, of which the last shares those of the first.
var helpers = []helper{
	{"赵启明", "镇乡村振兴办", "028-55500101", "主任"},
	{"孙立新", "县农业农村局", "028-55500102", "副局长"},
	{"税晓兰", "镇民政办", "028-55500103", "科员"},
	{"郭正平", "县水利局", "028-55500104", "工程师"},
	{"梁玉芬", "镇中心小学", "028-55500105", "教务主任"},
	{"邹国强", "镇财政所", "028-55500106", "所长"},
	{"程志远", "县林业局", "028-55500107", "股长"},
	{"潘小燕", "镇卫生院", "028-55500108", "护士长"},
	{"向东升", "镇党政办", "028-55500109", "副主任"},
	{"温建华", "县教育局", "028-55500110", "股长"},
	{"卢晓红", "镇农业服务中心", "028-55500111", "农艺师"},
	{"丁永福", "镇社会事务办", "028-55500112", "科员"},
	{"范海波", "县交通运输局", "028-55500113", "副局长"},
	{"任秀琼", "镇妇联", "028-55500114", "主席"},
	{"石明亮", "镇自然资源所", "028-55500115", "科员"},
	{"姚国栋", "县供电公司", "028-55500116", "供电所所长"},
	{"邱丽君", "镇便民服务中心", "028-55500117", "主任"},
	{"夏长青", "镇应急办", "028-55500118", "专干"},
	{"方志刚", "县住房和城乡建设局", "028-55500119", "副股长"},
	{"付晓琳", "镇团委", "028-55500120", "书记"},
	{"熊德安", "镇人武部", "028-55500121", "部长"},
	{"孟庆林", "县人力资源和社会保障局", "028-55500122", "科长"},
	{"秦红梅", "镇文化站", "028-55500123", "站长"},
	{"江一帆", "镇经济发展办", "028-55500124", "统计员"},
}

// helperOf takes turns among the helpers of a village.
func (b *builder) helperOf(village int) helper {
	turn := b.helpers[village]
	b.helpers[village]++
	return helpers[(village*helpersOf+turn%helpersOf)%len(helpers)]
}

// helperRoster is everybody as the office's roster has him.
func helperRoster() []township.Helper {
	out := make([]township.Helper, len(helpers))
	for i, h := range helpers {
		out[i] = township.Helper{Name: h.name, Unit: h.unit, Post: h.post, Phone: h.phone}
	}
	return out
}
