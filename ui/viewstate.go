package ui

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// viewFile is where the window keeps what it remembers of a user.
const viewFile = "view.json"

// viewDelay gathers what is remembered in quick succession, such as a dragged column, into one write.
const viewDelay = 500 * time.Millisecond

// viewState is what the window remembers of a user between starts: column widths, the last
// choices, the appearance. Losing it loses no data, so that a fault is logged and no more.
type viewState struct {
	path string // “” keeps nothing
	log  func(msg string, err error)

	mu     sync.Mutex
	values map[string]json.RawMessage
	timer  *time.Timer // of the write to come, nil for none
	file   sync.Mutex  // one write at a time
}

func openViewState(folder string, log func(string, error)) *viewState {
	v := &viewState{values: map[string]json.RawMessage{}, log: log}
	if folder == "" {
		return v
	}
	v.path = filepath.Join(folder, viewFile)
	text, err := os.ReadFile(v.path)
	if os.IsNotExist(err) {
		return v
	}
	if err == nil {
		err = json.Unmarshal(text, &v.values)
	}
	if err != nil || v.values == nil {
		log("view state cannot be read, starting afresh", err)
		v.values = map[string]json.RawMessage{}
	}
	return v
}

// recall fills into with what was remembered under a key; false if there is nothing that fits.
func (v *viewState) recall(key string, into any) bool {
	v.mu.Lock()
	text, ok := v.values[key]
	v.mu.Unlock()
	return ok && json.Unmarshal(text, into) == nil
}

// remember keeps a value and writes it soon.
func (v *viewState) remember(key string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		v.log("view state cannot be encoded: "+key, err)
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.values[key] = text
	if v.timer == nil && v.path != "" {
		v.timer = time.AfterFunc(viewDelay, v.flush)
	}
}

// flush writes what has not been written yet.
func (v *viewState) flush() {
	v.file.Lock()
	defer v.file.Unlock()
	text, due := v.take()
	if !due {
		return
	}
	if err := replaceFile(v.path, text); err != nil {
		v.log("view state cannot be written", err)
	}
}

func (v *viewState) take() (text []byte, due bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.timer == nil {
		return nil, false
	}
	v.timer.Stop()
	v.timer = nil
	text, err := json.MarshalIndent(v.values, "", "\t")
	return text, err == nil
}

// replaceFile puts a file in the place of another, whole or not at all.
func replaceFile(path string, text []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), viewFile+".*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(text)
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	return err
}
