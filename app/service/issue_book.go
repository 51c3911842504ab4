package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// ReadIssueBook copies a superior's list off its stick, reads the copy and compares it with the archive; nothing is
// written. Errors are *township.Error: the file is named and what to do is said.
func (d *Desk) ReadIssueBook(ctx context.Context, path string) (township.IssueBook, error) {
	name := filepath.Base(path)
	book := township.IssueBook{File: name, Source: township.SourceOfFile(name), Found: d.Today()}
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err == nil {
		defer os.Remove(copied)
		err = d.readIssueRows(ctx, copied, &book)
	}
	switch {
	case township.CodeOf(err) == township.CodePassword:
		return book, township.Errorf(township.CodeUnsupported, "“%s”有打开密码，没有读取。请用 Excel 或 WPS 打开，取消密码后另存，再导入。", name)
	case err != nil:
		return book, stopped(ctx, renamed(err, copied, name))
	}
	if c, ok, err := d.CurrentCampaign(ctx); err == nil && ok && c.Closed == "" {
		book.Campaign = c.ID
	}
	return book, d.WeighIssueBook(ctx, &book)
}

func (d *Desk) readIssueRows(ctx context.Context, path string, book *township.IssueBook) error {
	file, err := sheet.Open(ctx, path, sheet.Options{TempDir: d.tempDir})
	if err != nil {
		return err
	}
	defer file.Close()
	book.Notes, err = excel.ReadIssues(ctx, file, func(r township.IssueBookRow) error {
		book.Rows = append(book.Rows, r)
		return nil
	})
	if err == nil && len(book.Rows) == 0 {
		err = township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有问题，没有可导入的内容。请核对是不是选错了文件。", book.File)
	}
	return err
}

// WeighIssueBook compares a list anew with the archive, after a person said what its words mean and who is meant.
func (d *Desk) WeighIssueBook(ctx context.Context, book *township.IssueBook) error {
	w, err := d.newIssueWeighing(ctx, book)
	if err != nil {
		return err
	}
	for i := range book.Rows {
		w.weigh(&book.Rows[i])
	}
	w.keepWords()
	rows, err := d.IssueRows(ctx)
	if err != nil {
		return err
	}
	book.MarkDoubles(slices.DeleteFunc(rows, func(r township.IssueRow) bool { return !r.State.Open() }))
	return nil
}

// issueWeighing finds whom the rows of a list are about.
type issueWeighing struct {
	book     *township.IssueBook
	register *register
	office   township.Office
	today    township.Date
	words    map[string]township.Lookup // by column
	kept     map[[2]string]string       // what words meant in earlier lists
	counts   map[[2]string]int          // of words that nobody knows
	order    [][2]string
	byID     map[string][]*home
	byCode   map[string]*home
}

