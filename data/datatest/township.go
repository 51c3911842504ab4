package datatest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"

	"taizhang/data"
)

// The size of a large township after some years.
const (
	BigHouseholds = 20_000
	BigMembers    = 60_000
	BigChanges    = 300_000
)

// fill makes a large township with plain SQL: who enters and changes 300,000 records one by one waits too long.
// Three imports hold the households and people; the rest are small deeds of three changes each.
var fill = []string{
	"INSERT INTO villages(id,name,position) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<30) SELECT i,'第'||i||'村',i FROM n",
	`INSERT INTO households(id,code,village_id,group_name,address,phone,household_type,poverty_status,cause,identified_on,exit_year,people_declared,wage_income,per_capita,housing_area,electricity,safe_water,helper_name,helper_unit,helper_phone)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<20000)
SELECT i,printf('519900%012d',i),i%30+1,(i%12+1)||'组','清溪镇'||(i%30+1)||'村','138'||printf('%08d',i),'脱贫户','已脱贫','因病','2014-01','2019',3,2400000,1190600,'96','是','是','李明','镇财政所','0280000'||(i%10) FROM n`,
	`INSERT INTO members(id,household_id,code,name,sex,birth_date,id_type,id_number,relation,nation,education,health,labour,medical_insurance,pension_insurance)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<60000)
SELECT i,(i+2)/3,printf('5199%014d',i),substr('王李张刘陈杨黄赵吴周',i%10+1,1)||substr('强敏静丽伟芳娜军杰涛',i/10%10+1,1)||substr('明华国文平志红玉英兰',i/100%10+1,1),'男','1970-01-05','居民身份证',
printf('519900197001%06d',i),CASE i%3 WHEN 1 THEN '户主' WHEN 2 THEN '配偶' ELSE '之子' END,'汉族','小学','健康','普通劳动力','是','是' FROM n`,
	`INSERT INTO ledger_entries(id,household_id,ledger,entered_on,entry_reason) SELECT id,id,'stable','2021-01-10','会议' FROM households`,
	`INSERT INTO deeds(id,at,kind,title,operator,origin,records) VALUES
(1,'2019-01-05T09:00:00+08:00','init','建立档案：清溪镇','张会计','屏幕',1),
(2,'2019-01-05T10:00:00+08:00','import','导入“户信息.xlsx”','张会计','文件：户信息.xlsx',20030),
(3,'2019-01-05T11:00:00+08:00','import','导入“人口信息.xlsx”','张会计','文件：人口信息.xlsx',60000),
(4,'2019-01-05T12:00:00+08:00','move','移动20000户','张会计','屏幕：台账',20000)`,
	`INSERT INTO settings(id,name,value) VALUES(1,'乡镇','清溪镇')`,
	`INSERT INTO changes(deed_id,entity,record_id,kind,fields) SELECT 2,'villages',id,'created',json_object('name',json_array('',name)) FROM villages`,
	`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields,sheet,row)
SELECT 2,'households',id,id,'created',json_object('code',json_array('',code),'village_id',json_array('',''||village_id),'group_name',json_array('',group_name),'phone',json_array('',phone),'household_type',json_array('','脱贫户'),'cause',json_array('','因病'),'helper_name',json_array('','李明')),'户信息',id+3 FROM households`,
	`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields,sheet,row)
SELECT 3,'members',id,household_id,'created',json_object('household_id',json_array('',''||household_id),'name',json_array('',name),'sex',json_array('','男'),'birth_date',json_array('',birth_date),'id_number',json_array('',id_number),'relation',json_array('',relation),'health',json_array('','健康'),'education',json_array('','小学')),'人口信息',id+3 FROM members`,
	`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields)
SELECT 4,'ledger_entries',id,household_id,'created',json_object('household_id',json_array('',''||household_id),'ledger',json_array('','stable'),'entered_on',json_array('','2021-01-10'),'entry_reason',json_array('','会议')) FROM ledger_entries`,
	`INSERT INTO deeds(id,at,kind,title,operator,origin,records)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<66656)
SELECT i+4,strftime('%Y-%m-%dT%H:%M:%S',unixepoch('2019-02-01')+i*1300,'unixepoch')||'+08:00','household','修改第'||(i%30+1)||'村一户','李站长','屏幕：农户',3 FROM n`,
	`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<199968)
SELECT (i-1)/3+5,iif(i%3=1,'households','members'),iif(i%3=1,(i-1)/3%20000+1,(i-1)/3%20000*3+i%3+1),(i-1)/3%20000+1,'updated',
iif(i%3=1,json_object('remark',json_array('备注'||((i-1)/60000),'备注'||((i-1)/60000+1))),json_object('health',json_array('健康','残疾'),'labour',json_array('普通劳动力','弱劳动力或半劳动力'))) FROM n`,
	"UPDATE households SET remark='备注'||(SELECT max(CAST(substr(fields->>'$.remark[1]',3) AS INTEGER)) FROM changes c WHERE c.household_id=households.id AND c.household_id<>0 AND c.entity='households' AND c.kind='updated')",
}

// BigTownship returns an archive with 20,000 households, 60,000 members and 300,000 changes in 66,660 deeds, and the same
// file opened as a bare database.
func BigTownship(tb testing.TB) (*data.Archive, *sql.DB) {
	tb.Helper()
	a, clock := Open(tb)
	clock.At = Now
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(a.Path())}).EscapedPath()+"?_pragma=busy_timeout(10000)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=cache_size(-65536)&_txlock=immediate")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { db.Close() })
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		tb.Fatal(err)
	}
	defer tx.Rollback()
	for i, step := range fill {
		if _, err := tx.Exec(step); err != nil {
			tb.Fatal(fmt.Errorf("step %d: %w", i, err))
		}
	}
	if err := tx.Commit(); err != nil {
		tb.Fatal(err)
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM changes").Scan(&n); err != nil || n < BigChanges-20 || n > BigChanges+100 {
		tb.Fatalf("%d changes: %v", n, err)
	}
	return a, db
}
