package desktop

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sys/windows"
)

// bell is where a second start asks for the window: two named events of this user's session.
// Nothing listens on the network, so no firewall asks.
type bell struct {
	show, shown, stop windows.Handle
	done              chan struct{}
	once              sync.Once
}

// hangBell waits for second starts.
func hangBell(name string, show func()) (*bell, error) {
	b := &bell{done: make(chan struct{})}
	var err error
	if b.show, err = newEvent(name + "-show"); err != nil {
		return nil, err
	}
	if b.shown, err = newEvent(name + "-shown"); err != nil {
		windows.CloseHandle(b.show)
		return nil, err
	}
	if b.stop, err = windows.CreateEvent(nil, 0, 0, nil); err != nil {
		windows.CloseHandle(b.show)
		windows.CloseHandle(b.shown)
		return nil, err
	}
	go b.serve(show)
	return b, nil
}

// newEvent makes an event that resets itself, or opens the one that a second start has made.
func newEvent(name string) (windows.Handle, error) {
	text, err := windows.UTF16PtrFromString(`Local\` + name)
	if err != nil {
		return 0, err
	}
	handle, err := windows.CreateEvent(nil, 0, 0, text)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		return handle, nil
	}
	return handle, err
}

// Close stops waiting.
func (b *bell) Close() error {
	b.once.Do(func() {
		_ = windows.SetEvent(b.stop) // fails for an invalid handle only
		<-b.done
		for _, handle := range []windows.Handle{b.show, b.shown, b.stop} {
			windows.CloseHandle(handle)
		}
	})
	return nil
}

func (b *bell) serve(show func()) {
	defer close(b.done)
	for {
		event, err := windows.WaitForMultipleObjects([]windows.Handle{b.show, b.stop}, false, windows.INFINITE)
		if err != nil || event != windows.WAIT_OBJECT_0 {
			return
		}
		show()
		_ = windows.SetEvent(b.shown) // fails for an invalid handle only
	}
}

// ring asks the window for name to show itself and waits for its answer.
func ring(ctx context.Context, name string) error {
	show, err := openEvent(name+"-show", windows.EVENT_MODIFY_STATE)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(show)
	shown, err := openEvent(name+"-shown", windows.SYNCHRONIZE)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(shown)
	allowForeground()
	if err := windows.SetEvent(show); err != nil {
		return err
	}
	wait := raisePatience
	if deadline, ok := ctx.Deadline(); ok {
		wait = max(0, time.Until(deadline))
	}
	event, err := windows.WaitForSingleObject(shown, uint32(wait.Milliseconds()))
	if err != nil {
		return err
	}
	if event != windows.WAIT_OBJECT_0 {
		return errors.New("the window does not answer")
	}
	return nil
}

func openEvent(name string, access uint32) (windows.Handle, error) {
	text, err := windows.UTF16PtrFromString(`Local\` + name)
	if err != nil {
		return 0, err
	}
	return windows.OpenEvent(access, false, text)
}
