// Package township is the domain: households and their members, the four ledgers,
// ID numbers, dates, money, and what a clerk may do with them. It imports nothing
// but the standard library; screens, archive, workbooks and paper all speak its types.
package township

import (
	"errors"
	"fmt"
)

// Code names a kind of failure for programs and tests; the words for people are in Error.Text.
type Code string

// The codes that more than one package uses.
const (
	CodeInvalid     Code = "invalid"      // what was given breaks a rule of the domain
	CodeNotFound    Code = "not_found"    // the record is not in the archive
	CodeConflict    Code = "conflict"     // the record has changed since, or exists already
	CodeNotArchive  Code = "not_archive"  // the file is not an archive of this program
	CodeNewer       Code = "newer"        // the archive was written by a newer version
	CodeBusy        Code = "busy"         // another program holds the archive or the file
	CodeUnreadable  Code = "unreadable"   // the file is damaged, or not what its name says
	CodeUnsupported Code = "unsupported"  // a real file of a kind that cannot be read
	CodePassword    Code = "password"     // a password or PIN is needed, or was wrong: of a file, of the office, of an operator
	CodeTooLarge    Code = "too_large"    // the file is over the limits that keep memory bounded
	CodeNoRoster    Code = "no_roster"    // the file can be read, but no roster was recognised in it
	CodeWrite       Code = "write_failed" // a file could not be written
	CodeCancelled   Code = "cancelled"    // the clerk stopped the work
	CodeInternal    Code = "internal"     // everything else
)

// Error is a failure that the clerk can understand: Text says in Chinese what happened,
// to which record or file, and what to do now. Err, if any, is for the log only.
type Error struct {
	Code  Code
	Text  string
	Err   error
	Field string // key of the field that is refused, “” where it is the whole
}

// Error returns the Chinese sentence.
func (e *Error) Error() string { return e.Text }

// Unwrap gives the cause, for errors.Is and the log.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of the given code; a %w in the format keeps the cause.
func Errorf(code Code, format string, args ...any) *Error {
	wrapped := fmt.Errorf(format, args...)
	return &Error{Code: code, Text: wrapped.Error(), Err: errors.Unwrap(wrapped)}
}

// Because makes an Error whose cause goes to the log but not into the sentence.
func Because(code Code, cause error, format string, args ...any) *Error {
	return &Error{Code: code, Text: fmt.Sprintf(format, args...), Err: cause}
}

// CodeOf returns the code of err: "" for nil, CodeInternal for an error without one.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// FieldOf returns the key of the field that an error refuses, “” where it is the whole or not known.
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// Say returns what to tell the clerk: the Chinese sentence of an Error, or a short apology
// for anything else, whose details are in the log.
func Say(err error) string {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Text
	}
	return "程序内部出错，本次操作没有完成，数据未改动。请重试；若再次出现，请把日志交给维护人员。"
}
