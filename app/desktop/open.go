package desktop

import (
	"os"
	"path/filepath"

	"taizhang/app/township"
)

// OpenFile opens a file with the program that the system has for it.
func OpenFile(path string) error {
	path, err := present(path)
	if err != nil {
		return err
	}
	if err := openWith(path); err != nil {
		return noProgram(path, err)
	}
	return nil
}

// PrintFile sends a file to the printer by the program that the system has for it. Where that
// program cannot print by itself the file is opened instead and fellBack is true: the clerk is
// then to press Ctrl+P in that program.
func PrintFile(path string) (fellBack bool, err error) {
	path, err = present(path)
	if err != nil {
		return false, err
	}
	if printWith(path) == nil {
		return false, nil
	}
	if err := openWith(path); err != nil {
		return false, noProgram(path, err)
	}
	return true, nil
}

// RevealFile shows a file in its folder, selected where the system can do that.
func RevealFile(path string) error {
	path, err := present(path)
	if err != nil {
		return err
	}
	if err := reveal(path); err != nil {
		return township.Because(township.CodeUnsupported, err, "打不开文件夹。文件在这里：%s", path)
	}
	return nil
}

// present makes path absolute and checks that the file is still there.
func present(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err == nil {
		_, err = os.Stat(absolute)
	}
	if err != nil {
		return "", township.Because(township.CodeNotFound, err, "找不到“%s”，可能已被移走或删除。请重新生成。", path)
	}
	return absolute, nil
}

func noProgram(path string, err error) error {
	return township.Because(township.CodeUnsupported, err,
		"这台电脑没有能打开“%s”的程序。请安装 PDF 阅读器或 WPS，文件在这里：%s", filepath.Base(path), path)
}
