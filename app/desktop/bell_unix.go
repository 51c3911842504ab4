//go:build unix

package desktop

import (
	"bufio"
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"time"
)

// The words of the second start and of the window's answer.
const (
	wordShow  = "show\n"
	wordShown = "shown\n"
)

// bell is where a second start asks for the window: a socket that only this user can reach.
type bell struct{ listener net.Listener }

// socketPath keeps below the 104 characters that a socket's address may have.
func socketPath(name string) string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = os.TempDir()
	}
	const limit = 104
	path := filepath.Join(dir, name+".sock")
	if len(path) >= limit {
		path = filepath.Join("/tmp", name+".sock")
	}
	return path
}

// hangBell listens for second starts. A socket that lies there already is of a dead process:
// the caller holds the archive's lock.
func hangBell(name string, show func()) (*bell, error) {
	path := socketPath(name)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		listener.Close()
		return nil, err
	}
	b := &bell{listener: listener}
	go b.serve(show)
	return b, nil
}

// Close stops listening and removes the socket.
func (b *bell) Close() error { return b.listener.Close() }

func (b *bell) serve(show func()) {
	for {
		conn, err := b.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(time.Second) // out of file handles: try again later
			continue
		}
		go answer(conn, show)
	}
}

func answer(conn net.Conn, show func()) {
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(raisePatience)); err != nil {
		return
	}
	word := make([]byte, len(wordShow))
	if _, err := conn.Read(word); err != nil || string(word) != wordShow {
		return
	}
	show()
	_, _ = conn.Write([]byte(wordShown)) // whoever has gone away needs no answer
}

// ring asks the window for name to show itself and waits for its answer.
func ring(ctx context.Context, name string) error {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "unix", socketPath(name))
	if err != nil {
		return err
	}
	defer conn.Close()
	if deadline, ok := ctx.Deadline(); ok {
		if err := conn.SetDeadline(deadline); err != nil {
			return err
		}
	}
	if _, err := conn.Write([]byte(wordShow)); err != nil {
		return err
	}
	word, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return err
	}
	if word != wordShown {
		return errors.New("unknown answer from the window")
	}
	return nil
}
