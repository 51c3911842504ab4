# Writes a person roster of a fictitious township as .csv: two villages of ten households of
# three people, half of them monitored. Region 519900 does not exist; the check digits are right.

function identity(number, sequence,    base, weight, sum, i) {
	base = "5199001975" sprintf("%02d%02d%03d", 1 + number % 12, 1 + number % 28, sequence)
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
	for (i = 1; i <= 17; i++)
		sum += substr(base, i, 1) * weight[i]
	return base substr("10X98765432", sum % 11 + 1, 1)
}

BEGIN {
	split("范 袁 罗 邓 冯", family, " ")
	split("伟 碧群 兴建", given, " ")
	split("户主 配偶 之子", relation, " ")
	print "清溪镇家庭成员信息表"
	print "序号,乡(镇),行政村,自然村,户编号,人编号,姓名,性别,证件类型,证件号码,人数,与户主关系,民族,脱贫年度,户类型,易返贫致贫户(监测对象)类型,风险是否消除,风险识别时间"
	for (household = 0; household < 20; household++) {
		village = household < 10 ? "柏树村" : "双河村"
		monitored = household % 2 ? "脱贫不稳定户,否,202105" : ",,"
		for (person = 1; person <= 3; person++) {
			number++
			code = "5199373155" sprintf("%04d", household)
			name = family[1 + household % 5] given[person]
			woman = person == 2
			printf "%d,清溪镇,%s,%d组,%s,%s%02d,%s,%s,居民身份证(户口簿),%s,3,%s,汉族,2020,脱贫户,%s\n",
				number, village, 1 + household % 3, code, code, person, name, woman ? "女" : "男",
				identity(number, 2 * number + !woman), relation[person], monitored
		}
	}
}
