package sheet

// The errors by which this system tells of a file held open and of a pulled stick.
var lockedForTest, goneForTest error = errSharingViolation, errNotReady
