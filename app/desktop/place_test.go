package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

// wantError checks code and sentence of an error for the clerk.
func wantError(t *testing.T, err error, code township.Code, part string) {
	t.Helper()
	if got := township.CodeOf(err); got != code {
		t.Errorf("code is %q, want %q (%v)", got, code, err)
	}
	if err != nil && !strings.Contains(err.Error(), part) {
		t.Errorf("sentence is %q, want %q in it", err, part)
	}
}

func touch(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLocate(t *testing.T) {
	plain, portable := t.TempDir(), t.TempDir()
	touch(t, filepath.Join(portable, portableMark))
	root := t.TempDir()
	in := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }

	windows := map[string]string{"APPDATA": in("Roaming"), "LOCALAPPDATA": in("Local")}
	tests := []struct {
		name, flag, system, dir string
		env                     map[string]string
		want                    Place
	}{
		{
			name: "windows", system: "windows", dir: plain, env: windows,
			want: Place{
				Archive: in("Roaming", "taizhang", "台账.db"), Dir: in("Roaming", "taizhang"), Backup: in("Roaming", "taizhang", "backups"),
				Log: in("Local", "taizhang", "logs"), Crash: in("Local", "taizhang", "crash"), Temp: in("Local", "taizhang", "temp"),
			},
		},
		{
			name: "linux without variables", system: "linux", dir: plain,
			want: Place{
				Archive: in(".local", "share", "taizhang", "台账.db"), Dir: in(".local", "share", "taizhang"), Backup: in(".local", "share", "taizhang", "backups"),
				Log: in(".local", "state", "taizhang", "logs"), Crash: in(".local", "state", "taizhang", "crash"), Temp: in(".cache", "taizhang", "temp"),
			},
		},
		{
			name: "linux with variables", system: "linux", dir: plain,
			env: map[string]string{"XDG_DATA_HOME": in("d"), "XDG_STATE_HOME": in("s"), "XDG_CACHE_HOME": "relative"},
			want: Place{
				Archive: in("d", "taizhang", "台账.db"), Dir: in("d", "taizhang"), Backup: in("d", "taizhang", "backups"),
				Log: in("s", "taizhang", "logs"), Crash: in("s", "taizhang", "crash"), Temp: in(".cache", "taizhang", "temp"),
			},
		},
		{
			name: "portable", system: "windows", dir: portable, env: windows,
			want: Place{
				Archive: filepath.Join(portable, "台账.db"), Dir: portable, Backup: filepath.Join(portable, "backups"), Portable: true,
				Log: filepath.Join(portable, "logs"), Crash: filepath.Join(portable, "crash"), Temp: filepath.Join(portable, "temp"),
			},
		},
		{
			name: "named", flag: in("清溪镇.db"), system: "windows", dir: plain, env: windows,
			want: Place{
				Archive: in("清溪镇.db"), Dir: root, Backup: in("backups"), given: true,
				Log: in("Local", "taizhang", "logs"), Crash: in("Local", "taizhang", "crash"), Temp: in("Local", "taizhang", "temp"),
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := machine{
				system: tt.system, program: filepath.Join(tt.dir, "taizhang"),
				home: func() (string, error) { return root, nil },
				env:  func(name string) string { return tt.env[name] },
			}
			got, err := locate(tt.flag, m)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestLocateErrors(t *testing.T) {
	m := machine{
		system: "linux", program: filepath.Join(t.TempDir(), "taizhang"),
		home: func() (string, error) { return "", errors.New("$HOME is not defined") },
		env:  func(string) string { return "" },
	}
	_, err := locate("", m)
	wantError(t, err, township.CodeNotFound, "请用 -db 指定档案文件")
	m.system = "windows"
	_, err = locate("", m)
	wantError(t, err, township.CodeNotFound, "找不到当前用户的数据文件夹")
	_, err = locate(t.TempDir(), m)
	wantError(t, err, township.CodeInvalid, "是文件夹。请在 -db 后面写档案的文件名")
}

func TestPrepare(t *testing.T) {
	root := t.TempDir()
	p := under(filepath.Join(root, "state"), filepath.Join(root, "cache"))
	p.Dir = filepath.Join(root, "data")
	if err := p.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{p.Dir, p.Log, p.Crash, p.Temp} {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			t.Errorf("%s was not made: %v", dir, err)
		}
	}

	p.Dir, p.given = filepath.Join(root, "missing"), true
	wantError(t, p.Prepare(), township.CodeNotFound, "missing”不存在。请检查 -db 后面的路径")
	p.Dir, p.given = filepath.Join(touch(t, filepath.Join(root, "file")), "x"), false
	wantError(t, p.Prepare(), township.CodeWrite, "建不了文件夹")
}