func (d *Desk) newIssueWeighing(ctx context.Context, book *township.IssueBook) (*issueWeighing, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	lists, err := d.Vocabularies(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := d.archive.Read(ctx).IssueWords()
	if err != nil {
		return nil, err
	}
	w := &issueWeighing{
		book: book, register: r, office: office, today: d.Today(), kept: map[[2]string]string{}, counts: map[[2]string]int{}, byID: map[string][]*home{}, byCode: map[string]*home{},
		words: map[string]township.Lookup{
			township.ListType: township.NewLookup(lists.Of("问题类型")), township.ListNature: township.NewLookup(lists.Of("问题性质")),
		},
	}
	for _, k := range kept {
		w.kept[[2]string{k.Get("field"), k.Get("said")}] = k.Get("meant")
	}
	w.index()
	return w, nil
}

func (w *issueWeighing) index() {
	for _, h := range w.register.rows {
		if h.Closed != "" {
			continue
		}
		w.byCode[h.Code] = h
		for _, p := range h.people {
			if key := township.IDNumber(p.IDNumber).Key(); key != "" && p.Present() {
				w.byID[key] = append(w.byID[key], h)
			}
		}
	}
}

func (w *issueWeighing) weigh(r *township.IssueBookRow) {
	r.Tidy(w.book)
	if r.Fault != "" {
		r.Column, r.Reason = r.FaultColumn, r.Fault
		return
	}
	r.Issue.Type = w.word(r, township.ListType)
	r.Issue.Nature = w.word(r, township.ListNature)
	w.place(r)
	r.Check(w.today)
}

// word is what a cell means in the words of the office; one that nobody knows is asked about, and kept in the remark.
func (w *issueWeighing) word(r *township.IssueBookRow, field string) string {
	said := r.Cells[field]
	if said == "" {
		return ""
	}
	if value, known := w.words[field].Word(said); known {
		return value
	}
	if meant := w.ask(field, said); meant != "" && meant != township.AsListed {
		return meant
	}
	label := (&township.IssueWord{Field: field}).Label()
	r.Issue.Remark = joinClauses(r.Issue.Remark, label+"（清单）："+said)
	r.Notes = append(r.Notes, fmt.Sprintf("%s“%s”不在选项中", label, township.Shorten(said)))
	return ""
}

// ask counts a word that nobody knows, and returns what it means here as far as a person said so.
func (w *issueWeighing) ask(field, said string) string {
	key := [2]string{field, said}
	if w.counts[key]++; w.counts[key] == 1 {
		w.order = append(w.order, key)
	}
	if meant, ok := w.book.Meaning(field, said); ok {
		return meant
	}
	return w.kept[key]
}

// keepWords notes the words that nobody knows, in the order of the list.
func (w *issueWeighing) keepWords() {
	var words []township.IssueWord
	for _, key := range w.order {
		meant, chosen := w.book.Meaning(key[0], key[1])
		word := township.IssueWord{Field: key[0], Said: key[1], Meant: meant, Rows: w.counts[key]}
		if !chosen {
			word.Meant = w.kept[key]
		}
		word.Known = w.kept[key] != "" && w.kept[key] == word.Meant
		words = append(words, word)
	}
	w.book.Words = words
}

// place says whose the issue is: of a household by number, code, or village and head; else of the village, of a
// department, or of the town.
func (w *issueWeighing) place(r *township.IssueBookRow) {
	i := &r.Issue
	village, known := w.village(r)
	if !known {
		r.Undecided = fmt.Sprintf("“%s”不在本档案的村里，请在上面选它是哪个村", township.Shorten(r.Cells[township.ListVillage]))
		return
	}
	r.VillageIs = firstOf(village, township.TownItself)
	i.Village, i.Level = w.register.villageID(village), township.LevelVillage
	head := r.Cells[township.ListHead]
	if home := w.surely(r); home != nil {
		w.settle(r, &home.HouseholdRow)
		return
	}
	switch department := firstOf(r.Cells[township.ListSubject], departmentOf(r.Cells[township.ListLevel], head)); {
	case r.Chosen < 0:
		i.Subject = head
	case department == "" && namesHead(head, village):
		w.byHead(r, village, head)
		return
	case department != "":
		i.Level, i.Village, i.Subject, r.VillageIs = township.LevelDepartment, 0, department, township.TownItself
		return
	case head != "" && township.NormalVillage(head) != village:
		i.Subject = head
	}
	if village == "" {
		i.Level = township.LevelTown
	}
}

// village is the village that a row names, “” for the town; known is false for one that is none of ours.
func (w *issueWeighing) village(r *township.IssueBookRow) (name string, known bool) {
	said := r.Cells[township.ListVillage]
	name = township.NormalVillage(said)
	switch {
	case name == "" || name == township.TownItself || name == w.office.Name || strings.HasPrefix(name, "镇") || strings.HasPrefix(name, "乡镇"):
		return "", true
	case w.register.villageID(name) != 0:
		return name, true
	}
	if near := w.nearly(name); near != "" {
		return near, true
	}
	switch meant := w.ask(township.ListVillage, said); meant {
	case "":
		return "", false
	case township.TownItself:
		return "", true
	default:
		return meant, w.register.villageID(meant) != 0
	}
}

// nearly is the village that is called so without its last word, or with the town before it.
func (w *issueWeighing) nearly(name string) string {
	for _, v := range w.register.villages {
		if v.Name == name+"村" || v.Name == name+"社区" || strings.TrimPrefix(name, w.office.Name) == v.Name {
			return v.Name
		}
	}
	return ""
}

// surely is the household that a row names beyond doubt: by an ID number, its code, or by hand.
func (w *issueWeighing) surely(r *township.IssueBookRow) *home {
	if at, ok := w.register.byID[r.Chosen]; ok && r.Chosen > 0 {
		return w.register.rows[at]
	}
	if homes := w.byID[township.IDNumber(r.Cells[township.ListID]).Key()]; len(homes) == 1 {
		return homes[0]
	}
	return w.byCode[firstOf(r.Cells[township.ListCode], "-")]
}

func (w *issueWeighing) settle(r *township.IssueBookRow, home *township.HouseholdRow) {
	r.Home, r.VillageIs = home, home.Village
	r.Issue.Level, r.Issue.Household, r.Issue.Village, r.Issue.Subject = township.LevelHousehold, home.ID, w.register.villageID(home.Village), ""
	if said := township.Squeeze(r.Cells[township.ListHead]); said != "" && said != township.Squeeze(home.Head) {
		r.Notes = append(r.Notes, fmt.Sprintf("清单写的是“%s”，对上的是%s", township.Shorten(said), home.Named()))
	}
}

// byHead looks for the household of a head in its village; one that is not to be told from another waits for a person.
func (w *issueWeighing) byHead(r *township.IssueBookRow, village, head string) {
	group := township.NormalGroup(r.Cells[township.ListGroup])
	var all, inGroup []*township.HouseholdRow
	for _, h := range w.register.rows {
		if h.Closed != "" || h.Village != village || township.Squeeze(h.Head) != township.Squeeze(head) {
			continue
		}
		all = append(all, &h.HouseholdRow)
		if group != "" && township.NormalGroup(h.Group) == group {
			inGroup = append(inGroup, &h.HouseholdRow)
		}
	}
	if len(inGroup) > 0 {
		all = inGroup
	}
	switch {
	case len(all) == 1:
		w.settle(r, all[0])
	case len(all) == 0:
		r.Undecided = fmt.Sprintf("%s没有户主是“%s”的户，请选是哪一户，或作为村级问题", village, township.Shorten(head))
	default:
		r.Homes = all
		r.Undecided = fmt.Sprintf("%s有%d户的户主都是“%s”，请选是哪一户", village, len(all), township.Shorten(head))
	}
}

// departmentOf is the department that a row names as who answers for it.
func departmentOf(level, head string) string {
	if strings.HasPrefix(level, township.LevelDepartment) {
		return head
	}
	for _, end := range []string{"局", "委", "县残联", "供电公司"} {
		if len([]rune(head)) > 2 && strings.HasPrefix(head, "县") && strings.HasSuffix(head, end) {
			return head
		}
	}
	return ""
}

// namesHead says whether who answers for an issue of a village is the head of a household.
func namesHead(head, village string) bool {
	return head != "" && village != "" && township.NormalVillage(head) != village && !ofCommittee(head)
}

// ofCommittee says whether who answers for an issue is no person but the village's own.
func ofCommittee(head string) bool {
	return slices.ContainsFunc([]string{"村委", "居委", "村“两委”", "村两委", "支部", "工作组", "工作队", "村级", "合作社", "村集体"}, func(w string) bool { return strings.Contains(head, w) })
}

func joinClauses(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "；")
}

