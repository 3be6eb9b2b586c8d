package access

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"
)

// Certificate is that of the server, read again when its files change. It is
// safe for concurrent use.
type Certificate struct {
	cert, key string
	mu        sync.Mutex
	now       *tls.Certificate
	stamp     [2]time.Time // of the files
	looked    time.Time
}

// lookEvery is how often is looked whether the files changed.
const lookEvery = time.Minute

// ReadCertificate reads certificate (with those of its issuers) and key from
// files in PEM.
func ReadCertificate(cert, key string) (*Certificate, error) {
	c := &Certificate{cert: cert, key: key}
	return c, c.Reload()
}

// Reload reads the files. With an error the one before stays in use.
func (c *Certificate) Reload() error {
	stamp := c.stamps()
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return fmt.Errorf("read certificate %s with key %s: %w", c.cert, c.key, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.stamp, c.looked = &pair, stamp, time.Now()
	return nil
}

func (c *Certificate) stamps() (out [2]time.Time) {
	for i, name := range []string{c.cert, c.key} {
		if st, err := os.Stat(name); err == nil {
			out[i] = st.ModTime()
		}
	}
	return out
}

// Config is how the server speaks TLS: 1.2 and later. Files that changed are
// read again; where that fails, told is called and the one before stays.
func (c *Certificate) Config(told func(error)) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		c.mu.Lock()
		look := time.Since(c.looked) > lookEvery
		if look {
			c.looked = time.Now()
		}
		before := c.stamp
		c.mu.Unlock()
		if look && c.stamps() != before {
			if err := c.Reload(); err != nil {
				told(err)
			}
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.now, nil
	}}
}
