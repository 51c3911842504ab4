package data

import (
	"context"
	"database/sql"
	"sync"
)

// mostPrepared bounds how many statements an archive keeps; the program has fewer.
const mostPrepared = 200

// prepared is the archive as a querier that parses each statement once per connection: a page asks a dozen short
// questions, and SQLite needs longer to understand one than to answer it. Only statements whose text does not depend on
// what is asked for should be put to it.
type prepared struct {
	db *sql.DB

	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

func newPrepared(db *sql.DB) *prepared { return &prepared{db: db, stmts: map[string]*sql.Stmt{}} }

// stmt returns a statement that is kept, nil for one more than are kept.
func (p *prepared) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.stmts[query]
	if ok || len(p.stmts) >= mostPrepared {
		return s, nil
	}
	s, err := p.db.PrepareContext(ctx, query)
	if err == nil {
		p.stmts[query] = s
	}
	return s, err
}

// QueryContext runs a query that returns rows.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return p.db.QueryContext(ctx, query, args...)
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext runs a query that returns one row at most.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.stmt(ctx, query)
	if err != nil || s == nil {
		return p.db.QueryRowContext(ctx, query, args...) // which says the same error
	}
	return s.QueryRowContext(ctx, args...)
}
