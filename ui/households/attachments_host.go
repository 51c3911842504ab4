package households

import (
	"context"

	"taizhang/app/township"
	"taizhang/ui/around"
)

// Attacher is what the card 附件 asks of the clerk's desk.
type Attacher interface {
	// AttachmentsOf returns what is filed with a record, in the order of filing.
	AttachmentsOf(ctx context.Context, owner township.AttachmentOwner) ([]township.Attachment, error)
	around.Attacher
	// ChangeAttachment changes what is said about an attachment; nothing to change is no deed.
	ChangeAttachment(ctx context.Context, id int64, edit township.AttachmentEdit, origin township.Origin) (township.Deed, error)
	// RemoveAttachments moves attachments to the bin.
	RemoveAttachments(ctx context.Context, ids []int64, origin township.Origin) (township.Deed, error)
}

// AttachmentViewer shows and copies what is filed.
type AttachmentViewer interface {
	// ViewAttachment returns the picture of an attachment, no longer than side pixels; 0 leaves it as it is.
	ViewAttachment(ctx context.Context, id int64, side int) (township.AttachmentView, error)
	// SaveAttachment writes a copy to a file.
	SaveAttachment(ctx context.Context, id int64, path string) error
	// CopyAttachment makes a copy for another program to open.
	CopyAttachment(ctx context.Context, id int64) (path string, err error)
}

// Filer asks for files, and has slow work done with them.
type Filer interface {
	OpenFiles(title string, extensions []string, then func(paths []string))
	SaveFile(title, suggested, extension string, then func(path string))
	Saved(path, text string)
	OpenPath(path string)
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
}
