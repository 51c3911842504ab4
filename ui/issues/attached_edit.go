package issues

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// editAttached asks for the name, the day and the remark of a photo or scan; then is done once they are saved.
func (s *Screen) editAttached(at township.Attachment, then func(township.AttachmentEdit)) {
	title, remark := widgets.NewTextEntry(""), widgets.NewMultiEntry("", 3)
	title.SetText(at.Title)
	remark.SetText(at.Remark)
	taken := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	taken.Partial, taken.NotAfter = true, string(s.host.Today())
	taken.SetValue(string(at.Taken))
	var d *widgets.Dialog
	form := widgets.NewForm(func() {
		edit := township.AttachmentEdit{Title: title.Text, Taken: township.Date(taken.Value()), Remark: remark.Text}.Tidy()
		deed, err := s.desk.ChangeAttachment(context.Background(), at.ID, edit, origin)
		if err != nil {
			s.host.Fail(err)
			return
		}
		d.Close()
		then(edit)
		if deed.ID != 0 {
			s.host.Done(deed, "已修改附件“"+edit.Title+"”")
		}
	},
		widgets.NewField("名称", title, widgets.FieldOptions{Required: true, Validate: township.CheckAttachmentTitle}),
		widgets.NewField("拍摄日期", taken, widgets.FieldOptions{}),
		widgets.NewField("备注", remark, widgets.FieldOptions{Validate: township.CheckAttachmentRemark}))
	file := widgets.NewQuiet("原文件名 " + at.FileName + "　" + township.FileSize(at.Size))
	d = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "修改附件", Body: widgets.Stack(8, form, file), Deed: "保存", First: title,
		OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}
