package main

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/sijil-news/sijil/fetch"
)

// netFlags are how the commands that use the network go about it.
type netFlags struct {
	private bool
	timeout time.Duration
	delay   time.Duration
	max     byteSize
	agent   string
	proxy   string
}

func (n *netFlags) flags(f *pflag.FlagSet) {
	n.max = 32 << 20
	f.BoolVar(&n.private, "allow-private", false, "also fetch from this machine, local networks and unusual ports")
	f.DurationVar(&n.timeout, "timeout", time.Minute, "longest time for one page")
	f.DurationVar(&n.delay, "delay", time.Second, "pause between requests to one host; its Crawl-delay may ask for more")
	f.Var(&n.max, "max-size", "largest page, as sent and unpacked: bytes, 500k, 32M")
	f.StringVar(&n.agent, "agent", "", "user agent (default Sijil/VERSION with its address); robots.txt is asked for its first word")
	f.StringVar(&n.proxy, "proxy", "", "address of a proxy, or env for that of the environment (default none)")
}

// client makes the client that the flags ask for.
func (n *netFlags) client() (*fetch.Client, error) {
	if n.timeout <= 0 {
		return nil, misusef("--timeout is more than 0, not %v", n.timeout)
	}
	if n.delay < 0 {
		return nil, misusef("--delay is 0 or more, not %v", n.delay)
	}
	if strings.ContainsFunc(n.agent, func(r rune) bool { return r < ' ' || r > '~' }) {
		return nil, misusef("--agent %q: a user agent is one line of ASCII", n.agent)
	}
	proxy, err := n.proxyURL()
	if err != nil {
		return nil, err
	}
	return fetch.New(fetch.Options{
		Version: codeVersion(), Agent: n.agent, AllowPrivate: n.private, Proxy: proxy, Delay: max(n.delay, 1),
		Timeout: n.timeout, HeaderTimeout: min(n.timeout, 20*time.Second), IdleTimeout: min(n.timeout, 15*time.Second), MaxSize: int64(n.max),
	}), nil
}

func (n *netFlags) proxyURL() (*url.URL, error) {
	switch n.proxy {
	case "":
		return nil, nil
	case "env":
		u, err := http.ProxyFromEnvironment(&http.Request{URL: &url.URL{Scheme: "https", Host: "news.example"}})
		if err != nil || u == nil {
			return nil, misusef("--proxy env: HTTPS_PROXY names no proxy")
		}
		return u, nil
	}
	u, err := url.Parse(n.proxy)
	if err != nil || u.Host == "" {
		return nil, misusef("--proxy %q is no address of a proxy: http://HOST:PORT or socks5://HOST:PORT", n.proxy)
	}
	return u, nil
}

// byteSize is a flag with a number of bytes.
type byteSize int64

func (b *byteSize) String() string {
	n := int64(*b)
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return strconv.FormatInt(n>>20, 10) + "M"
	case n >= 1<<10 && n%(1<<10) == 0:
		return strconv.FormatInt(n>>10, 10) + "k"
	}
	return strconv.FormatInt(n, 10)
}

func (b *byteSize) Set(s string) error {
	digits := strings.TrimRight(strings.ToLower(s), "ib")
	unit := float64(1)
	for suffix, n := range map[string]float64{"k": 1 << 10, "m": 1 << 20, "g": 1 << 30} {
		if d, ok := strings.CutSuffix(digits, suffix); ok {
			digits, unit = d, n
			break
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	if n *= unit; err != nil || n < 1 || n > math.MaxInt32*64 {
		return fmt.Errorf("want a number of bytes: 500000, 500k, 32M")
	}
	*b = byteSize(n)
	return nil
}

func (b *byteSize) Type() string { return "size" }
