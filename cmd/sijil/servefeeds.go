package main

import (
	"strings"
	"time"

	"github.com/sijil-news/sijil/server"
	"github.com/sijil-news/sijil/store/address"
)

// following says which feeds the server follows.
func (r *serveRun) following() (server.Feeds, error) {
	list, err := (&watchRun{app: r.app}).list(r.feeds)
	if err != nil {
		return server.Feeds{}, err
	}
	net := netFlags{private: r.accessFlags.private, timeout: time.Minute, delay: time.Second, max: 32 << 20}
	client, err := net.client()
	if err != nil {
		return server.Feeds{}, err
	}
	state := r.state
	if state == "" {
		state = "sijil-feeds.db"
		if !address.IsPostgres(r.register) {
			state = strings.TrimSuffix(address.Path(r.register), ".db") + "-feeds.db"
		}
	}
	return server.Feeds{State: state, Add: list, Client: client}, nil
}
