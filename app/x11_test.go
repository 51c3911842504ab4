package main

import (
	"encoding/binary"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"
)

// closeWindow asks a window to close, as the cross in its frame does. On a screen without a window manager nobody
// else can, and xdotool of Debian 12 can only destroy a window.
func (s *screen) closeWindow(id string) {
	s.tb.Helper()
	window, err := strconv.ParseUint(id, 10, 32)
	must(s.tb, err)
	x := dialX(s.tb, s.display)
	defer x.conn.Close()
	protocols, closing := x.atom("WM_PROTOCOLS"), x.atom("WM_DELETE_WINDOW")
	const sendEvent, length, clientMessage, format = 25, 11, 33, 32
	x.send(byte(sendEvent), byte(0), uint16(length), uint32(window), uint32(0),
		byte(clientMessage), byte(format), uint16(0), uint32(window), protocols, closing, uint32(0), uint32(0), uint32(0), uint32(0))
	x.atom("WM_PROTOCOLS") // the answer says that the event has been passed on
}

// blank paints the screen black: what a closed window leaves on a screen without a background stays.
func (s *screen) blank() {
	s.tb.Helper()
	x := dialX(s.tb, s.display)
	defer x.conn.Close()
	const changeAttributes, backgroundPixel, clearArea = 2, 2, 61
	x.send(byte(changeAttributes), byte(0), uint16(4), x.root, uint32(backgroundPixel), uint32(0))
	x.send(byte(clearArea), byte(0), uint16(4), x.root, uint16(0), uint16(0), uint16(0), uint16(0))
	x.atom("WM_PROTOCOLS") // the answer comes when that is done
}

// xConn is just enough of the X protocol for such messages.
type xConn struct {
	tb   testing.TB
	conn net.Conn
	root uint32 // the window behind all windows
}

func dialX(tb testing.TB, display string) *xConn {
	tb.Helper()
	socket := "/tmp/.X11-unix/X" + strings.TrimPrefix(display, ":")
	conn, err := net.Dial("unix", socket)
	if err != nil {
		conn, err = net.Dial("unix", "@"+socket) // where the folder cannot be made there is the abstract one
	}
	must(tb, err)
	must(tb, conn.SetDeadline(time.Now().Add(10*time.Second)))
	x := &xConn{tb: tb, conn: conn}
	x.send(byte('l'), byte(0), uint16(11), uint16(0), uint16(0), uint16(0), uint16(0)) // low byte first, protocol 11, no cookie
	head := x.read(8)
	if head[0] != 1 {
		tb.Fatalf("the X server refuses a client: %v", head)
	}
	setup := x.read(4 * int(binary.LittleEndian.Uint16(head[6:])))
	const vendorLength, formats, vendor, formatSize = 16, 21, 32, 8
	name := (int(binary.LittleEndian.Uint16(setup[vendorLength:])) + 3) / 4 * 4
	x.root = binary.LittleEndian.Uint32(setup[vendor+name+formatSize*int(setup[formats]):])
	return x
}

// atom returns the number of a name.
func (x *xConn) atom(name string) uint32 {
	x.tb.Helper()
	const internAtom = 16
	padded := name + strings.Repeat("\x00", (4-len(name)%4)%4)
	x.send(byte(internAtom), byte(0), uint16(2+len(padded)/4), uint16(len(name)), uint16(0), []byte(padded))
	for {
		if answer := x.read(32); answer[0] == 1 { // else an event
			return binary.LittleEndian.Uint32(answer[8:])
		}
	}
}

func (x *xConn) send(parts ...any) {
	x.tb.Helper()
	for _, p := range parts {
		must(x.tb, binary.Write(x.conn, binary.LittleEndian, p))
	}
}

func (x *xConn) read(n int) []byte {
	x.tb.Helper()
	b := make([]byte, n)
	if _, err := io.ReadFull(x.conn, b); err != nil {
		x.tb.Fatal(err)
	}
	return b
}
