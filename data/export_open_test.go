package data

import (
	"context"
	"database/sql"
)

// ExplainOpen lets tests see what is said of an error.
var ExplainOpen = explainOpen

// DB gives tests the pool of connections.
func (a *Archive) DB() *sql.DB { return a.db }

// OpenNewer opens an archive as a later version of the program would, with further migrations.
func OpenNewer(ctx context.Context, path string, opt Options, further ...string) (*Archive, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	for _, text := range further {
		steps = append(steps, migration{version: len(steps) + 1, sql: text})
	}
	return openWith(ctx, path, opt, steps)
}
