package township

import (
	"strings"
	"testing"
)

func TestAttachmentTitle(t *testing.T) {
	tests := []struct{ file, want string }{
		{"/home/x/房屋正面.JPG", "房屋正面"},
		{`C:\照片\水井.2021.png`, "水井.2021"},
		{"IMG_0001", "IMG_0001"},
		{".jpg", "附件"},
		{" 签字表 .pdf", "签字表"},
		{strings.Repeat("长", 80) + ".jpg", strings.Repeat("长", 60)},
	}
	for _, tt := range tests {
		got := AttachmentTitle(tt.file)
		if got != tt.want {
			t.Errorf("%q is called %q, want %q", tt.file, got, tt.want)
		}
		if err := CheckAttachmentTitle(got); err != nil {
			t.Errorf("%q is called what may not be: %v", tt.file, err)
		}
	}
}

func TestAttachmentEdit(t *testing.T) {
	tests := []struct {
		edit AttachmentEdit
		want string
	}{
		{AttachmentEdit{Title: "房屋"}, ""},
		{AttachmentEdit{Title: "房屋", Taken: "2021", Remark: "修缮前"}, ""},
		{AttachmentEdit{Title: "房屋", Taken: "2021-11-19"}, ""},
		{AttachmentEdit{Title: " 　"}, "请填写附件的名称"},
		{AttachmentEdit{Title: strings.Repeat("长", 61)}, "最多60个字，现在有61个"},
		{AttachmentEdit{Title: "房屋", Taken: "2021-11-20"}, "晚于今天 2021-11-19"},
		{AttachmentEdit{Title: "房屋", Taken: "2021-13-01"}, "拍摄日期“2021-13-01”不对"},
		{AttachmentEdit{Title: "房屋", Taken: "2021.5.1"}, "不对"},
		{AttachmentEdit{Title: "房屋", Remark: strings.Repeat("长", 501)}, "备注最多500个字"},
	}
	for _, tt := range tests {
		err := tt.edit.Tidy().Validate("2021-11-19")
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(Say(err), tt.want) {
			t.Errorf("%+v: %v, want %q", tt.edit, err, tt.want)
		}
		if err != nil && CodeOf(err) != CodeInvalid {
			t.Errorf("%+v: code %s", tt.edit, CodeOf(err))
		}
	}
}

func TestAttachmentRecord(t *testing.T) {
	a := Attachment{Title: "房屋", FileName: "a.jpg", Digest: "ab", Format: FormatJPEG, Size: 12, Taken: "2021-10", Remark: "x"}
	r := Attachments.NewRecord()
	a.Fill(r)
	if got := AttachmentOf(r); got != a {
		t.Errorf("read back %+v, want %+v", got, a)
	}
	if a.Name() != "房屋.jpg" {
		t.Errorf("leaves as %q", a.Name())
	}
	if f := Attachments.Field(OfHousehold(1).Link); f.Kind != LinkField || f.Parent != Households.Table {
		t.Errorf("a household is named by %+v", f)
	}
}

func TestLooksAttachable(t *testing.T) {
	for file, want := range map[string]bool{
		"/x/a.JPG": true, "a.jpeg": true, "a.png": true, "扫描.PDF": true, "a.heic": true,
		"人口信息.xlsx": false, "a.xls": false, "a.csv": false, "a": false, "jpg": false,
	} {
		if got := LooksAttachable(file); got != want {
			t.Errorf("%q: %v", file, got)
		}
	}
}

func TestAttachmentFormatIsToldByContent(t *testing.T) {
	for content, want := range map[string]string{
		"\xFF\xD8\xFF\xE0": FormatJPEG, "\x89PNG\r\n\x1A\n": FormatPNG, "%PDF-1.7": FormatPDF, "\r\n%PDF-1.4": FormatPDF,
	} {
		if got, err := AttachmentFormat("表.xlsx", []byte(content)); got != want || err != nil {
			t.Errorf("%q is %q, %v", content, got, err)
		}
	}
	if _, err := AttachmentFormat("照片.jpg", []byte("PK\x03\x04")); CodeOf(err) != CodeUnsupported || !strings.Contains(Say(err), "“照片.jpg”不是照片或扫描件") {
		t.Errorf("a workbook called jpg: %v", err)
	}
}

func TestFileSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 字节", 1023: "1023 字节", 1024: "1 KB", 350_000: "341 KB", 1 << 20: "1.0 MB", MaxAttachmentBytes: "40.0 MB"} {
		if got := FileSize(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
