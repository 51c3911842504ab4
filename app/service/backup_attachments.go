package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/outfile"
	"taizhang/data/vault"
)

// The copies of attachments lie beside those of the archive, in one folder for all of them, named as if it belonged to
// an archive there: 清溪镇.附件. So a day's copy costs what is new, and to restore is to copy one .db and that folder
// back. In the folder each copy of the archive has a list of the files that it needs.
const (
	manifestFolder = "清单"
	upgradeMark    = ".升级前-v" // data.Open puts such copies aside
)

// backupOf returns of which archive a file among the backups is a copy, by its name.
func backupOf(path string) (original string, ok bool) {
	base := filepath.Base(path)
	for _, mark := range []string{backupMark, upgradeMark} {
		if i := strings.LastIndex(base, mark); i > 0 {
			return filepath.Join(filepath.Dir(path), base[:i]+".db"), true
		}
	}
	return "", false
}

// backupStore is where the copies of the attachments go.
func (d *Desk) backupStore(dir string) vault.Store {
	return vault.Beside(filepath.Join(dir, strings.TrimSuffix(d.backupStem(), backupMark)+".db"))
}

// backUpAttachments copies the files that a copy of the archive just made needs, as far as they are not there yet, and
// returns how many are missing or damaged here: a copy of the rest is worth having nonetheless.
func (d *Desk) backUpAttachments(ctx context.Context, dir, target string) (lost int, err error) {
	files, err := d.archive.AttachedFiles(ctx)
	if err != nil || len(files) == 0 {
		return 0, err
	}
	from, to := d.vault(), d.backupStore(dir)
	for _, f := range files {
		if to.Has(vault.File(f)) {
			continue
		}
		content, err := from.Read(vault.File(f))
		switch code := township.CodeOf(err); {
		case code == township.CodeNotFound || code == township.CodeUnreadable:
			lost++
			continue
		case err != nil:
			return 0, err
		}
		if _, err := to.Put(ctx, content, f.Format); err != nil {
			return 0, err
		}
	}
	return lost, writeManifest(ctx, manifestOf(to, target), files)
}

// manifestOf is where the list of files of a copy lies.
func manifestOf(store vault.Store, target string) string {
	return filepath.Join(store.Dir(), manifestFolder, strings.TrimSuffix(filepath.Base(target), ".db")+".txt")
}

func writeManifest(ctx context.Context, path string, files []data.AttachedFile) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return outfile.WritePrivate(ctx, path, func(w io.Writer) error {
		for _, f := range files {
			if _, err := fmt.Fprintln(w, f.Digest, f.Format); err != nil {
				return err
			}
		}
		return nil
	})
}

// readManifest adds the files of a list to those that are needed.
func readManifest(path string, needed map[vault.File]bool) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		digest, format, _ := strings.Cut(strings.TrimSpace(line), " ")
		needed[vault.File{Digest: digest, Format: format}] = true
	}
	return nil
}

// pruneBackup erases from the copies of attachments those that no kept copy of the archive needs: papers that the
// office has erased shall not live on here. While it is not known of every copy what it needs, nothing is erased.
func (d *Desk) pruneBackup(dir string) error {
	store := d.backupStore(dir)
	if _, err := os.Stat(filepath.Join(store.Dir(), manifestFolder)); errors.Is(err, fs.ErrNotExist) || d.upgradeCopies(dir) {
		return nil
	}
	needed, kept := map[vault.File]bool{}, map[string]bool{}
	for _, copied := range d.backups(dir) {
		manifest := manifestOf(store, copied)
		kept[manifest] = true
		switch err := readManifest(manifest, needed); {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		}
	}
	files, err := store.Files()
	if err != nil {
		return err
	}
	for _, f := range files {
		if !needed[f] {
			if err := store.Remove(f); err != nil {
				return err
			}
		}
	}
	return dropManifests(filepath.Join(store.Dir(), manifestFolder), kept)
}

// upgradeCopies says whether copies from before an upgrade lie in dir, which have no list. Those of the first version
// know no attachments.
func (d *Desk) upgradeCopies(dir string) bool {
	stem := strings.TrimSuffix(d.backupStem(), backupMark) + upgradeMark
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if rest, ok := strings.CutPrefix(e.Name(), stem); ok && !strings.HasPrefix(rest, "1-") {
			return true
		}
	}
	return err != nil
}

// dropManifests removes the lists of copies that are gone.
func dropManifests(dir string, kept map[string]bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if path := filepath.Join(dir, e.Name()); !kept[path] && strings.HasSuffix(path, ".txt") {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return nil
}

// attachmentsLost says that a backup was made, but of an archive that has lost files.
func attachmentsLost(lost int) error {
	return township.Errorf(township.CodeUnreadable, "今天的备份已经做好，但档案里有%d个附件的文件缺失或损坏，备份里也没有。请在“农户”页找到标着“文件缺失”的附件，重新添加或删除；用 taizhang check 可以列出它们。", lost)
}