// TakeIssueBook writes the chosen rows of a list, all for nil, as one deed: each is an issue that waits to be verified, with
// what the list wants done in its remark; or, where what the list tells is held to be verified, with the steps that it
// says. What the words of the list mean here is kept for the next one.
func (d *Desk) TakeIssueBook(ctx context.Context, book township.IssueBook, chosen []int) (township.Deed, error) {
	if book.Source == "" {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择这份清单的问题来源。")
	}
	if err := d.WeighIssueBook(ctx, &book); err != nil {
		return township.Deed{}, err
	}
	origin := township.Origin("文件：" + book.File)
	return d.do(ctx, d.info(township.DeedIssue, "导入问题清单“"+book.File+"”", origin), func(t *data.Tx) error {
		n := 0
		for at := range book.Rows {
			r := &book.Rows[at]
			if !r.Taken() || chosen != nil && !slices.Contains(chosen, at) {
				continue
			}
			t.From(township.Source{Sheet: r.Sheet, Row: r.Row})
			if err := d.takeIssueRow(t, r, book.Proven); err != nil {
				return township.Errorf(township.CodeInvalid, "%s：%s", r.Place(), township.Say(err))
			}
			n++
		}
		t.From(township.Source{})
		if n == 0 {
			return township.Errorf(township.CodeInvalid, "“%s”里没有要写入的问题。", book.File)
		}
		if err := putIssueWords(t, book.Words); err != nil {
			return err
		}
		return t.Retitle(fmt.Sprintf("导入问题清单“%s”（%s）：%d个问题", book.File, book.Source, n))
	})
}

func (d *Desk) takeIssueRow(t *data.Tx, r *township.IssueBookRow, proven bool) error {
	i := r.Issue
	var steps []township.IssueStep
	if proven {
		steps = r.Steps(d.operator)
	}
	if len(steps) < 2 {
		i.Remark = joinClauses(i.Remark, r.PlanText())
	}
	if long := []rune(i.Remark); len(long) > township.LongestText {
		i.Remark = string(long[:township.LongestText-1]) + "…"
	}
	if err := putNewIssue(t, &i, d.Today()); err != nil || len(steps) == 0 {
		return err
	}
	_, err := d.takeIssue(t, i.ID, steps)
	return err
}

// putIssueWords keeps what words mean here.
func putIssueWords(t *data.Tx, words []township.IssueWord) error {
	have, err := t.Read().IssueWords()
	if err != nil {
		return err
	}
	for _, w := range words {
		if w.Meant == "" || w.Known {
			continue
		}
		id := int64(0)
		for _, r := range have {
			if r.Get("field") == w.Field && r.Get("said") == w.Said {
				id = r.ID
			}
		}
		if _, err := put(t, township.IssueWords, id, map[string]string{"field": w.Field, "said": w.Said, "meant": w.Meant}); err != nil {
			return err
		}
	}
	return nil
}
