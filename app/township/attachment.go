package township

import (
	"fmt"
	"image"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// DeedAttach is the kind of deeds that file photos and scans, or change what is said about them.
const DeedAttach = "attach"

// What may be filed. Photos are scaled down when they are filed, so that what is kept is far smaller than what came.
const (
	MaxAttachmentBytes  = 40 << 20 // of a file as it comes
	MaxAttachmentPixels = 120e6    // of a picture as it comes
	MaxAttachmentSide   = 2000     // of a picture as it is kept, in pixels
	MaxAttachments      = 500      // of one owner
	maxAttachmentTitle  = 60       // characters
	maxAttachmentRemark = 500      // characters
)

// The formats of what is kept; they are told by the content, never by a file's name.
const (
	FormatJPEG = "jpg"
	FormatPNG  = "png"
	FormatPDF  = "pdf"
)

// WorkbookFormats are those of superiors' lists, which are kept as they came.
var WorkbookFormats = []string{"xlsx", "xls", "xlsm", "csv", "et"}

// FormatKept says whether files of a format are kept.
func FormatKept(format string) bool {
	return format == FormatJPEG || format == FormatPNG || format == FormatPDF || slices.Contains(WorkbookFormats, format)
}

// IsWorkbook says whether the attachment is a superior's list.
func (a Attachment) IsWorkbook() bool { return slices.Contains(WorkbookFormats, a.Format) }

// NewWorkbook is a superior's list as it is filed, by its file's name.
func NewWorkbook(fileName, digest string, size int64) Attachment {
	return Attachment{Title: AttachmentTitle(fileName), FileName: AttachmentFileName(fileName), Digest: digest, Format: WorkbookFormat(fileName), Size: size}
}

// WorkbookFormat is the format of a superior's list, by its file's name.
func WorkbookFormat(fileName string) string {
	format := strings.ToLower(strings.TrimPrefix(path.Ext(AttachmentFileName(fileName)), "."))
	if !slices.Contains(WorkbookFormats, format) {
		return WorkbookFormats[0]
	}
	return format
}

// AttachmentExtensions are the file names that a dialog offers; what is in a file is looked at when it is filed.
var AttachmentExtensions = []string{"jpg", "jpeg", "png", "pdf"}

// AttachmentOwner is the record that an attachment is filed with: the link of Attachments that names it, and its ID.
type AttachmentOwner struct {
	Link  string // key of a LinkField of Attachments
	ID    int64
	Phase string // of an issue: PhaseBefore or PhaseAfter, “” for both
}

// The phases of what is filed with an issue.
const (
	PhaseBefore = "整改前"
	PhaseAfter  = "整改后"
)

// OfIssue is an issue as the owner of attachments, before its mending or after it.
func OfIssue(id int64, phase string) AttachmentOwner {
	return AttachmentOwner{Link: "issue_id", ID: id, Phase: phase}
}

// OfHousehold is a household as the owner of attachments.
func OfHousehold(id int64) AttachmentOwner { return AttachmentOwner{Link: "household_id", ID: id} }

// OfSheet is an income sheet as the owner of attachments: the scan of what was signed.
func OfSheet(id int64) AttachmentOwner { return AttachmentOwner{Link: "sheet_id", ID: id} }

// OfSurvey is a survey as the owner of attachments: the photo or scan of the signed form.
func OfSurvey(id int64) AttachmentOwner { return AttachmentOwner{Link: "survey_id", ID: id} }

// Attachment is a photo or scan filed with a record.
type Attachment struct {
	ID       int64
	Title    string
	FileName string // as it came
	Digest   string // SHA-256 of what is kept, hex
	Format   string
	Size     int64 // bytes of what is kept
	Taken    Date  // as far as known
	Remark   string
	Missing  bool // the file is not where it should be
}

// AttachmentOf reads an attachment from its record.
func AttachmentOf(r Record) Attachment {
	size, _ := strconv.ParseInt(r.Get("size"), 10, 64)
	return Attachment{
		ID: r.ID, Title: r.Get("title"), FileName: r.Get("file_name"), Digest: r.Get("digest"), Format: r.Get("format"),
		Size: size, Taken: Date(r.Get("taken_on")), Remark: r.Get("remark"),
	}
}

// Fill writes what is known of an attachment into its record.
func (a Attachment) Fill(r Record) {
	r.Set("title", a.Title)
	r.Set("file_name", a.FileName)
	r.Set("digest", a.Digest)
	r.Set("format", a.Format)
	r.Set("size", strconv.FormatInt(a.Size, 10))
	r.Set("taken_on", string(a.Taken))
	r.Set("remark", a.Remark)
}

// Name is the file name of a copy that leaves the archive.
func (a Attachment) Name() string { return a.Title + "." + a.Format }

// AttachmentEdit is what a clerk says about an attachment.
type AttachmentEdit struct {
	Title  string
	Taken  Date
	Remark string
}

// Edit returns what is said about an attachment now.
func (a Attachment) Edit() AttachmentEdit { return AttachmentEdit{a.Title, a.Taken, a.Remark} }

// Tidy returns the edit with its texts cleaned.
func (e AttachmentEdit) Tidy() AttachmentEdit {
	return AttachmentEdit{strings.TrimSpace(Clean(e.Title)), e.Taken, strings.TrimSpace(Clean(e.Remark))}
}

// Validate says what is wrong with a tidy edit.
func (e AttachmentEdit) Validate(today Date) error {
	if err := CheckAttachmentTitle(e.Title); err != nil {
		return err
	}
	if d, ok := ParseDate(string(e.Taken)); e.Taken != "" && (!ok || d != e.Taken) {
		return Errorf(CodeInvalid, "拍摄日期“%s”不对，请写成 %s 这样，或留空。", e.Taken, today)
	}
	if e.Taken > today {
		return Errorf(CodeInvalid, "拍摄日期 %s 晚于今天 %s，请改正。", e.Taken, today)
	}
	return CheckAttachmentRemark(e.Remark)
}

// CheckAttachmentTitle says what is wrong with the name of an attachment.
func CheckAttachmentTitle(title string) error {
	title = strings.TrimSpace(Clean(title))
	switch n := utf8.RuneCountInString(title); {
	case n == 0:
		return Errorf(CodeInvalid, "请填写附件的名称，例如“房屋正面”。")
	case n > maxAttachmentTitle:
		return Errorf(CodeInvalid, "附件的名称最多%d个字，现在有%d个，请写短一些，其余写进备注。", maxAttachmentTitle, n)
	}
	return nil
}

// CheckAttachmentRemark says what is wrong with the remark on an attachment.
func CheckAttachmentRemark(remark string) error {
	if n := utf8.RuneCountInString(strings.TrimSpace(Clean(remark))); n > maxAttachmentRemark {
		return Errorf(CodeInvalid, "备注最多%d个字，现在有%d个，请写短一些。", maxAttachmentRemark, n)
	}
	return nil
}

// AttachmentTitle is what an attachment is called at first: its file's name without folder and extension.
func AttachmentTitle(fileName string) string {
	title := AttachmentFileName(fileName)
	title = strings.TrimSpace(strings.TrimSuffix(title, path.Ext(title)))
	if runes := []rune(title); len(runes) > maxAttachmentTitle {
		title = string(runes[:maxAttachmentTitle])
	}
	if title == "" {
		return "附件"
	}
	return title
}

// AttachmentFileName is the file's name alone, cleaned.
func AttachmentFileName(file string) string {
	return strings.TrimSpace(Clean(path.Base(strings.ReplaceAll(file, `\`, "/"))))
}

// LooksAttachable says whether a file's name is that of a picture or a PDF, to tell what was dropped on the window. A
// picture of a kind that cannot be filed is one too: it is refused with its reason when it is filed.
func LooksAttachable(file string) bool {
	switch strings.ToLower(path.Ext(AttachmentFileName(file))) {
	case ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".pdf", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff":
		return true
	}
	return false
}

// AttachmentFormat tells the format of a file by its content. What cannot be filed is township.CodeUnsupported, with
// a sentence that says what it is and what to do.
func AttachmentFormat(name string, content []byte) (string, error) {
	if len(content) == 0 {
		return "", Errorf(CodeUnreadable, "“%s”是空文件，没有添加。请重新拍摄、扫描或拷贝。", name)
	}
	for _, f := range filed {
		if strings.HasPrefix(string(content[:min(len(content), 16)]), f.head) {
			return f.format, nil
		}
	}
	if strings.Contains(string(content[:min(len(content), 1024)]), "%PDF-") {
		return FormatPDF, nil
	}
	what, do := "不是照片或扫描件", "可以添加 JPG、PNG 图片和 PDF 文件。"
	for _, r := range refused {
		if r.is(content) {
			what, do = r.what, r.do
		}
	}
	return "", Errorf(CodeUnsupported, "“%s”%s，不能作为附件。%s", name, what, do)
}

// filed are the pictures that can be filed, by how their files begin.
var filed = []struct{ head, format string }{
	{"\xFF\xD8\xFF", FormatJPEG},
	{"\x89PNG\r\n\x1A\n", FormatPNG},
}

// refusedFormat is a kind of picture that cannot be filed, by what stands at a place of its files.
type refusedFormat struct {
	at       int
	mark     string
	what, do string
}

const (
	convertIt  = "请用看图软件另存为 JPG 再添加。"
	phoneSetup = "请在手机相机设置里改用“兼容性最佳”的格式，或另存为 JPG 再添加。"
	rescanIt   = "请让扫描仪存成 PDF 或 JPG 再添加。"
)

var refused = []refusedFormat{
	{4, "ftypheic", "是 HEIC 照片", phoneSetup},
	{4, "ftypheix", "是 HEIC 照片", phoneSetup},
	{4, "ftypheif", "是 HEIC 照片", phoneSetup},
	{4, "ftyphevc", "是 HEIC 照片", phoneSetup},
	{4, "ftypmif1", "是 HEIC 照片", phoneSetup},
	{4, "ftypmsf1", "是 HEIC 照片", phoneSetup},
	{4, "ftypavif", "是 AVIF 图片", convertIt},
	{8, "WEBP", "是 WebP 图片", convertIt},
	{0, "GIF8", "是 GIF 图片", convertIt},
	{0, "II*\x00", "是 TIFF 图片", rescanIt},
	{0, "MM\x00*", "是 TIFF 图片", rescanIt},
	{0, "BM", "是 BMP 图片", convertIt},
}

func (r refusedFormat) is(content []byte) bool {
	return len(content) > r.at && strings.HasPrefix(string(content[r.at:min(len(content), r.at+16)]), r.mark)
}

// AttachmentOutcome is what became of files that were to be filed: refused ones are told each by a sentence, the others
// are filed.
type AttachmentOutcome struct {
	Deed    Deed
	Added   int
	Scaled  int // of those, photos that were scaled down
	Refused []string
}

// AttachmentView is what a window can show of an attachment. Of a PDF that is the picture that its first page consists
// of, as scanners write them; of other PDFs only the number of pages is known.
type AttachmentView struct {
	Picture image.Image // nil if there is none to show
	Pages   int         // of a PDF, 0 where it is not known
}

// FileSize writes a size as people say it: 340 KB, 1.2 MB.
func FileSize(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d 字节", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
